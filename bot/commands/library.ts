import { ask } from '../../core/answers/ask.ts'
import type { Ctx } from '../../core/context.ts'
import { importCatalogue } from '../../core/library/shelf/catalogue.ts'
import { isReason } from '../../core/releases/decide.ts'
import { type Access, accessLevels } from '../../db/schema/library.ts'
import { recordsIn } from '../import/catalogue.ts'
import { importPaths } from '../import/import.ts'
import { UsageError } from './usage.ts'

const linesTold = 20

type Print = (line: string) => void

type ImportValues = {
  access: string
  json?: boolean | undefined
  again?: boolean | undefined
  catalogue?: boolean | undefined
  force?: boolean | undefined
  reason?: string | undefined
}

/**
 * Imports files and folders; a bad one is reported and does not stop the others. Answers whether all were read and shown.
 * Ctrl-C ends it after the present file, a second one at once.
 */
export async function importCommand(ctx: Ctx, paths: string[], values: ImportValues, print: Print): Promise<boolean> {
  const { access, json = false, again = false, reason } = readableImport(paths, values)
  if (values.catalogue) return catalogueCommand(ctx, paths, print)
  let stopped = false
  const stop = () => {
    stopped = true
    if (!json) print('Stopping after this file; press Ctrl-C again to stop at once.')
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  try {
    const options = { access: access as Access, print, json, again, insist: reason, stopped: () => stopped }
    const { refused, waiting, left } = await importPaths(ctx, paths, options)
    return refused === 0 && waiting === 0 && left === 0
  } finally {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
  }
}

/** @throws UsageError for what cannot be meant */
export function readableImport(paths: string[], values: ImportValues): ImportValues {
  const { access, force = false, reason } = values
  if (paths.length === 0) throw new UsageError('import needs at least one path')
  if (!accessLevels.includes(access as Access))
    throw new UsageError(`no such access: ${access}. One of: ${accessLevels.join(', ')}`)
  if (force !== Boolean(reason)) throw new UsageError('--force and --reason go together: the reason is kept')
  if (reason && !isReason(reason)) throw new UsageError('--reason needs 10 to 500 characters')
  return values
}

/** Imports catalogues of documents whose texts the library does not hold. Answers whether every line was read. */
async function catalogueCommand(ctx: Ctx, paths: string[], print: Print): Promise<boolean> {
  let whole = true
  for (const path of paths) {
    const unread: number[] = []
    const { added, changed, unchanged, held } = await importCatalogue(
      ctx,
      recordsIn(path, (line) => unread.push(line)),
    )
    print(`${path}: ${added} added, ${changed} changed, ${unchanged} unchanged, ${held} held with their text already.`)
    if (unread.length > 0) print(`  ${unread.length} lines are no records: ${unread.slice(0, linesTold).join(', ')}`)
    whole &&= unread.length === 0
  }
  return whole
}

export async function askCommand(ctx: Ctx, words: string[], print: Print): Promise<void> {
  const text = words.join(' ').trim()
  if (!text) throw new UsageError('ask needs a question')
  const answer = await ask(ctx, { text, channel: 'web', recipient: '', personId: null })
  print(answer.text)
}
