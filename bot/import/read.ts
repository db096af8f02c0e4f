import { readFile as readBytes, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { isRefusal, type Refusal, type SourceDocument } from '../../core/library/parse/source-document.ts'
import type { ReadDocument } from '../../core/library/store/read-document.ts'
import { readFile } from './file.ts'
import { largestFile } from './limits.ts'
import { fileAt, isClosed, isRows } from './row-files.ts'
import { rowsAt } from './threads.ts'

/** The documents in files and folders, one after the other. What cannot be read is answered as a refusal, never thrown. */
export async function* readDocuments(paths: string[]): AsyncGenerator<ReadDocument | SourceDocument | Refusal> {
  for (const path of await filesAt(paths)) {
    if (isRows(path)) yield* rowsAt(path)
    else {
      const bytes = await bytesAt(path)
      const read = bytes instanceof Uint8Array ? await readFile(basename(path), bytes) : bytes
      if (isRefusal(read)) yield read
      else {
        try {
          yield* read.refused
          yield* read.documents
        } finally {
          await read.close()
        }
      }
    }
  }
}

/** Every file at these paths, folders in folders too, in order; hidden ones and an open Word's own stay out. */
export async function filesAt(paths: string[]): Promise<string[]> {
  const files: string[] = []
  for (const path of paths) {
    const found = await stat(path).catch(() => null)
    files.push(...(found?.isDirectory() ? await filesIn(path) : [path]))
  }
  return files
}

/** The files below a folder; one that may not be opened stands for itself, and is refused by its own name. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null)
  if (!entries) return [folder]
  const files: string[] = []
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (/^(\.|~\$)/.test(entry.name)) continue
    if (entry.isDirectory()) files.push(...(await filesIn(path)))
    else if (entry.isFile()) files.push(path)
  }
  return files.sort()
}

/** The bytes of a file; one that is too large is refused unread. */
export async function bytesAt(path: string): Promise<Uint8Array | Refusal> {
  const at = await fileAt(path)
  if (isRefusal(at)) return at
  const name = basename(path)
  if (at.size > largestFile) return { name, reason: 'file.large' }
  return readBytes(path).catch((error) => ({ name, reason: isClosed(error) ? 'file.closed' : 'file.unreadable' }))
}
