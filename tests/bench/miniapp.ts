import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { build } from 'vite'
import { paints } from './slow-network.ts'

const limitKb = 150
const root = join(import.meta.dirname, '../../miniapp')

/**
 * What a phone fetches before the mini app's first screen, the scripts and styles that its page names; and when the first
 * screens of the mini app and the console stand there over a slow network.
 */
export async function run(): Promise<object> {
  const out = await mkdtemp(join(tmpdir(), 'loa-miniapp-'))
  try {
    await build({
      configFile: join(root, 'vite.config.ts'),
      logLevel: 'error',
      build: { outDir: out, emptyOutDir: true },
    })
    const html = await readFile(join(out, 'index.html'), 'utf8')
    const paths = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g)].map(
      ([, path]) => path as string,
    )
    const files = await Promise.all(
      paths.map(async (path) => {
        const bytes = await readFile(join(out, path))
        return {
          path,
          bytes: bytes.length,
          gzipBytes: gzipSync(bytes).length,
          sentBytes: brotliCompressSync(bytes).length,
        }
      }),
    )
    const totalGzipBytes = files.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0)
    // As the service hands them out to whoever takes brotli.
    const totalSentBytes = files.reduce((sum, { sentBytes }) => sum + sentBytes, 0)
    return {
      files,
      totalSentBytes,
      totalGzipBytes,
      limitBytes: limitKb * 1000,
      withinLimit: totalGzipBytes < limitKb * 1000,
      paints: await paints(),
    }
  } finally {
    await rm(out, { recursive: true })
  }
}
