import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { contestCommand } from '../../bot/commands/contest.ts'
import { markOverdue } from '../../core/quizzes/hold.ts'
import { sealDue } from '../../core/quizzes/seal.ts'
import { hourMs, minuteMs } from '../../core/time.ts'
import { attempts, type RoundRules, standings } from '../../db/schema/quizzes.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { answersTo, endRound, openRound, plainQuestions, scoreOf, start, take } from '../support/quiz.ts'

/** Every paper asks the five questions in their order; the second has two right options. */
async function office(rules: Partial<RoundRules> = {}, window = {}) {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const author = await app.person('Truyền', ['communicator', ward.id])
  const options = { questions: plainQuestions(5), openFor: hourMs, ...window }
  const round = await openRound(app, ward.id, { shuffleQuestions: false, ...rules }, options)
  const steer = (step: string, body: object = {}) =>
    app.request('POST', `/api/rounds/${round.id}/${step}`, { as: author.token, body: { reason: 'Có lý do', ...body } })
  const page = async () => (await app.request('GET', `/api/rounds/${round.id}`)).json
  const person = async (name: string) => (await app.person(name)).token
  return { app, ward, round, steer, page, person }
}

const refused = ({ status, json }: Awaited<ReturnType<TestApp['request']>>) => [status, json.error?.reason]

const rowOf = async (app: TestApp, id: string) =>
  (await app.database.db.select().from(attempts).where(eq(attempts.id, id)))[0]

