import type { Ctx } from '../../core/context.ts'
import { importDocuments } from '../../core/library/import.ts'
import { importRefusal } from '../../core/messages.ts'
import { contextOver } from '../commands/context.ts'
import { readDocuments } from '../import/read.ts'
import { temporaryDatabase } from '../temporary-database.ts'
import { EvaluationError } from './questions.ts'

const tellEveryMs = 2000

/**
 * A library of the documents in one file, in a database of its own. `indexS`: the seconds it took to take them in.
 *
 * @throws EvaluationError when nothing in the file could be taken in
 */
export async function temporaryLibrary(
  corpus: string,
  tell: (line: string) => void,
): Promise<{ ctx: Ctx; indexS: number; remove(): Promise<void> }> {
  const database = await temporaryDatabase()
  try {
    const ctx = contextOver(database, { llm: null, link: (path) => path })
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
    return { ctx, indexS, remove: database.remove }
  } catch (error) {
    await database.remove()
    throw error
  }
}
