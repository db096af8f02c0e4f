import { annexName } from './attachments.ts'
import { articleMark, closing, isUpper, noteLine } from './markers.ts'
import type { Line } from './pages.ts'

// "[1] Luật số…", and without brackets where a reader lost them: "1 Luật số…".
const firstNote = /^(?:\[1\]|\(1\)|1|¹)\s{0,3}(?=\p{Lu})/u
const mostLinesBehind = 40

/**
 * A text and the notes at its end. A consolidated text tells there what each amending law says of itself, in articles of
 * that law; a note that stands behind what refers to it stays there. Where they stand above the signature, that is the text's.
 */
export function withoutEndNotes(lines: Line[]): { body: Line[]; notes: Line[] } {
  const from = startOf(lines)
  if (from < 0) return { body: lines, notes: [] }
  const to = signatureBelow(lines, from)
  return { body: [...lines.slice(0, from), ...lines.slice(to)], notes: lines.slice(from, to) }
}

const isSignature = ({ text }: Line) => closing.test(text) && (isUpper(text) || text.startsWith('Nơi nhận'))

/** Where the signature begins that notes stand above; the end of the lines where the text was signed before. */
function signatureBelow(lines: Line[], from: number): number {
  const above = lines.slice(0, from)
  const article = above.findLastIndex(({ text }) => articleMark.test(text))
  if (above.slice(article + 1).some(isSignature)) return lines.length
  const at = lines.slice(from).findIndex(isSignature)
  return at < 0 ? lines.length : from + at
}

function startOf(lines: Line[]): number {
  for (const signOf of [bracketed, above]) {
    const first = lines.findIndex(({ text }) => beginsWith(text, signOf(1)))
    if (first > 0 && areMarkedAbove(lines, first, signOf)) return first
  }
  const starred = firstStarred(lines)
  if (starred > 0) return starred
  // Behind the signature, before anything that is attached.
  let ended = false
  for (let at = 0; at < lines.length; at++) {
    const text = lines[at]?.text ?? ''
    if (closing.test(text)) ended = true
    else if (articleMark.test(text) || annexName(text) !== '') ended = false
    else if (ended && firstNote.test(text) && saysOfLaws(lines, at)) return at
  }
  return -1
}

const starred = /^(\(\*{1,3}\)|\*{1,3}(?=\s?\p{Lu}))(?!\*)/u

/** Where notes marked by stars begin, the last lines of a text, whose mark stands above another article; -1 for none. */
function firstStarred(lines: Line[]): number {
  let from = lines.length
  let sign = ''
  for (let at = lines.length - 1; at >= 0; at--) {
    const text = lines[at]?.text ?? ''
    if (text === '') continue
    const mark = starred.exec(text)?.[1]
    if (mark === undefined) break
    sign = mark
    from = at
  }
  if (sign === '') return -1
  const marked = lines.findIndex(({ text }, at) => at < from && !starred.test(text) && text.includes(sign))
  return marked >= 0 && lines.slice(marked + 1, from).some(({ text }) => articleMark.test(text)) ? from : -1
}

const bracketed = (count: number) => `[${count}]`
const above = (count: number) => Array.from(String(count), (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('')
const beginsWith = (text: string, sign: string) =>
  text.startsWith(sign) &&
  (sign.startsWith('[') ? text[sign.length] === ' ' : /^\s?[\p{Lu}“"]/u.test(text.slice(sign.length)))

/** Whether the last note's mark stands above the first note too: then all of them stand together, at the end. */
function areMarkedAbove(lines: Line[], first: number, signOf: (count: number) => string): boolean {
  let count = 1
  let last = first
  for (let at = first + 1; at < lines.length; at++) {
    if (beginsWith(lines[at]?.text ?? '', signOf(count + 1))) {
      count += 1
      last = at
    }
  }
  const marked = lines.slice(0, first).map(({ text }) => !noteLine.test(text) && text.includes(signOf(count)))
  const at = marked.indexOf(true)
  // One alone is a note at the end only where another article stands between it and its mark.
  const isApart = count > 1 || lines.slice(at + 1, first).some(({ text }) => articleMark.test(text))
  return at >= 0 && isApart && lines.length - last <= (count > 1 ? mostLinesBehind : 1)
}

const ofLaws = /(?:sửa đổi|bổ sung|bãi bỏ|thay thế|căn cứ ban hành|có hiệu lực|thay cụm từ|quy định tại)/iu

function saysOfLaws(lines: Line[], at: number): boolean {
  return lines.slice(at, at + 3).some(({ text }) => ofLaws.test(text))
}
