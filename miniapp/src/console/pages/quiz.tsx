import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../api.ts'
import { Icon } from '../../ui/icons.tsx'
import { Loaded } from '../../ui/states.tsx'
import { useAct } from '../act.ts'
import type { QuizPage, QuizQuestion, Round } from '../api-types.ts'
import { api } from '../client.ts'
import { written } from '../clock.ts'
import { RoundForm } from '../parts/quizzes/round-form.tsx'
import { quizzes as words } from '../parts/quizzes/strings.ts'
import { Confirm } from '../parts/shared/confirm.tsx'
import { Page } from '../parts/shared/page.tsx'
import { PublicCode } from '../parts/shared/public-code.tsx'
import { Status, type Tone } from '../parts/shared/status.tsx'
import { quizTones } from './quizzes.tsx'

export function QuizDetail({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ['quizzes', id],
    queryFn: () => read(api.quizzes[':id'].full.$get({ param: { id } })),
  })
  return <Loaded query={query}>{(quiz) => <Detail quiz={quiz} />}</Loaded>
}

function Detail({ quiz }: { quiz: QuizPage }) {
  const [adding, setAdding] = useState(false)
  return (
    <Page
      title={quiz.title}
      lead={quiz.description}
      actions={
        <>
          <Status tone={quizTones[quiz.status]}>{words.states[quiz.status]}</Status>
          {quiz.status === 'published' && <PublicCode path={`/quizzes/${quiz.id}`} title={quiz.title} />}
        </>
      }
    >
      <Stack gap="md">
        <Steer quiz={quiz} />
        <section>
          <Group justify="space-between" mb="sm">
            <Title order={2}>{words.rounds}</Title>
            {quiz.status !== 'closed' && !adding && (
              <Button leftSection={<Icon name="plus" />} onClick={() => setAdding(true)}>
                {words.addRound}
              </Button>
            )}
          </Group>
          {adding && <RoundForm quiz={quiz} onClose={() => setAdding(false)} />}
          {quiz.rounds.length === 0 && <Text className="soft">{words.noRounds}</Text>}
          <ul className="cards">
            {quiz.rounds.map((round) => (
              <RoundCard key={round.id} round={round} />
            ))}
          </ul>
        </section>
        <section>
          <Title order={2} mb="sm">
            {words.questionCount(quiz.questions.length)}
          </Title>
          <ol className="found">
            {quiz.questions.map((question) => (
              <Question key={question.id} question={question} />
            ))}
          </ol>
        </section>
      </Stack>
    </Page>
  )
}

function Steer({ quiz }: { quiz: QuizPage }) {
  const [asking, setAsking] = useState<'publish' | 'close' | null>(null)
  const steer = useAct(
    (step: 'publish' | 'close') => read(api.quizzes[':id'][step].$post({ param: { id: quiz.id } })),
    { reload: [['quizzes']] },
  )
  const close = () => setAsking(null)
  return (
    <Group gap="sm">
      {quiz.status === 'draft' && <Button onClick={() => setAsking('publish')}>{words.publish}</Button>}
      {quiz.status === 'published' && (
        <Button variant="outline" color="urgent" onClick={() => setAsking('close')}>
          {words.close}
        </Button>
      )}
      <Confirm
        opened={asking === 'publish'}
        title={words.publishTitle}
        confirm={words.publish}
        pending={steer.pending}
        error={steer.error}
        onConfirm={() => steer.go('publish', close)}
        onClose={close}
      >
        <Text>{words.publishText(quiz.questions.length)}</Text>
      </Confirm>
      <Confirm
        opened={asking === 'close'}
        title={words.closeTitle}
        confirm={words.close}
        urgent
        pending={steer.pending}
        error={steer.error}
        onConfirm={() => steer.go('close', close)}
        onClose={close}
      >
        <Text>{words.closeText}</Text>
      </Confirm>
    </Group>
  )
}

const roundTones: Record<Round['state'], Tone> = { upcoming: 'waiting', open: 'good', closed: 'quiet' }

const RoundCard = ({ round: { name, state, opensAt, closesAt, rules } }: { round: Round }) => (
  <li className="card">
    <div className="head">
      <Title order={3}>{name}</Title>
      <Status tone={roundTones[state]}>{words.roundStates[state]}</Status>
    </div>
    <p className="facts">
      <span>
        {written(opensAt)} – {written(closesAt)}
      </span>
      <span>{words.rules.questions(rules.questionCount)}</span>
      <span>{words.rules.time(rules.timeLimitMs === null ? null : rules.timeLimitMs / 60_000)}</span>
      <span>{words.rules.attempts(rules.maxAttempts)}</span>
    </p>
  </li>
)

const Question = ({ question: { text, options, correct, explanation } }: { question: QuizQuestion }) => (
  <li>
    <strong>{text}</strong>
    <ul className="options">
      {options.map((option, index) => (
        <li key={option} data-right={correct.includes(index) || undefined}>
          {correct.includes(index) && <Icon name="check" />}
          {option}
          {correct.includes(index) && <span className="visually-hidden"> ({words.key})</span>}
        </li>
      ))}
    </ul>
    {explanation && (
      <p className="soft">
        {words.explanation}: {explanation}
      </p>
    )}
  </li>
)
