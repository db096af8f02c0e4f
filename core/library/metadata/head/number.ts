import type { Readings } from '../../../../db/schema/library.ts'
import { kindWords } from '../../../text/document-kinds.ts'
import { numberKeyOf, numbersIn } from '../../../text/document-number.ts'
import { formalLine } from '../formal-line.ts'
import { mendedNumber, withFigures, withMarks } from '../mended-number.ts'
import { kindIn } from './kind.ts'
import { isNumberLine, isOpenNumber, type Reading } from './marks.ts'

const mostAbove = 12

const inVietnamese = /(?:^|\s)Số\s?:\s?(\d{1,6}\/[\p{Lu}\d/-]{2,30})$/u

/** The number of a paper in two languages side by side: both cells of its first row end with it, one behind "Số", one behind "No". */
export function numberInBoth(text: string): Reading | null {
  const row = text
    .slice(0, 8000)
    .split('\n')
    .slice(0, mostAbove)
    .find((line) => line.startsWith('|'))
  const cells = (row ?? '').split('|').map((cell) => cell.trim())
  const own = cells.find((cell) => inVietnamese.test(cell)) ?? ''
  const value = inVietnamese.exec(own)?.[1] ?? ''
  const isBoth =
    value !== '' && cells.some((cell) => cell !== own && /\bNo\.?\s?:?\s?\d/u.test(cell) && cell.endsWith(value))
  return isBoth ? { value, evidence: own } : null
}

// "12 KH/ĐTN": the Youth Union's papers bear their code behind a blank.
const blankCode = new RegExp(
  `^\\d{1,5} (?:${kindWords.flatMap(({ code }) => (code ? [code.toUpperCase().replace(/D/g, '[DĐ]').replace(/R$/, '[Rr]')] : [])).join('|')})[/-]\\p{Lu}{2,10}(?![\\p{L}\\d])`,
  'u',
)

/** The number that stands behind "Số:" near the top; a form whose number is still to be written in has none. */
export function numberIn(lines: string[]): Reading | null {
  // What a consolidated text is made of, or a number that is still to be written in, ends the letterhead.
  const end = lines.findIndex((line) => isOpenNumber(line) || /được sửa đổi,? bổ sung (?:bởi|theo)/iu.test(line))
  const own = end < 0 ? lines : lines.slice(0, end)
  for (const [i, line] of own.entries()) {
    const labelled = labelledNumber(line, own[i + 1] ?? '')
    if (labelled) return labelled
    const formal = formalLine(line)
    if (formal?.number) return { value: formal.number, evidence: line }
    if (!isNumberLine(line)) continue
    const rest = closeUp(line.replace(/^.*?số\s*[:：]?\s*/iu, ''))
    const [first] = numbersIn(rest)
    const written =
      first?.start === 0
        ? rest.slice(
            0,
            first.end + (/^(?:[.&][\p{Lu}\d]{1,10}){1,3}(?![\p{L}\d])/u.exec(rest.slice(first.end))?.[0].length ?? 0),
          )
        : (blankCode.exec(rest)?.[0] ??
          /^[0-9][^\s,;]{1,30}(?:\s*[-–]\s*[A-ZĐ]+(?:\/[A-ZĐ]+)?(?!\p{L}))?/u.exec(rest)?.[0] ??
          '')
    const value = inCapitals(
      (blankCode.test(written) ? written : written.replace(/\s+/g, ''))
        .replace(/[–—]/g, '-')
        .replace(/(?<![.])[.]+$/, ''),
    )
    if (/\D/.test(value)) return { value, evidence: line }
  }
  return null
}

/** A number one letter of which cannot be as it was read, as the only one that it can be; what was read stays its evidence. */
export function mended(
  number: Reading | null,
  { lines, text, issuer }: { lines: string[]; text: string; issuer: string | undefined },
): Reading | null {
  if (!number) return null
  const value = withMarks(mendedNumber(number.value, kindIn(lines)?.value, issuer) || number.value)
  return { value, evidence: asRead(number.evidence, text) }
}

/** The line of a text whose figures were put right, as it stands there. */
const asRead = (line: string, text: string): string =>
  text.includes(line) ? line : (text.split('\n').find((one) => withFigures(one.trim()) === line) ?? line).trim()

/** Whether a document's number was read as another than stands on its line: a letter of it cannot be as it was read. */
export const isNumberMended = ({ number }: Readings): boolean => {
  const line = number && /^(?:\p{L}+\s)?số\s?[:：]?\s?(.+)$/iu.exec(number.evidence)?.[1]
  if (!number || !line) return false
  if (withFigures(number.evidence) !== number.evidence) return true
  const unparted = number.value.replace(/^(\d+)\//, '$1')
  if (unparted !== number.value && closeUp(line).replace(/\s/g, '') === unparted) return true
  const said = numbersIn(closeUp(line))[0]
  return (
    said?.start === 0 &&
    said.tail.length > 1 &&
    said.key !== numberKeyOf(number.value) &&
    hasSameLength(said.key, numberKeyOf(number.value))
  )
}

const hasSameLength = (one: string, other: string) => one.length === other.length

const label = /^số(?:\s?[/,]\s?|\s(?:và\s)?)(?:ký\s)?hiệu(?:\svăn bản)?\s?(?::|$)/iu

/** What a portal tells of a document beside it: "Số ký hiệu", and the number behind it or in the next cell. */
function labelledNumber(line: string, below: string): Reading | null {
  if (!label.test(line)) return null
  const behind = line.replace(label, '').trim()
  const said = closeUp(behind || below.trim())
  const [first] = numbersIn(said)
  return first?.start === 0 ? { value: said.slice(0, first.end), evidence: behind ? line : `${line} ${below}` } : null
}

/** "15/qđ-ub": some fonts of before Unicode draw small letters as capitals. Codes have none of their own but some within. */
const inCapitals = (number: string) => (/\p{Lu}/u.test(number) ? number : number.toUpperCase())

/** A number's codes without the spaces that were typed between them: "31 /QĐ - SXD". */
const closeUp = (rest: string): string =>
  rest
    .replace(/[‐‑]/g, '-')
    .replace(/^(\d{1,6}(?:\/\d{4})?)\s{1,4}\/\s{0,4}(?=\p{Lu})/u, '$1/')
    .replace(/(?<=^\d{1,6}(?:\/\d{4})?\/[\p{Lu}\d-]{1,20})\s{1,4}[-–]\s{1,4}(?=\p{Lu}{2})/gu, '-')

/** A number that a file was named by, such as "147_2024_ND-CP.pdf": taken only where it says its year and its codes. */
export function numberOfFile(name: string): Reading | null {
  const words = name.replace(/\.[a-z0-9]{1,5}$/i, '').replace(/[_+]/g, '-')
  const [only, ...others] = numbersIn(words)
  if (!only?.year || only.tail.length < 2 || others.length > 0) return null
  const value = `${only.serial}/${only.year}/${only.tail.join('-')}`.toUpperCase()
  return {
    value: value
      .replace('/ND-', '/NĐ-')
      .replace('/QD-', '/QĐ-')
      .replace(/-HDND$/, '-HĐND'),
    evidence: name,
  }
}
