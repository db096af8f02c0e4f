import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { erasePerson } from '../../core/people/erase.ts'
import { heldAbout } from '../../core/people/held.ts'
import { mergePeople } from '../../core/people/merge.ts'
import { retain } from '../../core/people/retention.ts'
import { sealDue } from '../../core/quizzes/seal.ts'
import { nobody } from '../../core/roles.ts'
import { dayMs } from '../../core/time.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { winnerForms } from '../../db/schema/contest-results.ts'
import { people } from '../../db/schema/people.ts'
import { attempts } from '../../db/schema/quizzes.ts'
import { testApp } from '../support/app.ts'
import { contestOf, sealed } from '../support/contest.ts'
import { plainQuestions } from '../support/quiz.ts'

const form = { name: 'Trần Văn An', birthYear: 1956, phone: '090 123 4567', unit: 'Tổ dân phố số 3' }
const purpose = 'Trao giải và làm giấy khen'

/** A contest that An won before Bình and Chi, with two who keep it. */
async function contest({ open = false } = {}) {
  const app = await testApp()
  const { ward, round, people: entrants } = await contestOf(app, { An: 5, Bình: 4, Chi: 1 }, { open })
  const one = await app.person('Biên Tập', ['editor', ward.id])
  const two = await app.person('Truyền Thông', ['communicator', ward.id])
  const path = `/api/contests/rounds/${round.id}/winners`
  const ask = (method: string, at: string, who: { token: string }, body?: object) =>
    app.request(method, `${path}${at}`, { as: who.token, body })
  const call = (change: object = {}) =>
    ask('PUT', '', one, { places: 2, purpose, until: Math.max(app.clock.at, round.closesAt) + 10 * dayMs, ...change })
  const fill = (who: { token: string }, change: object = {}) => ask('PUT', '/mine', who, { ...form, ...change })
  const rows = () => app.database.db.select().from(winnerForms)
  return {
    app,
    ward,
    round,
    ...entrants,
    an: entrants.An,
    binh: entrants.Bình,
    chi: entrants.Chi,
    one,
    two,
    ask,
    call,
    fill,
    rows,
  }
}

test('only who is placed is asked, told what for and for how long, once the ledger is complete; they correct it until the day', async () => {
  const { app, round, an, chi, ask, call, fill, rows } = await contest({ open: true })
  expect((await ask('GET', '/mine', an)).json).toEqual({ asked: false })
  expect((await fill(an)).json.error.reason).toBe('winner.not-asked')
  expect((await call()).status).toBe(200)
  expect((await fill(an)).json.error.reason).toBe('winner.not-yet')
  await sealed(app, round)
  expect((await ask('GET', '/mine', an)).json).toMatchObject({
    asked: true,
    place: 1,
    purpose,
    open: true,
    keptDays: 90,
    held: null,
  })
  expect((await ask('GET', '/mine', chi)).json).toEqual({ asked: false })
  expect((await fill(chi)).json.error.reason).toBe('winner.not-asked')
  const filledAt = app.clock.at
  expect((await fill(an)).status).toBe(200)
  app.clock.at += dayMs
  expect((await fill(an, { phone: '+84 90 765 4321' })).status).toBe(200)
  expect((await ask('GET', '/mine', an)).json.held).toMatchObject({
    form: { ...form, phone: '+84907654321' },
    eraseAt: filledAt + 90 * dayMs,
  })
  // Nothing of it lies open in the database.
  const [row] = await rows()
  expect(JSON.stringify(row)).not.toMatch(/Trần|4321|1956/)
  app.clock.at += 20 * dayMs
  expect((await fill(an)).json.error.reason).toBe('winner.over')
  expect((await ask('DELETE', '/mine', an)).status).toBe(200)
  expect(await rows()).toEqual([])
})

test.each([
  ['no name', { name: ' \u200b ' }, 'name'],
  ['200 letters', { name: 'Ng'.repeat(100) }, 'name'],
  ['a year to come', { birthYear: 2050 }, 'birthYear'],
  ['half a year', { birthYear: 1980.5 }, 'birthYear'],
  ['no telephone', { phone: 'không có' }, 'phone'],
  ['a telephone of a line', { phone: '1'.repeat(40) }, 'phone'],
  ['no unit', { unit: '' }, 'unit'],
])('a form with %s is refused by its field', async (_, change, field) => {
  const { an, call, fill, rows } = await contest()
  await call()
  const reply = await fill(an, change)
  expect(reply.status).toBe(400)
  expect(reply.json.error.details.fields.map((one: { field: string }) => one.field)).toEqual([field])
  expect(await rows()).toEqual([])
})

test.each([
  ['no place', { places: 0 }],
  ['no purpose', { purpose: 'x' }],
  ['a day gone by', { until: 1000 }],
  ['a year', { until: Date.parse('2028-01-01') }],
])('a call with %s is refused', async (_, change) => {
  const { call } = await contest()
  expect((await call(change)).status).toBe(400)
})

