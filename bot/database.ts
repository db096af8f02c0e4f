import { type Database, open } from '../db/client.ts'
import { inWords, readThrough, readyFile } from '../db/file.ts'
import { migrate } from '../db/migrate.ts'
import type { DatabaseConfig } from './config.ts'

/**
 * Opens the configured database, brought up to date; a file that is not there is made, unless `make` says that there must be one.
 *
 * @throws DatabaseError when there is none to work on
 */
export async function openDatabase(
  { DATABASE_URL: url, DATABASE_AUTH_TOKEN }: DatabaseConfig,
  { make = true } = {},
): Promise<Database> {
  const isFile = url.startsWith('file:')
  if (isFile) await readyFile(url, { make })
  let database: Database | undefined
  try {
    database = await open(url, DATABASE_AUTH_TOKEN)
    if (isFile) await readThrough(database, url)
    await migrate(database)
    return database
  } catch (error) {
    database?.close()
    throw inWords(error, url)
  }
}
