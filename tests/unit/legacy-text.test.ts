import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeText } from '../../core/text/encodings/decode.ts'
import { drawnInCapitals, isSyllable, repairLegacy } from '../../core/text/encodings/legacy.ts'
import { conventionText } from '../support/library.ts'

const tcvn3 =
  'Céng hoµ x· héi chñ nghÜa ViÖt Nam\n§iÒu 1. NghÜa vô cña tæ d©n phè: gi÷ vÖ sinh, b¸o tæ tr\u00ADëng khi cã viÖc.'
const vni =
  'Coäng hoaø xaõ hoäi chuû nghóa Vieät Nam\nÑieàu 1. Nghóa vuï cuûa toå daân phoá: giöõ veä sinh, baùo toå tröôûng khi coù vieäc.'
const plain =
  'Cộng hoà xã hội chủ nghĩa Việt Nam\nĐiều 1. Nghĩa vụ của tổ dân phố: giữ vệ sinh, báo tổ trưởng khi có việc.'
const latin1 = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0))

describe('text of before Unicode', () => {
  it.each([
    ['TCVN3', tcvn3, 'tcvn3'],
    ['VNI', vni, 'vni'],
  ])('is repaired from %s, as letters and as bytes', (_name, old, encoding) => {
    expect(repairLegacy(old)).toEqual({ text: plain, encoding })
    expect(decodeText(latin1(old))).toEqual({ text: plain, encoding })
  })

  it('reads capitals that a font of capitals drew out of small letters', () => {
    const { text } = repairLegacy('céng hoµ x· héi\nC¤NG HOµ X· HéI CHñ NGHÜA VIÖT NAM\nViÖc cña UBND')
    expect(text.split('\n')[1]).toBe('CÔNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM')
    expect(text.split('\n')[2]).toBe('Việc của UBND')
  })

  it('reads what stands in an old font beside words of Unicode on one line, and leaves those of Unicode alone', () => {
    const line = 'B¸o tæ tr\u00ADëng khi cã viÖc, xử phạt theo quy định cña ph¸p luËt vÒ thó y, là café Trà'
    expect(repairLegacy(`${tcvn3}\n${line}`).text.split('\n').at(-1)).toBe(
      'Báo tổ trưởng khi có việc, xử phạt theo quy định của pháp luật về thú y, là café Trà',
    )
  })

  it('keeps a word as it stands beside the codes of a number', () => {
    const { text } = repairLegacy(`${tcvn3}\nSè: 12/Q§-UBND\nL\u00ADu: VT, YT, UBND.`)
    expect(text.split('\n').slice(2)).toEqual(['Số: 12/QĐ-UBND', 'Lưu: VT, YT, UBND.'])
  })

  it('reads what a font that draws capitals is known to be laid on as capitals, and nothing else', () => {
    const head = drawnInCapitals('sè: 5, l\u00ADu, vÒ ®Êt')
    const old = `${head}\n${tcvn3}\nSè: 12/Q§-UBND\nVÒ §Êt`
    const { text, encoding } = repairLegacy(old)
    expect(encoding).toBe('tcvn3')
    expect(text).toBe(`SỐ: 5, LƯU, VỀ ĐẤT\n${plain}\nSố: 12/QĐ-UBND\nVề Đất`)
    expect(repairLegacy(drawnInCapitals('Straße é'))).toEqual({ text: 'STRAßE é', encoding: null })
  })

  it('knows VNI by a few words, most of which look like words as they stand', () => {
    const few = 'Quy cheá tieáp daân\nQuy cheá naøy quy ñònh vieäc tieáp coâng daân taïi xaõ, daân ñöôïc giaûi thích.'
    const text = 'Quy chế tiếp dân\nQuy chế này quy định việc tiếp công dân tại xã, dân được giải thích.'
    expect(repairLegacy(few)).toEqual({ text, encoding: 'vni' })
  })

  it('reads VNI capitals', () => {
    expect(repairLegacy(`COÄNG HOAØ XAÕ HOÄI\n${vni}`).text.split('\n')[0]).toBe('CỘNG HOÀ XÃ HỘI')
  })

  it('repairs the old lines of a text whose head is Unicode', () => {
    const { text } = repairLegacy(`ỦY BAN NHÂN DÂN PHƯỜNG MẪU\n${tcvn3}`)
    expect(text).toBe(`ỦY BAN NHÂN DÂN PHƯỜNG MẪU\n${plain}`)
  })

  it.each([
    conventionText,
    'Bà Tư hỏi: xã có họp không? Ông Ba nói có, từ hôm qua.',
    'Il a mangé à la crème brûlée près du château, où naît la rivière.',
    'Über die Straße gehen größere Füße, schöne Grüße.',
    'naïve café résumé',
    'Grad 20 °C, 5 µm, § 12, «tốt»',
  ])('leaves good text alone: %#', (good) => {
    expect(repairLegacy(good)).toEqual({ text: good, encoding: null })
  })

  it('leaves any Vietnamese in Unicode alone, and a repaired text when it comes again', () => {
    const words = conventionText.match(/[\p{L}]+/gu) ?? []
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 40 }), (some) => {
        const text = some.join(' ')
        expect(repairLegacy(text)).toEqual({ text, encoding: null })
      }),
    )
    expect(repairLegacy(repairLegacy(vni).text)).toEqual({ text: plain, encoding: null })
  })

  it('takes any characters at all without failing, and changes no text without an old letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { text: out, encoding } = repairLegacy(text)
        if (!/[\u00A1-\u00FF\uE1A1-\uE1FE\uF0A1-\uF0FF\u03BC]/.test(text))
          expect({ out, encoding }).toEqual({ out: text, encoding: null })
      }),
    )
  })
})

