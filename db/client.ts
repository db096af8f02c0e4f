import { type Client, createClient } from '@libsql/client'
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql'
import { fileClient } from './file-client.ts'
import { flushed } from './flush.ts'
import { emptyGaps } from './gaps.ts'
import { pathOf } from './path.ts'
import { turns } from './turns.ts'
import { takingWholeLetters } from './whole-letters.ts'

type Db = LibSQLDatabase
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0]

/**
 * What a verb reads with. Writing is not among its methods: every write goes through `Write`. Nor is `get`, which the driver
 * fails where there is no row: `all` is what finds one or none.
 */
export type Reader = Pick<Db, 'select' | 'selectDistinct' | 'all' | 'values' | '$count'>

/** One transaction. Inside, use `tx` only; no network call belongs in it. */
export type Write = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

/**
 * Takes what was deleted out of the write-ahead log too, where a database file has one; false where others read on and some
 * of it may still stand there. Each time some of the file's pages are looked through for copies that SQLite left there.
 */
export type Scrub = () => Promise<boolean>

/** `writer` is the one connection that writes a database file; nothing else may use it. */
export type Database = { db: Reader; write: Write; scrub: Scrub; client: Client; writer: Client; close(): void }

const busyTimeoutMs = 2000
// The driver holds the event loop while it waits, and the next minute tries again.
const scrubTimeoutMs = 100
const busyTries = 8

/**
 * The only maker of connections. A `file:` database gets one handle whose writes take turns; a server queues its own
 * writers, and a Worker must not wait on a promise that another request made.
 */
export async function open(url: string, authToken?: string): Promise<Database> {
  const local = url.startsWith('file:')
  const path = local ? pathOf(url) : ''
  const timeout = busyTimeoutMs
  const client = takingWholeLetters(local ? fileClient(path, { timeout }) : createClient({ url, authToken }))
  // Write-ahead logging stays with the file, so one connection sets it for all.
  const logged = local && (await client.execute('pragma journal_mode = wal')).rows[0]?.journal_mode === 'wal'
  const db = drizzle(client)
  if (!local) {
    const write: Write = (work) => db.transaction(work)
    return { db, write, scrub: async () => true, client, writer: client, close: () => client.close() }
  }

  const takeTurn = turns()
  // A commit itself need not wait for the disk: nobody is told of it before `flushed` has.
  const first = `pragma secure_delete = on${logged ? '; pragma synchronous = normal' : ''}`
  const writer = takingWholeLetters(fileClient(path, { timeout, first }))
  const writing = drizzle(writer)
  const write = unlessBusy(writer, (work) => asItFailed(work, (watched) => writing.transaction(watched)))
  const durably: Write = async (work) => {
    const result = await takeTurn(() => write(work))
    if (logged) await flushed(path)
    return result
  }
  let page = 2
  return {
    db,
    write: durably,
    async scrub() {
      // The log of a full disk is to be emptied all the more.
      const failed = await emptyGaps({ client, write: durably }, page).then(
        (next) => {
          page = next
          return null
        },
        (error: unknown) => ({ error }),
      )
      const emptied = await takeTurn(() => emptyLog(url))
      if (failed) throw failed.error
      return emptied
    },
    ...{ client, writer },
    close() {
      client.close()
      writer.close()
    },
  }
}

/**
 * On a full disk SQLite itself takes the transaction back, and the driver then fails to do so again: what is told is why the
 * work failed, and not that.
 */
async function asItFailed<T>(work: (tx: Tx) => Promise<T>, transact: (work: (tx: Tx) => Promise<T>) => Promise<T>) {
  let failed: { error: unknown } | null = null
  try {
    return await transact((tx) =>
      work(tx).catch((error: unknown) => {
        failed = { error }
        throw error
      }),
    )
  } catch (error) {
    throw (failed as { error: unknown } | null)?.error ?? error
  }
}

/** On a connection of its own: one that was busy must not be written on again (see `unlessBusy`). */
async function emptyLog(url: string): Promise<boolean> {
  const client = fileClient(pathOf(url), { timeout: scrubTimeoutMs })
  try {
    const { rows } = await client.execute('pragma wal_checkpoint(truncate)')
    return rows[0]?.busy === 0
  } finally {
    client.close()
  }
}

/**
 * A connection to a database file that writes copies of some tables, which it alone sees and which go with it; it must
 * write no other. One of SQLite's own rules does it: a temporary table hides the one of the same name.
 */
export async function openOverlay(url: string, tables: string[]): Promise<Database> {
  // The copies belong to one connection, so there must not be a second.
  const client = takingWholeLetters(fileClient(pathOf(url), { timeout: busyTimeoutMs }))
  // The copies refer to tables that are not copied, and a reference cannot leave its schema.
  await client.execute('pragma foreign_keys = off')
  await client.execute('pragma temp_store = memory')
  for (const table of tables) {
    const { rows } = await client.execute({
      sql: "select type, name, sql from sqlite_master where tbl_name = ? and sql is not null and type <> 'trigger' order by type desc",
      args: [table],
    })
    for (const { type, name, sql } of rows) {
      const definition = String(sql).replace(/^create (unique )?(table|index) \S+/i, (_, unique = '') =>
        type === 'table' ? `create temp table "${name}"` : `create ${unique}index temp."${name}"`,
      )
      await client.execute(definition)
      if (type === 'table') await client.execute(`insert into temp."${table}" select * from main."${table}"`)
    }
  }
  const db = drizzle(client)
  // A transaction would leave this connection, and the copies with it.
  const write: Write = (work) => work(db as unknown as Tx)
  return { db, write, scrub: async () => true, client, writer: client, close: () => client.close() }
}

/**
 * After SQLITE_BUSY the embedded driver keeps the failed statement open, and the next write on that connection reports
 * success without being committed (tursodatabase/libsql-client-ts#352). So a busy connection is thrown away at once,
 * before anything else can be written on it, and the whole transaction is tried again.
 */
function unlessBusy(client: Client, write: Write): Write {
  return async (work) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await write(work)
      } catch (error) {
        if (!isBusy(error)) throw error
        client.reconnect()
        if (attempt === busyTries) throw error
        await new Promise((resolve) => setTimeout(resolve, 20 * attempt))
      }
    }
  }
}

/** The SQLite code behind an error of the driver or of drizzle, such as `SQLITE_FULL`; null when it is another error. */
export function sqliteCode(error: unknown): string | null {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { extendedCode, code } = at as Error & { extendedCode?: unknown; code?: unknown }
    if (typeof extendedCode === 'string') return extendedCode
    if (typeof code === 'string' && code.startsWith('SQLITE_')) return code
  }
  return null
}

const isBusy = (error: unknown) => sqliteCode(error)?.startsWith('SQLITE_BUSY') ?? false

/** Locally the extended code tells; over HTTP the plain code already is the extended one. */
export const isDuplicate = (error: unknown) =>
  ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'].includes(sqliteCode(error) ?? '')
