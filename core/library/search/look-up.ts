import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { isFarLonger } from '../../text/length.ts'
import { normalize } from '../../text/normalize.ts'
import { dayOf } from '../../time.ts'
import { clearanceOf } from '../clearance.ts'
import { clauseForceOn, isOver } from '../force/clause-force.ts'
import type { Filters } from './filters.ts'
import { longestQuestion } from './query.ts'
import { quoteOf } from './quote.ts'

const mostFound = 20
const snippetLength = 240

/** The passages of some documents, or of all, that best fit what was typed, each with the part that fits and whether it is in force. */
export async function lookUp(ctx: Ctx, words: string, filters: Filters = {}) {
  if (isFarLonger(words, longestQuestion))
    throw new AppError('INVALID', 'question.long', { length: words.length, limit: longestQuestion })
  const text = normalize(words).trim()
  if (!text) throw new AppError('INVALID', 'empty')
  if (text.length > longestQuestion)
    throw new AppError('INVALID', 'question.long', { length: text.length, limit: longestQuestion })
  const { passages, weighed, counts } = await ctx.search(text, clearanceOf(ctx.actor), { limit: mostFound, filters })
  const day = filters.inForceOn ?? dayOf(ctx.now())
  return passages.slice(0, mostFound).flatMap((passage) => {
    const { id, label, documentTitle, documentNumber, text: whole } = passage
    const { inForce, changes } = clauseForceOn(day, passage)
    if (filters.inForceOn && isOver(inForce)) return []
    const snippet = quoteOf(whole, weighed, counts, snippetLength)
    return [{ id, label, documentTitle, documentNumber, snippet, inForce, changes }]
  })
}
