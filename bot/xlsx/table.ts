import { AppError } from '../../core/errors.ts'
import { sheetOfText } from '../../core/gatherings/points/import.ts'
import { decodeText } from '../../core/text/decode.ts'
import type { Sheet } from '../../core/units/sheet.ts'
import { sheetsIn } from './read.ts'
import { NoWorkbook } from './unpack.ts'

/**
 * The table that was sent, whatever its name: the first sheet of a workbook that holds anything, or a text as a spreadsheet
 * copies it.
 *
 * @throws AppError INVALID gathering.points-file
 */
export async function tableIn(bytes: Uint8Array): Promise<Sheet> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) {
    const decoded = decodeText(bytes)
    if (!decoded) throw new AppError('INVALID', 'gathering.points-file')
    return sheetOfText(decoded.text)
  }
  try {
    const sheet = (await sheetsIn(bytes)).find(({ rows }) => rows.size > 0)
    if (sheet) return sheet
  } catch (error) {
    if (!(error instanceof NoWorkbook)) throw error
  }
  throw new AppError('INVALID', 'gathering.points-file')
}
