import { createRequire } from 'node:module'
import { type Client, type InStatement, type InValue, LibsqlError, type ResultSet, type Row } from '@libsql/client'
import type libsql from 'libsql'
import { rowsNamed } from './row.ts'

type Sqlite = libsql.Database
type Statement = {
  prepared: libsql.Statement<unknown[]>
  /** How its rows are called; null where it gives none. */
  names: { columns: string[]; row: (values: unknown[]) => Row } | null
}

// Some hundred are asked again and again; what is asked once must not stay.
const mostKept = 150
// A statement holds what it was last given.
const longestKept = 20_000

/**
 * One connection to a database file, which keeps its statements: the driver's own client has SQLite read each anew whenever it is
 * asked, which took as long as what was asked.
 */
class Connection {
  readonly sqlite: Sqlite
  readonly #statements = new Map<string, Statement>()

  constructor(path: string, { timeout, first }: FileOptions) {
    this.sqlite = new (driver())(path, { timeout })
    if (first) this.sqlite.exec(first)
  }

  run(sql: string, args?: unknown): ResultSet {
    if (args !== undefined && !Array.isArray(args)) throw new TypeError('a file takes parameters by their place')
    const given = (args ?? []).map(bound)
    try {
      const statement = this.#taken(sql)
      const result = answerOf(statement, given)
      // One that failed may stand open still, and is not asked again.
      if (!given.some(isLong)) this.#keep(sql, statement)
      return result
    } catch (error) {
      throw asTold(error)
    }
  }

  #taken(sql: string): Statement {
    const known = this.#statements.get(sql)
    if (known) {
      this.#statements.delete(sql)
      return known
    }
    const prepared = this.sqlite.prepare(sql)
    if (!prepared.reader) return { prepared, names: null }
    prepared.raw(true)
    return { prepared, names: namesOf(prepared) }
  }

  /** The one that nobody asked for longest goes. */
  #keep(sql: string, statement: Statement): void {
    this.#statements.set(sql, statement)
    if (this.#statements.size <= mostKept) return
    for (const oldest of this.#statements.keys()) {
      this.#statements.delete(oldest)
      return
    }
  }

  close(): void {
    this.#statements.clear()
    if (this.sqlite.open) this.sqlite.close()
  }
}

function answerOf(statement: Statement, args: unknown[]): ResultSet {
  const { prepared, names } = statement
  if (!names) {
    const { changes, lastInsertRowid } = prepared.run(args)
    return resultOf([], [], changes, BigInt(lastInsertRowid))
  }
  const values = prepared.all(args) as unknown[][]
  // Another process may have changed the table since.
  if (values[0] && values[0].length !== names.columns.length) statement.names = namesOf(prepared)
  const { columns, row } = statement.names ?? names
  const rows = values.map((one) => row(one.map(read)))
  return resultOf(columns, rows, 0)
}

const resultOf = (columns: string[], rows: Row[], rowsAffected: number, lastInsertRowid?: bigint): ResultSet => ({
  ...{ columns, columnTypes: [], rows, rowsAffected, lastInsertRowid },
  toJSON: () => ({ columns, rows, rowsAffected }),
})

function namesOf(prepared: Statement['prepared']): NonNullable<Statement['names']> {
  const columns = prepared.columns().map(({ name }) => name)
  return { columns, row: rowsNamed(columns) }
}

const isLong = (value: unknown) =>
  typeof value === 'string' ? value.length > longestKept : ArrayBuffer.isView(value) && value.byteLength > longestKept

/** A value as the driver takes it, which ends the process for one that it does not know. */
function bound(value: InValue): string | number | bigint | null | Uint8Array {
  switch (typeof value) {
    case 'string':
      return value
    case 'number':
      if (!Number.isFinite(value)) throw new RangeError('a parameter is no finite number')
      return value
    case 'boolean':
      return value ? 1 : 0
    case 'bigint':
      if (BigInt.asIntN(64, value) !== value) throw new RangeError('a parameter is beyond 64 bits')
      return value
    default:
      if (value === null || value instanceof Uint8Array) return value
      if (value instanceof ArrayBuffer) return Buffer.from(value)
      if (value instanceof Date) return value.getTime()
      throw new TypeError('a parameter is nothing that a database holds')
  }
}

function read(value: unknown): unknown {
  if (value instanceof Uint8Array) return value.buffer
  // The driver rounds it, and a number that is a little wrong is worse than none.
  if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value))
    throw new RangeError('the database holds a number that is too large to be read')
  return value
}

/** The same error as the driver's own client throws: `code` is SQLite's, `extendedCode` says more. */
function asTold(error: unknown): unknown {
  if (!(error instanceof driver().SqliteError)) return error
  const { message, code, rawCode } = error as Error & { code: string; rawCode?: number }
  const [plain = code] = /^SQLITE_[A-Z]+/.exec(code) ?? []
  return new LibsqlError(message, plain, code, rawCode, error)
}

// The Worker's bundle takes in all that is imported, and has no files.
let loaded: typeof libsql | undefined
function driver(): typeof libsql {
  loaded ??= createRequire(import.meta.url)('libsql') as typeof libsql
  return loaded
}

