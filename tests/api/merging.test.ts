import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { sendFeedback } from '../../core/feedback/send.ts'
import { named } from '../../core/people/merge.ts'
import { knownPerson, type ZaloIdentity } from '../../core/people/people.ts'
import { grantRole } from '../../core/people/roles.ts'
import { makeLoginLink, signInByLink, signInFromZalo } from '../../core/people/sessions.ts'
import { grantsOf } from '../../core/roles.ts'
import { dayMs, dayOf } from '../../core/time.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { people } from '../../db/schema/people.ts'
import { attempts, standings } from '../../db/schema/quizzes.ts'
import { type Role, roles } from '../../db/schema/roles.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { endRound, openRound, take } from '../support/quiz.ts'

const gathered = ['gathering_rsvps', 'gathering_attendance', 'gathering_votes', 'class_members']

const meet = (app: TestApp, identity: ZaloIdentity) => app.database.write((tx) => knownPerson(tx, app.system, identity))

test('whoever was met in the mini app and then in the chat is one person once both ids come together', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const { token } = await signInFromZalo(app.system, { appUserId: '7777777777777777777', name: 'Trần Thị Bình' })
  await app.request('PATCH', '/api/session', { as: token, body: { unitId: ward.id, showName: true } })
  const body = { text: 'Đèn đường hỏng' }
  await app.request('POST', '/api/feedback', { as: token, body })
  const chat = await meet(app, { oaUserId: '8888888888888888888' })
  const asked = {
    text: 'Rác chưa được thu gom',
    channel: 'oa_chat',
    recipient: '8888888888888888888',
    personId: chat.id,
  } as const
  await sendFeedback(app.system, asked)
  await grantRole(app.system, { personId: chat.id, role: 'editor', unitId: ward.id })
  const secret = await makeLoginLink(app.system, chat.id)

  const one = await meet(app, { oaUserId: '8888888888888888888', appUserId: '7777777777777777777' })
  const known = await app.database.db.select().from(people)
  expect(known).toMatchObject([
    {
      id: one.id,
      name: 'Trần Thị Bình',
      unitId: ward.id,
      oaUserId: '8888888888888888888',
      appUserId: '7777777777777777777',
    },
  ])
  const me = await app.request('GET', '/api/session', { as: token })
  expect(me.json).toMatchObject({
    person: { id: one.id, showsName: true },
    roles: [{ role: 'editor', unitId: ward.id }],
  })
  const mine = await app.request('GET', '/api/feedback/mine', { as: token })
  expect(mine.json.feedback).toHaveLength(2)
  expect((await signInByLink(app.system, secret)).personId).toBe(one.id)
  const lines = await app.database.db.select().from(auditLog).where(eq(auditLog.action, 'person.merge'))
  expect(lines).toMatchObject([{ subjectId: one.id, actorId: 'system', unitId: null }])
  expect(JSON.stringify(lines)).not.toMatch(/Bình|7{19}|8{19}/)
})

test('of two people who took part in one round one is left, with all attempts and one that counts', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const round = await openRound(app, ward.id, { maxAttempts: 3 })
  const inApp = await signInFromZalo(app.system, { appUserId: '7777777777777777777' })
  const inChat = await signInFromZalo(app.system, { oaUserId: '8888888888888888888' })
  await app.request('PATCH', '/api/session', { as: inApp.token, body: { unitId: ward.id } })
  await take(app, round.id, inChat.token, { right: 1 })
  await take(app, round.id, inApp.token, { right: 4 })
  await take(app, round.id, inChat.token, { right: 2 })

  const one = await meet(app, { oaUserId: '8888888888888888888', appUserId: '7777777777777777777' })
  const rows = await app.database.db.select().from(attempts).orderBy(attempts.number)
  expect(rows.map(({ personId, number, score, counted }) => [personId, number, score, counted])).toEqual([
    [one.id, 1, 1, false],
    [one.id, 2, 4, true],
    [one.id, 3, 2, false],
  ])
  const cells = await app.database.db.select().from(standings).where(eq(standings.roundId, round.id))
  const told = cells.map(({ unitId, score, participants, entries }) => [unitId, score, participants, entries])
  expect(told.sort()).toEqual([
    ['', 1, 0, 1],
    ['', 2, 0, 1],
    [ward.id, 4, 1, 1],
  ])
  endRound(app, round)
  const { json } = await app.request('GET', `/api/rounds/${round.id}/standing`, { as: inApp.token })
  expect(json.me).toMatchObject({ score: 4 })
})

test('of two grants of one role the one in one’s own right stays, and then the one that lasts longer', async () => {
  const app = await testApp()
  const [ward, other] = [await app.unit('Phường Mẫu'), await app.unit('Phường Khác')]
  const chat = await meet(app, { oaUserId: '8888888888888888888' })
  const mini = await meet(app, { appUserId: '7777777777777777777' })
  const soon = dayOf(app.clock.at + dayMs)
  const late = dayOf(app.clock.at + 9 * dayMs)
  const give = (personId: string, role: Role, unitId: string, more: { until?: string; deputyFor?: string } = {}) =>
    grantRole(app.system, { personId, role, unitId, ...more })
  await give(mini.id, 'approver', ward.id)
  await give(chat.id, 'approver', ward.id, { until: late, deputyFor: mini.id })
  await give(chat.id, 'editor', ward.id, { until: soon })
  await give(mini.id, 'editor', ward.id, { until: late })
  await give(chat.id, 'member', other.id)
  await give(mini.id, 'member', other.id, { until: soon })

  const one = await meet(app, { oaUserId: '8888888888888888888', appUserId: '7777777777777777777' })
  app.clock.at += 5 * dayMs
  const held = await grantsOf(app.system, one.id)
  expect(held.map(({ role }) => role).sort()).toEqual(['approver', 'editor', 'member'])
  expect((await app.database.db.select().from(roles)).filter(({ deputyFor }) => deputyFor)).toEqual([])
})

test('two people of whom both have both ids, and other ones, stay two', async () => {
  const app = await testApp()
  await meet(app, { oaUserId: '1', appUserId: '2' })
  await meet(app, { oaUserId: '3', appUserId: '4' })
  await meet(app, { oaUserId: '1', appUserId: '4' })
  expect(await app.database.db.$count(people)).toBe(2)
})

const worked = ['packet_done', 'speaking_judges', 'score_sheets']

test('every column that points at people follows a merge', async () => {
  const app = await testApp()
  const tables = await app.database.db.all<{ name: string }>(
    sql`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`,
  )
  const followed = new Set(named.map(([table, column]) => `${table}.${column}`))
  for (const apart of ['attempts', 'admissions', 'roles', 'opt_outs', 'digest_approvals', ...gathered, ...worked])
    followed.add(`${apart}.person_id`)
  for (const { name } of tables) {
    const keys = await app.database.db.all<{ table: string; from: string }>(
      sql`select "table", "from" from pragma_foreign_key_list(${name})`,
    )
    for (const key of keys.filter(({ table }) => table === 'people')) expect(followed).toContain(`${name}.${key.from}`)
  }
})
