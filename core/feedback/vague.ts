import { numbersIn } from '../text/document-number.ts'
import { fold } from '../text/fold.ts'
import { addDays, isDay } from '../time.ts'

type Promised = { action: string; actionBy: string; actionOn: string; document: string }
export type Missing = 'act' | 'unit' | 'day' | 'document'

// A season ahead can be waited for; a later day puts people off. A year back is what was done already.
const aheadDays = 90
const backDays = 365

// On folded words. What is said of any matter says nothing of this one.
const said =
  /\b(xem xet|ghi nhan|tiep thu|tiep nhan|nghien cuu|xu ly|giai quyet|tra loi|phan hoi|phuc dap|giai trinh|cam on|tran trong|xin loi|bao cao|chi dao|don doc|ra soat|theo doi|kiem tra|phoi hop|tham muu|trao doi|thong bao|de nghi|de xuat|tiep tuc|phuong an|ke hoach|nam (?:duoc|bat)|luu y|rut kinh nghiem|qua trinh|khac phuc|thong cam|thong nhat|co gang|no luc|quan tam|phan dau|dong vien|giao|cho|mong|hua|lien he|chuyen( tiep| den| toi| cho)*|theo quy dinh(?: (?:cua )?phap luat)?|phap luat|quy dinh|theo tham quyen|kip thoi|som nhat|trong thoi gian (toi|som nhat|gan nhat))\b/g
const anybody =
  /\b(co quan|don vi|bo phan|phong ban|phong|ban nganh|nganh|nhung nguoi|ai do|ai|cac ben|ben|can bo|nguoi|lanh dao|cap tren|cap|noi|chuyen mon|chuc nang|lien quan|phu trach|co tham quyen|tham quyen|chung toi|chung ta|toi|minh)\b/g
// Only of the act: that somebody unnamed sits down to it, some day, as money allows.
const putOff =
  /\b(ubnd|uy ban(?: nhan dan)?|chinh quyen|dia phuong|phuong|xa|thi cong|tim hieu|khao sat|xac minh|sap xep|bo tri|tham khao|luu tam|dung muc|dut diem|co the|nam thong tin|cu(?! the)|doan|hop ban|bang van ban|ba con|nho|them|hen|dip khac|kinh phi|ngan sach|phan bo|nguon von|dua(?: ra)? vao|xuong|xem|lam|tinh|(?:nam|thang|quy|tuan) (?:sau|toi|nay))\b/g
const filler =
  /\b(da|dang|se|duoc|cac|nhung|va|voi|de|cho|cua|ve|theo|mot|nay|do|som|ngay|ba con|ong|ba|anh|chi|ban|quy vi|nguoi dan|cong dan|noi dung|phan anh|gop y|kien nghi|y kien|vu viec|viec|van de|thong tin|su viec|ket qua|tai|tu|nhe|nha|a|o|khi|lai|sau|truoc|hop ly|phu hop|can thiet|chung|xin|ok|len|vao|co|chua|khong|dieu kien|cu the|tinh hinh|thuc te|trong|thoi gian|tich cuc|nghiem tuc|triet de|day du|kip|that|rat|moi|gi)\b/g

const names = (text: string, ...emptied: RegExp[]) =>
  /[\p{L}\p{N}]/u.test(emptied.reduce((left, words) => left.replace(words, ' '), fold(text)))

// A notice is often cited by its short number, such as 12/TB.
const isNumbered = (document: string) => numbersIn(document).length > 0 || /\d\s?[/-]\s?\p{L}{2}/u.test(document)

/**
 * What an answer lacks to be one: an act, who does it and a day that is near, or a document by its number. People are
 * dissatisfied by answers that promise nothing. Empty when nothing is missing.
 */
export function missingIn({ action, actionBy, actionOn, document }: Promised, today: string): Missing[] {
  if (document) return isNumbered(document) ? [] : ['document']
  const missing: Missing[] = []
  if (!names(action, anybody, said, putOff, filler)) missing.push('act')
  if (!names(actionBy, anybody, said, filler)) missing.push('unit')
  const near = isDay(actionOn) && actionOn <= addDays(today, aheadDays) && actionOn >= addDays(today, -backDays)
  if (!near) missing.push('day')
  return missing
}
