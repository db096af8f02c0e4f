import type { UseQueryResult } from '@tanstack/react-query'
import { ask } from '../../strings.ts'
import { Tag } from '../../ui/card.tsx'
import type { MyQuestion } from '../api-types.ts'
import { momentOf } from '../dates.ts'

/** Questions passed on to a person, and what the person said. Nothing to show is nothing drawn. */
export const HandedOn = ({ query }: { query: UseQueryResult<MyQuestion[]> }) => {
  const handed = query.data?.filter(({ status }) => status !== 'open') ?? []
  if (handed.length === 0) return null
  return (
    <section>
      <h2 className="section-title">{ask.earlier}</h2>
      <ul className="rows">
        {handed.map(({ id, text, status, askedAt, answers }) => (
          <li key={id} className="handed">
            <p className="facts">{momentOf(askedAt)}</p>
            <h3>{text}</h3>
            <Tag tone={status === 'answered' ? 'good' : 'plain'}>
              {status === 'answered' ? ask.answered : ask.waiting}
            </Tag>
            {answers
              .filter(({ origin }) => origin === 'person')
              .map((answer) => (
                <blockquote key={answer.createdAt} className="reply verbatim">
                  {answer.text}
                </blockquote>
              ))}
          </li>
        ))}
      </ul>
    </section>
  )
}
