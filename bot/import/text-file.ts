import type { ReadFile } from '../../core/context.ts'
import type { ImportNote } from '../../core/library/messages.ts'
import { isDraft } from '../../core/library/metadata/draft.ts'
import type { Standing } from '../../core/library/metadata/head/claims.ts'
import { isDayUnsure } from '../../core/library/metadata/head/issued.ts'
import { isIssuerUnsure } from '../../core/library/metadata/head/issuer.ts'
import { notesOfHead } from '../../core/library/metadata/head/notes.ts'
import { isNumberMended } from '../../core/library/metadata/head/number.ts'
import { isSignatoryMended } from '../../core/library/metadata/metadata.ts'
import { doubtfulMarking } from '../../core/library/metadata/secrecy.ts'
import { hasUnsureNumber, namesUnsureNumber } from '../../core/library/metadata/unsure-numbers.ts'
import { doubtsOf } from '../../core/library/parse/doubts.ts'
import { documentFromText } from '../../core/library/parse/plain-text.ts'
import { isRefusal, type Refusal, type SourceDocument } from '../../core/library/parse/source-document.ts'
import { readDocument } from '../../core/library/store/read-document.ts'
import { withoutMarks } from '../../core/library/typed/markdown.ts'
import { withoutQuoting } from '../../core/library/typed/quoting.ts'
import { withTypedTables } from '../../core/library/typed/typed-tables.ts'
import { decodeText } from '../../core/text/encodings/decode.ts'
import { savedPage } from './html/saved-page.ts'
import { containerOf, isSheet, kindOfText, promisedKind } from './kind.ts'
import { largestText } from './limits.ts'
import { type FileKind, FileRefused, refusedFor } from './report.ts'
import { documentsOfRows } from './rows.ts'

/** Reads text and JSON lines, and nothing else: all that Workers can do, where no thread and no program is to be had. */
export const readTextFile: ReadFile = async (name, bytes) => {
  try {
    if (containerOf(bytes) !== 'text') throw new FileRefused('file.text-only')
    const { html, kind, documents, refused, notes } = await textOf(name, bytes)
    if (html !== undefined) return { name, reason: 'file.text-only' }
    const report = { kind, ocr: [], unread: [], notes, refused }
    return { ...report, documentCount: documents.length, documents: readInTurn(documents), close: async () => {} }
  } catch (error) {
    return { name, reason: refusedFor(error) }
  }
}

async function* readInTurn(documents: SourceDocument[]) {
  for (const document of documents) yield readDocument(document)
}

type Text = { kind: FileKind; notes: ImportNote[]; refused: Refusal[]; documents: SourceDocument[]; html?: string }

const isXml = /^\s{0,99}<\?xml\s/
const workbookSpace = 'urn:schemas-microsoft-com:office:spreadsheet'

// Whoever hands in a file of rubbish is told of so many lines.
const mostRefused = 10_000

/**
 * What a text file holds. A page is answered as its source, for who can read one; a text of no known name is refused, for
 * it is rather a program's than a person's.
 */
export async function textOf(name: string, bytes: Uint8Array): Promise<Text> {
  if (promisedKind(name) === null) throw new FileRefused(isSheet(name) ? 'file.sheet' : 'file.kind')
  if (bytes.byteLength > largestText) throw new FileRefused('file.large')
  const decoded = decodeText(savedPage(bytes) ?? bytes)
  if (!decoded) throw new FileRefused('file.encoding')
  const { encoding } = decoded
  // A page in the western code page says so itself, and has a number for each letter that this lacks.
  const isPlain = encoding === 'utf-8' || encoding === 'utf-16' || encoding === 'windows-1252'
  const notes: ImportNote[] = isPlain ? [] : [`encoding.${encoding}`]
  const kind = kindOfText(decoded.text)
  // Word and Excel also save all of a file as XML, under the names of their old ones.
  if (kind === 'text' && isXml.test(decoded.text))
    throw new FileRefused(decoded.text.includes(workbookSpace) ? 'file.sheet' : 'file.kind')
  const plain = /\.md$/i.test(name) ? withoutMarks(decoded.text) : withoutQuoting(decoded.text)
  const text = kind === 'text' ? withTypedTables(plain) : decoded.text
  const report: Text = { kind, notes, refused: [], documents: [] }
  if (kind === 'html') return { ...report, html: text }
  for await (const one of kind === 'rows' ? documentsOfRows(name, text.split('\n')) : [documentFromText(name, text)]) {
    if (!isRefusal(one)) {
      report.documents.push(one)
      if (kind === 'text') notes.push(...doubtsAbout(name, text, [], one))
    } else if (kind !== 'rows') throw new FileRefused(one.reason)
    else if (report.refused.length < mostRefused) report.refused.push(one)
  }
  return report
}

/** What a person should look at in a document made of a text: what may be a marking, and how it was read. */
export const doubtsAbout = (
  name: string,
  text: string,
  beside: string[],
  document: SourceDocument,
  standing?: Standing,
): ImportNote[] => [
  ...(doubtfulMarking(name, text, beside) ? (['secret.doubtful'] as const) : []),
  ...doubtsOf(document, text),
  ...(document.issuer === '' && isIssuerUnsure(text) ? (['issuer.unsure'] as const) : []),
  ...notesOfHead(document.text ?? text, document, standing),
  ...(isDraft(text, beside) ? (['document.draft'] as const) : []),
  ...(isNumberMended(document.readings) ? (['number.mended'] as const) : []),
  ...(isSignatoryMended(document.readings) ? (['signatory.mended'] as const) : []),
  ...(document.issuedOn === null && isDayUnsure(text) ? (['day.unsure'] as const) : []),
  ...(hasUnsureNumber(document) || namesUnsureNumber(text) ? (['number.unsure'] as const) : []),
]
