import { afterAll, beforeAll, expect, test } from 'vitest'
import { officeCommand } from '../../bot/commands/office.ts'
import { OfficeRefused, pull, push, setDoors } from '../../bot/offices/remote.ts'
import { offlineContext } from '../../bot/offline-context.ts'
import { fillIndexes } from '../../core/indexes/fill.ts'
import { importDocuments } from '../../core/intake/import-documents.ts'
import { createUnit } from '../../core/units/units.ts'
import { CarryError, layDown, takeOut } from '../../db/carry.ts'
import { type TemporaryDatabase, temporaryDatabase } from '../support/database.ts'
import { convention } from '../support/library.ts'
import { type Offices, operatorKey, startOffices } from '../support/offices.ts'
import { fill, tablesOf } from '../support/older-schemas.ts'

// An office begins as a file, goes into an object of workerd and comes back, over the operator's address.
let offices: Offices
let file: TemporaryDatabase

const office = async (database: TemporaryDatabase) => {
  const ctx = offlineContext(database, { llm: null, link: (path) => path })
  await createUnit(ctx, { name: 'Phường Mẫu', kind: 'ward' })
  await importDocuments(ctx, [convention])
  return ctx
}

const manifestOf = (database: TemporaryDatabase) => takeOut(database.client, async () => {})

const indexes = ['section_index', 'curated_index', 'announced_index', 'items_plain', 'items_marked']

/** Every word of every index, with where it stands. */
async function wordsIn({ client }: TemporaryDatabase): Promise<string[]> {
  const words: string[] = []
  for (const index of indexes) {
    await client.execute(`create virtual table if not exists words_${index} using fts5vocab('${index}', 'instance')`)
    const { rows } = await client.execute(
      `select term, doc, col, "offset" as place from words_${index} order by 2, 3, 4`,
    )
    words.push(...rows.map(({ term, doc, col, place }) => [index, term, doc, col, place].join(' ')))
    await client.execute(`drop table words_${index}`)
  }
  return words
}

beforeAll(async () => {
  offices = await startOffices({})
  file = await temporaryDatabase()
})

afterAll(async () => {
  await offices?.stop()
  await file?.remove()
})

test('an office goes from a file into an object and back with every row, hash and word of its indexes', async () => {
  await office(file)
  const remote = offices.remote('mau.loa.test')
  const sent = await push(remote, file)
  expect(sent.tables.length).toBeGreaterThan(130)
  await offices.make('mau.loa.test')
  const asked = await offices.ask('http://mau.loa.test/api/questions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: 'Chó ra đường phải đeo gì?' }),
  })
  expect(((await asked.json()) as { text: string }).text).toContain('rọ mõm')

  const other = await temporaryDatabase()
  try {
    await setDoors(remote, 'closed')
    expect((await offices.ask('http://mau.loa.test/health')).status).toBe(503)
    const back = await pull(remote, other)
    await fillIndexes({ ...other, now: Date.now })
    expect(await manifestOf(other)).toEqual(back)
    expect(await wordsIn(other)).toEqual(await wordsIn(file))
    const changed = back.tables.filter((table, i) => table.sha256 !== sent.tables[i]?.sha256).map(({ name }) => name)
    // What was asked there meanwhile, and nothing else.
    expect(changed.sort()).toEqual(['answers', 'citations', 'questions'])
    await setDoors(remote, 'open')
    expect((await offices.ask('http://mau.loa.test/health')).status).toBe(200)
  } finally {
    await other.remove()
  }
})

test('the operator’s command moves it, and says what is wrong before anything is asked', async () => {
  const { fetch } = offices.remote('mau.loa.test')
  const other = await temporaryDatabase()
  const lines: string[] = []
  const env = { OPERATOR_KEY: operatorKey, DATABASE_URL: other.url }
  const say = (words: string[], with_: Record<string, string> = env) =>
    officeCommand(with_, words, {} as never, (line) => lines.push(line), { fetch })
  try {
    await say(['close', 'http://mau.loa.test'])
    await say(['pull', 'http://mau.loa.test'])
    await say(['push', 'http://mau.loa.test'])
    await say(['open', 'http://mau.loa.test'])
    expect(lines).toEqual([
      'http://mau.loa.test answers nobody and sends nothing until it is opened',
      expect.stringMatching(/^file:.* holds \d+ rows of 1\d\d tables, each table with the hash that it had$/),
      expect.stringMatching(/^http:\/\/mau.loa.test holds \d+ rows of 1\d\d tables/),
      'Of the two only one may run from now on: stop the service of this file',
      'http://mau.loa.test is open',
    ])
    await expect(say(['mend', 'http://mau.loa.test'])).rejects.toThrow(
      'One of: look, settings, push, pull, close, open',
    )
    await expect(say(['pull', 'mau.loa.test'])).rejects.toThrow('needs an address')
    await expect(say(['pull', 'http://mau.loa.test'], {})).rejects.toThrow('OPERATOR_KEY')
    await expect(say(['settings', 'http://mau.loa.test'])).rejects.toThrow('a file of JSON')
    await expect(officeCommand(env, ['pull', 'http://mau.loa.test'], {} as never, print)).rejects.toThrow('https')
  } finally {
    await other.remove()
  }
})

