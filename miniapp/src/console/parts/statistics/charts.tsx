import { Table, Title } from '@mantine/core'
import { Link } from 'wouter'
import type { FigureBlock } from '../../api-types.ts'
import { Bars } from './chart.tsx'
import { figureWords as words } from './strings.ts'

const shown = (value: number | null) => (value === null ? words.hidden : value.toLocaleString('vi-VN'))

/** Each chart with a sentence that says what it shows, and its numbers in a table. */
export const Charts = ({ office }: { office: Office }) => (
  <>
    {office.blocks.map((block) => (
      <Chart key={block.name} block={block} behind={behindOf(block, office)} />
    ))}
    <p className="soft">{words.hiddenHint}</p>
  </>
)

type Office = { unit: { id: string }; from: string; to: string; blocks: readonly FigureBlock[] }

/** Where what a chart counts is listed: feedback of these days and this unit, else all there is of its kind. */
function behindOf({ name }: FigureBlock, { unit, from, to }: Office): string {
  const { href } = words.list[name]
  if (name !== 'feedback' && name !== 'answered') return href
  const by = name === 'answered' ? 'answered' : 'received'
  return `${href}?${new URLSearchParams({ view: 'all', by, from, to, below: unit.id })}`
}

function Chart({ block, behind }: { block: FigureBlock; behind: string }) {
  const lines = block.lines
    .map((line, at) => ({ ...line, at }))
    .filter(({ total, before }) => total !== 0 || before !== 0)
  const isEmpty = lines.every(({ total }) => total === 0)
  const steps = block.steps.map(({ values, ...step }) => ({
    ...step,
    values: lines.map(({ at }) => values[at] ?? null),
  }))
  const list = words.list[block.name]
  return (
    <section className="card" aria-label={block.title}>
      <Title order={2}>{block.title}</Title>
      <p>{block.sentence}</p>
      {!isEmpty && <Bars steps={steps} lines={lines} stacked={block.name !== 'reach'} />}
      {lines.length > 0 && (
        <details>
          <summary>{words.table}</summary>
          <Table.ScrollContainer minWidth={0} className="table numbers">
            <Table>
              <Table.Thead>
                <Table.Tr>
                  {[words.step, ...lines.map(({ label }) => label)].map((head) => (
                    <Table.Th key={head} scope="col">
                      {head}
                    </Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {steps.map(({ key, label, values }) => (
                  <Row key={key} name={label} lines={lines} values={values} />
                ))}
                <Row name={words.sum} lines={lines} values={lines.map(({ total }) => total)} />
                <Row name={words.beforeRow} lines={lines} values={lines.map(({ before }) => before)} />
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </details>
      )}
      <Link href={behind}>{list.label}</Link>
    </section>
  )
}

type RowProps = { name: string; lines: readonly { key: string; label: string }[]; values: readonly (number | null)[] }

const Row = ({ name, lines, values }: RowProps) => (
  <Table.Tr>
    <Table.Td data-label={words.step}>
      <strong>{name}</strong>
    </Table.Td>
    {lines.map(({ key, label }, at) => (
      <Table.Td key={key} data-label={label}>
        {shown(values[at] ?? null)}
      </Table.Td>
    ))}
  </Table.Tr>
)
