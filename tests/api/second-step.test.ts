import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { mergePeople } from '../../core/people/merge.ts'
import type { Person } from '../../core/people/person.ts'
import { grantRole } from '../../core/people/roles.ts'
import { resetSecondStep } from '../../core/people/second-step/reset.ts'
import { makeLoginLink, signInByLink } from '../../core/people/sessions.ts'
import { dayMs, hourMs, minuteMs } from '../../core/time.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { people } from '../../db/schema/people.ts'
import { recoveryCodes, secondSteps } from '../../db/schema/sign-in.ts'
import { testApp } from '../support/app.ts'
import { takeIn } from '../support/library.ts'
import { openRound } from '../support/quiz.ts'
import { codeOf } from '../support/totp.ts'

const stepMs = 30_000

async function office(secondStep: 'required' | 'offered' = 'required') {
  const app = await testApp({ env: { SECOND_STEP: secondStep } })
  const ward = await app.unit('Phường Mẫu')
  const admin = await app.person('Quản Trị', ['admin', ward.id])
  const post = (path: string, as: string, body: object = {}) =>
    app.request('POST', `/api/session/second-step${path}`, { as, body })
  const stateOf = async (as: string) => (await app.request('GET', '/api/session', { as })).json.secondStep.state
  async function enrol(as: string, code?: string) {
    const { json } = await post('/enrol', as, { code })
    const { json: done } = await post('/confirm', as, { code: codeOf(json.secret, app.clock.at) })
    // The code that set it up is spent.
    app.clock.at += stepMs
    return { secret: json.secret as string, uri: json.uri as string, papers: done.papers as string[] }
  }
  const signedIn = async (id: string) => (await signInByLink(app.system, await makeLoginLink(app.system, id))).token
  const people = (path: string, as: string) => app.request('POST', `/api/people/${path}`, { as })
  return { app, ward, admin, post, stateOf, enrol, signedIn, people }
}

test('an admin acts only once the second step is set up, and in each new session once its code is given', async () => {
  const { app, admin, post, stateOf, enrol, signedIn } = await office()
  const read = (as: string) => app.request('GET', '/api/audit', { as })
  expect(await stateOf(admin.token)).toBe('enrol')
  expect((await read(admin.token)).json.error).toMatchObject({ code: 'FORBIDDEN', reason: 'second-step.needed' })
  const { secret, uri, papers } = await enrol(admin.token)
  expect(decodeURIComponent(uri)).toBe(
    `otpauth://totp/Phường Mẫu:Quản Trị?issuer=Phường Mẫu&secret=${secret}&algorithm=SHA1&digits=6&period=30`,
  )
  expect(new Set(papers).size).toBe(10)
  expect((await read(admin.token)).status).toBe(200)

  const elsewhere = await signedIn(admin.id)
  expect(await stateOf(elsewhere)).toBe('ask')
  expect((await read(elsewhere)).status).toBe(403)
  expect((await post('', elsewhere, { code: codeOf(secret, app.clock.at) })).status).toBe(200)
  expect((await read(elsewhere)).status).toBe(200)
  const [row] = await app.database.db.select().from(secondSteps)
  expect(JSON.stringify(row)).not.toContain(secret)
  const lines = JSON.stringify(await app.database.db.select().from(auditLog))
  expect(lines).toContain('second-step.enrol')
  expect(lines).not.toContain(secret)
})

test('where it is only offered, nobody is held up who has none, and whoever has one is asked', async () => {
  const { app, admin, stateOf, enrol, signedIn } = await office('offered')
  expect(await stateOf(admin.token)).toBe('offered')
  expect((await app.request('GET', '/api/people', { as: admin.token })).status).toBe(200)
  await enrol(admin.token)
  expect((await app.request('GET', '/api/people', { as: await signedIn(admin.id) })).status).toBe(403)
})

test('an editor needs none, an approver does, and another role of theirs acts without it', async () => {
  const { app, ward, stateOf, post } = await office()
  const editor = await app.person('Biên Tập', ['editor', ward.id])
  const both = await app.person('Hai Việc', ['editor', ward.id], ['approver', ward.id])
  expect([await stateOf(editor.token), await stateOf(both.token)]).toEqual(['none', 'enrol'])
  expect((await app.request('GET', '/api/items', { as: both.token })).status).toBe(200)
  const approve = await app.request('POST', '/api/items/it_none/approve', { as: both.token })
  expect(approve.json.error.reason).toBe('second-step.needed')
  expect((await post('/enrol', editor.token)).status).toBe(403)
})

