import type { Context } from 'hono'
import { AppError } from '../../core/errors.ts'
import type { Sheet } from '../../core/units/sheet.ts'
import { sheetsIn } from './read.ts'
import { NoWorkbook } from './unpack.ts'

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The sheets of the workbook that a request brings; what is none is refused. */
export const sheetsSent = async (c: Context): Promise<Sheet[]> =>
  sheetsIn(new Uint8Array(await c.req.arrayBuffer())).catch((error: unknown) => {
    throw error instanceof NoWorkbook ? new AppError('INVALID', 'unit.file') : error
  })
