import { Anchor, Group, List, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { read } from '../../api.ts'
import { Loaded } from '../../ui/states.tsx'
import { useAct } from '../act.ts'
import type { SpeakingContest } from '../api-types.ts'
import { api } from '../client.ts'
import { isChanging, Judges, Speakers } from '../parts/network/on-the-day.tsx'
import { speakingWords as words } from '../parts/network/strings.ts'
import { AskedAct } from '../parts/shared/confirm.tsx'
import { Note } from '../parts/shared/note.tsx'
import { Page } from '../parts/shared/page.tsx'
import { Status } from '../parts/shared/status.tsx'
import { FiguresTable } from '../parts/tables/figures-table.tsx'
import { speakingTones } from './speaking.tsx'

/** One contest of speakers: who has marked how many, and the result once the sheets are closed. */
export function SpeakingDetail({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ['speaking', id],
    queryFn: () => read(api.network.speaking[':id'].$get({ param: { id } })),
    refetchInterval: ({ state }) => (state.data?.status === 'marking' ? 15_000 : false),
  })
  return <Loaded query={query}>{(contest) => <Detail contest={contest} />}</Loaded>
}

function Detail({ contest }: { contest: SpeakingContest }) {
  const { title, unitName, status, rules, speakers, missing } = contest
  return (
    <Page title={title} lead={unitName} actions={<Status tone={speakingTones[status]}>{words.states[status]}</Status>}>
      <Stack gap="md">
        <p>
          <Link href="/speaking">{words.back}</Link>
        </p>
        <section className="card" aria-label={words.judges}>
          <Title order={2} size="h3">
            {words.judges}
          </Title>
          {isChanging(contest) ? (
            <Judges contest={contest} />
          ) : (
            <List>
              {contest.judges.map(({ personId, name, marked }) => (
                <List.Item key={personId}>{`${name}, ${words.marked(marked, speakers.length)}`}</List.Item>
              ))}
            </List>
          )}
          {/* Who may close it reads beside the button why it is off. */}
          {(missing === 0 || !isChanging(contest)) && (
            <Text>{missing > 0 ? words.missing(missing) : words.complete}</Text>
          )}
          <Decide contest={contest} />
        </section>
        <section className="card" aria-label={words.criteria}>
          <Title order={2} size="h3">
            {words.criteria}
          </Title>
          <List>
            {rules.criteria.map(({ name, most, weight }) => (
              <List.Item key={name}>{words.most(name, most, weight)}</List.Item>
            ))}
          </List>
        </section>
        {isChanging(contest) ? <Speakers contest={contest} /> : <Result contest={contest} />}
      </Stack>
    </Page>
  )
}

/** Places once they are known; until then who speaks, in their order. */
function Result({ contest: { id, result, speakers } }: { contest: SpeakingContest }) {
  const heads = result ? [words.place, words.number, words.speaker, words.total] : [words.number, words.speaker]
  const called = ({ name, unitName }: { name: string; unitName: string }) => [name, unitName].filter(Boolean).join(', ')
  const rows = result
    ? result.map((one) => ({
        key: one.contestantId,
        cells: [one.place, one.number, called(one), one.total.toLocaleString('vi')],
      }))
    : speakers.map((one) => ({ key: one.id, cells: [one.number, called(one)] }))
  const title = result ? words.result : words.speakers
  return (
    <section aria-label={title}>
      <Title order={2}>{title}</Title>
      <FiguresTable heads={heads} rows={rows} strong={heads.indexOf(words.speaker)} />
      {result && (
        <p>
          <Anchor href={`/api/network/speaking/${id}/workbook`} download>
            {words.workbook}
          </Anchor>
        </p>
      )}
    </section>
  )
}

function Decide({ contest: { id, status, missing, may, mine, hash } }: { contest: SpeakingContest }) {
  const [param, reload] = [{ id }, [['speaking']]]
  const close = useAct(() => read(api.network.speaking[':id'].close.$post({ param })), { reload })
  const publish = useAct(() => read(api.network.speaking[':id'].publish.$post({ param, json: { hash: hash ?? '' } })), {
    reload,
  })
  return (
    <Group gap="sm" mt="sm">
      {status === 'marking' && may.manage && (
        <AskedAct
          act={close}
          words={words.close}
          title={words.closeTitle}
          notYet={missing > 0 && words.missing(missing)}
        >
          <Text>{words.closeLead}</Text>
        </AskedAct>
      )}
      {status === 'closed' && mine && <Note>{words.mine}</Note>}
      {status === 'closed' && may.publish && !mine && (
        <AskedAct act={publish} words={words.publish} title={words.publishTitle}>
          <Text>{words.publishLead}</Text>
        </AskedAct>
      )}
    </Group>
  )
}
