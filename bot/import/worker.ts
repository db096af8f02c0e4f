import { parentPort } from 'node:worker_threads'
import { describe } from '../../core/errors.ts'
import { FileRefused } from './report.ts'
import { run, type Task } from './tasks.ts'

parentPort?.on('message', (task: Task) => {
  run(task).then(
    (parsed) => parentPort?.postMessage({ parsed }),
    (error: unknown) =>
      parentPort?.postMessage(error instanceof FileRefused ? { refused: error.reason } : { failed: describe(error) }),
  )
})
