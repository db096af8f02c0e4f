import { bodyName } from '../../text/bodies/organisations.ts'
import { numbersIn } from '../../text/document-number.ts'
import { dayIn, dayPattern } from './dates.ts'

/** What a line in capitals says in one go: "CỦA CHÍNH PHỦ SỐ 97/2007/NĐ-CP NGÀY 10 THÁNG 3 NĂM 2007". '' for what it does not. */
export type FormalLine = { issuer: string; number: string; day: string | null; end: number }

const body = /^\s?CỦA\s([^\d,;:]{3,90}?)(?=\s(?:SỐ|NGÀY|VỀ|BAN HÀNH|QUY ĐỊNH)(?!\p{L})|$)/u
const numbered = /^\s?SỐ(?:\s?:)?\s?(?=\d)/u
const dated = new RegExp(`^\\s?(?:,\\s?)?(${dayPattern})`, 'iu')
const longestLine = 400

/** Reads a line from its head on, as far as it says whose, which and of which day a document is; null where it says none of it. */
export function formalLine(line: string): FormalLine | null {
  if (line.length > longestLine || line !== line.toUpperCase()) return null
  const found: FormalLine = { issuer: '', number: '', day: null, end: 0 }
  for (;;) {
    const rest = line.slice(found.end)
    const { 0: said = '', 1: whose = '' } = body.exec(rest) ?? []
    if (said && !found.issuer) {
      found.issuer =
        bodyName(whose) || bodyName(whose.replace(/^(?:BỘ TRƯỞNG|CHỦ TỊCH|GIÁM ĐỐC|TỔNG CỤC TRƯỞNG)\s/u, ''))
      if (!found.issuer) break
      found.end += said.length
      continue
    }
    const so = numbered.exec(rest)?.[0] ?? ''
    const mention = so && !found.number ? numbersIn(rest.slice(so.length))[0] : undefined
    if (mention?.start === 0 && mention.tail.length > 0) {
      found.number = rest.slice(so.length, so.length + mention.end).replace(/\s+/g, '')
      found.end += so.length + mention.end
      continue
    }
    const day = dated.exec(rest)
    if (!day || found.day) break
    found.day = dayIn(day[1] ?? '')
    found.end += day[0].length
  }
  return found.number || found.day ? found : null
}
