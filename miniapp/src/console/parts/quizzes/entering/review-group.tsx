import { Button, Checkbox, Group, Text, Textarea, Title } from '@mantine/core'
import { useState } from 'react'
import { read } from '../../../../api.ts'
import { useAct } from '../../../act.ts'
import type { ReviewGroup } from '../../../api-types.ts'
import { api } from '../../../client.ts'
import { written } from '../../../clock.ts'
import { ActButton, lacking } from '../../shared/act-button.tsx'
import { Confirm } from '../../shared/confirm.tsx'
import { useKept } from '../../shared/kept-form.tsx'
import { Refusal } from '../../shared/note.tsx'
import { Status } from '../../shared/status.tsx'
import { entering } from './strings.ts'
import './entering.css'

const words = entering.review

type Paper = Omit<ReviewGroup['papers'][number], 'kept'> & { kept?: boolean }
type Step = 'leave' | 'take'
type Props = { roundId: string; doubt: ReviewGroup['doubt'] | null; papers: Paper[] }

/** Papers that share something, each to be chosen, and what somebody decides of those chosen. */
export function ReviewedGroup({ roundId, doubt, papers }: Props) {
  const [chosen, setChosen] = useState<string[]>([])
  const [step, setStep] = useState<Step | null>(null)
  const { typed, change, drop } = useKept(`review.${roundId}`, { reason: '' })
  const reload = [['review', roundId], ['quizzes']]
  const param = { id: roundId }
  const keep = useAct(
    async () => doubt && read(api.rounds[':id'].review.keep.$post({ param, json: { attemptIds: chosen, doubt } })),
    { reload },
  )
  const decide = useAct(
    (which: Step): Promise<unknown> => {
      const json = { attemptIds: chosen, reason: typed.reason }
      return which === 'leave'
        ? read(api.rounds[':id'].review['leave-out'].$post({ param, json }))
        : read(api.rounds[':id'].review['take-back'].$post({ param, json }))
    },
    { reload },
  )
  const leave = () => {
    decide.reset()
    setStep(null)
  }
  const all = papers.map(({ attemptId }) => attemptId)
  const picked = papers.filter(({ attemptId }) => chosen.includes(attemptId))
  const inside = picked.filter(({ leftOut }) => !leftOut)
  const outside = picked.filter(({ leftOut }) => leftOut)
  return (
    <section className="card">
      <div className="head">
        <Title order={2} size="h3">
          {doubt === null ? words.outside : words.doubts[doubt]}
        </Title>
        <Text className="soft">{words.people(papers.length)}</Text>
      </div>
      {doubt !== null && <Text>{words.why[doubt]}</Text>}
      {papers.length > 1 && (
        <Checkbox
          mt="sm"
          label={words.all}
          checked={chosen.length === all.length}
          onChange={(event) => setChosen(event.currentTarget.checked ? all : [])}
        />
      )}
      <Checkbox.Group value={chosen} onChange={setChosen}>
        <ul className="reviewed">
          {papers.map((paper) => (
            <li key={paper.attemptId}>
              <Checkbox value={paper.attemptId} label={<PaperLine paper={paper} />} />
            </li>
          ))}
        </ul>
      </Checkbox.Group>
      <Group gap="xs">
        {doubt !== null && (
          <ActButton
            variant="default"
            off={chosen.length === 0 && words.choose}
            loading={keep.pending}
            onClick={() => keep.go(undefined, () => setChosen([]))}
          >
            {words.keep}
          </ActButton>
        )}
        {doubt !== null && inside.length > 0 && (
          <Button variant="outline" color="urgent" onClick={() => setStep('leave')}>
            {words.leave}
          </Button>
        )}
        {outside.length > 0 && (
          <Button variant="default" onClick={() => setStep('take')}>
            {words.take}
          </Button>
        )}
        {doubt === null && outside.length === 0 && <Text className="soft">{words.chooseBack}</Text>}
      </Group>
      <Refusal error={keep.error} />
      {step && (
        <Confirm
          opened
          title={words[step]}
          confirm={words[step]}
          urgent={step === 'leave'}
          pending={decide.pending}
          error={decide.error}
          off={lacking(!typed.reason.trim() && words.reason)}
          onConfirm={() =>
            decide.go(step, () => {
              drop()
              setChosen([])
              leave()
            })
          }
          onClose={leave}
        >
          <Text>{step === 'leave' ? words.leaveText(inside.length) : words.takeText(outside.length)}</Text>
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
    </section>
  )
}

const PaperLine = ({ paper }: { paper: Paper }) => {
  const { name, guest, unitName, submittedAt, durationMs, answered, score, total, leftOut, kept } = paper
  return (
    <>
      <strong>{name}</strong>{' '}
      <Text span className="soft">
        {guest ? words.guest : words.zalo}
      </Text>{' '}
      <Status tone={leftOut ? 'urgent' : kept ? 'quiet' : 'waiting'}>
        {leftOut ? words.leftOut : kept ? words.kept : words.open1}
      </Status>
      <span className="facts">
        {unitName && <span>{unitName}</span>}
        <span>{written(submittedAt)}</span>
        <span>{words.took(Math.round(durationMs / 1000))}</span>
        <span>{words.answered(answered)}</span>
        {score !== null && <span>{words.score(score, total)}</span>}
      </span>
    </>
  )
}
