import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { qrOf } from '../../bot/pdf/qr.ts'

// The package has no types of its own.
const { create } = createRequire(import.meta.url)('qrcode')

const link = (length: number) => `https://loa.example.vn/${'p/0a9z'.repeat(40)}`.slice(0, length)

// Another encoder, told to take the same mask, draws the same squares: it is told each in turn, for which is best may be a tie.
test.each([14, 26, 42, 62, 84, 106, 122, 152, 180, 213])(
  'a code of %i bytes is drawn as another encoder draws it',
  (length) => {
    const squares = qrOf(link(length))
    const size = squares.length
    const drawn = [0, 1, 2, 3, 4, 5, 6, 7].map((maskPattern) => {
      const segments = [{ data: new TextEncoder().encode(link(length)), mode: 'byte' }]
      const { modules } = create(segments, { errorCorrectionLevel: 'M', maskPattern })
      expect(modules.size).toBe(size)
      return Array.from(modules.data, Boolean).join()
    })
    expect(drawn).toContain(squares.flat().join())
  },
)

test('what is longer than any link of ours is refused', () => {
  expect(() => qrOf(link(214))).toThrow(RangeError)
})
