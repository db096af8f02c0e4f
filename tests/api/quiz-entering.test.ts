import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { admissionsKeptMs, retain } from '../../core/people/retention.ts'
import { signInAsGuest, signInFromZalo } from '../../core/people/sessions.ts'
import { holdAnswers } from '../../core/quizzes/hold.ts'
import { dayMs, minuteMs } from '../../core/time.ts'
import { admissions, attemptTraces } from '../../db/schema/admissions.ts'
import { people } from '../../db/schema/people.ts'
import { attempts, type RoundRules } from '../../db/schema/quizzes.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { answersTo, openRound, start } from '../support/quiz.ts'

/** The clock of a test stands in November 2026. */
async function contest(rules: Partial<RoundRules> = {}, given: Parameters<typeof testApp>[0] = {}) {
  const app = await testApp(given)
  const ward = await app.unit('Phường Mẫu')
  const round = await openRound(app, ward.id, { maxAttempts: null, ...rules })
  const path = `/api/rounds/${round.id}`
  const guest = async () => (await signInAsGuest(app.system)).token
  const known = async (appUserId: string) => signInFromZalo(app.system, { appUserId, name: appUserId })
  const enter = (as: string, body: object) => app.request('POST', `${path}/admission`, { as, body })
  const begin = (as: string) => app.request('POST', `${path}/attempts`, { as })
  const page = async (as?: string) => (await app.request('GET', path, { as })).json.mine
  const rows = () => app.database.db.select().from(admissions)
  return { app, ward, round, path, guest, known, enter, begin, page, rows }
}

type Reply = Awaited<ReturnType<TestApp['request']>>
const refused = ({ status, json }: Reply) => [status, json.error?.reason]
const fieldsOf = ({ json }: Reply) => json.error?.details?.fields?.map(({ field }: { field: string }) => field)

const adult = { birthYear: 1956, agreed: true }
const guardian = { name: 'Nguyễn Thị Hạnh', phone: '0912 345 678', agreed: true }

test('a round of nothing asked lets in as before, and its page says so', async () => {
  const { guest, begin, page } = await contest()
  const token = await guest()
  expect(await page(token)).toMatchObject({
    mayEnter: true,
    leftOut: null,
    entering: { keptOut: null, known: true, guest: true, asks: [], said: null, units: [] },
  })
  expect((await begin(token)).status).toBe(201)
})

test('a round for members lets in whom a unit under it confirmed, and nobody else', async () => {
  const { app, ward, known, guest, begin, page } = await contest({ people: 'members' })
  const group = await app.unit('Tổ dân phố 1', { parentId: ward.id })
  const other = await app.unit('Phường Khác', { parentId: undefined })
  const member = await known('1111111111111111111')
  const at = (unitId: string, unitState: 'waiting' | 'confirmed') =>
    app.database.write((tx) => tx.update(people).set({ unitId, unitState }).where(eq(people.id, member.personId)))
  expect(refused(await begin(await guest()))).toEqual([403, 'attempt.zalo-only'])
  expect(refused(await begin(member.token))).toEqual([403, 'attempt.members-only'])
  await at(group.id, 'waiting')
  expect(refused(await begin(member.token))).toEqual([403, 'attempt.members-only'])
  await at(other.id, 'confirmed')
  expect(await page(member.token)).toMatchObject({ mayEnter: false, entering: { keptOut: 'attempt.members-only' } })
  await at(group.id, 'confirmed')
  expect((await begin(member.token)).status).toBe(201)
})

test('where units are named their members alone may enter, and a unit that is not there is refused', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const [one, two] = [await app.unit('Tổ 1', { parentId: ward.id }), await app.unit('Tổ 2', { parentId: ward.id })]
  const round = await openRound(app, ward.id, { people: 'members', memberOf: [one.id] })
  const { token, personId } = await signInFromZalo(app.system, { appUserId: '2222222222222222222' })
  const inUnit = (unitId: string) =>
    app.database.write((tx) => tx.update(people).set({ unitId, unitState: 'confirmed' }).where(eq(people.id, personId)))
  const begin = () => app.request('POST', `/api/rounds/${round.id}/attempts`, { as: token })
  await inUnit(two.id)
  expect(refused(await begin())).toEqual([403, 'attempt.members-only'])
  await inUnit(one.id)
  expect((await begin()).status).toBe(201)
  expect((await app.request('GET', `/api/rounds/${round.id}`)).json.mine.entering.units).toEqual(['Tổ 1'])
  const wrong = openRound(app, ward.id, { people: 'members', memberOf: ['un_nowhere'] })
  await expect(wrong).rejects.toMatchObject({ reason: 'round.rules' })
})