test('a code passes once, in its step and the one beside it; a phone further off is told to set its clock', async () => {
  const { app, admin, post, enrol, signedIn } = await office()
  const { secret } = await enrol(admin.token)
  app.clock.at += 10 * minuteMs
  const token = await signedIn(admin.id)
  const give = (offMs: number) => post('', token, { code: codeOf(secret, app.clock.at + offMs) })
  for (const off of [-2 * stepMs, 2 * stepMs]) {
    const { json } = await give(off)
    expect(json.error).toMatchObject({ code: 'INVALID', reason: 'second-step.wrong' })
    expect(json.error.message).toContain('ngày giờ tự động')
  }
  expect((await give(-stepMs)).status).toBe(200)
  expect((await give(-stepMs)).json.error.reason).toBe('second-step.replayed')
  expect((await give(stepMs)).status).toBe(200)
  // One that is older than what was taken is as good as used.
  expect((await give(0)).json.error.reason).toBe('second-step.replayed')
})

test('five wrong codes lock it for a quarter of an hour, then an hour, then a day, in every session and for good codes too', async () => {
  const { app, admin, post, enrol, signedIn } = await office()
  const { secret, papers } = await enrol(admin.token)
  const sessions = [await signedIn(admin.id), await signedIn(admin.id)]
  const give = (code: string, i = 0) => post('', sessions[i % 2] ?? '', { code })
  for (const lockMs of [15 * minuteMs, hourMs, dayMs, dayMs]) {
    const tries = await Promise.all([0, 1, 2, 3, 4].map((i) => give('000000', i)))
    expect(tries.map(({ status }) => status).sort()).toEqual([400, 400, 400, 400, 429])
    for (const code of [codeOf(secret, app.clock.at), papers[0] ?? ''])
      expect((await give(code)).json.error).toMatchObject({ code: 'LIMIT', reason: 'second-step.locked' })
    app.clock.at += lockMs
  }
  expect((await give(codeOf(secret, app.clock.at))).status).toBe(200)
  const locks = await app.database.db.select().from(auditLog).where(eq(auditLog.action, 'second-step.lock'))
  expect(locks).toHaveLength(4)
})

test('a code from paper passes once, however it is copied, and shows in the log', async () => {
  const { app, admin, post, enrol, signedIn } = await office()
  const { papers } = await enrol(admin.token)
  const token = await signedIn(admin.id)
  const [paper = ''] = papers
  expect(
    (await post('', token, { code: ` ${paper.toUpperCase().replaceAll('-', ' ').replaceAll('0', 'O')} ` })).status,
  ).toBe(200)
  expect((await post('', token, { code: paper })).json.error.reason).toBe('second-step.wrong')
  const { json } = await app.request('GET', '/api/session', { as: token })
  expect(json.secondStep).toMatchObject({ state: 'done', papersLeft: 9 })
  const kept = JSON.stringify(await app.database.db.select().from(recoveryCodes))
  expect(kept).not.toContain(paper)
  const used = await app.database.db.select().from(auditLog).where(eq(auditLog.action, 'second-step.recover'))
  expect(used).toHaveLength(1)
})

test('another app takes the place of the first only with a code of that, and other sessions are asked anew', async () => {
  const { app, admin, post, stateOf, enrol, signedIn } = await office()
  const { secret } = await enrol(admin.token)
  const elsewhere = await signedIn(admin.id)
  expect((await post('/enrol', elsewhere)).status).toBe(400)
  await post('', elsewhere, { code: codeOf(secret, app.clock.at) })
  app.clock.at += stepMs
  expect((await post('/enrol', admin.token)).json.error.reason).toBe('second-step.wrong')
  await enrol(admin.token, codeOf(secret, app.clock.at))
  expect([await stateOf(admin.token), await stateOf(elsewhere)]).toEqual(['done', 'ask'])
  expect((await post('', elsewhere, { code: codeOf(secret, app.clock.at) })).json.error.reason).toBe(
    'second-step.wrong',
  )
})

test('an admin resets somebody else’s: they are signed out, told, and the same admin gets them no link for a day', async () => {
  const { app, ward, admin, post, stateOf, enrol, signedIn, people } = await office()
  const approver = await app.person('Duyệt', ['approver', ward.id])
  const { secret } = await enrol(approver.token)
  await enrol(admin.token)
  const before = await makeLoginLink(app.system, approver.id)
  expect((await people(`${admin.id}/second-step/reset`, admin.token)).json.error.reason).toBe('second-step.own')
  expect((await people(`${approver.id}/second-step/reset`, admin.token)).status).toBe(200)
  expect((await people(`${approver.id}/second-step/reset`, admin.token)).status).toBe(409)
  expect((await app.request('GET', '/api/session', { as: approver.token })).json.person).toBeNull()
  expect((await app.request('POST', '/api/session/link', { body: { secret: before } })).status).toBe(401)
  expect((await people(`${approver.id}/link`, admin.token)).json.error.reason).toBe('second-step.four-eyes')
  const other = await app.person('Quản Trị Hai', ['admin', ward.id])
  await enrol(other.token)
  expect((await people(`${approver.id}/link`, other.token)).status).toBe(201)

  const token = await signedIn(approver.id)
  const { json } = await app.request('GET', '/api/session', { as: token })
  expect(json.secondStep).toMatchObject({ state: 'enrol', resetAt: expect.any(Number) })
  expect((await post('', token, { code: codeOf(secret, app.clock.at) })).json.error.reason).toBe('second-step.none')
  await enrol(token)
  expect(await stateOf(token)).toBe('done')
  const lines = await app.database.db.select().from(auditLog).where(eq(auditLog.action, 'second-step.reset'))
  expect(lines).toMatchObject([{ actorId: admin.id, subjectId: approver.id, unitId: ward.id }])
  app.clock.at += dayMs
})

