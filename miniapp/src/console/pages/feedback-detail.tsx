import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { read } from '../../api.ts'
import { Loaded } from '../../ui/states.tsx'
import { useAct } from '../act.ts'
import type { FeedbackAnswer, FeedbackPage } from '../api-types.ts'
import { api } from '../client.ts'
import { written, writtenDay } from '../clock.ts'
import { FeedbackForm } from '../parts/answers/feedback-form.tsx'
import { feedback as words } from '../parts/answers/strings.ts'
import { Refusal } from '../parts/shared/note.tsx'
import { Page } from '../parts/shared/page.tsx'
import { Status } from '../parts/shared/status.tsx'
import { useMay, useSession } from '../session.ts'
import { channelNames } from '../strings.ts'
import { Due, feedbackTones, isOpen } from './feedback.tsx'

export function FeedbackDetail({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ['feedback', id],
    queryFn: () => read(api.feedback[':id'].$get({ param: { id } })),
  })
  return <Loaded query={query}>{(feedback) => <Detail feedback={feedback} />}</Loaded>
}

function Detail({ feedback }: { feedback: FeedbackPage }) {
  const may = useMay()
  const { trackCode, channel, personName, createdAt, status, answers } = feedback
  const sender = personName || words.anonymous
  return (
    <Page
      title={words.code(trackCode)}
      lead={words.sentFrom(sender, channelNames[channel] ?? channel, written(createdAt))}
      actions={<Status tone={feedbackTones[status]}>{words.states[status]}</Status>}
    >
      <Stack gap="md">
        <section className="card">
          <Text className="prose quote">{feedback.text}</Text>
          <p className="facts">
            <span>{words.categories[feedback.category]}</span>
            <span>{feedback.unitName}</span>
            {isOpen(feedback) && <Due row={feedback} />}
          </p>
          <Assign feedback={feedback} />
        </section>
        {answers.length > 0 && (
          <section>
            <Title order={2} size="h3" mb="sm">
              {words.answers}
            </Title>
            <ul className="cards">
              {answers.map((answer) => (
                <Answer key={answer.createdAt} answer={answer} />
              ))}
            </ul>
          </section>
        )}
        {may('feedback.answer') && status !== 'closed' && <FeedbackForm feedback={feedback} />}
      </Stack>
    </Page>
  )
}

function Assign({ feedback }: { feedback: FeedbackPage }) {
  const may = useMay()
  const me = useSession().data?.person?.id
  const assign = useAct(
    () => read(api.feedback[':id'].assign.$post({ param: { id: feedback.id }, json: { personId: me ?? '' } })),
    {
      reload: [['feedback'], ['overview']],
    },
  )
  const mine = feedback.assignedTo === me
  const who = mine ? words.you : feedback.assignedName
  return (
    <>
      {who && <Text>{words.assignedTo(who)}</Text>}
      <Refusal error={assign.error} />
      {may('feedback.answer') && isOpen(feedback) && !mine && (
        <Group>
          <Button variant="default" loading={assign.pending} onClick={() => assign.go(undefined)}>
            {words.assignMe}
          </Button>
        </Group>
      )}
    </>
  )
}

const Answer = ({ answer: { text, action, actionBy, actionOn, document, createdAt } }: { answer: FeedbackAnswer }) => (
  <li className="card">
    <Text className="prose">{text}</Text>
    <p className="facts">
      {action && <span>{words.line.action(action)}</span>}
      {actionBy && <span>{words.line.by(actionBy)}</span>}
      {actionOn && <span>{words.line.on(writtenDay(actionOn))}</span>}
      {document && <span>{words.line.document(document)}</span>}
      <span>{written(createdAt)}</span>
    </p>
  </li>
)
