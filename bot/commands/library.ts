import { ask } from '../../core/answers/ask.ts'
import type { Ctx } from '../../core/context.ts'
import { type Access, accessLevels } from '../../db/schema/library.ts'
import { importPaths } from '../import/import.ts'
import { UsageError } from './usage.ts'

type Print = (line: string) => void

/** Imports files and folders; a bad one is reported and does not stop the others. Answers whether all were read. */
export async function importCommand(ctx: Ctx, paths: string[], access: string, print: Print): Promise<boolean> {
  if (paths.length === 0) throw new UsageError('import needs at least one path')
  if (!accessLevels.includes(access as Access))
    throw new UsageError(`no such access: ${access}. One of: ${accessLevels.join(', ')}`)
  const report = await importPaths(ctx, paths, { access: access as Access, print })
  return report.refused === 0
}

export async function askCommand(ctx: Ctx, words: string[], print: Print): Promise<void> {
  const text = words.join(' ').trim()
  if (!text) throw new UsageError('ask needs a question')
  const answer = await ask(ctx, { text, channel: 'web', recipient: '', personId: null })
  print(answer.text)
}
