import { describe, expect, it } from 'vitest'
import { garbling, hasStrangeSigns } from '../../bot/import/page/garbled.ts'
import { textOn } from '../../bot/import/page/reflow.ts'

const page = (...texts: string[]) =>
  texts.map((text, i) => ({ cells: [text], x: 70, right: 500, y: 780 - i * 18, size: 13 }))
const sentence = 'Quy chế này quy định việc quản lý nhà văn hóa thôn, giờ mở cửa từ bảy giờ đến chín giờ tối hằng ngày.'
const around = (...texts: string[]) => page(sentence, sentence, ...texts, sentence)

describe('letters that are not those of the page', () => {
  it.each([
    ['control characters in words', 'ông Nguye\u0000̃n Va\u0000n Tu\u0000òng'],
    ['a lost đ, with a sign in its place', '\u0011iều 1. Phạm vi \u0012iều chỉnh'],
    ['a lost đ, with nothing in its place', 'iều 1. Phạm vi iều chỉnh'],
    ['a lost ư', 'Uỷ ban phờng, trờng học và nớc sạch'],
    ['signs of another script amid letters', 'Đi㐀u 1. Phạm vi đi㐀u chỉnh'],
    ['other letters in place of some', 'TM. þY BAN NHÂN DÂN; Quy¿t ßnh cÿa Chính phÿ'],
    ['letters that only one font knows', 'Đi\uE001u 1. Phạm vi đi\uE001u chỉnh'],
  ])('are noticed: %s', (_what, text) => {
    expect(garbling(around(text))).toBe('some')
    expect(textOn(around(text, sentence, sentence))).toBe('garbled')
  })

  it('are most of a page, or all of it', () => {
    expect(textOn(page('\u0011iều 1. Phạm vi \u0012iều chỉnh \u0011ược'))).toBe('lost')
  })

  it.each([
    ['bullets of sign fonts', '\uF0B7 Hồ sơ gồm: \uF0A7 đơn; \uF0A7 bản sao'],
    ['Chinese words beside Vietnamese ones', 'Văn Miếu (文廟) và Quốc Tử Giám (國子監)'],
    [
      'abbreviations, measures and foreign words',
      'UBND, HĐND, TNHH, 5 kg, 3 km, NGHỊ, ngô, nghỉ, Ngh. 12, th. 3, tr. 5',
    ],
    ['a foreign name', 'ông Weiß, người Đức'],
    ['letters of the fonts of before Unicode', '§iÒu 1. Ph¹m vi ®iÒu chØnh cña ViÖt Nam'],
  ])('are not %s', (_what, text) => {
    expect(garbling(around(text))).toBeNull()
  })

  it('are told of where one word alone has a strange sign', () => {
    const one = around(sentence, 'Nguye\u0000̃n')
    expect(garbling(one)).toBeNull()
    expect(hasStrangeSigns([one])).toBe(true)
    expect(hasStrangeSigns([around('\uF0B7 đơn')])).toBe(false)
  })
})
