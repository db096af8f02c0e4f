import { expect, it } from 'vitest'
import { type Block, truthOf } from '../bench/readers/blocks.ts'
import { measured, type Taken } from '../bench/readers/measure.ts'
import { inTcvn3, inVni } from '../bench/readers/old-fonts.ts'

const blocks: Block[] = [
  { is: 'head', left: ['PHƯỜNG MẪU'], right: ['Độc lập'] },
  { is: 'title', lines: ['QUY CHẾ'] },
  { is: 'article', number: 1, heading: 'Giữ xe' },
  { is: 'clause', number: 1, text: 'Xe đạp gửi miễn phí.', note: 'Sửa năm 2026.' },
  { is: 'article', number: 2, heading: 'Mức thu' },
  {
    is: 'table',
    rows: [
      [{ text: 'Hộ' }, { text: 'Xe' }, { text: 'Mức' }],
      [{ text: 'Nghèo', down: 2 }, { text: 'Xe máy' }, { text: '2.000' }],
      [{ text: 'Ô tô' }, { text: '9.000' }],
    ],
  },
]
const one = { number: '1', text: 'Điều 1. Giữ xe\n1. Xe đạp gửi miễn phí.\n[1] Sửa năm 2026.' }
const two = {
  number: '2',
  text: 'Điều 2. Mức thu\n| Hộ | Xe | Mức |\n| Nghèo | Xe máy | 2.000 |\n| Nghèo | Ô tô | 9.000 |',
}
const whole: Taken = {
  title: 'QUY CHẾ',
  texts: ['Độc lập', 'PHƯỜNG MẪU', one.text, two.text],
  articles: [one, two],
  notes: [],
  told: false,
}
const figures = (change: Partial<Taken>) => measured(truthOf(blocks), { ...whole, ...change })

it('a whole reading loses nothing, wherever the letterhead and the title stand', () => {
  expect(figures({})).toMatchObject({ recall: 1, order: 1, lost: 0, false: 0, rows: 2, torn: 0 })
})

it('words lost, words moved and articles lost are told apart', () => {
  const moved = [whole.texts[0], whole.texts[1], two.text, one.text] as string[]
  expect(figures({ texts: moved })).toMatchObject({ recall: 1, lost: 0 })
  expect(figures({ texts: moved }).order).toBeLessThan(0.7)
  const without = figures({ texts: [...whole.texts.slice(0, 3)], articles: [one] })
  expect(without).toMatchObject({ lost: 1, silent: 1, torn: 2, unsaid: 2 })
  expect(without.recall).toBeLessThan(0.7)
  expect(figures({ articles: [one], told: true })).toMatchObject({ lost: 1, silent: 0 })
})

it('an article that swallows others, and one that is none, are false', () => {
  const swallowing = [{ number: '1', text: `${one.text}\n${two.text}` }]
  expect(figures({ articles: swallowing })).toMatchObject({ lost: 1, false: 0 })
  expect(figures({ articles: [one, two, { number: '17', text: 'Điều 17.' }] })).toMatchObject({ lost: 0, false: 1 })
})

it('a row without its empty cell is torn', () => {
  const torn = two.text.replace('| Nghèo | Ô tô |', '| Ô tô |')
  expect(figures({ texts: [...whole.texts.slice(0, 3), torn] })).toMatchObject({ torn: 1 })
})

it('letters are written as the fonts of before Unicode have them', () => {
  expect(inTcvn3('Nghị định của phường')).toBe('NghÞ ®Þnh cña ph\u00ADêng')
  expect(inVni('Nghị định của phường')).toBe('Nghò ñònh cuûa phöôøng')
})