test('whoever has a role is left out where the round leaves staff out', async () => {
  const { app, ward, begin } = await contest({ excludeStaff: true })
  const responder = await app.person('Cán bộ', ['responder', ward.id])
  expect(refused(await begin(responder.token))).toEqual([403, 'attempt.staff'])
  expect((await begin((await app.person('Người dân')).token)).status).toBe(201)
})

test('a birth year is asked with consent, kept until 30 days after the end, and told to its person alone', async () => {
  const { app, round, guest, enter, begin, page, rows } = await contest({ minAge: 16, maxAge: 80 })
  const token = await guest()
  expect(refused(await begin(token))).toEqual([409, 'attempt.not-entered'])
  expect(fieldsOf(await enter(token, {}))).toEqual(['birthYear', 'agreed'])
  expect(fieldsOf(await enter(token, { birthYear: 1956 }))).toEqual(['agreed'])
  for (const birthYear of [0, 1856, 2026, 19.5]) expect((await enter(token, { ...adult, birthYear })).status).toBe(400)
  expect(refused(await enter(token, { ...adult, birthYear: 1945 }))).toEqual([403, 'attempt.age'])
  expect(refused(await enter(token, { ...adult, birthYear: 2011 }))).toEqual([403, 'attempt.age'])
  expect(await rows()).toEqual([])
  expect((await enter(token, { ...adult, birthYear: 2010 })).json.said).toMatchObject({ birthYear: 2010 })
  expect((await page(token)).entering).toMatchObject({
    asks: ['birthYear'],
    said: { birthYear: 2010, guardian: false },
  })
  expect((await page()).entering.said).toBe(null)
  expect((await begin(token)).status).toBe(201)
  expect((await app.request('GET', '/api/session/data', { as: token })).json.admissions).toMatchObject([
    { birthYear: 2010, guardian: null },
  ])
  app.clock.at = round.closesAt + admissionsKeptMs - 1
  await retain(app.system)
  expect(await rows()).toHaveLength(1)
  app.clock.at += 2
  await retain(app.system)
  expect([await rows(), await app.database.db.select().from(attemptTraces)]).toEqual([[], []])
})

test('under fourteen a guardian’s name, number and consent are wanted, and what is kept of them is sealed', async () => {
  const { app, guest, enter, begin, rows } = await contest({ birthYear: true })
  const token = await guest()
  const child = { birthYear: 2014, agreed: true }
  const all = ['guardian.name', 'guardian.phone', 'guardian.agreed']
  expect(fieldsOf(await enter(token, child))).toEqual(all)
  expect(fieldsOf(await enter(token, { ...child, guardian: { name: ' ', phone: '123', agreed: false } }))).toEqual(all)
  const long = { ...guardian, name: 'Ư'.repeat(200) }
  expect(fieldsOf(await enter(token, { ...child, guardian: long }))).toEqual(['guardian.name'])
  // Who turns fourteen this year may be thirteen still.
  expect(fieldsOf(await enter(token, { ...child, birthYear: 2012 }))).toEqual(all)
  expect(refused(await begin(token))).toEqual([409, 'attempt.not-entered'])
  const named = { ...guardian, name: '<script>alert(1)</script>' }
  expect((await enter(token, { ...child, guardian: named })).json.said).toEqual({
    ...{ by: null, birthYear: 2014, guardian: true },
  })
  expect(JSON.stringify(await rows())).not.toMatch(/script|0912345678/)
  expect((await app.request('GET', '/api/session/data', { as: token })).json.admissions).toMatchObject([
    { guardian: { name: '<script>alert(1)</script>', phone: '0912345678' } },
  ])
  expect((await begin(token)).status).toBe(201)
  // What was sealed with a key that is gone is told of no more, and the rest is.
  await app.database.write((tx) => tx.update(admissions).set({ guardian: 'sealed with another key' }))
  expect((await app.request('GET', '/api/session/data', { as: token })).json.admissions).toMatchObject([
    { birthYear: 2014, guardian: null },
  ])
  // Of an adult nothing of a guardian is kept, whatever a page sends.
  const grown = await guest()
  expect((await enter(grown, { ...adult, guardian })).json.said.guardian).toBe(false)
})

