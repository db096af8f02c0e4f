import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { quizzes as words } from '../../strings.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Card, Facts, Tag } from '../../ui/card.tsx'
import { Place } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import type { QuizSummary } from '../api-types.ts'
import { momentOf } from '../dates.ts'
import { keptRoom } from '../live/kept.ts'
import { useLoa } from '../loa.tsx'
import { quizzesOpen } from '../queries.ts'
import { foremost } from '../quiz/foremost.ts'

export const Quizzes = () => {
  const query = useQuery(quizzesOpen(useLoa()))
  return (
    <Place title={words.title} below={<p>{words.lead}</p>}>
      <Link to="/live" className={buttonClass('quiet')}>
        {keptRoom() ? words.backToLive : words.live}
      </Link>
      <Loaded query={query}>
        {(all) =>
          all.length === 0 ? (
            <Empty icon="quiz" title={words.none}>
              <p>{words.noneWhy}</p>
            </Empty>
          ) : (
            all.map((quiz) => <Entry key={quiz.id} quiz={quiz} />)
          )
        }
      </Loaded>
    </Place>
  )
}

const Entry = ({ quiz }: { quiz: QuizSummary }) => {
  const round = foremost(quiz.rounds)
  return (
    <Card>
      {round && <Tag tone={round.state === 'open' ? 'good' : 'plain'}>{words.state[round.state]}</Tag>}
      <h2>{quiz.title}</h2>
      <Facts of={[quiz.unitName, round?.name, round && whenOf(round)]} />
      {quiz.description && <p className="verbatim">{quiz.description}</p>}
      {!round && <p>{words.noRounds}</p>}
      {round && (
        <Link to={`/quizzes/${quiz.id}`} className={buttonClass(round.state === 'open' ? 'main' : 'quiet')}>
          {round.state === 'open' ? words.enter : words.view}
        </Link>
      )}
    </Card>
  )
}

const whenOf = ({ state, opensAt, closesAt }: QuizSummary['rounds'][number]) => {
  if (state === 'upcoming') return words.opens(momentOf(opensAt))
  return state === 'open' ? words.closes(momentOf(closesAt)) : words.closed(momentOf(closesAt))
}
