import type { Feedback } from '../../api-types.ts'

export type Order = 'due' | 'state'
export type Group = { key: string; rows: Feedback[] }

const dayMs = 24 * 3_600_000
const vietnamMs = 7 * 3_600_000
const dayOf = (at: number) => Math.floor((at + vietnamMs) / dayMs)

export const isOpen = ({ status }: Pick<Feedback, 'status'>) => status === 'received' || status === 'assigned'

function keyOf(row: Feedback, order: Order, now: number): string {
  if (order === 'state' || !isOpen(row)) return isOpen(row) && row.askedAt ? 'asked' : row.status
  if (row.late) return 'late'
  const days = dayOf(row.dueAt) - dayOf(now)
  if (days <= 0) return 'today'
  return days <= 2 ? 'soon' : 'later'
}

const inTurn = ['late', 'today', 'soon', 'later', 'received', 'asked', 'assigned', 'answered', 'closed']

/** The cases in the order that they press, under the headings of a board; a heading with nothing beneath it is left out. */
export function grouped(rows: readonly Feedback[], order: Order, now: number): Group[] {
  const groups = new Map<string, Feedback[]>()
  for (const row of [...rows].sort((one, other) => one.dueAt - other.dueAt)) {
    const key = keyOf(row, order, now)
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return inTurn.flatMap((key) => {
    const own = groups.get(key)
    return own ? [{ key, rows: own }] : []
  })
}
