import { closeSync, fdatasync, openSync } from 'node:fs'
import { promisify } from 'node:util'

const synced = promisify(fdatasync)

/**
 * Waits until what was committed to a database file stands on the disk, as a commit itself would, but in a thread of the runtime
 * while the event loop goes on. The log is opened anew each time: where none is, all of it is in the file already, and synced there.
 */
export async function flushed(path: string): Promise<void> {
  const log = logOf(path)
  if (log === null) return
  try {
    await synced(log)
  } finally {
    closeSync(log)
  }
}

function logOf(path: string): number | null {
  try {
    return openSync(`${path}-wal`, 'r+')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
