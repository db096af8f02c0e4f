import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

/**
 * Makes a database file that is not there, and its folder, for this user alone; SQLite gives the files beside it the same
 * rights. What an operator made or opened to others stays as it is.
 */
export async function makeFile(url: string): Promise<void> {
  const path = resolve(url.slice('file:'.length))
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await writeFile(path, '', { flag: 'wx', mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
}
