import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { gatheringBallots, gatheringVotes } from '../../db/schema/gathering-rooms.ts'
import { testApp } from '../support/app.ts'
import { bundled } from '../support/bundled.ts'
import { meetingHall } from '../support/gatherings.ts'

const script = await bundled('tests/flows/gathering-vote-process.ts')
const kills = 8
const phones = 8

test('killed while a room votes: every vote that was acknowledged is there, once, with its ballot', {
  timeout: 120_000,
}, async () => {
  const app = await testApp()
  const hall = await meetingHall(app)
  const id = await hall.opened()
  const wall = await hall.wall(id)
  const people = []
  for (let n = 0; n < phones; n++) {
    const phone = await hall.phone(`Dân ${n}`)
    await phone.checkIn(id, wall)
    people.push(phone)
  }
  const argument = JSON.stringify({ url: app.database.url, at: app.clock.at })
  const living: ChildProcess[] = []
  onTestFinished(() => {
    for (const child of living) child.kill('SIGKILL')
  })
  const started = async () => {
    const child = spawn(process.execPath, [script, argument], { stdio: ['ignore', 'pipe', 'inherit'] })
    living.push(child)
    const [port] = await once(child.stdout!, 'data')
    return { child, url: `http://127.0.0.1:${String(port).trim()}` }
  }
  let ahead = started()
  let here = await started()

  /** Sends with one word until somebody answers, as a phone does. */
  async function vote(token: string, motionId: string, choice: number) {
    const body = JSON.stringify({ choice, word: randomUUID() })
    for (;;) {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
      const reply = await fetch(`${here.url}/api/own-gatherings/${id}/motions/${motionId}/vote`, {
        ...{ method: 'POST', headers, body },
      })
        .then(async (one) => ({ status: one.status, json: await one.json() }))
        .catch(() => null)
      if (reply) return reply
      await sleep(20)
    }
  }

  for (let n = 0; n < kills; n++) {
    const made = await hall.post(`/gatherings/${id}/motions`, hall.editor, {
      ...{ text: `Việc ${n}`, options: ['Có', 'Không'], way: 'secret', passPercent: null, agendaId: null },
    })
    const motionId = made.json.id as string
    await hall.post(`/gatherings/${id}/motions/${motionId}/open`, hall.editor)
    const all = people.map(async ({ token }, at) => {
      await sleep(at * 8)
      expect(await vote(token, motionId, (at + n) % 2)).toMatchObject({ status: 200, json: { choice: (at + n) % 2 } })
    })
    const next = await ahead
    ahead = started()
    await sleep(5 + n * 7)
    const gone = once(here.child, 'exit')
    here.child.kill('SIGKILL')
    here = next
    await gone
    await Promise.all(all)
    const counted = await hall.post(`/gatherings/${id}/motions/${motionId}/count`, hall.editor, { hands: [] })
    expect(counted.json.result).toMatchObject({ counts: [phones / 2, phones / 2], voted: phones })
  }
  await ahead
  expect(await app.database.db.select().from(gatheringVotes)).toHaveLength(phones * kills)
  expect(await app.database.db.select().from(gatheringBallots)).toHaveLength(phones * kills)
})
