import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import type { Ctx } from '../context.ts'
import { attendanceKeptMs, forgetAnswers } from '../gatherings/attendance.ts'
import { dropUnreadOriginals } from '../library/store/originals.ts'
import { dropUnusedTexts } from '../library/store/texts.ts'
import { isOpen } from '../sending/outbox.ts'
import { clockOf, dayMs, dayOf } from '../time.ts'
import { emptyAnswers } from './emptied.ts'

// docs/operators/install.md tells these to whoever answers for the data.
/** An event's repeat is known for a day; a week leaves room to look into what failed. */
export const eventsKeptMs = 7 * dayMs
export const replyWordsKeptMs = 90 * dayMs
export const guestsKeptMs = 90 * dayMs
/** By these is counted how often somebody was sent a code. */
const signInsKeptMs = dayMs
/** Whoever was erased may still read by the code what was answered. */
export const erasedFeedbackKeptMs = 30 * dayMs
/** As long as somebody may complain of how a request was met. */
export const requestsKeptMs = 5 * 365 * dayMs
/** Who asked whether a text is real, as a keyed hash, and what is kept of a text that is not ours. */
const askersKeptMs = 7 * dayMs
/** Who was on duty when, for as long as a year's work is looked back on. */
export const dutiesKeptMs = 366 * dayMs
/** As long as somebody may complain of who took part in a contest. */
export const admissionsKeptMs = 30 * dayMs
/** What a screen sent and had no answer to is sent again within minutes, or by who comes back to it that day. */
export const actsKeptMs = dayMs
/** As long as two years are held beside each other. */
export const opinionsKeptMs = 2 * 366 * dayMs
/** Long enough to put right what stopped a file, and to try it again. */
const unreadFilesKeptMs = 7 * dayMs

// A piece at a time: others want to write too.
const batch = 500
// Each of them is looked for in every table that could name them.
const guestBatch = 20
// Each with all who answered.
const gatheringBatch = 20

/**
 * Lets go of what is not needed any more: sessions and links that have run out, events that are done, the words of old
 * replies, guests who left nothing behind. A piece a minute; the next minute takes up the rest.
 */
