import type { Client, InStatement, InValue, ResultSet } from '@libsql/client'
import { rowsNamed } from '../row.ts'
import { withFewParameters } from './limits.ts'
import type { ObjectSql } from './storage.ts'

/**
 * An object's SQLite in the shape of the driver of files, so that the same drizzle reads and writes both: rows, bytes,
 * truth values and errors are as they are there. What is open already, a transaction of the storage, is joined.
 */
export function objectClient(sql: ObjectSql): Client {
  const execute = async (statement: InStatement | string, args?: unknown): Promise<ResultSet> =>
    run(sql, statement, args)
  const batch = async (statements: (InStatement | [string, unknown?])[]) =>
    statements.map((one) => (Array.isArray(one) ? run(sql, one[0], one[1]) : run(sql, one)))
  const none = async (): Promise<never> => {
    throw new Error('an object opens transactions by its storage')
  }
  const executeMultiple = async (text: string) => void run(sql, text)
  return {
    ...{ execute, batch, migrate: batch, executeMultiple, transaction: none, sync: none },
    ...{ close() {}, reconnect() {}, closed: false, protocol: 'file' },
  } as unknown as Client
}

function run(sql: ObjectSql, statement: InStatement | string, given?: unknown): ResultSet {
  const [text, args] = typeof statement === 'string' ? [statement, given] : [statement.sql, statement.args]
  if (args !== undefined && !Array.isArray(args)) throw new Error('an object takes parameters by their place')
  try {
    const few = withFewParameters(text, (args ?? []).map(bound))
    const cursor = sql.exec(few.sql, ...few.args)
    const columns = cursor.columnNames
    const rows = Array.from(cursor.raw(), rowsNamed(columns))
    return { columns, columnTypes: [], rows, rowsAffected: 0, lastInsertRowid: undefined, toJSON: () => rows }
  } catch (error) {
    throw withCode(error)
  }
}

/** As the driver of files binds it: an object would make a text of a truth value. */
function bound(value: InValue): string | number | null | ArrayBuffer | ArrayBufferView {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value instanceof Date) return value.getTime()
  if (typeof value === 'bigint') {
    if (!Number.isSafeInteger(Number(value))) throw new RangeError('a number that an object cannot hold exactly')
    return Number(value)
  }
  if (value === undefined) throw new TypeError('a parameter is undefined')
  return value
}

/** The runtime names SQLite's code in the sentence alone: `… SQLITE_CONSTRAINT (extended: SQLITE_CONSTRAINT_UNIQUE)`. */
function withCode(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const [, code] = error.message.match(/: (SQLITE_[A-Z]+)/) ?? []
  const [, extendedCode = code] = error.message.match(/extended: (SQLITE_[A-Z_]+)/) ?? []
  return code ? Object.assign(error, { code, extendedCode }) : error
}
