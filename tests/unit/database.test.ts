import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createClient } from '@libsql/client'
import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { isDuplicate } from '../../db/client.ts'
import { bundled } from '../support/bundled.ts'
import { temporaryDatabase } from '../support/database.ts'

const insert = (text: string) => sql`insert into notes values (${text})`

async function withNotes() {
  const database = await temporaryDatabase()
  onTestFinished(() => database.remove())
  await database.write((tx) => tx.run(sql`create table notes (text text primary key)`))
  const elsewhere = createClient({ url: database.url, timeout: 0 })
  onTestFinished(() => elsewhere.close())
  const stored = async () =>
    (await elsewhere.execute('select text from notes order by rowid')).rows.map((row) => row.text)
  return { database, elsewhere, stored }
}

test('the bare client loses a write after SQLITE_BUSY: it reports success and the row never arrives', async () => {
  const { database, elsewhere, stored } = await withNotes()
  const bare = createClient({ url: database.url, timeout: 0 })
  onTestFinished(() => bare.close())
  const holder = await elsewhere.transaction('write')
  await expect(bare.execute("insert into notes values ('while busy')")).rejects.toMatchObject({ code: 'SQLITE_BUSY' })
  await holder.commit()
  expect((await bare.execute("insert into notes values ('after busy')")).rowsAffected).toBe(1)
  expect(await stored()).toEqual([])
})

test('ours waits out a busy database and loses nothing', async () => {
  const { database, elsewhere, stored } = await withNotes()
  const holder = await elsewhere.transaction('write')
  // The driver is synchronous: while it waits it holds the event loop, so the holder can only let go once it gives up.
  const waiting = database.write((tx) => tx.run(insert('while busy')))
  const next = database.write((tx) => tx.run(insert('after busy')))
  await new Promise((resolve) => setTimeout(resolve, 10))
  await holder.commit()
  await Promise.all([waiting, next])
  expect(await stored()).toEqual(['while busy', 'after busy'])
})

test('fifty transactions at once all pass, each whole', async () => {
  const { database, stored } = await withNotes()
  const each = Array.from({ length: 50 }, (_, i) =>
    database.write(async (tx) => {
      await tx.run(insert(`${i} a`))
      await new Promise((resolve) => setTimeout(resolve, 1))
      await tx.run(insert(`${i} b`))
    }),
  )
  await Promise.all(each)
  const texts = await stored()
  expect(texts).toHaveLength(100)
  for (let i = 0; i < 50; i++) expect(texts.slice(2 * i, 2 * i + 2)).toEqual([`${i} a`, `${i} b`])
})

test('a failed transaction leaves nothing behind and does not stop the next', async () => {
  const { database, stored } = await withNotes()
  const broken = database.write(async (tx) => {
    await tx.run(insert('half'))
    throw new Error('on purpose')
  })
  await expect(broken).rejects.toThrow('on purpose')
  await database.write((tx) => tx.run(insert('whole')))
  expect(await stored()).toEqual(['whole'])
})

test('a statement that is kept reads a table which another process has changed, and one that failed is asked anew', async () => {
  const { database, elsewhere } = await withNotes()
  await database.write((tx) => tx.run(insert('one')))
  const all = () => database.client.execute('select * from notes')
  expect((await all()).rows).toMatchObject([{ text: 'one' }])
  await elsewhere.execute("alter table notes add column day text default 'today'")
  const changed = await all()
  expect(changed).toMatchObject({ columns: ['text', 'day'], rows: [{ text: 'one', day: 'today' }] })
  const twice = (text: string) => database.client.execute({ sql: 'insert into notes values (?, null)', args: [text] })
  await expect(twice('one')).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT' })
  expect((await twice('two')).rowsAffected).toBe(1)
  await expect(twice('two')).rejects.toMatchObject({ extendedCode: 'SQLITE_CONSTRAINT_PRIMARYKEY' })
  expect((await all()).rows.map(({ text }) => text)).toEqual(['one', 'two'])
})

test('what a file cannot hold is refused, and does not end the process', async () => {
  const { database } = await withNotes()
  const held = async (value: unknown) =>
    (await database.client.execute({ sql: 'select ? as value', args: [value as string] })).rows[0]?.value
  for (const value of [undefined, Symbol('x'), {}, []]) await expect(held(value)).rejects.toThrow(TypeError)
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 2n ** 64n])
    await expect(held(value)).rejects.toThrow(RangeError)
  expect(await Promise.all([true, new Date(5), 7n, null, 1.5, 'Đ'].map(held))).toEqual([1, 5, 7, null, 1.5, 'Đ'])
  expect(await held(new Uint8Array([1, 2]))).toEqual(new Uint8Array([1, 2]).buffer)
})

test('two processes write to one file at once and lose nothing', async () => {
  const { database, stored } = await withNotes()
  const script = await bundled('tests/support/write-notes.ts')
  const other = spawn(process.execPath, [script, database.url, '200'], { stdio: 'inherit' })
  const exited = once(other, 'exit')
  for (let i = 0; i < 200; i++) {
    await database.write((tx) => tx.run(insert(`ours ${i}`)))
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  expect(await exited).toEqual([0, null])
  const texts = await stored()
  expect(texts.filter((text) => String(text).startsWith('theirs'))).toHaveLength(200)
  expect(texts.filter((text) => String(text).startsWith('ours'))).toHaveLength(200)
})

test('a duplicate is told apart from other errors', async () => {
  const { database } = await withNotes()
  await database.write((tx) => tx.run(insert('once')))
  const again = await database.write((tx) => tx.run(insert('once'))).catch((error: unknown) => error)
  expect(isDuplicate(again)).toBe(true)
  expect(isDuplicate(new Error('other'))).toBe(false)
})

test('the file is in write-ahead mode and every commit is flushed', async () => {
  const { database } = await withNotes()
  expect(await database.db.all(sql`pragma journal_mode`)).toMatchObject([{ journal_mode: 'wal' }])
  expect(await database.db.all(sql`pragma synchronous`)).toMatchObject([{ synchronous: 2 }])
})