export type FileOptions = {
  /** How long a statement waits for another process that writes, in milliseconds; the process waits with it. */
  timeout: number
  /** What each connection is told when it is opened. */
  first?: string
}

const textOf = (statement: InStatement | string): string => (typeof statement === 'string' ? statement : statement.sql)
const argsOf = (statement: InStatement | string, args?: unknown): unknown =>
  typeof statement === 'string' ? args : statement.args

/** A transaction that has begun, on a connection which it alone has until it ends. */
export class FileTransaction {
  #connection: Connection | null
  readonly #ended: (used: Connection) => void

  constructor(connection: Connection, ended: (used: Connection) => void) {
    this.#connection = connection
    this.#ended = ended
  }

  async execute(statement: InStatement | string, args?: unknown): Promise<ResultSet> {
    return this.#open().run(textOf(statement), argsOf(statement, args))
  }

  async batch(statements: InStatement[]): Promise<ResultSet[]> {
    return statements.map((one) => this.#open().run(textOf(one), argsOf(one)))
  }

  async executeMultiple(sql: string): Promise<void> {
    this.#open().sqlite.exec(sql)
  }

  async commit(): Promise<void> {
    try {
      this.#open().run('commit')
    } finally {
      this.close()
    }
  }

  async rollback(): Promise<void> {
    try {
      if (!this.closed) this.#open().run('rollback')
    } finally {
      this.close()
    }
  }

  close(): void {
    const connection = this.#connection
    this.#connection = null
    if (connection) this.#ended(connection)
  }

  get closed(): boolean {
    return !this.#connection?.sqlite.open || !this.#connection.sqlite.inTransaction
  }

  #open(): Connection {
    if (this.closed || !this.#connection) throw new LibsqlError('the transaction is over', 'TRANSACTION_CLOSED')
    return this.#connection
  }
}

const begins = { write: 'begin immediate', read: 'begin transaction readonly', deferred: 'begin deferred' }

function together(connection: Connection, mode: keyof typeof begins, statements: InStatement[]): ResultSet[] {
  connection.run(begins[mode])
  const results = statements.map((one) => connection.run(textOf(one), argsOf(one)))
  connection.run('commit')
  return results
}

/** A database file in the shape of the driver's own client. A transaction has a connection of its own while it is open. */
export class FileClient {
  readonly protocol = 'file'
  readonly #path: string
  readonly #options: FileOptions
  #idle: Connection[] = []
  #used = new Set<Connection>()
  closed = false

  constructor(path: string, options: FileOptions) {
    this.#path = path
    this.#options = options
  }

  async execute(statement: InStatement | string, args?: unknown): Promise<ResultSet> {
    return this.#with((connection) => connection.run(textOf(statement), argsOf(statement, args)))
  }

  async executeMultiple(sql: string): Promise<void> {
    this.#with(({ sqlite }) => sqlite.exec(sql))
  }

  async transaction(mode: keyof typeof begins = 'write'): Promise<FileTransaction> {
    const connection = this.#take()
    try {
      connection.run(begins[mode])
    } catch (error) {
      this.#release(connection)
      throw error
    }
    return new FileTransaction(connection, (used) => this.#release(used))
  }

  async batch(statements: InStatement[], mode: keyof typeof begins = 'deferred'): Promise<ResultSet[]> {
    return this.#with((connection) => together(connection, mode, statements))
  }

  /** A table that is made anew is referred to meanwhile. */
  async migrate(statements: InStatement[]): Promise<ResultSet[]> {
    return this.#with((connection) => {
      const isOn = Number(connection.run('pragma foreign_keys').rows[0]?.foreign_keys) === 1
      connection.sqlite.exec('pragma foreign_keys = off')
      try {
        return together(connection, 'deferred', statements)
      } finally {
        if (connection.sqlite.inTransaction) connection.run('rollback')
        if (isOn) connection.sqlite.exec('pragma foreign_keys = on')
      }
    })
  }

  /** Throws every connection away. */
  reconnect(): void {
    this.close()
    this.closed = false
  }

  close(): void {
    this.closed = true
    for (const connection of [...this.#idle, ...this.#used]) connection.close()
    this.#idle = []
    this.#used.clear()
  }

  // What is asked is answered before anybody else can ask.
  #with<T>(work: (connection: Connection) => T): T {
    const connection = this.#take()
    try {
      return work(connection)
    } finally {
      this.#release(connection)
    }
  }

  #take(): Connection {
    if (this.closed) throw new LibsqlError('the client is closed', 'CLIENT_CLOSED')
    const connection = this.#idle.pop() ?? new Connection(this.#path, this.#options)
    this.#used.add(connection)
    return connection
  }

  #release(connection: Connection): void {
    // One that was thrown away meanwhile is closed.
    if (!this.#used.delete(connection)) return
    try {
      if (connection.sqlite.inTransaction) connection.run('rollback')
      this.#idle.push(connection)
    } catch {
      connection.close()
    }
  }
}

/** The client of a database file. */
export const fileClient = (path: string, options: FileOptions): Client =>
  new FileClient(path, options) as unknown as Client
