import { and, asc, eq, ne } from 'drizzle-orm'
import type { Reader } from '../../../db/client.ts'
import { quizQuestions, type RoundRules, rounds } from '../../../db/schema/quizzes.ts'
import { AppError } from '../../errors.ts'
import { isLive, sectionProblems } from '../rules.ts'

/**
 * Refuses questions of these sections where a round of the quiz asks more than there would be, of all or of one section.
 *
 * @throws AppError INVALID quiz.questions, which names the round and what it lacks
 */
export async function expectEnough(db: Pick<Reader, 'select'>, quizId: string, sections: string[]): Promise<void> {
  const held = await db.select().from(rounds).where(eq(rounds.quizId, quizId))
  const fields = held.flatMap(({ name, rules }) => {
    const lacks = sections.length
    if (rules.questionCount > lacks) {
      const problem = `${name} hỏi ${rules.questionCount} câu mỗi lượt; còn ${lacks} câu thì không đủ.`
      return [{ field: 'questions', problem }]
    }
    return sectionProblems(rules, sections).map(({ problem }) => ({
      field: 'questions',
      problem: `${name}: ${problem}`,
    }))
  })
  if (fields.length > 0) throw new AppError('INVALID', 'quiz.questions', { fields, count: fields.length })
}

/** @throws AppError INVALID where a round is played together and a question is of a kind that a hall has no buttons for. */
export async function expectPlayable(db: Pick<Reader, 'select'>, quizId: string, rules: RoundRules[]): Promise<void> {
  if (!rules.some(isLive)) return
  const typed = await db
    .select({ position: quizQuestions.position })
    .from(quizQuestions)
    .where(and(eq(quizQuestions.quizId, quizId), ne(quizQuestions.kind, 'choice')))
    .orderBy(asc(quizQuestions.position))
  if (typed.length === 0) return
  const which = typed.map(({ position }) => position + 1).join(', ')
  const problem = `Phòng trực tiếp chỉ hỏi câu chọn phương án; câu ${which} thì xếp thứ tự hoặc tự viết trả lời.`
  throw new AppError('INVALID', 'round.rules', { fields: [{ field: 'rules.live', problem }] })
}
