import { breathe } from '../../core/breathe.ts'
import { AppError } from '../../core/errors.ts'
import { type FormatReading, formatOf, readText, type TextFormat } from '../../core/question-bank/read/read.ts'
import { readTyped } from '../../core/question-bank/read/typed.ts'
import { questionTable, readWorkbook } from '../../core/question-bank/read/workbook.ts'
import { decodeText } from '../../core/text/encodings/decode.ts'
import { sheetsIn } from '../xlsx/read.ts'
import { NoWorkbook, unpack } from '../xlsx/unpack.ts'
import { blocksOf } from './word-lines.ts'
import { textOfBlocks } from './word-text.ts'

// Ten thousand questions are less; reading more would keep others waiting.
const longestDocument = 12_000_000
const longestText = 4_000_000

const begins = (bytes: Uint8Array, ...mark: number[]) => mark.every((one, at) => bytes[at] === one)

/**
 * The questions of a file by what it holds, whatever its name; a text may be told its form.
 *
 * @throws AppError INVALID bank.file, bank.old-word, bank.file-long
 */
export async function readQuestions(bytes: Uint8Array, format?: TextFormat): Promise<FormatReading> {
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new AppError('INVALID', 'bank.old-word')
  if (begins(bytes, 0x50, 0x4b)) return readOffice(bytes)
  const decoded = decodeText(bytes)
  if (!decoded) throw new AppError('INVALID', 'bank.file')
  const table = format ? null : questionTable(decoded.text)
  if (table) return { format: 'workbook', ...readWorkbook([table]) }
  const reads = format ?? formatOf(decoded.text)
  if (reads === 'typed') expectShort(decoded.text, longestText)
  return readText(decoded.text, reads)
}

function expectShort(text: string, most: number): void {
  if (text.length > most) throw new AppError('INVALID', 'bank.file-long')
}

async function readOffice(bytes: Uint8Array): Promise<FormatReading> {
  try {
    const part = unpack(bytes)
    const [, counted = ''] = /Target="\/?word\/document(\d{0,3})\.xml"/.exec((await part('_rels/.rels')) ?? '') ?? []
    const document = (await part('word/document.xml')) ?? (await part(`word/document${counted}.xml`))
    if (document === null) return { format: 'workbook', ...readWorkbook(await sheetsIn(bytes)) }
    expectShort(document, longestDocument)
    const numbering = (await part('word/numbering.xml')) ?? ''
    const styles = (await part('word/styles.xml')) ?? ''
    const blocks = blocksOf({ document, numbering, styles })
    await breathe()
    const text = textOfBlocks(blocks)
    expectShort(text, longestText)
    await breathe()
    return { format: 'word', ...readTyped(text) }
  } catch (error) {
    throw error instanceof NoWorkbook ? new AppError('INVALID', 'bank.file') : error
  }
}
