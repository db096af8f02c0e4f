import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { createGunzip } from 'node:zlib'
import { isRefusal, type Refusal, type SourceDocument } from '../../core/library/parse/source-document.ts'
import { FileRefused, refusedFor } from './report.ts'
import { documentsOfRows } from './rows.ts'

const longestLine = 32 * 1024 * 1024
const largestUnpacked = 2 * 1024 * 1024 * 1024

/** Lines of JSON may be longer than memory, so they are read as they come. */
export const isRows = (path: string) => /\.jsonl(\.gz)?$/i.test(path)

/** The documents of a file of rows; it is not kept, for each row says itself what it is. */
export async function* rowsIn(path: string): AsyncGenerator<SourceDocument | Refusal, undefined> {
  const name = basename(path)
  try {
    const at = await fileAt(path)
    if (isRefusal(at)) yield at
    else yield* documentsOfRows(name, linesOf(path))
  } catch (error) {
    yield { name, reason: isClosed(error) ? 'file.closed' : refusedFor(error) }
  }
}

/** A folder stands here only where it could not be opened. */
export async function fileAt(path: string): Promise<{ size: number } | Refusal> {
  try {
    const found = await stat(path)
    if (found.isFile()) return { size: found.size }
    return { name: path, reason: found.isDirectory() ? 'file.closed' : 'file.missing' }
  } catch (error) {
    return { name: path, reason: isClosed(error) ? 'file.closed' : 'file.missing' }
  }
}

export const isClosed = (error: unknown) => /^(EACCES|EPERM)$/.test((error as NodeJS.ErrnoException).code ?? '')

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