test('a consent withdrawn ends the paper under way with nothing of it kept, and erases year and guardian at once', async () => {
  const { app, round, path, guest, enter, begin, page, rows } = await contest({ birthYear: true })
  const token = await guest()
  await enter(token, { birthYear: 2014, agreed: true, guardian })
  const done = await start(app, round.id, token)
  const submit = (id: string, answers: unknown) =>
    app.request('POST', `/api/attempts/${id}/submit`, { as: token, body: { answers } })
  expect((await submit(done.attemptId, answersTo(done.questions))).status).toBe(200)
  const { attemptId, questions } = await start(app, round.id, token)
  const held = { answers: answersTo(questions), sequence: 1 }
  expect((await app.request('PUT', `/api/attempts/${attemptId}/answers`, { as: token, body: held })).status).toBe(200)
  expect((await app.request('DELETE', `${path}/admission`, { as: token })).json).toEqual({ withdrawn: true })
  expect(await rows()).toMatchObject([{ birthYear: null, guardian: null, guardianMark: null, agreedAt: null }])
  expect(refused(await submit(attemptId, held.answers))).toEqual([409, 'attempt.late'])
  const [row] = await app.database.db.select().from(attempts).where(eq(attempts.id, attemptId))
  expect(row).toMatchObject({ answers: null, submittedAt: null })
  expect(refused(await begin(token))).toEqual([409, 'attempt.not-entered'])
  expect(await page(token)).toMatchObject({ handedIn: 1, entering: { said: null } })
  expect((await enter(token, { birthYear: 2014, agreed: true, guardian })).status).toBe(201)
  expect((await begin(token)).status).toBe(201)
  expect((await app.request('DELETE', `${path}/admission`, { as: await guest() })).status).toBe(404)
})

test('a save that waits while its person takes back what they agreed to leaves nothing', async () => {
  const { app, round, path, guest, enter } = await contest({ birthYear: true })
  const token = await guest()
  await enter(token, adult)
  const { attemptId, questions } = await start(app, round.id, token)
  const [begun] = await app.database.db.select().from(attempts)
  const write: typeof app.system.write = async (work) => {
    expect((await app.request('DELETE', `${path}/admission`, { as: token })).status).toBe(200)
    return app.system.write(work)
  }
  const [kept] = await holdAnswers({ ...app.system, write }, [
    {
      ...{ attemptId, personId: begun?.personId ?? '', answers: answersTo(questions) },
      ...{ guess: null, sequence: 1, at: app.clock.at },
    },
  ])
  expect(kept).toMatchObject({ kind: 'refused', error: { code: 'NOT_FOUND' } })
  expect(await app.database.db.select().from(attempts)).toMatchObject([{ answers: null }])
})

test('from one address codes and numbers of others are tried so often a minute', async () => {
  const { app, ward, path, guest, enter } = await contest({ guests: 'code' }, { address: '203.0.113.7' })
  const office = await app.person('Truyền', ['communicator', ward.id])
  const { codes } = (await app.request('POST', `${path}/codes`, { as: office.token, body: { many: 1 } })).json
  const token = await guest()
  for (let n = 0; n < 120; n++) expect((await enter(token, { code: `AAAA-${n}` })).status).toBe(400)
  expect((await enter(token, { code: codes[0] })).status).toBe(429)
  app.clock.at += minuteMs
  expect((await enter(token, { code: codes[0] })).status).toBe(201)
})

