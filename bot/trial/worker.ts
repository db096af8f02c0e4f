import { parentPort, workerData } from 'node:worker_threads'
import { describe } from '../../core/errors.ts'
import type { Tried } from './thread.ts'
import { tryOutOver } from './try-out.ts'

const { url, releaseId } = workerData as { url: string; releaseId: string }
const told: Tried = await tryOutOver(url)(releaseId).then(
  (tried) => ({ tried }),
  (error: unknown) => ({ failed: describe(error) }),
)
parentPort?.postMessage(told)
