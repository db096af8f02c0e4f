import { existsSync } from 'node:fs'
import {
  mkdir,
  mkdtemp,
  open as openFile,
  readdir,
  readFile,
  rm,
  stat,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../bot/database.ts'
import { sweepFolders } from '../../bot/import/ocr.ts'
import { DatabaseError } from '../../db/file.ts'

async function folder() {
  const made = await mkdtemp(join(tmpdir(), 'loa-'))
  onTestFinished(() => rm(made, { recursive: true, force: true }))
  return made
}

const openAt = (path: string, options?: { make: boolean }) =>
  openDatabase({ DATABASE_URL: `file:${path}`, DATABASE_AUTH_TOKEN: undefined }, options)

/** A database that Loa made and closed, with something in it. */
async function made() {
  const path = join(await folder(), 'loa.db')
  const database = await openAt(path)
  await database.client.execute(`create table bulk as with recursive n(i) as (select 1 union all select i + 1 from n
    where i < 2000) select i, hex(randomblob(100)) as words from n`)
  await database.scrub()
  database.close()
  return path
}

const refusal = async (path: string, options?: { make: boolean }) => {
  try {
    ;(await openAt(path, options)).close()
  } catch (error) {
    if (error instanceof DatabaseError) return error.message
    throw error
  }
  return null
}

test('where there is none, what only reads makes none, nor its folder', async () => {
  const inside = await folder()
  const path = join(inside, 'data', 'loa.db')
  expect(await refusal(path, { make: false })).toBe(
    `there is no database at ${path}: DATABASE_URL says where it is, and loa migrate makes a new one`,
  )
  expect(await readdir(inside)).toEqual([])
  expect(await refusal(path)).toBeNull()
  expect(await refusal(path, { make: false })).toBeNull()
})

test('an empty file, one of other bytes, a folder, and a log without its database are refused and left alone', async () => {
  const inside = await folder()
  const path = join(inside, 'loa.db')
  await writeFile(path, '')
  expect(await refusal(path)).toContain(`${path} is empty`)
  expect((await stat(path)).size).toBe(0)
  await writeFile(path, 'không phải cơ sở dữ liệu '.repeat(1000))
  expect(await refusal(path)).toBe(`${path} is no database, or is damaged`)
  await rm(path)
  await writeFile(`${path}-wal`, 'nhật ký')
  expect(await refusal(path)).toContain('is gone or empty')
  expect(existsSync(path)).toBe(false)
  await rm(`${path}-wal`)
  await mkdir(path)
  expect(await refusal(path)).toBe(`${path} is no file`)
})

test('a database whose pages were damaged, or whose end is missing, is refused', async () => {
  const path = await made()
  const whole = await readFile(path)
  const file = await openFile(path, 'r+')
  await file.write(Buffer.alloc(4096, 0x5a), 0, 4096, Math.floor(whole.length / 2 / 4096) * 4096)
  await file.close()
  expect(await refusal(path)).toBe(`${path} is damaged: put the backup back`)
  await writeFile(path, whole)
  expect(await refusal(path)).toBeNull()
  await truncate(path, Math.floor(whole.length / 2 / 4096) * 4096)
  expect(await refusal(path)).toBe(`${path} is damaged: put the backup back`)
})

test('a database that a newer Loa made, or another program, is refused and not changed', async () => {
  const path = await made()
  const client = createClient({ url: `file:${path}` })
  await client.execute("insert into __drizzle_migrations (hash, created_at) values ('later', 9999999999999)")
  client.close()
  expect(await refusal(path)).toContain('made by a newer Loa')

  const theirs = join(await folder(), 'theirs.db')
  const other = createClient({ url: `file:${theirs}` })
  await other.execute('create table invoices (id)')
  other.close()
  expect(await refusal(theirs)).toBe(`${theirs} holds the tables of another program`)
  const again = createClient({ url: `file:${theirs}` })
  onTestFinished(() => again.close())
  const { rows } = await again.execute('select name from sqlite_master')
  expect(rows.map(({ name }) => name)).toEqual(['invoices'])
})

test('folders of readings whose process died are swept at the start; those of the living stay', async () => {
  const leftover = async (name: string) => {
    const path = join(tmpdir(), name)
    await mkdir(path, { recursive: true })
    await writeFile(join(path, 'page-1.png'), 'x')
    onTestFinished(() => rm(path, { recursive: true, force: true }))
    return path
  }
  const dead = await leftover('loa-ocr-999999999-chet')
  const living = await leftover(`loa-ocr-${process.pid}-song`)
  const old = await leftover('loa-ocr-cuXXXX')
  const aged = new Date(Date.now() - 2 * 60 * 60 * 1000)
  await utimes(old, aged, aged)
  await sweepFolders()
  expect([dead, living, old].map((path) => existsSync(path))).toEqual([false, true, false])
})
