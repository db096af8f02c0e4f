import { spawn } from 'node:child_process'
import { bundled } from './bundled.ts'

export const deaths = ['before the write', 'before the commit', 'before the reply'] as const

/** `before the answer`: all is written, what is answered too where that is kept, and nobody hears it. */
export type DyingRequest = {
  url: string
  at: number
  dies: (typeof deaths)[number] | 'before the answer' | 'never'
  method: string
  path: string
  token: string
  headers?: Record<string, string>
  body?: unknown
}

/** Serves one request in a process of its own; null when that was killed before it could reply. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever fields it expects
export async function serveElsewhere(request: DyingRequest): Promise<{ status: number; json: any } | null> {
  const script = await bundled('tests/support/dying-process.ts')
  const child = spawn(process.execPath, [script, JSON.stringify(request)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let out = ''
  child.stdout.on('data', (chunk) => {
    out += String(chunk)
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve(null)
      else if (code === 0) resolve(JSON.parse(out))
      else reject(new Error(`the other process ended with code ${code}`))
    })
  })
}
