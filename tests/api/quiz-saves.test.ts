import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { tick } from '../../bot/tick.ts'
import { erasePerson } from '../../core/people/erase.ts'
import { knownPerson } from '../../core/people/people.ts'
import { signInFromZalo } from '../../core/people/sessions.ts'
import { holdAnswers } from '../../core/quizzes/hold.ts'
import { hourMs, minuteMs } from '../../core/time.ts'
import { attempts } from '../../db/schema/quizzes.ts'
import { testApp } from '../support/app.ts'
import { answersTo, openRound, scoreOf, start } from '../support/quiz.ts'

const limit = { timeLimitMs: 10 * minuteMs, graceMs: 15_000, questionCount: 3, maxAttempts: 1 }

async function begun(rules: Parameters<typeof openRound>[2] = {}, token?: string) {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const person = await app.person('Dân')
  const as = token ?? person.token
  const round = await openRound(app, ward.id, { ...limit, ...rules })
  const paper = await start(app, round.id, as)
  const path = `/api/attempts/${paper.attemptId}`
  const good = answersTo(paper.questions)
  return {
    app,
    ward,
    round,
    person,
    paper,
    path,
    good,
    save: (sequence: unknown, answers: unknown, guess?: number) =>
      app.request('PUT', `${path}/answers`, { as, body: { answers, guess, sequence } }),
    submit: (body: object) => app.request('POST', `${path}/submit`, { as, body }),
    again: () => app.request('POST', `/api/rounds/${round.id}/attempts`, { as }),
    read: () => app.request('GET', path, { as }),
    mine: async () => (await app.request('GET', `/api/rounds/${round.id}`, { as })).json.mine,
    row: async () => (await app.database.db.select().from(attempts).where(eq(attempts.id, paper.attemptId)))[0],
  }
}

test('saves that overtake each other, or come twice, leave the newest paper', async () => {
  const { app, paper, good, save, row } = await begun()
  const [two, three] = [[good[0], good[1], []], good]
  const kept = { newer: null, deadlineAt: paper.deadlineAt, now: app.clock.at }
  expect((await save(3, three, 7)).json).toEqual(kept)
  expect((await save(2, two)).json.newer).toEqual({ sequence: 3, answers: three, guess: 7 })
  expect((await save(3, three, 7)).json).toEqual(kept)
  expect(await row()).toMatchObject({ answers: three, guess: 7, sequence: 3 })
  expect((await save(4, two)).json.newer).toBeNull()
  expect(await row()).toMatchObject({ answers: two, guess: null, sequence: 4 })
})

test('saves of one paper in one commit leave the highest, whichever came first', async () => {
  const { app, paper, person, good } = await begun()
  const saved = (sequence: number | null, answers: number[][]) => ({
    attemptId: paper.attemptId,
    personId: person.id,
    guess: null,
    at: app.clock.at,
    sequence,
    answers,
  })
  const kept = await holdAnswers(app.system, [saved(1, [good[0]!]), saved(3, good), saved(2, good.slice(0, 2))])
  const newer = { sequence: 3, answers: good, guess: null }
  expect(kept).toMatchObject([{ newer }, { newer: null }, { newer }])
  // A page from before there were sequences: the last to come stands.
  expect(await holdAnswers(app.system, [saved(null, [good[0]!])])).toMatchObject([{ kind: 'kept', newer: null }])
  expect(await holdAnswers(app.system, [saved(4, good)])).toMatchObject([
    { newer: { sequence: 4, answers: [good[0]], guess: null } },
  ])
})

test('two phones that count alike with other answers: the second is told what the first one saved', async () => {
  const { good, save } = await begun()
  await save(1, [good[0], [], []])
  const reply = await save(1, [[], good[1], []])
  expect(reply.json.newer).toEqual({ sequence: 1, answers: [good[0], [], []], guess: null })
  expect((await save(2, [good[0], good[1], []])).json.newer).toBeNull()
})

test('an old tap on one phone does not undo what was answered on another; after the time the newest save counts', async () => {
  const { app, paper, good, save, submit, row } = await begun()
  await save(9, good, 3)
  const old = { answers: [good[0], [], []], sequence: 4 }
  const refused = await submit(old)
  expect([refused.status, refused.json.error.reason]).toEqual([409, 'attempt.newer'])
  expect(refused.json.error.details).toEqual({ newer: { sequence: 9, answers: good, guess: 3 } })
  expect(await row()).toMatchObject({ submittedAt: null })
  app.clock.at = paper.deadlineAt + 5000
  expect((await submit(old)).json).toMatchObject({ answered: 3, submittedAt: paper.deadlineAt, late: true })
  expect(await scoreOf(app, paper.attemptId)).toBe(3)
})

test('a phone whose clock runs ahead takes nobody’s minutes away', async () => {
  const { app, paper, good, submit, row } = await begun({ requireAll: true })
  const early = await submit({ answers: [good[0]], sequence: 1, timeUp: true })
  expect([early.status, early.json.error.reason]).toEqual([409, 'attempt.time-left'])
  expect(early.json.error.details).toEqual({ now: app.clock.at, deadlineAt: paper.deadlineAt })
  expect(await row()).toMatchObject({ submittedAt: null })
  app.clock.at = paper.deadlineAt + 1
  const due = await submit({ answers: [good[0]], sequence: 1, timeUp: true })
  expect(due.json).toMatchObject({ answered: 1, total: 3, late: false })
  expect(await scoreOf(app, paper.attemptId)).toBe(1)
})

