import { numbersIn } from '../document-number.ts'
import { fold } from '../fold.ts'
import { normalize } from '../normalize.ts'

/** What stands in the place of what was left out. */
export const mask = '…'

const surnames = new Set(
  'nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh mai dao luong ha cao ta to tang chu chau quach la thai ton tu kieu nghiem luu trieu mac dam van lam doan quan giang thach khuat phung'.split(
    ' ',
  ),
)
// As they are written with their marks: "tên tổ dân phố" and "do thị xã" name nobody, as "tô" and "đỗ" would.
const written = new Set(
  'nguyễn nguyển nguyẽn nguyên trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý lí đinh trịnh mai đào lương hà cao tạ tô tăng chu châu quách la thái tôn từ kiều nghiêm lưu triệu mạc đàm văn lâm đoàn quản giang thạch khuất phùng'.split(
    ' ',
  ),
)
// Words of two syllables whose first one is a name too, without its marks or with them.
const pairs = new Set(
  'to dan,to chuc,to truong,ho so,ho dan,ho gia,van ban,van phong,van hoa,doan the,doan vien,duong pho,cao toc,quan ly,tu vung'.split(
    ',',
  ),
)

// A street or a school may bear a name, and is no person.
const places = new Set(
  'duong pho truong cho cau phuong xa khu ngo ngach hem benh vien chua dinh cong vien quang truong le hoi tinh huyen thanh hoc thcs thpt non thon ap'.split(
    ' ',
  ),
)
const ofNobody = new Set([...places, 'trieu', 'nha', 'thoi', 'vua', 'chua', 'tu', 'tuyen'])
const titles =
  'ông|bà|anh|chị|cô|chú|bác|cậu|mợ|thầy|em|cháu|con|bé|đồng chí|tên tôi là|tên là|tên|tôi là|em là|cháu là|mình là|con là|con trai|con gái|vợ|chồng|vợ là|chồng là|bác sĩ|cô giáo|thầy giáo'
    .split('|')
    .flatMap((title) => [title, `${title.charAt(0).toUpperCase()}${title.slice(1)}`])
    .join('|')

const webAddress =
  /(?:https?:\/\/|www\.)\S{1,300}|\S{1,64}@\S{1,64}|(?<![\w.-])(?:[a-z0-9-]{1,40}\.){1,3}(?:com|vn|me|net|org)\/\S{1,300}/giu
const plate = /(?<![\p{L}\d])\d{2}[ -]?[A-Za-zĐđ]{1,2}\d?[ .-]{0,2}\d{3}[ .-]?\d{1,2}(?![\p{L}\d])/gu
const telephone = /(?<![\d/])(?:\+?84|0)(?:[ .-]?\d){8,9}(?![\d/])/gu
// Digit by digit: “0 7 9 0 8 5 …”.
const apart = /(?<![\p{L}\d])\d(?:[ .-]\d){6,}(?![\d/])/gu
// As it is said to a telephone that writes: “không chín không năm …”.
const digit = '(?:không|khong|một|mốt|mot|hai|ba|bốn|bon|tư|tu|năm|lăm|nam|lam|sáu|sau|bảy|bẩy|bay|tám|tam|chín|chin)'
const spelled = new RegExp(`(?<![\\p{L}\\d])${digit}(?:[ .,-]{1,2}${digit}){6,14}(?![\\p{L}\\d])`, 'giu')
const lettered = /(?<![\p{L}\d])[A-Z]{1,2} ?\d{7,13}(?![\d/])/gu
const birthday = /(?<=(?<![\p{L}\d])sinh (?:ngày |ngay )?)\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?!\d)/giu
// A sum of money is nobody's number.
const longNumber = /(?<![\p{L}\d/.-])\+?\d(?:[ .-]?\d){5,}(?![\p{L}\d/])(?! ?(?:đồng|đ|vnđ|dong|vnd)(?![\p{L}\d]))/giu
const house =
  /(?<![\p{L}\d])(?:số(?: nhà)?|nhà số|nhà|ngõ|ngách|hẻm|kiệt|hem|ngo|so nha|kiet|căn hộ|căn|phòng|lô) ?\d{1,5}[A-Za-z]?(?:\/\d{1,4}[A-Za-z]?){0,4}(?![\d/])(?!\/(?:NĐ|QĐ|TT|NQ|KH|CT|HD))/giu
const slashedHouse =
  /(?<![\p{L}\d/])(?:\d{1,4}(?:\/\d{1,4}){1,4}[A-Za-z]?(?= (?:đường|phố|duong|pho)\b)|[kK]\d{1,4}(?:\/\d{1,4}){1,4})/giu
