import { NativeSelect, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import type { Board } from '../../api-types.ts'
import { api } from '../../client.ts'
import { readDay } from '../../typed-days.ts'
import { DayField } from '../fields/day-field.tsx'
import { lacking } from '../shared/act-button.tsx'
import { FormEnd } from '../shared/form-end.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Refusal } from '../shared/note.tsx'
import { dutyReload, type Work, workChoices } from './duty-form.tsx'
import { boardWords as words } from './strings.ts'

const spans = [1, 2, 3, 4, 5, 6, 7].map((count) => ({ value: String(count), label: words.daysOf(count) }))

/** Two days, or two weeks, change hands. */
export function SwapForm({ board, onSaved, onClose }: { board: Board; onSaved: () => void; onClose: () => void }) {
  const unitId = board.unit.id
  const { typed, change, drop, note } = useKept(`swap ${unitId}`, {
    ...{ work: 'approve' as Work, day: '', withDay: '', days: 1 },
  })
  const leave = () => {
    drop()
    onClose()
  }
  const swap = useAct(() => read(api.boards[':unitId'].duties.swap.$post({ param: { unitId }, json: typed })), {
    reload: dutyReload,
  })
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        swap.go(undefined, () => {
          leave()
          onSaved()
        })
      }}
    >
      <Title order={3}>{words.swapTitle}</Title>
      <Stack gap="sm">
        <Text className="soft">{words.swapLead}</Text>
        {note}
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <NativeSelect
            label={words.work}
            value={typed.work}
            data={workChoices}
            onChange={(event) => change({ work: event.currentTarget.value as Work })}
          />
          <NativeSelect
            label={words.days}
            value={String(typed.days)}
            data={spans}
            onChange={(event) => change({ days: Number(event.currentTarget.value) })}
          />
          <DayField required label={words.day} value={typed.day} onChange={(day) => change({ day })} />
          <DayField required label={words.withDay} value={typed.withDay} onChange={(withDay) => change({ withDay })} />
        </SimpleGrid>
        <Refusal error={swap.error} />
        <FormEnd
          act={words.swap}
          pending={swap.pending}
          off={lacking(readDay(typed.day) === null && words.day, readDay(typed.withDay) === null && words.withDay)}
          onClose={leave}
        />
      </Stack>
    </form>
  )
}
