import { getDocumentProxy } from 'unpdf'
import type { ImportNote } from '../../core/library/messages.ts'
import { composed } from '../../core/text/composed.ts'
import { keywordsIn } from './keywords.ts'
import { mostPages } from './limits.ts'
import { stampNames } from './pdf-stamps.ts'
import type { Line } from './reflow.ts'
import { FileRefused } from './report.ts'

type Pages = { lines: Line[][]; beside: string[]; notes: ImportNote[] }
type Annotation = {
  subtype?: string
  contentsObj?: { str: string }
  textContent?: string[]
  fieldValue?: unknown
}
type Item = { str: string; transform: number[]; width: number }

/**
 * The lines of each page as they stand on it, none for a page that is a picture; `beside` is what comments, stamps, fields and
 * properties say.
 */
export async function pdfLines(bytes: Uint8Array): Promise<Pages> {
  // Before pdf.js, which takes the bytes away.
  const stamps = stampNames(bytes)
  const pdf = await getDocumentProxy(bytes, { verbosity: 0, isEvalSupported: false, stopAtErrors: false }).catch(
    (error: Error) => {
      throw new FileRefused(error.name === 'PasswordException' ? 'file.encrypted' : 'file.unreadable')
    },
  )
  try {
    if (pdf.numPages > mostPages) throw new FileRefused('file.pages')
    const lines: Line[][] = []
    const comments: string[] = []
    const fields: string[] = []
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      const { items } = await page.getTextContent({ disableNormalization: true })
      lines.push(linesOf(items.filter((item): item is typeof item & Item => 'str' in item)))
      for (const { subtype, contentsObj, textContent, fieldValue } of (await page.getAnnotations()) as Annotation[]) {
        const isComment = subtype !== 'Link' && subtype !== 'Widget'
        const said = [contentsObj?.str, textContent?.join('\n'), fieldValue].filter(isWords)
        if (isComment) comments.push(...said)
        else fields.push(...said)
      }
      page.cleanup()
    }
    const told = new Map<string, unknown>(Object.entries((await pdf.getMetadata()).info))
    const properties = ['Title', 'Subject'].map((key) => told.get(key)).filter(isWords)
    const keywords = [told.get('Keywords')].filter(isWords).map(keywordsIn)
    return {
      lines,
      beside: [...comments, ...fields, ...properties, ...keywords, ...stamps],
      notes: comments.length > 0 ? ['text.comments'] : [],
    }
  } finally {
    await pdf.loadingTask.destroy()
  }
}

const isWords = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''

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
    const text = composed(str).replace(/[\uFB00-\uFB06]/g, (ligature) => ligature.normalize('NFKC'))
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
