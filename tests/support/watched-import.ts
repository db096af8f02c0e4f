import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { bundled } from './bundled.ts'

export type WatchedImport = {
  state: string
  reason: string | null
  documents: number
  passages: number
  seconds: number
  /** How long nobody else had a turn, at worst, and how long of that this process worked. */
  longestHoldMs: number
  longestWorkMs: number
  memoryMb: number
}

// The bounds on memory under which `npm start` runs the service.
const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
const bounds: string[] = scripts.start.match(/--max-\S+/g)

/**
 * Takes in one of the large files, by name, or a share of it, in a process bounded as the service is; null when it died of it.
 */
export async function watchedImport(name: string, share = 1): Promise<WatchedImport | null> {
  const script = await bundled('tests/support/importing-process.ts')
  const child = spawn(process.execPath, [...bounds, script, name, String(share)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let out = ''
  child.stdout.on('data', (chunk) => {
    out += String(chunk)
  })
  return new Promise((done) => child.on('close', (code) => done(code === 0 ? JSON.parse(out) : null)))
}
