import { cp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { migrationsAsText, scriptName } from '../db/migrate.ts'
import { schemaScript } from '../db/schema-script.ts'
import { temporaryDatabase } from './evaluation/temporary-database.ts'
import { threadModules } from './threads/modules.ts'

const root = join(import.meta.dirname, '..')

// What every start needs: finding and opening their many small files would take most of it.
const within =
  '@hono/node-server @libsql/client @noble/hashes drizzle-orm entities feedsmith hono ical-generator otpauth zod'.split(
    ' ',
  )
// What they bring along comes with them, but for machine code and what asks for Node's own modules by `require`.
const without = ['libsql', '@libsql/isomorphic-ws']

/**
 * Writes the programs, `name` → file, into an emptied folder as `name.mjs`, beside them the modules of the threads they
 * start and the migrations, one by one and as what they make together: plain JavaScript that starts in a third of the time.
 */
export async function bundle(folder: string, programs: Record<string, string>): Promise<void> {
  const threads = Object.entries(threadModules).map(([name, file]) => [name, join(root, 'bot/threads', file)])
  await rm(folder, { recursive: true, force: true })
  await build({
    entryPoints: { ...programs, ...Object.fromEntries(threads) },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    ...{ bundle: true, splitting: true, sourcemap: 'linked', logLevel: 'error' },
    ...{ platform: 'node', format: 'esm', target: 'node20' },
    plugins: [packagesOutside],
  })
  // But for what drizzle-kit alone reads.
  const filter = (path: string) => !path.endsWith('_snapshot.json')
  await cp(join(root, 'db/migrations'), join(folder, 'migrations'), { recursive: true, filter })
  await writeFile(join(folder, 'migrations', scriptName), await wholeSchema())
}

let whole: Promise<string> | null = null

/** What every migration together makes, found by doing them. */
function wholeSchema(): Promise<string> {
  const found = async () => {
    const database = await temporaryDatabase()
    return schemaScript(database).finally(database.remove)
  }
  whole ??= found()
  return whole
}

const packagesOutside: Plugin = {
  name: 'packages',
  setup(bundling) {
    bundling.onResolve({ filter: /^[\w@]/ }, ({ path, kind, resolveDir }) => {
      if (kind === 'entry-point') return null
      const name = path.split('/', path.startsWith('@') ? 2 : 1).join('/')
      const bundled = within.includes(name) || (resolveDir.includes('/node_modules/') && !without.includes(name))
      return bundled ? null : { path, external: true }
    })
  },
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
