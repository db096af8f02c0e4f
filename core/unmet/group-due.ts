import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { questions } from '../../db/schema/answers.ts'
import { unmetQuestions, unmetTopics } from '../../db/schema/unmet.ts'
import { isSameTopic, type Topic, topicOf } from '../answers/curated/same-topic.ts'
import type { Ctx } from '../context.ts'
import { newId } from '../ids.ts'
import { masked } from '../text/people/masked.ts'
import { dayMs } from '../time.ts'
import { keeperOf } from '../units/tree.ts'

/** As long as a question that nobody could answer is looked at. */
export const lookedBackMs = 30 * dayMs
const batch = 200
const mostWordings = 8
const mostKnown = 5000

/**
 * Puts questions that the library could not answer together by what they ask, those of each ward by themselves, without what
 * leads to a person; a piece a minute.
 */
export async function groupUnmet(ctx: Pick<Ctx, 'db' | 'write' | 'now'>): Promise<void> {
  const since = ctx.now() - lookedBackMs
  const fresh = await ctx.db
    .select({ id: questions.id, text: questions.text, askedAt: questions.askedAt, unitId: keeperOf(questions.unitId) })
    .from(questions)
    .leftJoin(unmetQuestions, eq(unmetQuestions.questionId, questions.id))
    .where(and(eq(questions.outcome, 'not_found'), gt(questions.askedAt, since), isNull(unmetQuestions.questionId)))
    .orderBy(questions.askedAt)
    .limit(batch)
  if (fresh.length === 0) return
  const known = await knownTopics(ctx, since, [...new Set(fresh.map(({ unitId }) => unitId))])
  const placed = fresh.map(({ id: questionId, text, askedAt, unitId }) => {
    const wording = masked(text)
    const topic = topicOf(wording)
    const same = known.find((one) => one.unitId === unitId && one.topics.some((other) => isSameTopic(other, topic)))
    const id = same?.id ?? newId('um')
    const group: Known = same ?? { id, fromId: id, unitId, topics: [] }
    if (!same) known.push(group)
    if (group.topics.length < mostWordings) group.topics.push(topic)
    return { questionId, topicId: group.id, fromId: group.fromId, unitId, wording, at: askedAt, isNew: !same }
  })
  await ctx.write(async (tx) => {
    for (const { questionId, topicId, fromId, unitId, wording, at, isNew } of placed) {
      if (isNew) await tx.insert(unmetTopics).values({ id: topicId, unitId, firstAt: at, lastAt: at })
      else
        await tx
          .update(unmetTopics)
          .set({ lastAt: sql`max(${unmetTopics.lastAt}, ${at})` })
          .where(eq(unmetTopics.id, topicId))
      // Asked anew in the meantime by whoever was erased, it is gone; put down twice, it is there.
      await tx.run(sql`
        insert or ignore into unmet_questions (question_id, topic_id, from_topic_id, wording)
        select id, ${topicId}, ${fromId === topicId ? null : fromId}, ${wording} from questions where id = ${questionId}`)
    }
  })
}

/** `fromId`: the topic that words alone make it one of, where meaning has joined that to this one. */
type Known = { id: string; fromId: string; unitId: string; topics: Topic[] }

/** The topics of some wards that may still grow, each with some of its wordings. */
async function knownTopics(ctx: Pick<Ctx, 'db'>, since: number, unitIds: string[]): Promise<Known[]> {
  const rows = await ctx.db.all<{ id: string; fromId: string; unitId: string; wording: string }>(sql`
    select t.id, coalesce(u.from_topic_id, t.id) as fromId, t.unit_id as unitId, u.wording from unmet_topics t join unmet_questions u on u.topic_id = t.id
    where t.last_at > ${since} and (t.became is null or t.ready_at is null)
      and t.unit_id in (select value from json_each(${JSON.stringify(unitIds)}))
    order by t.last_at desc limit ${mostKnown}`)
  const known = new Map<string, Known>()
  for (const { id, fromId, unitId, wording } of rows) {
    const one = known.get(fromId) ?? { id, fromId, unitId, topics: [] }
    known.set(fromId, one)
    if (one.topics.length < mostWordings) one.topics.push(topicOf(wording))
  }
  return [...known.values()]
}
