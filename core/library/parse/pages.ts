/** One line of a text and the page it begins on; null where the text has no pages. */
export type Line = { text: string; page: number | null }

const edge = 2
const fewestPages = 3
const repeatedShare = 0.4
const part = /^(?:#|\||Điều\s|Chương\s|Mục\s|Phần\s|Phụ lục|[IVXLC\d]+\s*[.)]|[a-zđ]\s*\))/iu
const lone = /^[-–—|\s]*(?:trang\s*)?(\d{1,4})(?:\s*(?:\/|trên)\s*\d{1,4})?[-–—|\s]*$/iu
const besides = /^\d{1,4}\s+|(?<!\s)\s+\d{1,4}$/g

/**
 * A text's lines with their pages, which `\f` parts. The numbers printed on the pages and what is repeated at their edges
 * are left out: they would stand in the middle of sentences.
 */
export function linesOf(text: string): Line[] {
  const pages = text.split('\f').map((page) => page.split('\n').map((line) => line.trim()))
  if (pages.length === 1) return withoutPageNumbers(pages[0] ?? []).map((line) => ({ text: line, page: null }))
  const edges = pages.map(edgesOf)
  const offset = offsetOf(pages, edges)
  const running = runningOf(pages, edges)
  return pages.flatMap((lines, page) => {
    const atEdge = new Set(edges[page])
    const kept = lines.filter((line, at) => {
      if (!atEdge.has(at)) return true
      const number = Number(lone.exec(line)?.[1] ?? Number.NaN)
      if (number - page === offset) return false
      // The first page may bear the title that the others repeat.
      return page === 0 || !running.has(bare(line))
    })
    return kept.map((line) => ({ text: line, page: page + 1 }))
  })
}

// "- 2 -", "Trang 2", "Trang 2/5": numbers of pages by their form; a number alone is one by its place and its turn.
const saysPage = /^(?:[-–—]\s?(\d{1,3})\s?[-–—]|(?:trang|page)\s?:?\s?(\d{1,3})(?:\s?(?:\/|trên)\s?\d{1,3})?)$/iu
const ofPages = /^(\d{1,3})\s?\/\s?(\d{1,3})$/
const linesOfPage = 10
const shortest = 12

/** The lines of a text that was copied from pages without their numbers, where those run on one by one. */
function withoutPageNumbers(lines: string[]): string[] {
  const at = (found: (line: string, i: number) => string | undefined) =>
    lines.flatMap((line, i) => {
      const number = line === '' || line.length > 20 ? undefined : found(line, i)
      return number === undefined ? [] : [{ i, number: Number(number) }]
    })
  const said = at((line) => saysPage.exec(line)?.slice(1).find(Boolean))
  const of = at((line) => ofPages.exec(line)?.[1]).filter(({ i }) => isAmid(lines, i))
  const lasts = new Set(of.map(({ i }) => ofPages.exec(lines[i] ?? '')?.[2]))
  const bare = at((line) => /^\d{1,3}$/.exec(line)?.[0])
  const gone = new Set(
    [
      isInTurn(said) ? said : [],
      lasts.size === 1 && of.length > 1 && isInTurn(of) && farApart(lines, of) ? of : [],
      bare[0]?.number === 2 && isInTurn(bare) && bare.every(({ i }) => isAmid(lines, i)) && farApart(lines, bare)
        ? bare
        : [],
    ]
      .flat()
      .map(({ i }) => i),
  )
  if (gone.size === 0) return lines
  for (const i of [...gone]) if (goesOnBehind(lines, i)) for (const blank of blanksAround(lines, i)) gone.add(blank)
  return lines.filter((_, i) => !gone.has(i))
}

type Numbered = { i: number; number: number }
const isInTurn = (found: Numbered[]) =>
  found.every(({ number }, i) => i === 0 || number === (found[i - 1]?.number ?? 0) + 1)

/** Not a cell of a column of numbers: words stand above and below. */
function isAmid(lines: string[], i: number): boolean {
  return filledLine(lines, i, -1).length > shortest && filledLine(lines, i, 1).length > shortest
}

function farApart(lines: string[], found: Numbered[]): boolean {
  return found.every(({ i }, n) => lines.slice(found[n - 1]?.i ?? 0, i).filter(Boolean).length >= linesOfPage)
}

function filledLine(lines: string[], from: number, step: 1 | -1): string {
  for (let i = from + step; i >= 0 && i < lines.length; i += step) if (lines[i]) return lines[i] as string
  return ''
}

const goesOnBehind = (lines: string[], i: number) => /^\p{Ll}/u.test(filledLine(lines, i, 1))

function blanksAround(lines: string[], i: number): number[] {
  const blanks: number[] = []
  for (let up = i - 1; up >= 0 && lines[up] === ''; up--) blanks.push(up)
  for (let down = i + 1; down < lines.length && lines[down] === ''; down++) blanks.push(down)
  return blanks
}

/** Where a page's first and last lines stand, blank ones left out. */
function edgesOf(lines: string[]): number[] {
  const filled = lines.flatMap((line, at) => (line === '' ? [] : [at]))
  return [...new Set([...filled.slice(0, edge), ...filled.slice(-edge)])]
}

/** How far the numbers printed on the pages are from the pages' places; a number that does not run along is text. */
function offsetOf(pages: string[][], edges: number[][]): number | null {
  const counted = new Map<number, number>()
  pages.forEach((lines, page) => {
    const here = (edges[page] ?? []).map((at) => lone.exec(lines[at] ?? '')?.[1]).filter((found) => found !== undefined)
    for (const offset of new Set(here.map((found) => Number(found) - page)))
      counted.set(offset, (counted.get(offset) ?? 0) + 1)
  })
  const [best] = [...counted].sort((a, b) => b[1] - a[1])
  return best && best[1] > 1 ? best[0] : null
}

/** What is printed above or below on many pages, the page's number beside it left out. */
function runningOf(pages: string[][], edges: number[][]): Set<string> {
  const counted = new Map<string, number>()
  pages.forEach((lines, page) => {
    const here = (edges[page] ?? []).map((at) => lines[at] ?? '').filter((line) => !part.test(line))
    for (const line of new Set(here.map(bare))) if (line) counted.set(line, (counted.get(line) ?? 0) + 1)
  })
  const least = Math.max(fewestPages, pages.length * repeatedShare)
  return new Set([...counted].flatMap(([line, times]) => (times >= least ? [line] : [])))
}

const bare = (line: string) => line.replace(besides, '').trim()
