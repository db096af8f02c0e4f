import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/libsql'
import { migrate as apply } from 'drizzle-orm/libsql/migrator'
import type { Database } from './client.ts'

const folder = fileURLToPath(new URL('./migrations', import.meta.url))

/** Applies what is missing. Node only (it reads files): a Worker's database is migrated before it is deployed. */
export const migrate = ({ client }: Database) => apply(drizzle(client), { migrationsFolder: folder })
