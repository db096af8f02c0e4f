import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { hourMs, minuteMs } from '../../core/time.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { attempts, standings } from '../../db/schema/quizzes.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { answersTo, endRound, openRound, plainQuestions, publish, scoreOf, start, take } from '../support/quiz.ts'

const rowOf = async (app: TestApp, id: string) =>
  (await app.database.db.select().from(attempts).where(eq(attempts.id, id)))[0]

test('a communicator writes, publishes and opens a quiz; each step is in the audit log', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const { token } = await app.person('Truyền', ['communicator', ward.id])
  const body = { unitId: ward.id, title: 'Tìm hiểu', description: 'Mười câu', questions: plainQuestions(3) }
  const made = await app.request('POST', '/api/quizzes', { as: token, body })
  expect(made.status).toBe(201)
  const window = { name: 'Tuần 1', opensAt: app.clock.at, closesAt: app.clock.at + hourMs, rules: { questionCount: 2 } }
  const round = await app.request('POST', `/api/quizzes/${made.json.id}/rounds`, { as: token, body: window })
  expect(round.json).toMatchObject({ name: 'Tuần 1', state: 'open', rules: { questionCount: 2, rank: 'earliest' } })

  expect((await app.request('GET', '/api/quizzes')).json.quizzes).toEqual([])
  expect((await app.request('GET', `/api/rounds/${round.json.id}`)).status).toBe(404)
  const second = await app.person('Duyệt', ['editor', ward.id])
  expect((await publish(app, made.json.id, second.token)).json.status).toBe('published')
  expect((await publish(app, made.json.id, second.token)).json.error.reason).toBe('quiz.not-draft')

  const [listed] = (await app.request('GET', '/api/quizzes')).json.quizzes
  expect(listed).toMatchObject({
    title: 'Tìm hiểu',
    unitName: 'Phường Mẫu',
    rounds: [{ id: round.json.id, state: 'open' }],
  })
  const full = await app.request('GET', `/api/quizzes/${made.json.id}/full`, { as: token })
  expect(full.json.questions[0]).toMatchObject({ correct: [1], explanation: 'GIẢI THÍCH BÍ MẬT 1' })
  const lines = await app.database.db.select({ action: auditLog.action }).from(auditLog)
  expect(lines.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['quiz.create', 'round.add', 'quiz.publish']),
  )
})

test('faulty questions are refused together, each fault named in Vietnamese, and nothing is kept', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const { token } = await app.person('Truyền', ['communicator', ward.id])
  const questions = [...plainQuestions(1), { text: 'Hai?', options: ['một', 'một'], correct: [5] }]
  const body = { unitId: ward.id, title: 'Tìm hiểu', questions }
  const { status, json } = await app.request('POST', '/api/quizzes', { as: token, body })
  expect(status).toBe(400)
  expect(json.error).toMatchObject({ code: 'INVALID', reason: 'quiz.questions' })
  expect(json.error.details.fields).toEqual([
    { field: 'questions.1.options', problem: 'Câu 2: Có hai phương án giống nhau.' },
    { field: 'questions.1.correct', problem: 'Câu 2: Phương án đúng không có trong danh sách.' },
  ])
  expect((await app.request('GET', '/api/quizzes/all', { as: token })).json.quizzes).toEqual([])
})

test('a round that closes before it opens, or asks more than there is, is refused', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const { token } = await app.person('Truyền', ['communicator', ward.id])
  const made = await app.request('POST', '/api/quizzes', {
    as: token,
    body: { unitId: ward.id, title: 'T', questions: plainQuestions(3) },
  })
  const body = { name: 'Đợt', opensAt: app.clock.at + hourMs, closesAt: app.clock.at + 1, rules: { questionCount: 4 } }
  const { status, json } = await app.request('POST', `/api/quizzes/${made.json.id}/rounds`, { as: token, body })
  expect(status).toBe(400)
  expect(json.error.details.fields.map((one: { field: string }) => one.field)).toEqual([
    'rules.questionCount',
    'closesAt',
  ])
})

