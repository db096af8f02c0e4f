import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, open } from '../../db/client.ts'
import { migrate } from '../../db/migrate.ts'

export type TemporaryDatabase = Database & { path: string; url: string; remove(): Promise<void> }

/** A migrated database in a file of its own, gone when it is removed. */
export async function temporaryDatabase(): Promise<TemporaryDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'loa-'))
  const path = join(folder, 'loa.db')
  const url = `file:${path}`
  const database = await open(url)
  await migrate(database)
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
