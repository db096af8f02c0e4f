import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { putBack } from '../../db/backup.ts'
import { DatabaseError, readyFile } from '../../db/file.ts'
import { pathOf } from '../../db/path.ts'
import { bringBack, carryNewest } from '../backup/carry.ts'
import type { Elsewhere } from '../backup/elsewhere.ts'
import { makeBackup } from '../backup/make.ts'
import { stampOf } from '../backup/names.ts'
import { type BackupConfig, backupConfig, databaseConfig, type Environment } from '../config.ts'
import type { Values } from './arguments.ts'
import { UsageError } from './usage.ts'

const tellEveryMs = 5000

/** Copies the database while the service runs, and carries the copy elsewhere; says where they are. */
export async function backupCommand(
  env: Environment,
  [folder]: string[],
  { keep: said, carry }: Values,
  print: (line: string) => void,
): Promise<boolean> {
  const { DATABASE_URL: url } = databaseConfig(env)
  const config = backupConfig(env)
  const elsewhere = config.BACKUP_COPY ? (await import('../backup/elsewhere.ts')).elsewhereOf(config) : null
  if (said !== undefined && !/^[1-9]\d{0,3}$/.test(said)) throw new UsageError('--keep takes a number, 1 or more')
  if (carry && !elsewhere) throw new UsageError('--carry needs BACKUP_COPY, the place to carry to')
  const into = folder ? resolve(folder) : backupFolder(config, url)
  const keep = said === undefined ? config.BACKUP_KEEP : Number(said)
  if (!carry) await copyInto(into, { url, keep, print })
  if (elsewhere) {
    const { name, removed } = await carryNewest(into, elsewhere, { keep })
    print(`${name} stands at ${elsewhere.where} too`)
    if (removed.length > 0) print(`Taken away there: ${removed.join(', ')}`)
  }
  return true
}

async function copyInto(
  folder: string,
  { url, keep, print }: { url: string; keep: number; print: (line: string) => void },
) {
  if (url.startsWith('file:')) await readyFile(url, { make: false })
  const { path, bytes, removed } = await makeBackup(url, { folder, keep, now: Date.now(), onBytes: told(print) })
  print(`${path} holds the database as it was (${megabytes(bytes)})`)
  if (removed.length > 0) print(`Taken away, being older than the last ones: ${removed.join(', ')}`)
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
  const path = await backupAt(backup, { env, url })
  await expectBackup(path)
  const { kept } = await putBack(path, url, { force, stamp: stampOf(Date.now()), onBytes: told(print) })
  print(`${pathOf(url)} is what ${backup} held`)
  if (kept) print(`What stood there is kept as ${kept}: remove it once all is well`)
  print('What was sent, answered or handed in after that moment is not known to it')
  return true
}

/** @throws DatabaseError for what is no backup, before anything is looked at of the database */
async function expectBackup(path: string): Promise<void> {
  const found = await stat(path).catch(() => null)
  if (!found) throw new DatabaseError(`there is no backup at ${path}`)
  if (!found.isFile()) throw new DatabaseError(`${path} is no file: name one of the backups`)
  if (found.size === 0) throw new DatabaseError(`${path} is empty: take another backup`)
}

/** The file that is named; where there is none here, the one of that name elsewhere, brought to where backups are. */
async function backupAt(backup: string, { env, url }: { env: Environment; url: string }): Promise<string> {
  const config = backupConfig(env)
  if (existsSync(backup) || basename(backup) !== backup || !config.BACKUP_COPY) return resolve(backup)
  const elsewhere = (await import('../backup/elsewhere.ts')).elsewhereOf(config) as Elsewhere
  return bringBack(backup, elsewhere, backupFolder(config, url))
}

const backupFolder = ({ BACKUP_FOLDER }: BackupConfig, url: string) =>
  resolve(BACKUP_FOLDER ?? join(dirname(pathOf(url)), 'backups'))

function told(print: (line: string) => void) {
  let last = Date.now()
  return (done: number, all: number) => {
    if (Date.now() - last < tellEveryMs) return
    last = Date.now()
    print(`${megabytes(done)} of ${megabytes(all)}`)
  }
}

const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`
