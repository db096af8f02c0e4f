import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../bot/database.ts'
import { countsOf, fill, migrateTo, schemas, shapeOf, tablesOf } from '../support/older-schemas.ts'

async function file() {
  const folder = await mkdtemp(join(tmpdir(), 'loa-upgrade-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return `file:${join(folder, 'loa.db')}`
}

const openAt = (url: string) => openDatabase({ DATABASE_URL: url, DATABASE_AUTH_TOKEN: undefined })

test('an office that took every version there was keeps its rows, and has the tables of a new one', async () => {
  const url = await file()
  const client = createClient({ url, concurrency: 1 })
  onTestFinished(() => client.close())
  const filled = new Set<string>()
  const last = await schemas()
  for (let count = 1; count < last; count++) {
    await migrateTo(client, count)
    const fresh = (await tablesOf(client)).filter((table) => !filled.has(table))
    const before = await countsOf(client, [...filled])
    // What a migration itself has put into a table that it made stands beside these.
    await fill(client, await emptyAmong(client, fresh), () => 3)
    for (const table of fresh) filled.add(table)
    for (const [table, rows] of before) expect([count, table, rows]).toEqual([count, table, rows])
  }
  const before = await countsOf(client, [...filled])
  const { rows: broken } = await client.execute('pragma foreign_key_check')
  expect(broken).toEqual([])
  client.close()

  const upgraded = await openAt(url)
  onTestFinished(() => upgraded.close())
  const after = await countsOf(upgraded.client, [...filled])
  for (const [table, rows] of before) expect([table, after.get(table)]).toEqual([table, rows])
  const fresh = await openAt(await file())
  onTestFinished(() => fresh.close())
  expect(await shapeOf(upgraded.client)).toEqual(await shapeOf(fresh.client))
})

test('a round that was over before it was kept where its units stood keeps them as they stand at the upgrade', async () => {
  const url = await file()
  const client = createClient({ url, concurrency: 1 })
  await migrateTo(client, 69)
  await fill(client, ['units', 'quizzes', 'rounds', 'seals', 'standings'], () => 3)
  // A ward with a quarter, whose round is over; one that goes on; one whose unit is elsewhere.
  await client.executeMultiple(`
    update units set path = '/' || id || '/', parent_id = null;
    update units set path = '/id-1/id-2/', parent_id = 'id-1' where id = 'id-2';
    update quizzes set unit_id = 'id-1'; update seals set last = (round_id = 'id-1');
    update standings set unit_id = 'id-3' where round_id = 'id-1'`)
  client.close()
  const upgraded = await openAt(url)
  onTestFinished(() => upgraded.close())
  const { rows } = await upgraded.client.execute('select round_id, unit_id, path from round_units order by unit_id')
  expect(rows.map((row) => [...Object.values(row)])).toEqual([
    ['id-1', 'id-1', '/id-1/'],
    ['id-1', 'id-2', '/id-1/id-2/'],
    ['id-1', 'id-3', '/id-3/'],
  ])
})

async function emptyAmong(client: Parameters<typeof countsOf>[0], tables: string[]) {
  return [...(await countsOf(client, tables))].filter(([, rows]) => rows === 0).map(([table]) => table)
}
