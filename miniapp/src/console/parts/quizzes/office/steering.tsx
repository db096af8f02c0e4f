import { Button, Checkbox, Group, NativeSelect, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { read } from '../../../../api.ts'
import { InOrder } from '../../../../ui/in-order.tsx'
import { useAct } from '../../../act.ts'
import type { QuizPage, Round } from '../../../api-types.ts'
import { api } from '../../../client.ts'
import { dayOf, instantOf } from '../../../clock.ts'
import { MomentField } from '../../fields/day-field.tsx'
import { lacking } from '../../shared/act-button.tsx'
import { Confirm } from '../../shared/confirm.tsx'
import { useKept } from '../../shared/kept-form.tsx'
import { office as words } from './strings.ts'

type Step = keyof typeof words.steps

/** What may be done to a round in each state. */
const stepsIn: Record<Round['state'], Step[]> = {
  upcoming: ['extend', 'note', 'annul', 'correct', 'cancel'],
  open: ['extend', 'pause', 'note', 'annul', 'correct', 'cancel'],
  paused: ['resume', 'note', 'annul', 'correct'],
  closed: ['note', 'annul', 'correct'],
  cancelled: [],
}

const blank = { reason: '', moment: '', position: 0, correct: [] as number[], accepted: '' }

/** The buttons of a round that people can see; each asks once, with the reason everybody reads and what changes for whom. */
export function Steering({ quiz, round }: { quiz: QuizPage; round: Round }) {
  const [step, setStep] = useState<Step | null>(null)
  const { typed, change, drop, note } = useKept(`steer.${round.id}`, {
    ...blank,
    moment: `${dayOf(round.closesAt)}T22:00`,
  })
  const act = useAct((chosen: Step) => send(round.id, chosen, typed, asked?.kind === 'short'), {
    reload: [['quizzes']],
  })
  const asked = quiz.questions[typed.position]
  const row = typed.correct.length > 0 ? typed.correct : (asked?.options.map((_, at) => at) ?? [])
  const leave = () => {
    act.reset()
    setStep(null)
  }
  return (
    <>
      <Group gap="xs">
        {stepsIn[round.state].map((one) => (
          <Button key={one} size="compact-md" variant="default" onClick={() => setStep(one)}>
            {words.steps[one]}
          </Button>
        ))}
      </Group>
      {step && (
        <Confirm
          opened
          title={`${words.steps[step]}: ${round.name}`}
          confirm={words.steps[step]}
          urgent={step === 'annul' || step === 'cancel'}
          pending={act.pending}
          error={act.error}
          off={lacking(!typed.reason.trim() && words.reason)}
          onConfirm={() =>
            act.go(step, () => {
              drop()
              leave()
            })
          }
          onClose={leave}
        >
          {note}
          <Text>{words.steerTexts[step]}</Text>
          {(step === 'extend' || step === 'pause') && (
            <MomentField
              required
              label={step === 'extend' ? words.newClose : words.until}
              value={typed.moment}
              onChange={(moment) => change({ moment })}
            />
          )}
          {(step === 'annul' || step === 'correct') && (
            <NativeSelect
              label={words.question}
              value={String(typed.position)}
              data={quiz.questions.map(({ text }, at) => ({ value: String(at), label: `${at + 1}. ${text}` }))}
              onChange={(event) => change({ position: Number(event.currentTarget.value), correct: [], accepted: '' })}
            />
          )}
          {step === 'correct' && asked?.kind === 'short' && (
            <Textarea
              required
              label={words.accepted}
              description={words.acceptedHint}
              minRows={3}
              value={typed.accepted || asked.options.join('\n')}
              onChange={(event) => change({ accepted: event.currentTarget.value })}
            />
          )}
          {step === 'correct' && asked?.kind === 'order' && (
            <InOrder
              items={row.map((value) => ({ value, label: asked.options[value] ?? '' }))}
              onMove={(correct) => change({ correct })}
            />
          )}
          {step === 'correct' && asked?.kind === 'choice' && (
            <Checkbox.Group
              label={words.right}
              value={typed.correct.map(String)}
              onChange={(chosen) => change({ correct: chosen.map(Number) })}
            >
              {asked.options.map((option, index) => (
                <Checkbox key={option} value={String(index)} label={option} />
              ))}
            </Checkbox.Group>
          )}
          <Textarea
            required
            label={words.reason}
            description={words.reasonHint}
            maxLength={500}
            value={typed.reason}
            onChange={(event) => change({ reason: event.currentTarget.value })}
          />
        </Confirm>
      )}
    </>
  )
}

function send(
  id: string,
  step: Step,
  { reason, moment, position, correct, accepted }: typeof blank,
  short: boolean,
): Promise<unknown> {
  const param = { id }
  const at = instantOf(moment) ?? 0
  const round = api.rounds[':id']
  const key = short ? { accepted: accepted.split('\n').filter((form) => form.trim()) } : { correct }
  if (step === 'extend') return read(round.extend.$post({ param, json: { reason, closesAt: at } }))
  if (step === 'pause') return read(round.pause.$post({ param, json: { reason, until: at } }))
  if (step === 'annul') return read(round.annul.$post({ param, json: { reason, position } }))
  if (step === 'correct') return read(round.correct.$post({ param, json: { reason, position, ...key } }))
  return read(round[step].$post({ param, json: { reason } }))
}
