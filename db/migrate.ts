import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/libsql'
import { migrate as apply } from 'drizzle-orm/libsql/migrator'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import type { Database } from './client.ts'
import { DatabaseError } from './file.ts'
import type { Migration } from './object/migrate.ts'

const folder = fileURLToPath(new URL('./migrations', import.meta.url))

/** What makes a new database at once, beside the migrations where the service is built (`bot/bundle.ts`). */
export const scriptName = 'whole.sql'

type Journal = { entries: { when: number }[] }

/**
 * Applies what is missing, by the connection that overwrites what is deleted: a table that is made anew may hold what somebody wrote.
 * Node only (it reads files): a Worker's database is migrated before it is deployed.
 *
 * @throws DatabaseError for a database that a newer Loa has migrated further: this one does not know its tables
 */
export async function migrate({ writer: client }: Database): Promise<void> {
  const [last, newest] = [await lastApplied(client), newestMigration()]
  if (last > newest)
    throw new DatabaseError('the database was made by a newer Loa: run that one, or put back a backup from before')
  // Nearly always nothing is missing, and all their files need not be read to see it.
  if (last === newest) return
  if (last === 0 && (await makeWhole(client))) return
  await apply(drizzle(client), { migrationsFolder: folder })
}

/** All or nothing, and a third of the time that all steps take; false where there is no script, or tables already. */
async function makeWhole(client: Database['client']): Promise<boolean> {
  const path = `${folder}/${scriptName}`
  if (!existsSync(path)) return false
  const script = readFileSync(path, 'utf8')
  const making = await client.transaction('write')
  try {
    // Another process may have been first.
    const { rows } = await making.execute('select 1 from sqlite_master limit 1')
    if (rows.length > 0) return false
    await making.executeMultiple(script)
    await making.commit()
    return true
  } finally {
    making.close()
  }
}

/** When the newest migration that this Loa has was made, UTC milliseconds. */
export function newestMigration(): number {
  const { entries }: Journal = JSON.parse(readFileSync(`${folder}/meta/_journal.json`, 'utf8'))
  return Math.max(...entries.map(({ when }) => when))
}

/** Every migration, for where no file can be read. */
export const migrationsAsText = (): Migration[] =>
  readMigrationFiles({ migrationsFolder: folder }).map(({ folderMillis, hash, sql }) => ({
    when: folderMillis,
    hash,
    statements: sql,
  }))

async function lastApplied(client: Database['client']): Promise<number> {
  const table = '__drizzle_migrations'
  const { rows } = await client.execute(`select 1 from sqlite_master where name = '${table}'`)
  if (rows.length === 0) return 0
  const { rows: applied } = await client.execute(`select max(created_at) as at from ${table}`)
  return Number(applied[0]?.at ?? 0)
}
