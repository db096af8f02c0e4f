import { parentPort, workerData } from 'node:worker_threads'
import type { Tried } from './thread.ts'
import { tryOutOver } from './try-out.ts'

const { url, releaseId } = workerData as { url: string; releaseId: string }
const told: Tried = await tryOutOver(url)(releaseId).then(
  (tried) => ({ tried }),
  (error: unknown) => ({ failed: error instanceof Error ? error.name : 'unknown' }),
)
parentPort?.postMessage(told)
