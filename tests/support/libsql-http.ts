import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Client, createClient, type InValue, type ResultSet, type Transaction } from '@libsql/client'

// A small bridge: serves one file over libSQL's HTTP protocol (Hrana 2, JSON), as a libSQL server would, so that the
// Worker under test speaks to a real database. Writers queue here as they do there.

type Value = { type: string; value?: string | number; base64?: string }
type Statement = {
  sql?: string
  sql_id?: number
  args?: Value[]
  named_args?: { name: string; value: Value }[]
  want_rows?: boolean
}
type Condition =
  | { type: 'ok' | 'error'; step: number }
  | { type: 'not'; cond: Condition }
  | { type: 'and' | 'or'; conds: Condition[] }
  | { type: 'is_autocommit' }
type Request =
  | { type: 'execute'; stmt: Statement }
  | { type: 'batch'; batch: { steps: { stmt: Statement; condition?: Condition | null }[] } }
  | { type: 'sequence'; sql?: string; sql_id?: number }
  | { type: 'store_sql'; sql_id: number; sql: string }
  | { type: 'close_sql'; sql_id: number }
  | { type: 'describe' | 'close' | 'get_autocommit' }

/** A stream is one connection's worth of state: its stored texts and, between BEGIN and COMMIT, its turn to write. */
type Stream = { sqls: Map<number, string>; tx: Transaction | null; release: (() => void) | null }

export async function serveOverHttp(fileUrl: string): Promise<{ url: string; stop(): Promise<void> }> {
  const client = createClient({ url: fileUrl, timeout: 2000 })
  const streams = new Map<string, Stream>()
  let turn: Promise<void> = Promise.resolve()
  let count = 0

  function takeTurn(): Promise<() => void> {
    let release = () => {}
    const mine = turn.then(() => release)
    turn = turn.then(() => new Promise<void>((done) => (release = done)))
    return mine.then(() => () => release())
  }

  async function run(stream: Stream, stmt: Statement): Promise<ResultSet> {
    const sql = stmt.sql ?? stream.sqls.get(stmt.sql_id ?? -1) ?? ''
    const verb = sql.trim().slice(0, 8).toUpperCase()
    if (verb.startsWith('BEGIN')) {
      stream.release = await takeTurn()
      stream.tx = await client.transaction(/IMMEDIATE/i.test(sql) ? 'write' : 'deferred')
      return empty
    }
    if (verb.startsWith('COMMIT') || verb.startsWith('ROLLBACK')) {
      const { tx, release } = stream
      stream.tx = null
      stream.release = null
      try {
        if (verb.startsWith('COMMIT')) await tx?.commit()
        else await tx?.rollback()
      } finally {
        release?.()
      }
      return empty
    }
    const args = argsOf(stmt)
    return stream.tx ? stream.tx.execute({ sql, args }) : alone(client, sql, args)
  }

  async function alone(on: Client, sql: string, args: InValue[] | Record<string, InValue>): Promise<ResultSet> {
    const release = await takeTurn()
    try {
      return await on.execute({ sql, args })
    } finally {
      release()
    }
  }

  async function batch(stream: Stream, steps: { stmt: Statement; condition?: Condition | null }[]) {
    const results: (object | null)[] = []
    const errors: (object | null)[] = []
    for (const [i, { stmt, condition }] of steps.entries()) {
      results[i] = null
      errors[i] = null
      if (condition && !holds(condition, results, errors, stream)) continue
      try {
        results[i] = toHrana(await run(stream, stmt))
      } catch (error) {
        errors[i] = toError(error)
      }
    }
    return { step_results: results, step_errors: errors }
  }

  async function answer(stream: Stream, request: Request): Promise<object> {
    switch (request.type) {
      case 'execute':
        return { type: 'execute', result: toHrana(await run(stream, request.stmt)) }
      case 'batch':
        return { type: 'batch', result: await batch(stream, request.batch.steps) }
      case 'sequence':
        await client.executeMultiple(request.sql ?? stream.sqls.get(request.sql_id ?? -1) ?? '')
        return { type: 'sequence' }
      case 'store_sql':
        stream.sqls.set(request.sql_id, request.sql)
        return { type: 'store_sql' }
      case 'close_sql':
        stream.sqls.delete(request.sql_id)
        return { type: 'close_sql' }
      case 'get_autocommit':
        return { type: 'get_autocommit', is_autocommit: stream.tx === null }
      default:
        return { type: request.type }
    }
  }

  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    if (incoming.method !== 'POST') return void outgoing.writeHead(200).end()
    const { baton, requests } = JSON.parse(Buffer.concat(chunks).toString()) as {
      baton: string | null
      requests: Request[]
    }
    const stream = (baton && streams.get(baton)) || { sqls: new Map(), tx: null, release: null }
    if (baton) streams.delete(baton)
    const results: object[] = []
    for (const request of requests) {
      try {
        results.push({ type: 'ok', response: await answer(stream, request) })
      } catch (error) {
        results.push({ type: 'error', error: toError(error) })
      }
    }
    const closed = requests.some(({ type }) => type === 'close')
    if (closed && stream.tx) await run(stream, { sql: 'ROLLBACK' })
    const next = closed ? null : `baton-${++count}`
    if (next) streams.set(next, stream)
    outgoing.writeHead(200, { 'content-type': 'application/json' })
    outgoing.end(JSON.stringify({ baton: next, base_url: null, results }))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
      client.close()
    },
  }
}

