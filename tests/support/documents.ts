import { readFile as readBytes } from 'node:fs/promises'
import { join } from 'node:path'
import { fileReader } from '../../bot/import/file.ts'
import type { ReadOptions } from '../../bot/import/report.ts'
import { otherReading } from '../../bot/import/second/other-reading.ts'
import type { OpenedFile } from '../../core/context.ts'
import { type Section, unpackedSection } from '../../core/library/store/packed-section.ts'
import { projectRoot } from './source-files.ts'

export const documentPath = (name: string) => join(projectRoot, 'tests/documents', name)

/** The bytes of one of the tests' own documents. */
export const documentBytes = (name: string) => readBytes(documentPath(name))

// LibreOffice's opinion takes seconds a file, and is asked for where it is tried.
const readQuickly = fileReader({
  other: async (file, signal) => (file.kind === 'pdf' ? otherReading(file, signal) : null),
})

/** Reads bytes under a name and expects documents, all of them; a refusal fails the test with its reason. */
export async function readWell(name: string, bytes: Uint8Array, options?: ReadOptions, reader = readQuickly) {
  const read = await reader(name, bytes, options)
  if ('reason' in read) throw new Error(`${name} was refused: ${read.reason}`)
  return { ...read, documents: await documentsOf(read) }
}

/** The documents of an opened file with all their sections, which is closed then. */
export async function documentsOf({ documents, close }: OpenedFile) {
  const found = []
  for await (const { source, sections } of documents) {
    const whole: (Section & { text: string })[] = []
    for await (const piece of sections())
      for (const section of piece.map(unpackedSection))
        whole.push({ ...section, text: section.passages.map(({ text }) => text).join('\n') })
    found.push({ ...source, sections: whole })
  }
  await close()
  return found
}

/** Everything that stands in the sections of what was read, a line each. */
export const textOf = ({ documents }: Awaited<ReturnType<typeof readWell>>) =>
  documents.flatMap(({ sections }) => sections.flatMap(({ heading, text }) => [heading, text])).join('\n')
