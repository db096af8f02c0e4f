import { Checkbox, NativeSelect, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { problemOf, useAct } from '../../../act.ts'
import type { QuizPage } from '../../../api-types.ts'
import { fieldOf } from '../../../clock.ts'
import { useNow } from '../../../session.ts'
import { MomentField } from '../../fields/day-field.tsx'
import { lacking } from '../../shared/act-button.tsx'
import { FormEnd } from '../../shared/form-end.tsx'
import { useKept } from '../../shared/kept-form.tsx'
import { Refusal } from '../../shared/note.tsx'
import { postRound } from '../post-round.ts'
import { quizzes } from '../strings.ts'
import { room as words } from './strings.ts'

const dayMs = 86_400_000

/** A round that is played in a hall: its other rules follow from that. */
export function LiveForm({ quiz, onClose }: { quiz: QuizPage; onClose: () => void }) {
  const now = useNow()
  const [openedAt] = useState(now)
  const { typed, change, drop, note } = useKept(`live.${quiz.id}`, {
    name: words.nameUsual,
    opensAt: fieldOf(openedAt),
    closesAt: fieldOf(openedAt + dayMs),
    seconds: '30',
    byTime: true,
    people: 'all' as 'all' | 'zalo',
  })
  const leave = () => {
    drop()
    onClose()
  }
  const add = useAct(
    () =>
      postRound(quiz.id, typed, {
        live: { seconds: Number(typed.seconds) },
        rank: typed.byTime ? 'fastest' : 'earliest',
        people: typed.people,
        units: 'chosen',
      }),
    { reload: [['quizzes']] },
  )
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        add.go(undefined, leave)
      }}
    >
      <Title order={3}>{words.add}</Title>
      <Stack gap="sm">
        <Text>{words.addLead}</Text>
        {note}
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <TextInput
            required
            maxLength={120}
            label={words.name}
            value={typed.name}
            error={problemOf(add.error, 'name')}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <TextInput
            required
            type="number"
            min={5}
            max={300}
            label={words.seconds}
            value={typed.seconds}
            error={problemOf(add.error, 'rules.live')}
            onChange={(event) => change({ seconds: event.currentTarget.value })}
          />
          <MomentField
            required
            label={words.opensAt}
            value={typed.opensAt}
            error={problemOf(add.error, 'opensAt')}
            onChange={(opensAt) => change({ opensAt })}
          />
          <MomentField
            required
            label={words.closesAt}
            value={typed.closesAt}
            error={problemOf(add.error, 'closesAt')}
            onChange={(closesAt) => change({ closesAt })}
          />
          <NativeSelect
            label={words.people}
            value={typed.people}
            data={[
              { value: 'all', label: quizzes.round.whom.all },
              { value: 'zalo', label: quizzes.round.whom.zalo },
            ]}
            onChange={(event) => change({ people: event.currentTarget.value as typeof typed.people })}
          />
        </SimpleGrid>
        <Checkbox
          label={words.byTime}
          checked={typed.byTime}
          onChange={(event) => change({ byTime: event.currentTarget.checked })}
        />
        <Refusal error={add.error} />
        <FormEnd
          act={words.create}
          pending={add.pending}
          off={lacking(!typed.name.trim() && words.name, !typed.seconds.trim() && words.seconds)}
          onClose={leave}
        />
      </Stack>
    </form>
  )
}
