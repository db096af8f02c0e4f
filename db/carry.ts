import { createHash, type Hash } from 'node:crypto'
import type { Client, InValue } from '@libsql/client'

/** One connection within one transaction: what is carried is one moment, and what is laid down is laid down whole. */
type Sql = Pick<Client, 'execute'>
type Table = { name: string; columns: string[]; bytes: boolean; place: string | null; order: string }

/** What an office's rows are, told beside them: each table's count and hash, each piece's hash. */
export type Manifest = {
  format: 1
  /** When the newest migration was made, UTC milliseconds. */
  migratedTo: number
  /** Ids of the units above which there are none: whose rows they are. */
  roots: string[]
  tables: { name: string; columns: string[]; rows: number; sha256: string }[]
  pieces: string[]
  sequences: [table: string, last: number][]
}

/** Null for what is no manifest. */
export function manifestIn(json: unknown): Manifest | null {
  const { format, migratedTo, roots, tables, pieces, sequences } = (json ?? {}) as Partial<Manifest>
  const whole = typeof format === 'number' && typeof migratedTo === 'number'
  return whole && [roots, tables, pieces, sequences].every(Array.isArray) ? (json as Manifest) : null
}

/** Rows cannot be laid down; the message says why. */
export class CarryError extends Error {}

// Of one piece, in characters; a row of the largest kind that there is stays below two megabytes with it.
const pieceLength = 400_000
const rowsAtOnce = 200
const byteRowsAtOnce = 8

// What is made of other rows, and made anew where they are laid down.
const derived = new Set(['announced'])

/**
 * Takes all rows out, a piece of text after the other, in an order that two databases with the same rows share. What is found by
 * its words only (the indexes) is made anew from them where they are laid down.
 */
export async function takeOut(sql: Sql, keep: (piece: string) => Promise<void>): Promise<Manifest> {
  const tables: Manifest['tables'] = []
  const pieces: string[] = []
  for (const table of await tablesOf(sql)) {
    const hash = createHash('sha256')
    let rows = 0
    const counted = (line: string) => {
      hash.update(line).update('\n')
      rows++
    }
    for await (const piece of piecesOfTable(sql, table, counted)) {
      pieces.push(sha256(piece))
      await keep(piece)
    }
    tables.push({ name: table.name, columns: table.columns, rows, sha256: hash.digest('hex') })
  }
  const roots = await sql.execute('select id from units where parent_id is null order by id')
  return {
    ...{ format: 1, migratedTo: await migratedTo(sql), tables, pieces, sequences: await sequencesOf(sql) },
    roots: roots.rows.map(({ id }) => String(id)),
  }
}

async function* piecesOfTable(sql: Sql, table: Table, seen: (line: string) => void): AsyncGenerator<string> {
  const pieceOf = (lines: string[]) => `${JSON.stringify(table.name)}\n${lines.join('\n')}`
  let lines: string[] = []
  let length = 0
  for await (const line of linesOf(sql, table)) {
    seen(line)
    lines.push(line)
    length += line.length
    if (length <= pieceLength) continue
    yield pieceOf(lines)
    lines = []
    length = 0
  }
  if (lines.length > 0) yield pieceOf(lines)
}

/**
 * The pieces that `takeOut` told of, made again one after the other as they are asked for and kept nowhere: for a database that
 * stands still, and may have no room for its rows a second time. Asked for the last one again it has it; for an earlier one it
 * begins anew.
 */
export function piecesInTurn(sql: Sql): (place: number) => Promise<string | null> {
  let coming = allPieces(sql)
  let [next, last]: [number, string | null] = [0, null]
  return async (place) => {
    if (place < next - 1) [coming, next, last] = [allPieces(sql), 0, null]
    for (; next <= place; next++) {
      const { value, done } = await coming.next()
      if (done) return null
      last = value
    }
    return last
  }
}

async function* allPieces(sql: Sql): AsyncGenerator<string> {
  for (const table of await tablesOf(sql)) yield* piecesOfTable(sql, table, () => {})
}

