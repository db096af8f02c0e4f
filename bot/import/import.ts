import type { Ctx } from '../../core/context.ts'
import { importDocuments } from '../../core/library/import.ts'
import { importRefusal } from '../../core/messages.ts'
import type { Access } from '../../db/schema/library.ts'
import { readDocuments } from './read.ts'

const linesShown = 20
const progressEvery = 25

/** Imports files and folders, telling how far it is; a bad file is reported and does not stop the others. */
export async function importPaths(
  ctx: Ctx,
  paths: string[],
  options: { access: Access; print: (line: string) => void },
) {
  const { access, print } = options
  let seen = 0
  const report = await importDocuments(ctx, readDocuments(paths), {
    access,
    onProgress: ({ passages }, latest) => {
      seen += 1
      if (seen % progressEvery === 0) print(`… ${seen} documents read, ${passages} passages stored; latest: ${latest}`)
    },
  })
  const { added, changed, unchanged, held, passages, refused } = report
  print(
    `${added} added, ${changed} changed, ${unchanged} unchanged, ${held} held article by article already; ${passages} passages stored.`,
  )
  for (const { name, line, reason } of refused.slice(0, linesShown)) {
    print(`  ${name}${line ? `, line ${line}` : ''}: ${importRefusal(reason)}`)
  }
  if (refused.length > linesShown) print(`  and ${refused.length - linesShown} more that could not be read.`)
  return { ...report, refused: refused.length }
}
