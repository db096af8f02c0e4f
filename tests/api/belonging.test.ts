import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { knownPerson } from '../../core/people/people.ts'
import { grantRole } from '../../core/people/roles.ts'
import { signInFromZalo } from '../../core/people/sessions.ts'
import { dayMs, dayOf } from '../../core/time.ts'
import { changeUnitsDue } from '../../core/units/due.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { standings } from '../../db/schema/quizzes.ts'
import { roles } from '../../db/schema/roles.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { conventionText, takeIn } from '../support/library.ts'
import { openRound, take } from '../support/quiz.ts'

let zaloId = 7_000_000_000

async function office() {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const [one, two] = [await app.unit('Tổ 1', { parentId: ward.id }), await app.unit('Tổ 2', { parentId: ward.id })]
  const head = await app.person('Tổ Trưởng', ['communicator', one.id])
  const resident = async (name = 'Chị Lan') => {
    zaloId += 1
    return (await signInFromZalo(app.system, { appUserId: String(zaloId), name })).token
  }
  const say = (as: string, body: object) => app.request('PATCH', '/api/session', { as, body })
  const waiting = async (as: string) => (await app.request('GET', '/api/belonging', { as })).json
  const decide = (as: string, people: object[], body: object = { confirm: true }) =>
    app.request('POST', '/api/belonging', { as, body: { people, ...body } })
  return { app, ward, one, two, head, resident, say, waiting, decide }
}

const me = async (app: TestApp, as: string) => (await app.request('GET', '/api/session', { as })).json

test('who chose a unit is unknown to it until they let it know, and then waits for its word', async () => {
  const { app, ward, one, head, resident, say, waiting } = await office()
  const token = await resident()
  await say(token, { unitId: one.id })
  expect((await me(app, token)).person).toMatchObject({ unitId: one.id, unitState: null })
  expect(await waiting(head.token)).toEqual({ total: 0, waiting: [] })

  expect((await say(token, { consents: { unit: true } })).json.person).toMatchObject({ unitState: 'waiting' })
  expect(await waiting(head.token)).toMatchObject({
    total: 1,
    waiting: [{ name: 'Chị Lan', unitName: 'Tổ 1', onZalo: true, since: app.clock.at }],
  })
  const elsewhere = await app.person('Tổ Trưởng Hai', ['communicator', ward.id])
  expect((await waiting(elsewhere.token)).total).toBe(1)
  const other = await app.person('Xã Khác', ['communicator', (await app.unit('Xã Khác')).id])
  expect((await waiting(other.token)).total).toBe(0)

  await say(token, { consents: { unit: false } })
  expect((await me(app, token)).person).toMatchObject({ unitId: one.id, unitState: null })
  expect((await waiting(head.token)).total).toBe(0)
})

test('a guest and somebody without a name are told why no unit can confirm them', async () => {
  const { app, one, resident, say } = await office()
  const guest = (await app.request('POST', '/api/session/guest')).json.token
  const refused = await say(guest, { unitId: one.id, name: 'Khách', consents: { unit: true } })
  expect(refused).toMatchObject({ status: 409, json: { error: { reason: 'belonging.guest' } } })
  expect((await me(app, guest)).person).toMatchObject({ unitId: null, consents: [] })
  const nameless = await say(await resident(''), { unitId: one.id, consents: { unit: true } })
  expect(nameless).toMatchObject({ status: 400, json: { error: { reason: 'belonging.name' } } })
})

test('many are confirmed at once and read what is for members; before that they read what is public', async () => {
  const { app, one, head, resident, say, waiting, decide } = await office()
  const editor = await app.person('Biên Tập', ['editor', one.id])
  await takeIn(editor.ctx, { fileName: 'quy-uoc.md', access: 'member', text: conventionText })
  const shelf = async (as: string) => (await app.request('GET', '/api/library/documents', { as })).json.total
  const tokens = [await resident('Chị Lan'), await resident('Anh Bình'), await resident('Bà Sáu')]
  for (const token of tokens) await say(token, { unitId: one.id, consents: { unit: true } })
  expect(await shelf(tokens[0] ?? '')).toBe(0)

  const { waiting: people } = await waiting(head.token)
  expect((await decide(head.token, people)).json).toEqual({ decided: 3 })
  expect((await decide(head.token, people)).json).toEqual({ decided: 0 })
  expect((await me(app, tokens[1] ?? '')).roles).toMatchObject([{ role: 'member', unitId: one.id }])
  expect(await shelf(tokens[0] ?? '')).toBe(1)
  const lines = await app.database.db.select().from(auditLog).where(eq(auditLog.action, 'person.confirm'))
  expect(lines).toHaveLength(3)
  expect(lines[0]).toMatchObject({ actorId: head.id, unitId: one.id })
})

test('another unit confirms anew, and what came with the first one’s word goes; what staff granted stays', async () => {
  const { app, one, two, head, resident, say, waiting, decide } = await office()
  const token = await resident()
  await say(token, { unitId: one.id, consents: { unit: true } })
  await decide(head.token, (await waiting(head.token)).waiting)
  const { id } = (await me(app, token)).person
  await grantRole(app.system, {
    personId: id,
    role: 'member',
    unitId: (await app.unit('Chi bộ 1', { kind: 'party_cell' })).id,
  })

  expect((await say(token, { unitId: two.id })).json.person).toMatchObject({ unitId: two.id, unitState: 'waiting' })
  expect(
    (await app.database.db.select().from(roles).where(eq(roles.personId, id))).map(({ unitId }) => unitId),
  ).not.toContain(one.id)
  expect((await me(app, token)).roles).toHaveLength(1)
  // The unit that they left says nothing of them any more, whatever stood on its screen.
  expect((await decide(head.token, [{ id, unitId: one.id }])).json).toEqual({ decided: 0 })
})

