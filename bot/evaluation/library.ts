import type { Ctx, Embed } from '../../core/context.ts'
import type { NearTo } from '../../core/evaluation/retrieval.ts'
import { importDocuments } from '../../core/intake/import-documents.ts'
import { importRefusal } from '../../core/library/messages.ts'
import { meaningIn } from '../../core/library/search/meaning.ts'
import { searchPassages } from '../../core/library/search/search-passages.ts'
import { denseIndex } from '../../core/vectors/dense.ts'
import { embedSections } from '../../core/vectors/embed-sections.ts'
import { readDocuments } from '../import/read.ts'
import { offlineContext } from '../offline-context.ts'
import { EvaluationError } from './questions.ts'
import { temporaryDatabase } from './temporary-database.ts'

const tellEveryMs = 2000

/**
 * A library of the documents in one file, in a database of its own; where a model of meanings is given, it has read them.
 * `indexS`: the seconds it took to take them in, without that.
 *
 * @throws EvaluationError when nothing in the file could be taken in
 */
export async function temporaryLibrary(
  corpus: string,
  tell: (line: string) => void,
  embed: Embed = null,
): Promise<{ ctx: Ctx; near: NearTo | null; indexS: number; remove(): Promise<void> }> {
  const database = await temporaryDatabase()
  try {
    const ctx: Ctx = { ...offlineContext(database, { llm: null, link: (path) => path }), embed }
    const started = performance.now()
    let told = started
    const { passages, refused } = await importDocuments(ctx, readDocuments([corpus]), {
      onProgress: ({ passages }) => {
        if (performance.now() - told < tellEveryMs) return
        told = performance.now()
        tell(`${passages} passages taken in`)
      },
    })
    const indexS = Math.round((performance.now() - started) / 100) / 10
    const [first] = refused
    const why = first && `${first.name}${first.line ? `, line ${first.line}` : ''}: ${importRefusal(first.reason)}`
    if (passages === 0) throw new EvaluationError(`${corpus} holds nothing to search. ${why ?? ''}`.trim())
    if (refused.length > 0) tell(`${refused.length} were refused, such as ${why}`)
    tell(`${passages} passages taken in, in ${indexS} s`)
    const near = embed ? await readMeanings(ctx, embed, tell) : null
    const search: Ctx['search'] = async (question, access, options) =>
      searchPassages(database.db, question, access, { ...options, near: near && (await near(question)) })
    return { ctx: { ...ctx, search }, near, indexS, remove: database.remove }
  } catch (error) {
    await database.remove()
    throw error
  }
}

/** Fails where the server does: figures of a half-read library would say nothing. */
async function readMeanings(ctx: Ctx, embed: NonNullable<Embed>, tell: (line: string) => void): Promise<NearTo> {
  let told = performance.now()
  await embedSections(ctx, {
    onProgress: ({ done, left }) => {
      if (performance.now() - told < tellEveryMs) return
      told = performance.now()
      tell(`${done} sections read by ${embed.model}, ${left} left`)
    },
  })
  const dense = denseIndex(embed.model)
  await dense.refresh(ctx.db)
  return async (question) => {
    const asked = meaningIn(question)
    return asked ? dense.near(await embed.question(asked)) : null
  }
}
