import { eq } from 'drizzle-orm'
import { answers, questions } from '../../../db/schema/answers.ts'
import type { Ctx } from '../../context.ts'
import { partsAlone } from '../../procedures/asked.ts'
import { cardText, type Telling, toldOf } from '../../procedures/card.ts'
import { askedOf, type Named, shownById } from '../../procedures/match.ts'
import { whichProcedure } from '../../procedures/messages.ts'
import type { Answer, Question } from '../answer.ts'
import { askedJustBefore, latestAsked } from '../follow-up.ts'

const mostOffered = 5

/** The card of the procedure that a question names, or which of several is meant; null where it asks for more than a record tells. */
export async function answerByProcedure(ctx: Ctx, question: Question, named: Named[]): Promise<Answer | null> {
  if (named.length === 0) return goneOn(ctx, question)
  const asked = askedOf(question.text, named, question.asker.scopePath)
  if (!asked) return null
  const { language, parts, procedures } = asked
  const [only, ...others] = procedures
  if (!only) return null
  if (others.length === 0) return procedureAnswer(ctx, question.id, only.procedureId, { language, parts })
  const isOneName = new Set(procedures.map(({ name }) => name)).size < procedures.length
  const choices = procedures.slice(0, mostOffered).map(({ procedureId, name, unitName }) => ({
    ...{ procedureId, language, parts, title: isOneName ? `${name} (${unitName})` : name },
  }))
  const { ask, how } = whichProcedure[language]
  const text = [ask, ...choices.map(({ title }, at) => `${at + 1}. ${title}`), how].join('\n')
  return {
    questionId: question.id,
    outcome: 'not_found',
    origin: 'procedure',
    citations: [],
    choices,
    text,
    mayHandOn: true,
  }
}

/** “Bao nhiêu tiền?” right after a card asks of the same procedure. */
async function goneOn(ctx: Ctx, question: Question): Promise<Answer | null> {
  const alone = partsAlone(question.text)
  const before = alone && askedJustBefore(ctx, question)
  if (!before) return null
  const [last] = await ctx.db
    .select({ procedure: answers.procedure })
    .from(questions)
    .innerJoin(answers, eq(answers.questionId, questions.id))
    .where(before)
    .orderBy(...latestAsked)
    .limit(1)
  return last?.procedure ? procedureAnswer(ctx, question.id, last.procedure.id, alone) : null
}

/** The card of one procedure; null once no version of it is shown. */
export async function procedureAnswer(
  ctx: Ctx,
  questionId: string,
  procedureId: string,
  telling: Telling,
): Promise<Answer | null> {
  const shown = await shownById(ctx.db, procedureId)
  if (!shown) return null
  const procedure = toldOf(ctx, shown, telling)
  const card = { procedure, text: cardText(procedure) }
  return { questionId, outcome: 'found', origin: 'procedure', citations: [], ...card, mayHandOn: true }
}
