import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { hasSome, insertMany } from '../../db/insert-many.ts'
import { gatheringAttendance, gatheringPoints } from '../../db/schema/gathering-rooms.ts'
import { gatherings } from '../../db/schema/gatherings.ts'
import { people } from '../../db/schema/people.ts'
import { testApp } from '../support/app.ts'
import { bundled } from '../support/bundled.ts'
import { meetingHall } from '../support/gatherings.ts'

const moments = 20
const phones = 400

/** The ids that were acknowledged before the process died, or ended. */
async function takenIn(given: object): Promise<{ killed: boolean; ids: string[] }> {
  const script = await bundled('tests/flows/gathering-process.ts')
  const child = spawn(process.execPath, [script, JSON.stringify(given)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let out = ''
  child.stdout.on('data', (chunk) => {
    out += String(chunk)
  })
  const signal = await new Promise((done) => child.on('close', (_, signal) => done(signal)))
  return { killed: signal === 'SIGKILL', ids: out.split('\n').filter(Boolean) }
}

test(`the process is killed at ${moments} moments while people check in: each one acknowledged is there once, and counted`, async () => {
  const app = await testApp()
  const hall = await meetingHall(app)
  const { json } = await hall.draft({ attends: 'all' })
  await hall.post(`/gatherings/${json.id}/points/units`, hall.editor, { unitId: hall.ward.id, kinds: [] })
  await hall.announce(json.id, json.contentHash)
  app.clock.at = hall.plan.startsAt
  await hall.post(`/gatherings/${json.id}/open`, hall.editor)
  const codes = await Promise.all([1, 2, 3].map((point) => hall.wall(json.id, point)))
  const numbers = Array.from({ length: phones }, (_, n) => n)
  const rows = numbers.map((n) => ({ id: `pe_k${n}`, appUserId: `k${n}`, createdAt: 1 }))
  if (hasSome(rows)) await app.database.write((tx) => tx.run(insertMany(people, rows)))
  const checkIns = numbers.map((n) => {
    const code = codes[n % codes.length] ?? ''
    return { gatheringId: json.id, personId: `pe_k${n}`, clientId: randomUUID(), code }
  })
  const given = { url: app.database.url, now: app.clock.at, checkIns }
  const acknowledged = new Set<string>()
  for (let moment = 0; moment < moments; moment++) {
    // Phones that had no answer send again, under the same ids; each process gets a little further.
    const told = await takenIn({ ...given, dies: 1 + (moment % 7), after: moment % 2 === 1 })
    expect(told.killed).toBe(true)
    for (const id of told.ids) acknowledged.add(id)
    const rows = await app.database.db.select().from(gatheringAttendance)
    const ids = new Set(rows.map(({ id }) => id))
    expect([...acknowledged].filter((id) => !ids.has(id))).toEqual([])
    expect(new Set(rows.map(({ personId }) => personId)).size).toBe(rows.length)
    const [row] = await app.database.db.select().from(gatherings)
    const points = await app.database.db.select().from(gatheringPoints)
    expect(row?.present).toBe(rows.length)
    expect(points.map(({ present }) => present).reduce((sum, one) => sum + one, 0)).toBe(rows.length)
  }
  expect(acknowledged.size).toBeGreaterThan(0)
  const last = await takenIn({ ...given, dies: -1, after: false })
  expect(last).toMatchObject({ killed: false })
  expect(last.ids).toHaveLength(phones)
  expect(await app.database.db.select().from(gatheringAttendance)).toHaveLength(phones)
})
