import {
  articleMark,
  bareArticle,
  beginsPart,
  goesOnFromArticle,
  headingGoesOn,
  isBroken,
  isUpper,
  tableRow,
  withoutMarks,
} from './markers.ts'
import type { Line } from './pages.ts'

const ended = /[.;:!?…|]["”')\]]*$/u
const goesOn = /^[\p{Ll}(]/u
const marksAnew = /^[-–+•*|#]/
const titledArticle = /^Điều\s\d{1,3}[a-zđ]?\.\s\p{Lu}/u
const fewest = 3
const usualShare = 0.1
const nearlyFull = 0.85

/** The lines with those joined that were broken in the middle of a sentence, as readers of PDF and old editors leave them. */
export function unwrapped(lines: Line[]): Line[] {
  const wrapped = isWrapped(lines)
  const width = widthOf(lines)
  const joined: { texts: string[]; page: number | null; turned: number | null }[] = []
  let gap = false
  for (const { text, page } of lines) {
    const before = joined.at(-1)
    if (text === '') {
      gap = true
      continue
    }
    const turned = before !== undefined && before.turned !== page
    const near = before !== undefined && (turned || (wrapped && !gap))
    if (near && !isBelowHeading(before.texts, text, width) && belongs(before.texts.at(-1) ?? '', text, width, turned)) {
      before.texts.push(text)
      before.turned = page
    } else {
      if (gap && before) joined.push({ texts: [''], page, turned: page })
      joined.push({ texts: [text], page, turned: page })
    }
    gap = false
  }
  return joined.map(({ texts, page }) => ({ text: texts.join(' '), page }))
}

// A heading fills a line or two and ends without a point: what begins anew below it is its text, not more of it.
const longestHeading = 2
const isBelowHeading = (texts: string[], line: string, width: number) =>
  texts.length <= longestHeading &&
  articleMark.test(texts[0] ?? '') &&
  !goesOn.test(line) &&
  !headingGoesOn(texts.at(-1) ?? '', line, width * nearlyFull)

function belongs(before: string, line: string, width: number, turned: boolean): boolean {
  if (before === '' || ended.test(withoutMarks(before.slice(-12)).slice(-4)) || tableRow.test(line)) return false
  // A comma left behind by a slip: whether an article begins below it, its number tells later.
  if (before.endsWith(',') && titledArticle.test(line)) return false
  if (bareArticle.test(before) && !goesOnFromArticle.test(line)) return false
  if (isBroken(before)) return !marksAnew.test(line) && !isUpper(line)
  if (beginsPart(line) || /^[-–—_=*.\s]+$/.test(before)) return false
  if (goesOn.test(line)) return true
  if (isUpper(line) || isUpper(before)) return isUpper(line) && isUpper(before) && /^[IVXLC\d]+\s*[.)–-]/.test(before)
  return !turned && before.length >= width * nearlyFull
}

/** Whether sentences of this text run over line ends as a rule, not by a slip or in a list of its own. */
function isWrapped(lines: Line[]): boolean {
  let filled = 0
  let running = 0
  for (let i = 0; i + 1 < lines.length; i++) {
    const text = lines[i]?.text ?? ''
    const next = lines[i + 1]?.text ?? ''
    if (text === '' || next === '') continue
    filled += 1
    if (!ended.test(text.slice(-4)) && goesOn.test(next) && !beginsPart(next)) running += 1
  }
  return running >= fewest && running >= filled * usualShare
}

/** The width at which this text's lines were broken: that of its long lines. */
function widthOf(lines: Line[]): number {
  const lengths = lines.flatMap(({ text }) => (text === '' ? [] : [text.length])).sort((a, b) => a - b)
  return lengths[Math.floor(lengths.length * 0.9)] ?? 0
}
