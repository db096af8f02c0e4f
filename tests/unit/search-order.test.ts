import { describe, expect, it } from 'vitest'
import { signNames } from '../../core/library/search/reordered.ts'
import { signsOf } from '../../core/library/search/signs.ts'
import { worthBy } from '../../core/library/search/trees.ts'
import { page } from '../../core/library/search/trees-page.ts'
import { packed } from '../../core/library/store/tokens.ts'
import { syllablesOf } from '../../core/text/syllables.ts'
import { type Lesson, learntTrees, worthIn } from '../bench/learn/trees.ts'

const tokensOf = (heading: string, body: string) =>
  packed({ heading: syllablesOf(heading), name: syllablesOf('Luật Mẫu, Điều 7'), body: syllablesOf(body) })

describe('what a section shows besides the question’s words', () => {
  it('are the articles that its body names, once each, and none of its heading or of the document’s name', () => {
    const body = 'Theo khoản 2 Điều 12 và Điều 5 của Luật này, điều kiện tại điều 12; điều khoản 9.'
    expect(signsOf(tokensOf('Điều 3. Điều kiện', body)).cites).toEqual(['12', '5'])
  })

  it('is whether words are defined in it, or who may decide', () => {
    expect(signsOf(tokensOf('Điều 2. Giải thích từ ngữ', 'Cây xanh là cây.'))).toMatchObject({
      defines: true,
      empowers: false,
    })
    expect(signsOf(tokensOf('Điều 9. Thẩm quyền cấp phép', 'Giải thích từ ngữ.'))).toMatchObject({
      defines: false,
      empowers: true,
    })
    expect(signsOf(tokensOf('', ''))).toEqual({ cites: [], defines: false, empowers: false })
  })
})

describe('trees that order what was found', () => {
  // What answers is named by another and has few words: neither alone tells it.
  const lessons: Lesson[] = Array.from({ length: 80 }, (_, question) => {
    const features = Array.from({ length: 12 }, (_, i) => [
      (i * 7 + question) % 12,
      (i * 5 + question * 3) % 12,
      (i + question) % 3,
    ])
    const right = features.map(([named = 0, words = 0]) => named > 8 && words < 4)
    return { features, right, weight: 1 }
  }).filter(({ right }) => right.includes(true))

  it('learn what answers, and the same each time', () => {
    const trees = learntTrees(lessons, 20)
    expect(learntTrees(lessons, 20)).toEqual(trees)
    for (const { features, right } of lessons.slice(0, 10)) {
      const order = features.map((row, i) => ({ worth: worthIn(trees, row), right: right[i] }))
      order.sort((a, b) => b.worth - a.worth)
      expect(order[0]?.right).toBe(true)
    }
  })

  it('ask only what is looked at, and give a number for anything', () => {
    const worth = worthBy(page, signNames)
    for (const of of [0, 1, -1, Number.NaN]) expect(Number.isFinite(worth(signNames.map(() => of)))).toBe(true)
    expect(() => worthBy('luck>1 fit>1 fit>2 : 0 0 0 0 0 0 0 1', signNames)).toThrow(RangeError)
  })

  it('give what the page says: the first question decides between halves', () => {
    const worth = worthBy('b>1 a>2 a>4 : 1 2 3 4 5 6 7 8', ['a', 'b'])
    expect(
      [
        [0, 0],
        [5, 1],
        [0, 2],
        [3, 2],
        [5, 2],
      ].map(worth),
    ).toEqual([1, 4, 5, 7, 8])
  })
})
