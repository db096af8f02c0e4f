import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { backupName } from '../../bot/backup/names.ts'
import { nightlyBackups } from '../../bot/backup/nightly.ts'
import { instantOf } from '../../core/time.ts'

async function nights(code: () => number, { carries = false } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'loa-nightly-'))
  const clock = { at: instantOf('2026-11-28', '01:00') }
  const runs: string[][] = []
  const events: string[] = []
  const backups = nightlyBackups({
    ...{ folder, at: '02:30', keep: 3, carries, now: () => clock.at, log: (event) => void events.push(event) },
    async run(args) {
      runs.push(args)
      if (code() === 0 && !args.includes('--carry')) await writeFile(join(folder, backupName(clock.at)), '')
      return code()
    },
  })
  onTestFinished(async () => {
    await backups.stop()
    await rm(folder, { recursive: true, force: true })
  })
  const look = async (day: string, hour: string) => {
    clock.at = instantOf(day, hour)
    await backups.look()
    return runs.length
  }
  return { folder, look, runs, events }
}

test('one is made a day, from its hour on, and made up for after a night without the service', async () => {
  const { folder, look, runs, events } = await nights(() => 0)
  expect(await look('2026-11-28', '02:29')).toBe(0)
  expect(await look('2026-11-28', '02:30')).toBe(1)
  expect(await look('2026-11-28', '23:59')).toBe(1)
  expect(await look('2026-11-29', '09:12')).toBe(2)
  expect(runs[0]).toEqual(['backup', folder, '--keep', '3'])
  expect(events).toEqual(['backup.made', 'backup.made'])
})

test('one that failed is told, and tried again after an hour', async () => {
  let code = 1
  const { look, events } = await nights(() => code)
  expect(await look('2026-11-28', '02:30')).toBe(1)
  expect(await look('2026-11-28', '03:29')).toBe(1)
  code = 0
  expect(await look('2026-11-28', '03:30')).toBe(2)
  expect(events).toEqual(['backup.failed', 'backup.made'])
})

test('one that stands here and not elsewhere is carried an hour later, and no second one is made', async () => {
  let code = 1
  const { folder, look, runs } = await nights(() => code, { carries: true })
  await writeFile(join(folder, 'loa-20261128-0230.db'), '')
  expect(await look('2026-11-28', '02:31')).toBe(1)
  expect(runs[0]).toEqual(['backup', folder, '--keep', '3', '--carry'])
  expect(await look('2026-11-28', '03:30')).toBe(1)
  code = 0
  expect(await look('2026-11-28', '03:31')).toBe(2)
  await writeFile(join(folder, 'carried.txt'), 'loa-20261128-0230.db\n')
  expect(await look('2026-11-28', '05:00')).toBe(2)
})
