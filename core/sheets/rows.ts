import { type Besides, besides, isSum, isWhole } from './besides.ts'
import { problems, type Read, readCell, tooLong, wholeCell, writtenIn } from './cells.ts'
import { headsIn } from './heads.ts'
import { sourceIn } from './merged.ts'
import { type Cell, type Column, type Fault, letterOf, type Places, type Sheet } from './sheet.ts'

export type Row = { row: number; values: Record<string, string> }

// More than these nobody needs to know one by one.
const mostHiddenTold = 20

export const groupTold = 'Có vẻ là tên một nhóm trong bảng nên Loa không đọc.'

const says = {
  hidden: 'Dòng này đang bị ẩn trong tệp nên Loa không đọc.',
  moreHidden: (count: number) => `Còn ${count.toLocaleString('vi-VN')} dòng bị ẩn nữa mà Loa không đọc.`,
  closing: 'Có vẻ là dòng cộng hoặc phần ký tên ở cuối bảng nên Loa không đọc.',
  again: 'Dòng này chỉ nhắc lại hoặc đánh số các cột nên Loa không đọc.',
  group: groupTold,
  spread: 'Ô gộp được đọc như ghi ở từng dòng mà nó gộp.',
  goesOn: 'Dòng này được đọc tiếp vào dòng ở trên, vì chỉ có mục liệt kê.',
  recoded: 'Chữ theo phông cũ (.Vn, VNI) đã được đổi sang Unicode. Vui lòng đọc soát.',
  cut: 'Trang tính dài quá 50.000 dòng hoặc rộng quá 60 cột, phần sau Loa không đọc được. Hãy tách thành nhiều tệp.',
}

export type RowsRead = { rows: Row[]; faults: Fault[]; notes: Fault[]; places: Places }

const noCells: ReadonlyMap<number, Cell> = new Map()

/**
 * The rows of a sheet by the heads of its columns, whatever their order, all that cannot be read, and in `notes` what was left
 * out. An empty row is none. Null where the sheet has no such heads.
 */
export function rowsOf(sheet: Sheet, columns: readonly Column[]): RowsRead | null {
  const heads = headsIn(sheet, columns)
  if (!heads) return null
  const { top, below, places } = heads
  const [faults, notes] = [[...heads.faults], [...heads.notes]]
  const tell = telling({ name: sheet.name, places }, faults)
  const note = telling({ name: sheet.name, places }, notes)
  if (sheet.recoded) note(top, '', says.recoded)
  if (sheet.cut) tell(top, '', says.cut)

  const named = headsAt(sheet, top, below)
  const goesOn = (row: number) => isGoneOn(sheet.rows.get(row), columns, places)
  const valuesAt = (row: number) => {
    const values: Record<string, string> = {}
    for (const column of columns) {
      const place = places.get(column.key)
      if (!place) continue
      const source = sourceIn(sheet, { row, below, goesOn }, column, place)
      if (source?.spread && source.row === row) note(row, column.key, says.spread)
      const read: Read = source
        ? readCell(wholeCell(sheet.rows.get(source.row) ?? noCells, place), column)
        : { problem: problems.merged }
      if ('value' in read) values[column.key] = read.value
      else tell(row, column.key, read.problem)
    }
    return values
  }
  /** Adds what a row lists to what the one above it does. */
  const addTo = ({ values }: Row, row: number) => {
    const cells = sheet.rows.get(row) ?? noCells
    for (const column of columns) {
      const place = places.get(column.key)
      if (!place || !cells.has(place.at)) continue
      const read = readCell(wholeCell(cells, place), column)
      const whole = 'value' in read ? [values[column.key], read.value].filter(Boolean).join('; ') : ''
      const problem = 'problem' in read ? read.problem : tooLong(whole, column)
      if (problem) tell(row, column.key, problem)
      else values[column.key] = whole
    }
  }

  const rows: Row[] = []
  const left = new Set<number>()
  let [hidden, before] = [0, 0]
  let isSigned = false
  for (const row of [...sheet.rows.keys()].sort((a, b) => a - b)) {
    const cells = sheet.rows.get(row) ?? noCells
    if (row <= below || ![...places.values()].some(({ at }) => cells.has(at))) continue
    if (sheet.hiddenRows?.has(row)) {
      left.add(row)
      hidden += 1
      if (hidden <= mostHiddenTold) note(row, '', says.hidden)
      continue
    }
    if (isSigned && isWhole(cells, columns, places)) isSigned = false
    const why: Besides | null = isSigned ? 'closing' : besides(sheet, row, { places, named, isBelow: rows.length > 0 })
    if (why) {
      isSigned ||= why === 'closing' && !isSum(cells)
      left.add(row)
      note(row, '', says[why])
      continue
    }
    const last = rows.at(-1)
    if (last && before === row - 1 && goesOn(row)) {
      note(row, '', says.goesOn)
      addTo(last, row)
    } else rows.push({ row, values: valuesAt(row) })
    before = row
  }
  if (hidden > mostHiddenTold) note(top, '', says.moreHidden(hidden - mostHiddenTold))
  return { rows, faults: [...faults, ...shortened(sheet, columns, places, left)], notes, places }
}

/** What the heads of a sheet say themselves, whatever the template calls them. */
const headsAt = (sheet: Sheet, top: number, below: number): ReadonlyMap<number, string> =>
  new Map([...(sheet.rows.get(top) ?? []), ...(sheet.rows.get(below) ?? [])].map(([at, { text }]) => [at, text]))

/** Whether a row lists more of what the row above is of: one paper a row, beneath a name that stands once. */
function isGoneOn(cells: ReadonlyMap<number, Cell> | undefined, columns: readonly Column[], places: Places): boolean {
  const has = (listed: boolean) =>
    columns.some(({ key, listed: isListed }) => {
      const place = places.get(key)
      return place !== undefined && (isListed ?? false) === listed && cells?.has(place.at)
    })
  return has(true) && !has(false)
}

export const columnTold = ({ at, head }: { at: number; head: string }) => `${letterOf(at)} (${head})`

export type Table = { name: string; rows: Row[]; places: Places }

/** What notes a fault of one cell of a table. */
export const telling =
  ({ name, places }: Pick<Table, 'name' | 'places'>, faults: Fault[]) =>
  (row: number, key: string, problem: string) => {
    const place = places.get(key)
    faults.push({ sheet: name, row, column: place ? columnTold(place) : '', problem })
  }

/** A program that takes a code for a number drops the noughts before it: told where the column’s other codes are longer. */
function shortened(sheet: Sheet, columns: readonly Column[], places: Places, left: ReadonlySet<number>): Fault[] {
  return columns
    .filter(({ as }) => as === 'code')
    .flatMap(({ key }) => {
      const place = places.get(key)
      if (!place) return []
      const cells = [...sheet.rows].flatMap(([row, cells]) => {
        const cell = left.has(row) ? undefined : cells.get(place.at)
        const code = cell && writtenIn(cell, 'code')
        return code && /^\d+$/.test(code) ? [{ row, code, kind: cell.kind }] : []
      })
      const longest = cells.reduce((most, { code }) => Math.max(most, code.length), 0)
      if (longest < 5 || !cells.some(({ code, kind }) => kind === 'text' && code.startsWith('0'))) return []
      return cells
        .filter(({ code, kind }) => kind === 'number' && code.length < longest)
        .map(({ row }) => ({ sheet: sheet.name, row, column: columnTold(place), problem: problems.short }))
    })
}
