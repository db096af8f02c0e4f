import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { hourMs } from '../../core/time.ts'
import { type CopyOptions, copyDatabase } from '../../db/backup.ts'
import { DatabaseError, unmade } from '../../db/file.ts'
import { backupName, partsAmong, tooMany } from './names.ts'

// One that is being written was written to a moment ago.
const abandonedMs = hourMs

/**
 * Puts a copy of the database, as it stands now, into a folder, and takes away all but the newest `keep`, once the new one
 * stands. The folder and the copy are for this user alone.
 *
 * @throws DatabaseError
 */
export async function makeBackup(
  url: string,
  { folder, keep, now, ...how }: CopyOptions & { folder: string; keep: number; now: number },
): Promise<{ path: string; bytes: number; removed: string[] }> {
  if (!url.startsWith('file:'))
    throw new DatabaseError('the database is on a server, which has backups of its own: DATABASE_URL is no file')
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST' ? new DatabaseError(`${folder} is a file: name a folder`) : unmade(folder, error)
  })
  await removeAbandoned(folder).catch((error: NodeJS.ErrnoException) => {
    throw new DatabaseError(`${folder} cannot be read (${error.code}): it has to be of the user that Loa runs as`)
  })
  const path = join(folder, backupName(now))
  await copyDatabase(url, path, how)
  const removed = tooMany(await readdir(folder), keep)
  for (const name of removed) await rm(join(folder, name), { force: true })
  return { path, bytes: (await stat(path)).size, removed }
}

/** Takes away what backups that were killed have left of their copies in a folder. */
export async function removeAbandoned(folder: string): Promise<void> {
  for (const name of partsAmong(await readdir(folder))) {
    const found = await stat(join(folder, name)).catch(() => null)
    if (found && Date.now() - found.mtimeMs > abandonedMs) await rm(join(folder, name), { force: true })
  }
}
