import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Served = { url: string; process: ChildProcess }

/** The service in a process of its own over the database file at `path`, or what it is compared with (`served-app.ts`). `tree` is another commit’s. */
export async function serveApp(kind: 'loa' | 'single' | 'bare', path: string, tree?: string): Promise<Served> {
  const script = tree
    ? join(tree, 'tests/bench/served-app.ts')
    : fileURLToPath(new URL('./served-app.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', script, kind, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((ready, failed) => {
    child.stdout?.once('data', (line) => ready(String(line).trim()))
    child.once('exit', () => failed(new Error(`${kind} did not start`)))
  })
  return { url, process: child }
}
