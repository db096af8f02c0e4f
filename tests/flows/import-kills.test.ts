import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'vitest'
import { readUploads } from '../../core/intake/read-uploads.ts'
import { foldCounts } from '../../core/library/store/fold-counts.ts'
import { resumeReleases } from '../../core/releases/check.ts'
import { minuteMs } from '../../core/time.ts'
import { type Death, killedDuringAnImport } from '../kills/import.ts'
import type { TestApp } from '../support/app.ts'
import { bundled } from '../support/bundled.ts'

const script = await bundled('tests/flows/reading-process.ts')

async function readByAProcess(app: TestApp, { at, after }: Death) {
  const given = { path: app.database.path, at: app.clock.at, dies: at, after }
  const child = spawn(process.execPath, [script, JSON.stringify(given)], { stdio: 'inherit' })
  const [, signal] = await once(child, 'exit')
  return {
    killed: signal === 'SIGKILL',
    left: app,
    async goOn() {
      app.clock.at += 10 * minuteMs
      await readUploads(app.system)
      await resumeReleases(app.system)
      await foldCounts(app.system)
      return app
    },
  }
}

test.each([
  ['', { golden: false, every: 1 }],
  // Most of its writes are those of the other, so each second one tells.
  [', where it has to be tried out first too', { golden: true, every: 2 }],
])(
  'a process killed with any of its writes leaves the old version readable, and the next one ends the work%s',
  (_, how) => killedDuringAnImport({ ...how, readBy: readByAProcess }),
)
