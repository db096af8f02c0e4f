import { createReadStream } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { createGunzip } from 'node:zlib'
import type { Refusal, SourceDocument } from '../../core/library/document.ts'
import { documentFromText } from '../../core/library/plain-text.ts'
import { documentsOfRows } from './rows.ts'

const largestText = 20 * 1024 * 1024
const longestLine = 32 * 1024 * 1024
const largestUnpacked = 2 * 1024 * 1024 * 1024

/** The documents in files and folders, one after the other. What cannot be read is answered as a refusal, never thrown. */
export async function* readDocuments(paths: string[]): AsyncGenerator<SourceDocument | Refusal> {
  for (const path of paths) {
    const found = await stat(path).catch(() => null)
    if (!found) yield { name: path, reason: 'file.missing' }
    else if (found.isDirectory()) yield* readDocuments(await filesIn(path))
    else yield* readOne(path, found.size)
  }
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter(({ name }) => !name.startsWith('.'))
    .map(({ name }) => join(folder, name))
    .sort()
}

async function* readOne(path: string, size: number): AsyncGenerator<SourceDocument | Refusal> {
  const name = basename(path)
  try {
    if (/\.jsonl(\.gz)?$/i.test(name)) yield* documentsOfRows(name, linesOf(path))
    else if (!/\.(txt|md)$/i.test(name)) yield { name, reason: 'file.kind' }
    else if (size > largestText) yield { name, reason: 'file.large' }
    else yield textFile(name, await readFile(path))
  } catch (error) {
    yield { name, reason: error instanceof FileRefused ? error.message : 'file.unreadable' }
  }
}

class FileRefused extends Error {}

/** A text file's document; bytes that are no text are refused whatever the name says. */
export function textFile(name: string, bytes: Uint8Array): SourceDocument | Refusal {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe
  if (!wide && bytes.includes(0)) return { name, reason: 'file.kind' }
  try {
    return documentFromText(name, new TextDecoder(wide ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes))
  } catch {
    return { name, reason: 'file.encoding' }
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
