import { Text, Title } from '@mantine/core'
import { FiguresTable } from '../tables/figures-table.tsx'
import { classWords } from './strings.ts'

const words = classWords.figures
const shown = (count: number | null) => count ?? words.hidden

type Counted = { people: number | null; attended: number | null; completed: number | null }
type Props = {
  units: (Counted & { unitId: string; name: string; classes?: number })[]
  all: Counted
  lead?: string
}

/** How many people are in classes, came and completed them, by unit. */
export function ClassFigures({ units, all, lead }: Props) {
  const withClasses = units.some(({ classes }) => classes !== undefined)
  const cells = ({ people, attended, completed }: Counted) => [shown(people), shown(attended), shown(completed)]
  return (
    <section className="card" aria-label={words.title}>
      <Title order={2} size="h3">
        {words.title}
      </Title>
      {lead && <Text>{lead}</Text>}
      {units.length === 0 ? (
        <Text>{words.empty}</Text>
      ) : (
        <>
          <FiguresTable
            heads={[
              ...[words.unit, ...(withClasses ? [words.classes] : [])],
              ...[words.people, words.attended, words.completed],
            ]}
            rows={[
              ...units.map(({ unitId, name, classes, ...counted }) => ({
                key: unitId,
                cells: [name || words.none, ...(withClasses ? [classes] : []), ...cells(counted)],
              })),
              ...(units.length > 1
                ? [{ key: 'all', cells: [words.all, ...(withClasses ? [''] : []), ...cells(all)] }]
                : []),
            ]}
          />
          <Text className="soft">{words.hint}</Text>
        </>
      )}
    </section>
  )
}
