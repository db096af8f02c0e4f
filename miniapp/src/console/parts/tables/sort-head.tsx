import { Table, UnstyledButton } from '@mantine/core'
import type { Order } from './sorted.ts'

type Props = { label: string; column: string; order: Order | null; onOrder: (order: Order | null) => void }

/** The head of a column that sorts by it: upwards, downwards, and as it was. */
export function SortHead({ label, column, order, onOrder }: Props) {
  const sorted = order?.column === column ? (order.down ? 'descending' : 'ascending') : 'none'
  const next = { none: { column, down: false }, ascending: { column, down: true }, descending: null }[sorted]
  return (
    <Table.Th scope="col" aria-sort={sorted}>
      <UnstyledButton className="table-head" onClick={() => onOrder(next)}>
        {label} <span aria-hidden>{{ none: '↕', ascending: '↑', descending: '↓' }[sorted]}</span>
      </UnstyledButton>
    </Table.Th>
  )
}
