import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expanded } from '../../core/text/abbreviations.ts'
import { isNumber, numberKeyOf, numbersIn } from '../../core/text/document-number.ts'
import { fold } from '../../core/text/fold.ts'
import { withoutMarkup } from '../../core/text/markup.ts'
import { normalize } from '../../core/text/normalize.ts'
import { sentencesOf } from '../../core/text/sentences.ts'
import { carrierSpellings, isStopWord } from '../../core/text/stop-words.ts'
import { syllablesOf } from '../../core/text/syllables.ts'

const letters = 'aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ'
const vietnamese = fc.string({ unit: fc.constantFrom(...letters, ...letters.toUpperCase(), ' ', ',', '.', '1', '9') })
const anyText = fc.oneof(vietnamese, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))
const words = (text: string) => syllablesOf(text).map(({ exact, folded }) => `${exact}|${folded}`)

describe('folding', () => {
  it('gives one character for each character of the composed text', () => {
    fc.assert(fc.property(anyText, (text) => [...fold(text)].length === [...text.normalize('NFC')].length))
  })

  it('is the same for composed and decomposed text, for capitals, and when done twice', () => {
    fc.assert(
      fc.property(vietnamese, (text) => {
        expect(fold(text.normalize('NFD'))).toBe(fold(text))
        expect(fold(text.toUpperCase())).toBe(fold(text))
        expect(fold(fold(text))).toBe(fold(text))
        expect(fold(text)).toMatch(/^\p{ASCII}*$/u)
      }),
    )
  })
})

describe('normalising', () => {
  it('changes nothing the second time, and the same for decomposed text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(normalize(normalize(text))).toBe(normalize(text))
        expect(normalize(text.normalize('NFD'))).toBe(normalize(text))
      }),
    )
  })

  it('has one Đ, whichever letter that looks like it was typed', () => {
    expect(normalize('Ðiều 1, Ɖiều 2, ðất')).toBe('Điều 1, Điều 2, đất')
  })

  it('drops soft hyphens and zero-width characters, and keeps the words', () => {
    expect(normalize('nghị\u0000 quyết\u0007\f')).toBe('nghị quyết\f')
    expect(normalize('nghị\u00AD quyết\u200B số\u00A015\r\n')).toBe('nghị quyết số 15\n')
  })
})

describe('syllables', () => {
  it('are the same however the text is composed or capitalised', () => {
    fc.assert(
      fc.property(vietnamese, (text) => {
        expect(words(text.normalize('NFD'))).toEqual(words(text))
        expect(words(text.toUpperCase())).toEqual(words(text))
      }),
    )
  })

  it('without marks are those of the text without marks', () => {
    fc.assert(
      fc.property(vietnamese, (text) => {
        expect(syllablesOf(fold(text)).map(({ folded }) => folded)).toEqual(
          syllablesOf(text).map(({ folded }) => folded),
        )
      }),
    )
  })

  it('stand in the text where they say', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let before = 0
        for (const { start, end } of syllablesOf(text)) {
          expect(start).toBeGreaterThanOrEqual(before)
          expect(text.slice(start, end)).toMatch(/^[\p{L}\p{M}\p{N}]+$/u)
          before = end
        }
      }),
    )
  })

  it.each([
    ['hoà', 'hòa'],
    ['thuỷ', 'thủy'],
    ['khoẻ', 'khỏe'],
    ['quý', 'quí'],
    ['kỹ', 'kĩ'],
    ['lý', 'lí'],
    ['UỶ', 'ủy'],
  ])('are one for both spellings of %s', (one, other) => {
    expect(words(one)).toEqual(words(other))
  })

  it('keep apart what marks tell apart', () => {
    expect(words('má')).not.toEqual(words('mà'))
    expect(words('quy')).not.toEqual(words('quý'))
  })
})

describe('words that only carry a question', () => {
  it('are decided by the marks where marks were typed', () => {
    expect(isStopWord({ exact: 'là', folded: 'la' }, true)).toBe(true)
    expect(isStopWord({ exact: 'lá', folded: 'la' }, true)).toBe(false)
    expect(isStopWord({ exact: 'la', folded: 'la' }, false)).toBe(true)
  })

  it('have every spelling that they may have when typed without marks', () => {
    expect(carrierSpellings('hoi')).toEqual(['hỏi'])
    expect([...carrierSpellings('la')]).toEqual(['là'])
    expect([...carrierSpellings('nao')]).toEqual(['nào'])
    expect([...carrierSpellings('ma')]).toEqual(['mà'])
    expect(carrierSpellings('cây')).toEqual([])
  })
})

