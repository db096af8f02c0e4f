import { Table, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { read } from '../../../api.ts'
import { Loaded } from '../../../ui/states.tsx'
import { api } from '../../client.ts'
import { campaignWords } from './strings.ts'

const words = campaignWords.figures
const heads = [words.unit, words.groups, words.papers, words.cases, words.plan, words.late]
const shown = (count: number | null) => count ?? words.hidden

/** All that a campaign did, by unit. */
export function Figures({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ['campaigns', id, 'figures'],
    queryFn: () => read(api.campaigns[':id'].figures.$get({ param: { id } })),
  })
  return (
    <section aria-label={words.title}>
      <Title order={2}>{words.title}</Title>
      <Loaded query={query}>
        {({ units, asked }) =>
          units.length === 0 ? (
            <Text>{words.none}</Text>
          ) : (
            <>
              <Table.ScrollContainer minWidth={0} className="table">
                <Table>
                  <Table.Thead>
                    <Table.Tr>
                      {heads.map((head) => (
                        <Table.Th key={head} scope="col">
                          {head}
                        </Table.Th>
                      ))}
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {units.map(({ unitId, name, groups, papers, cases, tasks, done, late }) => (
                      <Table.Tr key={unitId}>
                        <Table.Td data-label={words.unit}>
                          <strong>{name}</strong>
                        </Table.Td>
                        <Table.Td data-label={words.groups}>{groups}</Table.Td>
                        <Table.Td data-label={words.papers}>{shown(papers)}</Table.Td>
                        <Table.Td data-label={words.cases}>{shown(cases)}</Table.Td>
                        <Table.Td data-label={words.plan}>{words.of(done, tasks)}</Table.Td>
                        <Table.Td data-label={words.late}>{late}</Table.Td>
                      </Table.Tr>
                    ))}
                  </Table.Tbody>
                </Table>
              </Table.ScrollContainer>
              <Text>{words.asked(shown(asked))}</Text>
              <Text className="soft">{words.hint}</Text>
            </>
          )
        }
      </Loaded>
    </section>
  )
}
