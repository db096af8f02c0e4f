import { readdir, stat, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { dayOf, hourMs } from '../../core/time.ts'
import { pathOf } from '../../db/path.ts'
import { backupsAmong, dayOfBackup } from '../backup/names.ts'

const gigabyte = 1024 ** 3
const backupLateMs = 36 * hourMs

/** Room on the disk of the database; null where the database is on a server. */
export async function diskOf(url: string): Promise<{ size: number; free: number } | null> {
  if (!url.startsWith('file:')) return null
  const path = pathOf(url)
  const [{ size }, { bavail, bsize }] = await Promise.all([stat(path), statfs(dirname(path))])
  return { size, free: bavail * bsize }
}

/** Room for the database to grow to twice its size, and for a gigabyte at least. */
export const isTight = ({ size, free }: { size: number; free: number }) => free < Math.max(gigabyte, size)

/**
 * The day of the newest backup of a folder; null where it holds none, or is not there yet.
 *
 * @throws what the system says of a folder that may not be looked through
 */
export async function newestBackup(folder: string): Promise<{ name: string; day: string } | null> {
  const entries = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const [name] = backupsAmong(entries)
  const day = name && dayOfBackup(name)
  return name && day ? { name, day } : null
}

export const isLate = (day: string, now: number) => day < dayOf(now - backupLateMs)

/** Whether a first backup should have been made by a process that runs since then. */
export const isFirstLate = (since: number, now: number) => now - since > backupLateMs
