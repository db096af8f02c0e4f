import { constants } from 'node:fs'
import { access, mkdir, open, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Database, sqliteCode } from './client.ts'
import { pathOf } from './path.ts'

/** There is no database to work on; the message says which, why, and what to do. */
export class DatabaseError extends Error {}

const magic = 'SQLite format 3\0'
// Another process that makes the file at this very moment fills it within milliseconds.
const fillTries = 20
const fillMs = 50
// Reading all of a large one would keep a start waiting; its damage is told when it is met.
const largestChecked = 256 * 1024 * 1024

/**
 * Looks whether a database file can be worked on before anything is opened, for SQLite takes an empty file and none at all
 * for a new database. Where `make` allows it, one that is not there is made, and its folder, for this user alone; SQLite
 * gives the files beside it the same rights. What an operator made or opened to others stays as it is.
 *
 * @throws DatabaseError for a file that is not there, empty, no database, or not to be written
 */
export async function readyFile(url: string, { make }: { make: boolean }): Promise<void> {
  const path = pathOf(url)
  if (!(await sizeOf(path)) && (await sizeOf(`${path}-wal`)))
    throw new DatabaseError(`${path} is gone or empty, but its log ${path}-wal is there: put the database back`)
  if ((await sizeOf(path)) === null) {
    if (!make)
      throw new DatabaseError(
        `there is no database at ${path}: DATABASE_URL says where it is, and loa migrate makes a new one`,
      )
    await makeFile(path)
    return
  }
  for (let tries = 0; (await sizeOf(path)) === 0 && tries < fillTries; tries++) await wait(fillMs)
  if ((await sizeOf(path)) === 0)
    throw new DatabaseError(`${path} is empty: put the backup back, or remove the file to begin anew`)
  for (const needed of [path, dirname(path)])
    await access(needed, constants.R_OK | constants.W_OK).catch(() => {
      throw new DatabaseError(`${needed} cannot be read and written by this user`)
    })
  if ((await beginningOf(path)) !== magic) throw new DatabaseError(`${path} is no database, or is damaged`)
}

/** @throws DatabaseError for a database of another program, or with pages that are not what they should be */
export async function readThrough({ client }: Pick<Database, 'client'>, url: string): Promise<void> {
  const path = pathOf(url)
  const { rows: tables } = await client.execute("select name from sqlite_master where type = 'table'")
  if (tables.length > 0 && !tables.some(({ name }) => name === '__drizzle_migrations'))
    throw new DatabaseError(`${path} holds the tables of another program`)
  if (((await sizeOf(path)) ?? 0) > largestChecked) return
  const { rows } = await client.execute('pragma quick_check(1)')
  if (rows[0]?.quick_check !== 'ok') throw damaged(path)
}

const sentences: Record<string, string> = {
  SQLITE_CORRUPT: 'is damaged: put the backup back',
  SQLITE_NOTADB: 'is no database, or is damaged',
  SQLITE_READONLY: 'cannot be written: its file or its folder is read-only',
  SQLITE_CANTOPEN: 'cannot be opened',
  SQLITE_IOERR: 'cannot be read: the disk answers with an error',
  SQLITE_FULL: 'cannot be written: the disk is full',
}

/** Why a file or a folder cannot be made, by what the system says. */
export const fileReasons: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'this user may store no more there',
  EFBIG: 'a file may not be so large there',
  EACCES: 'this user may not write there',
  EROFS: 'it is read-only',
  ENOENT: 'there is no such folder',
  ENOTDIR: 'a file stands where its folder would be',
  EEXIST: 'there is one already',
}

/** That something cannot be made, and why. */
export const unmade = (path: string, { code = '' }: NodeJS.ErrnoException) =>
  new DatabaseError(`${path} cannot be made${code in fileReasons ? `: ${fileReasons[code]}` : ` (${code})`}`)

const damaged = (path: string) => new DatabaseError(`${path} ${sentences.SQLITE_CORRUPT}`)

/** What the driver says of a database that cannot be worked on, in a sentence; any other error as it is. */
export function inWords(error: unknown, url: string): unknown {
  const code = sqliteCode(error)?.match(/^SQLITE_[A-Z]+/)?.[0]
  const sentence = code && sentences[code]
  return sentence ? new DatabaseError(`${url.startsWith('file:') ? pathOf(url) : 'the database'} ${sentence}`) : error
}

/** Null where nothing is. */
async function sizeOf(path: string): Promise<number | null> {
  const found = await stat(path).catch(() => null)
  if (found && !found.isFile()) throw new DatabaseError(`${path} is no file`)
  return found?.size ?? null
}

async function beginningOf(path: string): Promise<string> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(magic.length), 0, magic.length, 0)
    return buffer.toString('latin1', 0, bytesRead)
  } finally {
    await file.close()
  }
}

async function makeFile(path: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await writeFile(path, '', { flag: 'wx', mode: 0o600 })
  } catch (error) {
    // Another process was first.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return
    throw unmade(path, error as NodeJS.ErrnoException)
  }
}
