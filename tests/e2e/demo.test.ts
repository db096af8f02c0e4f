import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { clockOf, dayOf } from '../../core/time.ts'
import { demoClock } from '../demo/clock.ts'
import { createClock } from '../simulator/clock.ts'
import { projectRoot } from '../support/source-files.ts'

test('the demo starts on any free port, shows the tour, and on Ctrl-C leaves nothing behind', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'loa-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const kept = async () => (await readdir(folder)).filter((name) => name.startsWith('loa-'))
  const demo = spawn(process.execPath, ['--import', 'tsx', 'tests/demo/demo.ts'], {
    cwd: projectRoot,
    env: { ...process.env, TMPDIR: folder, PORT: '', DEMO_FEED: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void demo.kill('SIGKILL'))
  const ended = once(demo, 'exit')
  const lines: string[] = []
  let tour = ''
  for await (const line of createInterface({ input: demo.stdout })) {
    lines.push(line)
    tour = /^Tour: (http:\/\/127\.0\.0\.1:\d+\/)$/.exec(line)?.[1] ?? tour
    if (line.startsWith('Ctrl-C')) break
  }
  demo.stdout.resume()
  expect(await (await fetch(tour)).text()).toContain('Thử Loa như đang cầm điện thoại')
  const page = await (await fetch(tour)).text()
  expect(page).toContain('Loa là loa phường trên Zalo')
  expect(page).toContain('Loa is the ward loudspeaker rebuilt for Zalo')
  const doors = lines.flatMap((line) => /http:\S+\/(?:editor|approver|responder)\b/.exec(line) ?? [])
  expect(doors).toHaveLength(3)
  for (const door of doors) {
    const { status, headers } = await fetch(door, { redirect: 'manual' })
    expect([status, headers.get('location')]).toEqual([302, expect.stringMatching(/\/console\/#login=\w+/)])
  }
  expect((await kept()).filter((name) => name.startsWith('loa-demo-'))).toHaveLength(1)

  demo.kill('SIGINT')
  expect(await ended).toEqual([0, null])
  expect(await kept()).toEqual([])
  await expect(fetch(tour)).rejects.toThrow()
})

test('a jump of the clock to the morning passes every hour of the night', async () => {
  const tour = createClock(Date.parse('2026-11-23T15:00:00+07:00'))
  const clock = demoClock(tour)
  onTestFinished(() => clock.stop())
  const seen: number[] = []
  clock.start(async () => void seen.push(clock.now()))
  const morning = Date.parse('2026-11-24T06:30:00+07:00')
  tour.set(morning)
  await expect.poll(() => seen.at(-1) ?? 0).toBeGreaterThanOrEqual(morning)
  const hours = seen.map((at) => dayOf(at) + clockOf(at).slice(0, 2))
  expect(new Set(hours).size).toBe(16)
  expect(seen).toEqual(seen.toSorted((a, b) => a - b))
  expect(clock.now()).toBeGreaterThanOrEqual(morning)
})
