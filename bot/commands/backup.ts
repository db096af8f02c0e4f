import { dirname, join, resolve } from 'node:path'
import { putBack } from '../../db/backup.ts'
import { pathOf, readyFile } from '../../db/file.ts'
import { makeBackup } from '../backup/make.ts'
import { stampOf } from '../backup/names.ts'
import { backupConfig, databaseConfig, type Environment } from '../config.ts'
import type { Values } from './arguments.ts'
import { UsageError } from './usage.ts'

const tellEveryMs = 5000

/** Copies the database while the service runs; says where the copy is. */
export async function backupCommand(
  env: Environment,
  [folder]: string[],
  { keep }: Values,
  print: (line: string) => void,
): Promise<boolean> {
  const { DATABASE_URL: url } = databaseConfig(env)
  const { BACKUP_FOLDER, BACKUP_KEEP } = backupConfig(env)
  if (keep !== undefined && !/^[1-9]\d{0,3}$/.test(keep)) throw new UsageError('--keep takes a number, 1 or more')
  if (url.startsWith('file:')) await readyFile(url, { make: false })
  const { path, bytes, removed } = await makeBackup(url, {
    folder: resolve(folder ?? BACKUP_FOLDER ?? join(dirname(pathOf(url)), 'backups')),
    keep: keep === undefined ? BACKUP_KEEP : Number(keep),
    now: Date.now(),
    onBytes: told(print),
  })
  print(`${path} holds the database as it was (${megabytes(bytes)})`)
  if (removed.length > 0) print(`Taken away, being older than the last ones: ${removed.join(', ')}`)
  return true
}

/** Puts a backup in the place of the database, and keeps what stood there. */
export async function restoreCommand(
  env: Environment,
  [backup = '']: string[],
  { force }: Values,
  print: (line: string) => void,
): Promise<boolean> {
  const { DATABASE_URL: url } = databaseConfig(env)
  if (!url.startsWith('file:')) throw new UsageError('restore works on a file: DATABASE_URL names a server')
  await readyFile(`file:${resolve(backup)}`, { make: false })
  const { kept } = await putBack(resolve(backup), url, { force, stamp: stampOf(Date.now()), onBytes: told(print) })
  print(`${pathOf(url)} is what ${backup} held`)
  if (kept) print(`What stood there is kept as ${kept}: remove it once all is well`)
  print('What was sent, answered or handed in after that moment is not known to it')
  return true
}

function told(print: (line: string) => void) {
  let last = Date.now()
  return (done: number, all: number) => {
    if (Date.now() - last < tellEveryMs) return
    last = Date.now()
    print(`${megabytes(done)} of ${megabytes(all)}`)
  }
}

const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`