/**
 * Lays rows down in the place of all that stand there, and looks whether they are what was taken out. The caller's transaction
 * makes it all or nothing.
 *
 * @throws CarryError for rows of another version or office, a piece that is missing or damaged
 */
export async function layDown(
  sql: Sql,
  manifest: Manifest,
  pieceAt: (place: number) => Promise<string | null>,
  { force = false } = {},
): Promise<void> {
  await expectFitting(sql, manifest, force)
  await sql.execute('pragma defer_foreign_keys = on')
  const triggers = await sql.execute("select name, sql from sqlite_master where type = 'trigger'")
  for (const { name } of triggers.rows) await sql.execute(`drop trigger "${name}"`)
  const tables = new Map((await tablesOf(sql)).map((table) => [table.name, table]))
  for (const { name } of tables.values()) await sql.execute(`delete from "${name}"`)
  for (const name of derived) await sql.execute(`delete from "${name}"`)
  for (const name of await indexesOf(sql)) await sql.execute(`insert into "${name}" ("${name}") values ('delete-all')`)
  for (const [place, expected] of manifest.pieces.entries()) {
    const piece = await pieceAt(place)
    if (piece === null) throw new CarryError(`piece ${place + 1} of ${manifest.pieces.length} is missing`)
    if (sha256(piece) !== expected) throw new CarryError(`piece ${place + 1} of ${manifest.pieces.length} is damaged`)
    const [name = '', ...lines] = piece.split('\n')
    const table = tables.get(JSON.parse(name))
    if (!table) throw new CarryError(`there is no table ${name} here`)
    await insert(sql, table, lines)
  }
  for (const [table, last] of manifest.sequences) {
    await sql.execute({ sql: 'update sqlite_sequence set seq = ? where name = ?', args: [last, table] })
    // Of a table whose rows all went again, and that was never written here.
    const absent =
      'insert into sqlite_sequence (name, seq) select ?, ? where ? not in (select name from sqlite_sequence)'
    await sql.execute({ sql: absent, args: [table, last, table] })
  }
  for (const { sql: definition } of triggers.rows) await sql.execute(String(definition))
  await expectSame(sql, manifest, [...tables.values()])
}

async function expectFitting(sql: Sql, manifest: Manifest, force: boolean): Promise<void> {
  if (manifest.format !== 1) throw new CarryError('these rows were taken out by a newer Loa')
  const here = await migratedTo(sql)
  if (manifest.migratedTo !== here)
    throw new CarryError(
      `these rows are of ${manifest.migratedTo > here ? 'a newer' : 'an older'} Loa: bring both to one version first`,
    )
  const { rows } = await sql.execute('select id from units where parent_id is null order by id')
  const roots = rows.map(({ id }) => String(id))
  if (!force && roots.length > 0 && roots.join() !== manifest.roots.join())
    throw new CarryError('these rows are of another office than those that stand there')
}

/** Every row counted and hashed anew, and every reference followed. */
async function expectSame(sql: Sql, manifest: Manifest, tables: Table[]): Promise<void> {
  const told = new Map(manifest.tables.map((table) => [table.name, table]))
  for (const table of tables) {
    const hash = createHash('sha256')
    let rows = 0
    for await (const line of linesOf(sql, table)) {
      hash.update(line).update('\n')
      rows++
    }
    const expected = told.get(table.name)
    if (rows !== (expected?.rows ?? 0)) throw new CarryError(`${table.name}: ${rows} rows of ${expected?.rows ?? 0}`)
    if (rows > 0 && hash.digest('hex') !== expected?.sha256)
      throw new CarryError(`${table.name}: its rows are not what they were`)
  }
  const { rows } = await sql.execute('pragma foreign_key_check')
  if (rows.length > 0) throw new CarryError(`${rows.length} rows refer to nothing, one of them of ${rows[0]?.table}`)
}

