import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { migrationsAsText } from '../db/migrate.ts'
import { threadModules } from './threads/modules.ts'

const root = join(import.meta.dirname, '..')

/**
 * Writes the programs, `name` → file, into an emptied folder as `name.mjs`, beside them the modules of the threads they
 * start and the migrations: plain JavaScript that starts in a third of the time.
 */
export async function bundle(folder: string, programs: Record<string, string>): Promise<void> {
  const threads = Object.entries(threadModules).map(([name, file]) => [name, join(root, 'bot/threads', file)])
  await rm(folder, { recursive: true, force: true })
  await build({
    entryPoints: { ...programs, ...Object.fromEntries(threads) },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    ...{ bundle: true, splitting: true, packages: 'external', sourcemap: 'linked', logLevel: 'error' },
    ...{ platform: 'node', format: 'esm', target: 'node20' },
  })
  await cp(join(root, 'db/migrations'), join(folder, 'migrations'), { recursive: true })
}

/** Writes the Worker as one file for workerd, every migration within it. */
export async function bundleWorker(file: string): Promise<void> {
  await build({
    entryPoints: [join(root, 'bot/worker.ts')],
    outfile: file,
    ...{ bundle: true, format: 'esm', target: 'es2023', conditions: ['workerd', 'worker', 'browser'] },
    external: ['node:*', 'cloudflare:*'],
    plugins: [migrationsWithin],
    logLevel: 'warning',
  })
}

const migrationsWithin: Plugin = {
  name: 'migrations',
  setup(bundling) {
    bundling.onResolve({ filter: /^loa:migrations$/ }, ({ path }) => ({ path, namespace: 'loa' }))
    bundling.onLoad({ filter: /.*/, namespace: 'loa' }, () => ({
      contents: JSON.stringify(migrationsAsText()),
      loader: 'json',
    }))
  },
}
