import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Ctx } from '../../core/context.ts'
import { importDocuments } from '../../core/intake/import-documents.ts'
import { type FileTaken, importFile } from '../../core/intake/import-file.ts'
import type { Refusal } from '../../core/library/parse/source-document.ts'
import { keepOriginal, keptAs, releaseUnused } from '../../core/library/store/originals.ts'
import type { Taken } from '../../db/schema/intake.ts'
import type { Access } from '../../db/schema/library.ts'
import { largestFile } from './limits.ts'
import { bytesAt, filesAt } from './read.ts'
import type { FileOutcome } from './report.ts'
import { isRows } from './row-files.ts'
import { linesAbout, totalsOf } from './tell.ts'
import { rowsAt } from './threads.ts'

type Options = {
  access: Access
  print: (line: string) => void
  /** True prints one line of JSON at the end and nothing else. */
  json?: boolean
  /** Reads files again that were read before. */
  again?: boolean
  /** Why versions are to be shown even if fewer golden questions are answered rightly with them. */
  insist?: string
  /** Asked between two files: true ends the import there. */
  stopped?: () => boolean
}

const progressMs = 2000

/** Imports files and folders, telling how far it is; a bad file is reported and does not stop the others. */
export async function importPaths(ctx: Ctx, paths: string[], options: Options) {
  const { access, print, json = false, again = false, insist, stopped = () => false } = options
  const files = await filesAt(paths)
  const outcomes: FileOutcome[] = []
  let told = 0
  let ocrPages = 0
  const tell = (latest: string) => {
    if (json || ctx.now() - told < progressMs) return
    told = ctx.now()
    print(`… ${outcomes.length} of ${files.length} files${ocrPages ? `, ${ocrPages} pages by OCR` : ''}; ${latest}`)
  }

  for (const path of files) {
    if (stopped()) break
    tell(path)
    const outcome = isRows(path)
      ? await importRows(ctx, path, { access, insist }, (passages) => tell(`${path}, ${passages} passages`))
      : await importOne(ctx, path, { access, again, insist }, (page, pages) => {
          ocrPages += 1
          tell(`${path}, page ${page} of ${pages}`)
        })
    outcomes.push({ path, ...outcome })
  }

  const totals = totalsOf(outcomes)
  const left = files.length - outcomes.length
  if (json) print(JSON.stringify({ ...totals, left, files: outcomes }))
  else for (const line of linesAbout(totals, outcomes, left)) print(line)
  return { ...totals, left }
}

async function importOne(
  ctx: Ctx,
  path: string,
  how: { access: Access; again: boolean; insist: string | undefined },
  onPage: (page: number, pages: number) => void,
): Promise<FileTaken | Refusal> {
  const bytes = await bytesAt(path)
  if (!(bytes instanceof Uint8Array)) return bytes
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return importFile(ctx, { name: basename(path), bytes, sha256, ...how }, { onPage })
}

async function importRows(
  ctx: Ctx,
  path: string,
  how: { access: Access; insist: string | undefined },
  tell: (passages: number) => void,
): Promise<FileTaken | Refusal> {
  const documents: Taken[] = []
  const originalId = await originalAt(ctx, path)
  try {
    const { passages, refused, release } = await importDocuments(ctx, rowsAt(path), {
      ...how,
      originalId,
      name: basename(path),
      onTaken: (taken) => void documents.push(taken),
      onProgress: ({ passages }) => tell(passages),
    })
    const [first] = refused
    if (documents.length === 0 && first && !isRow(first)) return first
    return { kind: 'rows', ocr: [], unread: [], notes: [], documents, passages, refused, release }
  } finally {
    if (originalId) await releaseUnused(ctx, originalId)
  }
}

/** Keeps the file of rows as it is, once; null where there is none, or one too large to be kept. */
async function originalAt(ctx: Ctx, path: string): Promise<string | null> {
  const found = await stat(path).catch(() => null)
  if (!found || found.size === 0 || found.size > largestFile) return null
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  const sha256 = hash.digest('hex')
  const kept = await keptAs(ctx, sha256)
  if (kept) return kept
  const chunks = createReadStream(path)
  return (await keepOriginal(ctx, { fileName: basename(path), chunks, largest: largestFile, sha256: () => sha256 })).id
}

const isRow = ({ line }: Refusal) => line !== undefined
