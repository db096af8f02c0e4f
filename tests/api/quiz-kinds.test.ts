import { expect, test } from 'vitest'
import { createQuiz } from '../../core/quizzes/quizzes.ts'
import { addRound } from '../../core/quizzes/rounds.ts'
import { hourMs } from '../../core/time.ts'
import type { Given, RoundRules } from '../../db/schema/quizzes.ts'
import { testApp } from '../support/app.ts'
import { endRound, openRound, publish, scoreOf, start } from '../support/quiz.ts'

const steps = ['Nộp hồ sơ', 'Thẩm định', 'Trả kết quả', 'Lưu hồ sơ']
const questions = [
  { text: 'Xếp các bước theo thứ tự', options: steps, correct: [], kind: 'order' as const },
  { text: 'Lệ phí là bao nhiêu đồng?', options: ['1.000', 'một nghìn'], correct: [], kind: 'short' as const },
  { text: 'Huyện nào?', options: ['Năm Căn'], correct: [], kind: 'short' as const, exact: true },
  { text: 'Chọn một', options: ['Đúng', 'Sai'], correct: [0] },
]

async function contest(rules: Partial<RoundRules> = {}) {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const author = await app.person('Truyền', ['communicator', ward.id])
  const round = await openRound(
    app,
    ward.id,
    { shuffleQuestions: false, shuffleOptions: false, ...rules },
    { questions, openFor: hourMs },
  )
  const token = (await app.person('Người thi')).token
  const begun = await start(app, round.id, token)
  const send = (way: 'answers' | 'submit', answers: Given[], more: object = {}) =>
    app.request(way === 'submit' ? 'POST' : 'PUT', `/api/attempts/${begun.attemptId}/${way}`, {
      ...{ as: token, body: { answers, ...more } },
    })
  /** The rightful row, as it is shown. */
  const inRow = steps.map((step) => begun.questions[0]?.options.indexOf(step) ?? -1)
  return { app, ward, author, round, token, begun, send, inRow }
}

test('an order is never shown in its rightful row, a short answer shows none of its forms', async () => {
  const { app, begun, round, inRow } = await contest()
  expect([...inRow].sort()).toEqual([0, 1, 2, 3])
  for (let at = 0; at < 20; at++) {
    const { questions } = await start(app, round.id, (await app.person(`Người ${at}`)).token)
    expect(questions[0]?.options).not.toEqual(steps)
  }
  expect(begun.questions.slice(1, 3)).toMatchObject([
    { kind: 'short', options: [], many: false },
    { kind: 'short', options: [], many: false },
  ])
  expect(JSON.stringify(begun)).not.toMatch(/nghìn|Năm Căn/)
})

test('rows and words are kept, marked, and told beside what is right once it is over', async () => {
  const { app, round, token, begun, send, inRow } = await contest()
  expect((await send('answers', [inRow, '1 000'], { sequence: 1 })).status).toBe(200)
  const held = await start(app, round.id, token)
  expect(held).toMatchObject({ attemptId: begun.attemptId, held: { answers: [inRow, '1 000'] } })
  const { json } = await send('submit', [inRow, ' Một  nghin.', 'nam căn', [0]], { sequence: 2 })
  expect(json).toMatchObject({ total: 4, answered: 4 })
  // The third asks for its marks.
  expect(await scoreOf(app, begun.attemptId)).toBe(3)
  endRound(app, round)
  const { review } = (await app.request('GET', `/api/attempts/${begun.attemptId}`, { as: token })).json
  expect(review).toMatchObject([
    { kind: 'order', chosen: inRow, correct: inRow, points: 1 },
    { kind: 'short', written: ' Một  nghin.', accepted: ['1.000', 'một nghìn'], correct: [], points: 1 },
    { kind: 'short', written: 'nam căn', accepted: ['Năm Căn'], points: 0 },
    { kind: 'choice', chosen: [0], correct: [0], points: 1 },
  ])
})

test('half a row, or a row with one step twice, is a wrong answer', async () => {
  const { app, begun, send, inRow } = await contest({ penalty: 1 })
  await send('submit', [[inRow[0] ?? 0, inRow[1] ?? 0], '', '', [0]])
  expect(await scoreOf(app, begun.attemptId)).toBe(0)
})

test.each<[string, Given[]]>([
  ['words for a row', ['Nộp hồ sơ']],
  ['a number for words', [[], [0]]],
  ['words for a choice', [[], '', '', 'Đúng']],
  ['a step that is not there', [[0, 1, 2, 4]]],
])('%s are refused', async (_, answers) => {
  const { send } = await contest()
  expect([
    (await send('answers', answers)).json.error?.reason,
    (await send('submit', answers)).json.error?.reason,
  ]).toEqual(['attempt.answers', 'attempt.answers'])
})

