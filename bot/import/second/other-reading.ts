import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ImportNote } from '../../../core/library/messages.ts'
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
  const read = kind === 'pdf' ? ofPdf : /^docx?$/.test(kind) && notes.some((note) => asked.has(note)) ? ofWord : null
  if (!read) return null
  try {
    return await inFolder(async (folder) => {
      const file = join(folder, `file.${kind}`)
      await writeFile(file, bytes)
      return read(folder, file, signal)
    })
  } catch {
    signal?.throwIfAborted()
    return null
  }
}

async function ofPdf(_folder: string, file: string, signal?: AbortSignal): Promise<string[]> {
  const text = await runProgram('pdftotext', ['-enc', 'UTF-8', file, '-'], { signal, timeMs: programMs })
  return text.split('\f')
}

async function ofWord(folder: string, file: string, signal?: AbortSignal): Promise<string[]> {
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`
  const as = ['--convert-to', 'txt:Text (encoded):UTF8', '--outdir', folder]
  const how = { signal, timeMs: programMs, home: folder }
  await runProgram('soffice', [profile, '--headless', '--norestore', ...as, file], how)
  return [await readFile(join(folder, 'file.txt'), 'utf8')]
}
