import { Checkbox, Group, Stack, Text, Textarea } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { read } from '../../../api.ts'
import { Loaded } from '../../../ui/states.tsx'
import { problemOf, useAct } from '../../act.ts'
import type { Group as ChatGroup, Digest } from '../../api-types.ts'
import { api } from '../../client.ts'
import { instantOf, written } from '../../clock.ts'
import { useMay, useNow, useUnits } from '../../session.ts'
import { MomentField } from '../fields/day-field.tsx'
import { lacking } from '../shared/act-button.tsx'
import { AskedAct } from '../shared/confirm.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Note, Refusal } from '../shared/note.tsx'
import { Phone } from '../shared/phone.tsx'
import { AudienceChoice, asked, type Choice, chosenOf, everybody, subtreeOf } from './audience.tsx'
import { placesOf, schedule as words } from './strings.ts'

/** When and to whom an approved digest goes; asks once, with the exact text and what it would take. */
export function Schedule({ digest }: { digest: Digest }) {
  const may = useMay()
  const units = useUnits()
  const groups = useQuery({ queryKey: ['groups'], queryFn: () => read(api.groups.$get()) })
  if (!may('broadcast.schedule')) return null
  return (
    <Loaded query={groups}>
      {(data) => {
        const reach = subtreeOf(digest.unitId, units.units)
        const reachable = data.groups.filter((group) => group.status === 'active' && reach.has(group.unitId))
        const digestTime = units.units.find(({ id }) => id === digest.unitId)?.digestTime ?? '06:30'
        if (reachable.length === 0) return <Note>{words.noGroups}</Note>
        return <Choose key={reachable.length} digest={digest} groups={reachable} digestTime={digestTime} />
      }}
    </Loaded>
  )
}

function Choose({ digest, groups, digestTime }: { digest: Digest; groups: ChatGroup[]; digestTime: string }) {
  const [, go] = useLocation()
  const { units } = useUnits()
  // All of it or nothing: a reason kept without the groups that it was for would go to everybody.
  const { typed, change, drop, note } = useKept(`schedule.${digest.id}`, {
    when: `${digest.day}T${digestTime}`,
    choice: { ...everybody, groupIds: groups.map(({ id }) => id) } as Choice,
    emergency: false,
    reason: '',
  })
  const { when, emergency, reason } = typed
  const isThere = (groupId: string) => groups.some(({ id }) => id === groupId)
  const choice = { ...typed.choice, groupIds: typed.choice.groupIds.filter(isThere) }
  const sendAt = instantOf(when)
  const chosen = chosenOf(choice, groups, units)
  const schedule = useAct(
    () =>
      read(
        api.digests[':id'].schedule.$post({
          param: { id: digest.id },
          json: {
            sendAt: sendAt ?? undefined,
            ...asked(choice),
            contentHash: digest.contentHash,
            ...(emergency && { emergencyReason: reason.trim() }),
          },
        }),
      ),
    { reload: [['digests'], ['broadcasts'], ['overview']] },
  )
  const off =
    lacking(sendAt === null && words.when, emergency && !reason.trim() && words.emergencyReason) ||
    (chosen.length === 0 && words.nobody)
  const forecast = useForecast(
    digest.id,
    { choice, sendAt, emergencyReason: emergency ? reason.trim() : '' },
    chosen.length,
  )
  const leavesAt = forecast.data?.sendAt
  const foreseen = <Foreseen forecast={forecast} chosen={chosen} />
  const whenNote = sendAt !== null && (
    <WhenNote sendAt={sendAt} leavesAt={leavesAt ?? sendAt} putOffBy={forecast.data?.putOffBy ?? null} />
  )
  return (
    <Stack gap="sm">
      {note}
      <MomentField
        label={words.when}
        description={words.whenHint}
        value={when}
        error={problemOf(schedule.error, 'sendAt')}
        onChange={(next) => change({ when: next })}
      />
      {groups.length > 1 && (
        <AudienceChoice choice={choice} groups={groups} units={units} onChange={(next) => change({ choice: next })} />
      )}
      <Checkbox
        label={words.emergency}
        checked={emergency}
        onChange={(event) => change({ emergency: event.currentTarget.checked })}
      />
      {emergency && (
        <Textarea
          required
          label={words.emergencyReason}
          description={words.emergencyHint}
          value={reason}
          error={problemOf(schedule.error, 'emergencyReason')}
          onChange={(event) => change({ reason: event.currentTarget.value })}
        />
      )}
      <div aria-live="polite">{whenNote}</div>
      {foreseen}
      <Group>
        <AskedAct
          act={schedule}
          words={words.open}
          confirm={words.confirm(placesOf(chosen.map(({ channel }) => channel)))}
          title={words.title}
          icon="clock"
          notYet={off}
          onDone={({ id }) => {
            drop()
            go(`/broadcasts/${id}`)
          }}
        >
          {whenNote}
          {emergency && <Note tone="urgent">{words.emergencyWhy(reason.trim())}</Note>}
          {foreseen}
          <Text>{words.names(chosen.map(({ name }) => name))}</Text>
          <Text className="soft">{words.exact}</Text>
          <Phone from={digest.unitName} text={digest.text} />
        </AskedAct>
      </Group>
    </Stack>
  )
}

type Wanted = { choice: Choice; sendAt: number | null; emergencyReason: string }

function useForecast(digestId: string, { choice, sendAt, emergencyReason }: Wanted, count: number) {
  const json = {
    ...asked(choice),
    ...(sendAt !== null && { sendAt }),
    ...(emergencyReason && { emergencyReason }),
  }
  return useQuery({
    queryKey: ['forecast', digestId, json],
    enabled: count > 0,
    placeholderData: keepPreviousData,
    queryFn: () => read(api.digests[':id'].forecast.$post({ param: { id: digestId }, json })),
  })
}

/** What sending to the chosen groups would take: how many, by whose hand, how long, and whether the account has enough left. */
function Foreseen({ forecast, chosen }: { forecast: ReturnType<typeof useForecast>; chosen: ChatGroup[] }) {
  if (chosen.length === 0) return null
  const byHand = chosen.filter(({ channel }) => channel === 'share').length
  const { data } = forecast
  const short = data && [data.persons, data.groupMessages].some(({ counted, left }) => left !== null && counted > left)
  return (
    <div className="foreseen" aria-live="polite">
      <Text>{words.receive(placesOf(chosen.map(({ channel }) => channel)))}</Text>
      {data && (short ? <Note tone="urgent">{`${data.message} ${words.short}`}</Note> : <Text>{data.message}</Text>)}
      {byHand > 0 && <Note>{words.byHand(byHand)}</Note>}
      <Refusal error={forecast.error} />
    </div>
  )
}

/** When it would leave, by the unit's own quiet hours and days on which nothing is sent. */
function WhenNote({ sendAt, leavesAt, putOffBy }: { sendAt: number; leavesAt: number; putOffBy: string | null }) {
  const now = useNow()()
  if (putOffBy) return <Note tone="urgent">{words.putOff(putOffBy, written(leavesAt))}</Note>
  // The server's clock and this desk's may be a moment apart.
  if (leavesAt > Math.max(sendAt, now) + 60_000) return <Note>{words.quiet(written(leavesAt))}</Note>
  return <Note>{sendAt < now ? words.past : words.at(written(sendAt))}</Note>
}