const capital = '\\p{Lu}[\\p{L}\\p{M}]{0,7}'
const titled = new RegExp(`(?<![\\p{L}\\d])(${titles}) ${capital}(?: ${capital}){0,4}`, 'gu')
const capitals = new RegExp(`(?<![\\p{L}\\d])${capital}(?: ${capital}){1,4}`, 'gu')
const word = '[\\p{L}\\p{M}]{1,8}'
// What is typed without capitals is a name where it is said to be one, or where its middle says so.
const introduced = new RegExp(
  `(?<![\\p{L}\\d])(tên là|tên tôi là|tên|tôi là|ten la|ten toi la|ten|toi la) (${word}) (${word})(?: (${word}))?(?: (${word}))?`,
  'giu',
)
const middled = new RegExp(`(?<![\\p{L}\\d])(${word}) (?:văn|thị|van|thi) (${word})(?: (${word}))?`, 'giu')
// With their marks these are surnames and hardly anything else: the first two wherever they stand, the others behind whom they name.
const given =
  '(?: (?:đức|minh|hữu|thanh|ngọc|quang|xuân|hoàng|kim|thu|bá|đình|công|quốc|duy|gia|hồng|mạnh|tấn|thành|trọng|tuấn|viết|phương|phúc|mỹ|bích|cẩm|diệu|như|thuỳ|thùy|thế))?'
const typedSurname = new RegExp(
  `(?<![\\p{L}\\d])(?:nguyễn|huỳnh(?! quang))${given} (${word})|(?<=(?<![\\p{L}\\d])(?:ông|bà|anh|chị|cô|chú|bác|thầy|đồng chí) )(?:trần|lê|phạm|bùi|đặng|phan|trịnh|đinh|ngô)${given} (${word})`,
  'gu',
)
const notGiven = new Set('tội luật quang lết la tục thế'.split(' '))
const afterNames = new Set(
  'hoc o muon hoi xin can la so sdt dt sinh nam nu da co cho o tai bi duoc hien nay nha to thon toi em chau con va hom ngay khi lam mua dang'.split(
    ' ',
  ),
)

/**
 * A question without what leads to a person: names, numbers of telephones, cards and plates, houses, mailboxes. A document's
 * number stays, and so do the names of streets and schools.
 */
export function masked(question: string): string {
  const text = normalize(question)
  const numbers = numbersIn(text).map(({ start, end }) => ({ start, end }))
  const kept = (at: number) => numbers.some(({ start, end }) => start <= at && at < end)
  const hide = (pattern: RegExp) => (said: string) =>
    said.replace(pattern, (found: string, ...rest: unknown[]) => {
      const at = rest.find((one) => typeof one === 'number') as number
      return kept(at) && said.length === text.length ? found : mask
    })
  const plain = [
    webAddress,
    plate,
    apart,
    telephone,
    spelled,
    lettered,
    birthday,
    slashedHouse,
    longNumber,
    house,
  ].reduce((said, pattern) => hide(pattern)(said), text)
  return withoutTypedNames(plain)
    .replace(titled, (_, title: string) => `${title} ${mask}`)
    .replace(capitals, (found, at: number, all: string) => {
      const [first = ''] = found.split(' ')
      return surnames.has(fold(first)) && !places.has(wordBefore(all, at)) ? mask : found
    })
    .replace(/…(?:[ ,;-]*…)+/gu, mask)
    .trim()
}

const wordBefore = (all: string, at: number) => fold(all.slice(0, at)).trim().split(/\s+/).at(-1) ?? ''

const isCapital = (word: string) => /^\p{Lu}/u.test(word)

/** Whether a word is a surname as it is written: of who types marks, with its own. */
const isSurname = (word: string, next: string | undefined, isMarked: boolean) =>
  !pairs.has(`${fold(word)} ${fold(next ?? '')}`) &&
  (isMarked ? written.has(word.toLowerCase()) : surnames.has(fold(word)))

const hasMarks = (text: string) => /[\p{M}đĐ]/u.test(text.normalize('NFD'))

/** A text without names whose writer cared for no capitals. */
function withoutTypedNames(text: string): string {
  return text
    .replace(introduced, (found: string, title: string, ...rest: (string | undefined)[]) => {
      const words = rest.slice(0, 4).filter((one) => one !== undefined)
      if (!isSurname(words[0] ?? '', words[1], hasMarks(words.join(' ')))) return found
      const ends = words.findIndex((one, at) => at > 0 && afterNames.has(fold(one)))
      const left = ends === -1 ? [] : words.slice(ends)
      return [title, mask, ...left].join(' ')
    })
    .replace(middled, (found: string, first: string, _: string, last: string | undefined, at: number, all: string) => {
      const isName = isSurname(first, undefined, hasMarks(found))
      if (!isName || places.has(wordBefore(all, at))) return found
      return last && (afterNames.has(fold(last)) || isCapital(last) !== isCapital(first)) ? `${mask} ${last}` : mask
    })
    .replace(
      typedSurname,
      (found: string, one: string | undefined, other: string | undefined, at: number, all: string) => {
        const last = one ?? other ?? ''
        return notGiven.has(last) || afterNames.has(fold(last)) || ofNobody.has(wordBefore(all, at)) ? found : mask
      },
    )
}
