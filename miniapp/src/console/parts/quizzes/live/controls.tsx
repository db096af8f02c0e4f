import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import type { LeadNews } from '../../../../../../bot/live-rooms/hub.ts'
import { Confirm } from '../../shared/confirm.tsx'
import { Refusal } from '../../shared/note.tsx'
import { room as words } from './strings.ts'
import { nextStep, type Room, usePhase } from './use-room.ts'

type Props = { view: LeadNews['view']; room: Room }

/** The step that comes next, as one large button. */
export function NextStep({ view, room: { step } }: Props) {
  const now = usePhase(view)
  const due = nextStep(view, now)
  const label = due?.step === 'ask' ? words.ask((view.next ?? 0) + 1) : due && words[due.step as 'close']
  if (!due) return null
  return (
    <Button
      size="lg"
      loading={step.pending || !due.ready}
      onClick={() => step.go(due.step)}
      className="live-next"
      data-step={due.step}
    >
      {label}
    </Button>
  )
}

/** All that leads a room: the next step, a shorter way on, passing a question over, the end. */
export function Controls({ view, room }: Props) {
  const [asking, setAsking] = useState<'skip' | 'end' | null>(null)
  const { phase } = usePhase(view)
  const { step } = room
  if (phase === 'ended') return null
  const open = phase === 'asking' || phase === 'closed'
  const passed = open ? (view.question?.position ?? 0) : view.next
  const leave = () => setAsking(null)
  return (
    <>
      <Refusal error={asking ? null : step.error} />
      <Group gap="sm" className="live-controls">
        <NextStep view={view} room={room} />
        {phase === 'answer' && view.next !== null && (
          <Button size="lg" variant="default" loading={step.pending} onClick={() => step.go('ask')}>
            {words.ask(view.next + 1)}
          </Button>
        )}
      </Group>
      <Group gap="sm">
        {passed !== null && (
          <Button variant="default" onClick={() => setAsking('skip')}>
            {words.skip(passed + 1)}
          </Button>
        )}
        <Button variant={view.next === null && !open ? 'filled' : 'default'} onClick={() => setAsking('end')}>
          {words.end}
        </Button>
      </Group>
      <Confirm
        opened={asking !== null}
        title={asking === 'end' ? words.endTitle : words.skipTitle((passed ?? 0) + 1)}
        confirm={asking === 'end' ? words.end : words.skip((passed ?? 0) + 1)}
        urgent={asking === 'end'}
        pending={step.pending}
        error={step.error}
        onConfirm={() => asking && step.go(asking, leave)}
        onClose={leave}
      >
        <Text>{asking === 'end' ? words.endText : words.skipText}</Text>
      </Confirm>
    </>
  )
}