/** What anybody makes of the two files. */
async function checked(app: TestApp, roundId: string, spoil = (text: string) => text) {
  const folder = await mkdtemp(join(tmpdir(), 'loa-steering-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const paths = [join(folder, 'seals.json'), join(folder, 'papers.csv')] as const
  const seals = (await app.request('GET', `/api/rounds/${roundId}/ledger/seals`)).text
  const papers = (await app.request('GET', `/api/rounds/${roundId}/ledger/papers`)).text
  await writeFile(paths[0], spoil(seals))
  await writeFile(paths[1], spoil(papers))
  const said: string[] = []
  const whole = await contestCommand([...paths], (line) => said.push(line))
  return { whole, said: said.join('\n'), papers }
}

async function over(app: TestApp, roundId: string) {
  app.clock.at += 16 * minuteMs
  await sealDue(app.system)
  app.clock.at += 3 * hourMs
  await markOverdue(app.system)
  await sealDue(app.system)
  return (await app.request('GET', `/api/rounds/${roundId}/standing`)).json
}

test('an annulled question gives its point to all who were asked it, the ranking follows, and the files tell it', async () => {
  const { app, round, steer, page, person } = await office()
  const [first, second] = [await person('Một'), await person('Hai')]
  const wrong = await take(app, round.id, first, { right: 4 })
  const right = await take(app, round.id, second, { right: 5 })
  app.clock.at += 16 * minuteMs
  await sealDue(app.system)
  expect((await steer('annul', { position: 4, reason: 'Câu hỏi có hai cách hiểu' })).status).toBe(200)
  expect([await scoreOf(app, wrong.attemptId), await scoreOf(app, right.attemptId)]).toEqual([5, 5])
  expect((await page()).changes).toEqual([
    { number: 1, at: app.clock.at, kind: 'annul', reason: 'Câu hỏi có hai cách hiểu', closesAt: null, until: null },
  ])
  const later = await take(app, round.id, await person('Ba'), { right: 3 })
  expect(await scoreOf(app, later.attemptId)).toBe(4)

  const standing = await over(app, round.id)
  expect(standing.top.map(({ score }: { score: number }) => score)).toEqual([5, 5, 4])
  const { whole, said, papers } = await checked(app, round.id)
  expect(whole).toBe(true)
  expect(said).toContain('annul: Câu hỏi có hai cách hiểu')
  expect(said).toMatch(new RegExp(`^1\\. ${wrong.attemptId} {2}5/5`, 'm'))
  expect(papers).toContain('1:4>5')
})

test.each<[string, (text: string) => string, string]>([
  [
    'a score counted anew by more',
    (text) => text.replace('1:4>5', '1:4>6'),
    'by more, or less, than its change allows',
  ],
  ['a score counted anew that was not', (text) => text.replace(/,1:4>5/, ','), 'another number of papers'],
  ['another reason', (text) => text.replace('Có lý do', 'Lý do khác'), 'was changed, added or taken away'],
  ['no changes at all', (text) => text.replace(/"changes":\[.*?\}\],/, '"changes":[],'), 'does not bind'],
])('in the files %s is found', async (_, spoil, found) => {
  const { app, round, steer, person } = await office()
  await take(app, round.id, await person('Một'), { right: 4 })
  await take(app, round.id, await person('Hai'), { right: 5 })
  app.clock.at += 16 * minuteMs
  await sealDue(app.system)
  await steer('annul', { position: 4 })
  await over(app, round.id)
  expect((await checked(app, round.id)).whole).toBe(true)
  const { whole, said } = await checked(app, round.id, spoil)
  expect([whole, said]).toEqual([false, expect.stringContaining(found)])
})

test('a corrected key counts for what is in and what comes, and another of a person’s attempts may rank', async () => {
  const { app, round, steer, person } = await office({ shuffleOptions: false, maxAttempts: 2 })
  const token = await person('Một')
  const one = await take(app, round.id, token, { right: 5 })
  const begun = await start(app, round.id, token)
  // The fourth question's first option, which the key calls wrong.
  const answers = answersTo(begun.questions, 5).map((chosen, at) => (at === 3 ? [0] : chosen))
  await app.request('POST', `/api/attempts/${begun.attemptId}/submit`, { as: token, body: { answers } })
  expect(await scoreOf(app, begun.attemptId)).toBe(4)
  expect((await steer('correct', { position: 3, correct: [0] })).status).toBe(200)
  expect([await rowOf(app, one.attemptId), await rowOf(app, begun.attemptId)]).toMatchObject([
    { score: 4, counted: false },
    { score: 5, counted: true },
  ])
  expect(await app.database.db.select().from(standings)).toEqual([
    expect.objectContaining({ score: 4, participants: 0, entries: 1 }),
    expect.objectContaining({ score: 5, participants: 1, entries: 1 }),
  ])
  await over(app, round.id)
  expect((await checked(app, round.id)).whole).toBe(true)
  const { review } = (await app.request('GET', `/api/attempts/${begun.attemptId}`, { as: token })).json
  expect(review[3]).toMatchObject({ correct: [0], annulled: false })
})

test('an annulment twice, a key that is no other, or does not fit, and a question that is not there are refused', async () => {
  const { steer } = await office()
  expect(refused(await steer('correct', { position: 0, correct: [1] }))).toEqual([409, 'round.same-key'])
  expect(refused(await steer('correct', { position: 0, correct: [0, 1] }))).toEqual([400, 'round.key-shape'])
  expect(refused(await steer('correct', { position: 0, correct: [9] }))).toEqual([400, 'round.key-shape'])
  expect((await steer('annul', { position: 99 })).status).toBe(404)
  expect((await steer('annul', { position: 0, reason: ' ' })).status).toBe(400)
  expect((await steer('annul', { position: 0 })).status).toBe(200)
  expect(refused(await steer('annul', { position: 0 }))).toEqual([409, 'round.annulled'])
  expect(refused(await steer('correct', { position: 0, correct: [2] }))).toEqual([409, 'round.annulled'])
})

test('who begins after an annulment is not asked that question where there are enough others', async () => {
  const { app, round, steer, person } = await office({ questionCount: 4 })
  await steer('annul', { position: 2 })
  const { questions } = await start(app, round.id, await person('Một'))
  expect(questions.map(({ text }) => text)).toEqual([1, 2, 4, 5].map((number) => `Câu hỏi số ${number} là gì?`))
})

test('the key put right is in no page while the round runs', async () => {
  const { app, round, steer, page, person } = await office()
  await take(app, round.id, await person('Một'))
  await steer('correct', { position: 3, correct: [0] })
  expect(JSON.stringify(await page())).not.toMatch(/correct":\s*\[|"before"/)
  expect(refused(await app.request('GET', `/api/rounds/${round.id}/ledger/seals`))).toEqual([409, 'round.not-sealed'])
})

test('an extension gives its time to papers that the close would have cut short, and is refused once closed', async () => {
  const { app, round, steer, page, person } = await office({ timeLimitMs: 30 * minuteMs })
  app.clock.at += 50 * minuteMs
  const token = await person('Một')
  const begun = await start(app, round.id, token)
  expect(begun.deadlineAt).toBe(round.closesAt)
  expect(refused(await steer('extend', { closesAt: round.closesAt }))).toEqual([400, 'round.earlier'])
  expect((await steer('extend', { closesAt: round.closesAt + hourMs })).status).toBe(200)
  expect((await page()).closesAt).toBe(round.closesAt + hourMs)
  expect(await rowOf(app, begun.attemptId)).toMatchObject({ deadlineAt: begun.startedAt + 30 * minuteMs })
  endRound(app, { ...round, closesAt: round.closesAt + hourMs })
  expect(refused(await steer('extend', { closesAt: app.clock.at + hourMs }))).toEqual([409, 'round.closed'])
})

test('the time of a pause counts against no paper: neither its end nor how long it took', async () => {
  const { app, round, steer, page, person } = await office()
  const token = await person('Một')
  const begun = await start(app, round.id, token)
  app.clock.at += 4 * minuteMs
  expect((await steer('pause', { until: app.clock.at + 30 * minuteMs })).status).toBe(200)
  expect(await page()).toMatchObject({ state: 'paused', closesAt: round.closesAt + 30 * minuteMs })
  const entered = await app.request('POST', `/api/rounds/${round.id}/attempts`, { as: await person('Hai') })
  expect(refused(entered)).toEqual([409, 'round.paused'])
  expect(refused(await steer('pause', { until: app.clock.at + hourMs }))).toEqual([409, 'round.paused'])
  // Open papers are found again meanwhile.
  expect((await start(app, round.id, token)).attemptId).toBe(begun.attemptId)

  app.clock.at += 20 * minuteMs
  expect((await steer('resume')).json).toMatchObject({ state: 'open', closesAt: round.closesAt + 20 * minuteMs })
  expect(refused(await steer('resume'))).toEqual([409, 'round.not-paused'])
  app.clock.at += 5 * minuteMs
  const body = { answers: answersTo(begun.questions) }
  const reply = await app.request('POST', `/api/attempts/${begun.attemptId}/submit`, { as: token, body })
  expect(reply.json).toMatchObject({ durationMs: 9 * minuteMs, late: false })
})

test('handed in while the round stands still, a paper took as long as until it stood', async () => {
  const { app, round, steer, person } = await office()
  const token = await person('Một')
  const begun = await start(app, round.id, token)
  app.clock.at += 4 * minuteMs
  await steer('pause', { until: app.clock.at + 30 * minuteMs })
  app.clock.at += 10 * minuteMs
  const body = { answers: answersTo(begun.questions) }
  const reply = await app.request('POST', `/api/attempts/${begun.attemptId}/submit`, { as: token, body })
  expect(reply.json).toMatchObject({ durationMs: 4 * minuteMs, late: false })
})

test('a round that nobody entered is called off and says why; one that somebody did is not', async () => {
  const { app, round, steer, page, person } = await office()
  const token = await person('Một')
  expect((await steer('cancel', { reason: 'Trùng ngày bầu cử' })).status).toBe(200)
  expect(await page()).toMatchObject({ state: 'cancelled', changes: [{ kind: 'cancel', reason: 'Trùng ngày bầu cử' }] })
  const entered = await app.request('POST', `/api/rounds/${round.id}/attempts`, { as: token })
  expect(refused(entered)).toEqual([409, 'round.cancelled'])
  expect(refused(await steer('note'))).toEqual([409, 'round.cancelled'])

  const other = await office()
  await start(other.app, other.round.id, await other.person('Một'))
  expect(refused(await other.steer('cancel'))).toEqual([409, 'round.entered'])
})

test('points, marks taken for wrong answers and a mark to pass by are counted as the rules say', async () => {
  const { app, round, person } = await office({ points: 10, penalty: 5, passMark: 30 })
  const token = await person('Một')
  const done = await take(app, round.id, token, { right: 4 })
  const low = await take(app, round.id, await person('Hai'), { right: 1 })
  expect(done.reply.json.total).toBe(50)
  expect([await scoreOf(app, done.attemptId), await scoreOf(app, low.attemptId)]).toEqual([35, 0])
  await over(app, round.id)
  const told = (await app.request('GET', `/api/attempts/${done.attemptId}`, { as: token })).json
  expect(told).toMatchObject({ score: 35, passed: true })
  expect((await checked(app, round.id)).whole).toBe(true)
})

test.each([
  ['best', 5],
  ['first', 3],
  ['last', 4],
] as const)('of several attempts the %s ranks, and the files agree', async (counts, score) => {
  const { app, round, person } = await office({ counts })
  const token = await person('Một')
  for (const right of [3, 5, 4]) await take(app, round.id, token, { right })
  const { top } = await over(app, round.id)
  expect(top.map((one: { score: number }) => one.score)).toEqual([score])
  expect((await checked(app, round.id)).whole).toBe(true)
})

test('once it is over, each question of a paper says what it gave, what it took, and that it was annulled', async () => {
  const { app, round, steer, person } = await office({ points: 2, penalty: 1, passMark: 6 })
  const token = await person('Một')
  const begun = await start(app, round.id, token)
  // Three right, the fourth open, the fifth wrong and annulled.
  const answers = answersTo(begun.questions, 3).map((chosen, at) => (at === 3 ? [] : chosen))
  await app.request('POST', `/api/attempts/${begun.attemptId}/submit`, { as: token, body: { answers } })
  await steer('annul', { position: 4 })
  await over(app, round.id)
  const { json } = await app.request('GET', `/api/attempts/${begun.attemptId}`, { as: token })
  expect(json).toMatchObject({ score: 8, total: 10, passed: true, answered: 4 })
  expect(json.review.map((one: { points: number; annulled: boolean }) => [one.points, one.annulled])).toEqual([
    [2, false],
    [2, false],
    [2, false],
    [0, false],
    [2, true],
  ])
  expect((await app.request('GET', `/api/rounds/${round.id}`, { as: token })).json.mine.best).toMatchObject({
    score: 8,
  })
})

test('points out of reach are refused by name', async () => {
  const { app, ward, round } = await office()
  const { token } = await app.person('Hai', ['editor', ward.id])
  const rules = { questionCount: 5, points: 0, penalty: 3, passMark: 99 }
  const body = { name: 'Đợt', opensAt: app.clock.at, closesAt: app.clock.at + hourMs, rules }
  const { json } = await app.request('POST', `/api/quizzes/${round.quizId}/rounds`, { as: token, body })
  expect(json.error.details.fields.map(({ field }: { field: string }) => field)).toEqual([
    'rules.points',
    'rules.penalty',
    'rules.passMark',
  ])
})
