import { fold } from '../../../fold.ts'

/** A column: what it is called, and what a row is sorted and found by in it. */
export type Told<R> = { label: string; value: (row: R) => string | number | null }
export type Order = { column: string; down: boolean }

const inVietnamese = new Intl.Collator('vi', { numeric: true })

/** The rows of which some column says what is sought, in the order asked for; without one as they came. */
export function shownRows<R>(
  rows: readonly R[],
  columns: readonly Told<R>[],
  sought: string,
  order: Order | null,
): R[] {
  const wanted = fold(sought)
  const found = wanted
    ? rows.filter((row) => columns.some(({ value }) => fold(String(value(row) ?? '')).includes(wanted)))
    : [...rows]
  const column = columns.find(({ label }) => label === order?.column)
  if (!column || !order) return found
  const way = order.down ? -1 : 1
  // What a row does not say stands last, whichever way.
  return found.sort((a, b) => {
    const [one, other] = [column.value(a), column.value(b)]
    if (one === null || other === null) return Number(one === null) - Number(other === null)
    const by =
      typeof one === 'number' && typeof other === 'number' ? one - other : inVietnamese.compare(`${one}`, `${other}`)
    return way * by
  })
}
