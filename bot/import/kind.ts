import type { FileKind } from './report.ts'

/** What a file is by its first bytes; the boxes that hold several kinds are told apart when they are opened. */
type Container = Exclude<FileKind, 'docx' | 'doc' | 'html' | 'rows'> | 'zip' | 'ole' | 'gzip' | 'rtf' | 'other'

const signatures: [start: string, container: Container][] = [
  ['504b0304', 'zip'],
  ['d0cf11e0a1b11ae1', 'ole'],
  ['1f8b08', 'gzip'],
  ['89504e470d0a1a0a', 'image'],
  ['ffd8ff', 'image'],
  ['49492a00', 'image'],
  ['4d4d002a', 'image'],
  ['7b5c727466', 'rtf'],
]
const pdfMark = /%PDF-\d/

export function containerOf(bytes: Uint8Array): Container {
  const start = bytes.subarray(0, 1024)
  const hex = Array.from(start.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('')
  const found = signatures.find(([mark]) => hex.startsWith(mark))
  if (found) return found[1]
  // The mark of a PDF may stand behind some bytes of a mail programme or a printer.
  if (pdfMark.test(new TextDecoder('latin1').decode(start))) return 'pdf'
  return isText(start) ? 'text' : 'other'
}

/** Text has no zero bytes, but for UTF-16, where they are many and stand on one side only. */
function isText(start: Uint8Array): boolean {
  const zeros = [0, 0]
  for (const [i, byte] of start.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1
  const [fewer = 0, more = 0] = zeros.sort((a, b) => a - b)
  const marked = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff)
  return more === 0 || marked || (fewer === 0 && more > start.length / 5)
}

const extensions: Record<string, FileKind> = {
  pdf: 'pdf',
  docx: 'docx',
  docm: 'docx',
  doc: 'doc',
  html: 'html',
  htm: 'html',
  mht: 'html',
  mhtml: 'html',
  txt: 'text',
  md: 'text',
  jsonl: 'rows',
  'jsonl.gz': 'rows',
  png: 'image',
  jpg: 'image',
  jpeg: 'image',
  tif: 'image',
  tiff: 'image',
}

/** The kind that a name promises; null for a name of no kind that is read. */
export const promisedKind = (name: string): FileKind | null =>
  extensions[/\.(jsonl\.gz|[a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''] ?? null

/** A table of figures as a name promises one; programs export pages under such names as well. */
export const isSheet = (name: string): boolean => /\.(?:xls[xmb]?|ods|csv)$/i.test(name)

// A page may leave out its first tags: then it begins with what belongs in its head, or with an element of its text.
const html = /^<(?:!doctype html|(?:html|head|body|meta|title|style|link|p|div|table|center|h[1-6])(?=[\s>]))/i

/** Where the markup begins, behind spaces, the line that says it is XML, and comments. */
function markupStart(text: string): number {
  const spaces = /\s*/y
  let at = 0
  for (;;) {
    spaces.lastIndex = at
    at += spaces.exec(text)?.[0].length ?? 0
    const mark = text.startsWith('<!--', at) ? '-->' : text.startsWith('<?xml', at) ? '>' : ''
    const end = mark ? text.indexOf(mark, at + 4) : -1
    if (end < 0) return at
    at = end + mark.length
  }
}

/** Whether a text is a page, or lines of JSON, whatever its file is called. */
export function kindOfText(text: string): 'html' | 'rows' | 'text' {
  const start = markupStart(text)
  if (html.test(text.slice(start, start + 20))) return 'html'
  const first = text.trimStart().split('\n', 1)[0] ?? ''
  return first.startsWith('{') && first.trimEnd().endsWith('}') ? 'rows' : 'text'
}
