// Builds what runs: the screens, and the service as a few files that start without a compiler. What builds is loaded only
// where there is something to build: a built tree starts with the packages of production alone.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { freshMark, isFresh, screens, service } from './fresh.mjs'

const asked = new Set(process.argv.slice(2))
const missing = (built) => !(asked.has('--if-missing') || asked.has('--worker')) || !isFresh(built)

if (missing(screens)) {
  const mark = freshMark(screens)
  const { build } = await import('vite')
  const mode = asked.has('--zalo') ? 'zalo' : 'production'
  await build({ configFile: 'miniapp/vite.config.ts', mode, logLevel: 'warn' })
  if (mode !== 'zalo') {
    layFonts(screens.folder)
    pack(screens.folder)
    mark()
  }
  console.log(mode === 'zalo' ? 'Built the mini app into miniapp/www.' : 'Built the screens into miniapp/dist.')
}
if (!asked.has('--zalo') && !asked.has('--worker') && missing(service)) {
  const mark = freshMark(service)
  const { register } = await import('tsx/esm/api')
  register()
  const { bundle } = await import('./bot/bundle.ts')
  await bundle(service.folder, { loa: 'bot/cli.ts' })
  mark()
  console.log('Built the service into dist.')
}

if (asked.has('--worker')) {
  const { register } = await import('tsx/esm/api')
  register()
  const { bundleWorker } = await import('./bot/bundle.ts')
  await bundleWorker('dist-worker/worker.js')
  console.log('Built the Worker into dist-worker.')
}

/** Lays the face of papers beside the screens, for the service to read on any runtime. */
function layFonts(folder) {
  mkdirSync(`${folder}/fonts`, { recursive: true })
  for (const piece of ['latin', 'vietnamese', 'latin-ext'])
    for (const weight of [400, 700]) {
      const file = `be-vietnam-pro-${piece}-${weight}-normal.woff`
      copyFileSync(`node_modules/@fontsource/be-vietnam-pro/files/${file}`, `${folder}/fonts/${piece}-${weight}.woff`)
    }
}

/** Lays the packed forms of scripts and styles beside them, for the service to hand out as they are. */
function pack(folder) {
  const paths = readdirSync(folder, { recursive: true }).map((name) => `${folder}/${name}`)
  for (const path of paths.filter((name) => /\.(js|css|svg|json)$/.test(name))) {
    const bytes = readFileSync(path)
    writeFileSync(`${path}.br`, brotliCompressSync(bytes))
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
  }
}
