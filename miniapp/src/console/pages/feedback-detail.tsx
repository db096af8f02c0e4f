import { Button, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { read } from '../../api.ts'
import { Loaded } from '../../ui/states.tsx'
import { useAct } from '../act.ts'
import type { FeedbackPage } from '../api-types.ts'
import { api, nowAndThenMs } from '../client.ts'
import { written } from '../clock.ts'
import { FeedbackForm } from '../parts/feedback/answer-form.tsx'
import { Beside, TakeBack } from '../parts/feedback/beside.tsx'
import { Due, feedbackTones } from '../parts/feedback/board.tsx'
import { isOpen } from '../parts/feedback/groups.ts'
import { HandForm } from '../parts/feedback/hand-form.tsx'
import { MessageForm } from '../parts/feedback/message-form.tsx'
import { caseWords, feedback as words } from '../parts/feedback/strings.ts'
import { Suggestions } from '../parts/feedback/suggestions.tsx'
import { Pictures, Thread } from '../parts/feedback/thread.tsx'
import { Note, Refusal } from '../parts/shared/note.tsx'
import { Page } from '../parts/shared/page.tsx'
import { Status } from '../parts/shared/status.tsx'
import { Tabs } from '../parts/shared/tabs.tsx'
import { useMay, useSession } from '../session.ts'
import { channelNames } from '../strings.ts'

export function FeedbackDetail({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ['feedback', id],
    queryFn: () => read(api.feedback[':id'].$get({ param: { id } })),
    refetchInterval: nowAndThenMs,
  })
  return <Loaded query={query}>{(feedback) => <Detail feedback={feedback} />}</Loaded>
}

function Detail({ feedback }: { feedback: FeedbackPage }) {
  const may = useMay()
  const { trackCode, channel, personName, createdAt, status, reach, mergedInto, mergedIntoCode } = feedback
  const sender = personName || words.anonymous
  return (
    <Page
      title={words.code(trackCode)}
      lead={words.sentFrom(sender, channelNames[channel] ?? channel, written(createdAt))}
      actions={<Status tone={feedbackTones[status]}>{words.states[status]}</Status>}
    >
      <Stack gap="md">
        <Told feedback={feedback} />
        {mergedInto && (
          <Note>
            {caseWords.mergedInto(mergedIntoCode ?? '')}{' '}
            <Link href={`/feedback/${mergedInto}`}>{caseWords.openMain}</Link>
          </Note>
        )}
        <Thread feedback={feedback} />
        {may('feedback.answer') && <TakeBack feedback={feedback} />}
        {reach.way === 'waits' && <Note>{caseWords.waits(reach.until === null ? '' : written(reach.until))}</Note>}
        {reach.way === 'page' && isOpen(feedback) && <Note>{caseWords.page}</Note>}
        <Suggestions feedback={feedback} />
        {may('feedback.answer') && !mergedInto && <Acts feedback={feedback} />}
        {may('feedback.answer') && <Beside feedback={feedback} />}
      </Stack>
    </Page>
  )
}

function Told({ feedback }: { feedback: FeedbackPage }) {
  const { text, category, unitName, place, latitude, longitude, happenedAt, tellers, rating, ratingText } = feedback
  const spot = latitude !== null && longitude !== null && `${latitude}, ${longitude}`
  return (
    <section className="card">
      <Text className="prose quote">{text}</Text>
      <Pictures page={feedback} />
      <p className="facts">
        <span>{words.categories[category]}</span>
        <span>{unitName}</span>
        {place && <span>{caseWords.place(place)}</span>}
        {spot && (
          <span>
            {caseWords.spot}: {spot}
          </span>
        )}
        {happenedAt !== null && <span>{caseWords.happened(written(happenedAt))}</span>}
        {tellers > 1 && <span>{caseWords.tellers(tellers)}</span>}
        {rating !== null && <span>{caseWords.rated(rating)}</span>}
        {isOpen(feedback) && <Due row={feedback} />}
      </p>
      {ratingText && <Text className="prose">{ratingText}</Text>}
      <Assign feedback={feedback} />
    </section>
  )
}

type Act = keyof typeof caseWords.acts

/** What an officer does next, one thing at a time. */
function Acts({ feedback }: { feedback: FeedbackPage }) {
  const [act, setAct] = useState<Act>('answer')
  const { status } = feedback
  // Of what is over only a note may still be made; what was promised may be closed, and answered anew.
  const over = status === 'closed'
  const all = caseWords.acts
  const choices = over || !isOpen(feedback) ? { answer: all.answer, note: all.note } : all
  const shown = over ? 'note' : act in choices ? act : 'answer'
  return (
    <section>
      {!over && <Tabs label={caseWords.act} value={shown} choices={choices as Record<Act, string>} onChange={setAct} />}
      <div className={shown === 'answer' ? undefined : 'card'}>
        {shown === 'answer' && <FeedbackForm feedback={feedback} />}
        {shown === 'hand' && <HandForm feedback={feedback} />}
        {(shown === 'question' || shown === 'progress' || shown === 'note') && (
          <MessageForm key={shown} feedback={feedback} as={shown} />
        )}
      </div>
    </section>
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
      {may('feedback.answer') && isOpen(feedback) && !feedback.mergedInto && !mine && (
        <Group>
          <Button variant="default" loading={assign.pending} onClick={() => assign.go(undefined)}>
            {words.assignMe}
          </Button>
        </Group>
      )}
    </>
  )
}
