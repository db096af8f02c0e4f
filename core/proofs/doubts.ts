import { breathe } from '../breathe.ts'
import { bearsMarks, cellsOf, oddWordsOf } from '../library/parse/doubts.ts'
import { passedOverBefore } from '../library/parse/gaps.ts'
import { articleMark } from '../library/parse/markers.ts'
import type { KeptLine } from '../library/store/lines.ts'

/** Why a line should be looked at: words that nobody writes so, articles missing before it, a row of other cells than the one above. */
export type LineDoubt = { kind: 'words'; words: string[] } | { kind: 'gap'; articles: string[] } | { kind: 'cells' }

/** An article as it was stored: its number, and what it is called in its document. */
export type Article = { article: string; place: string }

const linesTogether = 500
const mostWords = 8

/** The lines of a text that speak against how it was read, by the line; long texts are looked at a piece at a time. */
export async function doubtfulLines(lines: KeptLine[], articles: Article[]): Promise<Map<number, LineDoubt[]>> {
  const doubts = new Map<number, LineDoubt[]>()
  const add = (at: number, doubt: LineDoubt) => doubts.set(at, [...(doubts.get(at) ?? []), doubt])
  for (const { at, missing } of gapsIn(lines, articles)) add(at, { kind: 'gap', articles: missing })
  const vietnamese = bearsMarks(lines.map(({ text }) => text).join('\n'))
  let cells = 0
  for (const [i, { at, text }] of lines.entries()) {
    if (i % linesTogether === linesTogether - 1) await breathe()
    const odd = vietnamese ? [...new Set(oddWordsOf(text))] : []
    if (odd.length > 0) add(at, { kind: 'words', words: odd.slice(0, mostWords) })
    const count = cellsOf(text)
    if (count === null) continue
    if (count > 0 && cells > 0 && count !== cells) add(at, { kind: 'cells' })
    cells = count
  }
  return doubts
}

/** The lines at which articles begin that do not follow the one before, with those that are missing between. */
function gapsIn(lines: KeptLine[], articles: Article[]): { at: number; missing: string[] }[] {
  const passedOver = passedOverBefore(articles)
  let from = 0
  return articles.flatMap(({ article }, i) => {
    const begins = lines.findIndex(({ text }, at) => at >= from && articleMark.exec(text.trim())?.[1] === article)
    if (begins >= 0) from = begins + 1
    const missing = passedOver[i] ?? []
    const line = lines[begins]
    return line && missing.length > 0 ? [{ at: line.at, missing }] : []
  })
}
