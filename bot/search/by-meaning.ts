import type { Embed, Log, SearchLibrary } from '../../core/context.ts'
import { describe } from '../../core/errors.ts'
import { meaningIn } from '../../core/library/search/meaning.ts'
import type { VectorSearch } from './local.ts'

/** Has a question's meaning told by the model, where there is one and it answers in time; else words alone are searched. */
export const byMeaning = (search: VectorSearch, embed: Embed, log: Log): SearchLibrary =>
  embed
    ? async (question, clearance, options) =>
        search(question, clearance, options, await meaningOf(question, embed, log))
    : search

async function meaningOf(question: string, embed: NonNullable<Embed>, log: Log): Promise<ArrayLike<number> | null> {
  const asked = meaningIn(question)
  if (!asked) return null
  try {
    return Float32Array.from(await embed.question(asked))
  } catch (error) {
    const failure = describe(error)
    if (failure.kind !== 'model-resting') log('embedding.failed', failure)
    return null
  }
}