test('the quiz of another unit is not found, and a member may not see the key', async () => {
  const app = await testApp()
  const [ward, other] = [await app.unit('Phường Mẫu'), await app.unit('Phường Khác')]
  const stranger = await app.person('Lạ', ['communicator', other.id])
  const member = await app.person('Dân', ['member', ward.id])
  const { quizId } = await openRound(app, ward.id)
  for (const [method, path] of [
    ['GET', 'full'],
    ['POST', 'publish'],
    ['POST', 'close'],
  ] as const) {
    const given = path === 'publish' ? { body: { contentHash: 'x' } } : {}
    const of = (as?: string) => app.request(method, `/api/quizzes/${quizId}/${path}`, { as, ...given })
    expect((await of(stranger.token)).status).toBe(404)
    expect((await of(member.token)).status).toBe(403)
    expect((await of()).status).toBe(401)
  }
  expect((await app.request('GET', '/api/quizzes/all', { as: stranger.token })).json.quizzes).toEqual([])
})

test('start, answer, submit: the score is right, told once the round is over, and best and attempts left follow', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const { token } = await app.person('Dân')
  await app.request('PATCH', '/api/session', { as: token, body: { unitId: ward.id } })
  const round = await openRound(app, ward.id, { maxAttempts: 2 })

  const first = await take(app, round.id, token, { right: 3, takes: 7000 })
  expect(first).toMatchObject({ number: 1, guess: null, deadlineAt: first.startedAt + 10 * minuteMs })
  expect(first.reply.status).toBe(200)
  const scoresFrom = round.closesAt + round.rules.graceMs
  const told = { total: 5, answered: 5, durationMs: 7000, submittedAt: app.clock.at, late: false }
  expect(first.reply.json).toEqual({ ...told, score: null, scoresFrom })
  const second = await take(app, round.id, token, { right: 1 })
  const during = await app.request('GET', `/api/rounds/${round.id}`, { as: token })
  expect(during.json).toMatchObject({ scoresFrom, mine: { used: 2, left: 0, handedIn: 2, best: null } })

  endRound(app, round)
  const { json } = await app.request('GET', `/api/rounds/${round.id}`, { as: token })
  expect(json.mine).toMatchObject({
    used: 2,
    left: 0,
    best: { score: 3, total: 5, attemptId: first.attemptId },
    openAttempt: null,
  })
  app.clock.at = round.closesAt - 1
  const none = await app.request('POST', `/api/rounds/${round.id}/attempts`, { as: token })
  expect([none.status, none.json.error.reason]).toEqual([409, 'attempt.none-left'])
  expect(await rowOf(app, first.attemptId)).toMatchObject({ counted: true, unitId: ward.id })
  expect(await rowOf(app, second.attemptId)).toMatchObject({ counted: false, score: 1 })
})

test('a visitor may look at a round but must sign in to take it', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const round = await openRound(app, ward.id)
  expect((await app.request('GET', `/api/rounds/${round.id}`)).json.mine).toMatchObject({
    used: 0,
    left: 3,
    best: null,
  })
  expect((await app.request('POST', `/api/rounds/${round.id}/attempts`)).status).toBe(401)
  expect((await app.request('POST', '/api/attempts/at_x/submit', { body: { answers: [] } })).status).toBe(401)
  expect((await app.request('GET', '/api/attempts/at_x')).status).toBe(401)
})

test('an unfinished attempt is handed out again, the same paper, also to two requests at once', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const { token } = await app.person('Dân')
  const round = await openRound(app, ward.id, { maxAttempts: 1 })
  const both = await Promise.all([start(app, round.id, token), start(app, round.id, token)])
  app.clock.at += minuteMs
  const again = await start(app, round.id, token)
  for (const one of [both[1], again]) expect({ ...one, now: 0 }).toEqual({ ...both[0], now: 0 })
  expect(again.now).toBe(both[0].now + minuteMs)
  expect(await app.database.db.$count(attempts)).toBe(1)
})