describe('the bytes of a text file', () => {
  it('reads UTF-8, and UTF-16 either way round, marked or not', () => {
    const little = Uint8Array.from(plain, (char) => char.charCodeAt(0)) && Buffer.from(plain, 'utf16le')
    const big = Buffer.from(little).swap16()
    expect(decodeText(Buffer.from(plain))).toEqual({ text: plain, encoding: 'utf-8' })
    for (const bytes of [little, big, Buffer.from(`\uFEFF${plain}`, 'utf16le')])
      expect(decodeText(bytes)).toEqual({ text: plain, encoding: 'utf-16' })
  })

  it('reads windows-1258, whose tones stand behind their vowels', () => {
    // "Điều lệ của tổ dân phố": Ð, i, ê with a grave sign behind it, and so on.
    const bytes = latin1('\xD0i\xEA\xCCu l\xEA\xF2 cu\xD2a t\xF4\xD2 d\xE2n ph\xF4\xEC')
    expect(decodeText(bytes)).toEqual({ text: 'Điều lệ của tổ dân phố', encoding: 'windows-1258' })
  })

  it('reads a page in the code page that it says it is in', () => {
    const short = latin1('<meta charset=windows-1258><p>H\xF4\xD2i phi\xEC?</p>')
    expect(decodeText(short)).toEqual({
      text: '<meta charset=windows-1258><p>Hổi phí?</p>',
      encoding: 'windows-1258',
    })
    const page =
      '<meta http-equiv=Content-Type content="text/html; charset=windows-1252"><p>An B\xECnh, c\xF2n ph\xED: &#272;i&#7873;u 1</p>'
    expect(decodeText(latin1(page))).toEqual({ text: page, encoding: 'windows-1252' })
    // A label that the words belie is none.
    const tones = '\xD0i\xEA\xCCu l\xEA\xF2 cu\xD2a t\xF4\xD2 d\xE2n ph\xF4\xEC'
    expect(decodeText(latin1(`<meta charset="iso-8859-1"><p>${tones}</p>`))).toEqual({
      text: '<meta charset="iso-8859-1"><p>Điều lệ của tổ dân phố</p>',
      encoding: 'windows-1258',
    })
  })

  it('gives up what is no Vietnamese in any encoding', () => {
    expect(decodeText(latin1('c\xF4ng'))).toBeNull()
    expect(decodeText(latin1('Stra\xDFe \xFCber gr\xF6\xDFere F\xFC\xDFe sch\xF6n'))).toBeNull()
  })
})

it('knows the syllables of Vietnamese from other words', () => {
  expect(['nghiêng', 'quyết', 'Đường', 'ở', 'Hoà', 'oẳn'].filter((word) => !isSyllable(word))).toEqual([])
  expect(['nghÜa', 'strong', 'ấầ', 'façade', 'bạàn'].filter(isSyllable)).toEqual([])
})