test('declined with a reason, which the person reads; without one it is refused', async () => {
  const { app, one, head, resident, say, waiting, decide } = await office()
  const token = await resident()
  await say(token, { unitId: one.id, consents: { unit: true } })
  const { waiting: people } = await waiting(head.token)
  expect((await decide(head.token, people, { confirm: false })).json.error.reason).toBe('belonging.reason')
  await decide(head.token, people, { confirm: false, reason: 'elsewhere' })
  expect((await me(app, token)).person).toMatchObject({ unitState: 'declined', unitReason: 'elsewhere' })
  expect((await me(app, token)).roles).toEqual([])
  // Asked again, it is looked at again.
  await say(token, { consents: { unit: false } })
  await say(token, { consents: { unit: true } })
  expect((await waiting(head.token)).total).toBe(1)
})

test('somebody who holds a role in the very unit is known there already', async () => {
  const { app, one, say } = await office()
  const known = await app.person('Tổ Phó', ['member', one.id])
  expect((await say(known.token, { unitId: one.id })).json.person.unitState).toBe('confirmed')
  await say(known.token, { unitId: one.id, name: 'Anh Phó' })
  expect((await me(app, known.token)).roles).toHaveLength(1)
})

test('whose role there has ended waits for the unit’s word like anybody, and is a member again by it', async () => {
  const { app, one, head, resident, say, waiting, decide } = await office()
  const token = await resident()
  const { id } = (await me(app, token)).person
  await grantRole(app.system, { personId: id, role: 'member', unitId: one.id, until: dayOf(app.clock.at) })
  app.clock.at += 2 * dayMs
  expect((await say(token, { unitId: one.id, consents: { unit: true } })).json.person.unitState).toBe('waiting')
  expect((await me(app, token)).roles).toEqual([])
  expect((await decide(head.token, (await waiting(head.token)).waiting)).json).toEqual({ decided: 1 })
  expect((await me(app, token)).roles).toMatchObject([{ role: 'member', unitId: one.id }])
})

test('a unit’s place counts its confirmed people; who is confirmed while the round is open counts with what they handed in', async () => {
  const { app, one, head, resident, say, waiting, decide } = await office()
  const round = await openRound(app, one.id, { units: 'confirmed', maxAttempts: 3 })
  const token = await resident()
  await say(token, { unitId: one.id, consents: { unit: true } })
  await take(app, round.id, token, { right: 2 })
  await take(app, round.id, token, { right: 4 })
  const totals = async () =>
    (await app.database.db.select().from(standings).where(eq(standings.roundId, round.id)))
      .filter(({ entries, participants }) => entries !== 0 || participants !== 0)
      .map(({ unitId, score, participants, entries }) => [unitId, score, participants, entries])
      .sort()
  expect(await totals()).toEqual([
    ['', 2, 0, 1],
    ['', 4, 1, 1],
  ])
  await decide(head.token, (await waiting(head.token)).waiting)
  const counted = [
    [one.id, 2, 0, 1],
    [one.id, 4, 1, 1],
  ]
  expect(await totals()).toEqual(counted)
  await take(app, round.id, token, { right: 5 })
  expect(await totals()).toEqual([
    [one.id, 2, 0, 1],
    [one.id, 4, 0, 1],
    [one.id, 5, 1, 1],
  ])
})

test('a merger carries what a unit said of its people, and who still waits', async () => {
  const { app, ward, one, two, head, resident, say, waiting, decide } = await office()
  const admin = await app.person('Quản Trị', ['admin', ward.id])
  const [confirmed, asking] = [await resident(), await resident('Anh Bình')]
  await say(confirmed, { unitId: one.id, consents: { unit: true } })
  await decide(head.token, (await waiting(head.token)).waiting)
  await say(asking, { unitId: one.id, consents: { unit: true } })
  const change = { act: 'merge', unitIds: [one.id], targetId: two.id, day: '2026-11-23' }
  const asAdmin = (path: string, body: object) =>
    app.request('POST', `/api/units/changes${path}`, { as: admin.token, body })
  const { hash } = (await asAdmin('/preview', change)).json
  expect((await asAdmin('', { ...change, hash })).status).toBe(201)
  await changeUnitsDue(app.system)
  expect((await me(app, confirmed)).person).toMatchObject({ unitId: two.id, unitState: 'confirmed' })
  expect((await me(app, confirmed)).roles).toMatchObject([{ role: 'member', unitId: two.id }])
  expect((await waiting(admin.token)).waiting).toMatchObject([{ name: 'Anh Bình', unitName: 'Tổ 2' }])
  // What came with the first unit's word goes with the next choice all the same.
  await say(confirmed, { unitId: ward.id })
  expect((await me(app, confirmed)).roles).toEqual([])
})

test('two who turn out to be one keep what a unit said of either', async () => {
  const { app, one, head, resident, say, waiting, decide } = await office()
  const token = await resident()
  await say(token, { unitId: one.id, consents: { unit: true } })
  await decide(head.token, (await waiting(head.token)).waiting)
  await app.database.write((tx) => knownPerson(tx, app.system, { oaUserId: '99', name: 'Lan' }))
  const one_ = await app.database.write((tx) =>
    knownPerson(tx, app.system, { oaUserId: '99', appUserId: String(zaloId) }),
  )
  expect(one_).toMatchObject({ unitId: one.id, unitState: 'confirmed', unitDecidedBy: head.id })
})
