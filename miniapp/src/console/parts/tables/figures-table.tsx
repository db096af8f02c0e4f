import { Table } from '@mantine/core'
import type { ReactNode } from 'react'

type Props = {
  heads: readonly string[]
  /** A cell a head; each says its head itself where there is room for one column alone. */
  rows: readonly { key: string; cells: readonly ReactNode[] }[]
  /** Which cell says what a row is about. */
  strong?: number
}

/** Figures in the order in which they came; what can be sorted or has acts beside it stands in a table of its own. */
export const FiguresTable = ({ heads, rows, strong = 0 }: Props) => (
  <Table.ScrollContainer minWidth={0} className="table">
    <Table>
      <Table.Thead>
        <Table.Tr>
          {heads.map((head, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two units may bear one name
            <Table.Th key={at} scope="col">
              {head}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ key, cells }) => (
          <Table.Tr key={key}>
            {heads.map((head, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two units may bear one name
              <Table.Td key={at} data-label={head}>
                {at === strong ? <strong>{cells[at]}</strong> : cells[at]}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </Table.ScrollContainer>
)
