import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'

/**
 * An `insert` of many rows that are handed over as one value: a statement's values are bounded in number, and one statement
 * for many rows costs a fraction of one a row. Every row gives the same columns, none of them bytes; `on conflict` may follow.
 */
export function insertMany<Table extends SQLiteTable>(
  table: Table,
  rows: readonly [Table['$inferInsert'], ...Table['$inferInsert'][]],
): SQL {
  const columns = Object.entries(getTableColumns(table)).filter(([key]) => key in rows[0])
  const values = rows.map((row: Record<string, unknown>) =>
    columns.map(([key, column]) => (row[key] == null ? null : column.mapToDriverValue(row[key]))),
  )
  const names = columns.map(([, column]) => sql.identifier(column.name))
  const fields = columns.map((_, at) => sql.raw(`value ->> ${at}`))
  return sql`insert into ${table} (${sql.join(names, sql`, `)})
    select ${sql.join(fields, sql`, `)} from json_each(${JSON.stringify(values)}) where true`
}

export const hasSome = <T>(rows: readonly T[]): rows is readonly [T, ...T[]] => rows.length > 0
