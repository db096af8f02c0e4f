import { Worker, type WorkerOptions } from 'node:worker_threads'
import { fromSources } from '../from-sources.ts'
import { threadModules } from './modules.ts'

export type ThreadName = keyof typeof threadModules

/** Starts one of the modules made for it in a thread of its own, which finds `data` in its `workerData`. */
export function startThread(
  name: ThreadName,
  { data = {}, ...options }: Omit<WorkerOptions, 'workerData'> & { data?: object } = {},
): Worker {
  const module = new URL(fromSources ? threadModules[name] : `./${name}.mjs`, import.meta.url)
  return new Worker(fromSources ? new URL('./start.mjs', import.meta.url) : module, {
    execArgv: [],
    ...options,
    workerData: { ...data, module: module.href },
  })
}
