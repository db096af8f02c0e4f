import { createReadStream } from 'node:fs'
import { readFile as readBytes, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { createGunzip } from 'node:zlib'
import type { Refusal, SourceDocument } from '../../core/library/document.ts'
import { readFile } from './file.ts'
import { largestFile } from './limits.ts'
import { FileRefused, type FileReport, type ReadOptions } from './report.ts'
import { documentsOfRows } from './rows.ts'

const longestLine = 32 * 1024 * 1024
const largestUnpacked = 2 * 1024 * 1024 * 1024

export type FileSeen = { path: string } & (FileReport | Refusal)

type Reading = ReadOptions & {
  /** Called before a file is read, and when all that it gave has been taken. */
  onFile?: (path: string, done: number, of: number) => void
  onRead?: (seen: FileSeen) => void
  /** Asked before each file; true ends the reading there. */
  stopped?: () => boolean
}

/**
 * The documents in files and folders, folders in folders too, one after the other. What cannot be read is answered as a
 * refusal, never thrown.
 */
export async function* readDocuments(paths: string[], reading: Reading = {}): AsyncGenerator<SourceDocument | Refusal> {
  const files: string[] = []
  for (const path of paths) {
    const found = await stat(path).catch(() => null)
    if (found?.isDirectory()) files.push(...(await filesIn(path)))
    else files.push(path)
  }
  for (const [i, path] of files.entries()) {
    if (reading.stopped?.()) return
    reading.onFile?.(path, i, files.length)
    yield* readOne(path, reading)
  }
}

/** Every file under a folder in the order of its path; hidden ones and what an open Word leaves beside a file stay out. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile())
    .map(({ name, parentPath }) => join(parentPath, name))
    .filter((path) => !/(^|\/)(\.|~\$)/.test(path.slice(folder.length)))
    .sort()
}

async function* readOne(path: string, reading: Reading): AsyncGenerator<SourceDocument | Refusal> {
  const name = basename(path)
  try {
    const found = await stat(path).catch(() => null)
    if (!found?.isFile()) yield told({ name: path, reason: 'file.missing' })
    else if (/\.jsonl(\.gz)?$/i.test(name)) {
      yield* documentsOfRows(name, linesOf(path))
      reading.onRead?.({ path, kind: 'rows', ocr: [], unread: [], notes: [] })
    } else if (found.size > largestFile) yield told({ name, reason: 'file.large' })
    else {
      const read = await readFile(name, await readBytes(path), reading)
      if ('reason' in read) yield told(read)
      else {
        const { documents, refused, ...report } = read
        yield* refused
        yield* documents
        reading.onRead?.({ path, ...report })
      }
    }
  } catch (error) {
    reading.signal?.throwIfAborted()
    yield told({ name, reason: error instanceof FileRefused ? error.message : 'file.unreadable' })
  }

  function told(refusal: Refusal): Refusal {
    reading.onRead?.({ path, ...refusal })
    return refusal
  }
}

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
