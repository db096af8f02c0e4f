import { sql } from 'drizzle-orm'
import type { Database } from '../client.ts'

/** One migration as the build reads it from its file: `when` is when it was made, UTC milliseconds. */
export type Migration = { when: number; hash: string; statements: string[] }

/** The database was made by a newer Loa, whose tables this one does not know. */
export class NewerDatabase extends Error {}

/**
 * Applies what is missing, all or nothing, and leaves the same rows behind as it does for files.
 *
 * @throws NewerDatabase
 */
export async function migrateObject(
  { db, write }: Pick<Database, 'db' | 'write'>,
  migrations: Migration[],
): Promise<void> {
  const last = await lastApplied(db)
  const newest = Math.max(...migrations.map(({ when }) => when))
  if (last > newest) throw new NewerDatabase('the database was made by a newer Loa: deploy that one')
  if (last === newest) return
  await write(async (tx) => {
    await tx.run(sql`create table if not exists __drizzle_migrations (
      id serial primary key, hash text not null, created_at numeric)`)
    for (const { when, hash, statements } of migrations.filter((one) => one.when > last)) {
      for (const statement of statements) await tx.run(sql.raw(statement))
      await tx.run(sql`insert into __drizzle_migrations (hash, created_at) values (${hash}, ${when})`)
    }
  })
}

async function lastApplied(db: Database['db']): Promise<number> {
  const [table] = await db.all(sql`select 1 from sqlite_master where name = '__drizzle_migrations'`)
  if (!table) return 0
  const [row] = await db.all<{ at: number }>(sql`select max(created_at) as at from __drizzle_migrations`)
  return Number(row?.at ?? 0)
}
