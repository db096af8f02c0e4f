import { readFile } from 'node:fs/promises'
import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryDatabase } from '../support/database.ts'

/** Numbers that look as if they were drawn, the same each time. */
function drawn() {
  let state = 1
  return (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return Math.floor((state / 0x80000000) * below)
  }
}

/** Rows that come, change and go, so that pages are parted and joined again and again; answers what is gone of them. */
async function busyYears(first: string[] = []) {
  const database = await temporaryDatabase()
  onTestFinished(() => database.remove())
  for (const statement of first) await database.writer.execute(statement)
  const { write } = database
  await write(async (tx) => {
    await tx.run(sql`create table said (id text primary key, who text, words text)`)
    await tx.run(sql`create index said_by on said (who)`)
    await tx.run(sql`create table kept (id text primary key, who text, words text) without rowid`)
  })
  const below = drawn()
  const alive = new Map<string, string>()
  const gone: string[] = []
  for (let year = 0; year < 30; year++)
    await write(async (tx) => {
      for (let i = 0; i < 40; i++) {
        const [id, word] = [`${below(1_000_000)}-${alive.size}-${i}`, `từ-${year}-${i}.`]
        const words = `${word} `.repeat(1 + below(below(200) + 1))
        for (const table of ['said', 'kept'])
          await tx.run(sql`insert into ${sql.raw(table)} values (${id}, ${word}, ${words})`)
        alive.set(id, word)
      }
      for (const [id, word] of alive) {
        if (below(20) > 0) continue
        for (const table of ['said', 'kept']) await tx.run(sql`delete from ${sql.raw(table)} where id = ${id}`)
        alive.delete(id)
        gone.push(word)
      }
    })
  return { database, gone, alive: [...alive.values()] }
}

test('with the minutes no copy is left of what was deleted, which SQLite made where it parted pages; what stands stays', async () => {
  const { database, gone, alive } = await busyYears()
  const found = async (words: string[]) => {
    const bytes = await readFile(database.path)
    return words.filter((word) => bytes.includes(word))
  }
  // Where it leaves none any more, `db/gaps.ts` has nothing to do.
  await database.client.execute('pragma wal_checkpoint(truncate)')
  expect((await found(gone)).length).toBeGreaterThan(0)
  for (let minute = 0; minute < 10; minute++) expect(await database.scrub()).toBe(true)
  expect((await readFile(`${database.path}-wal`)).length).toBe(0)
  expect(gone.length).toBeGreaterThan(300)
  expect(await found(gone)).toEqual([])
  const some = alive.filter((_, at) => at % 20 === 0)
  expect(await found(some)).toEqual(some)
  const { rows } = await database.client.execute('pragma integrity_check')
  expect(rows.map((row) => row.integrity_check)).toEqual(['ok'])
  const both = sql`select count(*) as count from said natural join kept`
  expect(await database.db.all(both)).toEqual([{ count: alive.length }])
})

test('a file that SQLite keeps short by itself is left alone: some of its pages are of another kind', async () => {
  const { database, gone } = await busyYears(['pragma auto_vacuum = full', 'vacuum'])
  await database.client.execute('pragma wal_checkpoint(truncate)')
  const before = await readFile(database.path)
  expect(gone.some((word) => before.includes(word))).toBe(true)
  for (let minute = 0; minute < 3; minute++) await database.scrub()
  expect((await readFile(database.path)).equals(before)).toBe(true)
})
