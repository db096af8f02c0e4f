import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { questionsFromText, unreadIn } from '../../core/question-bank/read/typed.ts'
import { questionProblems, tidyQuestion } from '../../core/quizzes/questions.ts'
import { asTyped } from '../../miniapp/src/console/parts/quizzes/as-typed.ts'
import { noSharedData, sharedData, whyNoSharedData } from '../support/shared-data.ts'

const again = (questions: Parameters<typeof asTyped>[0]) =>
  questionsFromText(asTyped(questions)).map(({ text, options, correct, explanation = '' }) => ({
    ...{ text, options, correct, explanation },
  }))

it('a draft comes out of the box of its form as it went in', () => {
  const questions = [
    { text: 'Họp tổ vào ngày nào?', options: ['Ngày 4', 'Ngày 5.', 'Cả A và B'], correct: [0], explanation: '' },
    {
      text: 'Giấy tờ nào cần khi đăng ký?',
      options: ['Căn cước', 'Sổ tiêm', '1.000 đồng', 'Đáp án khác'],
      correct: [0, 1],
      explanation: 'Theo Điều 3.\nCăn cứ: Quy ước, khoản 2',
    },
    {
      text: 'Câu nào đúng: rác đổ lúc 6 giờ?',
      options: ['Đúng', 'Sai'],
      correct: [1],
      explanation: '# không phải ghi chú',
    },
  ]
  expect(again(questions)).toEqual(questions)
  expect(unreadIn(asTyped(questions))).toEqual([])
})

describe.skipIf(noSharedData)(`real questions (${whyNoSharedData})`, () => {
  test('come out as they went in', () => {
    const all = readFileSync(sharedData('quiz/questions.dev.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { question: string; options: string[]; answer: number })
      .map(({ question, options, answer }) => tidyQuestion({ text: question, options, correct: [answer] }))
      .filter((one) => questionProblems([one]).length === 0)
    const changed = all.filter((one) => {
      const { text, options, correct, explanation } = one
      return JSON.stringify(again([one])) !== JSON.stringify([{ text, options, correct, explanation }])
    })
    expect(all.length).toBeGreaterThan(1000)
    expect(changed.map(({ text, options }) => [text, ...options])).toEqual([])
  })
})
