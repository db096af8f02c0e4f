import { expect, it, onTestFinished } from 'vitest'
import { embedCommand } from '../../bot/commands/embed.ts'
import { ModelError } from '../../bot/model/model-server.ts'
import { offlineContext } from '../../bot/offline-context.ts'
import { importDocuments } from '../../core/intake/import-documents.ts'
import { temporaryDatabase } from '../support/database.ts'
import { stubVector } from '../support/embeddings.ts'
import { convention } from '../support/library.ts'

/** The command over a library, with a server that fails with these before it reads. */
async function reading(...failures: string[]) {
  const database = await temporaryDatabase()
  onTestFinished(database.remove)
  const passages = async (texts: string[]) => {
    const kind = failures.shift()
    if (kind) throw new ModelError(kind)
    return texts.map((text) => stubVector(text))
  }
  const embed = { model: 'stub', passages, question: async () => stubVector('') }
  const ctx = { ...offlineContext(database, { llm: null, link: (path) => path }), embed }
  await importDocuments(ctx, [convention])
  const lines: string[] = []
  const done = await embedCommand(ctx, {}, (line) => lines.push(line), { pauseMs: 1 })
  return { done, lines }
}

it('waits while the server asks for a pause, and goes on', async () => {
  const { done, lines } = await reading('refused-429', 'resting', 'resting')
  expect(done).toBe(true)
  expect(lines).toEqual(['The server asks for a pause.', '3 sections read, none left.'])
})

it('ends where the server fails otherwise, or never lets it on', async () => {
  expect((await reading('refused-401')).done).toBe(false)
  const { done, lines } = await reading(...new Array(1000).fill('resting'))
  expect(done).toBe(false)
  expect(lines.at(-1)).toContain('run it again')
})
