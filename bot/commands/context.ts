import type { Ctx } from '../../core/context.ts'
import { addressesOf, databaseConfig, type Environment, modelConfig } from '../config.ts'
import { openDatabase } from '../database.ts'
import { embeddingsOf } from '../model/embeddings.ts'
import { llmOf } from '../model/llm.ts'
import { offlineContext } from '../offline-context.ts'
import { byMeaning } from '../search/by-meaning.ts'
import { localSearch } from '../search/local.ts'
import { tryOutThread } from '../trial/thread.ts'

/** What a command works with: the database and the model, brought up to date; nothing of Zalo, so no account is needed. */
export async function commandContext(
  env: Environment,
  { make }: { make: boolean },
): Promise<{ ctx: Ctx; close(): void }> {
  const config = databaseConfig(env)
  const database = await openDatabase(config, { make })
  const { miniAppUrl } = addressesOf(env)
  const embed = embeddingsOf(modelConfig(env))
  const ctx: Ctx = {
    ...offlineContext(database, { llm: llmOf(modelConfig(env)), link: (path) => `${miniAppUrl}${path}` }),
    embed,
    search: byMeaning(localSearch(database.db, embed?.model ?? null), embed, () => {}),
    tryOut: config.DATABASE_URL.startsWith('file:') ? tryOutThread(config.DATABASE_URL) : null,
  }
  return { ctx, close: database.close }
}