test('a second submit returns the first result, whatever it holds and however late', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const { token } = await app.person('Dân')
  const round = await openRound(app, ward.id)
  const { attemptId, questions, reply } = await take(app, round.id, token, { right: 2 })
  for (const answers of [answersTo(questions), [], [[7], [7], [7], [7], [7], [7]]]) {
    app.clock.at += 48 * hourMs
    const again = await app.request('POST', `/api/attempts/${attemptId}/submit`, { as: token, body: { answers } })
    // Long after the round its score is told.
    expect([again.status, again.json]).toEqual([200, { ...reply.json, score: 2, scoresFrom: null, repeated: true }])
  }
  const cells = await app.database.db.select().from(standings)
  expect(cells).toEqual([expect.objectContaining({ score: 2, participants: 1, entries: 1 })])
})

test('of two submits at once, one counts and both hear the same', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const { token } = await app.person('Dân')
  const round = await openRound(app, ward.id)
  const { attemptId, questions } = await start(app, round.id, token)
  const replies = await Promise.all(
    [4, 5, 0].map((right) =>
      app.request('POST', `/api/attempts/${attemptId}/submit`, {
        as: token,
        body: { answers: answersTo(questions, right) },
      }),
    ),
  )
  expect(new Set(replies.map(({ json }) => json.score)).size).toBe(1)
  expect(replies.filter(({ json }) => json.repeated)).toHaveLength(2)
  expect(await app.database.db.select().from(standings)).toEqual([
    expect.objectContaining({ participants: 1, entries: 1 }),
  ])
})

test('within the grace a paper counts; after it, it is late and stays unsubmitted', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const [slow, late] = [await app.person('Chậm'), await app.person('Muộn')]
  const round = await openRound(app, ward.id, { timeLimitMs: minuteMs, graceMs: 5000 })
  const inGrace = await take(app, round.id, slow.token, { takes: minuteMs + 5000 })
  expect(inGrace.reply.status).toBe(200)
  const tooLate = await take(app, round.id, late.token, { takes: minuteMs + 5001 })
  expect([tooLate.reply.status, tooLate.reply.json.error.reason]).toEqual([409, 'attempt.late'])
  expect(await rowOf(app, tooLate.attemptId)).toMatchObject({ submittedAt: null, score: null, counted: false })
  expect(
    (await app.request('GET', `/api/attempts/${tooLate.attemptId}`, { as: late.token })).json.submittedAt,
  ).toBeNull()
})

test('the deadline is never after the round’s end, and closing the quiz brings the end forward', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const { token } = await app.person('Dân')
  const round = await openRound(app, ward.id, { timeLimitMs: hourMs, graceMs: 5000 }, { openFor: 10 * minuteMs })
  const begun = await start(app, round.id, token)
  expect(begun.deadlineAt).toBe(round.closesAt)
  const admin = await app.person('Quản', ['admin', ward.id])
  app.clock.at += minuteMs
  expect((await app.request('POST', `/api/quizzes/${round.quizId}/close`, { as: admin.token })).json.status).toBe(
    'closed',
  )
  expect((await app.request('GET', `/api/rounds/${round.id}`)).json).toMatchObject({
    state: 'closed',
    closesAt: app.clock.at,
  })
  app.clock.at += 5001
  const body = { answers: answersTo(begun.questions) }
  expect(
    (await app.request('POST', `/api/attempts/${begun.attemptId}/submit`, { as: token, body })).json.error.reason,
  ).toBe('attempt.late')
  const closed = await app.request('POST', `/api/rounds/${round.id}/attempts`, { as: token })
  expect([closed.status, closed.json.error.reason]).toEqual([409, 'round.closed'])
})

test('another person’s attempt does not exist', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const [owner, other] = [await app.person('Dân'), await app.person('Khác', ['admin', ward.id])]
  const round = await openRound(app, ward.id)
  const { attemptId, questions } = await start(app, round.id, owner.token)
  const body = { answers: answersTo(questions) }
  expect((await app.request('POST', `/api/attempts/${attemptId}/submit`, { as: other.token, body })).status).toBe(404)
  expect((await app.request('GET', `/api/attempts/${attemptId}`, { as: other.token })).status).toBe(404)
  expect(await rowOf(app, attemptId)).toMatchObject({ submittedAt: null })
})

