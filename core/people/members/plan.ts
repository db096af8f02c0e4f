import { sheetFor } from '../../sheets/heads.ts'
import { columnTold, groupTold, type Row, type RowsRead, rowsOf, type Table, telling } from '../../sheets/rows.ts'
import type { Column, Fault, Sheet } from '../../sheets/sheet.ts'
import { composed } from '../../text/composed.ts'
import { fold } from '../../text/fold.ts'
import { normalize } from '../../text/normalize.ts'
import type { Unit } from '../../units/tree.ts'

const unitHead = 'Mã đơn vị'
// Lists of offices have the names of units under these, or something else that is no unit here.
const unitsOfLists = ['Đơn vị', 'Tổ dân phố', 'Khu phố', 'Thôn', 'Chi hội', 'Chi bộ', 'Tên đơn vị']

export const memberSheet = 'Thành viên'
export const memberColumns: readonly Column[] = [
  {
    ...{ key: 'name', head: 'Họ và tên', required: true, as: 'text', most: 80 },
    also: ['Họ tên', 'Họ, tên', 'Họ và tên thành viên', 'Tên thành viên', 'Họ và tên hội viên', 'Họ và tên đảng viên'],
    parts: [
      ['Họ', 'Họ đệm', 'Họ và đệm', 'Họ, đệm', 'Họ và tên đệm', 'Họ và chữ đệm', 'Họ lót', 'Họ và tên lót'],
      ['Tên'],
    ],
  },
  {
    ...{ key: 'phone', head: 'Số điện thoại', as: 'phone' },
    also: ['Điện thoại', 'SĐT', 'Số ĐT', 'ĐT', 'Di động', 'Điện thoại di động', 'Số điện thoại liên hệ'],
  },
  { key: 'unit', head: unitHead, also: unitsOfLists, as: 'code', most: 120 },
  { key: 'until', head: 'Đến ngày', also: ['Đến hết ngày', 'Ngày kết thúc'], as: 'day' },
]
export const mostMembers = 20_000

/** `until` is the last day of it. */
export type PlannedMember = { name: string; unit: Unit; until: string | null }
/** `present` counts who is a member already. */
export type MemberPlan = { members: PlannedMember[]; present: number; faults: Fault[]; notes: Fault[] }

type Known = {
  /** Whose members they are where a row names no unit. */
  unit: Unit
  /** The units whose people the actor confirms, those that have ended too. */
  units: readonly Unit[]
  /** How many members there are of a name in a unit, by `memberKey`. */
  members: ReadonlyMap<string, number>
  today: string
}

/** One name in one unit. Marks count, for An and Ân are two; capitals and blanks do not. */
export const memberKey = (unitId: string, name: string) =>
  `${unitId} ${composed(name).toLowerCase().replaceAll(/\s+/g, ' ').trim()}`

/** Reads who is to be a member of what; whatever is wrong is told, row by row, and then nobody is to be made. */
export function planMembers(sheets: readonly Sheet[], known: Known): MemberPlan {
  const { sheet, notes } = sheetFor(sheets, memberSheet, memberColumns, { alone: true })
  const refused = (row: number, problem: string): MemberPlan => ({
    ...{ members: [], present: 0, notes },
    faults: [{ sheet: memberSheet, row, column: '', problem }],
  })
  if (sheet && sheet.rows.size > mostMembers + 1)
    return refused(mostMembers + 2, 'Tệp có hơn 20.000 dòng. Hãy tách thành nhiều tệp.')
  const found = sheet ? withKnownUnits(sheet, rowsOf(sheet, memberColumns), known) : null
  if (!sheet || !found)
    return refused(1, `Không thấy trang “${memberSheet}” theo mẫu. Hãy dùng tệp mẫu và giữ nguyên tên cột.`)
  const faults = [...found.faults]
  const groups = new Set(found.rows.filter(({ values }) => isGroup(values, known)).map(({ row }) => row))
  for (const row of groups) found.notes.push({ sheet: sheet.name, row, column: '', problem: groupTold })
  const rows = found.rows.filter(({ row }) => !groups.has(row))
  const members = plannedMembers({ name: sheet.name, ...found, rows }, known, faults)
  if (found.rows.length === 0 && faults.length === 0) return refused(1, 'Tệp chưa có ai.')
  faults.sort((a, b) => a.row - b.row || a.column.localeCompare(b.column))
  const left = new Map(known.members)
  const added = members.filter(({ name, unit }) => {
    const key = memberKey(unit.id, name)
    const there = left.get(key) ?? 0
    left.set(key, there - 1)
    return there <= 0
  })
  return { members: added, present: members.length - added.length, faults, notes: [...notes, ...found.notes] }
}

