import type { Ctx } from '../../context.ts'
import { describe } from '../../errors.ts'
import type { FoundPassage, PassageSearch } from '../../library/search/search-passages.ts'
import type { Answer } from '../answer.ts'
import { modelText } from '../compose.ts'
import { citationsOf } from '../extractive.ts'
import { longestAnswer, longestModelText } from '../limits.ts'
import { groundedIn } from './grounding.ts'
import { declined, instructions, promptOf, shownOf } from './prompt.ts'
import { sentencesAsWritten } from './sentence-stream.ts'

/** Told each sentence of a model once it is whole and checked, as it will stand in the answer. */
export type OnSentence = (sentence: string) => void

const passagesShown = 5

/**
 * The answer in a model's words, if one is configured and every sentence of it stands on passages; else null, and the
 * extractive answer goes out. A model that fails or takes too long is no reason to leave somebody without an answer.
 */
export async function answerByModel(
  ctx: Ctx,
  found: PassageSearch,
  extractive: Answer,
  onSentence?: OnSentence,
): Promise<Answer | null> {
  if (!ctx.llm) return null
  const { questionId } = extractive
  const passages = found.passages.slice(0, passagesShown)
  const began = ctx.now()
  const refused = (why: string, stood: number) => {
    ctx.log('answer.model-refused', { questionId, why, sentences: stood })
    return null
  }
  try {
    const written = await writtenFrom(
      ctx.llm.complete(instructions, promptOf(found.query.text, passages)),
      passages,
      onSentence,
    )
    if ('refused' in written) return refused(written.refused, written.stood)
    const answer = composed(ctx, found, extractive, written)
    if (answer.text.length > longestModelText) return refused('long', written.sentences.length)
    ctx.log('answer.model', { questionId, sentences: written.sentences.length, ms: ctx.now() - began })
    return answer
  } catch (error) {
    ctx.log('answer.model-failed', { questionId, ...describe(error) })
    return null
  }
}

type Written = { sentences: string[]; used: FoundPassage[] } | { refused: string; stood: number }

/** Reads a model until its first sentence that does not stand: then nothing more of it is wanted. */
async function writtenFrom(
  pieces: AsyncIterable<string>,
  passages: FoundPassage[],
  onSentence?: OnSentence,
): Promise<Written> {
  const texts = passages.map((passage) =>
    [passage.label, passage.documentTitle, passage.documentNumber, shownOf(passage)].join('\n'),
  )
  const used: FoundPassage[] = []
  const sentences: string[] = []
  let length = 0
  for await (const sentence of sentencesAsWritten(pieces)) {
    const refused = (why: string) => ({ refused: why, stood: sentences.length })
    if (sentences.length === 0 && isLeadIn(sentence)) continue
    if (sentences.length > 0 && namesSources.test(sentence)) break
    if (sentence.includes(declined)) return refused('declined')
    const result = groundedIn(sentence, texts)
    if ('refused' in result) return refused(result.refused)
    length += sentence.length
    if (length > longestAnswer) return refused('long')
    // Passages are numbered as they come up, so that what was told of a sentence still holds when the last one stands.
    const numbers = result.cited.map((index) => numberOf(used, passages[index] as FoundPassage))
    sentences.push(
      sentence.replace(/ ?\[[^[\]]*\]/g, '').replace(/[.!?…]?$/, (end) => ` [${numbers.join(', ')}]${end || '.'}`),
    )
    onSentence?.(sentences.at(-1) as string)
  }
  return sentences.length > 0 ? { sentences, used } : { refused: 'empty', stood: 0 }
}

const longestLeadIn = 80
/** "Theo các đoạn được cho:" before what is said, which says nothing itself. */
const isLeadIn = (sentence: string) => sentence.length <= longestLeadIn && /^[^\d[\]]+:$/u.test(sentence)
// A list of what was cited, behind the last sentence: which these are the citations say.
const namesSources =
  /^(?:(?:các )?(?:nguồn|căn cứ|trích dẫn|tài liệu)(?: (?:trích dẫn|tham khảo|căn cứ))?)\s?:(?:\s?\[|$)/iu

function numberOf(used: FoundPassage[], passage: FoundPassage): number {
  if (!used.includes(passage)) used.push(passage)
  return used.indexOf(passage) + 1
}

/** The model's sentences over the clauses they stand on; what the library itself would have quoted stays in sight. */
function composed(
  ctx: Ctx,
  found: PassageSearch,
  extractive: Answer,
  { sentences, used }: { sentences: string[]; used: FoundPassage[] },
): Answer {
  const cited = citationsOf(ctx, found, used)
  const known = new Set(cited.map(({ passageId }) => passageId))
  const citations = [...cited, ...extractive.citations.filter(({ passageId }) => !known.has(passageId))]
  return { ...extractive, origin: 'model', citations, sentences, text: modelText(sentences, citations, used.length) }
}
