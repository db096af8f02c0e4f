import { Group, SimpleGrid, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../../api.ts'
import { Loaded } from '../../../ui/states.tsx'
import { useAct } from '../../act.ts'
import type { OfficeHours } from '../../api-types.ts'
import { api } from '../../client.ts'
import { weekdays } from '../../clock.ts'
import { useOwnUnit, useUnits } from '../../session.ts'
import { UnitSelect } from '../fields/unit-select.tsx'
import { ActButton, lacking } from '../shared/act-button.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Note, Refusal } from '../shared/note.tsx'
import { contactWords as words } from './strings.ts'
import { readClosures, readStretches, showClosures, showStretches } from './typed-hours.ts'

const noHours: OfficeHours = { week: weekdays.map(() => []), closures: [], note: '' }

/** When a unit is open, as the account tells it. */
export function HoursCard({ keeps }: { keeps: boolean }) {
  const own = useOwnUnit('item.read')
  const [unitId, setUnitId] = useState(own)
  const { units } = useUnits()
  const query = useQuery({
    queryKey: ['hours', unitId],
    queryFn: () => read(api.contacts.hours[':unitId'].$get({ param: { unitId } })),
    enabled: unitId !== '',
  })
  const name = units.find(({ id }) => id === unitId)?.name ?? ''
  return (
    <section className="card" aria-label={words.week}>
      <Title order={2}>{words.week}</Title>
      <Stack gap="sm">
        <UnitSelect act="item.read" value={unitId} onChange={setUnitId} />
        {unitId && (
          <Loaded query={query}>
            {(held) => <HoursForm key={unitId} unitId={unitId} unitName={name} {...held} keeps={keeps} />}
          </Loaded>
        )}
      </Stack>
    </section>
  )
}

type FormProps = { unitId: string; unitName: string; hours: OfficeHours | null; mark: string; keeps: boolean }

function HoursForm({ unitId, unitName, hours, mark, keeps }: FormProps) {
  const held = hours ?? noHours
  // Each day by itself: of two who write, each keeps the days that they wrote.
  const fresh: Record<string, string> & { closures: string; note: string } = {
    ...Object.fromEntries(held.week.map((day, at) => [`day${at}`, showStretches(day)])),
    closures: showClosures(held.closures),
    note: held.note,
  }
  const { typed, change, drop, note } = useKept(`hours ${unitId}`, fresh, mark)
  const saidOn = (at: number) => typed[`day${at}`] ?? ''
  const week = weekdays.map((_, at) => readStretches(saidOn(at)))
  const closures = readClosures(typed.closures)
  const isRead = week.every((day) => day !== null) && typeof closures !== 'number'
  const save = useAct(
    () =>
      read(
        api.contacts.hours[':unitId'].$put({
          param: { unitId },
          json: {
            ...{ week: week as OfficeHours['week'], closures: closures as OfficeHours['closures'] },
            ...{ note: typed.note, mark },
          },
        }),
      ),
    { reload: [['hours', unitId]] },
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (isRead) save.go(undefined, drop)
      }}
    >
      <Stack gap="sm">
        <Text>{hours === null ? words.inherited : words.weekOf(unitName)}</Text>
        <Text className="soft">{words.weekLead}</Text>
        {note}
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          {weekdays.map((day, at) => (
            <TextInput
              key={day}
              label={day}
              readOnly={!keeps}
              maxLength={80}
              value={saidOn(at)}
              error={week[at] === null && words.wrongDay}
              onChange={(event) => change({ [`day${at}`]: event.currentTarget.value })}
            />
          ))}
        </SimpleGrid>
        <Textarea
          autosize
          minRows={2}
          label={words.closures}
          description={words.closuresHint}
          readOnly={!keeps}
          value={typed.closures}
          error={typeof closures === 'number' && words.wrongClosures(closures)}
          onChange={(event) => change({ closures: event.currentTarget.value })}
        />
        <TextInput
          label={words.note}
          description={words.noteHint}
          readOnly={!keeps}
          maxLength={500}
          value={typed.note}
          onChange={(event) => change({ note: event.currentTarget.value })}
        />
        {hours !== null && week.every((day) => day?.length === 0) && <Text>{words.noWeek}</Text>}
        <Refusal error={save.error} />
        <div role="status">
          {save.result && <Note tone="good">{save.result.hours ? words.saved : words.takenBack}</Note>}
        </div>
        {keeps && (
          <Group>
            <ActButton type="submit" loading={save.pending} off={lacking(!isRead && words.week)}>
              {words.save}
            </ActButton>
          </Group>
        )}
      </Stack>
    </form>
  )
}