test('forms are opened by two, who alone read them for a day; each step is in the log', async () => {
  const { app, ward, an, binh, one, two, ask, call, fill } = await contest()
  await call()
  await fill(an)
  await fill(binh, { name: 'Lê Thị Bình' })
  expect((await ask('GET', '', one)).json).toMatchObject({ filled: 2, opening: null })
  expect((await ask('POST', '/agree', two)).json.error.reason).toBe('winner.nothing-asked')
  expect((await ask('POST', '/read', one)).json.error.reason).toBe('winner.sealed')
  expect((await ask('POST', '/ask', one, { reason: 'x' })).status).toBe(400)
  expect((await ask('POST', '/ask', one, { reason: 'Làm giấy khen' })).status).toBe(200)
  expect((await ask('POST', '/ask', two, { reason: 'Làm giấy khen' })).json.error.reason).toBe('winner.asked')
  expect((await ask('POST', '/agree', one)).json.error.reason).toBe('winner.four-eyes')
  expect((await ask('POST', '/read', one)).json.error.reason).toBe('winner.sealed')
  expect((await ask('GET', '', two)).json.opening).toMatchObject({
    askedBy: 'Biên Tập',
    reason: 'Làm giấy khen',
    agreed: false,
  })
  expect((await ask('POST', '/agree', two)).status).toBe(200)
  for (const who of [one, two]) {
    const { winners } = (await ask('POST', '/read', who)).json
    expect(winners).toMatchObject([
      { place: 1, form: { name: 'Trần Văn An', birthYear: 1956, phone: '0901234567' } },
      { place: 2, form: { name: 'Lê Thị Bình' } },
    ])
  }
  // Asked anew meanwhile, it would be shut to both.
  const admin = await app.person('Quản Trị', ['admin', ward.id])
  for (const who of [one, admin])
    expect((await ask('POST', '/ask', who, { reason: 'Làm giấy khen' })).json.error.reason).toBe('winner.opened')
  expect((await ask('POST', '/read', one)).status).toBe(200)
  expect((await ask('POST', '/read', admin)).json.error.reason).toBe('winner.sealed')
  app.clock.at += dayMs
  expect((await ask('POST', '/read', one)).json.error.reason).toBe('winner.sealed')
  expect((await ask('POST', '/ask', admin, { reason: 'Trao giải' })).status).toBe(200)
  const lines = (await app.database.db.select().from(auditLog)).map(({ action }) => action)
  expect(lines.filter((action) => action.startsWith('winner.'))).toEqual([
    ...[
      'winner.call',
      'winner.ask-open',
      'winner.open',
      'winner.read',
      'winner.read',
      'winner.read',
      'winner.ask-open',
    ],
  ])
})

test('a form goes ninety days after it was written, and with its person; they hold it in their own data until then', async () => {
  const { app, an, binh, call, fill, rows } = await contest()
  await call()
  await fill(an)
  await fill(binh)
  const held = await heldAbout({ ...app.deps, actor: { ...nobody, personId: an.id } })
  expect(held.winnerForms).toMatchObject([{ round: 'Đợt 1', form: { phone: '0901234567' } }])
  await erasePerson(app.system, { personId: binh.id })
  expect((await rows()).map(({ personId }) => personId)).toEqual([an.id])
  app.clock.at += 90 * dayMs
  await retain(app.system)
  expect(await rows()).toHaveLength(1)
  app.clock.at += 1
  await retain(app.system)
  expect(await rows()).toEqual([])
})

test('of two accounts that are one person one form stays', async () => {
  const { app, an, binh, call, fill, rows } = await contest()
  await call()
  await fill(an)
  await fill(binh)
  const [keep, drop] = await Promise.all(
    [an.id, binh.id].map(async (id) => (await app.database.db.select().from(people).where(eq(people.id, id)))[0]!),
  )
  await app.database.write((tx) => mergePeople(tx, app.system, { keep: keep!, drop: drop! }))
  expect((await rows()).map(({ personId }) => personId)).toEqual([an.id])
})

test('whoever is left out after they wrote is told of no place, and who opens the forms sees places as they are now', async () => {
  const { app, round, an, binh, one, two, ask, call, fill } = await contest()
  await call()
  await fill(an)
  await fill(binh, { name: 'Lê Thị Bình' })
  const [paper] = await app.database.db.select().from(attempts).where(eq(attempts.personId, an.id))
  const body = { attemptIds: [paper?.id], reason: 'Thi hộ' }
  const out = await app.request('POST', `/api/rounds/${round.id}/review/leave-out`, { as: one.token, body })
  expect(out.status).toBe(200)
  expect((await ask('GET', '/mine', an)).json).toMatchObject({ asked: true, place: null, open: false })
  expect((await ask('GET', '/mine', binh)).json).toMatchObject({ place: 1, open: true })
  await ask('POST', '/ask', one, { reason: 'Làm giấy khen' })
  await ask('POST', '/agree', two)
  expect((await ask('POST', '/read', two)).json.winners).toMatchObject([
    { place: 1, form: { name: 'Lê Thị Bình' } },
    { place: null, form: { name: 'Trần Văn An' } },
  ])
})

test('a round that nobody has seen is taken away with what was set for its winners', async () => {
  const { app, ward, one } = await contest()
  const send = (method: string, path: string, body?: object) => app.request(method, path, { as: one.token, body })
  const quiz = (await send('POST', '/api/quizzes', { unitId: ward.id, title: 'Nháp', questions: plainQuestions(3) }))
    .json
  const times = { opensAt: app.clock.at, closesAt: app.clock.at + dayMs }
  const round = (await send('POST', `/api/quizzes/${quiz.id}/rounds`, { name: 'Đợt 1', ...times })).json
  const path = `/api/contests/rounds/${round.id}/winners`
  expect((await send('PUT', path, { places: 2, purpose, until: times.closesAt + dayMs })).status).toBe(200)
  app.clock.at += 2 * dayMs
  await sealDue(app.system)
  expect((await send('DELETE', `/api/rounds/${round.id}`)).status).toBe(200)
})
