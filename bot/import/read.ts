import { createReadStream } from 'node:fs'
import { readFile as readBytes, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { createGunzip } from 'node:zlib'
import { isRefusal, type Refusal, type SourceDocument } from '../../core/library/parse/source-document.ts'
import type { ReadDocument } from '../../core/library/store/read-document.ts'
import { readFile } from './file.ts'
import { largestFile } from './limits.ts'
import { FileRefused, refusedFor } from './report.ts'
import { documentsOfRows } from './rows.ts'

const longestLine = 32 * 1024 * 1024
const largestUnpacked = 2 * 1024 * 1024 * 1024

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

/** Lines of JSON may be longer than memory, so they are read as they come. */
export const isRows = (path: string) => /\.jsonl(\.gz)?$/i.test(path)

/** The documents of a file of rows; it is not kept, for each row says itself what it is. */
export async function* rowsAt(path: string): AsyncGenerator<SourceDocument | Refusal> {
  const name = basename(path)
  try {
    const at = await fileAt(path)
    if (isRefusal(at)) yield at
    else yield* documentsOfRows(name, linesOf(path))
  } catch (error) {
    yield { name, reason: isClosed(error) ? 'file.closed' : refusedFor(error) }
  }
}

/** The bytes of a file; one that is too large is refused unread. */
export async function bytesAt(path: string): Promise<Uint8Array | Refusal> {
  const at = await fileAt(path)
  if (isRefusal(at)) return at
  const name = basename(path)
  if (at.size > largestFile) return { name, reason: 'file.large' }
  return readBytes(path).catch((error) => ({ name, reason: isClosed(error) ? 'file.closed' : 'file.unreadable' }))
}

/** A folder stands here only where it could not be opened. */
async function fileAt(path: string): Promise<{ size: number } | Refusal> {
  try {
    const found = await stat(path)
    if (found.isFile()) return { size: found.size }
    return { name: path, reason: found.isDirectory() ? 'file.closed' : 'file.missing' }
  } catch (error) {
    return { name: path, reason: isClosed(error) ? 'file.closed' : 'file.missing' }
  }
}

const isClosed = (error: unknown) => /^(EACCES|EPERM)$/.test((error as NodeJS.ErrnoException).code ?? '')

/** The lines of a text file, unpacked where its name ends in `.gz`. */
export async function* linesOf(path: string): AsyncGenerator<string> {
  const file = createReadStream(path)
  const stream = path.toLowerCase().endsWith('.gz') ? file.pipe(createGunzip()) : file
  file.on('error', (error) => stream.destroy(error))
  const decoder = new TextDecoder('utf-8')
  let rest = ''
  let unpacked = 0
  for await (const chunk of stream) {
    unpacked += (chunk as Uint8Array).byteLength
    if (unpacked > largestUnpacked || rest.length > longestLine) throw new FileRefused('file.large')
    const parts = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n')
    rest = parts.pop() ?? ''
    yield* parts
  }
  if (rest) yield rest
}
