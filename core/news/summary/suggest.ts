import type { Ctx } from '../../context.ts'
import { AppError, describe } from '../../errors.ts'
import { readArticleAt } from '../article-at.ts'
import { itemFor } from '../item.ts'
import { clip, oneLine } from '../plain.ts'
import { longestSummary, sentencesFrom } from './extract.ts'
import { untoldIn } from './grounded.ts'
import { markOf, summaryPrompt } from './prompt.ts'

/** `by` a model where one is configured and told nothing but what is in the article; `untold` is what it had told besides. */
export type Suggestion = { summary: string; by: 'model' | 'sentences'; untold: string[] }

const longestArticle = 12_000

/**
 * A summary for an item of news, from its article. Nothing is written: the editor takes it or does not.
 * @throws AppError INVALID item.no-article where it leads to none, item.licence where its source lets titles out alone
 */
export async function suggestSummary(ctx: Ctx, id: string): Promise<Suggestion> {
  const item = await itemFor(ctx, 'item.write', id)
  if (item.kind !== 'news' || !item.link) throw new AppError('INVALID', 'item.no-article')
  if (item.licence === 'link') throw new AppError('INVALID', 'item.licence')
  const article = await readArticleAt(ctx, item.link)
  const plain: Suggestion = {
    summary:
      sentencesFrom({ title: item.title, lead: article.lead, text: article.text }) ||
      clip(article.lead, longestSummary),
    by: 'sentences',
    untold: [],
  }
  const told = [item.title, article.title, article.lead, article.text].join('\n')
  const written = await writtenBy(ctx, told)
  if (!written) return plain
  const untold = untoldIn(written, told)
  return untold.length > 0 ? { ...plain, untold } : { summary: `${written} ${markOf.model}`, by: 'model', untold }
}

/** What the model wrote; null where there is none, or it fails, or it wrote more than was asked for. */
async function writtenBy(ctx: Ctx, article: string): Promise<string | null> {
  if (!ctx.llm) return null
  try {
    let written = ''
    for await (const piece of ctx.llm.complete(summaryPrompt, article.slice(0, longestArticle))) {
      written += piece
      if (written.length > 4 * longestSummary) return null
    }
    const summary = oneLine(written)
    const isFit = summary !== '' && summary.length + markOf.model.length + 1 <= longestSummary
    return isFit ? summary : null
  } catch (error) {
    ctx.log('summary.failed', { ...describe(error) })
    return null
  }
}
