import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { createApp } from '../../bot/http/app.ts'
import { roomHub } from '../../bot/live-rooms/hub.ts'
import { newMemory } from '../../bot/memory.ts'
import { tick } from '../../bot/tick.ts'
import { openRoom } from '../../core/live-rooms/room.ts'
import { eraseMyself } from '../../core/people/erase.ts'
import { actorOf } from '../../core/people/sessions.ts'
import { publishedPages, publishedSeals } from '../../core/quizzes/published-ledger.ts'
import { ledgerFaults } from '../../core/quizzes/recount.ts'
import { addRound } from '../../core/quizzes/rounds.ts'
import { hourMs, minuteMs } from '../../core/time.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { liveAnswers, liveSeats } from '../../db/schema/live-rooms.ts'
import { attempts, seals } from '../../db/schema/quizzes.ts'
import { roles } from '../../db/schema/roles.ts'
import { testApp } from '../support/app.ts'
import { liveRoom, seconds } from '../support/live-room.ts'
import { openRound, plainQuestions, start } from '../support/quiz.ts'

test('a hall answers each question, sees its scores, and ends in the ledger that anybody can check', async () => {
  const app = await testApp()
  const room = await liveRoom(app)
  const [hoa, mai, tu] = [await room.phone('Bà Hoa'), await room.phone('Mai'), await room.phone()]
  expect((await room.lead()).seats.map(({ name }: { name: string }) => name)).toEqual(['Bà Hoa', 'Mai', ''])

  // Questions 1 and 3 have one right option, the second has two.
  expect((await room.step('ask')).status).toBe(200)
  app.clock.at += 3000
  await hoa.answer(0, [1])
  app.clock.at += 1000
  await mai.answer(0, [1])
  await tu.answer(0, [0])
  expect((await room.lead()).view.question).toMatchObject({ answered: 3, correct: null, counts: null })
  await room.toAnswer()
  expect((await hoa.look()).view.question).toMatchObject({ correct: [1], counts: [1, 2, 0, 0] })
  expect((await hoa.look()).mine).toMatchObject({ chosen: [1], right: true, score: 1, place: 1 })
  expect((await tu.look()).mine).toMatchObject({ chosen: [0], right: false, score: 0, place: 3 })
  await room.step('scores')
  // Equal in points: who was sooner comes first, and nobody else is moved by time.
  expect((await mai.look()).view.top).toMatchObject([
    { number: 1, name: 'Bà Hoa', score: 1, place: 1, durationMs: 3000 },
    { number: 2, name: 'Mai', score: 1, place: 2, durationMs: 4000 },
    { number: 3, name: null, score: 0, place: 3, durationMs: 4000 },
  ])

  await room.step('ask')
  await mai.answer(1, [2, 0])
  await room.toAnswer()
  await room.step('ask')
  await hoa.answer(2, [1])
  await room.toAnswer()
  expect((await room.step('ask')).json.error.reason).toBe('live.no-more')
  expect((await room.step('end')).json.phase).toBe('ended')
  const end = await hoa.look()
  expect(end.view).toMatchObject({ phase: 'ended', code: null })
  expect([end.mine, (await mai.look()).mine]).toMatchObject([
    { score: 2, place: 1 },
    { score: 2, place: 2 },
  ])

  app.clock.at += 2 * minuteMs
  await tick(app.deps)
  const papers = []
  for await (const page of (await publishedPages(app.deps, room.round.id)).pages) papers.push(...page)
  expect(papers.map(({ score, durationMs }) => ({ score, durationMs }))).toEqual(
    expect.arrayContaining([
      { score: 2, durationMs: 3000 + seconds * 1000 },
      { score: 2, durationMs: 4000 + seconds * 1000 },
      { score: 0, durationMs: 4000 + 2 * seconds * 1000 },
    ]),
  )
  const faults = await ledgerFaults(await publishedSeals(app.deps, room.round.id), papers)
  expect(faults).toEqual([])
  const standing = (await app.request('GET', `/api/rounds/${room.round.id}/standing`, { as: mai.token })).json
  expect(standing).toMatchObject({ final: true, me: { rank: 2, score: 2 } })
  // The room handed it in, not the clock: nobody is told that they came too late.
  const { mine } = (await app.request('GET', `/api/rounds/${room.round.id}`, { as: mai.token })).json
  expect(mine).toMatchObject({ handedIn: 1, markedByTime: null })
  const told = (await app.database.db.select().from(auditLog)).map(({ action }) => action)
  expect(told.filter((action) => action.startsWith('live.'))).toEqual(['live.open', 'live.end'])
})

