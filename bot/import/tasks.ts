import type { ImportNote } from '../../core/library/messages.ts'
import { isSignatoryUnread } from '../../core/library/metadata/signatory.ts'
import { documentFromText, isSentence } from '../../core/library/parse/plain-text.ts'
import { isRefusal, type Refusal, type SourceDocument } from '../../core/library/parse/source-document.ts'
import { repairLegacy } from '../../core/text/encodings/legacy.ts'
import { unzipped } from './gzip.ts'
import { containerOf, promisedKind } from './kind.ts'
import { longestText } from './limits.ts'
import { type Office, officeKind } from './office.ts'
import { hasStrangeSigns } from './page/garbled.ts'
import { type Line, pageTexts, runningLines, textOn } from './page/reflow.ts'
import { type FileKind, FileRefused, type Told } from './report.ts'
import { opinionOf } from './second/opinion.ts'
import { withSigns } from './signs.ts'
import { standingOf } from './standing.ts'
import { doubtsAbout, textOf } from './text-file.ts'

export type Parsed = {
  kind: FileKind
  pages?: number
  /** The lines of a PDF some page of which may be a picture; its document can be made only when that is read. */
  lines?: Line[][]
  /** Which of them another program recognized on a picture. */
  layers?: boolean[]
  /** What stands beside the text. */
  beside?: string[]
  /** What stands on each page. */
  said?: string[]
  documents: SourceDocument[]
  refused: Refusal[]
  notes: ImportNote[]
}

/** `recognized` pages were all read from their pictures: no font of before Unicode has a say in them. */
type Pages = { kind: FileKind; name: string; lines: Line[][]; beside?: string[]; recognized?: boolean }

/** Reads a file by what it holds. */
export async function run({ name, bytes }: { name: string; bytes: Uint8Array }): Promise<Parsed> {
  const parsed = await read(name, bytes)
  const promised = promisedKind(name)
  const lies = promised !== null && promised !== parsed.kind && `${promised}${parsed.kind}` !== 'textrows'
  return { ...parsed, notes: lies ? ['name.lies', ...parsed.notes] : parsed.notes }
}

/** The document of a file whose lines are known, page by page. */
export function documentOfPages({ kind, name, lines, beside = [], recognized = false }: Pages): Parsed {
  // A page stands alone on its side of the mark, so that what is cited can be found on its page.
  const notes: ImportNote[] = hasStrangeSigns(lines) ? ['text.garbled'] : []
  const again: string[] = []
  const standing: [line: string, isMiddle: boolean][] = []
  const read = pageTexts(
    lines,
    (doubt) => notes.push(doubt),
    (words) => again.push(words),
    (line, isMiddle) => standing.push([line, isMiddle]),
  )
  const text = read.join('\n\f\n')
  return {
    ...documentOf(
      kind,
      name,
      { text, beside: [...runningLines(lines), ...again, ...beside], notes, standing: standingOf(standing) },
      [],
      recognized,
    ),
    pages: lines.length,
    said: lines.map(wordsOn),
  }
}

// What reads a kind is large, and brought only for a file of it.
async function read(name: string, bytes: Uint8Array): Promise<Parsed> {
  const container = containerOf(bytes)
  if (container === 'image') return { kind: 'image', documents: [], refused: [], notes: [] }
  if (container === 'pdf') {
    const { pdfLines } = await import('./pdf/pdf.ts')
    const { lines, layers, beside, notes } = await pdfLines(bytes)
    if (layers.includes(true) || !lines.every((page) => textOn(page) === 'enough'))
      return { kind: 'pdf', lines, layers, beside, documents: [], refused: [], notes }
    const made = documentOfPages({ kind: 'pdf', name, lines, beside })
    return { ...made, notes: [...notes, ...made.notes] }
  }
  if (container === 'zip' || container === 'ole') {
    const office = await officeKind(container, bytes)
    return documentOf(office.kind, name, await officeText(office, bytes), office.macros ? ['macros'] : [])
  }
  if (container === 'gzip') return readText(name, unzipped(bytes))
  if (container === 'rtf') throw new FileRefused('file.rtf')
  if (container === 'text') return readText(name, bytes)
  throw new FileRefused('file.kind')
}

