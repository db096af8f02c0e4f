import { articleMark } from './markers.ts'
import type { Line } from './pages.ts'

// What an amending law puts into another begins so behind its quotation mark; a word that is defined does not.
const quotedPart =
  /^(?:\[\d{1,3}\]\s?)?["“]\s{0,3}(?:Điều|Chương|Mục|Phần|Phụ lục|(?:Bộ )?Luật này|(?:Nghị định|Nghị quyết|Thông tư|Quyết định|Pháp lệnh) này|\d{1,3}[.)]|\p{L}\))/u
const leadsToQuotation = /(?:["“]|như sau\s?:)$/u
const straight = /"/g

/**
 * For each line: does it stand in a quotation that an earlier line opened? Only an amending law quotes at any place;
 * elsewhere a quotation mark may be left open by a slip, so there only what begins like a part of another text counts.
 */
export function quotedLines(lines: Line[], amending: boolean): boolean[] {
  const quoted = lines.map(() => false)
  let from = -1
  let before = ''
  for (let at = 0; at < lines.length; at++) {
    const text = lines[at]?.text ?? ''
    if (text === '') continue
    const begins = quotedPart.test(text) || (leadsToQuotation.test(before) && /^["“]/.test(text))
    const balance = balanceOf(text, from >= 0)
    if (balance < 0 && from >= 0) {
      quoted.fill(true, from + 1, at + 1)
      from = -1
    } else if (balance > 0 && (amending || begins || /["“]$/.test(text))) {
      // A new part quoted while one is open: the earlier mark was never closed.
      if (from < 0 || begins) from = at
    }
    before = text
  }
  return quoted
}

/** How many quotations a line opens more than it closes. Straight marks open at a line's head and close at its end. */
function balanceOf(text: string, open: boolean): number {
  const curved = countOf(text, '“') - countOf(text, '”')
  const odd = (text.match(straight)?.length ?? 0) % 2 === 1
  if (!odd) return curved
  if (open && /"\s?[.;,]?$/.test(text)) return curved - 1
  return !open && /^["]/.test(text) && (quotedPart.test(text) || articleMark.test(text.slice(1))) ? curved + 1 : curved
}

const countOf = (text: string, mark: string) => text.split(mark).length - 1
