import { Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { read } from '../../../api.ts'
import { Loaded } from '../../../ui/states.tsx'
import type { Timeliness as Told } from '../../api-types.ts'
import { api } from '../../client.ts'
import { FiguresTable } from '../tables/figures-table.tsx'
import { boardWords } from './strings.ts'

const { times: words } = boardWords

/** How times were kept at a unit and below it, by level and by unit. */
export function Timeliness({ unitId }: { unitId: string }) {
  const query = useQuery({
    queryKey: ['boards', 'timeliness', unitId],
    queryFn: () => read(api.boards.timeliness.$get({ query: { unitId } })),
  })
  return (
    <section aria-label={words.title}>
      <Title order={2}>{words.title}</Title>
      <Stack gap="sm">
        <Text className="soft">{words.lead}</Text>
        <Loaded query={query}>
          {({ levels, units, more }) =>
            levels.length === 0 ? (
              <Text>{words.empty}</Text>
            ) : (
              <>
                <Figures
                  name={words.level}
                  rows={levels.map((one) => ({ ...one, key: one.level, title: words.units(one.level, one.units) }))}
                />
                <Figures
                  name={words.unit}
                  rows={units.map((one) => ({ ...one, key: one.unitId, title: words.unitOf(one.name, one.level) }))}
                />
                {more > 0 && <Text className="soft">{words.more(more)}</Text>}
                <Text className="soft">{words.hint}</Text>
              </>
            )
          }
        </Loaded>
      </Stack>
    </section>
  )
}

type Row = Omit<Told['units'][number], 'unitId' | 'name' | 'level'> & { key: string; title: string }

const heads = [words.count, words.inTime, words.median, words.onTime, words.late, words.notAtAll]

const Figures = ({ name, rows }: { name: string; rows: Row[] }) => (
  <FiguresTable
    heads={[name, ...heads]}
    rows={rows.map(({ key, title, count, approvedInTime, medianMinutes, measured, onTime, late, notAtAll }) => ({
      key,
      cells: [
        ...[title, count, words.share(approvedInTime, count)],
        medianMinutes === null ? words.unmeasured : words.minutes(medianMinutes, measured),
        ...[words.share(onTime, count), words.share(late, count), words.share(notAtAll, count)],
      ],
    }))}
  />
)