async function tablesOf(sql: Sql): Promise<Table[]> {
  const { rows: listed } = await sql.execute(`
    select name, wr from pragma_table_list where schema = 'main' and type = 'table'
      and name not like 'sqlite\\_%' escape '\\' and name not like '\\_%' escape '\\' order by name`)
  const tables: Table[] = []
  for (const { name, wr } of listed.filter((one) => !derived.has(String(one.name)))) {
    const { rows } = await sql.execute(`select name, type, pk from pragma_table_info('${name}') order by cid`)
    const key = rows.filter(({ pk }) => Number(pk) > 0).sort((a, b) => Number(a.pk) - Number(b.pk))
    const own = key.length === 1 && /^integer$/i.test(String(key[0]?.type))
    const names = rows.map((row) => String(row.name))
    // Rows without a number of their own keep their places by SQLite's.
    const columns = wr || own ? names : ['rowid', ...names]
    const place = wr ? null : own ? String(key[0]?.name) : 'rowid'
    const order = place ?? key.map((column) => `"${column.name}"`).join(', ')
    tables.push({
      name: String(name),
      columns,
      place,
      order,
      bytes: rows.some(({ type }) => /^blob$/i.test(String(type))),
    })
  }
  return tables
}

const indexesOf = async (sql: Sql): Promise<string[]> => {
  const { rows } = await sql.execute(
    "select name from pragma_table_list where schema = 'main' and type = 'virtual' order by name",
  )
  return rows.map(({ name }) => String(name))
}

/** A table's rows in order, each as a line of JSON; bytes as an object that holds them in base64. */
async function* linesOf(sql: Sql, { name, columns, place, order, bytes }: Table): AsyncGenerator<string> {
  const size = bytes ? byteRowsAtOnce : rowsAtOnce
  const named = columns.map(quoted).join(', ')
  let after: InValue = Number.MIN_SAFE_INTEGER
  for (let from = 0; ; from += size) {
    const { rows } = await sql.execute(
      place
        ? {
            sql: `select ${named} from "${name}" where ${quoted(place)} > ? order by ${quoted(order)} limit ?`,
            args: [after, size],
          }
        : { sql: `select ${named} from "${name}" order by ${order} limit ? offset ?`, args: [size, from] },
    )
    for (const row of rows) yield JSON.stringify(columns.map((_, at) => written(row[at])))
    const last = rows.at(-1)
    if (!last || rows.length < size) return
    if (place) after = last[columns.indexOf(place)] as InValue
  }
}

const quoted = (column: string) => (column === 'rowid' ? column : `"${column}"`)
const written = (value: unknown) =>
  value instanceof ArrayBuffer || ArrayBuffer.isView(value)
    ? { base64: Buffer.from(value as Uint8Array<ArrayBuffer>).toString('base64') }
    : value

async function insert(sql: Sql, { name, columns, bytes }: Table, lines: string[]): Promise<void> {
  const into = `insert into "${name}" (${columns.map(quoted).join(', ')})`
  if (!bytes) {
    const picked = columns.map((_, at) => `value ->> ${at}`).join(', ')
    await sql.execute({ sql: `${into} select ${picked} from json_each(?)`, args: [`[${lines.join(',')}]`] })
    return
  }
  const each = `${into} values (${columns.map(() => '?').join(', ')})`
  for (const line of lines) await sql.execute({ sql: each, args: (JSON.parse(line) as unknown[]).map(read) })
}

const read = (value: unknown) =>
  typeof value === 'object' && value !== null
    ? new Uint8Array(Buffer.from((value as { base64: string }).base64, 'base64'))
    : (value as InValue)

async function sequencesOf(sql: Sql): Promise<Manifest['sequences']> {
  const { rows } = await sql.execute(
    "select name, seq from sqlite_sequence where name not like '\\_%' escape '\\' order by name",
  )
  return rows.filter(({ name }) => !derived.has(String(name))).map(({ name, seq }) => [String(name), Number(seq)])
}

async function migratedTo(sql: Sql): Promise<number> {
  const { rows } = await sql.execute('select max(created_at) as at from __drizzle_migrations')
  return Number(rows[0]?.at ?? 0)
}

const sha256 = (text: string): string => (createHash('sha256') as Hash).update(text).digest('hex')
