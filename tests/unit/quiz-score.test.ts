import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerFault, scoreOf } from '../../core/quizzes/score.ts'
import type { AttemptPaper } from '../../db/schema/quizzes.ts'

// The paper asks the quiz's second question, then its first.
const key = [[0, 3], [2]]
const shown: AttemptPaper = [
  [1, [2, 0, 1, 3]],
  [0, [3, 1, 0, 2]],
]

describe('the score of an attempt', () => {
  it.each([
    ['both right', [[0], [0, 2]], 2],
    ['both right, chosen in another order', [[0], [2, 0]], 2],
    [
      'an option chosen twice counts once',
      [
        [0, 0],
        [0, 2],
      ],
      2,
    ],
    ['one of two right options is not enough', [[0], [0]], 1],
    ['all right options and a wrong one is wrong', [[0], [0, 1, 2]], 1],
    ['the right index in the author’s order is wrong as shown', [[2], []], 0],
    ['nothing answered', [], 0],
    ['the second left out', [[0]], 1],
  ])('%s', (_, answers, score) => {
    expect(scoreOf(shown, answers, key)).toBe(score)
  })

  it('gives no point for a question without a key', () => {
    expect(scoreOf([[5, [0, 1]]], [[]], key)).toBe(0)
  })

  it('is the same however options were shuffled', () => {
    const order = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4, maxLength: 4 })
    void fc.assert(
      fc.property(order, fc.uniqueArray(fc.integer({ min: 0, max: 3 })), (options, chosen) => {
        const answer = chosen.map((index) => options.indexOf(index))
        const right = chosen.length === 2 && chosen.includes(0) && chosen.includes(3)
        expect(scoreOf([[0, options]], [answer], key)).toBe(right ? 1 : 0)
      }),
    )
  })
})

describe('answers that do not fit their paper', () => {
  it.each([
    ['fit', [[0], [3]], false, null],
    ['one question too many', [[0], [1], [2]], false, 'attempt.answers'],
    ['an option that was not shown', [[4]], false, 'attempt.answers'],
    ['left out where all must be answered', [[0]], true, 'attempt.incomplete'],
    ['empty where all must be answered', [[0], []], true, 'attempt.incomplete'],
    ['left out where that is allowed', [[], []], false, null],
  ])('%s', (_, answers, requireAll, fault) => {
    expect(answerFault(shown, answers, requireAll)).toBe(fault)
  })
})
