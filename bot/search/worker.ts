import { parentPort, workerData } from 'node:worker_threads'
import { searchPassages } from '../../core/library/passage-search.ts'
import { open } from '../../db/client.ts'
import type { Found, Wanted } from './answer.ts'

const { db } = await open(workerData.url as string)

parentPort?.on('message', async ({ id, question, access, options }: Wanted) => {
  const answer = (found: Found) => parentPort?.postMessage(found)
  try {
    answer({ id, found: await searchPassages(db, question, access, options) })
  } catch (error) {
    answer({ id, failed: error instanceof Error ? error.name : 'unknown' })
  }
})
