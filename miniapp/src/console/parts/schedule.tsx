import { Button, Checkbox, Group, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { read } from '../../api.ts'
import { Icon } from '../../ui/icons.tsx'
import { Loaded } from '../../ui/states.tsx'
import { problemOf, useAct } from '../act.ts'
import { api } from '../client.ts'
import { instantOf, quietUntil, written } from '../clock.ts'
import type { Group as ChatGroup, Digest, Unit } from '../replies.ts'
import { useMay, useNow, useUnits } from '../session.ts'
import { channelNames, schedule as words } from '../strings.ts'
import { Confirm } from './confirm.tsx'
import { Note } from './note.tsx'
import { Phone } from './phone.tsx'

/** When and to whom an approved edition goes; asks once, with the exact text and the number of sends. */
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
  const [asking, setAsking] = useState(false)
  const [when, setWhen] = useState(`${digest.day}T${digestTime}`)
  const [chosen, setChosen] = useState(() => new Set(groups.map(({ id }) => id)))
  const [emergency, setEmergency] = useState(false)
  const [reason, setReason] = useState('')
  const sendAt = instantOf(when)
  const schedule = useAct(
    () =>
      read(
        api.digests[':id'].schedule.$post({
          param: { id: digest.id },
          json: {
            sendAt: sendAt ?? undefined,
            groupIds: [...chosen],
            contentHash: digest.contentHash,
            ...(emergency && { emergencyReason: reason.trim() }),
          },
        }),
      ),
    { reload: [['digests'], ['broadcasts'], ['overview']] },
  )
  const ready = sendAt !== null && chosen.size > 0 && (!emergency || reason.trim() !== '')
  const byHand = groups.filter(({ id, channel }) => channel === 'share' && chosen.has(id)).length
  const pick = (ids: string[], on: boolean) => {
    const next = new Set(chosen)
    for (const id of ids) on ? next.add(id) : next.delete(id)
    setChosen(next)
  }
  return (
    <Stack gap="sm">
      <TextInput
        type="datetime-local"
        label={words.when}
        description={words.whenHint}
        value={when}
        error={problemOf(schedule.error, 'sendAt')}
        onChange={(event) => setWhen(event.currentTarget.value)}
      />
      <fieldset className="choices">
        <legend>{words.groups}</legend>
        {groups.length > 1 && (
          <Checkbox
            label={words.allGroups}
            checked={chosen.size === groups.length}
            indeterminate={chosen.size > 0 && chosen.size < groups.length}
            onChange={(event) =>
              pick(
                groups.map(({ id }) => id),
                event.currentTarget.checked,
              )
            }
          />
        )}
        {groups.map(({ id, name, unitName, channel }) => (
          <Checkbox
            key={id}
            label={name}
            description={`${unitName} · ${channelNames[channel] ?? channel}`}
            checked={chosen.has(id)}
            onChange={(event) => pick([id], event.currentTarget.checked)}
          />
        ))}
      </fieldset>
      <Checkbox
        label={words.emergency}
        checked={emergency}
        onChange={(event) => setEmergency(event.currentTarget.checked)}
      />
      {emergency && (
        <Textarea
          required
          label={words.emergencyReason}
          description={words.emergencyHint}
          value={reason}
          error={problemOf(schedule.error, 'emergencyReason')}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      <div aria-live="polite">{sendAt !== null && <WhenNote sendAt={sendAt} emergency={emergency} />}</div>
      <Text>{words.sends(chosen.size)}</Text>
      {byHand > 0 && <Note>{words.byHand(byHand)}</Note>}
      <Group>
        <Button leftSection={<Icon name="clock" />} disabled={!ready} onClick={() => setAsking(true)}>
          {words.open}
        </Button>
      </Group>
      <Confirm
        opened={asking}
        title={words.title}
        confirm={words.confirm(chosen.size)}
        pending={schedule.pending}
        error={schedule.error}
        onConfirm={() => schedule.go(undefined, ({ id }) => go(`/broadcasts/${id}`))}
        onClose={() => setAsking(false)}
      >
        {sendAt !== null && <WhenNote sendAt={sendAt} emergency={emergency} />}
        <Text>{words.sends(chosen.size)}</Text>
        {byHand > 0 && <Note>{words.byHand(byHand)}</Note>}
        <Text>
          {groups
            .filter(({ id }) => chosen.has(id))
            .map(({ name }) => name)
            .join(', ')}
        </Text>
        <Text className="soft">{words.exact}</Text>
        <Phone from={digest.unitName} text={digest.text} />
      </Confirm>
    </Stack>
  )
}

function WhenNote({ sendAt, emergency }: { sendAt: number; emergency: boolean }) {
  const now = useNow()()
  const at = Math.max(sendAt, now)
  const until = emergency ? null : quietUntil(at)
  if (until) return <Note>{words.quiet(written(until))}</Note>
  return <Note>{sendAt < now ? words.past : words.at(written(sendAt))}</Note>
}

function subtreeOf(rootId: string, units: readonly Unit[]): Set<string> {
  const reach = new Set([rootId])
  // Parents come before their children in the list.
  for (const { id, parentId } of units) if (parentId && reach.has(parentId)) reach.add(id)
  return reach
}
