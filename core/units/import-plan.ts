import type { Channel } from '../../db/schema/channels.ts'
import { sheetFor } from '../sheets/heads.ts'
import { type Row, rowsOf, type Table, telling } from '../sheets/rows.ts'
import type { Column, Fault, Sheet } from '../sheets/sheet.ts'
import { fold } from '../text/fold.ts'
import { isOfParty, type Kind, kindName, kinds, mayStandUnder } from './kinds.ts'
import { placesTold } from './messages.ts'
import type { Unit } from './tree.ts'

export const sheetNames = { units: 'Đơn vị', groups: 'Nhóm' }

export const unitColumns: readonly Column[] = [
  { key: 'code', head: 'Mã đơn vị', required: true, as: 'code', most: 40 },
  { key: 'name', head: 'Tên đơn vị', required: true, as: 'text' },
  { key: 'kind', head: 'Loại', also: ['Loại đơn vị'], required: true, as: 'text' },
  { key: 'parent', head: 'Mã đơn vị cấp trên', also: ['Mã cấp trên', 'Đơn vị cấp trên'], as: 'code', most: 120 },
  { key: 'memberCount', head: 'Số nhân khẩu', also: ['Nhân khẩu', 'Số dân', 'Dân số'], as: 'count' },
  { key: 'digestTime', head: 'Giờ phát', as: 'clock' },
  { key: 'beside', head: 'Đi cùng (mã đơn vị)', as: 'code', most: 40 },
]
export const groupColumns: readonly Column[] = [
  { key: 'unit', head: 'Mã đơn vị', required: true, as: 'code', most: 40 },
  { key: 'name', head: 'Tên nhóm', required: true, as: 'text' },
  { key: 'channel', head: 'Kênh', required: true, as: 'text' },
  { key: 'externalId', head: 'Mã nhóm trên Zalo', as: 'code', most: 64 },
]

export const channelWords = {
  oa_group: 'Nhóm của OA',
  bot_group: 'Nhóm có bot',
  share: 'Chia sẻ tay',
  web: 'Trang web',
} satisfies Partial<Record<Channel, string>>
type GroupChannel = keyof typeof channelWords

export type PlannedUnit = {
  code: string
  name: string
  kind: Kind
  /** The code of its parent in the file; else the unit there is. */
  parent: { code: string } | { unit: Unit }
  memberCount: number
  digestTime: string | null
  beside: { code: string } | { unit: Unit } | null
}
export type PlannedGroup = {
  name: string
  channel: GroupChannel
  externalId: string
  of: { code: string } | { unit: Unit }
}
export type Plan = { units: PlannedUnit[]; groups: PlannedGroup[]; faults: Fault[]; notes: Fault[] }

type Known = {
  /** The units there are, as far as who imports answers for them. */
  units: readonly Unit[]
  /** Codes of all units, those of others too. */
  codes: ReadonlyMap<string, string>
  /** `channel externalId` of groups there are. */
  groups: ReadonlySet<string>
  /** Under whom stands what names no parent. */
  root: Unit
}

const kindOf = new Map(kinds.map((kind) => [fold(kindName(kind)), kind]))
const channelOf = new Map(
  (Object.entries(channelWords) as [GroupChannel, string][]).flatMap(([channel, words]) => [
    [fold(words), channel] as const,
    [channel, channel] as const,
  ]),
)

/** Reads a tree and its groups, parents before children; whatever is wrong is told, row by row, and then nothing is to be made. */
export function planImport(sheets: readonly Sheet[], known: Known): Plan {
  const [faults, notes]: [Fault[], Fault[]] = [[], []]
  const read = (name: string, columns: readonly Column[]) => {
    const { sheet, notes: beside } = sheetFor(sheets, name, columns)
    const found = sheet ? rowsOf(sheet, columns) : null
    notes.push(...beside)
    if (found) {
      faults.push(...found.faults)
      notes.push(...found.notes)
    }
    return {
      name: sheet?.name || name,
      rows: found?.rows ?? [],
      places: found?.places ?? new Map(),
      isThere: found !== null,
    }
  }
  const tree = read(sheetNames.units, unitColumns)
  const chats = read(sheetNames.groups, groupColumns)
  if (!tree.isThere && !chats.isThere)
    faults.push({
      ...{ sheet: sheetNames.units, row: 1, column: '' },
      problem: 'Không thấy trang tính nào theo mẫu. Hãy dùng tệp mẫu và giữ nguyên tên trang, tên cột.',
    })
  const units = new UnitRows(tree, known, faults).planned()
  const groups = plannedGroups(chats, units, known, faults)
  const at = (sheet: string) => (sheet === tree.name ? 0 : 1)
  faults.sort((a, b) => at(a.sheet) - at(b.sheet) || a.row - b.row || a.column.localeCompare(b.column))
  return { units: [...units.values()], groups, faults, notes }
}

