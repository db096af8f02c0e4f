import { NativeSelect, Stack, Text, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import type { FeedbackPage } from '../../api-types.ts'
import { api } from '../../client.ts'
import { useSession, useUnits } from '../../session.ts'
import { depthsOf } from '../fields/unit-select.tsx'
import { PersonPicker } from '../people/person-picker.tsx'
import { ActButton, lacking } from '../shared/act-button.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Refusal } from '../shared/note.tsx'
import { feedback as named, caseWords as words } from './strings.ts'

const { hand } = words
const reload = { reload: [['feedback'], ['overview']] }

/** Who works on a case, and where: given to somebody, a colleague asked to help, handed to another unit with the reason. */
export function HandForm({ feedback }: { feedback: FeedbackPage }) {
  const { id, version, colleagues, assignedTo, assignedName } = feedback
  const me = useSession().data?.person?.id
  const { typed, change, drop, note } = useKept(`feedback.${id}.hand`, {
    to: '',
    colleague: '',
    unitId: '',
    reason: '',
  })
  const { data } = useQuery({
    queryKey: ['feedback', id, 'hands'],
    queryFn: () => read(api.feedback[':id'].hands.$get({ param: { id } })),
  })
  const people = (data?.hands ?? []).map(({ personId, name }) => ({
    id: personId,
    name: personId === me ? `${name} (${named.you})` : name,
  }))
  const personOf = (chosen: string) => people.find((one) => one.id === chosen) ?? null
  const param = { id }
  const assign = useAct(
    (personId: string) => read(api.feedback[':id'].assign.$post({ param, json: { personId, version } })),
    reload,
  )
  const invite = useAct(
    (personId: string) => read(api.feedback[':id'].colleagues.$post({ param, json: { personId } })),
    reload,
  )
  const route = useAct(
    () =>
      read(
        api.feedback[':id'].route.$post({
          param,
          json: { unitId: typed.unitId, reason: typed.reason.trim(), version },
        }),
      ),
    reload,
  )
  return (
    <Stack gap="md">
      {note}
      {assignedName && <Text>{named.assignedTo(assignedTo === me ? named.you : assignedName)}</Text>}
      {colleagues.length > 0 && <Text>{hand.colleagues(colleagues.map(({ name }) => name).join(', '))}</Text>}
      <Stack gap="sm">
        <PersonPicker
          label={hand.assign}
          among={people}
          value={personOf(typed.to)}
          onChange={(person) => change({ to: person?.id ?? '' })}
        />
        <Refusal error={assign.error} />
        <div>
          <ActButton
            variant="default"
            loading={assign.pending}
            off={lacking(!typed.to && hand.assign)}
            onClick={() => assign.go(typed.to, drop)}
          >
            {hand.assignSend}
          </ActButton>
        </div>
      </Stack>
      <Stack gap="sm">
        <PersonPicker
          label={hand.colleague}
          among={people}
          atRest="none"
          value={personOf(typed.colleague)}
          onChange={(person) => change({ colleague: person?.id ?? '' })}
        />
        <Refusal error={invite.error} />
        <div>
          <ActButton
            variant="default"
            loading={invite.pending}
            off={lacking(!typed.colleague && hand.colleague)}
            onClick={() => invite.go(typed.colleague, drop)}
          >
            {hand.colleagueSend}
          </ActButton>
        </div>
      </Stack>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          route.go(undefined, drop)
        }}
      >
        <Stack gap="sm">
          <EveryUnit except={feedback.unitId} value={typed.unitId} onChange={(unitId) => change({ unitId })} />
          <Textarea
            label={hand.reason}
            description={hand.reasonHint}
            maxLength={1500}
            value={typed.reason}
            onChange={(event) => change({ reason: event.currentTarget.value })}
          />
          <Refusal error={route.error} />
          <div>
            <ActButton
              type="submit"
              variant="default"
              loading={route.pending}
              off={lacking(!typed.unitId && hand.route, !typed.reason.trim() && hand.reason)}
            >
              {hand.routeSend}
            </ActButton>
          </div>
        </Stack>
      </form>
    </Stack>
  )
}

/** Any open unit of the office: a case goes to whoever it concerns, whether or not the officer works there too. */
export function EveryUnit({
  except,
  value,
  onChange,
}: {
  except?: string
  value: string
  onChange: (unitId: string) => void
}) {
  const { units } = useUnits()
  const depths = depthsOf(units)
  const data = units
    .filter((unit) => unit.id !== except)
    .map((unit) => ({ value: unit.id, label: `${'– '.repeat(depths.get(unit.id) ?? 0)}${unit.name}` }))
  return (
    <NativeSelect
      label={hand.route}
      value={value}
      data={[{ value: '', label: hand.chooseUnit }, ...data]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
