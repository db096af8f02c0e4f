import type { Ctx } from '../../core/context.ts'
import type { Refusal } from '../../core/library/document.ts'
import { type ImportReport, importDocuments } from '../../core/library/import.ts'
import type { Access } from '../../db/schema/library.ts'
import { inEnglish } from './english.ts'
import { type FileSeen, readDocuments } from './read.ts'

type Options = {
  access: Access
  print: (line: string) => void
  /** True leaves only one line of JSON at the end. */
  json?: boolean
  /** Asked between two files: true ends the import after the present one. */
  stopped?: () => boolean
}

const linesShown = 20
const progressMs = 2000

/** Imports files and folders, telling how far it is; a bad file is reported and does not stop the others. */
export async function importPaths(ctx: Ctx, paths: string[], options: Options) {
  const { access, print, json = false, stopped = () => false } = options
  const files: (FileSeen & { passages: number })[] = []
  let at = { path: '', done: 0, of: 0 }
  let ocrPages = 0
  let told = ctx.now()
  let stored = 0
  const progress = (latest: string, always = false) => {
    if (json || (!always && ctx.now() - told < progressMs)) return
    told = ctx.now()
    const read = ocrPages > 0 ? `, ${ocrPages} pages by OCR` : ''
    print(`… ${at.done}/${at.of} files, ${stored} passages${read}; ${latest}`)
  }

  const sources = readDocuments(paths, {
    stopped,
    onFile: (path, done, of) => {
      at = { path, done, of }
      progress(path)
    },
    onPage: (page, pages) => {
      ocrPages += 1
      progress(`${at.path}, page ${page} of ${pages}`, true)
    },
    onRead: (seen) => void files.push({ ...seen, passages: 0 }),
  })
  const report = await importDocuments(ctx, sources, {
    access,
    onProgress: ({ passages }) => {
      const last = files.at(-1)
      if (last && last.path === at.path) last.passages += passages - stored
      stored = passages
      progress(at.path)
    },
  })
  const whole = { ...report, files, stopped: stopped() }
  if (json) print(JSON.stringify(whole))
  else printReport(report, files, print, stopped())
  return { ...report, refused: report.refused.length, stopped: stopped() }
}

function printReport(report: ImportReport, files: FileSeen[], print: (line: string) => void, stopped: boolean) {
  const { added, changed, unchanged, held, passages, refused } = report
  print(
    `${added} added, ${changed} changed, ${unchanged} unchanged, ${held} held article by article already; ${passages} passages stored.`,
  )
  for (const file of files) for (const line of linesOf(file)) print(`  ${line}`)
  const rest = refused.filter(({ line, name }) => line || !files.some((file) => 'reason' in file && file.name === name))
  for (const one of rest.slice(0, linesShown)) print(`  ${lineOf(one)}`)
  if (rest.length > linesShown) print(`  and ${rest.length - linesShown} more that could not be read.`)
  if (stopped) print('Stopped before the last file: the same command goes on from here.')
}

const lineOf = ({ name, line, reason }: Refusal) => `${name}${line ? `, line ${line}` : ''}: ${inEnglish(reason)}`

/** What there is to say of a file beyond that it was read. */
function linesOf(file: FileSeen): string[] {
  if ('reason' in file) return [lineOf({ ...file, name: file.path })]
  const sure = file.ocr.map(({ page, confidence }) => `${page} (${confidence} %)`).join(', ')
  return [
    ...(sure ? [`${file.path}: read by OCR, of ${file.pages} pages, with its confidence: ${sure}`] : []),
    ...file.unread.map(({ page, reason }) => `${file.path}, page ${page}: ${inEnglish(reason)}`),
    ...file.notes.map((note) => `${file.path}: ${inEnglish(note)}`),
  ]
}
