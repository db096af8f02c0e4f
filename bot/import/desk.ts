import { createHash } from 'node:crypto'
import { bearsMarks, oddWordsOf } from '../../core/library/parse/doubts.ts'
import { isRefusal, type Refusal, type SourceDocument } from '../../core/library/parse/source-document.ts'
import {
  type Lot as Counted,
  hashed,
  type ReadDocument,
  type ReadSection,
  readDocument,
  type TermCount,
} from '../../core/library/store/read-document.ts'
import { newTally, type Tally } from '../../core/library/store/tally.ts'
import type { Access } from '../../db/schema/library.ts'
import { type Line, textOn } from './page/reflow.ts'
import { rowsIn } from './row-files.ts'
import { documentOfPages, hear, type Parsed, run } from './tasks.ts'

/** What the service asks of the thread that has a file. */
export type Question =
  | { size: number }
  | { part: Uint8Array; at: number }
  | { open: string }
  | { pages: (Line[] | null)[] }
  | { heard: string[] }
  | Next
  | { rows: string }
  | { hash: { access: Access; unitId: string | null } }
  | { sections: true }
  | { terms: number }
  | { text: number }

/** The next documents; `behind` so many long ones, which come a piece at a time and before what follows them. */
export type Next = { next: true; behind: number; terms: Terms | null }
/** For whom documents are taken in, and whose they will be: their hashes are made of it. */
export type Terms = { access: Access; unitId: string | null }

/** What is told of an opened file. `texts` says which of a PDF's pages are to be read from their pictures first. */
export type Opened = Pick<Parsed, 'kind' | 'pages' | 'refused' | 'notes'> & {
  documentCount: number
  texts: (ReturnType<typeof textOn> | 'layer' | 'fair layer')[] | null
  /** What stands on the first page whose layer of letters seems to be what the page shows. */
  fairLayer?: string
}
export type Head = Omit<ReadDocument, 'hashFor' | 'sections' | 'terms' | 'texts'>
/** A document that is handed over at once, with its hash for the lot's terms, or what its hash is made of. */
export type Whole = Head & { hash: { made: string } | { of: string }; pieces: ReadSection[][]; texts: string[] }
/** Some documents with what they count to, or how a long one begins; none when all were handed over, or none yet. */
export type Lot = { waits?: true; whole: (Whole | Refusal)[]; counted: Counted; terms: Terms | null; long: Head | null }

// So much of a file the service holds at one time, and some times as much that is read ahead.
const charactersPerLot = 60_000
const documentsPerLot = 200
// A law of a file of rows, which a command reads, is handed over whole.
const longestOfRows = 400_000
const termsPerText = 20_000

/** One file in a thread: it stays here, and what becomes of it is handed over a piece at a time. */
export function desk(): (question: Question) => Promise<unknown> {
  let name = ''
  let bytes = new Uint8Array(0)
  let file: Parsed | null = null
  let waiting: Source = [][Symbol.iterator]()
  let long: ReadDocument | null = null
  let ahead: SourceDocument | null = null
  let longs = 0
  let longest = charactersPerLot
  let pieces: Iterator<ReadSection[]> | null = null
  let terms: TermCount[][] | null = null
  let texts: string[] | null = null

  function opened(parsed: Parsed): Opened {
    const { kind, pages, lines, layers, documents, refused, notes } = parsed
    file = parsed
    begin(documents[Symbol.iterator]())
    const kinds = lines?.map(pageText(layers)) ?? null
    const fair = lines?.[kinds?.indexOf('fair layer') ?? -1]
    const told = { kind, pages, refused, notes, documentCount: documents.length, texts: kinds }
    return fair ? { ...told, fairLayer: fair.map(wordsOn).join('\n') } : told
  }

  async function nextLot({ behind, terms }: Next): Promise<Lot> {
    const tally = newTally()
    const lot: Lot = { whole: [], counted: { documents: 0, counts: [] }, terms, long: null }
    if (behind < longs) return { ...lot, waits: true }
    let size = 0
    while (lot.whole.length < documentsPerLot && size < charactersPerLot) {
      const source = ahead ?? (await waiting.next()).value
      ahead = null
      if (!source) break
      if (isRefusal(source)) {
        lot.whole.push(source)
        continue
      }
      const own = charactersIn(source)
      // What comes before a long one is handed over first.
      if (own > charactersPerLot && lot.whole.length > 0) {
        ahead = source
        break
      }
      if (own > longest) {
        longs += 1
        long = readDocument(source)
        resetLong()
        return { ...lot, long: headOf(long) }
      }
      size += own
      const read = readDocument(source, tally)
      lot.whole.push(wholeOf(source, read, terms))
      if (!read.blank) lot.counted.documents += 1
    }
    lot.counted.counts = textsOf(tally)
    return lot
  }

  function begin(sources: Source, most = charactersPerLot) {
    longest = most
    waiting = sources
    ahead = null
    longs = 0
  }

  function resetLong() {
    pieces = null
    terms = null
    texts = null
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
    if ('rows' in question) {
      begin(rowsIn(question.rows), longestOfRows)
      return null
    }
    if ('next' in question) return nextLot(question)
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

function wholeOf({ text, ...source }: SourceDocument, read: ReadDocument, terms: Terms | null): Whole {
  const json = JSON.stringify({ ...source, name: '' })
  return {
    ...headOf(read),
    hash: terms
      ? {
          made: createHash('sha256')
            .update(hashed(terms.access, terms.unitId, json))
            .digest('hex'),
        }
      : { of: json },
    pieces: [...(read.sections() as Iterable<ReadSection[]>)],
    texts: [...(read.texts() as Iterable<string>)],
  }
}

const charactersIn = ({ sections }: SourceDocument) =>
  sections.reduce((sum, { heading, text }) => sum + heading.length + text.length, 0)

function textsOf(tally: Tally): string[] {
  // Whoever brings them in with those of other lots puts them in order then.
  const { terms, by } = tally.lists()
  const found: string[] = []
  for (let from = 0; from < terms.length; from += termsPerText) {
    const to = from + termsPerText
    found.push(JSON.stringify({ terms: terms.slice(from, to), by: by.slice(from, to) }))
  }
  return found
}

type Source = AsyncIterator<SourceDocument | Refusal, undefined> | Iterator<SourceDocument | Refusal, undefined>
