import { alternatives } from '../text/any-of.ts'
import { numbersIn } from '../text/document-number.ts'
import { fold } from '../text/fold.ts'
import { addDays, isDay } from '../time.ts'
import { soundsEmpty } from './suggest/act.ts'

type Promised = { action: string; actionBy: string; actionOn: string; document: string }
export type Missing = 'act' | 'unit' | 'day' | 'done' | 'document'

// Two months ahead can be waited for; a later day puts people off. A year back is what was done already.
const aheadDays = 60
const backDays = 365

const wordsOf = (...lists: string[]) => new RegExp(`\\b(?:${lists.join('|')})\\b`, 'g')

// On folded words. What is said of any matter says nothing of this one: that it was heard, thought about, passed on, promised,
// put off, thanked for, or is as the law has it.
const heard =
  'ghi nhan|tiep thu|tiep nhan|lang nghe|nghe|biet|nam(?: duoc| bat| chac)?(?= (?:thong tin|tinh hinh|su viec))|nam (?:duoc|bat)|luu (?:y|tam)'
const thought =
  'xem xet|can nhac|nghien cuu|tim hieu|ra soat|tong hop|thong ke|danh gia|theo doi|kiem tra|phan tich|ban bac|thao luan|hoi y|thong nhat|y kien'
const passed = alternatives`
  bao cao|trinh(?: ky)?|de xuat|de nghi|kien nghi|yeu cau|tham muu|phan cong|chi dao|don doc|phoi hop|trao doi
  thong bao|lien he|lam viec|giao|hop tac|chuyen( tiep| den| toi| cho)*
`
const promised = alternatives`
  xu ly|giai quyet|khac phuc|giai trinh|tra loi|phan hoi|phuc dap|thuc hien|trien khai|tien hanh|hoan thien
  hoan thanh|cai thien|nang cao|tang cuong|day manh|chan chinh|tiep tuc|co gang|no luc|phan dau|quyet tam
  quan tam|chu y|dong vien|tuyen truyen|nhac nho|van dong|khan truong|vao cuoc|rut kinh nghiem|phuong an
  ke hoach|lo trinh|giai phap|bien phap|huong (?:xu ly|giai quyet|di)|co huong|qua trinh|kho khan|phuc tap
`
const thanked = 'cam on|tran trong|xin loi|chuc|suc khoe|thong cam|chia se|mong|hua|hai long|gop y'
const lawful = alternatives`
  theo quy dinh(?: (?:cua )?phap luat)?|phap luat|quy dinh|theo tham quyen|tham quyen|thuoc|nghiem(?: minh)?
  dung(?= (?:quy dinh|phap luat|luat|muc|the|la))
`
const soon = 'kip thoi|som nhat|trong thoi gian (?:toi|som nhat|gan nhat)|(?:tu )?cho|doi|du kien'
const said = wordsOf(heard, thought, passed, promised, thanked, lawful, soon)
const anybody =
  /\b(co quan|don vi|bo phan|phong ban|phong|ban nganh|nganh|nhung nguoi|ai do|ai|cac (?:ben|cap)|ben|can bo|nguoi|lanh dao|cap tren|cap|noi|chuyen mon|chuc nang|lien quan|phu trach|co tham quyen|tham quyen|chung toi|chung ta|toi|minh)\b/g
// A unit of its own has a name or a task: “phường”, “địa phương”, “nhà thầu nào đó” may be anybody.
const anywhere =
  /\b(phuong|xa|thon|to|khu pho|huyen|tinh|thanh pho|chinh quyen|dia phuong|nha thau|nha nuoc|cong ty)\b/g
const indefinite = /\bnao\b/
// Only of the act: that somebody unnamed sits down to it, some day, as money allows.
const putOff =
  /\b(ubnd|uy ban(?: nhan dan)?|chinh quyen|dia phuong|phuong|xa|to(?= (?:cong tac|chuyen))|cong tac|thi cong|khao sat|xac minh|sap xep|bo tri|tham khao|dung muc|dut diem|co the|nam thong tin|cu(?! the)|doan|hop ban|bang van ban|huong dan(?: cua)?|ba con|nho|them|hen|dip khac|kinh phi|ngan sach|phan bo|nguon von|dua(?: ra)? vao|xuong|xem|lam|tinh|(?:nam|thang|quy|tuan) (?:sau|toi|nay))\b/g
const filler =
  /\b(da|dang|se|duoc|cac|nhung|va|voi|de|cho|cua|ve|theo|mot|nay|do|day|la|thi|hien|som|ngay|ba con|ong|ba|anh|chi|ban|quy vi|nguoi dan|cong dan|noi dung|phan anh|gop y|kien nghi|y kien|vu viec|viec|van de|thong tin|su viec|ket qua|tai|tu|nhe|nha|a|o|khi|lai|sau|truoc|hop ly|phu hop|can thiet|can|kho|dung|hon|nua|chung|xin|ok|len|vao|co|chua|khong|dieu kien|cu the|tinh hinh|thuc te|trong|thoi gian|tich cuc|nghiem tuc|triet de|day du|kip|that|rat|moi|gi|neu)\b/g

const without = (text: string, ...emptied: RegExp[]) =>
  emptied.reduce((left, words) => left.replace(words, ' '), fold(text).replace(/\bmot cua\b/g, 'motcua'))
const names = (text: string, ...emptied: RegExp[]) => /[\p{L}\p{N}]/u.test(without(text, ...emptied))

const isUnit = (actionBy: string) =>
  names(actionBy, anybody, said, filler) &&
  names(actionBy, anybody, said, filler, anywhere) &&
  !indefinite.test(fold(actionBy))

// What is still to come was not done on a day that has passed.
const isToCome = /^\W*(?:se|dang|du kien|sap|chuan bi)\b/

// A notice is often cited by its short number, such as 12/TB.
const isNumbered = (document: string) => numbersIn(document).length > 0 || /\d\s?[/-]\s?\p{L}{2}/u.test(document)

/**
 * What an answer lacks to be one: an act, the unit that does it, and a day that is near or has passed with it done; or a
 * document by its number, or one that `isHeld` says the library has. People are dissatisfied by answers that promise nothing.
 * Empty when nothing is missing.
 */
export function missingIn(
  { action, actionBy, actionOn, document }: Promised,
  today: string,
  isHeld = false,
): Missing[] {
  if (document) return isHeld || isNumbered(document) ? [] : ['document']
  const missing: Missing[] = []
  if (!names(action, anybody, said, putOff, filler) || soundsEmpty(action)) missing.push('act')
  if (!isUnit(actionBy)) missing.push('unit')
  const near = isDay(actionOn) && actionOn <= addDays(today, aheadDays) && actionOn >= addDays(today, -backDays)
  if (!near) missing.push('day')
  else if (actionOn < today && isToCome.test(fold(action).trim())) missing.push('done')
  return missing
}
