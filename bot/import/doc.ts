import WordExtractor from 'word-extractor'
import { secretBeside } from '../../core/library/metadata/secrecy.ts'
import type { Told } from './report.ts'

/** The text of a Word 97–2003 file, and every story beside it. Cells of a table stand on one line each row. */
export async function docText(bytes: Uint8Array): Promise<Told> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const document = await new WordExtractor().extract(file)
  const comments = document.getAnnotations()
  const body = document.getBody()
  const told = new Set(body.split(/[\n\t]/).map((line) => line.trim()))
  const beside = [
    ...[document.getHeaders(), document.getTextboxes(), document.getFootnotes(), document.getEndnotes(), comments],
    ...markedIn(file).filter((line) => !told.has(line.trim()) && secretBeside([line])),
  ]
  return { text: bodyOf(body), beside, notes: comments.trim() ? ['text.comments'] : [] }
}

const bodyOf = (body: string) =>
  body
    .split('\n')
    .map((line) => (line.trim().includes('\t') ? rowOf(line) : line))
    .join('\n')

const mostMarks = 1000
const longestLine = 60
const isPrinted = (code: number) => code >= 0x20 && code < 0xfff0

/**
 * Lines with a marking wherever they stand in the file: drawn letters of a watermark, and words with settings over which
 * the reader stumbles, are in none of the stories it tells.
 */
function markedIn(file: Buffer): string[] {
  const found: string[] = []
  for (const mark of ['MẬT', 'M Ậ T'].flatMap((word) => [word, word.normalize('NFD')])) {
    const wide = Buffer.from(mark, 'utf16le')
    for (let at = file.indexOf(wide); at >= 0 && found.length < mostMarks; at = file.indexOf(wide, at + wide.length)) {
      const codeAt = (offset: number) => (offset >= 0 && offset + 1 < file.length ? file.readUInt16LE(offset) : 0)
      let from = at
      let to = at + wide.length
      while (isPrinted(codeAt(from - 2)) && at - from < 2 * longestLine) from -= 2
      while (isPrinted(codeAt(to)) && to - at < 2 * longestLine) to += 2
      found.push(file.toString('utf16le', from, to))
    }
  }
  return found
}

const rowOf = (line: string) =>
  `| ${line
    .trim()
    .split('\t')
    .map((cell) => cell.trim())
    .join(' | ')} |`
