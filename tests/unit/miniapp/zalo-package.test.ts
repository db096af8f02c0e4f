import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { expect, onTestFinished, test } from 'vitest'
import zaloMiniApp from 'zmp-vite-plugin'
import { projectRoot } from '../../support/source-files.ts'

test('the package for Zalo names the very files that Zalo’s own plugin names of the same build', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'loa-package-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const given = JSON.parse(await readFile(join(projectRoot, 'miniapp/app-config.json'), 'utf8'))
  let ours = ''
  await build({
    configFile: join(projectRoot, 'miniapp/vite.config.ts'),
    mode: 'zalo',
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, minify: false },
    plugins: [
      {
        name: 'ours',
        writeBundle(_options, bundle) {
          const written = bundle['app-config.json']
          if (written?.type === 'asset') ours = String(written.source)
        },
      },
      // It writes its own in the place of ours.
      zaloMiniApp(given),
    ],
  })
  const { debug, ...packed } = JSON.parse(ours)
  const theirs = JSON.parse(await readFile(join(folder, 'app-config.json'), 'utf8'))
  expect(packed).toEqual({ ...theirs, app: given.app })
  expect(debug).toBe(false)
  for (const list of [packed.listCSS, packed.listSyncJS, packed.listAsyncJS]) {
    expect(list.length).toBeGreaterThan(0)
    for (const path of list) await readFile(join(folder, path))
  }
})
