import type { Ctx } from '../../context.ts'
import type { Quiz } from '../quizzes.ts'
import type { Round } from '../rounds.ts'
import { quizHash } from './content-hash.ts'
import { othersWhoMay } from './publish.ts'

/**
 * What a console needs to say who may let this be seen: the hash of what is shown, what the reader wrote themself, and how
 * many others could.
 */
export async function publishingOf(ctx: Ctx, quiz: Quiz & { rounds: Pick<Round, 'id' | 'proposedBy'>[] }) {
  const mine = (personId: string | null) => personId !== null && personId === ctx.actor.personId
  return {
    contentHash: await quizHash(ctx.db, quiz.id),
    own: mine(quiz.editedBy),
    ownRounds: quiz.rounds.filter(({ proposedBy }) => mine(proposedBy)).map(({ id }) => id),
    others: await othersWhoMay(ctx, quiz),
  }
}
