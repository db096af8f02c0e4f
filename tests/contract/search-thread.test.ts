import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { expect, it, onTestFinished } from 'vitest'
import { offlineContext } from '../../bot/offline-context.ts'
import { localSearch } from '../../bot/search/local.ts'
import type { Wanted } from '../../bot/search/messages.ts'
import { searchThread } from '../../bot/search/thread.ts'
import { importDocuments } from '../../core/intake/import-documents.ts'
import { publicOnly } from '../../core/library/clearance.ts'
import { embedSections } from '../../core/vectors/embed-sections.ts'
import { temporaryDatabase } from '../support/database.ts'
import { convention } from '../support/library.ts'

async function library() {
  const database = await temporaryDatabase()
  const ctx = offlineContext(database, { llm: null, link: (path) => path })
  await importDocuments(ctx, [convention])
  const thread = searchThread(database.url)
  onTestFinished(async () => {
    await thread.close()
    await database.remove()
  })
  return { ctx, database, thread }
}

/** How often the process could do something else until the work was done. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let turns = 0
  let over = false
  const count = () => {
    turns += 1
    if (!over) setImmediate(count)
  }
  setImmediate(count)
  await work
  over = true
  return turns
}

it('finds what a search in the process finds, and lets the process go on meanwhile', async () => {
  const { ctx, thread } = await library()
  const inPlace = await ctx.search('may gio phai yen tinh', publicOnly)
  expect(inPlace.passages[0]).toMatchObject({ label: 'Điều 1, khoản 1' })
  expect(await thread.search('may gio phai yen tinh', publicOnly)).toEqual(inPlace)
  // A hundred at once: one alone may be answered before the process has anything else to do.
  const hundred = (search: typeof ctx.search) =>
    Promise.all(Array.from({ length: 100 }, () => search('may gio phai yen tinh', publicOnly)))
  expect(await turnsDuring(hundred(ctx.search))).toBe(0)
  expect(await turnsDuring(hundred(thread.search))).toBeGreaterThan(0)
})

it('answers from its sources too, where the thread brings the compiler along', async () => {
  const { ctx, database } = await library()
  const module = new URL('../../bot/search/worker.ts', import.meta.url).href
  const thread = new Worker(new URL('../../bot/threads/start.mjs', import.meta.url), {
    execArgv: [],
    workerData: { url: database.url, model: null, module },
  })
  onTestFinished(async () => void (await thread.terminate()))
  thread.postMessage({ id: 1, question: 'may gio phai yen tinh', clearance: publicOnly } satisfies Wanted)
  const [told] = await once(thread, 'message')
  expect(told).toEqual({ id: 1, found: await ctx.search('may gio phai yen tinh', publicOnly) })
})

it('answers many at once, each its own question, and sees what was written since', async () => {
  const { ctx, thread } = await library()
  const found = await Promise.all(
    ['cho ra duong', 'giu yen tinh', 'tiem phong dai'].map((text) => thread.search(text, publicOnly, { limit: 1 })),
  )
  expect(found.map(({ passages }) => passages.map(({ label }) => label))).toEqual([
    ['Điều 2, khoản 1'],
    ['Điều 1, khoản 1'],
    ['Điều 2, khoản 2'],
  ])
  expect((await thread.search('phao bong', publicOnly)).passages).toEqual([])
  const section = { article: '1', heading: 'Điều 1. Pháo bông', path: '', text: 'Do phường tổ chức.' }
  await importDocuments(ctx, [{ ...convention, name: 'phao-bong.md', number: '02/QU-TDP', sections: [section] }])
  expect((await thread.search('phao bong', publicOnly)).passages[0]?.text).toBe('Do phường tổ chức.')
})

it('holds the vectors of a model, and finds by a question’s own what its words do not', async () => {
  const { ctx, database } = await library()
  const vectorOf = (text: string) => (/rọ mõm/.test(text) ? [1, 0] : [0, 1])
  const embed = {
    model: 'stub',
    passages: async (texts: string[]) => texts.map(vectorOf),
    question: async () => [1, 0],
  }
  await embedSections({ ...ctx, embed })
  const thread = searchThread(database.url, 'stub')
  onTestFinished(() => thread.close())
  expect((await thread.search('cún', publicOnly, {})).sections).toEqual([])
  expect((await thread.search('cún', publicOnly, {}, Float32Array.of(1, 0))).sections[0]).toMatchObject({
    article: '2',
  })
  const inPlace = await localSearch(database.db, 'stub')('cún', publicOnly, {}, [1, 0])
  expect(await thread.search('cún', publicOnly, {}, Float32Array.of(1, 0))).toEqual(inPlace)
})

it('says that a search failed, and starts anew after the thread has ended', async () => {
  const database = await temporaryDatabase()
  const missing = `${database.path}.broken`
  await writeFile(missing, 'no database at all')
  const thread = searchThread(`file:${missing}`)
  onTestFinished(async () => {
    await thread.close()
    await database.remove()
  })
  await expect(thread.search('chó ra đường', publicOnly)).rejects.toThrow(/search/)
  await expect(thread.search('chó ra đường', publicOnly)).rejects.toThrow(/search/)
})

it('may be ended at any moment of its beginning, and takes nothing with it', async () => {
  const database = await temporaryDatabase()
  onTestFinished(() => database.remove())
  // Where it asks the driver for the first time it was once broken off, and the process with it.
  for (let at = 0; at < 50; at++) {
    const thread = searchThread(database.url)
    thread.warm()
    await setTimeout(60 + at)
    await thread.close()
  }
})
