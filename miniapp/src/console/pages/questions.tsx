import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { read } from '../../api.ts'
import { Icon } from '../../ui/icons.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { problemOf, useAct } from '../act.ts'
import type { Unanswered } from '../api-types.ts'
import { api } from '../client.ts'
import { written } from '../clock.ts'
import { useFilters } from '../filters.ts'
import type { Draft } from '../parts/answers/curated-form.tsx'
import { Review } from '../parts/answers/review.tsx'
import { questions as words } from '../parts/answers/strings.ts'
import { Unheld } from '../parts/answers/unheld.tsx'
import { Unmet } from '../parts/answers/unmet.tsx'
import { wordPairs } from '../parts/answers/words-strings.ts'
import { review as reviewWords } from '../parts/library/strings.ts'
import { lacking } from '../parts/shared/act-button.tsx'
import { FormEnd } from '../parts/shared/form-end.tsx'
import { useKept } from '../parts/shared/kept-form.tsx'
import { Note, Refusal } from '../parts/shared/note.tsx'
import { Page } from '../parts/shared/page.tsx'
import { Status } from '../parts/shared/status.tsx'
import { Tabs } from '../parts/shared/tabs.tsx'
import { useMay } from '../session.ts'
import { channelNames } from '../strings.ts'

export function Questions() {
  const [{ view }, filter] = useFilters<{ view: keyof typeof reviewWords.views }>({ view: 'waiting' })
  return (
    <Page title={words.title} lead={words.lead}>
      <Tabs label={words.title} value={view} choices={reviewWords.views} onChange={(view) => filter({ view })} />
      {view === 'review' ? <Review /> : view === 'unmet' ? <Unmet /> : <Waiting />}
    </Page>
  )
}

function Waiting() {
  const [sent, setSent] = useState<Draft | null>(null)
  const may = useMay()
  const query = useQuery({
    queryKey: ['questions'],
    queryFn: () => read(api.questions.unanswered.$get()),
  })
  return (
    <>
      <div aria-live="polite">
        {sent && (
          <Note tone="good">
            {words.sent}{' '}
            {may('answer.curate') && (
              <Link href="/curated" state={sent}>
                {words.toCurated}
              </Link>
            )}
          </Note>
        )}
      </div>
      <Loaded query={query}>
        {({ questions }) =>
          questions.length === 0 ? (
            <Empty icon="ask" title={words.empty}>
              <p>{words.emptyLead}</p>
            </Empty>
          ) : (
            <ul className="cards">
              {questions.map((question) => (
                <QuestionCard key={question.id} question={question} onSent={setSent} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  )
}

function QuestionCard({ question, onSent }: { question: Unanswered; onSent: (sent: Draft) => void }) {
  const may = useMay()
  const { typed, change, drop, note } = useKept(`answer.${question.id}`, { text: null as string | null })
  const { text } = typed
  const where = channelNames[question.channel] ?? question.channel
  const answer = useAct(
    (given: string) => read(api.questions[':id'].answer.$post({ param: { id: question.id }, json: { text: given } })),
    {
      reload: [['questions'], ['overview']],
    },
  )
  return (
    <li className="card">
      <div className="head">
        <Text className="prose quote">{question.text}</Text>
        <Status tone={question.status === 'answered' ? 'good' : 'waiting'}>{words.states[question.status]}</Status>
      </div>
      <p className="facts">{words.askedBy(question.personName || words.visitor, where, written(question.askedAt))}</p>
      {text === null && (
        <Group gap="sm">
          {may('question.answer') && (
            <Button variant="default" leftSection={<Icon name="edit" />} onClick={() => change({ text: '' })}>
              {words.answer}
            </Button>
          )}
          {may('document.write') && (
            <Button
              component={Link}
              href={`/evaluation?${new URLSearchParams({ text: question.text })}`}
              variant="subtle"
              leftSection={<Icon name="plus" />}
            >
              {words.toGolden}
            </Button>
          )}
          {may('document.write') && (
            <Button
              component={Link}
              href={`/words?${new URLSearchParams({ people: question.text.slice(0, 80) })}`}
              variant="subtle"
              leftSection={<Icon name="edit" />}
            >
              {wordPairs.fromQuestion}
            </Button>
          )}
        </Group>
      )}
      {text !== null && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            answer.go(text, () => {
              drop()
              onSent({ question: question.text.replace(/\s+/g, ' '), text })
            })
          }}
        >
          <Stack gap="sm">
            {text && note}
            <Textarea
              required
              label={words.answerLabel}
              description={words.answerHint}
              value={text}
              maxLength={1800}
              error={problemOf(answer.error, 'text')}
              onChange={(event) => change({ text: event.currentTarget.value })}
              data-autofocus
            />
            <Unheld text={text} />
            <Text className="soft">{words.goesTo(where)}</Text>
            <Refusal error={answer.error} />
            <FormEnd
              act={words.send}
              icon={<Icon name="send" />}
              pending={answer.pending}
              off={lacking(!text.trim() && words.answerLabel)}
              onClose={drop}
            />
          </Stack>
        </form>
      )}
    </li>
  )
}
