import { Checkbox, SimpleGrid, Stack, TextInput, Title } from '@mantine/core'
import { read } from '../../../api.ts'
import { problemOf, useAct } from '../../act.ts'
import type { CalendarDay } from '../../api-types.ts'
import { api } from '../../client.ts'
import { useOwnUnit, useUnits, useUnitsFor } from '../../session.ts'
import { common } from '../../strings.ts'
import { readDay } from '../../typed-days.ts'
import { DayField } from '../fields/day-field.tsx'
import { UnitSelect } from '../fields/unit-select.tsx'
import { lacking } from '../shared/act-button.tsx'
import { FormEnd } from '../shared/form-end.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Refusal } from '../shared/note.tsx'
import { dayWords as words } from './day-strings.ts'

type Props = { day?: CalendarDay; onSaved: (putOff: number) => void; onClose: () => void }

/** Whether the person at this desk may speak for the whole office: they keep its top unit. */
export function useKeepsTop(): boolean {
  const keeps = useUnitsFor('calendar.manage')
  const tops = useUnits().units.filter(({ parentId }) => parentId === null)
  return tops.length === 1 && tops.some(({ id }) => keeps.has(id))
}

/** Says what a day is, or says it otherwise; what the law suggests is answered by a word of the office's own. */
export function DayForm({ day, onSaved, onClose }: Props) {
  const keepsTop = useKeepsTop()
  const own = useOwnUnit('calendar.manage')
  const { typed, change, drop, note } = useKept(
    `day ${day ? `${day.day} ${day.unitId ?? ''}` : ''}`,
    {
      unitId: day?.unitId ?? (keepsTop ? '' : own),
      ...{ day: day?.day ?? '', name: day?.name ?? '' },
      ...{ closed: day?.closed ?? false, noSend: day?.noSend ?? true },
    },
    day?.mark,
  )
  const leave = () => {
    drop()
    onClose()
  }
  const save = useAct(
    () => {
      const unitId = typed.unitId || null
      // What is said of another place is another record, and nobody has said it yet.
      const mark = day?.unitId === unitId ? day.mark : ''
      return read(api.calendar.days.$put({ json: { ...typed, unitId, name: typed.name.trim(), mark } }))
    },
    { reload: [['calendar'], ['broadcasts'], ['overview']] },
  )
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        save.go(undefined, ({ putOff }) => {
          leave()
          onSaved(putOff)
        })
      }}
    >
      <Title order={2} size="h3">
        {day ? words.editTitle(day.day) : words.addTitle}
      </Title>
      <Stack gap="sm">
        {note}
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <DayField
            required
            label={words.day}
            readOnly={day !== undefined}
            value={typed.day}
            error={problemOf(save.error, 'day')}
            onChange={(next) => change({ day: next })}
          />
          <UnitSelect
            act="calendar.manage"
            label={words.place}
            none={keepsTop ? words.office : undefined}
            value={typed.unitId}
            onChange={(unitId) => change({ unitId })}
          />
        </SimpleGrid>
        <TextInput
          required
          label={words.name}
          description={words.nameHint}
          maxLength={200}
          value={typed.name}
          error={problemOf(save.error, 'name')}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <Checkbox
          label={words.closed}
          checked={typed.closed}
          onChange={(event) => change({ closed: event.currentTarget.checked })}
        />
        <Checkbox
          label={words.noSend}
          checked={typed.noSend}
          onChange={(event) => change({ noSend: event.currentTarget.checked })}
        />
        <Refusal error={save.error} />
        <FormEnd
          act={words.save}
          pending={save.pending}
          off={lacking(
            readDay(typed.day) === null && words.day,
            !typed.name.trim() && words.name,
            !typed.unitId && !keepsTop && common.unit,
          )}
          onClose={leave}
        />
      </Stack>
    </form>
  )
}
