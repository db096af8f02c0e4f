import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type QuestionDraft, questionProblems, tidyQuestion } from '../../core/quizzes/questions.ts'
import { testApp } from '../support/app.ts'
import { publish, scoreOf, start } from '../support/quiz.ts'
import { noSharedData, sharedData } from '../support/shared-data.ts'

type Line = { question: string; options: string[]; answer: number }

const drafts = (): QuestionDraft[] =>
  readFileSync(sharedData('quiz/questions.dev.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
    .map(({ question, options, answer }) => ({ text: question, options, correct: [answer] }))

describe.skipIf(noSharedData)('a bank of real questions (needs ../shared/data beside the project)', () => {
  test('its faulty questions are named, the rest become a quiz, taken and scored right', async () => {
    const app = await testApp()
    const ward = await app.unit('Phường Mẫu')
    const author = await app.person('Truyền', ['communicator', ward.id])
    const second = await app.person('Duyệt', ['editor', ward.id])
    const send = (questions: QuestionDraft[]) =>
      app.request('POST', '/api/quizzes', {
        as: author.token,
        body: { unitId: ward.id, title: 'Ngân hàng câu hỏi', questions },
      })

    const bank = drafts()
    const all = [...bank, ...bank.slice(0, 1)]
    const refused = await send(all)
    expect(refused.json.error.reason).toBe('quiz.questions')
    const faults = questionProblems(all.map(tidyQuestion))
    expect(refused.json.error.details.count).toBe(faults.length)
    expect(faults.some(({ problem }) => problem.includes('giống nhau'))).toBe(true)
    expect(faults.some(({ problem }) => problem.includes('Trùng với câu'))).toBe(true)

    const faulty = new Set(faults.map(({ field }) => Number(field.split('.')[1])))
    const good = all.filter((_, at) => !faulty.has(at))
    expect(good.length).toBeGreaterThan(1000)
    const made = await send(good)
    expect(made.status).toBe(201)
    const window = {
      name: 'Đợt 1',
      opensAt: app.clock.at,
      closesAt: app.clock.at + 86_400_000,
      rules: { questionCount: 20, maxAttempts: null, people: 'all' },
    }
    const round = await app.request('POST', `/api/quizzes/${made.json.id}/rounds`, { as: author.token, body: window })
    await publish(app, made.json.id, second.token)

    type Full = { id: string; options: string[]; correct: number[] }
    const full = await app.request('GET', `/api/quizzes/${made.json.id}/full`, { as: author.token })
    const right = new Map<string, (string | undefined)[]>(
      full.json.questions.map(({ id, options, correct }: Full) => [id, correct.map((index) => options[index])]),
    )
    const { token } = await app.person('Dân')
    const begun = await start(app, round.json.id, token)
    expect(begun.questions).toHaveLength(20)
    // Options that point at others are shown with their letters.
    const shownAs = (option: string) => option.replace(/^[A-H]\. /, '')
    const answers = begun.questions.map(({ id, options }) => [options.map(shownAs).indexOf(right.get(id)?.[0] ?? '')])
    const reply = await app.request('POST', `/api/attempts/${begun.attemptId}/submit`, { as: token, body: { answers } })
    expect(reply.json).toMatchObject({ total: 20 })
    expect(await scoreOf(app, begun.attemptId)).toBe(20)
  })
})