export async function retain(ctx: Pick<Ctx, 'db' | 'write' | 'scrub' | 'now'>): Promise<void> {
  const now = ctx.now()
  const eventsUntil = now - eventsKeptMs
  await sweep(
    ctx,
    sql`select token_hash from sessions where expires_at < ${now}`,
    (some) => sql`delete from sessions where token_hash in ${some}`,
  )
  await sweep(
    ctx,
    sql`select token_hash from login_links where expires_at < ${now}`,
    (some) => sql`delete from login_links where token_hash in ${some}`,
  )
  await sweep(
    ctx,
    sql`select code_hash from member_codes where expires_at < ${now}`,
    (some) => sql`delete from member_codes where code_hash in ${some}`,
  )
  for (const table of [sql`zalo_sign_ins`, sql`chat_sign_ins`])
    await sweep(
      ctx,
      sql`select rowid from ${table} where expires_at < ${now - signInsKeptMs}`,
      (some) => sql`delete from ${table} where rowid in ${some}`,
    )
  await sweep(
    ctx,
    sql`select id from done_acts where at < ${now - actsKeptMs}`,
    (some) => sql`delete from done_acts where id in ${some}`,
  )
  await sweep(
    ctx,
    sql`select seq from inbox_events where state = 'done' and done_at < ${eventsUntil}`,
    (some) => sql`delete from inbox_events where seq in ${some}`,
  )
  // An event whose process died too often was set aside without a time.
  await sweep(
    ctx,
    sql`select seq from inbox_events
      where state = 'failed' and body <> '' and coalesce(done_at, received_at) < ${eventsUntil}`,
    (some) => sql`update inbox_events set body = '' where seq in ${some}`,
  )
  await sweep(
    ctx,
    sql`select id from replies where text <> '' and updated_at < ${now - replyWordsKeptMs} and not ${isOpen(now)}`,
    (some) => sql`update replies set text = '', buttons = null where id in ${some}`,
  )
  await sweep(
    ctx,
    sql`select id from feedback where sender_erased_at is not null and text <> ''
      and status in ('answered', 'closed') and updated_at < ${now - erasedFeedbackKeptMs}`,
    async (some, tx) => {
      await emptyAnswers(tx, some)
      await tx.run(sql`update feedback set text = '' where id in ${some}`)
    },
  )
  await sweep(
    ctx,
    sql`select id from data_requests where done_at < ${now - requestsKeptMs}`,
    (some) => sql`delete from data_requests where id in ${some}`,
  )
  for (const table of [sql`admissions`, sql`attempt_traces`, sql`round_codes`])
    await sweep(
      ctx,
      sql`select rowid from ${table} where round_id in (
        select id from rounds where closes_at < ${now - admissionsKeptMs})`,
      (some) => sql`delete from ${table} where rowid in ${some}`,
    )
  await sweep(
    ctx,
    sql`select rowid from duties where day < ${dayOf(now - dutiesKeptMs)}`,
    (some) => sql`delete from duties where rowid in ${some}`,
  )
  await sweep(
    ctx,
    sql`select id from opinion_reports where month < ${dayOf(now - opinionsKeptMs).slice(0, 7)}`,
    (some) => sql`delete from opinion_reports where id in ${some}`,
  )
  // Of a class it is counted first who came and completed it (core/classes/forget.ts).
  const remembered = sql`
    select g.id from gatherings g left join gathering_series s on s.id = g.series_id
    where g.ends_at < ${now - attendanceKeptMs} and g.kept_answers is null and (
      s.id is null or s.kind <> 'class' or s.recurrence is not null)`
  const named = sql`(person_id is not null or sealed_name is not null)`
  await sweep(
    ctx,
    sql`select rowid from gathering_attendance where ${named} and gathering_id in (${remembered})`,
    (some) => sql`
      update gathering_attendance set person_id = null, sealed_name = null, by_person_id = null where rowid in ${some}`,
  )
  // Last those who were asked by name and who answered: with them a gathering is done, and looked at no more.
  await sweep(
    ctx,
    sql`${remembered} and not exists (select 1 from gathering_attendance where gathering_id = g.id and ${named})`,
    (some, tx) => forgetAnswers(tx, some),
    gatheringBatch,
  )
  await sweep(
    ctx,
    sql`select rowid from winner_forms where erase_at < ${now}`,
    (some) => sql`delete from winner_forms where rowid in ${some}`,
  )
  await sweep(
    ctx,
    sql`select rowid from verify_askers where at < ${now - askersKeptMs}`,
    (some) => sql`delete from verify_askers where rowid in ${some}`,
  )
  await sweep(
    ctx,
    sql`select unknown_id from verify_unknown_prints where unknown_id in (${unasked(now)})`,
    (some) => sql`delete from verify_unknown_prints where unknown_id in ${some}`,
  )
  await sweep(ctx, unasked(now), (some) => sql`delete from verify_unknown where id in ${some}`)
  await dropUnreadOriginals(ctx, now - unreadFilesKeptMs)
  // All that is kept of readings is looked through: once an hour is enough.
  if (clockOf(now).endsWith(':00')) await dropUnusedTexts(ctx, now - unreadFilesKeptMs)
  // Whoever left a trace stays, so every old guest would be looked at again and again: once an hour is enough.
  if (clockOf(now).endsWith(':00')) {
    // The register keeps the kind and the days of what they asked, as of somebody erased.
    await sweep(
      ctx,
      sql`select d.id from data_requests d join people on people.id = d.person_id
        where d.done_at is not null and ${goneGuest(now)}`,
      (some) => sql`update data_requests set person_id = null, text = '', answer = '' where id in ${some}`,
    )
    await sweep(
      ctx,
      sql`select id from people where ${goneGuest(now)} and not exists (
      select 1 from data_requests where person_id = people.id)`,
      (some) => sql`delete from people where id in ${some}`,
      guestBatch,
    )
  }
  // Whatever was taken away in this minute, here or elsewhere, is gone from the log with its end.
  await ctx.scrub()
}

const unasked = (now: number) => sql`select id from verify_unknown where last_at < ${now - askersKeptMs}`

const goneGuest = (now: number) => sql`
  people.created_at < ${now - guestsKeptMs} and erased_at is null
    and oa_user_id is null and app_user_id is null and bot_user_id is null
    and not exists (select 1 from sessions where person_id = people.id)
    and not exists (select 1 from login_links where person_id = people.id)
    and not exists (select 1 from member_codes where person_id = people.id)
    and not exists (select 1 from attempts where person_id = people.id)
    and not exists (select 1 from admissions where person_id = people.id)
    and not exists (select 1 from questions where person_id = people.id)
    and not exists (select 1 from feedback where person_id = people.id)
    and not exists (select 1 from consents where person_id = people.id)
    and not exists (select 1 from roles where person_id = people.id)
    and not exists (select 1 from audit_log where subject_id = people.id)`

/** Looks before it writes: when there is nothing to do, nobody's turn to write is taken. */
async function sweep(
  { db, write }: Pick<Ctx, 'db' | 'write'>,
  which: SQL,
  act: (some: SQL, tx: Tx) => SQL | Promise<unknown>,
  most = batch,
): Promise<void> {
  const [any] = await db.all(sql`${which} limit 1`)
  if (!any) return
  await write(async (tx) => {
    const done = act(sql`(${which} limit ${most})`, tx)
    await (done instanceof Promise ? done : tx.run(done))
  })
}
