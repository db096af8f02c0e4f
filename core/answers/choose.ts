import { eq } from 'drizzle-orm'
import { answers, type Choice, questions } from '../../db/schema/answers.ts'
import type { Ctx } from '../context.ts'
import { passageById } from '../library/search/search-passages.ts'
import type { Answer, Asked } from './answer.ts'
import { ask } from './ask.ts'
import { extractiveText } from './compose.ts'
import { curatedAnswer, shownOf } from './curated/match.ts'
import { documentNamed, withChosen } from './document-numbers/mentioned.ts'
import { citationsOf } from './extractive.ts'
import { askedBefore, latestAsked } from './follow-up.ts'
import { readerAccess } from './reader-access.ts'
import { answerOf, save } from './save.ts'

// A number said an hour later is about something else.
const choosingMs = 30 * 60_000

/** A number said in a chat: the clause that was offered under it, or, where nothing was asked back, a question like any. */
export async function choose(ctx: Ctx, asked: Asked & { id: string }, number: number): Promise<Answer> {
  const known = await answerOf(ctx, asked.id, asked.personId)
  if (known) return known
  const offered = await lastOffered(ctx, asked)
  const choice = offered?.choices[number - 1]
  if (!offered || !choice) return ask(ctx, asked)
  const access = await readerAccess(ctx, asked)
  if ('documentId' in choice) {
    const { documentId } = choice
    return ask(
      ctx,
      (await documentNamed(ctx, documentId, access)) ? { ...asked, text: offered.text, documentId } : asked,
    )
  }
  const text = withChosen(offered.text, choice.title)
  if ('curatedId' in choice) {
    const [shown] = await shownOf(ctx, [choice.curatedId], access)
    return shown ? save(ctx, { ...asked, text }, curatedAnswer(ctx, shown, asked.id)) : ask(ctx, asked)
  }
  const passage = await passageById(ctx.db, choice.passageId, access)
  if (!passage) return ask(ctx, asked)
  const citations = citationsOf(ctx, await ctx.search(offered.text, access), [passage])
  return save(
    ctx,
    { ...asked, text },
    {
      questionId: asked.id,
      ...{ outcome: 'found', origin: 'extractive', citations, text: extractiveText(citations), mayHandOn: true },
    },
  )
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
