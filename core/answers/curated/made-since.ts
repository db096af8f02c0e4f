import { sql } from 'drizzle-orm'
import type { Choice } from '../../../db/schema/answers.ts'
import { idsIn } from '../../../db/schema/units.ts'
import type { Ctx } from '../../context.ts'
import { keeperOf } from '../../units/tree.ts'
import type { Answer, Question } from '../answer.ts'
import { offering } from '../clarify.ts'
import { shownOf } from './match.ts'
import { isSameTopic, topicOf } from './same-topic.ts'

const lookedAt = 200
const mostOffered = 2

type Made = { became: 'curated' | 'procedure'; id: string; title: string; wording: string }

/**
 * Where nothing was found, with what the office has since made of the same matter, because others had asked it in vain: whoever asks
 * in the words in which that was asked is led to it, though they are not those in which it was written.
 */
export async function offeringMade(ctx: Ctx, question: Question, answer: Answer): Promise<Answer> {
  const { text, asker } = question
  if (answer.outcome !== 'not_found' || question.documentId) return answer
  const rows = await ctx.db.all<Made>(sql`
    select t.became, t.ref_id as id, u.wording, coalesce(p.name,
      (select w.text from curated_wordings w where w.curated_id = c.id order by w.position limit 1), '') as title
    from unmet_topics t join unmet_questions u on u.topic_id = t.id
      left join curated_answers c on t.became = 'curated' and c.id = t.ref_id and c.status = 'approved'
      left join procedures p on t.became = 'procedure' and p.id = t.ref_id and p.status = 'shown'
    where t.ready_at is not null and t.became in ('curated', 'procedure') and t.unit_id = ${keeperOf(sql`${asker.unitId}`)}
      and coalesce(c.unit_id, p.unit_id) in ${idsIn(sql`${asker.scopePath}`)}
    order by t.ready_at desc, u.question_id limit ${lookedAt}`)
  if (rows.length === 0) return answer
  const topic = topicOf(text)
  const made = new Map(rows.filter(({ wording }) => isSameTopic(topicOf(wording), topic)).map((one) => [one.id, one]))
  const known = answer.choices ?? []
  const fresh = [...made.values()]
    .filter(({ id }) => !known.some((choice) => idOf(choice) === id))
    .slice(0, mostOffered)
  const written = fresh.flatMap(({ became, id }) => (became === 'curated' ? [id] : []))
  const readable = new Set((await shownOf(ctx, written, asker.clearance)).map(({ curated }) => curated.row.id))
  const offered = fresh.filter(({ became, id }) => became === 'procedure' || readable.has(id))
  return offered.length === 0 ? answer : offering(answer, [...offered.map(choiceOf), ...known])
}

const idOf = (choice: Choice) =>
  'curatedId' in choice ? choice.curatedId : 'procedureId' in choice ? choice.procedureId : null

const choiceOf = ({ became, id, title }: Made): Choice =>
  became === 'curated' ? { curatedId: id, title } : { procedureId: id, language: 'vi', parts: [], title }
