import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, link, open, rename, rm } from 'node:fs/promises'
import type { Client } from '@libsql/client'
import { sqliteCode } from './client.ts'
import { DatabaseError, fileReasons, inWords } from './file.ts'
import { fileClient } from './file-client.ts'
import { newestMigration } from './migrate.ts'
import { pathOf } from './path.ts'

const chunkBytes = 4 * 1024 * 1024
const busyTimeoutMs = 2000

export type CopyOptions = {
  /** What was copied so far, and what there is to copy; what is written meanwhile is added to the second. */
  onBytes?: (done: number, all: number) => void
  signal?: AbortSignal
}

/**
 * Copies a database file as it stands at one moment, while the service reads and writes it: `to` is one whole file that was
 * looked through, or is not there. Nobody waits for it. Rows keep their places, which `vacuum into` would give anew.
 *
 * @throws DatabaseError for a file that is damaged or cannot be written, a disk that is full
 */
export async function copyDatabase(url: string, to: string, options: CopyOptions = {}): Promise<void> {
  // Another may make a copy of the same name, as two services on one file do in the same minute: the last of them stands.
  const part = `${to}.${randomUUID().slice(0, 8)}.part`
  try {
    await wholeCopy(url, part, options)
    await rename(part, to)
  } catch (error) {
    throw inWords(fileWords(error, to), `file:${part}`)
  } finally {
    await removeCopy(part)
  }
}

/** A copy as one file that was looked through. */
async function wholeCopy(url: string, part: string, options: CopyOptions): Promise<void> {
  // The log of a copy that was killed would be taken for this one's.
  await removeCopy(part)
  await copyPages(url, part, options)
  await foldLog(part)
  await expectWhole(part)
}

async function removeCopy(path: string): Promise<void> {
  for (const end of ['', '-wal', '-shm']) await rm(path + end, { force: true })
}

/**
 * While a snapshot is read, pages of the log may be moved into the file and the log may grow, but nothing that the snapshot
 * needs goes out of the log. So the file, copied first, and the log, copied after it, are together a whole database.
 */
async function copyPages(url: string, part: string, { onBytes = () => {}, signal }: CopyOptions): Promise<void> {
  const path = pathOf(url)
  const client = fileClient(path, { timeout: busyTimeoutMs })
  // To close any handle of a file takes the locks of the whole process off it: they are closed after the snapshot.
  const handles: FileHandle[] = []
  try {
    const snapshot = await client.transaction('deferred')
    await snapshot.execute('select count(*) from sqlite_master')
    let done = 0
    for (const end of ['', '-wal']) {
      const from = await open(path + end, 'r').catch(() => null)
      if (!from) continue
      handles.push(from)
      const target = await open(part + end, constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC, 0o600)
      handles.push(target)
      const before = done
      const { size } = await from.stat()
      for (let at = 0; ; ) {
        signal?.throwIfAborted()
        const { bytesRead, buffer } = await from.read(Buffer.alloc(chunkBytes), 0, chunkBytes, at)
        if (bytesRead === 0) break
        // On a full disk the first of them takes what there is room for, and the next says so.
        for (let put = 0; put < bytesRead; )
          put += (await target.write(buffer, put, bytesRead - put, at + put)).bytesWritten
        at += bytesRead
        done = before + at
        onBytes(done, Math.max(before + size, done))
      }
      await target.sync()
    }
    await snapshot.rollback()
  } finally {
    client.close()
    for (const handle of handles) await handle.close()
  }
}

/** Makes a file and its log one file. */
async function foldLog(path: string): Promise<void> {
  await withFile(path, async (client) => {
    await client.execute('pragma wal_checkpoint(truncate)')
    await client.execute('pragma journal_mode = delete')
  })
}

/** What is known of a database file without changing it. */
export type Held = {
  /** Ids of the units above which there are none: whose data it is. */
  roots: string[]
  /** When its newest migration was made, UTC milliseconds. */
  migratedTo: number
}

/**
 * Looks through a database file that nobody works on: its pages, its references, and whether this Loa can run it.
 *
 * @throws DatabaseError saying why it cannot be used
 */
export async function expectWhole(path: string): Promise<Held> {
  try {
    return await withFile(path, async (client) => {
      const { rows } = await client.execute('pragma quick_check(1)')
      if (rows[0]?.quick_check !== 'ok') throw new DatabaseError(`${path} is damaged`)
      const { rows: tables } = await client.execute(
        "select name from sqlite_master where name in ('__drizzle_migrations', 'units')",
      )
      if (tables.length < 2) throw new DatabaseError(`${path} is no database of Loa`)
      const { rows: applied } = await client.execute('select max(created_at) as at from __drizzle_migrations')
      const migratedTo = Number(applied[0]?.at ?? 0)
      if (migratedTo > newestMigration())
        throw new DatabaseError(`${path} was made by a newer Loa: put it back with that one`)
      const { rows: roots } = await client.execute('select id from units where parent_id is null order by id')
      return { roots: roots.map(({ id }) => String(id)), migratedTo }
    })
  } catch (error) {
    if (/^SQLITE_(CORRUPT|NOTADB)/.test(sqliteCode(error) ?? ''))
      throw new DatabaseError(`${path} is damaged or cut off`)
    throw inWords(error, `file:${path}`)
  }
}

/**
 * Puts a backup in a database's place and answers where what stood there is kept, null where nothing did. At every moment
 * there is one whole database at the place: a stop in the middle loses neither.
 *
 * @throws DatabaseError when the backup cannot be used, when it is another office's and `force` is not said, or while a
 * service works on the database
 */
export async function putBack(
  backup: string,
  url: string,
  { force = false, stamp, onBytes }: CopyOptions & { force?: boolean; stamp: string },
): Promise<{ kept: string | null }> {
  const path = pathOf(url)
  const held = await expectWhole(backup)
  const there = await open(path, 'r').then(
    (handle) => handle.close().then(() => true),
    () => false,
  )
  if (there) {
    await expectAlone(path)
    const now = await expectWhole(path).catch(() => null)
    const known = now !== null && now.roots.length > 0
    if (known && !force && now.roots.join() !== held.roots.join())
      throw new DatabaseError(`${backup} is of another office than ${path}: --force puts it there nevertheless`)
  }
  const part = `${path}.part`
  try {
    await wholeCopy(`file:${backup}`, part, { onBytes })
    const kept = there ? `${path}.before-${stamp}` : null
    if (kept) await link(path, kept)
    await rename(part, path)
    return { kept }
  } catch (error) {
    throw fileWords(error, path)
  } finally {
    await removeCopy(part)
  }
}

/** Nobody else has it open: only then can its log be folded into it, and it be taken away. */
async function expectAlone(path: string): Promise<void> {
  const mode = await withFile(path, async (client) => {
    const { rows } = await client.execute('pragma journal_mode = delete')
    return rows[0]?.journal_mode
  }).catch((error) => {
    if (/SQLITE_(BUSY|LOCKED)/.test(String((error as { code?: unknown }).code))) return 'wal'
    // One that is damaged is what a backup is put back for.
    return null
  })
  if (mode === 'wal') throw new DatabaseError(`${path} is in use: stop the service first`)
}

async function withFile<T>(path: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = fileClient(path, { timeout: 0 })
  try {
    return await work(client)
  } finally {
    client.close()
  }
}

function fileWords(error: unknown, path: string): unknown {
  const reason = fileReasons[(error as NodeJS.ErrnoException)?.code ?? '']
  return reason ? new DatabaseError(`${path} cannot be written: ${reason}`) : error
}
