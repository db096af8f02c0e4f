import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type Offices, startOffices } from '../support/offices.ts'
import { signed, userText } from '../support/zalo.ts'

const host = 'mau.loa.test'

/** The processes of workerd that this one started. */
async function workerds(): Promise<number[]> {
  const found: number[] = []
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
    if (status.includes(`PPid:\t${process.pid}\n`) && /^Name:\s+workerd/.test(status)) found.push(Number(pid))
  }
  return found
}

async function eventsIn(offices: Offices): Promise<number> {
  const { tables } = (await (await offices.operate(host, 'rows')).json()) as {
    tables: { name: string; rows: number }[]
  }
  return tables.find(({ name }) => name === 'inbox_events')?.rows ?? 0
}

test('workerd is killed while events come in: each that was accepted is there, and the office goes on', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'loa-office-'))
  const before = new Set(await workerds())
  const first = await startOffices({}, { durableObjectsPersist: folder })
  const [pid] = (await workerds()).filter((one) => !before.has(one))
  let second: Offices | undefined
  onTestFinished(async () => {
    await second?.stop()
    await first.stop().catch(() => {})
    await rm(folder, { recursive: true, force: true })
  })
  await first.make(host)
  let accepted = 0
  let killed = false
  const sending = async (from: number) => {
    for (let at = from; !killed && at < from + 500; at++) {
      const { body, headers } = signed(
        userText({ clock: { at: Date.now() } }, `câu ${at}`, `4567${at}`.padEnd(19, '0')),
      )
      const reply = await first.ask(`http://${host}/webhook/zalo`, { method: 'POST', body, headers }).catch(() => null)
      if (reply?.status === 200) accepted++
      if (accepted === 60 && !killed) {
        killed = true
        process.kill(pid as number, 'SIGKILL')
      }
    }
  }
  await Promise.all([1000, 2000, 3000, 4000].map(sending))
  expect(accepted).toBeGreaterThanOrEqual(60)
  second = await startOffices({}, { durableObjectsPersist: folder })
  expect((await second.ask(`http://${host}/health`)).status).toBe(200)
  expect(await eventsIn(second)).toBeGreaterThanOrEqual(accepted)
})