const print = () => {}

test('rows of every table there is go and come as they are', async () => {
  const [full, other] = [await temporaryDatabase(), await temporaryDatabase()]
  try {
    const tables = await tablesOf(full.writer)
    await fill(full.writer, tables, () => 30)
    await full.writer.execute("update units set parent_id = case id when 'id-1' then null else 'id-1' end")
    // Numbers that were given are not given again, though their rows are gone.
    await full.writer.execute('delete from inbox_events')
    const remote = offices.remote('day.loa.test')
    const sent = await push(remote, full)
    expect(sent.tables.filter(({ rows }) => rows === 0).map(({ name }) => name)).toEqual(['inbox_events'])
    expect(new Map(sent.sequences).get('inbox_events')).toBe(30)
    expect(await pull(remote, other)).toEqual(sent)
    expect(await manifestOf(other)).toEqual(sent)
  } finally {
    await Promise.all([full.remove(), other.remove()])
  }
})

test('what breaks off, is damaged, newer or of another office changes nothing', async () => {
  const pieces: string[] = []
  const manifest = await takeOut(file.client, async (piece) => void pieces.push(piece))
  const there = await temporaryDatabase()
  try {
    await office(there)
    const before = await manifestOf(there)
    const tried = async (told: object, at = async (place: number) => pieces[place] ?? null, options = {}) => {
      const tx = await there.writer.transaction('write')
      try {
        await layDown(tx, { ...manifest, ...told }, at, options)
        await tx.commit()
        return 'laid down'
      } catch (error) {
        if (!(error instanceof CarryError)) throw error
        return error.message
      } finally {
        tx.close()
      }
    }
    const cut = async (place: number) => (place === pieces.length - 1 ? null : (pieces[place] ?? null))
    const damaged = async (place: number) => pieces[place]?.replace(/[aeo]/, 'u') ?? null
    const anotherRow = manifest.tables.map((table) => (table.name === 'units' ? { ...table, rows: 2 } : table))
    expect(await tried({})).toBe('these rows are of another office than those that stand there')
    const force = { force: true }
    expect(await tried({ format: 2 }, cut, force)).toBe('these rows were taken out by a newer Loa')
    expect(await tried({ migratedTo: 9e12 }, cut, force)).toContain('of a newer Loa')
    expect(await tried({ migratedTo: 1 }, cut, force)).toContain('of an older Loa')
    expect(await tried({}, cut, force)).toMatch(/^piece \d+ of \d+ is missing$/)
    expect(await tried({}, damaged, force)).toBe(`piece 1 of ${pieces.length} is damaged`)
    expect(await tried({ tables: anotherRow }, undefined, force)).toBe('units: 1 rows of 2')
    expect(await manifestOf(there)).toEqual(before)
    expect(await tried({}, undefined, force)).toBe('laid down')
    expect(await manifestOf(there)).toEqual(manifest)
  } finally {
    await there.remove()
  }
})

test('an object says the same, and an operator’s key that is another’s opens nothing', async () => {
  const remote = offices.remote('mau.loa.test')
  const other = await temporaryDatabase()
  try {
    await office(other)
    await expect(push(remote, other)).rejects.toThrow('of another office')
    const before = (await offices.operate('mau.loa.test', 'rows')).json()
    for (const body of ['', 'null', '{}', '{"format":1}'])
      expect((await offices.operate('mau.loa.test', 'rows', { method: 'PUT', body })).status, body).toBe(400)
    const lost = JSON.stringify({ ...((await before) as object), pieces: ['0'.repeat(64)] })
    await offices.operate('mau.loa.test', 'pieces', { method: 'DELETE' })
    const reply = await offices.operate('mau.loa.test', 'rows', { method: 'PUT', body: lost })
    expect([reply.status, ((await reply.json()) as { error: { message: string } }).error.message]).toEqual([
      409,
      'piece 1 of 1 is missing',
    ])
    const stranger = { ...remote, key: 'a key of nobody, at least thirty-two characters long' }
    await expect(pull(stranger, other)).rejects.toBeInstanceOf(OfficeRefused)
    expect((await offices.ask('http://mau.loa.test/health')).status).toBe(200)
  } finally {
    await other.remove()
  }
})
