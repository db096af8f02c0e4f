import { parentPort } from 'node:worker_threads'
import { FileRefused } from './report.ts'
import { run, type Task } from './tasks.ts'

parentPort?.on('message', (task: Task) => {
  run(task).then(
    (parsed) => parentPort?.postMessage({ parsed }),
    (error: unknown) =>
      parentPort?.postMessage(
        error instanceof FileRefused
          ? { refused: error.message }
          : { failed: error instanceof Error ? error.name : '' },
      ),
  )
})
