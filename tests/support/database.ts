import { rmSync } from 'node:fs'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { temporaryDatabase as migrated, type TemporaryDatabase } from '../../bot/evaluation/temporary-database.ts'
import { open } from '../../db/client.ts'

export type { TemporaryDatabase }

let pattern: Promise<string> | null = null

/**
 * A migrated database in a file of its own, gone when it is removed: a copy, for all migrations take longer than most tests; or one of
 * the file that is named.
 */
export async function temporaryDatabase(from?: string): Promise<TemporaryDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'loa-'))
  const path = join(folder, 'loa.db')
  await copyFile(from ?? (await migratedFile()), path)
  const url = `file:${path}`
  const database = await open(url)
  return {
    ...database,
    path,
    url,
    async remove() {
      database.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The file of a migrated database, to be copied and left as it is. */
export function migratedFile(): Promise<string> {
  pattern ??= makePattern()
  return pattern
}

/** What was migrated stands in the file itself once its last connection is closed. */
async function makePattern(): Promise<string> {
  const database = await migrated()
  await database.scrub()
  database.close()
  process.once('exit', () => rmSync(dirname(database.path), { recursive: true, force: true }))
  return database.path
}
