import { kindOfCode, kindWords } from '../text/document-kinds.ts'
import { numberKeyOf } from '../text/document-number.ts'
import { fold } from '../text/fold.ts'

/** The kind of document that a title or a number gives away; '' when neither does. */
export function kindOf(title: string, number: string): string {
  const words = fold(title).trim()
  const named = kindWords.find(({ word }) => words.startsWith(word))
  if (named) return named.name
  return numberKeyOf(number).split(/[/-]/).map(kindOfCode).find(Boolean) ?? ''
}

const spelled = /ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})/iu
const short = /(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/
const iso = /(\d{4})-(\d{2})-(\d{2})/

/** The first day a text gives, as `2026-11-22`; null when it gives none that the calendar has. */
export function dayIn(text: string): string | null {
  const whole = iso.exec(text)
  const parts = whole ? [whole[3], whole[2], whole[1]] : (spelled.exec(text) ?? short.exec(text))?.slice(1)
  if (!parts) return null
  const day = `${parts[2]}-${parts[1]?.padStart(2, '0')}-${parts[0]?.padStart(2, '0')}`
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? day : null
}

const takesEffect =
  /(?:luật|pháp lệnh|nghị định|nghị quyết|thông tư|quyết định|quy định|quy ước|hương ước|văn bản)\s+này\s+có hiệu lực\s+(?:thi hành\s+)?(?:kể\s+)?từ\s+(ngày[^.;]{0,40})/iu

/** The day on which a document says that it takes effect; looked for in its last part, where it is said. */
export function effectiveDayIn(text: string): string | null {
  const found = takesEffect.exec(text)
  return found ? dayIn(found[1] ?? '') : null
}

/** "có hiệu lực kể từ ngày ký" and the like leave the day to the date of issue. */
export const issuedDayIn = (head: string): string | null => {
  const line = /,\s*ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}/iu.exec(head)
  return line ? dayIn(line[0]) : null
}

export const numberIn = (head: string): string =>
  (
    /(?:^|\n)\s*(?:luật\s+|bộ luật\s+|pháp lệnh\s+)?số\s*:?\s*([0-9][^\s,;]{2,40}(?:\s*[-–]\s*[A-ZĐ]+(?:\/[A-ZĐ]+)?)?)/iu.exec(
      head,
    )?.[1] ?? ''
  )
    .replace(/[–—]/g, '-')
    .replace(/\s+/g, '')
    .replace(/[.]+$/, '')