test('what is held is told to whoever goes on, and who was marked without a tap reads it on the page of the round', async () => {
  const { app, paper, good, save, again, read, mine } = await begun()
  await save(5, [good[0], good[1], []], 12)
  const held = { sequence: 5, answers: [good[0], good[1], []], guess: 12 }
  expect((await again()).json.held).toEqual(held)
  expect((await read()).json).toMatchObject({ held, answered: 2, submittedAt: null, now: app.clock.at })
  expect(await mine()).toMatchObject({ markedByTime: null, givenBack: false })
  app.clock.at += hourMs
  await tick(app.deps)
  expect(await mine()).toMatchObject({ markedByTime: { answered: 2, total: 3 }, givenBack: false, left: 0 })
  expect((await read()).json).toMatchObject({ held: null, answered: 2, submittedAt: paper.deadlineAt, score: null })
})

test('a try that is given back is told so, and no delay is waited for after it', async () => {
  const { app, mine, again } = await begun({ delayMs: 12 * hourMs, maxAttempts: 2 })
  app.clock.at += 20 * minuteMs
  expect(await mine()).toMatchObject({ used: 0, left: 2, givenBack: true, nextAt: null })
  expect((await again()).status).toBe(201)
  app.clock.at += 20 * minuteMs
  const refused = await again()
  expect(refused.json.error.reason).toBe('attempt.too-soon')
})

test.each([
  ['a sequence of nothing', { sequence: 0 }],
  ['half a sequence', { sequence: 1.5 }],
  ['a sequence beyond any paper', { sequence: 1_000_001 }],
  ['an option that is not there', { answers: [[5]] }],
  ['an option that no question has', { answers: [[9]] }],
  ['more answers than questions', { answers: [[0], [0], [0], [0]] }],
  ['a guess that is no number', { guess: 'nhiều' }],
])('%s is refused, and nothing of it is kept', async (_, wrong) => {
  const { app, path, person, row } = await begun()
  const body = { answers: [[0]], sequence: 1, ...wrong }
  for (const [method, to] of [
    ['PUT', `${path}/answers`],
    ['POST', `${path}/submit`],
  ] as const) {
    const reply = await app.request(method, to, { as: person.token, body })
    expect([reply.status, reply.json.error.code]).toEqual([400, 'INVALID'])
  }
  expect(await row()).toMatchObject({ answers: null, sequence: null, submittedAt: null })
})

test('a forged attempt, a save after handing in, and one for somebody erased while it waited are kept nowhere', async () => {
  const { app, paper, person, good, save, submit, row } = await begun()
  const forged = { attemptId: 'at_khong-co', personId: person.id, answers: good, guess: null, sequence: 1, at: 0 }
  expect(await holdAnswers(app.system, [forged])).toMatchObject([{ error: { code: 'NOT_FOUND' } }])
  await submit({ answers: good, sequence: 1 })
  expect((await save(99, [[0]])).json.error.reason).toBe('attempt.done')
  expect(await row()).toMatchObject({ answers: good })

  const other = await begun()
  const write: typeof other.app.system.write = async (work) => {
    await erasePerson(other.app.system, { personId: other.person.id })
    return other.app.system.write(work)
  }
  const late = { ...forged, attemptId: other.paper.attemptId, personId: other.person.id, at: other.app.clock.at }
  const kept = await holdAnswers({ db: other.app.system.db, write }, [{ ...late, answers: other.good }])
  expect(kept).toMatchObject([{ kind: 'refused', error: { code: 'NOT_FOUND' } }])
  expect(await other.row()).toMatchObject({ answers: null, sequence: null })
  expect(paper.attemptId).not.toBe(other.paper.attemptId)
})

test('somebody who turns out halfway to be a person we know goes on with the same paper', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const round = await openRound(app, ward.id, limit)
  const [appUserId, oaUserId] = ['7777777777777777777', '8888888888888888888']
  const { token } = await signInFromZalo(app.system, { appUserId, name: 'Bình' })
  const paper = await start(app, round.id, token)
  const good = answersTo(paper.questions)
  const path = `/api/attempts/${paper.attemptId}`
  const body = { answers: [good[0]], sequence: 1 }
  expect((await app.request('PUT', `${path}/answers`, { as: token, body })).status).toBe(200)
  await app.system.write(async (tx) => {
    await knownPerson(tx, app.system, { oaUserId })
    await knownPerson(tx, app.system, { oaUserId, appUserId })
  })
  const more = await app.request('PUT', `${path}/answers`, { as: token, body: { answers: good, sequence: 2 } })
  expect(more.json, more.text).toMatchObject({ newer: null })
  expect((await app.request('POST', `/api/rounds/${round.id}/attempts`, { as: token })).json).toMatchObject({
    attemptId: paper.attemptId,
    held: { answers: good, sequence: 2 },
  })
  const handed = await app.request('POST', `${path}/submit`, { as: token, body: { answers: good, sequence: 2 } })
  expect(handed.json).toMatchObject({ answered: 3, late: false })
})
