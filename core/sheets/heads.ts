import { fold } from '../text/fold.ts'
import { type Column, type Fault, letterOf, type Places, type Sheet } from './sheet.ts'

/** Where the heads of a sheet stand: in which rows, in which columns, and what is not right with them. */
export type Heads = { top: number; below: number; places: Places; faults: Fault[]; notes: Fault[] }

// Above its heads a table has a title, and the office that it is of.
const mostAbove = 20

const unit = /\((đồng|vnđ|vnd|đ|ngày|ngày làm việc|giờ)\)$/iu
const unitIn = (text: string) => unit.exec(text.replaceAll(/\s+/g, ' ').trim())?.[1]

// “Mã đơn vị *” is “mã đơn vị”, “Lệ phí (đồng)” “lệ phí”.
const headOf = (text: string) =>
  fold(text.replaceAll(/\s+/g, ' ').trim().replace(unit, '')).replaceAll(/[*:.]/g, '').replaceAll(/\s+/g, ' ').trim()

// Only counts the rows.
const counting = /^(?:stt|tt|so tt|so thu tu|no|#)$/

const says = {
  missing: (head: string) => `Thiếu cột “${head}”.`,
  twice: (head: string, letters: string) => `Có hai cột “${head}” (${letters}). Hãy bỏ một cột.`,
  unread: 'Cột này không có trong mẫu nên Loa không đọc.',
  nameless: 'Cột này không có tên nên Loa không đọc.',
}

/** The row, of the first of a sheet, that heads most of the columns; null where none has one that must be there. */
export function headsIn(sheet: Sheet, columns: readonly Column[]): Heads | null {
  const rows = [...sheet.rows.keys()].filter((row) => !sheet.hiddenRows?.has(row)).sort((a, b) => a - b)
  let best: { top: number; placed: Map<string, number[]> } | null = null
  for (const top of rows.slice(0, mostAbove)) {
    const placed = placedIn(sheet, top, columns)
    if (!columns.some(({ key, required }) => required && placed.has(key))) continue
    if (placed.size > (best?.placed.size ?? 0)) best = { top, placed }
  }
  if (!best) return null
  const { top, placed } = best
  const below = goesOn(sheet, rows, best, columns)
  const places: Places = new Map(
    columns.flatMap((column) => {
      const { key, head } = column
      const [at] = placed.get(key) ?? []
      if (at === undefined) return []
      const names = column.parted && below > top ? namesBeneath(sheet, { top, below }, at) : []
      const to = names.length > 1 ? at + names.length - 1 : goesTo(sheet, { top, below }, at, column)
      const said = unitIn(sheet.rows.get(top)?.get(at)?.text ?? '')
      return [
        [
          key,
          { at, head, ...(to > at && { to }), ...(names.length > 1 && { names }), ...(said && { unit: said }) },
        ] as const,
      ]
    }),
  )
  const tell = (column: string, problem: string): Fault => ({ sheet: sheet.name, row: top, column, problem })
  const faults = columns.flatMap(({ key, head, required }) => {
    const [at, ...more] = placed.get(key) ?? []
    if (at === undefined) return required ? [tell(head, says.missing(head))] : []
    return more.length > 0 ? [tell(head, says.twice(head, [at, ...more].map(letterOf).join(', ')))] : []
  })
  const read = new Set([...placed.values()].flat())
  for (const { at, to = at } of places.values()) for (let one = at; one <= to; one++) read.add(one)
  return { top, below, places, faults, notes: unreadIn(sheet, { top, below }, read, tell) }
}

/** In which columns of a row stands the head of each; a name of its own counts before another for the same. */
function placedIn(sheet: Sheet, row: number, columns: readonly Column[]): Map<string, number[]> {
  const heads = [...(sheet.rows.get(row) ?? [])].map(([at, { text }]) => ({ at, head: headOf(text) }))
  const taken = new Set<number>()
  const placed = new Map<string, number[]>()
  for (const namesOf of [({ head }: Column) => [head], ({ also = [] }: Column) => also])
    for (const column of columns) {
      if (placed.has(column.key)) continue
      const names = new Set(namesOf(column).map(headOf))
      const at = heads.flatMap(({ at, head }) => (names.has(head) && !taken.has(at) ? [at] : []))
      if (at.length === 0) continue
      placed.set(column.key, at)
      for (const one of at) taken.add(one)
    }
  for (const { key, parts } of columns) {
    if (!parts || placed.has(key)) continue
    const [first, second] = parts.map((names) => new Set(names.map(headOf)))
    const at = heads.find(
      (one) => first?.has(one.head) && heads.some((next) => isNext(next, one) && second?.has(next.head)),
    )
    if (at) placed.set(key, [at.at])
  }
  return placed
}

const isNext = (one: { at: number }, before: { at: number }) => one.at === before.at + 1

/** The last column that a head is merged over; its own where it is not. */
const mergedTo = ({ merged }: Sheet, top: number, at: number): number =>
  merged.find(
    ({ fromRow, toRow, fromColumn, toColumn }) => fromColumn === at && fromRow <= top && toRow >= top && toColumn > at,
  )?.toColumn ?? at

/** The last column that a head of words stands over: one merged over those beside it, or one of two that make a whole. */
function goesTo(sheet: Sheet, { top, below }: { top: number; below: number }, at: number, column: Column): number {
  if (column.as !== 'text') return at
  const head = headOf(sheet.rows.get(top)?.get(at)?.text ?? '')
  if (column.parts?.[0].some((name) => headOf(name) === head)) return at + 1
  const isNameless = (one: number) => below === top || !sheet.rows.get(below)?.has(one)
  const last = mergedTo(sheet, top, at)
  for (let one = at + 1; one <= last; one++) if (!isNameless(one)) return at
  return last
}

/** What stands beneath a head that is merged over several, where each has a name. */
function namesBeneath(sheet: Sheet, { top, below }: { top: number; below: number }, at: number): string[] {
  const last = mergedTo(sheet, top, at)
  const names = Array.from(
    { length: last - at + 1 },
    (_, i) =>
      sheet.rows
        .get(below)
        ?.get(at + i)
        ?.text.trim() ?? '',
  )
  return names.includes('') ? [] : names
}

/** The last row of the heads: a second line of them, as under “Liên hệ” merged over two, has some more and no word under the others. */
function goesOn(
  sheet: Sheet,
  rows: readonly number[],
  { top, placed }: { top: number; placed: Map<string, number[]> },
  columns: readonly Column[],
): number {
  const next = rows[rows.indexOf(top) + 1]
  const cells = next === undefined ? undefined : sheet.rows.get(next)
  if (next === undefined || !cells) return top
  // Heads that are merged down over it have a second line, whatever stands beneath the others.
  const isMergedDown = sheet.merged.some(
    (area) => area.fromRow <= top && area.toRow === next && [...placed.values()].some(([at]) => at === area.fromColumn),
  )
  if (!isMergedDown && [...placed.values()].some(([at]) => cells.has(at ?? 0))) return top
  const more = placedIn(
    sheet,
    next,
    columns.filter(({ key }) => !placed.has(key)),
  )
  if (more.size === 0) return isMergedDown ? next : top
  for (const [key, at] of more) placed.set(key, at)
  return next
}

/** The columns in which something stands that no column of the template is. */
function unreadIn(
  sheet: Sheet,
  { top, below }: { top: number; below: number },
  read: ReadonlySet<number>,
  tell: (column: string, problem: string) => Fault,
): Fault[] {
  const filled = new Set<number>()
  for (const [row, cells] of sheet.rows)
    if (row > below && !sheet.hiddenRows?.has(row)) for (const at of cells.keys()) if (!read.has(at)) filled.add(at)
  return [...filled]
    .sort((a, b) => a - b)
    .flatMap((at) => {
      const head = (sheet.rows.get(below)?.get(at) ?? sheet.rows.get(top)?.get(at))?.text ?? ''
      if (counting.test(headOf(head))) return []
      return [head ? tell(`${letterOf(at)} (${head})`, says.unread) : tell(letterOf(at), says.nameless)]
    })
}

/**
 * The sheet that is meant: by its name, else the first that has all the columns that must be there; a hidden one never. What
 * else might have been meant is told. Where a workbook is of one table alone, the sheet with most of them is meant: what it lacks
 * can be told then.
 */
export function sheetFor(
  sheets: readonly Sheet[],
  name: string,
  columns: readonly Column[],
  { alone = false }: { alone?: boolean } = {},
): { sheet: Sheet | undefined; notes: Fault[] } {
  const named = (one: Sheet) => fold(one.name).trim() === fold(name)
  const fits = (one: Sheet) => {
    const heads = headsIn(one, columns)
    return heads !== null && columns.every(({ key, required }) => !required || heads.places.has(key))
  }
  const shown = sheets.filter(({ hidden }) => !hidden)
  const sheet =
    shown.find((one) => named(one) && headsIn(one, columns)) ??
    shown.find(fits) ??
    shown.find(named) ??
    (alone ? mostOf(shown, columns) : undefined)
  const notes = sheets
    .filter((one) => one !== sheet && (named(one) || fits(one)))
    .map((one) => ({
      ...{ sheet: one.name, row: 1, column: '' },
      problem: one.hidden
        ? `Trang “${one.name}” đang bị ẩn nên Loa không đọc.`
        : `Trang “${one.name}” cũng có các cột này, mà Loa chỉ đọc trang “${sheet?.name}”.`,
    }))
  return { sheet, notes }
}

/** Of the sheets that have any of the columns that must be there the first with most of them. */
function mostOf(sheets: readonly Sheet[], columns: readonly Column[]): Sheet | undefined {
  const held = sheets.map((sheet) => {
    const places = headsIn(sheet, columns)?.places
    return { sheet, count: columns.filter(({ key, required }) => required && places?.has(key)).length }
  })
  const most = Math.max(1, ...held.map(({ count }) => count))
  return held.find(({ count }) => count === most)?.sheet
}
