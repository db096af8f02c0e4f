// In characters: what a hall reads from its last row at once.
const mostOnPage = 520

/** A text in pages for a wall: cut between paragraphs where that is possible, else between sentences or words. */
export function pagesOf(text: string): string[] {
  const pieces = text
    .split(/[\n\f]+/)
    .map((line) => line.trim())
    .filter(Boolean)
    .flatMap(cut)
  const pages: string[] = []
  let page = ''
  for (const piece of pieces) {
    if (page && page.length + piece.length + 1 > mostOnPage) {
      pages.push(page)
      page = ''
    }
    page = page ? `${page}\n${piece}` : piece
  }
  return page ? [...pages, page] : pages
}

function cut(line: string): string[] {
  const pieces: string[] = []
  let rest = line
  while (rest.length > mostOnPage) {
    const head = rest.slice(0, mostOnPage)
    const end = Math.max(head.lastIndexOf('. ') + 1, head.lastIndexOf('; ') + 1)
    const at = end > mostOnPage / 2 ? end : Math.max(head.lastIndexOf(' '), 1)
    pieces.push(rest.slice(0, at).trim())
    rest = rest.slice(at).trim()
  }
  return rest ? [...pieces, rest] : pieces
}