describe('abbreviations', () => {
  it.each([
    ['ko', undefined, 'không'],
    ['bn', undefined, 'bao nhiêu'],
    ['j', undefined, 'gì'],
    ['ubnd', undefined, 'ủy ban nhân dân'],
    ['nđ', '147', 'nghị định'],
    ['nq', '15', 'nghị quyết'],
  ])('%s before %s stands for %s', (typed, next, full) => {
    expect(expanded(typed, next)?.join(' ')).toBe(full)
  })

  it('stand for nothing where they may be a name or a word', () => {
    expect(expanded('nd', 'dân')).toBeNull()
    expect(expanded('phường', undefined)).toBeNull()
  })
})

describe('document numbers', () => {
  it.each([
    ['nđ 147/2024', '147/2024/NĐ-CP'],
    ['nghị định số 147/2024/NĐ-CP', '147/2024/NĐ-CP'],
    ['NGHI DINH 147', '147/2024/NĐ-CP'],
    ['luat so 91', '91/2015/QH13'],
    ['luật 91/2015/QH13', '91/2015/QH13'],
    ['15-NQ/TW', '15-NQ/TW'],
    ['NQ15/TW', '15-NQ/TW'],
    ['nq 15 tw', '15-NQ/TW'],
    ['15 nq tw', '15-NQ/TW'],
    ['quyết định 01/2020/QĐ-UBND', '01/2020/QĐ-UBND'],
  ])('%s means %s', (typed, number) => {
    const mentions = numbersIn(typed)
    expect(mentions).toHaveLength(1)
    expect(mentions.every((mention) => isNumber(numberKeyOf(number), mention))).toBe(true)
  })

  it.each([
    ['nđ 147/2024', '147/2023/NĐ-CP'],
    ['nđ 147/2024', '147/2024/TT-BTC'],
    ['nđ 14', '147/2024/NĐ-CP'],
    ['luật 91', '91/2015/NĐ-CP'],
  ])('%s does not mean %s', (typed, number) => {
    expect(numbersIn(typed).some((mention) => isNumber(numberKeyOf(number), mention))).toBe(false)
  })

  it.each(['từ 10 giờ ngày 15/10/2026', 'điện thoại 0912345678', 'năm 2024', ''])('are not seen in “%s”', (text) => {
    expect(numbersIn(text)).toEqual([])
  })
})

describe('markup in a question', () => {
  it.each([
    ['[@123] phí bao nhiêu', 'phí bao nhiêu'],
    ['@Loa phí bao nhiêu', 'phí bao nhiêu'],
    ['<script>alert("x")</script> phí <b>bao nhiêu</b>?', 'phí bao nhiêu ?'],
    ['<style>p{}', ''],
    ['%s %d $\u007bx} {{x}}', ''],
  ])('“%s” leaves “%s”', (typed, left) => {
    expect(withoutMarkup(typed)).toBe(left)
  })

  it.each(['a < b > c', 'lãi 5% một năm', 'giảm 30% dịp lễ', 'gửi về a@b.vn', 'giá 5$'])(
    'is not seen in “%s”',
    (text) => {
      expect(withoutMarkup(text)).toBe(text)
    },
  )

  it('leaves nothing more to leave out', () => {
    fc.assert(fc.property(vietnamese, (text) => withoutMarkup(text) === text.replace(/\s+/g, ' ').trim()))
  })
})

describe('sentences', () => {
  it('hold everything but the spaces between them, in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const joined = sentencesOf(text)
          .map(({ start, end }) => text.slice(start, end))
          .join('')
        expect(joined.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      }),
    )
  })

  it('do not end at an abbreviation, a number or an initial', () => {
    const text = 'Ông V. A. Nam ở TP. Huế có 1.000 m2. Theo khoản 2. Điều này được áp dụng.'
    expect(sentencesOf(text).map(({ start, end }) => text.slice(start, end))[0]).toBe(
      'Ông V. A. Nam ở TP. Huế có 1.000 m2.',
    )
  })
})
