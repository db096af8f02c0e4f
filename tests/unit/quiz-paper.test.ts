import { describe, expect, it } from 'vitest'
import { drawQuestions, paperOf } from '../../core/quizzes/paper.ts'

const ids = Array.from({ length: 40 }, (_, at) => `q${at}`)
const options = ['một', 'hai', 'ba', 'bốn']
const natural = [0, 1, 2, 3]

const orders = (words: string[]) =>
  new Set(
    Array.from({ length: 60 }, () =>
      paperOf([{ id: 'q', options: words }], { shuffleOptions: true })[0]?.options.join(''),
    ),
  )

describe('drawing a paper', () => {
  it('draws as many questions as the rules say, none twice', () => {
    const drawn = drawQuestions(ids, { questionCount: 10, shuffleQuestions: true })
    expect(new Set(drawn).size).toBe(10)
    expect(ids).toEqual(expect.arrayContaining(drawn))
  })

  it('keeps the author’s order when questions are not shuffled', () => {
    const drawn = drawQuestions(ids, { questionCount: 20, shuffleQuestions: false })
    expect(drawn).toEqual(ids.filter((id) => drawn.includes(id)))
  })

  it('reaches every question', () => {
    const seen = new Set<string>()
    for (let i = 0; i < 400; i++) {
      for (const id of drawQuestions(ids, { questionCount: 5, shuffleQuestions: true })) seen.add(id)
    }
    expect(seen.size).toBe(ids.length)
  })

  it('shuffles options, each shown once', () => {
    expect(orders(options).size).toBeGreaterThan(5)
    const [question] = paperOf([{ id: 'q', options }], { shuffleOptions: true })
    expect([...(question?.options ?? [])].sort()).toEqual(natural)
  })

  it('leaves options alone when the rules do not shuffle', () => {
    expect(paperOf([{ id: 'q', options }], { shuffleOptions: false })).toEqual([{ questionId: 'q', options: natural }])
  })

  it.each([
    'Cả A, B, C đều đúng',
    'Tất cả các phương án trên',
    'A và B đúng',
    'Cả ba đáp án',
    'Cả 3 ý trên',
    'Không có đáp án nào trong các đáp án trên',
    'ca a va b',
  ])('keeps the order where “%s” depends on it', (last) => {
    expect([...orders(['một', 'hai', 'ba', last])]).toEqual(['0123'])
  })

  it.each(['Cả nước', 'Ba năm', 'Ủy ban nhân dân cấp xã', 'Nhiệm kỳ 5 năm', 'Cả vợ và chồng'])(
    'shuffles “%s”, which does not',
    (last) => {
      expect(orders(['một', 'hai', 'ba', last]).size).toBeGreaterThan(5)
    },
  )
})