type Named = { row: number; kind: Kind | undefined; values: Record<string, string> }

class UnitRows {
  private readonly table: Table
  private readonly known: Known
  private readonly byCode = new Map<string, Named>()
  private readonly knownByCode: Map<string, Unit>
  private readonly knownByName: Map<string, Unit | null>
  private readonly tell: (row: number, key: string, problem: string) => void

  constructor(table: Table, known: Known, faults: Fault[]) {
    this.table = table
    this.known = known
    this.tell = telling(table, faults)
    this.knownByCode = new Map(known.units.flatMap((unit) => (unit.code ? [[unit.code, unit] as const] : [])))
    this.knownByName = new Map()
    for (const unit of known.units) this.knownByName.set(unit.name, this.knownByName.has(unit.name) ? null : unit)
  }

  /** By code, in an order in which a parent comes before its children. */
  planned(): Map<string, PlannedUnit> {
    const placed = this.table.rows.map((one) => this.named(one))
    const made = placed.map((one) => this.unitOf(one))
    const siblings = new Map<string, number>()
    for (const unit of this.known.units) siblings.set(`${unit.parentId} ${unit.name}`, 0)
    const planned = new Map<string, PlannedUnit>()
    for (const [at, unit] of made.entries()) {
      const row = placed[at]?.row ?? 0
      if (!unit) continue
      const key = `${'unit' in unit.parent ? unit.parent.unit.id : unit.parent.code} ${unit.name}`
      const other = siblings.get(key)
      if (other !== undefined)
        this.tell(
          row,
          'name',
          other > 0 ? `Trùng tên với dòng ${other}, dưới cùng một đơn vị.` : 'Dưới đơn vị đó đã có đơn vị tên này.',
        )
      siblings.set(key, row)
      planned.set(unit.code, unit)
    }
    return this.ordered(planned)
  }

  private named({ row, values }: Row): Named {
    const { code = '', kind: typed } = values
    const kind = typed === undefined ? undefined : kindOf.get(fold(typed))
    if (typed && !kind) this.tell(row, 'kind', `Không có loại “${typed}”. Các loại: ${kinds.map(kindName).join(', ')}.`)
    const one = { row, kind, values }
    if (!code) return one
    const twin = this.byCode.get(code)
    const owner = this.known.codes.get(code)
    if (twin) this.tell(row, 'code', `Mã “${code}” đã có ở dòng ${twin.row}.`)
    else if (owner !== undefined) this.tell(row, 'code', `Mã “${code}” đã là của đơn vị “${owner}”.`)
    if (!twin) this.byCode.set(code, one)
    return one
  }

  private unitOf({ row, kind, values }: Named): PlannedUnit | null {
    const { code = '', name = '', parent: typed = '', memberCount = '', digestTime = '', beside: beyond = '' } = values
    const parent = typed === '' ? { unit: this.known.root } : this.found(typed)
    if (!parent) this.tell(row, 'parent', `Không có đơn vị nào mang mã “${typed}”, trong tệp hay trong kênh.`)
    const over = parent && this.kindAt(parent)
    if (kind && over && !mayStandUnder(kind, over))
      this.tell(row, 'kind', `Không đặt được ở đó. ${placesTold(kind, over)}`)
    if (parent && 'code' in parent && this.isInCircle(code)) this.tell(row, 'parent', 'Đơn vị nằm dưới chính nó.')
    const beside = beyond === '' ? null : this.found(beyond)
    if (beyond !== '' && !beside) this.tell(row, 'beside', `Không có đơn vị nào mang mã “${beyond}”.`)
    const besideKind = beside && this.kindAt(beside)
    if (kind && besideKind && (!isOfParty(kind) || isOfParty(besideKind)))
      this.tell(row, 'beside', 'Chỉ tổ chức đảng ghi được là đi cùng một đơn vị của chính quyền.')
    if (!code || !name || !kind || !parent) return null
    return { code, name, kind, parent, beside, memberCount: Number(memberCount), digestTime: digestTime || null }
  }

