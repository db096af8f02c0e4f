import type { Ctx } from '../context.ts'
import type { PassageSearch } from '../library/passage-search.ts'
import { answerSentences } from '../messages.ts'
import type { Answer } from './answer.ts'
import { groundsOf } from './check.ts'
import { sourceLine } from './compose.ts'
import { citationsOf } from './extractive.ts'
import { longestAnswer } from './limits.ts'
import { declined, instructions, promptOf } from './prompt.ts'

const passagesShown = 5

/**
 * The answer in a model's words, if one is configured and every sentence of it stands on passages; else null, and the
 * extractive answer goes out. A model that fails or takes too long is no reason to leave somebody without an answer.
 */
export async function modelAnswer(
  ctx: Ctx,
  question: string,
  found: PassageSearch,
  extractive: Answer,
): Promise<Answer | null> {
  if (!ctx.llm) return null
  const passages = found.passages.slice(0, passagesShown)
  const written = await ctx.llm.complete(instructions, promptOf(question, passages)).then(
    (text) => text.normalize('NFC').trim(),
    (error: unknown) => {
      ctx.log('answer.model-failed', {
        questionId: extractive.questionId,
        kind: error instanceof Error ? error.name : 'unknown',
      })
      return ''
    },
  )
  if (!written || written.includes(declined)) return null
  const grounds = groundsOf(
    written,
    passages.map(
      ({ text, lead, label, documentTitle, documentNumber }) =>
        `${label} ${documentTitle} ${documentNumber} ${lead} ${text}`,
    ),
  )
  if (!grounds) {
    ctx.log('answer.model-ungrounded', { questionId: extractive.questionId })
    return null
  }
  const citations = citationsOf(
    ctx,
    found,
    passages.filter((_, i) => grounds.includes(i)),
  )
  const renumbered = written.replace(
    /\[(\d{1,2}(?:\s*,\s*\d{1,2})*)\]/g,
    (_, list: string) =>
      `[${list
        .split(',')
        .map((one) => position(grounds, Number(one) - 1))
        .join(', ')}]`,
  )
  const sources = citations.map((citation, i) => `[${i + 1}] ${sourceLine(citation).replace(/^— /, '')}`)
  const text = [answerSentences.byModel, renumbered, sources.join('\n')].join('\n\n')
  if (text.length > longestAnswer * 2) return null
  return { ...extractive, origin: 'model', citations, text }
}

/** Passages are numbered anew by those that were used, in their order. */
const position = (grounds: number[], index: number) => [...grounds].sort((a, b) => a - b).indexOf(index) + 1