test('answers that do not fit the paper are refused and the attempt stays open', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const { token } = await app.person('Dân')
  const round = await openRound(app, ward.id, { requireAll: true })
  const { attemptId, questions } = await start(app, round.id, token)
  const submit = (answers: unknown) =>
    app.request('POST', `/api/attempts/${attemptId}/submit`, { as: token, body: { answers } })
  expect((await submit([[7], [0], [0], [0], [0]])).json.error.reason).toBe('attempt.answers')
  expect((await submit([[0], [], [0], [0], [0]])).json.error.reason).toBe('attempt.incomplete')
  expect((await submit('x')).json.error.code).toBe('INVALID')
  expect((await submit(answersTo(questions))).status).toBe(200)
  expect(await scoreOf(app, attemptId)).toBe(5)
})

test('the next attempt waits for its delay, an upcoming round for its hour', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const { token } = await app.person('Dân')
  const round = await openRound(app, ward.id, { delayMs: hourMs })
  await take(app, round.id, token)
  const ended = app.clock.at
  const soon = await app.request('POST', `/api/rounds/${round.id}/attempts`, { as: token })
  expect([soon.status, soon.json.error.reason, soon.json.error.details.nextAt]).toEqual([
    409,
    'attempt.too-soon',
    ended + hourMs,
  ])
  expect((await app.request('GET', `/api/rounds/${round.id}`, { as: token })).json.mine.nextAt).toBe(ended + hourMs)
  app.clock.at += hourMs
  expect((await start(app, round.id, token)).number).toBe(2)

  const later = await openRound(app, ward.id, {}, { opensIn: hourMs })
  const early = await app.request('POST', `/api/rounds/${later.id}/attempts`, { as: token })
  expect([early.status, early.json.error.reason]).toEqual([409, 'round.upcoming'])
})

test('organisers are kept out where the rules say so', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const organiser = await app.person('Truyền', ['communicator', ward.id])
  const round = await openRound(app, ward.id, { excludeOrganisers: true })
  const refused = await app.request('POST', `/api/rounds/${round.id}/attempts`, { as: organiser.token })
  expect([refused.status, refused.json.error.reason]).toEqual([403, 'attempt.organiser'])
})