test('nothing that reaches a phone or the wall says what is right before the question is over for all', async () => {
  const app = await testApp()
  const room = await liveRoom(app)
  const phone = await room.phone('Lan')
  await room.step('ask')
  await phone.answer(0, [1])
  const secrets = /BÍ MẬT|"correct":\[|"counts":\[|"right":(true|false)/
  const seen = async () => JSON.stringify([await phone.look(), await room.lead()])
  expect(await seen()).not.toMatch(secrets)
  expect(await seen()).toContain('Câu hỏi số 1')
  expect(await seen()).not.toContain('Câu hỏi số 2')
  app.clock.at += seconds * 1000 + 500
  // An answer may still be on its way.
  expect((await room.step('answer')).json.error.reason).toBe('live.too-soon')
  expect(await seen()).not.toMatch(secrets)
  app.clock.at += 600
  await room.step('answer')
  expect(await seen()).toMatch(secrets)
  // Nobody takes the paper alone, and gets its questions before the hall does.
  const alone = await app.request('POST', `/api/rounds/${room.round.id}/attempts`, { as: phone.token })
  expect(alone.json.error.reason).toBe('round.live')
})

test('an answer counts once, the first; a late one, one for no option and one to no question are told so', async () => {
  const app = await testApp()
  const room = await liveRoom(app)
  const phone = await room.phone('Lan')
  expect((await phone.answer(0, [1])).json.error.reason).toBe('live.not-asked')
  await room.step('ask')
  for (const chosen of [[], [4], [1, 1]]) expect((await phone.answer(0, chosen)).status).toBe(400)
  const same = await Promise.all(Array.from({ length: 5 }, () => phone.answer(0, [1])))
  expect(same.filter(({ json }) => json.repeated)).toHaveLength(4)
  expect((await phone.answer(0, [2])).json).toEqual({ chosen: [1], repeated: true })
  expect(await app.database.db.select().from(liveAnswers)).toHaveLength(1)

  await room.toAnswer()
  await room.step('ask')
  app.clock.at += 5000
  await room.step('close')
  app.clock.at += 900
  // Sent in time, and a little long on its way.
  expect((await phone.answer(1, [0, 2])).json.chosen).toEqual([0, 2])
  const late = await room.phone('Muộn')
  app.clock.at += 200
  expect((await late.answer(1, [0])).json.error).toMatchObject({ code: 'CONFLICT', reason: 'live.over' })
  expect((await room.step('answer')).status).toBe(200)
})

test('whoever drops out and comes back has the same seat, answer and score; a second seat is nobody’s', async () => {
  const app = await testApp()
  const room = await liveRoom(app)
  const phone = await room.phone('Lan')
  await room.step('ask')
  await phone.answer(0, [1])
  await room.toAnswer()
  const again = await app.request('POST', '/api/live-rooms/join', {
    as: phone.token,
    body: { code: `${room.code.slice(0, 3)} ${room.code.slice(3)}`, name: 'Khác' },
  })
  expect(again.json).toEqual(phone.reply.json)
  expect((await phone.look()).mine).toMatchObject({ name: 'Lan', chosen: [1], right: true, score: 1 })
  expect(await app.database.db.select().from(liveSeats)).toHaveLength(1)
  const stranger = (await app.request('POST', '/api/session/guest')).json.token
  expect((await app.request('GET', `/api/live-rooms/${room.id}`, { as: stranger })).status).toBe(404)
  expect((await app.request('GET', `/api/live-rooms/${room.id}/events`, { as: stranger })).status).toBe(404)
})

test('two who lead see one state: of two steps at once one is taken', async () => {
  const app = await testApp()
  const room = await liveRoom(app)
  await room.phone('Lan')
  const other = await app.person('Người Thứ Hai', ['communicator', room.unitId])
  expect((await openRoom(other.ctx, room.round.id)).id).toBe(room.id)
  const { revision } = (await room.lead()).view
  const both = await Promise.all(
    [room.leader.token, other.token].map((as) =>
      app.request('POST', `/api/live-rooms/${room.id}/steps`, { as, body: { step: 'ask', revision } }),
    ),
  )
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  expect((await app.request('GET', `/api/live-rooms/${room.id}/lead`, { as: other.token })).json.view).toMatchObject({
    phase: 'asking',
    question: { position: 0 },
  })
})

test('an empty room asks nothing, a step that is not due is refused, and a question passed over counts for nobody', async () => {
  const app = await testApp()
  const room = await liveRoom(app)
  expect((await room.step('ask')).json.error.reason).toBe('live.empty')
  const phone = await room.phone('Lan')
  for (const step of ['close', 'answer', 'scores'] as const)
    expect((await room.step(step)).json.error.reason).toBe('live.step')
  await room.step('skip')
  await room.step('ask')
  expect((await phone.look()).view.question.position).toBe(1)
  await phone.answer(1, [0, 2])
  await room.step('skip')
  expect((await phone.look()).view.question).toMatchObject({ skipped: true, correct: null })
  await room.step('ask')
  await phone.answer(2, [1])
  await room.toAnswer()
  await room.step('end')
  const [paper] = await app.database.db.select().from(attempts)
  expect(paper).toMatchObject({ answers: [[], [], [1]], score: 1, total: 3 })
})

test('a room that nobody leads ends by itself, and so does one whose round is over; who answered nothing handed in nothing', async () => {
  const app = await testApp()
  const room = await liveRoom(app)
  const [one, idle] = [await room.phone('Lan'), await room.phone('Im lặng')]
  await room.step('ask')
  await one.answer(0, [1])
  await room.toAnswer()
  app.clock.at += 4 * hourMs
  await tick(app.deps)
  expect((await idle.look()).view.phase).toBe('ended')
  const papers = await app.database.db.select().from(attempts)
  expect(papers.map(({ submittedAt }) => submittedAt !== null)).toEqual([true, false])
  expect((await room.step('ask')).json.error.reason).toBe('live.ended')
  expect((await app.request('GET', `/api/live-rooms/codes/${room.code}`)).status).toBe(404)
  app.clock.at += 2 * minuteMs
  await tick(app.deps)
  expect((await app.database.db.select().from(seals)).at(-1)).toMatchObject({ last: true })

  // Names were for the hall.
  app.clock.at += 25 * hourMs
  await tick(app.deps)
  expect((await app.database.db.select().from(liveSeats)).map(({ name }) => name)).toEqual(['', ''])

  const second = await openRound(app, room.unitId, {
    live: { seconds },
    people: 'all',
    units: 'chosen',
  })
  const { id } = await openRoom(room.leader.ctx, second.id)
  app.clock.at = second.closesAt + 1
  await tick(app.deps)
  const { view } = (await app.request('GET', `/api/live-rooms/${id}/lead`, { as: room.leader.token })).json
  expect(view.phase).toBe('ended')
})

test('names on the wall are what people chose, in one line, until whoever leads takes one off or all', async () => {
  const app = await testApp()
  const room = await liveRoom(app)
  const script = '<script>alert(1)</script>'
  expect((await room.phone('x'.repeat(31))).reply.json.error.reason).toBe('live.name')
  expect((await room.phone('x'.repeat(300))).reply.status).toBe(400)
  const rude = await room.phone(`${script}\u202e\n!`)
  await room.step('ask')
  await rude.answer(0, [1])
  await room.toAnswer()
  await room.step('scores')
  expect((await rude.look()).view.top[0].name).toBe(`${script} !`)
  const off = (path: string, body: object) =>
    app.request('POST', `/api/live-rooms/${room.id}/names${path}`, { as: room.leader.token, body })
  await off('/1', { hidden: true })
  expect((await rude.look()).view.top[0]).toMatchObject({ number: 1, name: null, score: 1 })
  expect((await rude.look()).mine.hidden).toBe(true)
  await off('/1', { hidden: false })
  await off('', { shown: false })
  expect((await rude.look()).view.top[0].name).toBeNull()
  expect((await off('/9', { hidden: true })).status).toBe(404)
})

test('codes are tried a few times a minute from one address, and a hall behind one address comes in', async () => {
  const app = await testApp({ address: '203.0.113.7' })
  const room = await liveRoom(app)
  // A hall signs in with the code of its wall; without it sixty a minute may.
  const knocks = async (code?: string) =>
    (await app.request('POST', '/api/session/guest', { headers: code ? { 'live-code': code } : {} })).status
  for (let n = 0; n < 100; n++) expect(await knocks(room.code)).toBe(201)
  const wrong = []
  for (let n = 0; n < 121; n++) wrong.push((await app.request('GET', `/api/live-rooms/codes/00000${n}`)).status)
  expect([wrong.filter((status) => status === 404).length, wrong.at(-1)]).toEqual([120, 429])
  for (let n = 0; n < 60; n++) await knocks('000000')
  expect(await knocks('000000')).toBe(429)
})

test('whether a code is right is not found out by signing in with it either', async () => {
  const app = await testApp({ address: '203.0.113.7' })
  const room = await liveRoom(app)
  const knocks = async (code: string) =>
    (await app.request('POST', '/api/session/guest', { headers: { 'live-code': code } })).status
  for (let n = 0; n < 120; n++) await knocks(`x${n}`)
  expect(await knocks(room.code)).toBe(429)
  app.clock.at += minuteMs
  expect(await knocks(room.code)).toBe(201)
})

test('a live room’s questions are in no other round meanwhile, and its rules are those of a hall', async () => {
  const app = await testApp()
  const room = await liveRoom(app)
  const times = { opensAt: app.clock.at, closesAt: app.clock.at + hourMs }
  const add = (quizId: string, rules: object) => addRound(app.system, { quizId, name: 'Khác', ...times, rules })
  await expect(add(room.round.quizId, {})).rejects.toMatchObject({ reason: 'round.live-alone' })
  const plain = await openRound(app, room.unitId)
  await expect(add(plain.quizId, { live: { seconds } })).rejects.toMatchObject({ reason: 'round.live-alone' })
  const refused = { live: { seconds: 2 }, shuffleOptions: true, maxAttempts: 3, guess: 'entries', requireAll: true }
  await expect(add(plain.quizId, refused)).rejects.toMatchObject({
    reason: 'round.rules',
    details: {
      fields: ['live', 'maxAttempts', 'shuffleOptions', 'guess', 'requireAll'].map((field) =>
        expect.objectContaining({ field: `rules.${field}` }),
      ),
    },
  })
  await expect(openRoom(room.leader.ctx, plain.id)).rejects.toMatchObject({ reason: 'live.not-live' })
  expect((await start(app, plain.id, room.leader.token)).questions).toHaveLength(5)
})

test('whoever is erased leaves no answer and no name in the room, and their paper is not handed in', async () => {
  const app = await testApp()
  const room = await liveRoom(app, { questions: plainQuestions(1) })
  const phone = await room.phone('Lan')
  await room.step('ask')
  await phone.answer(0, [1])
  await eraseMyself({ ...app.deps, actor: await actorOf(app.deps, phone.token) })
  expect(await app.database.db.select().from(liveAnswers)).toEqual([])
  expect(await app.database.db.select().from(liveSeats)).toMatchObject([{ name: '' }])
  await room.toAnswer()
  expect((await room.step('end')).status).toBe(200)
  expect(await app.database.db.select().from(attempts)).toMatchObject([{ submittedAt: null, answers: null }])
})

test('what another process leads on is heard of here; a seat listens three times at most', async () => {
  const app = await testApp()
  const room = await liveRoom(app)
  await room.phone('Lan')
  const [seat] = await app.database.db.select().from(liveSeats)
  const hub = roomHub(app.deps)
  const ended: number[] = []
  const heard = new Promise<string>((resolve) => {
    const tell = (json: string) => json.includes('"phase":"asking"') && resolve(json)
    const leaves = [1, 2, 3, 4].map((n) =>
      hub.listen(room.id, { seat: seat ?? null, tell, end: () => void ended.push(n) }),
    )
    onTestFinished(() => {
      for (const leave of leaves) leave()
    })
  })
  await room.step('ask')
  expect(JSON.parse(await heard)).toMatchObject({ view: { question: { position: 0 } }, mine: { number: 1 } })
  expect(ended).toEqual([1])
})

test('whoever leads hears no more of a room soon after their role is taken away', async () => {
  const app = await testApp()
  const room = await liveRoom(app)
  const other = await app.person('Người Dẫn Khác', ['editor', room.unitId])
  await room.phone('Lan')
  const listen = async (token: string) => {
    const response = await app.app.request(`/api/live-rooms/${room.id}/lead/events`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const reader = response.body?.getReader() as ReadableStreamDefaultReader<Uint8Array>
    onTestFinished(() => reader.cancel())
    return reader
  }
  const [leads, stays] = [await listen(room.leader.token), await listen(other.token)]
  await Promise.all([leads.read(), stays.read()])
  await app.database.write((tx) => tx.delete(roles).where(eq(roles.personId, room.leader.id)))
  app.clock.at += 20_000
  expect((await leads.read()).done).toBe(true)
  expect((await room.step('ask', other.token)).status).toBe(200)
  let heard = ''
  while (!heard.includes('"phase":"asking"')) {
    const { done, value } = await stays.read()
    expect(done).toBe(false)
    heard += new TextDecoder().decode(value)
  }
})

test('a phone hears of each step, and of the last before it came', async () => {
  const app = await testApp()
  const room = await liveRoom(app)
  const phone = await room.phone('Lan')
  const response = await app.app.request(`/api/live-rooms/${room.id}/events`, {
    headers: { authorization: `Bearer ${phone.token}` },
  })
  const reader = response.body?.getReader()
  let heard = ''
  const until = async (words: string) => {
    while (!heard.includes(words)) heard += new TextDecoder().decode((await reader?.read())?.value)
  }
  await until('"phase":"waiting"')
  await room.step('ask')
  await until('"phase":"asking"')
  expect(heard).not.toContain('BÍ MẬT')
  await phone.answer(0, [1])
  await room.toAnswer()
  await until('"right":true')
  await reader?.cancel()
})

test('a phone that comes while the service stops is sent away at once', async () => {
  const app = await testApp()
  const room = await liveRoom(app)
  const phone = await room.phone('Lan')
  const stopping = createApp({ ...app.deps, stopping: AbortSignal.abort() }, newMemory())
  const headers = { authorization: `Bearer ${phone.token}` }
  expect(await (await stopping.request(`/api/live-rooms/${room.id}/events`, { headers })).text()).toBe('')
})
