import { Worker, type WorkerOptions } from 'node:worker_threads'

/** Starts a TypeScript module in a thread of its own, which finds `data` in its `workerData`. */
export const startThread = (
  module: URL,
  { data = {}, ...options }: Omit<WorkerOptions, 'workerData'> & { data?: object } = {},
): Worker =>
  new Worker(new URL('./start.mjs', import.meta.url), {
    execArgv: [],
    ...options,
    workerData: { ...data, module: module.href },
  })
