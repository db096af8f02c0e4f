import { eq, inArray, isNull } from 'drizzle-orm'
import { operatorAlarms } from '../../db/schema/watch.ts'
import { openAlarms } from '../connection/alarms.ts'
import { manyStale } from '../connection/stale.ts'
import type { Ctx } from '../context.ts'
import { queueReply } from '../replies/queue.ts'
import { nearest, staffWith } from '../staff.ts'
import { dayMs, minuteMs } from '../time.ts'
import { topUnit } from '../units/tree.ts'
import type { Figures } from './figures.ts'
import type { AlarmKind } from './kinds.ts'
import { alarmText } from './messages.ts'

const inboxWaitsMs = 10 * minuteMs
const repliesWaitMs = 15 * minuteMs
const lapsesMs = 7 * dayMs
// What comes and goes within this is one alarm, not many.
const calmMs = 10 * minuteMs

/** What the database itself says is wrong. */
export async function alarmsFound({ db }: Pick<Ctx, 'db'>, figures: Figures): Promise<AlarmKind[]> {
  const { at, queues, consentUntil } = figures
  const connection = await openAlarms(db)
  const lost = connection.some(({ kind }) => kind === 'lost')
  const waits = ({ oldestAt }: { oldestAt: number | null }, ms: number) => oldestAt !== null && at - oldestAt > ms
  const said: [AlarmKind, boolean][] = [
    ['inbox', waits(queues.inbox, inboxWaitsMs)],
    ['replies', waits(queues.replies, repliesWaitMs)],
    ['consent', lost],
    ['lapses', !lost && consentUntil !== null && consentUntil - at < lapsesMs],
    ['clock', connection.some(({ kind, times }) => kind === 'clock' && times >= manyStale)],
  ]
  return said.filter(([, isSo]) => isSo).map(([kind]) => kind)
}

/**
 * Notes what is wrong now. What is new is put in line for the office's admins by chat; what was not seen for ten minutes is over.
 * Each is told once until it ends.
 */
export async function noteAlarms(ctx: Ctx, found: readonly AlarmKind[]): Promise<{ over: AlarmKind[] }> {
  const at = ctx.now()
  const standing = await ctx.db.select().from(operatorAlarms)
  const begun = found.filter((kind) => standing.every((alarm) => alarm.kind !== kind))
  const over = standing.filter(
    ({ kind, lastAt }) => !found.includes(kind as AlarmKind) && Math.abs(at - lastAt) > calmMs,
  )
  if (found.length === 0 && over.length === 0) return { over: [] }
  const admins = begun.length > 0 ? await adminsOf(ctx) : []
  await ctx.write(async (tx) => {
    if (found.length > 0)
      await tx
        .update(operatorAlarms)
        .set({ lastAt: at })
        .where(inArray(operatorAlarms.kind, [...found]))
    for (const kind of begun) {
      const [mine] = await tx
        .insert(operatorAlarms)
        .values({ kind, raisedAt: at, lastAt: at })
        .onConflictDoNothing()
        .returning()
      // Another process was first, and has told.
      if (!mine) continue
      for (const { personId, oaUserId } of admins)
        await queueReply(tx, ctx, {
          ...{ to: { channel: 'oa_chat', id: oaUserId }, cause: 'operator', causeId: `${kind}:${at}:${personId}` },
          content: { text: alarmText(kind) },
        })
    }
    for (const { kind } of over) await tx.delete(operatorAlarms).where(eq(operatorAlarms.kind, kind))
  })
  for (const kind of begun) ctx.log('alarm.raised', { kind })
  for (const { kind } of over) ctx.log('alarm.over', { kind })
  // Of one whose beginning no mail told of, no mail tells the end.
  return { over: over.filter(({ mailedAt }) => mailedAt !== null).map(({ kind }) => kind as AlarmKind) }
}

/** What stands and no mail has told of yet. */
export const alarmsToMail = async ({ db }: Pick<Ctx, 'db'>): Promise<AlarmKind[]> =>
  (await db.select().from(operatorAlarms).where(isNull(operatorAlarms.mailedAt))).map(({ kind }) => kind as AlarmKind)

export const noteMailed = (ctx: Pick<Ctx, 'write' | 'now'>, kinds: AlarmKind[]) =>
  ctx.write((tx) => tx.update(operatorAlarms).set({ mailedAt: ctx.now() }).where(inArray(operatorAlarms.kind, kinds)))

async function adminsOf(ctx: Pick<Ctx, 'db' | 'now'>) {
  const root = await topUnit(ctx.db)
  const admins = root ? nearest(await staffWith(ctx.db, ctx.now(), ['admin']), root.path) : []
  return [...new Map(admins.map((one) => [one.personId, one])).values()]
}