function plannedMembers(table: Table, known: Known, faults: Fault[]): PlannedMember[] {
  const tell = telling(table, faults)
  const unitOf = unitFinder(known)
  const twins = new Twins()
  return table.rows.flatMap(({ row, values }) => {
    const { unit: code = '', until = '' } = values
    const name = normalize(values.name ?? '').trim()
    if (values.name && !/\p{L}/u.test(name)) tell(row, 'name', 'Họ tên phải có chữ.')
    if (strange.test(name)) tell(row, 'name', 'Có chữ lạ, có thể của phông cũ (.VnTime, VNI). Hãy đổi sang Unicode.')
    const unit = code === '' ? known.unit : unitOf(code)
    if (!unit) tell(row, 'unit', `Bạn không xác nhận người cho đơn vị nào có mã hoặc tên “${code}”.`)
    else if (unit.closedAt !== null) tell(row, 'unit', `Đơn vị “${unit.name}” đã kết thúc hoạt động.`)
    if (until && until < known.today) tell(row, 'until', 'Ngày này đã qua.')
    // Of a row with a cell that was not read nothing more is said.
    const isRead = memberColumns.every(({ key }) => values[key] !== undefined || !table.places.has(key))
    if (!name || !unit || !isRead) return []
    const twin = twins.find(unit.id, name, { row, values })
    if (twin)
      tell(row, 'name', `Trùng họ tên với dòng ${twin}, cùng đơn vị. Nếu là hai người thì ghi số điện thoại khác nhau.`)
    return [{ name, unit, until: until || null }]
  })
}

// Between the letters of no name; fonts of before Unicode have letters in these places.
const strange = /[\u00a1-\u00bf]/
const group =
  /^(?:to(?: dan pho)?|khu(?: pho| vuc| dan cu)?|thon|xom|ap|ban|buon|khoi(?: pho)?|chi (?:hoi|bo|doan)|nhom|doi|lop)(?: so)? \d{1,3}[a-z]?$/

/** Whether a row only says whom the next ones belong to: the name of a unit, and nothing else. */
function isGroup({ name = '', ...others }: Row['values'], known: Known): boolean {
  return !Object.values(others).some(Boolean) && (group.test(fold(name)) || unitFinder(known)(name) !== undefined)
}

/** Which unit is meant by its code, or by its name where no other has that; undefined for none. */
function unitFinder({ units }: Known): (said: string) => Unit | undefined {
  const byCode = new Map(units.flatMap((unit) => (unit.code ? [[unit.code, unit] as const] : [])))
  const byName = new Map<string, Unit | undefined>()
  for (const unit of units.filter(({ closedAt }) => closedAt === null))
    byName.set(nameKey(unit.name), byName.has(nameKey(unit.name)) ? undefined : unit)
  return (said) => byCode.get(said) ?? byName.get(nameKey(said))
}

const nameKey = (name: string) => composed(name).toLowerCase().replaceAll(/\s+/g, ' ').trim()

/** What was read; a column of a list's own that names no unit of ours at all is not read, which is told. */
function withKnownUnits(sheet: Sheet, read: RowsRead | null, known: Known): RowsRead | null {
  const place = read?.places.get('unit')
  if (!read || !place) return read
  const head = [...sheet.rows.values()]
    .flatMap((cells) => cells.get(place.at)?.text ?? [])
    .find((text) => [unitHead, ...unitsOfLists].some((one) => fold(one) === headKey(text)))
  const unitOf = unitFinder(known)
  const said = read.rows.flatMap(({ values }) => values.unit || [])
  if (!head || headKey(head) === fold(unitHead) || said.some(unitOf)) return read
  const column = columnTold({ at: place.at, head })
  const row = Math.min(...read.rows.map((one) => one.row)) - 1
  return {
    ...read,
    rows: read.rows.map((one) => ({ ...one, values: { ...one.values, unit: '' } })),
    faults: read.faults.filter((fault) => fault.column !== columnTold(place)),
    notes: [...read.notes, { sheet: sheet.name, row, column, problem: noUnits }],
  }
}

const noUnits = 'Cột này không ghi mã hay tên đơn vị nào mà bạn xác nhận người, nên Loa không đọc.'
const headKey = (text: string) => fold(text).replaceAll(/[*:.]/g, '').replaceAll(/\s+/g, ' ').trim()

/** The rows of one name in one unit: two people only where each has a telephone of their own. */
class Twins {
  private readonly first = new Map<string, number>()
  private readonly bare = new Map<string, number>()
  private readonly byPhone = new Map<string, number>()

  /** The row that may be of the same person, if any. */
  find(unitId: string, name: string, { row, values: { phone = '' } }: Row): number | null {
    const key = memberKey(unitId, name)
    const own = `${key} ${phone}`
    const twin = phone ? (this.byPhone.get(own) ?? this.bare.get(key)) : this.first.get(key)
    if (!this.first.has(key)) this.first.set(key, row)
    if (phone) this.byPhone.set(own, row)
    else this.bare.set(key, row)
    return twin ?? null
  }
}
