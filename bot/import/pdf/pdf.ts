import { getDocumentProxy, getResolvedPDFJS } from 'unpdf'
import type { ImportNote } from '../../../core/library/messages.ts'
import { keywordsIn } from '../keywords.ts'
import { mostPages } from '../limits.ts'
import type { Line } from '../page/line.ts'
import { hidesPlaces, linesOf, type Run } from '../page/runs.ts'
import { FileRefused } from '../report.ts'
import { glyphsOf } from './glyphs.ts'
import { stampNames } from './stamps.ts'
import { seenOf } from './tiny.ts'

type Pages = { lines: Line[][]; beside: string[]; notes: ImportNote[] }
type Annotation = {
  subtype?: string
  contentsObj?: { str: string }
  textContent?: string[]
  fieldValue?: unknown
}
type Item = { str: string; transform: number[]; width: number }
type Letters = { text: string; matrix: number[]; width: number }
type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>

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
    const slanted: string[] = []
    const hidden: string[] = []
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      const letters = await lettersOn(page)
      lines.push(linesOf(letters.upright))
      slanted.push(...linesOf(letters.slanted).map(({ cells }) => cells.join('    ')))
      if (/[\p{L}\d]/u.test(letters.tiny)) hidden.push(letters.tiny)
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
      beside: [...slanted, ...comments, ...fields, ...properties, ...keywords, ...stamps, ...hidden],
      notes: [
        ...(comments.length > 0 ? ['text.comments' as const] : []),
        ...(slanted.length > 0 ? ['text.slanted' as const] : []),
        ...(hidden.length > 0 ? ['text.hidden' as const] : []),
      ],
    }
  } finally {
    await pdf.loadingTask.destroy()
  }
}

const isWords = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''

/** The letters of a page in runs; those that lie askew on it, or are too small for anybody, are no part of what is read there. */
async function lettersOn(page: Page): Promise<{ upright: Run[]; slanted: Run[]; tiny: string }> {
  const { items } = await page.getTextContent({ disableNormalization: true })
  const told = items
    .filter((item): item is typeof item & Item => 'str' in item && item.str.trim() !== '')
    .map(({ str, transform, width }) => ({ text: str, matrix: transform, width }))
  const { seen: drawn, unseen: tiny } = seenOf(told, page.userUnit)
  const main = mainTurn(drawn)
  const runs = drawn.filter((one) => isAlong(one, main)).map((one) => runOf(one, main))
  const exact = hidesPlaces(runs) ? await glyphsOn(page) : []
  const all = exact.length > 0 ? seenOf(exact, page.userUnit).seen : drawn
  return {
    upright: all.filter((one) => isAlong(one, main)).map((one) => runOf(one, main)),
    // Askew letters keep their own order, on a line for each run.
    slanted: drawn.filter((one) => !isAlong(one, main)).map((one, i) => ({ ...runOf(one, 0), y: -i * 1000 })),
    tiny,
  }
}

const turnOf = ([a = 1, b = 0]: number[]) => (Math.atan2(b, a) * 180) / Math.PI
const mostAskew = 10

/** By how many quarters of a circle most letters of a page are turned: a wide table lies on its side. */
function mainTurn(letters: Letters[]): number {
  const counts = new Map<number, number>()
  for (const { text, matrix } of letters) {
    const quarter = Math.round(turnOf(matrix) / 90) * 90
    const turn = quarter === -180 ? 180 : quarter
    if (Math.abs(turnOf(matrix) - quarter) < mostAskew) counts.set(turn, (counts.get(turn) ?? 0) + text.length)
  }
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? 0
}

function isAlong({ matrix }: Letters, turn: number): boolean {
  const off = Math.abs(turnOf(matrix) - turn) % 360
  return Math.min(off, 360 - off) < mostAskew
}

function runOf({ text, matrix, width }: Letters, turn: number): Run {
  const [, , c = 0, d = 0, e = 0, f = 0] = matrix
  const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)]
  const x = e * cos + f * sin
  const plain = text.replace(/[\uFB00-\uFB06]/g, (ligature) => ligature.normalize('NFKC'))
  return { text: plain, x, right: x + width, y: f * cos - e * sin, size: Math.hypot(c, d) || 1 }
}

/** Every letter of a page by itself; none where the page's orders cannot be followed. */
async function glyphsOn(page: Page): Promise<Letters[]> {
  const { OPS } = await getResolvedPDFJS()
  const orders = await page.getOperatorList().catch(() => null)
  return orders ? glyphsOf(orders, OPS as unknown as Record<string, number>) : []
}