const empty = {
  columns: [],
  columnTypes: [],
  rows: [],
  rowsAffected: 0,
  lastInsertRowid: undefined,
} as unknown as ResultSet

function holds(condition: Condition, results: unknown[], errors: unknown[], stream: Stream): boolean {
  const check = (one: Condition) => holds(one, results, errors, stream)
  switch (condition.type) {
    case 'ok':
      return results[condition.step] !== null
    case 'error':
      return errors[condition.step] !== null
    case 'not':
      return !check(condition.cond)
    case 'and':
      return condition.conds.every(check)
    case 'or':
      return condition.conds.some(check)
    case 'is_autocommit':
      return stream.tx === null
  }
}

function argsOf({ args = [], named_args = [] }: Statement): InValue[] | Record<string, InValue> {
  if (named_args.length === 0) return args.map(fromHrana)
  return Object.fromEntries(named_args.map(({ name, value }) => [name, fromHrana(value)]))
}

function fromHrana({ type, value, base64 }: Value): InValue {
  if (type === 'null') return null
  if (type === 'integer') return BigInt(value as string)
  if (type === 'blob') return Buffer.from(base64 ?? '', 'base64')
  return value as string | number
}

function fromColumn(value: unknown): Value {
  if (value === null || value === undefined) return { type: 'null' }
  if (typeof value === 'bigint') return { type: 'integer', value: String(value) }
  if (typeof value === 'number')
    return Number.isInteger(value) ? { type: 'integer', value: String(value) } : { type: 'float', value }
  if (value instanceof ArrayBuffer) return { type: 'blob', base64: Buffer.from(value).toString('base64') }
  return { type: 'text', value: String(value) }
}

const toHrana = ({ columns, columnTypes, rows, rowsAffected, lastInsertRowid }: ResultSet) => ({
  cols: columns.map((name, i) => ({ name, decltype: columnTypes[i] || null })),
  rows: rows.map((row) => columns.map((_, i) => fromColumn(row[i]))),
  affected_row_count: rowsAffected,
  last_insert_rowid: lastInsertRowid === undefined ? null : String(lastInsertRowid),
})

function toError(error: unknown) {
  const {
    message = 'failed',
    extendedCode,
    code = 'UNKNOWN',
  } = error as { message?: string; extendedCode?: string; code?: string }
  return { message, code: extendedCode ?? code }
}
