import { useQuery } from '@tanstack/react-query'
import { read } from '../../api.ts'
import { Empty, Loaded } from '../../ui/states.tsx'
import type { Quiz } from '../api-types.ts'
import { api } from '../client.ts'
import { QuizForm } from '../parts/quizzes/quiz-form.tsx'
import { quizzes as words } from '../parts/quizzes/strings.ts'
import { Page, useAdding } from '../parts/shared/page.tsx'
import { Row } from '../parts/shared/row.tsx'
import type { Tone } from '../parts/shared/status.tsx'
import { useMay } from '../session.ts'

export const quizTones: Record<Quiz['status'], Tone> = { draft: 'waiting', published: 'good', closed: 'quiet' }

export function Quizzes() {
  const may = useMay()
  const writing = useAdding(words.create, may('quiz.write'))
  const query = useQuery({ queryKey: ['quizzes'], queryFn: () => read(api.quizzes.all.$get()) })
  return (
    <Page title={words.title} lead={words.lead} actions={writing.button}>
      {writing.open && <QuizForm onClose={writing.close} />}
      <Loaded query={query}>
        {({ quizzes }) =>
          quizzes.length === 0 ? (
            <Empty icon="quiz" title={words.empty}>
              <p>{words.emptyLead}</p>
            </Empty>
          ) : (
            <ul className="rows">
              {quizzes.map((quiz) => (
                <Row
                  key={quiz.id}
                  // The page behind it holds the key, which only those who write quizzes or let them be seen may read.
                  href={may('quiz.publish') ? `/quizzes/${quiz.id}` : undefined}
                  title={<strong>{quiz.title}</strong>}
                  facts={[quiz.unitName, words.questionCount(quiz.questionCount), words.roundCount(quiz.rounds.length)]}
                  state={{ tone: quizTones[quiz.status], words: words.states[quiz.status] }}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  )
}
