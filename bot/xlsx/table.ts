import { AppError } from '../../core/errors.ts'
import type { Reason } from '../../core/refusals.ts'
import { sheetOfText } from '../../core/sheets/of-text.ts'
import type { Sheet } from '../../core/sheets/sheet.ts'
import { decodeText } from '../../core/text/encodings/decode.ts'
import { sheetsIn } from './read.ts'
import { NoWorkbook, unpack } from './unpack.ts'

/**
 * The tables that were sent, whatever the file's name: the sheets of a workbook that hold anything, or a text as a spreadsheet
 * copies or keeps it.
 *
 * @throws AppError INVALID with the reason that is given, unit.old-excel or unit.open-document
 */
export async function tablesIn(bytes: Uint8Array, refusal: Reason): Promise<Sheet[]> {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw new AppError('INVALID', 'unit.old-excel')
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) {
    const decoded = decodeText(bytes)
    if (!decoded || decoded.text.includes('\0')) throw new AppError('INVALID', refusal)
    const isOld = decoded.encoding === 'tcvn3' || decoded.encoding === 'vni'
    return [{ ...sheetOfText(decoded.text), ...(isOld && { recoded: true as const }) }]
  }
  try {
    const read = await sheetsIn(bytes)
    const sheets = read.filter(({ rows }) => rows.size > 0)
    if (sheets.length > 0) return sheets
    if (read.length > 0) throw new AppError('INVALID', 'unit.empty-file')
  } catch (error) {
    if (!(error instanceof NoWorkbook)) throw error
  }
  throw new AppError('INVALID', (await isOpenDocument(bytes)) ? 'unit.open-document' : refusal)
}

/** Whether it is a zip that says of itself that LibreOffice's programs keep their files so (OpenDocument 1.2, part 3, 3.3). */
async function isOpenDocument(bytes: Uint8Array): Promise<boolean> {
  try {
    return (await unpack(bytes)('mimetype'))?.startsWith('application/vnd.oasis.opendocument') ?? false
  } catch {
    return false
  }
}
