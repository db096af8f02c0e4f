import { sql } from 'drizzle-orm'
import type { UnmetBecame } from '../../db/schema/unmet.ts'
import type { Ctx } from '../context.ts'
import { within } from '../roles.ts'
import { mask } from '../text/people/masked.ts'
import { syllablesOf } from '../text/syllables.ts'
import { lookedBackMs } from './group-due.ts'

/** Fewer might be known by what they ask. */
export const leastPeople = 5
const mostListed = 50
const mostExamples = 4

export type UnmetTopic = {
  id: string
  /** The wording that most of it is said in; nothing in it that one alone said. */
  label: string
  examples: string[]
  people: number
  units: string[]
  lastAt: number
  became: UnmetBecame | null
  refId: string | null
  note: string
  readyAt: number | null
  /** Whether meaning joined some of it, and words alone not. */
  isJoined: boolean
}

type Row = Omit<UnmetTopic, 'label' | 'examples' | 'units' | 'isJoined'> & {
  units: string
  wordings: string
  joined: number
}

// Whoever has not signed in counts once a day: nobody makes five people of themselves by asking five times.
const asker = sql`coalesce(questions.person_id, 'guest ' || (questions.asked_at / 86400000))`

// What was made of it was rejected or taken back before it could be told: something is to be made of it still.
const isLost = sql`(t.ready_at is null and t.became in ('item', 'curated', 'procedure') and t.ref_id in (
  select id from items where status = 'rejected' union all select id from curated_answers where status = 'retired'
  union all select id from procedures where status = 'retired'))`

/**
 * From the topics of late on, of which there are few, to their questions, of which a month has thousands: those that the actor reads, in
 * topics that nobody dropped and that at least five people there asked about.
 */
function topics(ctx: Ctx) {
  const since = ctx.now() - lookedBackMs
  return sql`
    from unmet_topics t cross join unmet_questions u on u.topic_id = t.id
      cross join questions on questions.id = u.question_id cross join units on units.id = questions.unit_id
    where t.last_at > ${since} and questions.asked_at > ${since} and ${within(ctx, 'question.read')} and coalesce(t.became, '') <> 'dropped'
    group by t.id having count(distinct ${asker}) >= ${leastPeople}`
}

/**
 * What several people asked of late that nobody could answer, most asked first: of the units that the actor reads questions of,
 * and never of fewer than five people there.
 */
export async function listUnmet(ctx: Ctx): Promise<UnmetTopic[]> {
  const rows = await ctx.db.all<Row>(sql`
    select t.id, t.last_at as lastAt, case when ${isLost} then null else t.became end as became, t.ref_id as refId, t.note, t.ready_at as readyAt,
      count(u.from_topic_id) as joined, count(distinct ${asker}) as people, json_group_array(distinct units.name) as units,
      json_group_array(json_object('by', ${asker}, 'wording', u.wording)) as wordings
    ${topics(ctx)}
    order by t.ready_at is not null, people desc, t.last_at desc limit ${mostListed}`)
  return rows.map(({ units, wordings, joined, ...row }) => {
    const [label = '', ...examples] = tellable(JSON.parse(wordings) as Said[])
    return {
      ...row,
      label,
      examples: examples.slice(0, mostExamples),
      units: JSON.parse(units) as string[],
      isJoined: joined > 0,
    }
  })
}

/** How many of these nobody has made anything of yet. */
export async function countUnmet(ctx: Ctx): Promise<number> {
  const [row] = await ctx.db.all<{ count: number }>(sql`
    select count(*) as count from (select t.became is null or ${isLost} as open ${topics(ctx)}) where open`)
  return row?.count ?? 0
}

type Said = { by: string; wording: string }

/** The wordings, each once, those first that say what most say; a word that one person alone said is left out. */
export function tellable(said: readonly Said[]): string[] {
  const sayers = new Map<string, Set<string>>()
  for (const { by, wording } of said)
    for (const { folded } of syllablesOf(wording)) {
      const some = sayers.get(folded) ?? new Set()
      sayers.set(folded, some.add(by))
    }
  const many = (folded: string) => (sayers.get(folded)?.size ?? 0) > 1
  const told = said.map(({ wording }) => {
    const words = syllablesOf(wording)
    let text = wording
    for (const { start, end, folded } of [...words].reverse())
      if (!many(folded)) text = `${text.slice(0, start)}${mask}${text.slice(end)}`
    const shared = words.filter(({ folded }) => many(folded))
    const weight = shared.reduce((sum, { folded }) => sum + (sayers.get(folded)?.size ?? 0), 0) / (words.length + 2)
    // Two ways of typing say the same: with marks it is read more easily.
    const marked = words.some(({ exact, folded }) => exact !== folded) ? 2 : 1
    return { text: text.replace(/…(?:[ ,;.-]*…)+/gu, mask).trim(), weight: weight * marked }
  })
  return [...new Set(told.sort((a, b) => b.weight - a.weight).map(({ text }) => text))]
}
