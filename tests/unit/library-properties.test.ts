import fc from 'fast-check'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { passagesOf } from '../../core/library/parse/passages.ts'
import { plainDocument, type SourceDocument } from '../../core/library/parse/source-document.ts'
import { sectionsOf } from '../../core/library/parse/structure.ts'
import { readDocument } from '../../core/library/store/read-document.ts'
import { normalize } from '../../core/text/normalize.ts'

const number = fc.integer({ min: 1, max: 12 })
const words = fc
  .array(
    fc.constantFrom(
      'Hộ',
      'nghèo',
      'được',
      'miễn',
      'quỹ.',
      'tại',
      'khoản',
      'Điều',
      '“tổ”',
      'ngõ,',
      '5',
      'đồng;',
      'sau:',
    ),
    {
      minLength: 1,
      maxLength: 14,
    },
  )
  .map((some) => some.join(' '))
const line = fc.oneof(
  words,
  words,
  fc.constant(''),
  fc.tuple(number, words).map(([n, text]) => `Điều ${n}. ${text}`),
  fc.tuple(number, words).map(([n, text]) => `Điều ${n} ${text}`),
  fc.tuple(number, words).map(([n, text]) => `Điền ${n}. ${text}`),
  fc.tuple(number, words).map(([n, text]) => `${n}. ${text}`),
  fc.tuple(number, number, words).map(([n, m, text]) => `${n}.${m}. ${text}`),
  fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'đ'), words).map(([letter, text]) => `${letter}) ${text}`),
  fc.tuple(fc.constantFrom('I', 'II', 'III', 'IV'), words).map(([roman, text]) => `${roman}- ${text}`),
  fc.tuple(fc.constantFrom('A', 'B', 'C'), words).map(([letter, text]) => `${letter}. ${text}`),
  fc.tuple(fc.constantFrom('#', '##', '###'), words).map(([mark, text]) => `${mark} ${text}`),
  fc.tuple(words, words).map(([one, other]) => `| ${one} | ${other} |`),
  fc.constantFrom(
    '|---|---|',
    'Chương I',
    'Mục 1. CHUNG',
    'QUY CHẾ',
    '(Ban hành kèm theo Quyết định số 1)',
    'Phụ lục I',
    'Mẫu số 01',
    'CHỦ TỊCH',
    'Nơi nhận:',
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'SỬA ĐỔI, BỔ SUNG',
    'Luật này được thông qua.',
  ),
)
const text = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\n', '\n', '\n\n', '\f')), { maxLength: 60 })
  .map((lines) => lines.map(([one, end]) => one + end).join(''))

/** A text each of whose words is there once, so that none can be lost behind another. */
function numbered(raw: string): string {
  let count = 0
  return raw.replace(/Hộ|nghèo|đồng|ngõ/g, (word) => {
    count += 1
    return `${word}x${count}`
  })
}
const numberedWords = (all: string) => [...all.matchAll(/\p{L}+x(\d+)/gu)].map(([, number]) => Number(number))

const passagesIn = (raw: string) => sectionsOf(normalize(raw)).flatMap(passagesOf)

/** All that the sections hold, their titles with them. */
const told = (raw: string) =>
  sectionsOf(normalize(raw))
    .map((section) => [section.path, section.heading, ...passagesOf(section).map(({ text: part }) => part)].join('\n'))
    .join('\n')

const documentOf = (raw: string): SourceDocument =>
  plainDocument({ name: 'a.txt', origin: 'file', title: 'A', sections: sectionsOf(normalize(raw)) })

describe('any text', () => {
  it('loses no word on its way into passages, and keeps their order', () => {
    fc.assert(
      fc.property(text, (raw) => {
        // What is repeated at the edges of pages is left out on purpose; a text without pages loses nothing.
        const whole = numbered(raw.replaceAll('\f', '\n'))
        expect([...new Set(numberedWords(told(whole)))]).toEqual(numberedWords(whole))
      }),
      { numRuns: 150 },
    )
  })

  it('has each passage as a verbatim part of its section, none with a page mark, pages never going back', () => {
    fc.assert(
      fc.property(text, (raw) => {
        let page = 0
        for (const section of sectionsOf(normalize(raw))) {
          const whole = section.text.replaceAll('\f', '')
          for (const passage of passagesOf(section)) {
            expect(whole).toContain(passage.text)
            expect(passage.text + passage.lead + passage.heading).not.toContain('\f')
            expect(passage.page ?? page).toBeGreaterThanOrEqual(page)
            page = passage.page ?? page
          }
        }
      }),
    )
  })

  it('is parted the same way twice, and composed or decomposed', () => {
    fc.assert(
      fc.property(text, (raw) => {
        expect(passagesIn(raw)).toEqual(passagesIn(raw))
        expect(passagesIn(raw.normalize('NFD'))).toEqual(passagesIn(raw))
      }),
    )
  })

  it('gives every passage an id of its own', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (raw) => {
        const places: string[] = []
        for await (const sections of readDocument(documentOf(raw)).sections())
          places.push(...sections.flatMap((section) => section.places))
        expect(new Set(places).size).toBe(places.length)
      }),
    )
  })

  it('never throws, whatever its characters', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: fc.constantFrom('\n', '\f', '|', '.', 'I', '1', 'Đ', ' ', '“', '#') }),
        (one, other) => {
          passagesIn(one + other)
        },
      ),
    )
  })
})

describe('reading', () => {
  /** How many characters the patterns were tried on. */
  function stepsOf(raw: string): number {
    let steps = 0
    const exec = RegExp.prototype.exec
    const spy = vi.spyOn(RegExp.prototype, 'exec').mockImplementation(function (this: RegExp, given: string) {
      // A pattern that goes on from where it stopped reads only the rest.
      steps += this.global || this.sticky ? 1 : given.length
      return exec.call(this, given)
    })
    onTestFinished(() => spy.mockRestore())
    passagesIn(raw)
    spy.mockRestore()
    return steps
  }

  it.each([
    ['articles', (i: number) => `Điều ${i + 1}. Việc\nNội dung của điều này.`],
    ['articles that are all the first', () => 'Điều 1 Luật này\nNội dung.'],
    ['signatures', () => 'CHỦ TỊCH\nNơi nhận: ai cũng được'],
    ['Roman numbers', () => 'I- Một\nNội dung.'],
    ['capitals', () => 'CHƯƠNG TRÌNH LỚN'],
    ['chapters', () => 'Chương I\n\n'],
    ['titles of attached documents', () => 'Điều 1. A\nQUY CHẾ\nvề việc này'],
    ['abbreviations in one line', () => 'theo TP. Mẫu và Th. Hai, '],
    ['rows', (i: number) => `| ${i} | b |`],
    ['open quotations', () => '“Điều 1. “Sửa'],
    ['pages', (i: number) => `trang ${i}\f${i}`],
    ['halves of sentences', () => 'hộ nghèo được miễn quỹ tại\nkhoản này và'],
  ])('takes work in proportion to the length: %s', (name, of) => {
    const glue = name.endsWith('one line') ? '' : '\n'
    const textOf = (many: number) => Array.from({ length: many }, (_, i) => of(i)).join(glue)
    expect(stepsOf(textOf(2000))).toBeLessThan(stepsOf(textOf(1000)) * 2.5)
  })
})