async function officeText(office: Office, bytes: Uint8Array): Promise<Told> {
  if (office.kind === 'docx') return (await import('./docx/docx.ts')).docxText(office.files, office.pictures)
  return (await import('./doc/doc.ts')).docText(bytes)
}

async function readText(name: string, bytes: Uint8Array): Promise<Parsed> {
  const { html: page, kind, documents, refused, notes } = await textOf(name, bytes)
  if (page === undefined) return { kind, documents, refused, notes }
  const { htmlText } = await import('./html/html.ts')
  return documentOf('html', name, htmlText(page), notes)
}

function documentOf(kind: FileKind, name: string, told: Told, notes: ImportNote[] = [], isUnicode = false): Parsed {
  if (told.text.length > longestText) throw new FileRefused('file.large')
  const { text: words, encoding } = isUnicode ? { text: told.text, encoding: null } : repairLegacy(told.text)
  let unread = false
  const text = withSigns(words, () => {
    unread = true
  })
  const document = documentFromText(name, text, told.beside)
  if (isRefusal(document)) throw new FileRefused(document.reason)
  const parsed = { kind, documents: [document], refused: [], beside: told.beside }
  const opinion = hear({ ...parsed, beside: [] }, [told.another ?? ''])
  const short = opinion.notes.length === 0 && isShortOf(told)
  return {
    ...parsed,
    notes: [
      ...new Set([
        ...[...notes, ...told.notes],
        ...(encoding ? [`encoding.${encoding}` as const] : []),
        ...(unread ? (['text.unread'] as const) : []),
        ...(isUnicode && !document.signatory && isSignatoryUnread(text) ? (['signatory.unread'] as const) : []),
        ...doubtsAbout(name, text, told.beside, document, told.standing),
        ...(short ? (['text.short'] as const) : opinion.notes),
      ]),
    ],
  }
}

const wordsOn = (page: Line[]) => page.map(({ cells }) => cells.join(' ')).join('\n')

// A program counts what it writes into the file by itself, such as a day; and what is left out on purpose is told of itself.
const [countedBeside, shareBeside] = [100, 0.03]

/** Whether the program that wrote a file counted more in it than was read. */
function isShortOf({ text, beside, characters }: Told): boolean {
  const read = [text, ...beside].reduce((sum, words) => sum + words.replace(/\s/g, '').length, 0)
  return (characters ?? 0) > read * (1 + shareBeside) + countedBeside
}

/**
 * What another reading of a file's words says of ours; `short` are the pages that lack some. A document that lacks much is
 * kept from all but communicators until a person has looked.
 */
export function hear(
  { documents, beside = [], said = [] }: Pick<Parsed, 'documents' | 'beside' | 'said'>,
  other: string[],
) {
  const { short, lack, words } = opinionOf({ text: documents.flatMap(wordsOf), beside, pages: said }, other)
  if (lack === 'much')
    for (const document of documents) {
      document.access = 'communicator'
      document.readings = { ...document.readings, access: { value: 'communicator', evidence: words } }
    }
  const notes: ImportNote[] = lack === 'none' || short.length > 0 ? [] : ['text.short']
  return { short, notes: lack === 'much' ? (['text.lost'] as ImportNote[]) : notes }
}

function wordsOf({ title, number, sections }: SourceDocument): string[] {
  const paths = new Set(sections.map(({ path }) => path))
  // A sentence by which a text is called for want of a name is read once, though it stands in both.
  const isSaid = isSentence(title) && sections.some(({ text }) => text.includes(title))
  return [
    isSaid ? '' : title,
    number,
    ...paths,
    ...sections.flatMap(({ article, heading, text }) => [`Điều ${article}`, heading, text]),
  ]
}
