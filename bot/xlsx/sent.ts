import type { Context } from 'hono'
import { AppError } from '../../core/errors.ts'
import type { Sheet } from '../../core/sheets/sheet.ts'
import { tablesIn } from './table.ts'

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The sheets of the workbook, or the one table of the text, that a request brings; what is neither is refused. */
export async function sheetsSent(c: Context): Promise<Sheet[]> {
  const sheets = await tablesIn(new Uint8Array(await c.req.arrayBuffer()), 'unit.file')
  // Words in a row are no table.
  if (sheets.every(({ name, rows }) => name === '' && [...rows.values()].every(({ size }) => size < 2)))
    throw new AppError('INVALID', 'unit.file')
  return sheets
}