test('a guardian who calls has what was said under their number erased, by the office of that round alone', async () => {
  const { app, ward, path, guest, enter, begin, rows } = await contest({ birthYear: true })
  const [child, other] = [await guest(), await guest()]
  await enter(child, { birthYear: 2014, agreed: true, guardian })
  await enter(other, { birthYear: 2015, agreed: true, guardian: { ...guardian, phone: '0987654321' } })
  const office = await app.person('Truyền', ['communicator', ward.id])
  const withdraw = (as: string, phone: string) =>
    app.request('POST', `${path}/guardians/withdraw`, { as, body: { phone } })
  expect(refused(await withdraw(office.token, '0911111111'))).toEqual([404, 'round.guardian-unknown'])
  expect(refused(await withdraw(office.token, '12'))).toEqual([400, 'round.guardian-phone'])
  expect((await withdraw(child, guardian.phone)).status).toBe(403)
  expect((await withdraw(office.token, '+84 912 345 678')).json).toEqual({ people: 1 })
  expect((await rows()).map(({ birthYear }) => birthYear).sort()).toEqual([2015, null])
  expect(refused(await begin(child))).toEqual([409, 'attempt.not-entered'])
  expect((await begin(other)).status).toBe(201)
})

test('by a telephone number one guest enters once, however it is typed; whom Zalo knows is not asked', async () => {
  const { app, guest, known, enter, begin, page, rows } = await contest({ guests: 'phone' })
  const [one, two] = [await guest(), await guest()]
  expect(refused(await begin(one))).toEqual([409, 'attempt.not-entered'])
  expect(fieldsOf(await enter(one, { phone: '12345' }))).toEqual(['phone'])
  expect((await enter(one, { phone: '0912 345 678' })).json.said).toEqual({
    ...{ by: 'phone', birthYear: null, guardian: false },
  })
  // Sent again after a reply that was lost.
  expect((await enter(one, { phone: '0912 345 678' })).status).toBe(201)
  expect(refused(await enter(two, { phone: '+84912345678' }))).toEqual([409, 'attempt.phone-used'])
  expect((await enter(two, { phone: '0912.345.679' })).status).toBe(201)
  expect((await begin(one)).status).toBe(201)
  const zalo = await known('3333333333333333333')
  expect((await page(zalo.token)).entering).toMatchObject({ asks: [], guest: false })
  expect((await begin(zalo.token)).status).toBe(201)
  expect(JSON.stringify(await rows())).not.toContain('912345678')
  const next = await openRound(app, (await app.unit('Phường Hai')).id, { guests: 'phone' })
  await app.request('POST', `/api/rounds/${next.id}/admission`, { as: one, body: { phone: '0912345678' } })
  const marks = (await rows()).map(({ mark }) => mark)
  expect(new Set(marks).size).toBe(marks.length)
})

test('codes are made by the office, told once, and each lets in one guest', async () => {
  const { app, ward, path, guest, enter, begin, rows } = await contest({ guests: 'code' })
  const office = await app.person('Truyền', ['communicator', ward.id])
  const make = (many: number, as = office.token) => app.request('POST', `${path}/codes`, { as, body: { many } })
  expect((await make(0)).status).toBe(400)
  expect((await make(2001)).status).toBe(400)
  expect((await make(3, await guest())).status).toBe(403)
  const { codes } = (await make(3)).json
  expect(codes).toEqual([1, 2, 3].map(() => expect.stringMatching(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)))
  const [one, two] = [await guest(), await guest()]
  expect(fieldsOf(await enter(one, {}))).toEqual(['code'])
  expect(refused(await enter(one, { code: 'AAAA-AAAA' }))).toEqual([400, 'attempt.code-wrong'])
  expect((await enter(one, { code: ` ${codes[0].toLowerCase().replace('-', ' ')}` })).status).toBe(201)
  expect((await enter(one, { code: codes[0] })).status).toBe(201)
  expect(refused(await enter(two, { code: codes[0] }))).toEqual([409, 'attempt.code-used'])
  expect(refused(await begin(two))).toEqual([409, 'attempt.not-entered'])
  expect((await begin(one)).status).toBe(201)
  expect((await app.request('GET', `${path}/codes`, { as: office.token })).json).toEqual({ made: 3, used: 1 })
  expect(JSON.stringify(await rows())).not.toContain(codes[0])
  const plain = await openRound(app, ward.id)
  const none = await app.request('POST', `/api/rounds/${plain.id}/codes`, { as: office.token, body: { many: 1 } })
  expect(refused(none)).toEqual([409, 'round.no-codes'])
})

