import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { read } from '../../../../api.ts'
import { uuid } from '../../../../uuid.ts'
import { useAct } from '../../../act.ts'
import type { PointInFull, PointsPage } from '../../../api-types.ts'
import { api } from '../../../client.ts'
import { clockOf } from '../../../clock.ts'
import { useMay } from '../../../session.ts'
import { PersonPicker, type Picked } from '../../people/person-picker.tsx'
import { ActButton, lacking } from '../../shared/act-button.tsx'
import { AskedAct } from '../../shared/confirm.tsx'
import { useKept } from '../../shared/kept-form.tsx'
import { Refusal } from '../../shared/note.tsx'
import { Status } from '../../shared/status.tsx'
import { peopleOf } from '../people-of.ts'
import { PointFields } from './planning.tsx'
import { factsOf, standingOf } from './rows.tsx'
import { pointWords } from './strings.ts'

const words = pointWords.one
const seats = (text: string) => (/^\d{1,7}$/.test(text.trim()) ? Number(text) : null)

type Point = NonNullable<PointsPage['under']>
type Props = { id: string; unitId: string; point: Point; state: PointsPage['state'] }

/** One point: how it stands, what its keeper reported, and what may be done about it. */
export function OnePoint({ id, unitId, point, state }: Props) {
  const may = useMay()
  const { number } = point
  const param = { id, number: String(number) }
  const { data } = useQuery({
    queryKey: ['gathering', id, 'points', number, 'reports', point.reportedAt, point.incidents],
    queryFn: () => read(api.gatherings[':id'].points[':number'].$get({ param })),
  })
  const { tone, words: standing } = standingOf(point)
  const off = point.state === 'merged' || point.state === 'lost'
  const over = state === 'closed' || state === 'minuted' || state === 'cancelled'
  return (
    <section className="card">
      <Group justify="space-between">
        <Title order={2} size="h3">
          {`${number}. ${point.name}`}
        </Title>
        <Status tone={tone}>{standing}</Status>
      </Group>
      <p className="facts">
        {factsOf(point)
          .filter(Boolean)
          .map((fact) => (
            <span key={String(fact)}>{fact}</span>
          ))}
      </p>
      <Title order={3} size="h4">
        {words.reports}
      </Title>
      {data?.reports.length === 0 && <Text className="soft">{words.noReports}</Text>}
      <ul className="point-lines">
        {data?.reports.map(({ id, kind, count, text, at, by }) => (
          <li key={id}>{[clockOf(at), pointWords.kinds[kind](count), text, by].filter(Boolean).join(' · ')}</li>
        ))}
      </ul>
      {!over && (
        <Stack gap="sm">
          {may('gathering.lead') && !off && (
            <>
              {state !== 'draft' && <PhoneReport id={id} point={point} />}
              {point.keeper === null && <KeeperLink id={id} number={number} />}
            </>
          )}
          <Group gap="sm">
            {state === 'open' && may('gathering.lead') && !off && (
              <Button component={Link} href={`/gatherings/${id}/wall?point=${number}`} variant="default">
                {words.code}
              </Button>
            )}
            {may('gathering.write') && !off && data && <Edit id={id} point={data} unitId={unitId} />}
            {may('gathering.lead') && (off ? <Restore id={id} number={number} /> : <End id={id} number={number} />)}
          </Group>
        </Stack>
      )}
    </section>
  )
}

const reloading = (id: string) => ({ reload: [['gathering', id, 'points']] })

function PhoneReport({ id, point }: { id: string; point: Point }) {
  const { typed, change, drop } = useKept(`report.${id}.${point.number}`, {
    ...{ present: '', absent: '', why: '', incident: '' },
  })
  const [clientId, renew] = useState(uuid)
  const act = useAct(
    ({ solved }: { solved: boolean }) =>
      read(
        api.gatherings[':id'].points[':number'].report.$post({
          param: { id, number: String(point.number) },
          json: {
            ...{ clientId, present: seats(typed.present), absent: seats(typed.absent) },
            ...{ why: typed.why, incident: typed.incident, solved },
          },
        }),
      ),
    reloading(id),
  )
  const done = () => {
    drop()
    renew(uuid())
  }
  const nothing = !typed.present.trim() && !typed.absent.trim() && !typed.incident.trim()
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        act.go({ solved: false }, done)
      }}
    >
      <Stack gap="sm">
        <Title order={3} size="h4">
          {words.phone}
        </Title>
        <Group gap="sm" grow>
          <TextInput
            label={words.presentCount}
            inputMode="numeric"
            maxLength={7}
            value={typed.present}
            onChange={(event) => change({ present: event.currentTarget.value })}
          />
          <TextInput
            label={words.absentCount}
            inputMode="numeric"
            maxLength={7}
            value={typed.absent}
            onChange={(event) => change({ absent: event.currentTarget.value })}
          />
        </Group>
        <TextInput
          label={words.why}
          maxLength={500}
          value={typed.why}
          onChange={(event) => change({ why: event.currentTarget.value })}
        />
        <TextInput
          label={words.incident}
          maxLength={500}
          value={typed.incident}
          onChange={(event) => change({ incident: event.currentTarget.value })}
        />
        <Group gap="sm">
          <ActButton type="submit" loading={act.pending} off={lacking(nothing && words.presentCount)}>
            {words.send}
          </ActButton>
          {point.incidents > 0 && (
            <Button variant="default" onClick={() => act.go({ solved: true }, done)}>
              {words.solve}
            </Button>
          )}
        </Group>
        <Refusal error={act.error} />
      </Stack>
    </form>
  )
}

