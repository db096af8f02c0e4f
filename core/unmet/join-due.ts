import { and, eq, lt, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { type UnmetNightState, unmetNights } from '../../db/schema/unmet.ts'
import { topicOf } from '../answers/curated/same-topic.ts'
import type { Ctx } from '../context.ts'
import { describe } from '../errors.ts'
import { lapsed } from '../lease.ts'
import { addDays, clockOf, dayOf, minuteMs } from '../time.ts'
import { vectorsOf } from '../vectors/embed-sections.ts'
import { dimensionsOf, quantised } from '../vectors/quantised.ts'
import { lookedBackMs } from './group-due.ts'
import { joinsOf, type Meant, meanOf } from './joins.ts'
import { type Measure, measureOf } from './trial.ts'

/** Not before this hour of the office's clock: what was asked of the evening is there then, and the server has time. */
const fromHour = '01:00'
/** What a night asks of the server, and how long it works at it at a stretch; what is over is for the next one. */
export const mostCalls = 60
const mostMs = 10 * minuteMs
const textsPerCall = 32
const longestWording = 500
// Of the wordings that words put together so many are read.
const mostWordings = 4
const mostTopics = 1000
const leaseMs = 10 * minuteMs
const keptDays = 30

type Embed = NonNullable<Ctx['embed']>
type Joining = Pick<Ctx, 'db' | 'write' | 'now' | 'log' | 'embed'>
type Options = { stopping?: AbortSignal | undefined }

/**
 * Once a night, where the office has a model of meanings: topics of one ward that are one matter in other words become one. What words
 * put together stays the ground: without the server, or with a model that takes neighbours for one, nothing is joined, which is noted for
 * the operator. What was read of the server is kept, so that a night that was cut off goes on where it was. Only wordings without
 * names, numbers and addresses are sent.
 */
export async function joinUnmet(ctx: Joining, { stopping }: Options = {}): Promise<void> {
  const { embed } = ctx
  const day = dayOf(ctx.now())
  if (!embed || clockOf(ctx.now()) < fromHour || !(await claimed(ctx, day, embed.model))) return
  const night = await nightOf(ctx, day)
  const until = ctx.now() + mostMs
  const asked = counting(embed, night?.calls ?? 0)
  const end = async (state: UnmetNightState, more: { joined?: number; reason?: string } = {}) => {
    // A server that failed gets its time before it is asked anew.
    const leaseUntil = state === 'failed' || state === 'open' ? ctx.now() + leaseMs : 0
    const { joined = 0, reason = '' } = more
    await ctx.write((tx) =>
      tx
        .update(unmetNights)
        .set({
          ...{ state, calls: asked.calls, reason, leaseUntil, endedAt: ctx.now() },
          joined: sql`${unmetNights.joined} + ${joined}`,
        })
        .where(eq(unmetNights.day, day)),
    )
    ctx.log(state === 'failed' || state === 'unfit' ? `unmet.join-${state}` : 'unmet.joined', {
      ...{ state, calls: asked.calls, joined, model: embed.model, ...(reason && { reason }) },
    })
  }
  try {
    if (!(await anyOpen(ctx))) return await end('done')
    const measure = await measureOf((texts) => inCalls(texts, asked.passages))
    if (!measure) return await end('unfit')
    const isAll = await readWordings(ctx, embed.model, measure, { asked, until, stopping })
    const joined = await join(ctx, embed.model, measure)
    if (stopping?.aborted) return await end('open', { joined })
    await end(isAll ? 'done' : 'partly', { joined })
  } catch (error) {
    await end('failed', { reason: describe(error).kind })
  }
}

/** Whether this process is the one that works on a night which is not done. */
async function claimed(ctx: Joining, day: string, model: string): Promise<boolean> {
  const now = ctx.now()
  // Asked each minute of a day, nearly always after the night is done.
  const night = await nightOf(ctx, day)
  if (night && night.state !== 'open' && night.state !== 'failed') return false
  const mine = await ctx.write(async (tx) => {
    await tx.insert(unmetNights).values({ day, model }).onConflictDoNothing()
    await tx.delete(unmetNights).where(lt(unmetNights.day, addDays(day, -keptDays)))
    return tx.all(sql`
      update unmet_nights set lease_until = ${now + leaseMs}, model = ${model}
      where day = ${day} and state in ('open', 'failed') and calls < ${mostCalls} and ${lapsed(leaseMs, now)}
      returning day`)
  })
  return mine.length > 0
}

const nightOf = async ({ db }: Pick<Ctx, 'db'>, day: string) =>
  (await db.select().from(unmetNights).where(eq(unmetNights.day, day)))[0]

/** The night that was ended last, of the last two; null where no model is asked. */
export async function lastNight({ db, now }: Pick<Ctx, 'db' | 'now'>) {
  const since = addDays(dayOf(now()), -1)
  const [row] = await db.all<{
    day: string
    state: UnmetNightState
    joined: number
    reason: string
    model: string
  }>(sql`
    select day, state, joined, reason, model from unmet_nights
    where day >= ${since} and ended_at is not null order by day desc limit 1`)
  return row ?? null
}

type Asked = Pick<Embed, 'passages'> & { readonly calls: number }

/** Counts what the server is asked, whether it answers or not. */
function counting(embed: Embed, before: number): Asked {
  let calls = before
  return {
    get calls() {
      return calls
    },
    passages(texts) {
      calls += 1
      return embed.passages(texts)
    },
  }
}

async function inCalls(texts: string[], passages: Embed['passages']): Promise<ArrayLike<number>[]> {
  const vectors: ArrayLike<number>[] = []
  for (let from = 0; from < texts.length; from += textsPerCall)
    vectors.push(...(await passages(texts.slice(from, from + textsPerCall))))
  return vectors
}

// What may still join another, or be joined by one: asked of late, told to nobody, dropped by nobody and parted by nobody.
const open = (since: number) => sql`
  (t.last_at > ${since} and t.ready_at is null and coalesce(t.became, '') <> 'dropped' and not t.parted)`

const anyOpen = async ({ db, now }: Pick<Ctx, 'db' | 'now'>) =>
  (await db.all(sql`select 1 from unmet_topics t where ${open(now() - lookedBackMs)} limit 1`)).length > 0

/** Has what was asked last turned into vectors first, as far as a night goes; true when none is left. */
async function readWordings(
  ctx: Joining,
  model: string,
  { dimensions }: Measure,
  { asked, until, stopping }: Options & { asked: Asked; until: number },
): Promise<boolean> {
  const since = ctx.now() - lookedBackMs
  // Of another model, of the same name with other numbers, or of what is looked at no more.
  await ctx.write((tx) =>
    tx.run(sql`
      update unmet_questions set vector = null, vector_model = null where vector is not null and (vector_model <> ${model}
        or length(vector) not in (0, ${dimensions + lengthBeside})
        or question_id in (select id from questions where asked_at <= ${since}))`),
  )
  for (;;) {
    const unread = await unreadOf(ctx, since)
    if (unread.length === 0) return true
    if (stopping?.aborted || asked.calls >= mostCalls || ctx.now() >= until) return false
    const texts = [...new Set(unread.map(({ wording }) => wording.slice(0, longestWording)))]
    let refusal: unknown
    const vectors = await vectorsOf(asked, texts, (error) => {
      refusal = error
    })
    if (vectors.some((one) => ![0, dimensions].includes(dimensionsOf(one)))) throw new OtherDimensions()
    // Of texts of which it takes none it may be the server that is ill.
    if (refusal && texts.length > 1 && vectors.every((one) => one.length === 0)) throw refusal
    await ctx.write(async (tx) => {
      for (const [i, text] of texts.entries())
        await tx.run(sql`
          update unmet_questions set vector = ${vectors[i]}, vector_model = ${model}
          where substr(wording, 1, ${longestWording}) = ${text} and question_id in (
            select value from json_each(${JSON.stringify(unread.map(({ questionId }) => questionId))}))`)
      await tx
        .update(unmetNights)
        .set({ calls: asked.calls, leaseUntil: ctx.now() + leaseMs })
        .where(isOpenNight)
    })
  }
}

const lengthBeside = quantised([1]).length - 1
const isOpenNight = and(sql`${unmetNights.state} in ('open', 'failed')`, sql`${unmetNights.leaseUntil} > 0`)

/** The server has another model under the same name since a moment ago. */
class OtherDimensions extends Error {
  override readonly name = 'model-dimensions'
}

const unreadOf = ({ db }: Pick<Ctx, 'db'>, since: number) =>
  db.all<{ questionId: string; wording: string }>(sql`
    select questionId, wording from (
      select u.question_id as questionId, u.wording, u.vector, q.asked_at as at,
        row_number() over (partition by coalesce(u.from_topic_id, u.topic_id) order by q.asked_at, u.question_id) as nth
      from unmet_topics t join unmet_questions u on u.topic_id = t.id join questions q on q.id = u.question_id
      where ${open(since)} and q.asked_at > ${since})
    where nth <= ${mostWordings} and vector is null order by at desc limit ${textsPerCall}`)

type Row = { id: string; unitId: string; wording: string; vector: ArrayBuffer; people: number; became: string | null }

/** Joins what is near enough, ward by ward; how many topics went into another. */
async function join(ctx: Joining, model: string, { limit, dimensions }: Measure): Promise<number> {
  const since = ctx.now() - lookedBackMs
  const wards = await ctx.db.all<{ unitId: string }>(
    sql`select distinct t.unit_id as unitId from unmet_topics t where ${open(since)} and t.unit_id is not null`,
  )
  let joined = 0
  for (const { unitId } of wards) {
    const rows = await ctx.db.all<Row>(sql`
      select t.id, t.unit_id as unitId, u.wording, u.vector, t.became, count(*) over (partition by t.id) as people
      from (select * from unmet_topics t where ${open(since)} and t.unit_id = ${unitId} order by t.last_at desc limit ${mostTopics}) t
        join unmet_questions u on u.topic_id = t.id
      where u.vector_model = ${model} and length(u.vector) = ${dimensions + lengthBeside}`)
    const joins = await joinsOf(meantOf(rows), limit)
    if (joins.length > 0) joined += await ctx.write((tx) => joinAll(tx, joins, since))
  }
  return joined
}

function meantOf(rows: readonly Row[]): Meant[] {
  const byTopic = new Map<string, Row[]>()
  for (const row of rows) byTopic.set(row.id, [...(byTopic.get(row.id) ?? []), row])
  return [...byTopic.values()].flatMap((some) => {
    const [first] = some
    const mean = meanOf(some.map(({ vector }) => new Uint8Array(vector)))
    if (!first || !mean) return []
    const { id, wording, people, became } = first
    return [{ id, mean, words: topicOf(wording), people, isTaken: became !== null }]
  })
}

/** Nothing was made of them in the meantime, and they are the same ward's. */
async function joinAll(tx: Tx, joins: readonly { from: string; to: string }[], since: number): Promise<number> {
  let joined = 0
  for (const { from, to } of joins) {
    const moved = await tx.all(sql`
      update unmet_questions set from_topic_id = coalesce(from_topic_id, topic_id), topic_id = ${to}
      where topic_id = ${from} and exists (
        select 1 from unmet_topics t join unmet_topics f on f.id = ${from} and f.unit_id = t.unit_id
        where t.id = ${to} and ${open(since)} and f.became is null and f.ready_at is null and not f.parted)
      returning question_id`)
    if (moved.length === 0) continue
    joined += 1
    await tx.run(sql`
      update unmet_topics set first_at = min(first_at, (select first_at from unmet_topics where id = ${from})),
        last_at = max(last_at, (select last_at from unmet_topics where id = ${from})) where id = ${to}`)
  }
  return joined
}
