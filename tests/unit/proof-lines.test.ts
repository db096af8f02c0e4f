import { describe, expect, test } from 'vitest'
import { keptLines, withChanges } from '../../core/library/store/lines.ts'
import { articlesUnmade } from '../../core/proofs/changes.ts'
import { doubtfulLines } from '../../core/proofs/doubts.ts'

const text = 'Một\nHai\n\f\nBa\n\fBốn'

describe('the lines of a text', () => {
  test('end with their line or with their page, and know the page', () => {
    expect(keptLines(text)).toEqual([
      { at: 0, page: 1, text: 'Một' },
      { at: 1, page: 1, text: 'Hai' },
      { at: 2, page: 1, text: '' },
      { at: 3, page: 2, text: '' },
      { at: 4, page: 2, text: 'Ba' },
      { at: 5, page: 2, text: '' },
      { at: 6, page: 3, text: 'Bốn' },
    ])
    expect(keptLines('Một\nHai').map(({ page }) => page)).toEqual([null, null])
  })

  test.each([
    ['one', [{ line: 1, before: 'Hai', after: '2' }], 'Một\n2\n\f\nBa\n\fBốn'],
    [
      'several, in any order',
      [
        { line: 6, before: 'Bốn', after: '4' },
        { line: 0, before: 'Một', after: '1' },
      ],
      '1\nHai\n\f\nBa\n\f4',
    ],
    ['one that becomes two', [{ line: 4, before: 'Ba', after: 'Ba\nBa nữa' }], 'Một\nHai\n\f\nBa\nBa nữa\n\fBốn'],
    ['one taken away with its end', [{ line: 0, before: 'Một', after: null }], 'Hai\n\f\nBa\n\fBốn'],
    ['the last of a page', [{ line: 6, before: 'Bốn', after: null }], 'Một\nHai\n\f\nBa\n\f'],
    [
      'neighbours',
      [
        { line: 0, before: 'Một', after: null },
        { line: 1, before: 'Hai', after: null },
      ],
      '\f\nBa\n\fBốn',
    ],
  ])('are put right: %s', (_name, changes, expected) => {
    expect(withChanges(text, changes)).toBe(expected)
  })

  test('are not where they do not read as they were said to', () => {
    expect(withChanges(text, [{ line: 1, before: 'Ba', after: 'x' }])).toBeNull()
    expect(withChanges(text, [{ line: 60, before: 'Ba', after: 'x' }])).toBeNull()
  })
})

test.each([
  ['Điều 3. Rác thải', 'Điều 3. Rác', []],
  ['Điều 3. Rác thải', 'Mục 1\nĐiều 3. Rác', []],
  ['Điều 3. Rác thải', 'Rác thải', ['Điều 3']],
  ['Điều 3. Rác thải', 'Điều 8. Rác thải', ['Điều 3']],
  ['Điều 3. Rác thải', null, ['Điều 3']],
  ['Theo Điều 3 của Luật này', 'x', []],
])('of “%s” as “%s”, articles that begin no more: %j', (before, after, gone) => {
  expect(articlesUnmade([{ line: 0, before, after }])).toEqual(gone)
})

test('a line is doubted for words that nobody writes so, for articles missing before it, and for a row of other cells', async () => {
  const lines = keptLines(
    [
      'Điều 1. Phạm vi áp dụng của quy định này',
      'Người dân đưgợc cấp thẻ bảo hiểm y tế theo quy định của pháp luật.',
      '| Tên | Mức |',
      '| --- | --- |',
      '| Hộ nghèo | 100 |',
      '| Hộ cận nghèo | 70 | 5 |',
      'Điều 4. Hiệu lực thi hành',
    ].join('\n'),
  )
  const articles = ['1', '4'].map((article) => ({ article, place: `Điều ${article}` }))
  expect(Object.fromEntries(await doubtfulLines(lines, articles))).toEqual({
    1: [{ kind: 'words', words: ['đưgợc'] }],
    5: [{ kind: 'cells' }],
    6: [{ kind: 'gap', articles: ['Điều 2', 'Điều 3'] }],
  })
})
