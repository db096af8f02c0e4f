import { bodyName } from '../../../text/bodies/organisations.ts'
import { isPerson } from '../signatory.ts'
import { kindNamed, kindOf } from './kind.ts'
import type { Reading } from './marks.ts'

/** What stands behind a portal's label, on its line or in the next cell. */
function labelledBy(says: RegExp, lines: string[]): Reading | null {
  const at = lines.findIndex((line) => says.test(line))
  if (at < 0) return null
  const behind = (lines[at] ?? '').replace(says, '').trim()
  const value = behind || (lines[at + 1] ?? '')
  return value ? { value, evidence: behind ? (lines[at] ?? '') : `${lines[at]} ${value}` } : null
}

export function labelledIssuer(lines: string[]): Reading | null {
  const told = labelledBy(/^(?:cơ quan|đơn vị|nơi) ban hành\s?(?::|$)/iu, lines)
  const value = told ? bodyName(told.value) : ''
  return told && value ? { ...told, value } : null
}

const numberLabel = /^(?:số\s?\/?\s?(?:ký hiệu|kí hiệu)|số hiệu|ký hiệu)\s?(?::|$)/iu

const shortestSubject = 20

/** What a portal's table of a document says that it is about, with its type where the words do not begin with one. */
export function labelledTitle(lines: string[]): Reading | null {
  const told = labelledBy(/^trích yếu(?: nội dung)?(?: văn bản)?\s?(?::|$)/iu, lines)
  if (!told || told.value.length < shortestSubject || !lines.some((line) => numberLabel.test(line))) return null
  const kind = kindNamed(labelledBy(/^(?:loại|hình thức|thể loại)(?: văn bản)?\s?(?::|$)/iu, lines)?.value ?? '')
  if (kind === '' || kindOf(told.value, '') !== '') return told
  return { ...told, value: `${kind} ${told.value.replace(/^(?:V\/v|Về việc)\s/u, 'về việc ')}` }
}

/** What a portal's page of a procedure says that it is called; what the page itself is called it shares with all others. */
export function procedureTitle(lines: string[]): Reading | null {
  const told = labelledBy(/^tên thủ tục(?: hành chính)?\s?(?::|$)/iu, lines)
  const isOfProcedure = lines.some((line) => /^mã (?:số )?(?:thủ tục|TTHC)/iu.test(line))
  return isOfProcedure && told && told.value.length >= shortestProcedure ? told : null
}

const shortestProcedure = 8

export function labelledSignatory(lines: string[]): Reading | null {
  const told = labelledBy(/^người ký(?: văn bản)?\s?(?::|$)/iu, lines)
  return told && isPerson(told.value) ? told : null
}
