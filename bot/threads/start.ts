import { Worker, type WorkerOptions } from 'node:worker_threads'
import { fromSources } from '../from-sources.ts'
import { threadModules } from './modules.ts'

export type ThreadName = keyof typeof threadModules

let bundles: URL | null = null

/** Where the modules lie bundled; sources that are not told start the compiler in each thread, which takes half a second. */
export function threadsFrom(folder: URL): void {
  bundles = folder
}

/** Starts one of the modules made for it in a thread of its own, which finds `data` in its `workerData`. */
export function startThread(
  name: ThreadName,
  { data = {}, ...options }: Omit<WorkerOptions, 'workerData'> & { data?: object } = {},
): Worker {
  const compiles = fromSources && !bundles
  const module = new URL(compiles ? threadModules[name] : `./${name}.mjs`, bundles ?? import.meta.url)
  return new Worker(compiles ? new URL('./start.mjs', import.meta.url) : module, {
    execArgv: [],
    ...options,
    workerData: { ...data, module: module.href },
  })
}
