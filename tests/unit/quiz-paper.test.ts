import { describe, expect, it } from 'vitest'
import { drawQuestions, lettered, paperOf } from '../../core/quizzes/paper.ts'

const options = ['một', 'hai', 'ba', 'bốn']
const natural = [0, 1, 2, 3]

const orders = (words: string[]) =>
  new Set(
    Array.from({ length: 60 }, () =>
      paperOf([{ position: 0, options: words }], { shuffleOptions: true })[0]?.[1].join(''),
    ),
  )

describe('drawing a paper', () => {
  it('draws as many questions as the rules say, none twice', () => {
    const drawn = drawQuestions(40, { questionCount: 10, shuffleQuestions: true })
    expect(new Set(drawn).size).toBe(10)
    for (const position of drawn) expect(position).toBeLessThan(40)
  })

  it('keeps the author’s order when questions are not shuffled', () => {
    const drawn = drawQuestions(40, { questionCount: 20, shuffleQuestions: false })
    expect(drawn).toHaveLength(20)
    expect(drawn).toEqual([...drawn].sort((a, b) => a - b))
  })

  it('reaches every question', () => {
    const seen = new Set<number>()
    for (let i = 0; i < 400; i++) {
      for (const position of drawQuestions(40, { questionCount: 5, shuffleQuestions: true })) seen.add(position)
    }
    expect(seen.size).toBe(40)
  })

  it('shuffles options, each shown once', () => {
    expect(orders(options).size).toBeGreaterThan(5)
    const [question] = paperOf([{ position: 0, options }], { shuffleOptions: true })
    expect([...(question?.[1] ?? [])].sort()).toEqual(natural)
  })

  it('shows a row never as it should be, but one of two in either way: else the other would be it', () => {
    const rows = (words: string[]) =>
      new Set(
        Array.from({ length: 60 }, () =>
          paperOf([{ position: 0, options: words, kind: 'order' }], { shuffleOptions: false })[0]?.[1].join(''),
        ),
      )
    expect(rows(options)).not.toContain('0123')
    expect(rows(['một', 'hai'])).toEqual(new Set(['01', '10']))
  })

  it('leaves options alone when the rules do not shuffle', () => {
    expect(paperOf([{ position: 7, options }], { shuffleOptions: false })).toEqual([[7, natural]])
  })

  it.each([
    'Cả A, B, C đều đúng',
    'Tất cả các phương án trên',
    'A và B đúng',
    'Cả ba đáp án',
    'Cả 3 ý trên',
    'Không có đáp án nào trong các đáp án trên',
    'ca a va b',
    'Tất cả những người trên.',
    'Cả ba hình thức nêu trên đều đúng',
    'Cả ba phương án kia đều sai',
    'Chỉ A và B',
    'A hoặc B',
    'A, C đúng',
    'Đáp án B',
    'Chỉ có A',
    'Cả ba đều đúng',
    'Tất cả đều sai',
    '1 và 2 đúng',
  ])('keeps the order where “%s” depends on it', (last) => {
    expect([...orders(['một', 'hai', 'ba', last])]).toEqual(['0123'])
  })

  it.each(['Cả nước', 'Ba năm', 'Ủy ban nhân dân cấp xã', 'Nhiệm kỳ 5 năm', 'Cả vợ và chồng'])(
    'shuffles “%s”, which does not',
    (last) => {
      expect(orders(['một', 'hai', 'ba', last]).size).toBeGreaterThan(5)
    },
  )

  it('shows letters where an option points at another, once', () => {
    expect(lettered(['một', 'hai', 'Chỉ A và B'])).toEqual(['A. một', 'B. hai', 'C. Chỉ A và B'])
    expect(lettered(['A. một', 'B. hai', 'C. A hoặc B'])).toEqual(['A. một', 'B. hai', 'C. A hoặc B'])
    expect(lettered(['một', 'hai', 'Tất cả những người trên'])).toEqual(['một', 'hai', 'Tất cả những người trên'])
  })
})
