import { eq } from 'drizzle-orm'
import type { Reader } from '../../../db/client.ts'
import { rounds } from '../../../db/schema/quizzes.ts'
import { AppError } from '../../errors.ts'
import { sectionProblems } from '../rules.ts'

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
