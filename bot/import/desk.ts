import { bearsMarks, oddWordsOf } from '../../core/library/parse/doubts.ts'
import type { SourceDocument } from '../../core/library/parse/source-document.ts'
import {
  type ReadDocument,
  type ReadSection,
  readDocument,
  type TermCount,
} from '../../core/library/store/read-document.ts'
import type { Access } from '../../db/schema/library.ts'
import { type Line, textOn } from './page/reflow.ts'
import { documentOfPages, hear, type Parsed, run } from './tasks.ts'

/** What the service asks of the thread that has a file. */
export type Question =
  | { size: number }
  | { part: Uint8Array; at: number }
  | { open: string }
  | { pages: (Line[] | null)[] }
  | { heard: string[] }
  | { next: true }
  | { hash: { access: Access; unitId: string | null } }
  | { sections: true }
  | { terms: number }
  | { text: number }

/** What is told of an opened file. `texts` says which of a PDF's pages are to be read from their pictures first. */
export type Opened = Pick<Parsed, 'kind' | 'pages' | 'refused' | 'notes'> & {
  documentCount: number
  texts: (ReturnType<typeof textOn> | 'layer' | 'fair layer')[] | null
  /** What stands on the first page whose layer of letters seems to be what the page shows. */
  fairLayer?: string
}
export type Head = Omit<ReadDocument, 'hashFor' | 'sections' | 'terms' | 'texts'>
/** A document that is handed over at once; its hash is made of `json`. */
export type Whole = Head & { json: string; pieces: ReadSection[][]; counts: TermCount[][]; texts: string[] }
/** Some short documents, or how a long one begins; none when all were handed over. */
export type Lot = { whole: Whole[]; long: Head | null }

// So much of a file the service holds at one time.
const charactersPerLot = 60_000
const documentsPerLot = 30

/** One file in a thread: it stays here, and what becomes of it is handed over a piece at a time. */
export function desk(): (question: Question) => Promise<unknown> {
  let name = ''
  let bytes = new Uint8Array(0)
  let file: Parsed | null = null
  let waiting: SourceDocument[] = []
  let long: ReadDocument | null = null
  let ahead: ReadDocument | null = null
  let pieces: Iterator<ReadSection[]> | null = null
  let terms: TermCount[][] | null = null
  let texts: string[] | null = null

  function opened(parsed: Parsed): Opened {
    const { kind, pages, lines, layers, documents, refused, notes } = parsed
    file = parsed
    waiting = documents.reverse()
    ahead = null
    const kinds = lines?.map(pageText(layers)) ?? null
    const fair = lines?.[kinds?.indexOf('fair layer') ?? -1]
    const told = { kind, pages, refused, notes, documentCount: documents.length, texts: kinds }
    return fair ? { ...told, fairLayer: fair.map(wordsOn).join('\n') } : told
  }

  function nextLot(): Lot {
    const whole: Whole[] = []
    let size = 0
    while (waiting.length > 0 && whole.length < documentsPerLot && size < charactersPerLot) {
      const source = waiting.at(-1) as SourceDocument
      const read: ReadDocument = ahead ?? readDocument(source)
      const isLong = read.size > charactersPerLot
      // What comes before a long one is handed over first.
      ahead = isLong && whole.length > 0 ? read : null
      if (ahead) break
      waiting.pop()
      if (isLong) {
        long = read
        pieces = null
        terms = null
        texts = null
        return { whole, long: headOf(read) }
      }
      size += read.size
      whole.push(wholeOf(source, read))
    }
    return { whole, long: null }
  }

  return async (question) => {
    if ('size' in question) {
      bytes = new Uint8Array(question.size)
      return null
    }
    if ('part' in question) return bytes.set(question.part, question.at)
    if ('open' in question) {
      name = question.open
      const given = bytes
      bytes = new Uint8Array(0)
      return opened(await run({ name, bytes: given }))
    }
    if ('pages' in question) {
      const { kind, lines, beside } = file as Parsed
      const read = question.pages.map((page, i) => page ?? lines?.[i] ?? [])
      const recognized = question.pages.every((page) => page !== null)
      return opened(documentOfPages({ kind, name, lines: read, beside, recognized }))
    }
    if ('heard' in question) return hear(file as Parsed, question.heard)
    if ('next' in question) return nextLot()
    const document = long as unknown as ReadDocument
    if ('hash' in question) return document.hashFor(question.hash.access, question.hash.unitId)
    if ('sections' in question) {
      pieces ??= (document.sections() as Iterable<ReadSection[]>)[Symbol.iterator]()
      return pieces.next().value ?? null
    }
    if ('text' in question) {
      texts ??= [...(document.texts() as Iterable<string>)]
      return texts[question.text] ?? null
    }
    terms ??= [...(document.terms() as Iterable<TermCount[]>)]
    return terms[question.terms] ?? null
  }
}

const pageText =
  (layers: boolean[] = []) =>
  (page: Line[], i: number) => {
    const text = textOn(page)
    return text !== 'enough' || !layers[i] ? text : isFair(page) ? 'fair layer' : 'layer'
  }

const wordsOn = ({ cells }: Line) => cells.join(' ')

/** Whether letters laid over a picture are Vietnamese, without tables, and with hardly a word that cannot be one. */
function isFair(page: Line[]): boolean {
  const words = page.map(wordsOn).join('\n')
  const all = words.split(/\s+/)
  const figures = all.filter((word) => /^[\d.,%]+$/.test(word)).length
  return (
    bearsMarks(words) &&
    oddWordsOf(words).length <= all.length * mostOdd &&
    // Of a table's figures a layer does not tell the rows.
    figures <= all.length * mostFigures
  )
}
const [mostOdd, mostFigures] = [0.005, 0.15]

const headOf = ({ hashFor, sections, terms, texts, ...head }: ReadDocument): Head => head

const wholeOf = ({ text, ...source }: SourceDocument, read: ReadDocument): Whole => ({
  ...headOf(read),
  json: JSON.stringify({ ...source, name: '' }),
  pieces: [...(read.sections() as Iterable<ReadSection[]>)],
  counts: [...(read.terms() as Iterable<TermCount[]>)],
  texts: [...(read.texts() as Iterable<string>)],
})
