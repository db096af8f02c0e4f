import { AppError } from '../../errors.ts'
import { normalize } from '../../text/normalize.ts'
import { masked } from '../../text/people/masked.ts'

// Whom everybody speaks of, and nobody reports.
const ofAll = /Hồ Chí Minh|Bác Hồ/gu

// Names that are no other word behind a title, for whoever types without capitals: "anh hùng" and "chú tâm" are no persons.
const called =
  /(?<![\p{L}\d])(?:ông|bà|anh|chị|chú|cô|bác|thím|cậu|dì|mợ) (?:lan|huệ|hằng|tuấn|dũng|hải|tùng|loan|phượng|thuỷ|thủy|trang|thảo|ngọc|linh|vân|yến|oanh|nhung|hạnh|hương|cường|kiên|sơn|khánh|huy|hoàng|đạt|hùng(?<!anh hùng)|lâm|quyên|thuý|thúy|tuyết|nguyệt|hiền|ngân|phúc)(?![\p{L}\d])/iu

/** Whether a text names a person or gives an address on the web; numbers and houses are no names. */
export function namesSomebody(text: string): boolean {
  const plain = normalize(text.replace(ofAll, '').replace(/\d+/g, '').replaceAll('…', '.')).trim()
  return called.test(plain) || masked(plain) !== plain
}

/**
 * What was heard among people, without what leads to one of them: telephones, houses, plates are masked.
 * @throws AppError INVALID opinion.name where it names somebody: the form is for what many say
 */
export function nameless(text: string): string {
  if (namesSomebody(text)) throw new AppError('INVALID', 'opinion.name')
  return masked(text)
}
