import type { ProcedureContent, ProcedureForm, ProcedureText } from '../../db/schema/procedures.ts'
import { AppError } from '../errors.ts'
import { isWebLink } from '../news/link.ts'
import { refusal } from '../refusals.ts'
import { sheetFor } from '../sheets/heads.ts'
import { type Row, rowsOf, type Table, telling } from '../sheets/rows.ts'
import type { Fault, Sheet } from '../sheets/sheet.ts'
import type { Unit } from '../units/tree.ts'
import { procedureColumns, procedureSheetName } from './columns.ts'
import { isBare, limits, nameKey, tidied, twinKey } from './content.ts'

export const mostImported = 2000

export type PlannedProcedure = { unit: Unit; content: ProcedureContent }
export type ProcedurePlan = { procedures: PlannedProcedure[]; faults: Fault[]; notes: Fault[] }

type Known = {
  /** Whose procedures they are where a row names no unit. */
  unit: Unit
  /** The units for which the actor writes procedures, those that have ended too. */
  units: readonly Unit[]
  /** The names there are, by `twinKey`. */
  names: ReadonlySet<string>
}

/** Reads procedures off a workbook; whatever is wrong is told, cell by cell, and then nothing is to be made. */
export function planProcedures(sheets: readonly Sheet[], known: Known): ProcedurePlan {
  const { sheet, notes } = sheetFor(sheets, procedureSheetName, procedureColumns, { alone: true })
  const refused = (row: number, problem: string): ProcedurePlan => ({
    procedures: [],
    faults: [{ sheet: procedureSheetName, row, column: '', problem }],
    notes,
  })
  if (sheet && sheet.rows.size > mostImported + 1)
    return refused(mostImported + 2, 'Tệp có hơn 2.000 dòng. Hãy tách thành nhiều tệp.')
  const found = sheet ? rowsOf(sheet, procedureColumns) : null
  if (!sheet || !found)
    return refused(1, `Không thấy trang “${procedureSheetName}” theo mẫu. Hãy dùng tệp mẫu và giữ nguyên tên cột.`)
  // Where a column is missing that is all that can be mended: each row would say it once more.
  if (procedureColumns.some(({ key, required }) => required && !found.places.has(key)))
    return { procedures: [], faults: found.faults, notes: [...notes, ...found.notes] }
  const faults = [...found.faults]
  const procedures = planned({ name: sheet.name, ...found }, known, faults)
  if (found.rows.length === 0 && faults.length === 0) return refused(1, 'Tệp chưa có thủ tục nào.')
  faults.sort((a, b) => a.row - b.row || a.column.localeCompare(b.column))
  return { procedures, faults, notes: [...notes, ...found.notes] }
}

function planned(table: Table, known: Known, faults: Fault[]): PlannedProcedure[] {
  const tell = telling(table, faults)
  const byCode = new Map(known.units.flatMap((unit) => (unit.code ? [[unit.code, unit] as const] : [])))
  const rowOf = new Map<string, number>()
  return table.rows.flatMap(({ row, values }) => {
    const { unit: code = '', name = '' } = values
    const unit = code === '' ? known.unit : byCode.get(code)
    if (!unit) tell(row, 'unit', `Bạn không soạn thủ tục cho đơn vị nào mang mã “${code}”.`)
    else if (unit.closedAt !== null) tell(row, 'unit', `Đơn vị “${unit.name}” đã kết thúc hoạt động.`)
    const before = faults.length
    tellUnfit(row, values, tell)
    const key = unit && name ? twinKey(unit.id, name) : null
    const twin = key && rowOf.get(key)
    if (twin) tell(row, 'name', `Trùng tên với dòng ${twin}, cùng đơn vị.`)
    else if (key && known.names.has(key)) tell(row, 'name', 'Đơn vị đã có thủ tục tên này. Hãy sửa thủ tục đã có.')
    if (key && !twin) rowOf.set(key, row)
    // Of a row with a cell that was not read nothing more is said.
    const isRead = procedureColumns.every(({ key }) => values[key] !== undefined || !table.places.has(key))
    if (!unit || !isRead || faults.length > before) return []
    try {
      return [{ unit, content: tidied(contentOf(values)) }]
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      tell(row, 'name', refusal(error))
      return []
    }
  })
}

type Tell = ReturnType<typeof telling>
type Values = Row['values']

const partsIn = (cell = '') =>
  cell
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean)

/** A form as a cell has it: its name, and behind it the address. */
function formIn(part: string): ProcedureForm | null {
  const at = part.lastIndexOf(' ', Math.max(0, part.indexOf('://'))) + 1
  const [name, url] = [part.slice(0, at).trim(), part.slice(at)]
  return name && isWebLink(url) ? { name, url } : null
}

function tellUnfit(row: number, values: Values, tell: Tell): void {
  const many = (key: string, most: number, longest: number = limits.line) => {
    const parts = partsIn(values[key])
    if (parts.length > most) tell(row, key, `Nhiều nhất ${most} mục, cách nhau bằng dấu chấm phẩy.`)
    const long = parts.find((part) => part.length > longest)
    if (long) tell(row, key, `Có mục dài quá ${longest} ký tự: “${long.slice(0, 40)}…”.`)
  }
  for (const [name, called, language] of [
    ['name', 'called', 'vi'],
    ['enName', 'enCalled', 'en'],
  ] as const) {
    const given = values[name]
    if (given && nameKey(given, language) === null) tell(row, name, 'Tên phải có từ hai chữ, nói rõ là việc gì.')
    const bare = partsIn(values[called]).find((one) => nameKey(one, language) === null)
    if (bare) tell(row, called, `“${bare.slice(0, 40)}” chưa nói rõ là việc gì: mỗi tên cần từ hai chữ.`)
    many(called, limits.called, limits.name)
  }
  for (const key of ['papers', 'enPapers']) many(key, limits.papers)
  many('grounds', limits.grounds)
  many('forms', limits.forms, limits.line + 1000)
  const unlinked = partsIn(values.forms).find((part) => formIn(part) === null)
  if (unlinked) tell(row, 'forms', `“${unlinked.slice(0, 40)}”: ghi tên mẫu rồi đường dẫn https://…`)
  if (values.time && isBare(values.time))
    tell(row, 'time', 'Chỉ có con số: ghi cả ngày hay giờ, như “3 ngày làm việc”.')
  if (values.onlineUrl && !isWebLink(values.onlineUrl)) tell(row, 'onlineUrl', 'Đường dẫn phải bắt đầu bằng https://.')
  const english = procedureColumns.filter(({ key }) => key.startsWith('en') && key !== 'enName')
  if (!values.enName && english.some(({ key }) => values[key]))
    tell(row, 'enName', 'Có phần tiếng Anh nhưng chưa có tên.')
}

function contentOf(values: Values): ProcedureContent {
  const textIn = (prefix: '' | 'en'): ProcedureText => {
    const cell = (key: string) => values[prefix ? `${prefix}${key[0]?.toUpperCase()}${key.slice(1)}` : key] ?? ''
    return {
      ...{ name: cell('name'), called: partsIn(cell('called')), papers: partsIn(cell('papers')) },
      ...{ copies: cell('copies'), fee: cell('fee'), time: cell('time'), decider: cell('decider') },
      ...{ place: cell('place'), online: cell('online'), note: cell('note') },
    }
  }
  return {
    ...{ vi: textIn(''), en: values.enName ? textIn('en') : null, onlineUrl: values.onlineUrl ?? '' },
    forms: partsIn(values.forms).flatMap((part) => formIn(part) ?? []),
    grounds: partsIn(values.grounds).map((text) => ({ text, passageId: null })),
  }
}
