import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../api.ts'
import { Icon } from '../../ui/icons.tsx'
import { Loaded } from '../../ui/states.tsx'
import type { QuizPage, QuizQuestion } from '../api-types.ts'
import { api } from '../client.ts'
import { bankWords } from '../parts/question-bank/strings.ts'
import { LiveForm } from '../parts/quizzes/live/live-form.tsx'
import { room as live } from '../parts/quizzes/live/strings.ts'
import { RoundCard } from '../parts/quizzes/office/round-card.tsx'
import { Steer } from '../parts/quizzes/office/steer.tsx'
import { QuizForm } from '../parts/quizzes/quiz-form.tsx'
import { RoundForm } from '../parts/quizzes/round-form.tsx'
import { quizzes as words } from '../parts/quizzes/strings.ts'
import { Page } from '../parts/shared/page.tsx'
import { PublicCode } from '../parts/shared/public-code.tsx'
import { Status } from '../parts/shared/status.tsx'
import { useMay } from '../session.ts'
import { quizTones } from './quizzes.tsx'

export function QuizDetail({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ['quizzes', id],
    queryFn: () => read(api.quizzes[':id'].full.$get({ param: { id } })),
  })
  return <Loaded query={query}>{(quiz) => <Detail quiz={quiz} />}</Loaded>
}

function Detail({ quiz }: { quiz: QuizPage }) {
  const [adding, setAdding] = useState<'round' | 'live' | null>(null)
  const [editing, setEditing] = useState(false)
  const writes = useMay()('quiz.write')
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
        {editing ? (
          <QuizForm quiz={quiz} onClose={() => setEditing(false)} />
        ) : (
          <Steer quiz={quiz} onEdit={() => setEditing(true)} />
        )}
        <section>
          <Group justify="space-between" mb="sm">
            <Title order={2}>{words.rounds}</Title>
            {writes && quiz.status !== 'closed' && !adding && (
              <Group gap="sm">
                <Button leftSection={<Icon name="plus" />} onClick={() => setAdding('round')}>
                  {words.addRound}
                </Button>
                <Button variant="default" leftSection={<Icon name="play" />} onClick={() => setAdding('live')}>
                  {live.add}
                </Button>
              </Group>
            )}
          </Group>
          {adding === 'round' && <RoundForm quiz={quiz} onClose={() => setAdding(null)} />}
          {adding === 'live' && <LiveForm quiz={quiz} onClose={() => setAdding(null)} />}
          {quiz.rounds.length === 0 && <Text className="soft">{words.noRounds}</Text>}
          <ul className="cards">
            {quiz.rounds.map((round) => (
              <RoundCard key={round.id} quiz={quiz} round={round} />
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

const Question = ({ question }: { question: QuizQuestion }) => {
  const { text, options, correct, explanation, kind, exact, picture, section } = question
  return (
    <li>
      <strong>{text}</strong>
      <p className="facts">
        {section && <span>{section}</span>}
        {kind !== 'choice' && <span>{bankWords.kinds[kind]}</span>}
        {exact && <span>{words.exact}</span>}
      </p>
      {picture && (
        <img className="question-picture" src={`/api/question-bank/pictures/${picture.id}`} alt={picture.alt} />
      )}
      <ul className="options">
        {options.map((option, index) => (
          <li
            key={option}
            value={kind === 'order' ? index + 1 : undefined}
            data-right={correct.includes(index) || undefined}
          >
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
}
