import { and, eq, isNull } from 'drizzle-orm'
import type { Reader, Tx } from '../../db/client.ts'
import { consents, type Purpose } from '../../db/schema/people.ts'
import type { Ctx } from '../context.ts'
import { newId } from '../ids.ts'

/** The wording that people agree to; a new wording is a new version, and the old rows keep theirs. */
const textVersion = '2026-11'

const standing = (personId: string, purpose: Purpose) =>
  and(eq(consents.personId, personId), eq(consents.purpose, purpose), isNull(consents.withdrawnAt))

export async function hasConsented(db: Reader, personId: string, purpose: Purpose): Promise<boolean> {
  return (await db.select({ id: consents.id }).from(consents).where(standing(personId, purpose)).limit(1)).length > 0
}

/** What somebody agrees to now, and since when. */
export const consentsOf = (db: Reader, personId: string) =>
  db
    .select({ purpose: consents.purpose, givenAt: consents.givenAt })
    .from(consents)
    .where(and(eq(consents.personId, personId), isNull(consents.withdrawnAt)))

/**
 * Gives or withdraws; saying the same again changes nothing, and a withdrawn consent keeps its row as proof.
 *
 * @returns whether anything changed
 */
export async function applyConsent(
  tx: Tx,
  ctx: Pick<Ctx, 'now'>,
  { personId, purpose, given }: { personId: string; purpose: Purpose; given: boolean },
): Promise<boolean> {
  if ((await hasConsented(tx, personId, purpose)) === given) return false
  const at = ctx.now()
  if (!given) await tx.update(consents).set({ withdrawnAt: at }).where(standing(personId, purpose))
  else
    await tx.insert(consents).values({ id: newId('cs'), personId, purpose, textVersion, channel: 'web', givenAt: at })
  return true
}
