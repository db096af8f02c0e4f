import { Button, Group, SimpleGrid, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { read } from '../../api.ts'
import { Icon } from '../../ui/icons.tsx'
import { Loaded } from '../../ui/states.tsx'
import { useAct } from '../act.ts'
import type { GatheringPage } from '../api-types.ts'
import { api, nowAndThenMs } from '../client.ts'
import { clockOf, written } from '../clock.ts'
import { Step } from '../parts/digests/step.tsx'
import { Attendance } from '../parts/gatherings/attendance.tsx'
import { Changes } from '../parts/gatherings/changes.tsx'
import { GatheringForm } from '../parts/gatherings/gathering-form.tsx'
import { PaperCode } from '../parts/gatherings/paper-code.tsx'
import { Papers } from '../parts/gatherings/papers.tsx'
import { pointWords } from '../parts/gatherings/points/strings.ts'
import { Minutes } from '../parts/gatherings/room/minutes.tsx'
import { Steering } from '../parts/gatherings/room/steering.tsx'
import { Tasks } from '../parts/gatherings/room/tasks.tsx'
import { toneOf } from '../parts/gatherings/standing.ts'
import { gatheringWords as words } from '../parts/gatherings/strings.ts'
import { TellingText } from '../parts/gatherings/telling.tsx'
import { AskedAct } from '../parts/shared/confirm.tsx'
import { Note, Refusal } from '../parts/shared/note.tsx'
import { Page } from '../parts/shared/page.tsx'
import { Status } from '../parts/shared/status.tsx'
import { useMay } from '../session.ts'

export function GatheringDetail({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ['gathering', id],
    queryFn: () => read(api.gatherings[':id'].$get({ param: { id } })),
    refetchInterval: nowAndThenMs,
  })
  return <Loaded query={query}>{(gathering) => <Shown gathering={gathering} />}</Loaded>
}

function Shown({ gathering }: { gathering: GatheringPage }) {
  const [editing, setEditing] = useState(false)
  const { id, title, kind, unitName, startsAt, endsAt, place, state } = gathering
  if (editing)
    return (
      <Page title={title}>
        <GatheringForm gathering={gathering} onSaved={() => setEditing(false)} onClose={() => setEditing(false)} />
      </Page>
    )
  return (
    <Page
      title={title}
      lead={[words.kinds[kind], unitName, `${clockOf(startsAt)}–${written(endsAt)}`, place].filter(Boolean).join(' · ')}
      actions={
        <>
          <Status tone={toneOf[state]}>{words.states[state]}</Status>
          {gathering.classId && (
            <Button component={Link} href={`/classes/${gathering.classId}`} variant="default">
              {words.toClass}
            </Button>
          )}
          <Button component={Link} href={`/gatherings/${id}/points`} variant="default">
            {pointWords.open}
          </Button>
        </>
      }
    >
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="xl">
        <Columns gathering={gathering} onEdit={() => setEditing(true)} />
      </SimpleGrid>
    </Page>
  )
}

/** Two columns, and what the hour asks for comes first: the plan and who is told of it, what leads the room, the minutes. */
function Columns({ gathering, onEdit }: { gathering: GatheringPage; onEdit: () => void }) {
  const may = useMay()
  const { id, kind, state, openedAt } = gathering
  const leads = may('gathering.lead')
  const isOpen = state === 'open'
  const isOver = state === 'closed' || state === 'minuted'
  const prepared = <Prepared gathering={gathering} onEdit={onEdit} />
  const told = (
    <>
      <Announce gathering={gathering} />
      <Changes gathering={gathering} onChange={onEdit} />
    </>
  )
  const steering = leads && state !== 'cancelled' && <Steering id={id} open={isOpen} />
  const tasks = state !== 'draft' && <Tasks gathering={gathering} leads={leads} />
  const attendance = openedAt !== null && leads && <Attendance id={id} open={isOpen} writes={isOpen || isOver} />
  if (isOpen)
    return (
      <>
        <Stack gap="md">
          {/* A class has people to mark present; what it votes on is rare. */}
          {kind === 'class' && attendance}
          {steering}
          {kind !== 'class' && attendance}
        </Stack>
        <Stack gap="md">
          <Room gathering={gathering} />
          {tasks}
          {told}
          {prepared}
        </Stack>
      </>
    )
  if (isOver)
    return (
      <>
        <Stack gap="md">
          {leads && <Minutes gathering={gathering} />}
          {attendance}
        </Stack>
        <Stack gap="md">
          {tasks}
          {steering}
          {told}
          {prepared}
        </Stack>
      </>
    )
  return (
    <>
      <Stack gap="md">{prepared}</Stack>
      <Stack gap="md">
        {told}
        <Room gathering={gathering} />
        {steering}
        {tasks}
      </Stack>
    </>
  )
}

