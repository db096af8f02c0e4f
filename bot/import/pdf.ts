import { getDocumentProxy } from 'unpdf'
import { mostPages } from './limits.ts'
import type { Line } from './reflow.ts'
import { FileRefused } from './report.ts'

type Item = { str: string; transform: number[]; width: number }

/** The lines of each page as they stand on it; none for a page that is a picture. */
export async function pdfLines(bytes: Uint8Array): Promise<Line[][]> {
  const pdf = await getDocumentProxy(bytes, { verbosity: 0, isEvalSupported: false, stopAtErrors: false }).catch(
    (error: Error) => {
      throw new FileRefused(error.name === 'PasswordException' ? 'file.encrypted' : 'file.unreadable')
    },
  )
  try {
    if (pdf.numPages > mostPages) throw new FileRefused('file.pages')
    const pages: Line[][] = []
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      const { items } = await page.getTextContent({ disableNormalization: true })
      pages.push(linesOf(items.filter((item): item is typeof item & Item => 'str' in item)))
      page.cleanup()
    }
    return pages
  } finally {
    await pdf.loadingTask.destroy()
  }
}

// Measured in letters' heights: less than a space, and more than justifying a line puts between two words.
const wordGap = 0.12
const cellGap = 1.8

/** Runs of letters on one height, each further to the right than the one before, are a line. */
function linesOf(items: Item[]): Line[] {
  const lines: Line[] = []
  let line: Line | null = null
  for (const { str, transform, width } of items) {
    if (!str.trim()) continue
    const [, , c = 0, d = 0, x = 0, y = 0] = transform
    const size = Math.hypot(c, d) || 1
    const text = str.normalize('NFC').replace(/[\uFB00-\uFB06]/g, (ligature) => ligature.normalize('NFKC'))
    const gap: number = line ? x - line.right : 0
    if (line && Math.abs(line.y - y) < size * 0.4 && gap > -size * 0.5) {
      const last = line.cells.length - 1
      if (gap > size * cellGap) line.cells.push(text)
      else line.cells[last] += `${gap > size * wordGap && !/\s$/.test(line.cells[last] ?? '') ? ' ' : ''}${text}`
      line.right = x + width
    } else {
      line = { cells: [text], x, right: x + width, y, size }
      lines.push(line)
    }
  }
  return lines
}
