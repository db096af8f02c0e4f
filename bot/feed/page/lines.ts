import { type Element, isSameText, type Page, wordsOf } from './dom.ts'

/** What stands on a page in one line, and what its elements are called. */
export type Line = { element: Element; words: string; names: string }

const mostLines = 2000
// What elements that stand in one another say is read once for each of them.
const mostLetters = 400_000
const bearers = 'h1, h2, h3, h4, h5, p, div, span, td, dd, li, em, i, small, time, b, strong, font'
const block = 'p, div, section, article, table, ul, ol, h1, h2, h3, h4, h5'

/** The first lines of a page: elements without blocks in them. */
export function linesOn(page: Page): Line[] {
  const lines: Line[] = []
  let letters = 0
  for (const element of page.body.querySelectorAll(bearers)) {
    if (lines.length === mostLines || letters > mostLetters) break
    if (element.querySelector(block)) continue
    const words = wordsOf(element)
    letters += words.length
    lines.push({ element, words, names: namesOf(element) })
  }
  return lines
}

export const namesOf = (element: Element) => `${element.className} ${element.getAttribute('id') ?? ''}`

export const isBeside = (element: Element) => element.closest('aside, nav, footer, li') !== null

const head = /^(?:(?:site|top|main|page)?[-_]?(?:banner|top|logo)|(?:site|top|main)?[-_]?header)$/i
/** Whether a heading stands in a portal's own head. */
export function isOfHead(heading: Element): boolean {
  for (let one = heading.parentElement; one; one = one.parentElement) {
    const names = namesOf(one).split(/\s+/)
    if (names.some((name) => head.test(name))) return true
  }
  return false
}

const leastHeadline = 30
const mostSigns = 10
/** Whether words are what a page is called, or begin so: its browser may be told the portal's name behind them. */
function isHeadline(words: string, title: string): boolean {
  if (words === '' || words.length > title.length + mostSigns) return false
  return (words.length >= leastHeadline && title.startsWith(words)) || isSameText(words, title)
}

/** Which line is the headline, a heading before another that says the same; -1 where none is. */
export function headlineAmong(lines: readonly Line[], title: string): number {
  const found = [...lines.entries()].filter(
    ([, { words, element }]) => isHeadline(words, title) && !isBeside(element) && !isOfHead(element),
  )
  const [at] =
    found.find(([, { element }]) => /^h[1-3]$/i.test(element.tagName)) ??
    found.find(([, { element }]) => !element.closest('a[href]')) ??
    found[0] ??
    []
  return at ?? -1
}

const leastProse = 60
/** Whether a line is a sentence of an article's, not what a portal sets around it. */
export const isProse = (words: string) => words.length >= leastProse && /[.!?…:;][”"’)]{0,2}$/u.test(words)
