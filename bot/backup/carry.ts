import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseError } from '../../db/file.ts'
import type { Elsewhere } from './elsewhere.ts'
import { backupsAmong, tooMany } from './names.ts'

// Beside the backups, so that who looks at them need not ask the place each minute.
const carriedFile = 'carried.txt'

/** Why a place does not answer, with what lies under “fetch failed”. */
export const inWords = (error: unknown): string =>
  error instanceof Error
    ? [error.message, error.cause instanceof Error && error.cause.message].filter(Boolean).join(': ')
    : String(error)

/**
 * Carries the newest backup of a folder elsewhere, looks that all of it has arrived, and takes away there all but the newest
 * `keep`. One that stands there already is not sent again.
 *
 * @throws DatabaseError in words for the operator; the backup itself stands, whatever became of its copy
 */
export async function carryNewest(
  folder: string,
  elsewhere: Elsewhere,
  { keep }: { keep: number },
): Promise<{ name: string; removed: string[] }> {
  const [name] = backupsAmong(await readdir(folder).catch(() => []))
  if (!name) throw new DatabaseError(`${folder} holds no backup to be carried`)
  try {
    const { size } = await stat(join(folder, name))
    if ((await elsewhere.sizes()).get(name) !== size) await elsewhere.put(join(folder, name), name)
    const there = await elsewhere.sizes()
    if (there.get(name) !== size) throw new Error(`${there.get(name) ?? 0} of ${size} bytes have arrived`)
    const removed = tooMany([...there.keys()], keep)
    for (const old of removed) await elsewhere.remove(old)
    await writeFile(join(folder, carriedFile), `${name}\n`, { mode: 0o600 })
    return { name, removed }
  } catch (error) {
    throw new DatabaseError(
      `${name} stands in ${folder} and could not be carried to ${elsewhere.where}: ${inWords(error)}`,
    )
  }
}

/**
 * Brings a backup back from elsewhere into a folder.
 *
 * @returns its path there
 * @throws DatabaseError naming the backups of that place where it has no such one
 */
export async function bringBack(name: string, elsewhere: Elsewhere, folder: string): Promise<string> {
  const path = join(folder, name)
  try {
    const there = await elsewhere.sizes()
    if (!there.has(name))
      throw new DatabaseError(
        `there is no ${name} at ${elsewhere.where}, which holds ${backupsAmong([...there.keys()]).join(', ') || 'none'}`,
      )
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await elsewhere.fetch(name, `${path}.part`)
    if ((await stat(`${path}.part`)).size !== there.get(name)) throw new Error('not all of it has arrived')
    await rename(`${path}.part`, path)
    return path
  } catch (error) {
    await rm(`${path}.part`, { force: true })
    if (error instanceof DatabaseError) throw error
    throw new DatabaseError(`${name} could not be brought from ${elsewhere.where}: ${inWords(error)}`)
  }
}

/** The backup of a folder that was last carried elsewhere. */
export async function lastCarried(folder: string): Promise<string | null> {
  const written = await readFile(join(folder, carriedFile), 'utf8').catch(() => '')
  return backupsAmong([written.trim()])[0] ?? null
}
