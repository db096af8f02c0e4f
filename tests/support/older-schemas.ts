import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Client } from '@libsql/client'
import { drizzle } from 'drizzle-orm/libsql'
import { migrate } from 'drizzle-orm/libsql/migrator'
import { projectRoot } from './source-files.ts'

const folder = join(projectRoot, 'db/migrations')

type Journal = { entries: { tag: string }[] }

const journal = async (): Promise<Journal> => JSON.parse(await readFile(join(folder, 'meta/_journal.json'), 'utf8'))

/** How many schemas there have been: each that was ever on main may stand on somebody's machine. */
export const schemas = async () => (await journal()).entries.length

/** Brings a database to the schema that the first `count` migrations make, as a Loa of that day did. */
export async function migrateTo(client: Client, count: number): Promise<void> {
  const older = await mkdtemp(join(tmpdir(), 'loa-schema-'))
  try {
    const { entries, ...rest } = await journal()
    const kept = entries.slice(0, count)
    await mkdir(join(older, 'meta'))
    await writeFile(join(older, 'meta/_journal.json'), JSON.stringify({ ...rest, entries: kept }))
    for (const { tag } of kept) await symlink(join(folder, `${tag}.sql`), join(older, `${tag}.sql`))
    await migrate(drizzle(client), { migrationsFolder: older })
  } finally {
    await rm(older, { recursive: true, force: true })
  }
}

type Column = { name: string; type: string; notnull: number; pk: number }

/** The tables that hold rows of Loa's own: not those of the driver, nor the shadows of an index of words. */
export async function tablesOf(client: Client): Promise<string[]> {
  const { rows } = await client.execute(`select name from pragma_table_list where schema = 'main' and type = 'table'
    and name not like 'sqlite_%' and name not like '\\_\\_%' escape '\\' order by name`)
  return rows.map(({ name }) => String(name))
}

/**
 * Rows `1` to `count` in each of the tables, every column set: a key is `<column>-<row>`, and what refers to one is the key of
 * the same row, so that all references hold. A row that a trigger has put in already is left as it is.
 */
export async function fill(client: Client, tables: string[], count: (table: string) => number): Promise<void> {
  await client.execute('pragma foreign_keys = off')
  for (const table of tables) {
    const { rows: columns } = await client.execute(`pragma table_info("${table}")`)
    const { rows: references } = await client.execute(`pragma foreign_key_list("${table}")`)
    const values = (columns as unknown as Column[]).map(({ name, type }) => {
      const reference = references.find((one) => one.from === name)
      const text = `'${reference?.to ?? name}-' || value`
      if (/int|real|num/i.test(type)) return 'value'
      return /blob/i.test(type) ? `cast(${text} as blob)` : text
    })
    await client.execute({
      sql: `insert or ignore into "${table}" (${columns.map(({ name }) => `"${name}"`).join(', ')})
        select ${values.join(', ')} from generate_series(1, ?)`,
      args: [count(table)],
    })
  }
  await client.execute('pragma foreign_keys = on')
}

export async function countsOf(client: Client, tables: string[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const table of tables) {
    const { rows } = await client.execute(`select count(*) as count from "${table}"`)
    counts.set(table, Number(rows[0]?.count))
  }
  return counts
}

/** What makes a schema: its tables, columns, indexes and triggers, in one order. */
export async function shapeOf(client: Client): Promise<string[]> {
  const { rows } = await client.execute(`
    select 'column ' || m.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk as line
      from sqlite_master m, pragma_table_info(m.name) c where m.type = 'table'
    union all select m.type || ' ' || m.name from sqlite_master m where m.type <> 'table' and m.sql is not null order by 1`)
  return rows.map(({ line }) => String(line))
}
