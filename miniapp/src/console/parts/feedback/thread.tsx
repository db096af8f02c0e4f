import { Text, Title } from '@mantine/core'
import type { FeedbackAnswer, FeedbackPage } from '../../api-types.ts'
import { written, writtenDay } from '../../clock.ts'
import './feedback.css'
import { feedback, caseWords as words } from './strings.ts'

const ofSender = new Set(['addition', 'reopen', 'rate'])

/** What happened in a case, in its order: what its sender said, what was asked, done and noted, and whether they were told. */
export function Thread({ feedback: page }: { feedback: FeedbackPage }) {
  const { steps, answers } = page
  if (steps.length === 0) return null
  return (
    <section>
      <Title order={2} size="h3" mb="sm">
        {words.thread}
      </Title>
      <ol className="case-thread">
        {steps.map((step) => {
          const answer = answers.find(({ id }) => id === step.answerId)
          const who = ofSender.has(step.kind) ? words.bySender : step.byName || words.bySystem
          const told =
            step.told === 'waits' ? words.told.waits : step.told === 'queued' && words.told[step.sending ?? 'queued']
          return (
            <li
              key={step.id}
              data-kind={step.kind}
              data-from={ofSender.has(step.kind) ? 'sender' : undefined}
              data-taken={step.takenBackAt !== null || undefined}
            >
              <p>
                <strong>{words.steps[step.kind]}</strong>
                {step.toName && `: ${step.toName}`}
                {step.toPersonName && `: ${step.toPersonName}`}
              </p>
              {step.text && <Text className="prose">{step.text}</Text>}
              {answer && <Answer answer={answer} />}
              <Pictures page={page} stepId={step.id} />
              <p className="facts">
                <span>{who}</span>
                <span>{written(step.createdAt)}</span>
                {told && <span>{told}</span>}
                {step.takenBackAt !== null && <span>{words.taken}</span>}
              </p>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

/** The pictures of a step, or of the first words where none is named. */
export function Pictures({ page, stepId = null }: { page: FeedbackPage; stepId?: string | null }) {
  const ofStep = page.pictureList.filter((picture) => picture.stepId === stepId)
  const isVoice = ({ mimeType }: (typeof ofStep)[number]) => mimeType.startsWith('audio/')
  // Pictures are counted by themselves.
  const own = [...ofStep.filter((one) => !isVoice(one)), ...ofStep.filter(isVoice)]
  if (own.length === 0) return null
  return (
    <ul className="case-pictures">
      {own.map((one, at) => {
        const { id, state } = one
        const address = `/api/feedback/${page.id}/pictures/${id}`
        return (
          <li key={id}>
            {isVoice(one) ? (
              <figure className="case-voice">
                <figcaption>{words.voice}</figcaption>
                {/* biome-ignore lint/a11y/useMediaCaption: nobody has written down what was said. */}
                <audio controls preload="none" src={address} />
                <a href={address} download>
                  {words.voiceKeep}
                </a>
              </figure>
            ) : state === 'shown' ? (
              <a href={address} target="_blank" rel="noreferrer">
                <img src={address} alt={words.picture(at + 1)} loading="lazy" />
              </a>
            ) : (
              <Text className="soft">{state === 'refused' ? words.refusedPicture : words.looking}</Text>
            )}
          </li>
        )
      })}
    </ul>
  )
}

const Answer = ({ answer: { text, action, actionBy, actionOn, document } }: { answer: FeedbackAnswer }) => (
  <>
    <Text className="prose">{text}</Text>
    <p className="facts">
      {action && <span>{feedback.line.action(action)}</span>}
      {actionBy && <span>{feedback.line.by(actionBy)}</span>}
      {actionOn && <span>{feedback.line.on(writtenDay(actionOn))}</span>}
      {document && <span>{feedback.line.document(document)}</span>}
    </p>
  </>
)
