import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { readUploads } from '../../core/intake/read-uploads.ts'
import { minuteMs } from '../../core/time.ts'
import { testApp } from '../support/app.ts'
import { bundled } from '../support/bundled.ts'
import { largeFiles } from '../support/large-files.ts'
import { watchedImport } from '../support/watched-import.ts'

// `npm run bench -- import` tells the milliseconds; here they are held against the time that the whole import takes.
const mostOfTheTime = 1 / 30

// What a thread cannot read within its memory and its two minutes is refused, and nothing else comes of it.
const endings = [null, 'file.memory', 'file.slow']

// The whole of each takes minutes together, and none of its parts more than another.
const shares: Record<string, number> = {
  'luat.txt': 1 / 4,
  'dong.jsonl': 1 / 30,
  'bang.html': 1 / 4,
  'trang.pdf': 1 / 20,
}

test.each(Object.keys(largeFiles))(
  '%s is taken in whole or refused, and the loop is never held for long',
  async (name) => {
    const told = await watchedImport(name, shares[name])
    expect(told?.state).toBe(told?.reason ? 'refused' : 'done')
    expect(endings).toContain(told?.reason)
    expect((told?.longestWorkMs ?? 0) / 1000 / (told?.seconds ?? 0)).toBeLessThan(mostOfTheTime)
  },
  900_000,
)

test('a file that kills the process whenever it is read is given up, and not read again', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const editor = await app.person('Hà', ['editor', ward.id])
  await app.app.request(
    '/api/library/imports?name=chet.txt',
    { method: 'POST', body: 'Họp lúc 19 giờ.', headers: { authorization: `Bearer ${editor.token}` } },
    { defer: () => {} },
  )
  const script = await bundled('tests/flows/reading-process.ts')
  let deaths = 0
  for (let died = true; died; ) {
    const given = { path: app.database.path, at: app.clock.at, dies: 'reading' }
    const child = spawn(process.execPath, [script, JSON.stringify(given)], { stdio: 'inherit' })
    const [, signal] = await once(child, 'exit')
    died = signal === 'SIGKILL'
    deaths += died ? 1 : 0
    app.clock.at += 10 * minuteMs
  }
  expect(deaths).toBe(3)
  expect(await app.deps.db.all(sql`select state, reason from imports`)).toEqual([
    { state: 'refused', reason: 'file.deadly' },
  ])
  expect(await readUploads(app.system)).toBe(0)
})
