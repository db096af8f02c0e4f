import { eq } from 'drizzle-orm'
import { apiKeys } from '../../db/schema/api-keys.ts'
import { units } from '../../db/schema/units.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { sha256 } from '../ids.ts'
import type { Actor } from '../roles.ts'
import { stateOf } from './keys.ts'

type Found = { actor: Actor; lastUsedAt: number | null }

/**
 * Who acts with a key.
 * @throws AppError UNAUTHENTICATED api-key.unknown, api-key.revoked, api-key.expired: whoever holds one may know why it does nothing
 */
export async function keyActorOf(ctx: Pick<Ctx, 'db' | 'now'>, token: string): Promise<Found> {
  const [row] = await keyRows(ctx).where(eq(apiKeys.tokenHash, await sha256(token)))
  if (!row) throw new AppError('UNAUTHENTICATED', 'api-key.unknown')
  const state = stateOf(row.key, ctx.now())
  if (state !== 'live') throw new AppError('UNAUTHENTICATED', `api-key.${state}`)
  return { actor: actorOf(row), lastUsedAt: row.key.lastUsedAt }
}

/** Who acts for what a program handed in earlier, with the rights that are its key's now: none once it has ended. */
export async function keyActorById(ctx: Pick<Ctx, 'db' | 'now'>, id: string): Promise<Actor> {
  const [row] = await keyRows(ctx).where(eq(apiKeys.id, id))
  if (!row || stateOf(row.key, ctx.now()) !== 'live') throw new AppError('FORBIDDEN')
  return actorOf(row)
}

const keyRows = ({ db }: Pick<Ctx, 'db'>) =>
  db
    .select({ key: apiKeys, path: units.path, closedAt: units.closedAt })
    .from(apiKeys)
    .innerJoin(units, eq(units.id, apiKeys.unitId))

type Row = { key: typeof apiKeys.$inferSelect; path: string; closedAt: number | null }

const actorOf = ({ key, path, closedAt }: Row): Actor => ({
  ...{ personId: null, name: key.name, grants: [{ role: 'member', unitId: key.unitId, path }] },
  // A unit that has ended has no members; it stands below who took over, whose papers for members are not the key's.
  key: { id: key.id, scopes: closedAt === null ? key.scopes : key.scopes.filter((one) => one !== 'library.members') },
})