  private found(typed: string): { code: string } | { unit: Unit } | null {
    if (this.byCode.has(typed)) return { code: typed }
    const unit = this.knownByCode.get(typed) ?? this.knownByName.get(typed)
    return unit ? { unit } : null
  }

  private kindAt(place: { code: string } | { unit: Unit }): string | undefined {
    return 'unit' in place ? place.unit.kind : this.byCode.get(place.code)?.kind
  }

  private isInCircle(code: string): boolean {
    const seen = new Set<string>()
    for (let at = this.byCode.get(code)?.values.parent; at && this.byCode.has(at); ) {
      if (at === code) return true
      if (seen.has(at)) return false
      seen.add(at)
      at = this.byCode.get(at)?.values.parent
    }
    return false
  }

  private ordered(planned: Map<string, PlannedUnit>): Map<string, PlannedUnit> {
    const done = new Map<string, PlannedUnit>()
    for (const unit of planned.values()) {
      const line: PlannedUnit[] = []
      for (let at: PlannedUnit | undefined = unit; at && !done.has(at.code) && !line.includes(at); ) {
        line.push(at)
        at = 'code' in at.parent ? planned.get(at.parent.code) : undefined
      }
      for (const one of line.reverse()) done.set(one.code, one)
    }
    return done
  }
}

function plannedGroups(
  table: Table,
  units: ReadonlyMap<string, PlannedUnit>,
  { units: there, groups: taken }: Known,
  faults: Fault[],
): PlannedGroup[] {
  const tell = telling(table, faults)
  const byCode = new Map(there.flatMap((unit) => (unit.code ? [[unit.code, unit] as const] : [])))
  const rowOf = new Map<string, number>()
  return table.rows.flatMap(({ row, values }) => {
    const { unit: code = '', name = '', channel: typed = '', externalId = '' } = values
    const unit = byCode.get(code)
    const of = units.has(code) ? { code } : unit ? { unit } : null
    if (code && !of) tell(row, 'unit', `Không có đơn vị nào mang mã “${code}”, hoặc dòng của đơn vị đó còn lỗi.`)
    const channel = channelOf.get(fold(typed))
    if (typed && !channel)
      tell(row, 'channel', `Không có kênh “${typed}”. Các kênh: ${Object.values(channelWords).join(', ')}.`)
    if (!channel) return []
    const isOwn = channel === 'oa_group' || channel === 'bot_group'
    if (isOwn && !externalId && values.externalId !== undefined)
      tell(row, 'externalId', 'Nhóm của OA và nhóm có bot cần mã nhóm trên Zalo.')
    if (isOwn && values.externalId === undefined && !table.places.has('externalId'))
      tell(row, 'channel', 'Nhóm của OA và nhóm có bot cần cột “Mã nhóm trên Zalo”.')
    if (!isOwn && externalId) tell(row, 'externalId', 'Kênh này không có mã nhóm. Hãy để trống.')
    const key = channel === 'web' ? `web ${code}` : isOwn ? `${channel} ${externalId}` : null
    const other = key && rowOf.get(key)
    if (other) tell(row, channel === 'web' ? 'unit' : 'externalId', `Trùng với dòng ${other}.`)
    else if (key && (taken.has(key) || (channel === 'web' && unit && taken.has(`web ${unit.id}`))))
      tell(row, channel === 'web' ? 'unit' : 'externalId', 'Nhóm hoặc trang này đã được gắn với một đơn vị.')
    if (key) rowOf.set(key, row)
    return of && name ? [{ name, channel, externalId, of }] : []
  })
}