test.each([
  ['minAge above maxAge', { minAge: 30, maxAge: 20 }, 'rules.maxAge'],
  ['an age nobody has', { minAge: 300 }, 'rules.minAge'],
  ['units where all may enter', { people: 'all', memberOf: ['x'] }, 'rules.memberOf'],
  ['guests by number where guests are kept out', { people: 'zalo', guests: 'phone' }, 'rules.guests'],
  ['a field of another name', { minimumAge: 16 }, 'rules.minimumAge'],
  ['an unknown way to tell guests apart', { guests: 'address' }, 'rules.guests'],
])('rules with %s are refused by name', async (_, rules, field) => {
  const { app, ward, round } = await contest()
  const { token } = await app.person('Truyền', ['communicator', ward.id])
  const body = { name: 'Đợt 2', opensAt: app.clock.at, closesAt: app.clock.at + dayMs, rules }
  const reply = await app.request('POST', `/api/quizzes/${round.quizId}/rounds`, { as: token, body })
  expect([reply.status, fieldsOf(reply)]).toEqual([400, expect.arrayContaining([field])])
})

test('an attempt of somebody else, or of nobody, is not there, and a guest who signs in keeps the paper', async () => {
  const { app, round, guest, enter, page } = await contest({ guests: 'phone', birthYear: true })
  const token = await guest()
  await enter(token, { ...adult, phone: '0912345678' })
  const { attemptId, questions } = await start(app, round.id, token)
  const answers = answersTo(questions)
  const submit = (id: string, as: string) =>
    app.request('POST', `/api/attempts/${id}/submit`, { as, body: { answers } })
  for (const id of [attemptId, 'at_00000000000000000000', `${attemptId}' or 1=1 --`])
    expect((await submit(encodeURIComponent(id), await guest())).status).toBe(404)
  const zalo = await signInFromZalo(app.system, { appUserId: '4444444444444444444', name: 'Hoa' }, token)
  expect((await app.request('GET', '/api/session', { as: token })).json.person).toBe(null)
  expect((await page(zalo.token)).entering.said).toMatchObject({ by: 'phone', birthYear: 1956 })
  const again = await start(app, round.id, zalo.token)
  expect(again.attemptId).toBe(attemptId)
  expect((await submit(attemptId, zalo.token)).status).toBe(200)
  // The number stays taken: it was of the same human.
  expect(refused(await enter(await guest(), { ...adult, phone: '0912345678' }))).toEqual([409, 'attempt.phone-used'])
  // Somebody whom Zalo knows is nobody's guest.
  const other = await signInFromZalo(app.system, { appUserId: '5555555555555555555' }, zalo.token)
  expect(other.personId).not.toBe(zalo.personId)
  expect((await app.request('GET', '/api/session', { as: zalo.token })).json.person.id).toBe(zalo.personId)
})

test('of two who entered and turn out to be one, the one admission stands and the number of both stays taken', async () => {
  const { app, known, guest, enter, begin, rows } = await contest({ guests: 'phone', birthYear: true })
  const zalo = await known('6666666666666666666')
  await enter(zalo.token, { ...adult, birthYear: 1960 })
  const token = await guest()
  await enter(token, { ...adult, phone: '0912345678' })
  await begin(token)
  await signInFromZalo(app.system, { appUserId: '6666666666666666666' }, token)
  expect(await rows()).toMatchObject([{ personId: zalo.personId, birthYear: 1960, toldBy: 'phone' }])
  expect(refused(await enter(await guest(), { ...adult, phone: '0912345678' }))).toEqual([409, 'attempt.phone-used'])
})

test('whoever is erased leaves nothing of what they said, nor of their device', async () => {
  const { app, path, guest, enter, rows } = await contest({ guests: 'phone', birthYear: true })
  const token = await guest()
  await enter(token, { birthYear: 2014, agreed: true, phone: '0912345678', guardian })
  await app.request('POST', `${path}/attempts`, { as: token, body: { device: 'phone' } })
  expect(await app.database.db.$count(attemptTraces)).toBe(1)
  expect((await app.request('DELETE', '/api/session/person', { as: token })).status).toBe(200)
  expect([await rows(), await app.database.db.$count(attemptTraces)]).toEqual([[], 0])
})
