import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
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

/** The built screens, from the folder the build wrote. */
export function builtAssets(folder = builtFolder): Assets {
  return async (path) => {
    const file = join(folder, normalize(`/${path}`))
    const bytes = await readFile(file).catch(() => null)
    if (!bytes) return null
    return new Response(new Uint8Array(bytes), {
      headers: { 'content-type': types[extname(file)] ?? 'application/octet-stream' },
    })
  }
}
