import { eq } from 'drizzle-orm'
import { answers, type Choice, questions } from '../../db/schema/answers.ts'
import type { Ctx } from '../context.ts'
import { passageById } from '../library/search/search-passages.ts'
import type { Answer, Asked, Question } from './answer.ts'
import { ask } from './ask.ts'
import { askerOf } from './asker/asker.ts'
import { extractiveText } from './compose.ts'
import { curatedAnswer, shownOf } from './curated/match.ts'
import { documentNamed, withChosen } from './document-numbers/mentioned.ts'
import { citationsOf } from './extractive.ts'
import { askedBefore, latestAsked } from './follow-up.ts'
import { procedureAnswer } from './procedures/by-name.ts'
import { answerOf, save } from './save.ts'

// A number said an hour later is about something else.
const choosingMs = 30 * 60_000

/** A number said in a chat: the clause that was offered under it; null where nothing was. */
export async function choose(ctx: Ctx, asked: Asked & { id: string }, number: number): Promise<Answer | null> {
  const { asker, isKept } = await askerOf(ctx, asked)
  const first = isKept ? await answerOf(ctx, asked.id, asked.personId) : null
  if (first) return first
  const offered = await lastOffered(ctx, asked)
  const choice = offered?.choices[number - 1]
  if (!offered || !choice) return null
  const question: Question = { ...asked, asker, text: offered.text }
  if ('documentId' in choice) {
    const { documentId } = choice
    const isThere = await documentNamed(ctx, documentId, asker.clearance)
    return ask(ctx, isThere ? { ...question, documentId } : asked, { asker })
  }
  const answer = await answerOffered(ctx, question, choice)
  if (!answer) return ask(ctx, asked, { asker })
  return save(ctx, { ...question, text: withChosen(offered.text, choice.title) }, answer)
}

/** What was offered, as it is there for the asker now; null once it is not. */
async function answerOffered(
  ctx: Ctx,
  { id, text, asker: { clearance } }: Question,
  choice: Exclude<Choice, { documentId: string }>,
): Promise<Answer | null> {
  if ('curatedId' in choice) {
    const [shown] = await shownOf(ctx, [choice.curatedId], clearance)
    return shown ? curatedAnswer(ctx, shown, id) : null
  }
  if ('procedureId' in choice) {
    const { procedureId, ...telling } = choice
    return procedureAnswer(ctx, id, procedureId, telling)
  }
  const passage = await passageById(ctx.db, choice.passageId, clearance)
  if (!passage) return null
  const citations = citationsOf(ctx, await ctx.search(text, clearance), [passage])
  return {
    questionId: id,
    ...{ outcome: 'found', origin: 'extractive', citations, text: extractiveText(citations), mayHandOn: true },
  }
}

async function lastOffered(ctx: Ctx, { channel, recipient, personId }: Asked) {
  if (!personId) return null
  const [last] = await ctx.db
    .select({ text: questions.text, choices: answers.choices })
    .from(questions)
    .innerJoin(answers, eq(answers.questionId, questions.id))
    .where(askedBefore(ctx, { personId, channel, recipient }, choosingMs))
    .orderBy(...latestAsked)
    .limit(1)
  return last?.choices ? { text: last.text, choices: last.choices satisfies Choice[] } : null
}
