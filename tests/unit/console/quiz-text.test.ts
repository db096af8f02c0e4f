import { expect, test } from 'vitest'
import { questionProblems, tidyQuestion } from '../../../core/quizzes/questions.ts'
import { questionsFromJson, questionsFromText } from '../../../miniapp/src/console/parts/quizzes/quiz-text.ts'
import { quizzes } from '../../../miniapp/src/console/parts/quizzes/strings.ts'

test('typed questions become text, options, the right ones and what explains', () => {
  const typed = 'Thủ đô nước ta?\r\n* Hà Nội\r\nHuế\r\n# Từ năm 1945.\r\n\r\n\r\nHai số chẵn?\n*2\n3\n* 4'
  expect(questionsFromText(typed)).toEqual([
    { text: 'Thủ đô nước ta?', options: ['Hà Nội', 'Huế'], correct: [0], explanation: 'Từ năm 1945.' },
    { text: 'Hai số chẵn?', options: ['2', '3', '4'], correct: [0, 2] },
  ])
  expect(questionsFromText(' \n\n ')).toEqual([])
})

test('the example shown in the form is one the server takes', () => {
  const questions = questionsFromText(quizzes.form.sample)
  expect(questions).toHaveLength(1)
  expect(questionProblems(questions.map(tidyQuestion))).toEqual([])
})

test.each([
  ['{', 'json'],
  ['{"text":"x"}', 'shape'],
  ['[{"text":"x","options":["a",1],"correct":[0]}]', 'shape'],
  ['[{"text":"x","options":["a","b"],"correct":["a"]}]', 'shape'],
  ['[null]', 'shape'],
])('JSON that holds no questions is told apart: %s', (typed, problem) => {
  expect(questionsFromJson(typed)).toEqual({ problem })
})

test('JSON questions are read as they stand', () => {
  const questions = [{ text: 'x', options: ['a', 'b'], correct: [1] }]
  expect(questionsFromJson(JSON.stringify(questions))).toEqual({ questions })
})
