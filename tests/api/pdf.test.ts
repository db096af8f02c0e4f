import { expect, it } from 'vitest'
import { pdfLines } from '../../bot/import/pdf.ts'
import { pageTexts } from '../../bot/import/reflow.ts'
import { pdfOf, type Word } from '../support/pdf.ts'

const read = async (...pages: Word[][]) => {
  const { lines, ...rest } = await pdfLines(pdfOf(...pages))
  return { text: pageTexts(lines).join('\n\f\n').split('\n'), ...rest }
}
const rule: Word[] = [
  { text: 'Điều 1. Giữ xe', x: 70, y: 780 },
  { text: '1. Xe đạp: 2.000 đồng', x: 70, y: 760 },
]

it('letters that lie askew on a page are told, and stand beside its text', async () => {
  const askew = await read([{ text: 'BẢN SAO MẬT', x: 150, y: 500, size: 40, turn: 45 }, ...rule])
  expect(askew).toEqual({
    text: ['Điều 1. Giữ xe', '1. Xe đạp: 2.000 đồng'],
    beside: ['BẢN SAO MẬT'],
    notes: ['text.slanted'],
  })
})

it('a page whose text lies on its side as a whole is read as it was meant', async () => {
  const turned = rule.map(({ text }, i) => ({ text, x: 100 + i * 20, y: 70, turn: 90 }))
  expect(await read(turned)).toMatchObject({ text: ['Điều 1. Giữ xe', '1. Xe đạp: 2.000 đồng'], notes: [] })
})

it('letters set apart come together by where each is drawn', async () => {
  const { text } = await read([{ text: 'Điều 2. Giá giữ xe', x: 70, y: 780, apart: 4 }, ...rule.slice(1)])
  expect(text[0]).toBe('Điều 2. Giá giữ xe')
})

it('letters of another font, drawn behind the line, stand in its words', async () => {
  const line: Word[] = [
    { text: 'Đi', x: 70, y: 780 },
    { text: 'u 1. Ph', x: 88, y: 780 },
    { text: 'm vi', x: 136, y: 780 },
    { text: 'ề', x: 82, y: 780 },
    { text: 'ạ', x: 130, y: 780 },
  ]
  expect((await read(line)).text).toEqual(['Điều 1. Phạm vi'])
})
