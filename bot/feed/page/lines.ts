import { type Element, type Page, wordsOf } from './dom.ts'

/** What stands on a page in one line, and what its elements are called. */
export type Line = { element: Element; words: string; names: string }

const mostLines = 2000
// What elements that stand in one another say is read once for each of them.
const mostLetters = 400_000
const bearers = 'h1, h2, h3, h4, p, div, span, td, em, i, small, time, b, strong, font'
const block = 'p, div, section, article, table, ul, ol, h1, h2, h3'

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

const leastHeadline = 30
/** Whether words are what a page is called, or begin so: its browser may be told the portal's name behind them. */
export const isHeadline = (words: string, title: string) =>
  words === title || (words.length >= leastHeadline && title.startsWith(words))
