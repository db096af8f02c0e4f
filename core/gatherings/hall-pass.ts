import { eq } from 'drizzle-orm'
import { gatherings } from '../../db/schema/gatherings.ts'
import type { Ctx } from '../context.ts'
import { latestMs } from './check-in.ts'
import { codeIn, codesOf } from './codes.ts'

/**
 * Whether this is a code of a room that takes check-ins, as `gathering/code`: with it a hall's phones sign in by one address,
 * more in a minute than others may. One that was kept without a network counts as long as it may be brought.
 */
export async function isHallPass(ctx: Pick<Ctx, 'db' | 'crypt' | 'now'>, pass: string): Promise<boolean> {
  const [id = '', text = ''] = pass.split('/')
  const code = codeIn(text)
  if (!code) return false
  const [row] = await ctx.db.select().from(gatherings).where(eq(gatherings.id, id))
  if (!row || (row.state !== 'open' && (row.closedAt === null || ctx.now() > row.closedAt + latestMs))) return false
  if ('printing' in code && code.printing !== row.paperRevision) return false
  return (await codesOf(await ctx.crypt.unseal(row.sealedSecret))).isTrue(code)
}
