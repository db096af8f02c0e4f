import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseAccept } from 'hono/utils/accept'
import type { Assets } from '../deps.ts'
import { fromSources } from '../from-sources.ts'

const builtFolder = fileURLToPath(new URL(fromSources ? '../../miniapp/dist' : '../miniapp/dist', import.meta.url))

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.json': 'application/json',
}

// As the build packs them, the smaller first.
const packings = { br: '.br', gzip: '.gz' }

/** The built screens, from the folder the build wrote. */
export function builtAssets(folder = builtFolder): Assets {
  return async (path, accepted = '') => {
    const file = join(folder, normalize(`/${path}`))
    const headers = { 'content-type': types[extname(file)] ?? 'application/octet-stream', vary: 'accept-encoding' }
    for (const [encoding, ending] of Object.entries(packings)) {
      const bytes = accepts(accepted, encoding) && (await readFile(`${file}${ending}`).catch(() => null))
      if (bytes) return new Response(new Uint8Array(bytes), { headers: { ...headers, 'content-encoding': encoding } })
    }
    const bytes = await readFile(file).catch(() => null)
    return bytes && new Response(new Uint8Array(bytes), { headers })
  }
}

/** Whether a client takes an encoding; with a weight of nothing it does not. */
const accepts = (accepted: string, encoding: string): boolean =>
  parseAccept(accepted).some(({ type, q }) => type.toLowerCase() === encoding && q > 0)
