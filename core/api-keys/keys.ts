import { and, count, desc, eq, gt, isNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { apiKeys, type Scope } from '../../db/schema/api-keys.ts'
import { people } from '../../db/schema/people.ts'
import { units } from '../../db/schema/units.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId, newKeySecret, sha256 } from '../ids.ts'
import { allow, signedIn, within } from '../roles.ts'
import { normalize } from '../text/normalize.ts'
import { dayMs } from '../time.ts'
import { openUnitFor } from '../units/open.ts'

/** What every key begins with, so that one found in a mail or a log is known for what it is. */
export const keyPrefix = 'loa_'
export const longestKeyName = 80
/** For how many days a key may be made. */
export const keyDays = [30, 90, 180, 365] as const
const hintLength = keyPrefix.length + 6
const mostLive = 50
const mostListed = 200

type NewKey = { unitId: string; name: string; scopes: Scope[]; days: number }

/**
 * Makes a key that reads and writes what its scopes name, of one unit and those below it. The key itself is told here and
 * never again.
 *
 * @throws AppError INVALID api-key.name, api-key.scopes, CONFLICT api-key.many
 */
export async function makeKey(ctx: Ctx, { unitId, name: given, scopes, days }: NewKey) {
  const unit = await openUnitFor(ctx, 'integration.manage', unitId)
  const createdBy = signedIn(ctx)
  const name = normalize(given).trim()
  if (!name || name.length > longestKeyName) throw new AppError('INVALID', 'api-key.name')
  if (scopes.length === 0) throw new AppError('INVALID', 'api-key.scopes')
  const token = `${keyPrefix}${newKeySecret()}`
  const row = {
    ...{ id: newId('key'), tokenHash: await sha256(token), hint: token.slice(0, hintLength), name, unitId: unit.id },
    ...{ scopes: [...new Set(scopes)].sort(), createdBy, createdAt: ctx.now(), expiresAt: ctx.now() + days * dayMs },
  }
  await ctx.write(async (tx) => {
    const [live] = await tx
      .select({ count: count() })
      .from(apiKeys)
      .where(and(eq(apiKeys.unitId, unit.id), isNull(apiKeys.revokedAt), gt(apiKeys.expiresAt, ctx.now())))
    if ((live?.count ?? 0) >= mostLive) throw new AppError('CONFLICT', 'api-key.many')
    await tx.insert(apiKeys).values(row)
    const { scopes, expiresAt } = row
    await record(tx, ctx, {
      ...{ action: 'api-key.make', unitId: unit.id, subjectId: row.id },
      detail: { name, scopes, expiresAt },
    })
  })
  return { id: row.id, token, expiresAt: row.expiresAt }
}

const maker = alias(people, 'maker')

/** The keys of the units that the actor manages, the latest first, those that have ended too. */
export async function listKeys(ctx: Ctx) {
  const rows = await ctx.db
    .select({ row: apiKeys, unitName: units.name, createdByName: maker.name })
    .from(apiKeys)
    .innerJoin(units, eq(units.id, apiKeys.unitId))
    .leftJoin(maker, eq(maker.id, apiKeys.createdBy))
    .where(within(ctx, 'integration.manage'))
    .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id))
    .limit(mostListed)
  return rows.map(({ row: { tokenHash, createdBy, revokedBy, ...key }, unitName, createdByName }) => ({
    ...{ ...key, unitName, createdByName },
    state: stateOf(key, ctx.now()),
  }))
}

type Standing = Pick<typeof apiKeys.$inferSelect, 'revokedAt' | 'expiresAt'>

export const stateOf = ({ revokedAt, expiresAt }: Standing, now: number): 'live' | 'revoked' | 'expired' =>
  revokedAt !== null ? 'revoked' : expiresAt <= now ? 'expired' : 'live'

/** From here on the key opens nothing; what it did stays in the audit log under its name. */
export async function revokeKey(ctx: Ctx, id: string): Promise<{ id: string }> {
  allow(ctx, 'integration.manage')
  await ctx.write(async (tx) => {
    const [key] = await tx
      .select({ unitId: apiKeys.unitId, path: units.path, revokedAt: apiKeys.revokedAt })
      .from(apiKeys)
      .innerJoin(units, eq(units.id, apiKeys.unitId))
      .where(eq(apiKeys.id, id))
    if (!key) throw new AppError('NOT_FOUND')
    allow(ctx, 'integration.manage', key.path)
    if (key.revokedAt !== null) return
    await tx.update(apiKeys).set({ revokedAt: ctx.now(), revokedBy: ctx.actor.personId }).where(eq(apiKeys.id, id))
    await record(tx, ctx, { action: 'api-key.revoke', unitId: key.unitId, subjectId: id })
  })
  return { id }
}
