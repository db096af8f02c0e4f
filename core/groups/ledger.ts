import { and, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { groupAssets, groupLedger, groups } from '../../db/schema/groups.ts'
import type { Ctx, GroupAsset, Hosted } from '../context.ts'
import { allow } from '../roles.ts'
import { dayMs, hourMs } from '../time.ts'
import { raiseAlarms } from './alarms.ts'
import { done, type Refused } from './hosted.ts'

const id = 'assets'
// Groups that were made elsewhere are named one call each; the rest are named on another day.
const namesMax = 20
const refusalStandsMs = 20_000

/**
 * Reads the assets once a day, or an hour after the platform refused. Answers whether the platform could be spoken to
 * when it was last tried: if not, there is no use in asking it about each group.
 */
export async function readLedgerDue(ctx: Ctx): Promise<boolean> {
  if (!(await claim(ctx))) {
    const [ledger] = await ctx.db.select({ problem: groupLedger.problem }).from(groupLedger)
    return ledger?.problem === null
  }
  return (await readLedger(ctx)).kind === 'done'
}

/** Reads the assets now, because somebody at the console wants to know; a refusal stands for a moment before it is put to the test. */
export async function readLedgerNow(ctx: Ctx): Promise<void> {
  allow(ctx, 'group.manage')
  const [ledger] = await ctx.db.select().from(groupLedger)
  const refused = ledger?.problem as Refused['kind'] | null | undefined
  if (refused && ledger && ledger.checkAt > ctx.now() + hourMs - refusalStandsMs) done({ kind: refused, reason: '' })
  done(await readLedger(ctx))
}

/** Has the assets read at the next minute: something happened to a group. */
export const readLedgerSoon = (ctx: Ctx) =>
  ctx.write((tx) =>
    tx
      .update(groupLedger)
      .set({ checkAt: ctx.now() })
      .where(and(eq(groupLedger.id, id), isNull(groupLedger.problem))),
  )

// Of several processes one reads; if it dies, the next hour's turn is another's.
async function claim(ctx: Ctx): Promise<boolean> {
  const now = ctx.now()
  const [known] = await ctx.db.select({ checkAt: groupLedger.checkAt }).from(groupLedger)
  if (known && known.checkAt > now) return false
  const claimed = await ctx.write((tx) =>
    tx
      .insert(groupLedger)
      .values({ id, checkAt: now + hourMs })
      .onConflictDoUpdate({
        target: groupLedger.id,
        set: { checkAt: now + hourMs },
        setWhere: sql`${groupLedger.checkAt} <= ${now}`,
      })
      .returning({ id: groupLedger.id }),
  )
  return claimed.length === 1
}

async function readLedger(ctx: Ctx): Promise<Hosted<GroupAsset[]>> {
  const reply = await ctx.groupHost.assets()
  if (reply.kind !== 'done') {
    ctx.log('groups.unread', { kind: reply.kind, reason: reply.reason })
    await ctx.write((tx) => note(tx, { problem: reply.kind, checkAt: ctx.now() + hourMs }))
    return reply
  }
  const names = await namesOf(ctx, reply.value)
  const at = ctx.now()
  await ctx.write(async (tx) => {
    for (const { usedBy, ...asset } of reply.value) {
      const row = { ...asset, usedBy, usedByName: (usedBy && names.get(usedBy)) || null, seenAt: at }
      await tx.insert(groupAssets).values(row).onConflictDoUpdate({ target: groupAssets.id, set: row })
    }
    await tx.delete(groupAssets).where(lt(groupAssets.seenAt, at))
    await note(tx, { problem: null, checkedAt: at, checkAt: at + dayMs })
    await raiseAlarms(tx, ctx)
  })
  return reply
}

type Noted = Partial<Omit<typeof groupLedger.$inferInsert, 'id'>> & { checkAt: number }

const note = (tx: Tx, noted: Noted) =>
  tx
    .insert(groupLedger)
    .values({ id, ...noted })
    .onConflictDoUpdate({ target: groupLedger.id, set: noted })

/** The names of the groups that assets carry and no unit here has. */
async function namesOf(ctx: Ctx, assets: GroupAsset[]): Promise<Map<string, string>> {
  const used = assets.flatMap(({ usedBy }) => (usedBy ? [usedBy] : []))
  const known = await ctx.db.select({ id: groups.externalId }).from(groups).where(inArray(groups.externalId, used))
  const ours = new Set(known.map((one) => one.id))
  const names = new Map<string, string>()
  for (const externalId of used.filter((one) => !ours.has(one)).slice(0, namesMax)) {
    const about = await ctx.groupHost.about(externalId)
    if (about.kind === 'done') names.set(externalId, about.value.name)
  }
  return names
}
