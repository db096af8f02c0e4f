import { type ChildProcess, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { bundled, bundles } from '../support/bundled.ts'
import { projectRoot } from '../support/source-files.ts'

export type Served = { url: string; process: ChildProcess }

const program = 'tests/bench/served-app.ts'
// As the package's own start says it.
export const flags = ['--max-semi-space-size=4', '--max-old-space-size=512']

/**
 * The service in a process of its own over the database file at `path`, built and started as in an office, or what it is compared
 * with (`served-app.ts`). `tree` is another commit’s.
 */
export async function serveApp(kind: 'loa' | 'single' | 'bare', path: string, tree?: string): Promise<Served> {
  return started(kind, tree ? await builtElsewhere(tree) : await bundled(program), path)
}

export async function started(kind: string, script: string, path: string): Promise<Served> {
  const child = spawn(process.execPath, [...flags, script, kind, path], { stdio: ['ignore', 'pipe', 'inherit'] })
  const url = await new Promise<string>((ready, failed) => {
    child.stdout?.once('data', (line) => ready(String(line).trim()))
    child.once('exit', () => failed(new Error(`${kind} did not start`)))
  })
  return { url, process: child }
}

async function builtElsewhere(tree: string): Promise<string> {
  const { bundle } = (await import(join(tree, 'bot/bundle.ts'))) as typeof import('../../bot/bundle.ts')
  const folder = join(projectRoot, bundles, `served-elsewhere-${process.pid}`)
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  await bundle(folder, { served: join(tree, program) })
  return join(folder, 'served.mjs')
}
