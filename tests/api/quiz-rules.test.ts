import { expect, test } from 'vitest'
import { dayMs, minuteMs } from '../../core/time.ts'
import type { RoundRules } from '../../db/schema/quizzes.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { openRound, plainQuestions, start, take } from '../support/quiz.ts'

// Six contests as they were really run, each as rules, entries in the order they were made, and who ranks how.
type Entry = { who: string; right: number; guess?: number; takes?: number }
type Contest = {
  rules: Partial<RoundRules>
  questions: number
  entries: Entry[]
  actual: number | null
  ranking: [string, number][]
}

const contests: Record<string, Contest> = {
  'ninety years of the Party, 2019: all right, nearest guess of how many were all right, earliest; many entries': {
    rules: { guess: 'all_correct', maxAttempts: null, timeLimitMs: null },
    questions: 5,
    entries: [
      { who: 'far', right: 5, guess: 90 },
      { who: 'near and late', right: 4, guess: 3 },
      { who: 'exact', right: 5, guess: 3 },
      { who: 'flood', right: 5, guess: 1000 },
      { who: 'flood', right: 5, guess: 4 },
      { who: 'near and late', right: 5, guess: 5 },
      { who: 'wrong but exact', right: 4, guess: 4 },
    ],
    // Four people got all five right; one who floods is held to the first of their best entries.
    actual: 4,
    ranking: [
      ['exact', 1],
      ['near and late', 2],
      ['far', 3],
      ['flood', 4],
      ['wrong but exact', 5],
    ],
  },
  'propaganda branch, 2020: ten questions, several may be right, best then earliest': {
    rules: { questionCount: 10, maxAttempts: null, excludeOrganisers: true },
    questions: 12,
    entries: [
      { who: 'early', right: 8 },
      { who: 'late', right: 8 },
      { who: 'best', right: 9 },
    ],
    actual: null,
    ranking: [
      ['best', 1],
      ['early', 2],
      ['late', 3],
    ],
  },
  'Quảng Ninh, 2023: nine questions and a guess of the participants, all answered, ties by time': {
    rules: { questionCount: 9, guess: 'participants', requireAll: true },
    questions: 9,
    entries: [
      { who: 'first', right: 9, guess: 5 },
      { who: 'second', right: 9, guess: 5 },
      { who: 'third', right: 9, guess: 3 },
      { who: 'third', right: 2, guess: 9 },
    ],
    actual: 3,
    ranking: [
      ['third', 1],
      ['first', 2],
      ['second', 3],
    ],
  },
  'Lạng Sơn, 2023: points, then a guess of this week’s entries': {
    rules: { questionCount: 15, guess: 'entries', maxAttempts: null },
    questions: 15,
    entries: [
      { who: 'knows', right: 15, guess: 100 },
      { who: 'knows and guesses', right: 15, guess: 4 },
      { who: 'guesses', right: 14, guess: 4 },
      { who: 'guesses', right: 3, guess: 1 },
    ],
    actual: 4,
    ranking: [
      ['knows and guesses', 1],
      ['knows', 2],
      ['guesses', 3],
    ],
  },
  'Party congresses, 2025: at most seven attempts of ten minutes a week, the best counts': {
    rules: { maxAttempts: 7, timeLimitMs: 10 * minuteMs, questionCount: 10 },
    questions: 20,
    entries: [
      ...Array.from({ length: 7 }, (_, at) => ({ who: 'seven', right: at })),
      { who: 'one', right: 6 },
      { who: 'none', right: 0 },
    ],
    actual: null,
    ranking: [
      ['seven', 1],
      ['one', 2],
      ['none', 3],
    ],
  },
  'Bình Tân youth, 2019: twenty random questions, one attempt, fastest then earliest': {
    rules: { questionCount: 20, timeLimitMs: 10 * minuteMs, maxAttempts: 1, rank: 'fastest' },
    questions: 30,
    entries: [
      { who: 'slow', right: 20, takes: 60_000 },
      { who: 'quick', right: 20, takes: 30_000 },
      { who: 'as quick, later', right: 20, takes: 30_000 },
      { who: 'quickest but wrong', right: 19, takes: 1000 },
    ],
    actual: null,
    ranking: [
      ['quick', 1],
      ['as quick, later', 2],
      ['slow', 3],
      ['quickest but wrong', 4],
    ],
  },
}

async function run(app: TestApp, { rules, questions, entries }: Contest) {
  const ward = await app.unit('Phường Mẫu')
  const round = await openRound(app, ward.id, rules, { questions: plainQuestions(questions), openFor: 7 * dayMs })
  const tokens = new Map<string, string>()
  for (const { who, ...entry } of entries) {
    const token = tokens.get(who) ?? (await app.person(who)).token
    tokens.set(who, token)
    const { reply } = await take(app, round.id, token, entry)
    expect(reply.status).toBe(200)
    app.clock.at += 1000
  }
  return { round, tokens }
}

test.each(Object.entries(contests))('%s', async (_, contest) => {
  const app = await testApp()
  const { round, tokens } = await run(app, contest)
  app.clock.at = round.closesAt + round.rules.graceMs + 1
  for (const [who, rank] of contest.ranking) {
    const { json } = await app.request('GET', `/api/rounds/${round.id}/standing`, { as: tokens.get(who) })
    expect([who, json.me.rank, json.actual]).toEqual([who, rank, contest.actual])
    expect(json.top.map((one: { rank: number }) => one.rank)).toEqual(
      contest.ranking.map(([, place]) => place).sort((a, b) => a - b),
    )
  }
})

test('while a number is to be guessed nothing tells it, not even to those who took part', async () => {
  const app = await testApp()
  const contest = contests['Lạng Sơn, 2023: points, then a guess of this week’s entries'] as Contest
  const { round, tokens } = await run(app, contest)
  const look = async () =>
    (await app.request('GET', `/api/rounds/${round.id}/standing`, { as: tokens.get('knows') })).json
  const hiddenUntil = round.closesAt + round.rules.graceMs
  expect(await look()).toEqual({
    roundId: round.id,
    ranked: true,
    final: false,
    hiddenUntil,
    actual: null,
    units: [],
    above: [],
    me: null,
    top: [],
  })
  app.clock.at = hiddenUntil
  expect((await look()).top).toEqual([])
  app.clock.at += 1
  expect(await look()).toMatchObject({ final: true, actual: 4 })
})

test('where all must be answered, a missing guess is a missing answer', async () => {
  const app = await testApp()
  const contest = contests[
    'Quảng Ninh, 2023: nine questions and a guess of the participants, all answered, ties by time'
  ] as Contest
  const { round, tokens } = await run(app, contest)
  const { reply } = await take(app, round.id, tokens.get('first') ?? '', { right: 9 })
  expect([reply.status, reply.json.error.reason]).toEqual([400, 'attempt.incomplete'])
})

test('an eighth attempt of seven is refused, and so is one after ten minutes', async () => {
  const app = await testApp()
  const contest = contests[
    'Party congresses, 2025: at most seven attempts of ten minutes a week, the best counts'
  ] as Contest
  const { round, tokens } = await run(app, contest)
  const eighth = await app.request('POST', `/api/rounds/${round.id}/attempts`, { as: tokens.get('seven') })
  expect([eighth.status, eighth.json.error.reason]).toEqual([409, 'attempt.none-left'])
  const begun = await start(app, round.id, tokens.get('one') ?? '')
  expect(begun.deadlineAt - begun.startedAt).toBe(10 * minuteMs)
})
