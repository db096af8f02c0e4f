import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ImportNote } from '../../../core/library/messages.ts'
import { convertedByOffice } from '../libre-office.ts'
import { inFolder } from '../ocr.ts'
import { runProgram } from '../programs.ts'

type File = { bytes: Uint8Array; kind: string; notes: ImportNote[] }

const programMs = 60_000
// LibreOffice takes seconds for a file: it is asked where there is a doubt already.
const asked = new Set<ImportNote>(['text.short', 'text.numbers', 'text.unread'])

/**
 * The words of a file as another program of the system reads them: Poppler a PDF, page by page, LibreOffice a Word file
 * there is a doubt about. Null where none is installed or none can read it.
 */
export async function otherReading({ bytes, kind, notes }: File, signal?: AbortSignal): Promise<string[] | null> {
  const isDoubted = /^docx?$/.test(kind) && notes.some((note) => asked.has(note))
  if (kind !== 'pdf' && !isDoubted) return null
  try {
    return await inFolder((folder) =>
      kind === 'pdf' ? ofPdf(folder, bytes, signal) : ofWord(folder, bytes, kind, signal),
    )
  } catch {
    signal?.throwIfAborted()
    return null
  }
}

async function ofPdf(folder: string, bytes: Uint8Array, signal?: AbortSignal): Promise<string[]> {
  const file = join(folder, 'file.pdf')
  await writeFile(file, bytes)
  const text = await runProgram('pdftotext', ['-enc', 'UTF-8', file, '-'], { signal, timeMs: programMs })
  return text.split('\f')
}

async function ofWord(folder: string, bytes: Uint8Array, ending: string, signal?: AbortSignal): Promise<string[]> {
  const form = { form: 'txt:Text (encoded):UTF8', ending: 'txt' }
  const text = await convertedByOffice(folder, { bytes, ending }, form, { signal, timeMs: programMs })
  return [text.toString('utf8')]
}
