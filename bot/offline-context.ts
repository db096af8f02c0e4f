import type { Ctx, GroupHost } from '../core/context.ts'
import { system } from '../core/roles.ts'
import type { Database } from '../db/client.ts'
import { readFile } from './import/file.ts'
import { noWordsRead } from './pictures/no-words.ts'
import { sourcesAlone } from './pictures/source.ts'
import { localSearch } from './search/local.ts'

const offline = async (): Promise<never> => {
  throw new Error('this work does not speak to Zalo or read feeds')
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

/** The system's own work on a database, with no platform behind it; light enough for a thread of its own to begin with. */
export const offlineContext = ({ db, write, scrub }: Database, { llm, link }: Pick<Ctx, 'llm' | 'link'>): Ctx => ({
  db,
  write,
  scrub,
  messenger: { send: offline, recentTexts: offline },
  groupHost: noGroups,
  search: localSearch(db, null),
  embed: null,
  fetchFeed: offline,
  readFeed: offline,
  readPage: { pattern: offline, feeds: offline, article: offline },
  readFile,
  pictures: sourcesAlone,
  readWords: noWordsRead,
  tellOut: { problemOf: () => null, post: async () => ({ kind: 'refused', reason: 'unreachable' }) },
  fetchPicture: async () => null,
  tryOut: null,
  llm,
  link,
  web: (path) => path,
  desk: (path) => `/console/${path}`,
  crypt: { seal: offline, unseal: offline },
  secondStep: 'required',
  callsPerMinute: 60,
  messagesLeft: offline,
  groupMessagesPerMonth: null,
  keyed: offline,
  now: Date.now,
  log: () => {},
  actor: system,
})
