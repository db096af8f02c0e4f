import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Miniflare, type MiniflareOptions } from 'miniflare'
import { bundleWorker } from '../../bot/bundle.ts'
import type { Remote } from '../../bot/offices/remote.ts'
import { testEnvironment } from './environment.ts'
import { projectRoot } from './source-files.ts'

export const operatorKey = 'a key of operators, at least thirty-two characters long'

let built: Promise<string> | null = null

/** The Worker as it is deployed, bundled once for a process. */
export function workerScript(): Promise<string> {
  built ??= bundled()
  return built
}

async function bundled(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'loa-worker-'))
  try {
    const file = join(folder, 'worker.js')
    await bundleWorker(file)
    return await readFile(file, 'utf8')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export type Offices = Awaited<ReturnType<typeof startOffices>>

/**
 * A deployment of offices in workerd, each an object with its own SQLite; `env` is what all have in common. `before` is the text of
 * a module that stands between the runtime and the Worker, and finds `./through.js` beside it.
 */
export async function startOffices(
  env: Record<string, string>,
  extra: Partial<MiniflareOptions> = {},
  before?: string,
) {
  const script = await workerScript()
  const through = await readFile(join(projectRoot, 'tests/support/through.js'), 'utf8')
  const between = { 'before.js': before, 'through.js': before && through }
  const worker = new Miniflare({
    modules: [
      ...Object.entries(between).flatMap(([path, contents]) =>
        contents ? [{ type: 'ESModule', path, contents }] : [],
      ),
      { type: 'ESModule', path: 'worker.js', contents: script },
    ],
    compatibilityDate: '2026-04-01',
    compatibilityFlags: ['nodejs_compat'],
    durableObjects: {
      OFFICE: { className: 'Office', useSQLite: true },
      DIRECTORY: { className: 'Directory', useSQLite: true },
    },
    bindings: { SECRET_KEY: testEnvironment.SECRET_KEY, ...env, OPERATOR_KEY: operatorKey },
    ...extra,
  } as MiniflareOptions)
  await worker.ready
  const ask = (url: string, init: Record<string, unknown> = {}) => worker.dispatchFetch(url, init)
  const operate = (host: string, what: string, init: { method?: string; body?: string | Uint8Array } = {}) =>
    ask(`http://${host}/.office/${what}`, { ...init, headers: { authorization: `Bearer ${operatorKey}` } })
  return {
    worker,
    ask,
    operate,
    /** Makes an office under a host's name. */
    async make(host: string, settings: Record<string, string> = {}) {
      const own = { ...testEnvironment, ...env, PUBLIC_URL: `http://${host}`, ...settings }
      const reply = await operate(host, 'settings', { method: 'PUT', body: JSON.stringify(own) })
      if (!reply.ok) throw new Error(`${host}: ${reply.status} ${await reply.text()}`)
    },
    /** One office as an operator's machine sees it. */
    remote: (host: string): Remote => ({
      address: `http://${host}`,
      key: operatorKey,
      fetch: ask as unknown as typeof fetch,
    }),
    stop: () => worker.dispose(),
  }
}
