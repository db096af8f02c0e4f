import { describe, expect, test } from 'vitest'
import { soundedOut } from '../../../core/forms/spoken/by-rule.ts'
import { usualReadings } from '../../../core/forms/spoken/foreign-names.ts'
import { readAloud, syllableCount } from '../../../core/forms/spoken/read-aloud.ts'
import { mayBeSyllable } from '../../../core/text/syllables.ts'
import { cases } from './cases.ts'
import { names } from './names.ts'

const inWard = { office: 'phường' }

test('there are more than two hundred readings', () => {
  expect(new Set(cases.map(([written]) => written)).size).toBeGreaterThan(250)
})

test.each(cases)('%s', (written, said) => {
  expect(readAloud(written, inWard)).toMatchObject({ words: said, unknown: [], guessed: [] })
})

test('what was written out once is left as it is when it is read again', () => {
  const all = [...cases, ...names]
  const twice = all.map(([, said]) => readAloud(said, inWard).words)
  expect(twice).toEqual(all.map(([, said]) => said))
})

describe('in the south', () => {
  test.each([
    ['105 hộ', 'Một trăm lẻ năm hộ'],
    ['1.005.000 đồng', 'Một triệu không trăm lẻ năm ngàn đồng'],
    ['ngày 2/9', 'Ngày mồng hai tháng chín'],
    ['mức 2,5-3 nghìn', 'Mức hai phẩy năm đến ba nghìn'],
  ])('%s', (written, said) => {
    expect(readAloud(written, { manner: 'south' }).words).toBe(said)
  })
})

describe('what no rule knows is told, and stays to be seen', () => {
  test.each([
    ['Đội PC67 ra quân', ['PC67']],
    ['ông M.V.K', []],
    ['xe BTR-60PB', ['BTR-60PB']],
    ['mẫu 01/ĐK', ['ĐK']],
  ])('%s', (written, unknown) => {
    expect(readAloud(written)).toMatchObject({ unknown, guessed: [] })
  })
})

describe('names of other languages', () => {
  test('a hundred and twenty are written down', () => {
    expect(new Set(names.map(([written]) => written)).size).toBe(120)
  })

  test.each(names)('%s', (written, said) => {
    expect(readAloud(written, inWard).words).toBe(said)
  })

  test('are said as usual, or else by rule, which is told', () => {
    const watson = { written: 'Watson', said: 'Oát-xơn', how: 'sounded' }
    expect(readAloud('Ca sĩ Rachel Watson hát ở Tokyo')).toEqual({
      ...{ words: 'Ca sĩ Ra-chen Oát-xơn hát ở Tô-ki-ô', unknown: [] },
      guessed: [{ written: 'Rachel', said: 'Ra-chen', how: 'sounded' }, watson],
    })
    expect(readAloud('WATSON đến Washington').guessed).toEqual([{ ...watson, written: 'WATSON' }])
  })

  test('capitals that nobody knows are said letter by letter, and told', () => {
    expect(readAloud('SAMSUNG và FPTSHOP')).toEqual({
      ...{ words: 'Xam-xung và ép-pê-tê-ét-hát-o-pê', unknown: [] },
      guessed: [{ written: 'FPTSHOP', said: 'ép-pê-tê-ét-hát-o-pê', how: 'spelled' }],
    })
  })

  test('what nobody could say as a word is left and told', () => {
    expect(readAloud('ông Mrkos').guessed).toEqual([{ written: 'Mrkos', said: 'Mrkos', how: 'left' }])
  })

  test.each([
    "Đắk Lắk, Đắk Nông, Kon Tum, Gia Lai, Pleiku, Krông Năng, Ea Kar, Ea H'leo, Chư Păh, Mang Yang",
    "Y Ngông Niê Kdăm, H'Hen Niê, Y Moan Ênuôl, Rơ Châm, Ksor Phước, Hring, K'Ho, M'Nông, Xtiêng",
    'Bạn an tâm, ban tin, tin tuc, cho toi, ra di, di an, anh em ta, la ca, u ta',
    'TAM KỲ, HOI AN, CAN THO, BAN CONG AN',
  ])('words of Vietnam are left as they stand: %s', (written) => {
    expect(readAloud(written).words).toBe(written)
  })

  test.each([
    ['Diễn viên Emma Watson (Em-ma Oát-sơn) và Watson', 'Diễn viên Em-ma Oát-sơn và Oát-sơn'],
    ['Ca sĩ Tokyo (Tô-ky-ô) hát', 'Ca sĩ Tô-ky-ô hát'],
    ['Đội Watson (Mỹ-Anh) thắng', 'Đội Oát-xơn, Mỹ-Anh, thắng'],
    ['Ông Watson (hai-ba) đến', 'Ông Oát-xơn, hai-ba, đến'],
  ])('a reading that the text gives itself goes before ours: %s', (written, said) => {
    expect(readAloud(written)).toMatchObject({ words: said })
  })

  test('each usual reading is of Vietnamese syllables', () => {
    const odd = [...usualReadings].filter(([, said]) =>
      said.split(/[ -]/).some((syllable) => !mayBeSyllable(syllable.toLowerCase())),
    )
    expect(odd).toEqual([])
  })

  test('so is each that the rule makes', () => {
    const onsets = ['', ...'bcdfghjklmnpqrstvwxyz', 'ch', 'qu', 'str', 'gu', 'tw']
    const vowels = [...'aeiouyü', 'ai', 'au', 'ea', 'ei', 'ew', 'ie', 'oa', 'oe', 'oi', 'ow']
    const codas = ['', ...'bcdfgklmnrstvwxz', 'ng', 'nk', 'rt', 'rg', 'rn', 'tch', 'ke', 'ce', 'xa', 'ra']
    const made = onsets.flatMap((onset) => vowels.flatMap((vowel) => codas.map((coda) => onset + vowel + coda)))
    const odd = made.flatMap((name) => {
      const said = soundedOut(name)
      return said?.split('-').every(mayBeSyllable) === false ? [`${name} → ${said}`] : []
    })
    expect(odd).toEqual([])
  })
})

test('in a line of capitals a word is no abbreviation', () => {
  expect(readAloud('CA NGỢI TẤM GƯƠNG VI PHẠM AN TOÀN CỦA UBND PHƯỜNG').words).toBe(
    'CA NGỢI TẤM GƯƠNG VI PHẠM AN TOÀN CỦA ủy ban nhân dân PHƯỜNG',
  )
})

test.each([
  ['figures', '9'.repeat(20_000)],
  ['points', '1.'.repeat(10_000)],
  ['dates', '1/1/'.repeat(5_000)],
  ['an address', `https://${'a.'.repeat(10_000)}vn`],
  ['letters', 'A'.repeat(20_000)],
  ['brackets', '('.repeat(20_000)],
  ['a name', 'Wat'.repeat(10_000)],
  ['names', 'Watson Smith-'.repeat(3_000)],
  ['readings', 'Watson (Oát-xơn) ('.repeat(2_000)],
  ['telephones', '0236 '.repeat(4_000)],
  ['numbers of documents', '38/2023/NĐ-'.repeat(2_000)],
])('a long run of %s ends', (_, written) => {
  expect(syllableCount(readAloud(written).words)).toBeGreaterThanOrEqual(0)
})