function KeeperLink({ id, number }: { id: string; number: number }) {
  const ask = useAct(
    () => read(api.gatherings[':id'].points[':number']['keeper-link'].$get({ param: { id, number: String(number) } })),
    { reload: [] },
  )
  return (
    <Stack gap="xs">
      <Title order={3} size="h4">
        {words.keeperLink}
      </Title>
      <Text>{words.keeperLinkLead}</Text>
      {ask.result ? (
        <Text className="point-link">{ask.result.link}</Text>
      ) : (
        <Group>
          <Button variant="default" loading={ask.pending} onClick={() => ask.go(undefined)}>
            {words.askLink}
          </Button>
        </Group>
      )}
      <Refusal error={ask.error} />
    </Stack>
  )
}

type EditProps = { id: string; point: PointInFull; unitId: string }

function Edit({ id, point, unitId }: EditProps) {
  const fresh = {
    ...{ name: point.name, room: point.room, capacity: point.capacity === null ? '' : String(point.capacity) },
    ...{ registered: String(point.registered), keeper: point.keeper as Picked | null },
  }
  const { typed, change, drop, note } = useKept(`point.${id}.${point.number}`, fresh, point.mark)
  const act = useAct(
    () =>
      read(
        api.gatherings[':id'].points[':number'].$put({
          param: { id, number: String(point.number) },
          json: {
            ...{ name: typed.name, room: typed.room, capacity: seats(typed.capacity) },
            ...{ registered: seats(typed.registered) ?? 0, keeperId: typed.keeper?.id ?? null },
            mark: point.mark,
          },
        }),
      ),
    reloading(id),
  )
  return (
    <AskedAct
      act={act}
      words={words.edit}
      confirm={words.save}
      title={words.edit}
      variant="default"
      off={lacking(!typed.name.trim() && pointWords.planning.name)}
      onDone={drop}
    >
      {note}
      <PointFields typed={typed} change={change} />
      <PersonPicker
        label={words.keeper}
        value={typed.keeper}
        onChange={(keeper) => change({ keeper })}
        find={{ key: [unitId], ask: peopleOf(unitId) }}
      />
    </AskedAct>
  )
}

function End({ id, number }: { id: string; number: number }) {
  const { typed, change, drop } = useKept(`point-end.${id}.${number}`, { into: '', reason: '' })
  const act = useAct(
    () =>
      read(
        api.gatherings[':id'].points[':number'].end.$post({
          param: { id, number: String(number) },
          json: { into: seats(typed.into), reason: typed.reason },
        }),
      ),
    reloading(id),
  )
  return (
    <AskedAct
      act={act}
      words={words.end}
      title={words.end}
      variant="default"
      urgent
      off={lacking(!typed.reason.trim() && words.reason)}
      onDone={drop}
    >
      <Text>{words.endLead}</Text>
      <TextInput
        label={words.into}
        inputMode="numeric"
        maxLength={6}
        value={typed.into}
        onChange={(event) => change({ into: event.currentTarget.value })}
      />
      <TextInput
        label={words.reason}
        maxLength={300}
        value={typed.reason}
        onChange={(event) => change({ reason: event.currentTarget.value })}
      />
    </AskedAct>
  )
}

function Restore({ id, number }: { id: string; number: number }) {
  const act = useAct(
    () => read(api.gatherings[':id'].points[':number'].restore.$post({ param: { id, number: String(number) } })),
    reloading(id),
  )
  return (
    <>
      <Button variant="default" loading={act.pending} onClick={() => act.go(undefined)}>
        {words.restore}
      </Button>
      <Refusal error={act.error} />
    </>
  )
}