test('nobody resets above themselves, or without their own second step', async () => {
  const { app, ward, admin, enrol, people } = await office()
  const group = await app.unit('Tổ dân phố 1', { parentId: ward.id })
  const lower = await app.person('Quản Trị Tổ', ['admin', group.id])
  const both = await app.person('Hai Nơi', ['approver', ward.id], ['editor', group.id])
  await enrol(both.token)
  expect((await people(`${both.id}/second-step/reset`, lower.token)).json.error.reason).toBe('second-step.needed')
  await enrol(lower.token)
  expect((await people(`${both.id}/second-step/reset`, lower.token)).status).toBe(403)
  expect((await people(`${admin.id}/second-step/reset`, lower.token)).status).toBe(404)
})

test('the operator resets the last admin’s, and a server with another key still takes codes from paper', async () => {
  const { app, admin, post, stateOf, enrol, signedIn } = await office()
  const { secret, papers } = await enrol(admin.token)
  await app.database.write((tx) => tx.update(secondSteps).set({ sealedSecret: 'sealed by another key' }))
  const token = await signedIn(admin.id)
  expect((await post('', token, { code: codeOf(secret, app.clock.at) })).json.error.reason).toBe('second-step.key')
  expect((await post('', token, { code: papers[3] })).status).toBe(200)
  await resetSecondStep(app.system, admin.id)
  expect(await stateOf(await signedIn(admin.id))).toBe('enrol')
})

test.each(['first', 'second', 'both'])('of two people made one, the second step in force stays (%s)', async (who) => {
  const { app, ward, admin, stateOf, enrol, signedIn } = await office('offered')
  const other = await app.person('Cùng Một Người', ['approver', ward.id])
  if (who !== 'second') await enrol(admin.token)
  if (who !== 'first') await enrol(other.token)
  const rowOf = async (id: string) =>
    (await app.database.db.select().from(people).where(eq(people.id, id)))[0] as Person
  const [keep, drop] = [await rowOf(admin.id), await rowOf(other.id)]
  await app.database.write((tx) => mergePeople(tx, app.system, { keep, drop }))
  expect(await stateOf(await signedIn(admin.id))).toBe('ask')
  expect(await app.database.db.select().from(recoveryCodes)).toHaveLength(10)
})

test('erased with its person, and told to them before', async () => {
  const { app, ward, enrol } = await office()
  const approver = await app.person('Duyệt', ['approver', ward.id])
  await enrol(approver.token)
  const { json } = await app.request('GET', '/api/session/data', { as: approver.token })
  expect(json.secondStep).toEqual([{ enrolledAt: expect.any(Number), resetAt: null }])
  await app.request('DELETE', '/api/session/person', { as: approver.token })
  expect(await app.database.db.select().from(secondSteps)).toEqual([])
  expect(await app.database.db.select().from(recoveryCodes)).toEqual([])
})

test('a role given later is guarded from then on', async () => {
  const { app, ward, stateOf } = await office()
  const editor = await app.person('Biên Tập', ['editor', ward.id])
  await grantRole(app.system, { personId: editor.id, role: 'approver', unitId: ward.id })
  expect(await stateOf(editor.token)).toBe('enrol')
})

test('what a role shuts its holder out of, it does without the second step too', async () => {
  const { app, ward, admin } = await office()
  const round = await openRound(app, ward.id, { excludeOrganisers: true })
  const { json } = await app.request('POST', `/api/rounds/${round.id}/attempts`, { as: admin.token })
  expect(json.error.reason).toBe('attempt.organiser')
})

test('what its holder may read in the chat they read without it', async () => {
  const { app, ward, admin } = await office()
  const editor = await app.person('Biên Tập', ['editor', ward.id])
  const text = 'QUY ƯỚC\nSố: 2/QU\nĐiều 1. Giờ đổ rác\nGiờ đổ rác là từ 18 giờ đến 20 giờ.'
  await takeIn(editor.ctx, { fileName: 'noi-bo.txt', text, access: 'communicator' })
  const ask = (as: string) => app.request('POST', '/api/questions', { as, body: { text: 'Giờ đổ rác là mấy giờ?' } })
  const guest = (await app.request('POST', '/api/session/guest')).json.token
  expect((await ask(admin.token)).json.text).toContain('18 giờ')
  expect((await ask(guest)).json.text).not.toContain('18 giờ')
})
