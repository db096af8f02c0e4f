import { setFlagsFromString } from 'node:v8'
import { Worker, type WorkerOptions } from 'node:worker_threads'
import { fromSources } from '../from-sources.ts'
import { threadModules } from './modules.ts'

export type ThreadName = keyof typeof threadModules

let bundles: URL | null = null

/** Where the modules lie bundled; sources that are not told start the compiler in each thread, which takes half a second. */
export function threadsFrom(folder: URL): void {
  bundles = folder
}

// What a process is started with would go before the bounds of a thread, which may be narrower by far: it holds of threads without any.
const ofProcess = {
  maxOldGenerationSizeMb: '--max-old-space-size',
  maxYoungGenerationSizeMb: '--max-semi-space-size',
} as const

/** Has the next thread that begins keep to its own bounds; `args` is what the process was started with. */
export function boundTo(limits: WorkerOptions['resourceLimits'] = {}, args: string[] = process.execArgv): void {
  for (const [name, flag] of Object.entries(ofProcess)) {
    const given = args.find((one) => one.startsWith(`${flag}=`))
    if (given) setFlagsFromString(limits[name as keyof typeof ofProcess] ? `${flag}=0` : given)
  }
}

/** Starts one of the modules made for it in a thread of its own, which finds `data` in its `workerData`. */
export function startThread(
  name: ThreadName,
  { data = {}, ...options }: Omit<WorkerOptions, 'workerData'> & { data?: object } = {},
): Worker {
  const compiles = fromSources && !bundles
  boundTo(options.resourceLimits)
  const module = new URL(compiles ? threadModules[name] : `./${name}.mjs`, bundles ?? import.meta.url)
  return new Worker(compiles ? new URL('./start.mjs', import.meta.url) : module, {
    execArgv: [],
    ...options,
    workerData: { ...data, module: module.href },
  })
}
