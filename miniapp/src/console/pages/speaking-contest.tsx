import { Anchor, Button, Group, List, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { read } from '../../api.ts'
import { Loaded } from '../../ui/states.tsx'
import { useAct } from '../act.ts'
import type { SpeakingContest } from '../api-types.ts'
import { api } from '../client.ts'
import { isChanging, Judges, Speakers } from '../parts/network/on-the-day.tsx'
import { speakingWords as words } from '../parts/network/strings.ts'
import { ActButton } from '../parts/shared/act-button.tsx'
import { Confirm } from '../parts/shared/confirm.tsx'
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
  const [asking, ask] = useState<'close' | 'publish' | null>(null)
  const [param, reload] = [{ id }, [['speaking']]]
  const close = useAct(() => read(api.network.speaking[':id'].close.$post({ param })), { reload })
  const publish = useAct(() => read(api.network.speaking[':id'].publish.$post({ param, json: { hash: hash ?? '' } })), {
    reload,
  })
  return (
    <Group gap="sm" mt="sm">
      {status === 'marking' && may.manage && (
        <ActButton off={missing > 0 && words.missing(missing)} onClick={() => ask('close')}>
          {words.close}
        </ActButton>
      )}
      {status === 'closed' && mine && <Note>{words.mine}</Note>}
      {status === 'closed' && may.publish && !mine && <Button onClick={() => ask('publish')}>{words.publish}</Button>}
      <Confirm
        opened={asking === 'close'}
        title={words.closeTitle}
        confirm={words.close}
        pending={close.pending}
        error={close.error}
        onConfirm={() => close.go(undefined, () => ask(null))}
        onClose={() => ask(null)}
      >
        <Text>{words.closeLead}</Text>
      </Confirm>
      <Confirm
        opened={asking === 'publish'}
        title={words.publishTitle}
        confirm={words.publish}
        pending={publish.pending}
        error={publish.error}
        onConfirm={() => publish.go(undefined, () => ask(null))}
        onClose={() => ask(null)}
      >
        <Text>{words.publishLead}</Text>
      </Confirm>
    </Group>
  )
}