test('words longer than an answer may be are refused', async () => {
  const { send } = await contest()
  expect((await send('answers', [[], 'a'.repeat(201)])).status).toBe(400)
})

test('a row and the forms of a short answer are put right in a running round, and all is counted anew', async () => {
  const { app, author, round, begun, send, inRow } = await contest()
  const swapped = [inRow[1] ?? 0, inRow[0] ?? 0, ...inRow.slice(2)]
  await send('submit', [swapped, 'một ngàn', 'Năm Căn', [0]])
  expect(await scoreOf(app, begun.attemptId)).toBe(2)
  const correct = (body: object) =>
    app.request('POST', `/api/rounds/${round.id}/correct`, { as: author.token, body: { reason: 'Có lý do', ...body } })
  expect((await correct({ position: 0, correct: [1, 0, 2, 3] })).status).toBe(200)
  expect((await correct({ position: 1, accepted: ['1.000', 'một nghìn', 'một ngàn'] })).status).toBe(200)
  expect(await scoreOf(app, begun.attemptId)).toBe(4)
  const refused = async (body: object) => (await correct(body)).json.error?.reason
  expect(await refused({ position: 0, correct: [1, 1, 2, 3] })).toBe('round.key-shape')
  expect(await refused({ position: 1, accepted: [] })).toBe('round.key-shape')
  expect(await refused({ position: 1, accepted: ['1.000', '1000'] })).toBe('round.key-shape')
})

test('a paper draws its number from each section, in their order; a draft that would leave too few is not saved', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const [author, second] = [
    await app.person('Truyền', ['communicator', ward.id]),
    await app.person('Biên', ['editor', ward.id]),
  ]
  const as = author.token
  const inSection = (section: string, count: number) =>
    Array.from({ length: count }, (_, at) => ({
      ...{ text: `${section} số ${at + 1}?`, options: ['Đúng', 'Không'], correct: [0], section },
    }))
  const all = [...inSection('Đất đai', 4), ...inSection('Cư trú', 3)]
  const quiz = (
    await app.request('POST', '/api/quizzes', { as, body: { unitId: ward.id, title: 'Thi', questions: all } })
  ).json
  const rules = {
    people: 'all',
    sections: [
      { section: 'Cư trú', count: 2 },
      { section: 'Đất đai', count: 3 },
    ],
  }
  const body = { name: 'Đợt 1', opensAt: app.clock.at, closesAt: app.clock.at + hourMs, rules }
  const round = (await app.request('POST', `/api/quizzes/${quiz.id}/rounds`, { as, body })).json
  expect(round.rules.questionCount).toBe(5)
  const bad = { ...rules, sections: [{ section: 'Cư trú', count: 4 }] }
  const few = await app.request('POST', `/api/quizzes/${quiz.id}/rounds`, { as, body: { ...body, rules: bad } })
  expect(few.json.error).toMatchObject({
    ...{ reason: 'round.rules' },
    details: { fields: [{ field: 'rules.sections', problem: 'Phần “Cư trú” chỉ có 3 câu, không đủ 4 câu.' }] },
  })
  const { contentHash } = (await app.request('GET', `/api/quizzes/${quiz.id}/full`, { as })).json.publishing
  const edit = { title: 'Thi', questions: all.slice(0, 5), contentHash }
  const edited = await app.request('PUT', `/api/quizzes/${quiz.id}`, { as, body: edit })
  expect(edited.json.error.details.fields[0].problem).toBe('Đợt 1: Phần “Cư trú” chỉ có 1 câu, không đủ 2 câu.')
  expect((await publish(app, quiz.id, second.token)).status).toBe(200)
  for (let at = 0; at < 5; at++) {
    const { questions } = await start(app, round.id, (await app.person(`Người ${at}`)).token)
    expect(questions.map((one) => (one as unknown as { section: string }).section)).toEqual([
      'Cư trú',
      'Cư trú',
      'Đất đai',
      'Đất đai',
      'Đất đai',
    ])
    expect(new Set(questions.map(({ text }) => text)).size).toBe(5)
  }
})

test('a round that is played together asks nothing that a hall has no buttons for', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const author = await app.person('Truyền', ['communicator', ward.id])
  const quiz = await createQuiz(author.ctx, { unitId: ward.id, title: 'Cuộc thi', questions })
  const window = { quizId: quiz.id, name: 'Đợt 1', opensAt: app.clock.at, closesAt: app.clock.at + hourMs }
  const problem = 'Phòng trực tiếp chỉ hỏi câu chọn phương án; câu 1, 2, 3 thì xếp thứ tự hoặc tự viết trả lời.'
  await expect(addRound(author.ctx, { ...window, rules: { live: { seconds: 20 } } })).rejects.toMatchObject({
    code: 'INVALID',
    details: { fields: [{ field: 'rules.live', problem }] },
  })
})
