import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'

import { Tag } from '../../ui/card.tsx'
import { Loaded } from '../../ui/states.tsx'
import type { Attempt, RoundPage } from '../api-types.ts'
import { momentOf } from '../dates.ts'
import { useLoa } from '../loa.tsx'
import { resultOf } from '../queries.ts'

import { givenInWords, Pictured } from './asked.tsx'
import { hasPoints } from './outcome.ts'
import { quiz as words } from './strings.ts'

type Reviewed = NonNullable<Attempt['review']>[number]

/** My answers beside the right ones, once the round is over. */
export const Review = ({ attemptId, rules }: { attemptId: string; rules: RoundPage['rules'] | undefined }) => {
  const query = useQuery(resultOf(useLoa(), attemptId))
  return (
    <section>
      <h2 className="section-title">{words.myReview}</h2>
      <Loaded query={query}>
        {({ review, reviewFrom }) =>
          review ? (
            <ol className="rows">
              {review.map((question, index) => (
                <Question
                  key={question.id}
                  question={question}
                  number={index + 1}
                  points={rules !== undefined && hasPoints(rules)}
                />
              ))}
            </ol>
          ) : (
            <p>{reviewFrom === null ? words.key : words.keyFrom(momentOf(reviewFrom))}</p>
          )
        }
      </Loaded>
    </section>
  )
}

type QuestionProps = { question: Reviewed; number: number; points: boolean }

const Question = ({ question, number, points }: QuestionProps) => {
  const { kind, picture, text, options, chosen, written, correct, accepted, annulled, explanation, passageId } =
    question
  const right = question.points > 0
  const label = kind === 'short' ? words.accepted : kind === 'order' ? words.rightOrder : words.right
  return (
    <li className="handed">
      <h3>
        {number}. {text}
      </h3>
      {picture && <Pictured picture={picture} />}
      <p>
        {annulled ? (
          <Tag>{words.annulled}</Tag>
        ) : (
          <Tag tone={right ? 'good' : 'urgent'}>{right ? words.correct : words.wrong}</Tag>
        )}
        {points && ` ${inPoints(question.points)}`}
      </p>
      {annulled && <p>{words.annulledWhy}</p>}
      <p>
        {words.yours}: {givenInWords(options, written || chosen, kind)}
      </p>
      {!right && !annulled && (
        <p>
          {label}: <strong>{kind === 'short' ? accepted.join('; ') : givenInWords(options, correct, kind)}</strong>
        </p>
      )}
      {explanation && <p className="facts">{explanation}</p>}
      {passageId && <Link to={`/passages/${passageId}`}>{words.readPassage}</Link>}
    </li>
  )
}

const inPoints = (points: number) =>
  points === 0 ? words.noPoints : points > 0 ? words.gained(points) : words.lost(-points)
