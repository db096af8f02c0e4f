import { type Ctx, type GroupHost, system } from '../../core/context.ts'
import type { Database } from '../../db/client.ts'
import { addressesOf, databaseConfig, type Environment, modelConfig } from '../config.ts'
import { embeddingsOf } from '../embeddings.ts'
import { readFile } from '../import/file.ts'
import { llmOf } from '../llm.ts'
import { openDatabase } from '../node.ts'
import { byMeaning } from '../search/by-meaning.ts'
import { localSearch } from '../search/local.ts'
import { tryOutThread } from '../trial/thread.ts'

const offline = async (): Promise<never> => {
  throw new Error('a command does not speak to Zalo or read feeds')
}

const noGroups: GroupHost = {
  assets: offline,
  create: offline,
  about: offline,
  change: offline,
  list: offline,
  moveTo: offline,
  dissolve: offline,
  members: offline,
  pending: offline,
  let: offline,
}

/** What a command works with: the database and the model, brought up to date; nothing of Zalo, so no account is needed. */
export async function commandContext(env: Environment): Promise<{ ctx: Ctx; close(): void }> {
  const config = databaseConfig(env)
  const database = await openDatabase(config)
  const { miniAppUrl } = addressesOf(env)
  const embed = embeddingsOf(modelConfig(env))
  const ctx: Ctx = {
    ...contextOver(database, { llm: llmOf(modelConfig(env)), link: (path) => `${miniAppUrl}${path}` }),
    embed,
    search: byMeaning(localSearch(database.db, embed?.model ?? null), embed, () => {}),
    tryOut: config.DATABASE_URL.startsWith('file:') ? tryOutThread(config.DATABASE_URL) : null,
  }
  return { ctx, close: database.close }
}

/** The system's own work on a database, with no platform behind it. */
export const contextOver = ({ db, write }: Database, { llm, link }: Pick<Ctx, 'llm' | 'link'>): Ctx => ({
  db,
  write,
  messenger: { send: offline, recentTexts: offline },
  groupHost: noGroups,
  search: localSearch(db, null),
  embed: null,
  fetchFeed: offline,
  readFile,
  tryOut: null,
  llm,
  link,
  callsPerMinute: 60,
  messagesLeft: offline,
  groupMessagesPerMonth: null,
  now: Date.now,
  log: () => {},
  actor: system,
})
