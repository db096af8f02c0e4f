import { numbersIn } from '../text/document-number.ts'
import { fold } from '../text/fold.ts'
import { normalize } from '../text/normalize.ts'

/** What stands in the place of what was left out. */
export const mask = '…'

const surnames = new Set(
  'nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh mai dao luong ha cao ta to tang chu chau quach la thai ton tu kieu nghiem luu trieu mac dam van lam doan quan giang thach khuat phung'.split(
    ' ',
  ),
)
// A street or a school may bear a name, and is no person.
const places = new Set(
  'duong pho truong cho cau phuong xa khu ngo ngach hem benh vien chua dinh cong vien quang truong le hoi tinh huyen thanh'.split(
    ' ',
  ),
)
const titles =
  'ông|bà|anh|chị|cô|chú|bác|cậu|mợ|thầy|em|cháu|con|bé|đồng chí|tên tôi là|tên là|tên|tôi là|em là|cháu là|mình là|con là'
    .split('|')
    .flatMap((title) => [title, `${title.charAt(0).toUpperCase()}${title.slice(1)}`])
    .join('|')

const webAddress = /(?:https?:\/\/|www\.)\S{1,300}|\S{1,64}@\S{1,64}\.\S{1,24}/giu
const plate = /(?<![\p{L}\d])\d{2}[A-Za-zĐđ]{1,2}\d?[ .-]{0,2}\d{3}[ .-]?\d{2}(?!\d)/gu
const longNumber = /(?<![\p{L}\d/.-])\+?\d(?:[ .-]?\d){5,}(?![\p{L}\d/])/gu
const house =
  /(?<![\p{L}\d])(?:số(?: nhà)?|nhà số|nhà|ngõ|ngách|hẻm|kiệt|hem|ngo|so nha|kiet|căn hộ|căn|phòng|lô) ?\d{1,5}[A-Za-z]?(?:\/\d{1,4}[A-Za-z]?){0,4}(?![\d/])(?!\/(?:NĐ|QĐ|TT|NQ|KH|CT|HD))/giu
const slashedHouse = /(?<![\p{L}\d/])\d{1,4}(?:\/\d{1,4}){1,4}[A-Za-z]?(?= (?:đường|phố|duong|pho)\b)/giu
const capital = '\\p{Lu}[\\p{L}\\p{M}]{0,7}'
const titled = new RegExp(`(?<![\\p{L}\\d])(${titles}) ${capital}(?: ${capital}){0,4}`, 'gu')
const capitals = new RegExp(`(?<![\\p{L}\\d])${capital}(?: ${capital}){1,4}`, 'gu')

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
  const plain = [webAddress, plate, slashedHouse, house, longNumber].reduce(
    (said, pattern) => hide(pattern)(said),
    text,
  )
  return plain
    .replace(titled, (_, title: string) => `${title} ${mask}`)
    .replace(capitals, (found, at: number, all: string) => {
      const before = fold(all.slice(0, at)).trim().split(/\s+/).at(-1) ?? ''
      const [first = ''] = found.split(' ')
      return surnames.has(fold(first)) && !places.has(before) ? mask : found
    })
    .replace(/…(?:[ ,;-]*…)+/gu, mask)
    .trim()
}
