import { bodyName } from '../../text/bodies/organisations.ts'
import { kindBegun } from '../../text/document-kinds.ts'
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

/** What a heading below the body's name says in one sentence: "Quyết định số 52/2026/QĐ-UBND ngày 06 tháng 10 năm 2026 quy định về …". */
export type FormalHeading = { kind: string; number: string; day: string; about: string; issuer: string; line: string }

const numberAndDay = new RegExp(`^\\s?số\\s?(\\d[\\p{L}\\d./-]{2,40}),?\\s(${dayPattern})\\s?(.*)$`, 'iu')
const beginsSubject =
  /^(?:về|quy định|ban hành|sửa đổi|bãi bỏ|thay thế|hướng dẫn|công bố|phê duyệt|thông qua)(?!\p{L})/iu
const nearTop = 4
/** The heading of a text that has no letterhead, as gazettes set it; null for a text that has one, and for a sentence that only begins so. */
export function formalHeading(lines: string[]): FormalHeading | null {
  const at = lines
    .slice(0, nearTop)
    .findIndex((line) => numberAndDay.test(line.slice(kindBegun(line)?.name.length ?? 0)))
  const [line = '', below = ''] = lines.slice(at, at + 2)
  const whose = lines[at - 1] ?? ''
  const issuer = at > 0 && whose === whose.toUpperCase() ? bodyName(whose) : ''
  const kind = kindBegun(line)?.name ?? ''
  const [, number = '', said = '', rest = ''] = numberAndDay.exec(line.slice(kind.length)) ?? []
  const about = rest || below
  const day = dayIn(said)
  if (!issuer || !kind || !day || !beginsSubject.test(about) || numbersIn(number)[0]?.start !== 0) return null
  return { kind, number, day, about: about.replace(/[.;]$/, ''), issuer, line }
}