function Prepared({ gathering, onEdit }: { gathering: GatheringPage; onEdit: () => void }) {
  const may = useMay()
  const { id, state } = gathering
  return (
    <>
      <Step title={words.steps.plan}>
        <Plan gathering={gathering} />
        {state === 'draft' && may('gathering.write') && (
          <Group>
            <Button variant="default" leftSection={<Icon name="edit" />} onClick={onEdit}>
              {words.edit}
            </Button>
            <Discard id={id} />
          </Group>
        )}
      </Step>
      <Step title={words.steps.papers}>
        <Papers gathering={gathering} writes={may('gathering.write')} />
      </Step>
    </>
  )
}

const Plan = ({ gathering: { plan, invited } }: { gathering: GatheringPage }) => (
  <>
    {plan.lead && <Text className="verbatim">{plan.lead}</Text>}
    {plan.agenda.length > 0 && (
      <ol>
        {plan.agenda.map(({ id, startsAt, title, speaker }) => (
          <li key={id}>
            {startsAt !== null && `${clockOf(startsAt)} `}
            {title}
            {speaker && ` (${speaker})`}
          </li>
        ))}
      </ol>
    )}
    {plan.link && (
      <Text>
        <a href={plan.link}>{plan.link}</a>
      </Text>
    )}
    {invited.length > 0 && (
      <Text className="soft">{`${words.form.invited}: ${invited.map(({ name }) => name).join(', ')}`}</Text>
    )}
  </>
)

function Discard({ id }: { id: string }) {
  const [, go] = useLocation()
  const act = useAct(() => read(api.gatherings[':id'].$delete({ param: { id } })), { reload: [['gatherings']] })
  return (
    <AskedAct
      act={act}
      words={words.discard}
      title={words.discardTitle}
      variant="subtle"
      onDone={() => go('/gatherings')}
    >
      <Text>{words.discardLead}</Text>
    </AskedAct>
  )
}

function Announce({ gathering }: { gathering: GatheringPage }) {
  const may = useMay()
  const { id, contentHash, state, mine, announcedAt, answers, invited } = gathering
  const unreached = invited.filter((one) => one.unreached).map(({ name }) => name)
  const isOver = ['closed', 'minuted', 'cancelled'].includes(state)
  const stopped = invited.filter((one) => one.stopped && !one.unreached).map(({ name }) => name)
  const act = useAct(() => read(api.gatherings[':id'].announce.$post({ param: { id }, json: { contentHash } })), {
    reload: [['gathering', id], ['gatherings'], ['announcements'], ['broadcasts']],
  })
  return (
    <Step title={words.steps.announce}>
      {announcedAt !== null && (
        <>
          <Text>{words.announced(written(announcedAt))}</Text>
          {unreached.length > 0 && <Note>{words.unreached(unreached.join(', '))}</Note>}
          <Text>{words.answers(answers.yes, answers.no, answers.maybe)}</Text>
        </>
      )}
      {stopped.length > 0 && !isOver && <Note>{words.stopped(stopped.join(', '))}</Note>}
      {state === 'draft' &&
        (mine ? (
          <Note>{words.mine}</Note>
        ) : may('gathering.announce') ? (
          <Group>
            <AskedAct act={act} words={words.announce} title={words.announceTitle}>
              <Text>{words.announceLead}</Text>
              <TellingText
                of={contentHash}
                reading={() => read(api.gatherings[':id'].telling.$get({ param: { id } }))}
              />
            </AskedAct>
          </Group>
        ) : (
          <Note>{words.notApprover}</Note>
        ))}
    </Step>
  )
}

function Room({ gathering: { id, state } }: { gathering: GatheringPage }) {
  const leads = useMay()('gathering.lead')
  const reload = [['gathering', id], ['gatherings']]
  const open = useAct(() => read(api.gatherings[':id'].open.$post({ param: { id } })), { reload })
  const close = useAct(() => read(api.gatherings[':id'].close.$post({ param: { id } })), { reload })
  if (!leads || (state !== 'announced' && state !== 'open')) return null
  return (
    <Step title={words.steps.room}>
      <Refusal error={open.error} />
      <Group gap="sm">
        {state === 'announced' && (
          <Button loading={open.pending} onClick={() => open.go(undefined)}>
            {words.openRoom}
          </Button>
        )}
        {state === 'open' && (
          <AskedAct act={close} words={words.close} title={words.closeTitle} variant="default">
            <Text>{words.closeLead}</Text>
          </AskedAct>
        )}
      </Group>
      <PaperCode id={id} />
    </Step>
  )
}
