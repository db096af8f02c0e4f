import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { seals } from '../../db/schema/quizzes.ts'
import type { Ctx } from '../context.ts'
import { newId } from '../ids.ts'
import { minuteMs } from '../time.ts'
import { type Change, changeSealOf, type Entry, type Recounted, sealOf } from './ledger.ts'

const everyMs = 15 * minuteMs
// A page at a time: attempts that are handed in meanwhile wait for one page, not for all.
const page = 500
const pagesAtOnce = 400
// What is taken in at the last moment may still wait for its commit.
const settlingMs = minuteMs

type Due = { id: string; over: number }

/**
 * Seals the attempts that were handed in since the last seal: every quarter of an hour, sooner where there are many, and for
 * the last time once no more can come.
 */
export async function sealDue(ctx: Pick<Ctx, 'db' | 'write' | 'now'>): Promise<void> {
  const now = ctx.now()
  const due = await ctx.db.all<Due>(sql`
    select r.id, r.closes_at + (r.rules ->> 'graceMs') + ${settlingMs} < ${now} and not exists (
      select 1 from attempts a where a.round_id = r.id and a.submitted_at is null and a.answers is not null) as over
    from rounds r
    where r.opens_at <= ${now} and r.proposed_by is null and (
      exists (select 1 from attempts a where a.round_id = r.id and a.submitted_at is not null and a.seal is null)
      or not exists (select 1 from seals s where s.round_id = r.id and s.last = 1))`)
  for (const round of due) {
    let pages = 0
    while (pages < pagesAtOnce && (await ctx.write((tx) => sealPage(tx, round, now)))) pages++
  }
}

/** True when a full page was sealed, so that there may be another. */
async function sealPage(tx: Tx, { id, over }: Due, now: number): Promise<boolean> {
  const before = await newestSeal(tx, id)
  const entries = await tx.all<Entry>(sql`
    select id, submitted_at as submittedAt, score, total, duration_ms as durationMs, guess from attempts
    where round_id = ${id} and submitted_at is not null and seal is null order by submitted_at, id limit ${page}`)
  const full = entries.length === page
  const last = Boolean(over) && !full
  const waits = entries.length === 0 || (await sealedLately(tx, before, now))
  if (!full && !last && waits) return false
  if (last && before?.last && entries.length === 0) return false
  const number = (before?.number ?? 0) + 1
  const salt = newId('sa')
  const hash = await sealOf(before?.hash ?? id, entries, salt)
  await tx.insert(seals).values({ roundId: id, number, hash, salt, entries: entries.length, sealedAt: now, last })
  // Where the units stood: what becomes of the tree since changes no figure.
  if (last) {
    const [top] = await tx.all<{ path: string }>(sql`
      select u.path from rounds r join quizzes q on q.id = r.quiz_id join units u on u.id = q.unit_id where r.id = ${id}`)
    await tx.run(sql`
      insert or ignore into round_units (round_id, unit_id, path)
      select ${id}, u.id, u.path from units u where u.id in (
        select above.value from units s, json_each('["' || replace(trim(s.path, '/'), '/', '","') || '"]') above
        where s.id in (select unit_id from standings where round_id = ${id}))
        or u.path >= ${top?.path ?? ''} and u.path < ${top?.path ?? ''} || '~'`)
  }
  await tx.run(sql`
    update attempts set seal = ${number}
    where id in (select value from json_each(${JSON.stringify(entries.map((entry) => entry.id))}))`)
  return full
}

type Seal = typeof seals.$inferSelect

async function newestSeal(tx: Tx, roundId: string, of?: SQL): Promise<Seal | undefined> {
  const [newest] = await tx
    .select()
    .from(seals)
    .where(and(eq(seals.roundId, roundId), of))
    .orderBy(desc(seals.number))
    .limit(1)
  return newest
}

/** A change that is sealed meanwhile puts off no papers: behind it the last seal of papers is looked for. */
async function sealedLately(tx: Tx, newest: Seal | undefined, now: number): Promise<boolean> {
  const latest = newest?.change == null ? newest : await newestSeal(tx, newest.roundId, isNull(seals.change))
  return latest !== undefined && now - latest.sealedAt < everyMs
}

/** Seals what the office changed in a round, in the transaction that changes it. A ledger that was complete stays so. */
export async function sealChange(tx: Tx, change: Change & { roundId: string }): Promise<void> {
  const { roundId, number: changed, at } = change
  const before = await newestSeal(tx, roundId)
  const recounted = await tx.all<Recounted>(sql`
    select change, attempt_id as id, before, after from recounts
    where round_id = ${roundId} and change = ${changed} order by attempt_id`)
  const salt = newId('sa')
  const hash = await changeSealOf(before?.hash ?? roundId, change, recounted, salt)
  const number = (before?.number ?? 0) + 1
  const last = before?.last ?? false
  await tx
    .insert(seals)
    .values({ roundId, number, hash, salt, entries: recounted.length, sealedAt: at, last, change: changed })
}
