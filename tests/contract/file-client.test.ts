import { type Client, createClient, type InStatement, type InValue, LibsqlError } from '@libsql/client'
import { describe, expect, onTestFinished, test } from 'vitest'
import { fileClient } from '../../db/file-client.ts'
import { temporaryDatabase } from '../support/database.ts'

/** Loa's client and the driver's own over one file. */
async function both(): Promise<{ ours: Client; theirs: Client }> {
  const { path, url, remove } = await temporaryDatabase()
  const [ours, theirs] = [fileClient(path, { timeout: 1000 }), createClient({ url })]
  onTestFinished(async () => {
    ours.close()
    theirs.close()
    await remove()
  })
  await ours.execute(
    'create table things (id integer primary key, name text not null unique, of integer references things (id))',
  )
  await ours.execute('pragma foreign_keys = on')
  await theirs.execute('pragma foreign_keys = on')
  return { ours, theirs }
}

const told = async (client: Client, statement: InStatement) => {
  try {
    const { columns, rows, rowsAffected, lastInsertRowid } = await client.execute(statement)
    return {
      columns,
      rows: rows.map((row) => ({ ...row, 0: row[0], 1: row[1], length: row.length })),
      rowsAffected,
      lastInsertRowid,
    }
  } catch (error) {
    const { code, extendedCode, message } = error as LibsqlError
    return { isTheirs: error instanceof LibsqlError, code, extendedCode, message }
  }
}

describe('over one file Loa’s client says what the driver’s own says', () => {
  test.each<[string, InStatement]>([
    [
      'of every kind of value',
      { sql: 'select ? as a, ? as b, ? as c, ? as d, ? as e', args: ['chữ', 1.5, null, true, 9n] },
    ],
    ['of bytes', { sql: 'select ? as a, ? as b', args: [new Uint8Array([1, 2]), new Uint8Array([3]).buffer] }],
    ['of a day', { sql: 'select ? as a', args: [new Date(1_790_000_000_000)] }],
    ['of two columns with one name, and one called by a number', 'select 1 as a, 2 as a, 3'],
    ['of no row', 'select id from things where id = 7'],
    ['of a table that is not there', 'select 1 from nothing'],
    ['of words that are no statement', 'selct 1'],
    ['of too few parameters', { sql: 'select ?, ?', args: [1] }],
    ['of a name that is missing', 'insert into things (id) values (1)'],
    ['of what nothing stands behind', "insert into things (id, name, of) values (1, 'a', 99)"],
  ])('%s', async (_, statement) => {
    const { ours, theirs } = await both()
    expect(await told(ours, statement)).toEqual(await told(theirs, statement))
  })

  test('of what it wrote, and of a name that is there already', async () => {
    const { ours, theirs } = await both()
    const insert = (id: number, name: string) => ({
      sql: 'insert into things (id, name) values (?, ?)',
      args: [id, name],
    })
    expect(await told(ours, insert(3, 'a'))).toMatchObject({ rowsAffected: 1, lastInsertRowid: 3n })
    expect(await told(ours, insert(4, 'a'))).toEqual(await told(theirs, insert(4, 'a')))
    expect(await told(ours, 'update things set of = 3 returning id')).toMatchObject({ rows: [{ id: 3 }] })
  })
})

test('a kept statement follows its table when that is changed, here or by another', async () => {
  const { ours, theirs } = await both()
  const all = 'select * from things'
  await ours.execute("insert into things (id, name) values (1, 'a')")
  expect((await ours.execute(all)).columns).toEqual(['id', 'name', 'of'])
  await theirs.execute("alter table things add column more text default 'x'")
  expect((await ours.execute(all)).rows).toEqual([{ id: 1, name: 'a', of: null, more: 'x' }])
  await theirs.execute('alter table things drop column more')
  expect((await ours.execute(all)).rows).toEqual([{ id: 1, name: 'a', of: null }])
})

test('a statement that failed holds nothing open: the log is folded into the file', async () => {
  const { ours } = await both()
  const insert = "insert into things (id, name) values (1, 'a') returning id"
  await ours.execute(insert)
  await expect(ours.execute(insert)).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT' })
  const { rows } = await ours.execute('pragma wal_checkpoint(truncate)')
  expect(rows[0]).toMatchObject({ busy: 0 })
})

test('a transaction is seen by others when it is committed, leaves nothing when it is not, and takes nothing afterwards', async () => {
  const { ours, theirs } = await both()
  const count = async () => Number((await theirs.execute('select count(*) as n from things')).rows[0]?.n)
  const tx = await ours.transaction('write')
  await tx.execute("insert into things (id, name) values (1, 'a')")
  expect(await count()).toBe(0)
  await tx.commit()
  expect(await count()).toBe(1)
  await expect(tx.execute('select 1')).rejects.toMatchObject({ code: 'TRANSACTION_CLOSED' })
  const left = await ours.transaction('write')
  await left.execute("insert into things (id, name) values (2, 'b')")
  left.close()
  expect(await count()).toBe(1)
  await expect(
    ours.batch(["insert into things (id, name) values (3, 'c')", "insert into things (id, name) values (4, 'c')"]),
  ).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT' })
  expect(await count()).toBe(1)
})

test('a value that no database holds, or that would come back a little wrong, is refused', async () => {
  const { ours } = await both()
  const given = (value: unknown) => ours.execute({ sql: 'select ? as a', args: [value as InValue] })
  await expect(given(Number.NaN)).rejects.toThrow('no finite number')
  await expect(given(2n ** 63n)).rejects.toThrow('beyond 64 bits')
  await expect(given(undefined)).rejects.toThrow('nothing that a database holds')
  await expect(given({})).rejects.toThrow('nothing that a database holds')
  await expect(ours.execute('select 9007199254740993 as a')).rejects.toThrow('too large to be read')
  expect((await ours.execute('select 9007199254740991 as a')).rows[0]?.a).toBe(Number.MAX_SAFE_INTEGER)
})

test('one that is closed takes nothing', async () => {
  const { ours } = await both()
  ours.close()
  await expect(ours.execute('select 1')).rejects.toMatchObject({ code: 'CLIENT_CLOSED' })
})
