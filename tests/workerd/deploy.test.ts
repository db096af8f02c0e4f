import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { projectRoot } from '../support/source-files.ts'

const run = promisify(execFile)
// What the platform takes of the smallest plan.
const mostKib = 3 * 1024

test('a first deployment builds what it needs, binds the objects, and is small enough for any plan', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'loa-deploy-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const { stdout } = await run('node_modules/.bin/wrangler', ['deploy', '--dry-run', '--outdir', folder], {
    cwd: projectRoot,
    // It asks for nothing on the way: neither whether it is the newest, nor to be counted.
    env: {
      ...process.env,
      ...{ WRANGLER_HIDE_BANNER: 'true', WRANGLER_SEND_METRICS: 'false', HTTPS_PROXY: 'http://127.0.0.1:9' },
      ...{ WRANGLER_LOG_PATH: folder, NO_COLOR: '1', HOME: folder },
    },
  })
  for (const bound of ['env.OFFICE (Office)', 'env.DIRECTORY (Directory)', 'env.ASSETS'])
    expect(stdout).toContain(bound)
  expect(stdout).toContain('--dry-run: exiting now.')
  const [, kib] = /gzip: ([\d.]+) KiB/.exec(stdout) ?? []
  expect(Number(kib)).toBeGreaterThan(0)
  expect(Number(kib)).toBeLessThan(mostKib)
})
