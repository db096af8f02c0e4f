import { expect, it } from 'vitest'
import { unstacked } from '../../bot/import/stacked.ts'

it.each([
  ['V Ă N H Ó A', 'VĂN HÓA'],
  ['A N N I N H', 'AN NINH'],
  ['T h ể t h a o', 'Thể thao'],
  ['X Ã H Ộ I', 'XÃ HỘI'],
  ['N Ô N G N G H I Ệ P', 'NÔNG NGHIỆP'],
  ['K I N H T Ế', 'KINH TẾ'],
])('letters one below the other are words: %s', (stack, words) => expect(unstacked(stack)).toBe(words))

it.each(['A B C D', 'x x x x', '1 2 3 4', 'T B D', 'Văn hóa', ''])('what is none stays: %s', (text) =>
  expect(unstacked(text)).toBe(text),
)
