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
  if (pages.length === 1) return (pages[0] ?? []).map((line) => ({ text: line, page: null }))
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
