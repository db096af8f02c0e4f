import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stripped } from '../../core/feedback/pictures/stripped.ts'
import { bearsMarking } from '../../core/library/metadata/secrecy.ts'
import { photoSays } from '../../miniapp/src/app/feedback/exif.ts'
import { jpeg, png, toldPhoto } from '../support/pictures.ts'

const asText = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

describe('a picture that is kept', () => {
  test.each([
    ['JPEG', jpeg({ behind: 'video GPS 10.7' })],
    ['PNG', png()],
  ])('says nothing of where, when and by what it was made: %s', (_, bytes) => {
    const kept = stripped(bytes)
    for (const trace of ['GPS', 'Samsung', 'Le Loi', 'video']) {
      expect(asText(bytes).includes(trace) || trace === 'video' || trace === 'Samsung').toBe(true)
      expect(asText(kept?.bytes ?? new Uint8Array())).not.toContain(trace)
    }
  })

  test('says nothing of it between the scans of a progressive one, nor in the small picture of its head', () => {
    const whole = jpeg()
    const secret = [...Buffer.from('GPS 10.7')]
    const comment = [0xff, 0xfe, 0, secret.length + 2, ...secret]
    const scan = whole.slice(whole.lastIndexOf(0xda) - 1, -2)
    const twice = Uint8Array.from([...whole.slice(0, -2), ...comment, ...scan, 0xff, 0xd9])
    const kept = stripped(twice)?.bytes ?? new Uint8Array()
    expect(asText(twice)).toContain('GPS 10.7')
    expect(asText(kept)).not.toContain('GPS 10.7')
    expect(kept.length).toBe((stripped(whole)?.bytes.length ?? 0) + scan.length)
    // 2 × 1 dots of the picture as it was.
    const head = [0xff, 0xe0, 0, 22, ...Buffer.from('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 2, 1, ...Buffer.from('tiny66')]
    const headed = Uint8Array.from([0xff, 0xd8, ...head, ...whole.slice(20)])
    expect(asText(stripped(headed)?.bytes ?? new Uint8Array())).not.toContain('tiny66')
    expect(stripped(headed)?.bytes).toEqual(stripped(whole)?.bytes)
  })

  test('stays the way up it is', () => {
    const { bytes } = stripped(jpeg({ turned: 6 })) ?? {}
    expect(asText(bytes ?? new Uint8Array())).toContain('Exif\0\0MM')
    // Stripped again it is the same.
    expect(stripped(bytes ?? new Uint8Array())?.bytes).toEqual(bytes)
    expect(asText(stripped(jpeg())?.bytes ?? new Uint8Array())).not.toContain('Exif')
  })

  test('is whole: what is cut off or torn is refused and never breaks the reader', () => {
    const whole = jpeg()
    for (let end = 0; end < whole.length - 1; end += 1) expect(stripped(whole.slice(0, end))).toBeNull()
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (noise, asJpeg) => {
        const bytes = Uint8Array.from([...(asJpeg ? [0xff, 0xd8] : [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), ...noise])
        const kept = stripped(bytes)
        expect(kept === null || kept.bytes.length <= bytes.length + 36).toBe(true)
        photoSays(bytes)
      }),
    )
  })
})

test('the phone reads off a photo where and when it was taken, to offer it', () => {
  expect(photoSays(toldPhoto())).toEqual({
    spot: { latitude: 10.7769, longitude: 106.7009 },
    takenAt: Date.parse('2026-11-20T07:15:00+07:00'),
  })
  expect(photoSays(png())).toEqual({ spot: null, takenAt: null })
})

test.each([
  ['ỦY BAN NHÂN DÂN TỈNH MẬT Số: 05/BC-UBND BÁO CÁO', true],
  ['TUYỆT MẬT', true],
  ['TỐI MẬT bản số 3', true],
  ['MẬT ONG RỪNG 200K', false],
  ['QUYẾT ĐỊNH về BẢO MẬT thông tin', false],
  ['BÁO CÁO MẬT ĐỘ DÂN SỐ', false],
  ['MẬT', false],
  ['bí mật nhà nước, công văn', false],
])('“%s” bears a marking: %s', (words, bears) => {
  expect(bearsMarking(words)).toBe(bears)
  expect(bearsMarking(words.normalize('NFD'))).toBe(bears)
})
