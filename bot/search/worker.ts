import { parentPort, workerData } from 'node:worker_threads'
import { describe } from '../../core/errors.ts'
import { open } from '../../db/client.ts'
import { localSearch } from './local.ts'
import type { Found, Wanted } from './messages.ts'

const { url, model } = workerData as { url: string; model: string | null }
const { db } = await open(url)
const search = localSearch(db, model, { ahead: true })

parentPort?.on('message', async (wanted: Wanted) => {
  if (wanted === 'end') process.exit()
  const { id, question, clearance, options, vector } = wanted
  const answer = (found: Found) => parentPort?.postMessage(found)
  try {
    answer({ id, found: await search(question, clearance, options, vector) })
  } catch (error) {
    answer({ id, failed: describe(error) })
  }
})
