import { Group, Table, Text, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { Pager } from '../shared/pager.tsx'
import { SortHead } from './sort-head.tsx'
import { type Order, shownRows, type Told } from './sorted.ts'
import { tableWords as words } from './strings.ts'

type Column<R> = Told<R> & { cell: (row: R) => ReactNode }
type Props<R> = { rows: readonly R[]; columns: readonly Column<R>[]; keyOf: (row: R) => string }

const size = 50

/** A table that is sorted by the heads of its columns and narrowed by a word; on a phone each row is a card. */
export function SortedTable<R>({ rows, columns, keyOf }: Props<R>) {
  const [order, setOrder] = useState<Order | null>(null)
  const [sought, setSought] = useState('')
  const [offset, setOffset] = useState(0)
  const shown = shownRows(rows, columns, sought, order)
  const turn = (to: Order | null) => {
    setOffset(0)
    setOrder(to)
  }
  return (
    <>
      <Group gap="sm" align="flex-end" mb="sm">
        <TextInput
          label={words.filter}
          value={sought}
          maxLength={100}
          onChange={(event) => {
            setOffset(0)
            setSought(event.currentTarget.value)
          }}
        />
        <Text className="soft" role="status">
          {sought ? words.shown(shown.length, rows.length) : ''}
        </Text>
      </Group>
      <Table.ScrollContainer minWidth={0} className="table">
        <Table verticalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              {columns.map(({ label }) => (
                <SortHead key={label} label={label} column={label} order={order} onOrder={turn} />
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.slice(offset, offset + size).map((row) => (
              <Table.Tr key={keyOf(row)}>
                {columns.map(({ label, cell }) => (
                  <Table.Td key={label} data-label={label}>
                    {cell(row)}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {shown.length === 0 && <Text>{words.none}</Text>}
      <Pager offset={offset} size={size} total={shown.length} onMove={setOffset} />
    </>
  )
}
