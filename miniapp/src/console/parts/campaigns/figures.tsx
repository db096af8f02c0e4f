import { Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { read } from '../../../api.ts'
import { Loaded } from '../../../ui/states.tsx'
import { api } from '../../client.ts'
import { FiguresTable } from '../tables/figures-table.tsx'
import { campaignWords } from './strings.ts'

const words = campaignWords.figures
const heads = [words.unit, words.groups, words.papers, words.present, words.cases, words.plan, words.late]
const shown = (count: number | null) => count ?? words.hidden

/** All that a campaign did, by unit. */
export function Figures({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ['campaigns', id, 'figures'],
    queryFn: () => read(api.campaigns[':id'].figures.$get({ param: { id } })),
  })
  return (
    <Stack component="section" gap="xs" aria-label={words.title}>
      <Title order={2}>{words.title}</Title>
      <Loaded query={query}>
        {({ units, asked }) =>
          units.length === 0 ? (
            <Text>{words.none}</Text>
          ) : (
            <Stack gap="xs">
              <FiguresTable
                heads={heads}
                rows={units.map(({ unitId, name, groups, papers, present, cases, tasks, done, late }) => ({
                  key: unitId ?? '',
                  cells: [
                    name ?? words.others,
                    groups,
                    shown(papers),
                    shown(present),
                    shown(cases),
                    words.of(done, tasks),
                    late,
                  ],
                }))}
              />
              <Text>{words.asked(shown(asked))}</Text>
              <Text className="soft">{words.hint}</Text>
            </Stack>
          )
        }
      </Loaded>
    </Stack>
  )
}
