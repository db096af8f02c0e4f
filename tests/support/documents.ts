import { readFile as readBytes } from 'node:fs/promises'
import { join } from 'node:path'
import { readFile } from '../../bot/import/file.ts'
import type { ReadOptions, ReadResult } from '../../bot/import/report.ts'
import { projectRoot } from './source-files.ts'

export const documentPath = (name: string) => join(projectRoot, 'tests/documents', name)

/** The bytes of one of the tests' own documents. */
export const documentBytes = (name: string) => readBytes(documentPath(name))

/** Reads bytes under a name and expects a document; a refusal fails the test with its reason. */
export async function readWell(name: string, bytes: Uint8Array, options?: ReadOptions): Promise<ReadResult> {
  const read = await readFile(name, bytes, options)
  if ('reason' in read) throw new Error(`${name} was refused: ${read.reason}`)
  return read
}

/** Everything that stands in the sections of what was read, a line each. */
export const textOf = ({ documents }: ReadResult) =>
  documents.flatMap(({ sections }) => sections.flatMap(({ heading, text }) => [heading, text])).join('\n')
