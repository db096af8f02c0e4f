import { numberOfRoman } from '../../text/roman.ts'
import { articleMark, clauseMark, divisionMark, letterMark, nextBehind, romanMark, tableRow } from './markers.ts'
import type { SourceDocument, SourceSection } from './source-document.ts'

/**
 * The articles that a text passes over: each number between two that follow each other, and those before the first. Each
 * text that is attached to another counts for itself; a hand-out of several laws has no order to keep.
 *
 * @returns what they would be called, "Điều 4" or "Quy chế kèm theo › Điều 4"
 */
export const articlesPassedOver = ({ sections }: Pick<SourceDocument, 'sections'>): string[] =>
  passedOverBefore(sections).flat()

/** The same, those that each section passes over apart. */
export function passedOverBefore(sections: Pick<SourceSection, 'article' | 'place'>[]): string[][] {
  const last = new Map<string, number>()
  return sections.map(({ article, place = '' }) => {
    const end = `Điều ${article}`
    if (article === '' || !place.endsWith(end)) return []
    const before = place.slice(0, -end.length)
    const number = Number.parseInt(article, 10)
    const from = last.get(before) ?? 0
    last.set(before, Math.max(from, number))
    const many = Math.max(0, number - from - 1)
    return Array.from({ length: many }, (_, i) => `${before}Điều ${from + 1 + i}`)
  })
}

const chapterMark = /^Chương\s+([IVXLC]{1,6})(?!\p{L})/iu
const mostRoman = 3
const subject = /^V\/v\s/iu
// "4-methylaminorex" is no fourth clause.
const compound = /^\d{1,3}-\p{Ll}/u
// "6, 7, 8" that a scan ran together.
const runTogether = /(?<!\p{L})(?:tháng|khoản|quý|lớp)\s(?:123|234|345|456|567|678|789)(?![\d/-]|[.,]\d)/iu

/**
 * Whether a text passes over one of its Roman parts or its numbered clauses, or has one twice where another is meant, as a scan
 * misreads them: "I., II., II.", "Chương II, Chương II", "1., 2., 4.", "tháng 678". What is quoted counts for nothing.
 */
export function passesOverNumbers(text: string): boolean {
  let roman = 0
  let chapter = 0
  let open: number[] = []
  let isQuoted = false
  // One item alone with others of its like in it is none: "1., 1., 2." as a file has it whose list begins anew in its midst.
  const isTorn = () => open.length > 1 && open[0] === 1
  if (runTogether.test(text)) return true
  for (const raw of text.split('\n')) {
    const line = raw.replace(/^#{1,6}\s+/, '').trim()
    const begins = /^[“"]/u.test(line)
    const wasQuoted = isQuoted || begins
    if (begins || isQuoted) isQuoted = !/[”"][.;,]?$/u.test(line)
    if (wasQuoted || line === '' || tableRow.test(line)) continue
    if (articleMark.test(line) || divisionMark.test(line) || letterMark.test(line)) {
      if (isTorn()) return true
      const next = numberOfRoman(chapterMark.exec(line)?.[1] ?? '')
      if (chapter > 0 && next >= chapter && next !== chapter + 1) return true
      if (next > 0) chapter = next
      if (!articleMark.test(line)) roman = 0
      open = []
      continue
    }
    const part = subject.test(line) ? 0 : numberOfRoman(romanMark.exec(line)?.[1] ?? '')
    if (part > 0) {
      // "I., I." is "I., II." misread, unless a part of its own begins between them.
      if (part === 1 && roman === 1) return true
      const isNext = part === 1 || part === roman + 1
      if (roman > 0 && !isNext && part >= roman && part <= roman + mostRoman) return true
      if (isTorn()) return true
      if (isNext) roman = part
      open = []
      continue
    }
    const number = compound.test(line) ? 0 : Number(clauseMark.exec(line)?.[1] ?? 0)
    if (number === 0) continue
    const at = open.lastIndexOf(number - 1)
    const last = nextBehind(number, line) - 1
    if (number === 1) open.push(last)
    else if (at >= 0) open = [...open.slice(0, at), last]
    else if (open.at(-1) === number - 2) return true
    else open = [last]
  }
  return isTorn()
}
