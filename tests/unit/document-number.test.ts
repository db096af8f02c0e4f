import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kindOf } from '../../core/library/metadata/head/kind.ts'
import { isNumber, numberKeyOf, numbersIn } from '../../core/text/document-number.ts'
import { fold } from '../../core/text/fold.ts'
import { noSharedData, sharedData, whyNoSharedData } from '../support/shared-data.ts'

const serials = fc.integer({ min: 1, max: 9999 })
const years = fc.integer({ min: 1996, max: 2030 })
const state = fc.constantFrom(
  'NĐ-CP',
  'QĐ-TTg',
  'TT-BTC',
  'TT-BGDĐT',
  'NQ-HĐND',
  'QĐ-UBND',
  'QH15',
  'UBTVQH14',
  'TTLT-BCA-BQP',
)
const office = fc.constantFrom('QĐ-UBND', 'KH-UBND', 'TB-UBND', 'CT-TTg', 'QĐ-TTg', 'VBHN-BCT', 'NQ-UBTVQH15', 'QĐ-CTN')
const party = fc.constantFrom(['NQ', 'TW'], ['CT', 'TW'], ['KL', 'TW'], ['HD', 'BTGDVTW'], ['KH', 'TU'], ['QĐ', 'TW'])

/** A number as its parts, and as the rules of its house write it. */
const numbers = fc.oneof(
  fc
    .record({ serial: serials, year: years, tail: state })
    .map(({ serial, year, tail }) => [`${serial}`, `${year}`, tail]),
  fc.record({ serial: serials, tail: office }).map(({ serial, tail }) => [`${serial}`, '', tail]),
  fc.record({ serial: serials, tail: party }).map(({ serial, tail }) => [`${serial}`, '', tail.join('/')]),
)
const written = ([serial = '', year = '', tail = '']: string[]) =>
  [serial, year, tail].filter(Boolean).join(tail.includes('/') ? '-' : '/')

const spellings: [name: string, spell: (number: string) => string][] = [
  ['in small letters', (number) => number.toLowerCase()],
  ['without marks', fold],
  ['decomposed', (number) => number.normalize('NFD')],
  ['with a zero before', (number) => `0${number}`],
  ['with blanks around its marks', (number) => number.replace(/[/-]/g, ' $& ')],
  ['with long dashes', (number) => number.replaceAll('-', '–')],
  ['with the other mark', (number) => number.replace(/[/-]/g, (mark) => (mark === '/' ? '-' : '/'))],
  ['behind “Số:”', (number) => `Số: ${number}`],
  ['behind a type that it bears itself', (number) => (/nq/i.test(number) ? `Nghị quyết số ${number}` : `số ${number}`)],
]

describe('the key of a number', () => {
  it.each(spellings)('is the same %s', (_, spell) => {
    fc.assert(
      fc.property(numbers, (number) => {
        expect(numberKeyOf(spell(written(number)))).toBe(numberKeyOf(written(number)))
      }),
    )
  })

  it('is found again inside a sentence', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        const typed = `cho tôi hỏi văn bản ${written(number)}, còn hiệu lực không`
        expect(numbersIn(typed).map(({ key }) => key)).toEqual([numberKeyOf(written(number))])
      }),
    )
  })

  it('is another for another number', () => {
    fc.assert(
      fc.property(numbers, numbers, (one, other) => {
        fc.pre(fold(one.join(' ')) !== fold(other.join(' ')))
        expect(numberKeyOf(written(one))).not.toBe(numberKeyOf(written(other)))
      }),
    )
  })

  it('is its own key', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        const key = numberKeyOf(written(number))
        expect(numberKeyOf(key)).toBe(key)
      }),
    )
  })

  it.each([
    ['NQ15/TW', '15/nq-tw'],
    ['15nq tw', '15/nq-tw'],
    ['15 - NQ / TW', '15/nq-tw'],
    ['chi thi 05 bct', '5/ct-bct'],
    ['147 / 2024 / N Đ - C P', '147/2024/nd-cp'],
    ['73/2006/QH 11', '73/2006/qh11'],
    ['21-LCT/HĐNN8', '21/lct-hdnn8'],
    ['66.5/2025/NQ-CP', '66.5/2025/nq-cp'],
    ['22/2014/TTLT-BTP-BNN&PTNT', '22/2014/ttlt-btp-bnnptnt'],
    ['Công văn số 5803/VPCP-KTN', '5803/vpcp-ktn'],
    ['Hiến pháp 2013', 'hien-phap-2013'],
    ['', ''],
  ])('of “%s” is %s', (number, key) => {
    expect(numberKeyOf(number)).toBe(key)
  })
})

describe('a number in a question', () => {
  it.each([
    ['nđ 147', '147/2024/NĐ-CP'],
    ['chi thi 05 bct', '05/CT-BCT'],
    ['QĐ 123/QĐ-UBND phường', '123/QĐ-UBND'],
    ['nq 15 của tw', '15-NQ/TW'],
  ])('%s means %s', (typed, number) => {
    expect(numbersIn(typed).some((mention) => isNumber(numberKeyOf(number), mention))).toBe(true)
  })

  it.each([
    ['chi thi 05 bct', '05/CT-TTg'],
    ['nq 15 tw', '15/NQ-CP'],
    ['Nghị định 66.5', '66.6/2025/NĐ-CP'],
  ])('%s does not mean %s', (typed, number) => {
    expect(numbersIn(typed).some((mention) => isNumber(numberKeyOf(number), mention))).toBe(false)
  })

  it.each(['kế hoạch 5 năm', 'quy định 3 ngày', 'Hiến pháp 2013', 'lúc 7 tu nay', '1.446.705 đồng'])(
    'is not seen in “%s”',
    (text) => expect(numbersIn(text)).toEqual([]),
  )
})

describe.skipIf(noSharedData)(`the official catalogue (${whyNoSharedData})`, () => {
  const records = () =>
    gunzipSync(readFileSync(sharedData('gazette/catalogue.dev.jsonl.gz')))
      .toString()
      .split('\n')
      .filter(Boolean)
      .map((line): { type: string; number: string; title: string } => JSON.parse(line))
      // Some records lost their number or type where the page was read: "điều" is no number, a sentence no type.
      .filter(({ type, number }) => type !== 'Công báo' && type.length < 25 && /\d/.test(number))
  const share = (right: number, of: number) => right / of

  it('has its numbers read from its titles', () => {
    const all = records()
    const right = all.filter(({ number, title }) => numbersIn(title)[0]?.key === numberKeyOf(number))
    expect(share(right.length, all.length)).toBeGreaterThanOrEqual(0.999)
  })

  it('has its types read from its titles', () => {
    const all = records()
    const right = all.filter(({ type, number, title }) => kindOf(title, number) === type)
    expect(share(right.length, all.length)).toBeGreaterThanOrEqual(0.99)
  })

  it('has no two numbers of one key', () => {
    const numberOf = new Map<string, string>()
    for (const { number } of records()) {
      const bare = number.toLowerCase().replace(/\s/g, '')
      expect(numberOf.get(numberKeyOf(number)) ?? bare).toBe(bare)
      numberOf.set(numberKeyOf(number), bare)
    }
  })
})
