import { and, eq } from 'drizzle-orm'
import type { Reader, Tx } from '../../../db/client.ts'
import { admissions } from '../../../db/schema/admissions.ts'
import type { RoundRules } from '../../../db/schema/quizzes.ts'
import { AppError } from '../../errors.ts'
import { isGuest } from '../../roles.ts'
import { asksOf } from './rules.ts'

/** What somebody said as they entered, as they may see it; null where nothing stands. */
export async function admissionOf(db: Pick<Reader, 'select'>, roundId: string, personId: string) {
  const [row] = await db
    .select()
    .from(admissions)
    .where(and(eq(admissions.roundId, roundId), eq(admissions.personId, personId)))
  if (!row || row.withdrawnAt !== null) return null
  return { by: row.toldBy, birthYear: row.birthYear, guardian: row.guardian !== null }
}

/** Refuses whoever has yet to say what this round asks of them. */
export async function expectAdmitted(
  tx: Tx,
  round: { id: string; rules: RoundRules },
  person: Parameters<typeof isGuest>[0] & { id: string },
) {
  if (asksOf(round.rules, isGuest(person)).length === 0) return
  if (!(await admissionOf(tx, round.id, person.id))) throw new AppError('CONFLICT', 'attempt.not-entered')
}