test('the key never leaves while the round runs, and the review comes when it is over', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const { token } = await app.person('Dân')
  const round = await openRound(app, ward.id, { graceMs: 5000 })
  const { attemptId, questions } = await start(app, round.id, token)
  const answers = answersTo(questions, 4)
  const submitted = await app.request('POST', `/api/attempts/${attemptId}/submit`, { as: token, body: { answers } })
  const seen = async () => [
    await app.request('GET', '/api/quizzes', { as: token }),
    await app.request('GET', `/api/rounds/${round.id}`, { as: token }),
    await app.request('GET', `/api/rounds/${round.id}/standing`, { as: token }),
    await app.request('GET', `/api/attempts/${attemptId}`, { as: token }),
    await app.request('POST', `/api/rounds/${round.id}/attempts`, { as: token }),
    submitted,
  ]
  for (const { text } of await seen()) expect(text).not.toMatch(/correct|explanation|review"|BÍ MẬT/)

  // Papers still within their grace could use the key: it waits for them.
  app.clock.at = round.closesAt + 5000
  for (const { text } of await seen()) expect(text).not.toMatch(/correct|explanation|review"|BÍ MẬT/)

  app.clock.at += 1
  const { json } = await app.request('GET', `/api/attempts/${attemptId}`, { as: token })
  expect(json.review).toHaveLength(5)
  json.review.forEach(
    (one: { options: string[]; correct: number[]; chosen: number[]; explanation: string }, at: number) => {
      expect(one.correct).toEqual(one.options.flatMap((option, shown) => (option.startsWith('Đúng') ? [shown] : [])))
      expect(one.chosen).toEqual(answers[at])
      expect(one.explanation).toMatch(/^GIẢI THÍCH/)
    },
  )
})

test('a unit of five is shown, per thousand members; a smaller one is listed without figures', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const five = await app.unit('Tổ 5', { parentId: ward.id, memberCount: 200 })
  const four = await app.unit('Tổ 4', { parentId: ward.id, memberCount: 100 })
  const round = await openRound(app, ward.id, { maxAttempts: 2 })
  for (const [unit, count] of [
    [five, 5],
    [four, 4],
  ] as const) {
    for (let i = 0; i < count; i++) {
      const { token } = await app.person(`Dân ${unit.name} ${i}`)
      await app.request('PATCH', '/api/session', { as: token, body: { unitId: unit.id } })
      await take(app, round.id, token, { right: i })
      if (i === 0) await take(app, round.id, token, { right: 5 })
    }
  }
  const look = async () => (await app.request('GET', `/api/rounds/${round.id}/standing`)).json
  const untold = {
    participants: null,
    averageScore: null,
    perThousand: null,
    members: null,
    places: null,
    formerly: [],
  }
  // Before the end the papers are counted, and nothing that follows from what is in them.
  expect((await look()).units).toEqual([
    { unitId: five.id, unitName: 'Tổ 5', hidden: false, entries: 6, ...untold },
    { unitId: four.id, unitName: 'Tổ 4', hidden: false, entries: 5, ...untold },
  ])
  endRound(app, round)
  const json = await look()
  const told = { participants: 5, entries: 6, averageScore: 3, perThousand: 25, members: { count: 200, from: 'unit' } }
  const places = { participants: 1, averageScore: 1, perThousand: 1 }
  expect(json.units).toEqual([
    { unitId: five.id, unitName: 'Tổ 5', hidden: false, ...told, places, formerly: [] },
    { unitId: four.id, unitName: 'Tổ 4', hidden: true },
  ])
  // Nine less five would tell of the four: the ward is told without them, and says so.
  expect(json.above).toMatchObject([
    { unitId: ward.id, parentId: null, participants: 5, leftOut: true, members: { count: 300, from: 'below' } },
  ])
  expect(json.me).toBeNull()
})

test('the unit is the one at submission: a person who moves takes their counted attempt along only with a better one', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const [a, b] = [await app.unit('Tổ A', { parentId: ward.id }), await app.unit('Tổ B', { parentId: ward.id })]
  const round = await openRound(app, ward.id)
  const { token } = await app.person('Dân')
  const cell = async (unitId: string, score: number) =>
    (
      await app.database.db
        .select()
        .from(standings)
        .where(and(eq(standings.unitId, unitId), eq(standings.score, score)))
    )[0]
  for (const [unit, right] of [
    [a, 3],
    [b, 1],
    [b, 4],
  ] as const) {
    await app.request('PATCH', '/api/session', { as: token, body: { unitId: unit.id } })
    await take(app, round.id, token, { right })
  }
  expect(await cell(a.id, 3)).toMatchObject({ participants: 0, entries: 1 })
  expect(await cell(b.id, 1)).toMatchObject({ participants: 0, entries: 1 })
  expect(await cell(b.id, 4)).toMatchObject({ participants: 1, entries: 1 })
})

test('names on the list are pseudonyms unless the person has agreed to be named', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const round = await openRound(app, ward.id)
  const [named, hidden] = [await app.person('Trần Thị Đồng Ý'), await app.person('Lê Kín Đáo')]
  const { consents } = await import('../../db/schema/people.ts')
  await app.database.write((tx) =>
    tx
      .insert(consents)
      .values({ id: 'co_1', personId: named.id, purpose: 'contest', textVersion: '1', channel: 'web', givenAt: 1 }),
  )
  await take(app, round.id, named.token, { right: 5 })
  await take(app, round.id, hidden.token, { right: 4 })
  endRound(app, round)
  const { json } = await app.request('GET', `/api/rounds/${round.id}/standing`, { as: hidden.token })
  expect(json.top.map((one: { name: string }) => one.name)).toEqual([
    'Trần Thị Đồng Ý',
    expect.stringMatching(/^Người dự thi [0-9A-Z]{4}$/),
  ])
  expect(json.me).toMatchObject({ rank: 2, score: 4, total: 5 })
})
