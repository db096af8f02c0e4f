import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { canvasOf } from '../../bot/card/canvas.ts'
import { pngOf } from '../../bot/card/png.ts'
import { cardShapes, shareCard } from '../../bot/card/share-card.ts'
import { facesFrom } from '../../bot/pdf/faces.ts'
import { qrOf } from '../../bot/pdf/qr.ts'
import { fontAssets } from '../support/fonts.ts'
import { formItem, formWith, pixelsOf } from '../support/forms.ts'

const link = 'https://loa.example.vn/digests/7KQ2M9'
const digest = formWith([formItem('Cắt điện Tổ dân phố 5'), formItem('Tiêm vắc-xin cho trẻ')])
const isDark = (pixel: number[]) => pixel.every((value) => value < 90)

async function card(form = digest, shape: keyof typeof cardShapes = 'wide') {
  const png = await shareCard(form, { faces: await facesFrom(fontAssets), shape, link })
  return { png, ...pixelsOf(png) }
}

test.each(['wide', 'square'] as const)(
  'a %s card has its size, its words and a code that can be scanned',
  async (shape) => {
    const { width, height, at, names, size } = await card(digest, shape)
    expect({ width, height }).toEqual(cardShapes[shape])
    expect(names).toEqual(['IHDR', 'IDAT', 'IEND'])
    expect(size).toBe((3 * width + 1) * height)
    // The squares of the code, at the middle of each.
    const squares = qrOf(link)
    const pixel = Math.floor(168 / (squares.length + 4))
    const margin = Math.floor((168 - pixel * squares.length) / 2)
    const [left, top] = [width - 60 - 168 + margin, height - 168 - 44 + margin]
    const half = Math.floor(pixel / 2)
    const read = squares.map((row, y) => row.map((_, x) => isDark(at(left + x * pixel + half, top + y * pixel + half))))
    expect(read).toEqual(squares)
    const inked = Array.from({ length: 1000 }, (_, x) => isDark(at(60 + x, 150))).filter(Boolean).length
    expect(inked).toBeGreaterThan(20)
  },
)

test('what was not approved says so in red above all else, and what is corrected or urgent likewise', async () => {
  const red = [143, 45, 26]
  expect((await card()).at(5, 120)).not.toEqual(red)
  expect((await card({ ...digest, standing: 'draft' })).at(5, 120)).toEqual(red)
  expect((await card({ ...digest, corrections: ['Đúng là 8 giờ.'] })).at(5, 120)).toEqual(red)
  expect((await card(formWith([formItem('Bão', { urgent: true })]))).at(5, 120)).toEqual(red)
  expect(
    (await card(formWith([formItem('Bão', { urgent: true, over: true }), formItem('Họp')]))).at(5, 120),
  ).not.toEqual(red)
})

test.each([
  ['no words', formWith([formItem('')])],
  ['a title that never ends', formWith([formItem('Thông báo rất dài '.repeat(400))])],
  ['a word wider than the card', formWith([formItem('a'.repeat(5_000))])],
  ['signs no face knows', formWith([formItem('😀🇻🇳\u0000\u202e漢字')])],
  ['eight long items', formWith(Array.from({ length: 8 }, (_, at) => formItem(`${at} ${'dài '.repeat(60)}`)))],
])('%s make a card all the same', async (_, form) => {
  expect(pixelsOf((await card(form)).png)).toMatchObject(cardShapes.wide)
})

test('a word wider than the card goes on in the lines below, and nothing is drawn on its margin', async () => {
  const { at, width } = await card(formWith([formItem('a'.repeat(500))]))
  const inked = (x: number) => Array.from({ length: 260 }, (_, y) => isDark(at(x, 120 + y))).some(Boolean)
  const columns = (from: number, to: number) => Array.from({ length: to - from }, (_, x) => from + x)
  expect(columns(width - 58, width).some(inked)).toBe(false)
  expect(columns(width - 140, width - 60).some(inked)).toBe(true)
})

test('an edge between two pixels covers half of each, and a shape beyond the canvas nothing', () => {
  const canvas = canvasOf(4, 2, [255, 255, 255])
  const corners = [
    { x: 0.5, y: 0 },
    { x: 2, y: 0 },
    { x: 2, y: 1 },
    { x: 0.5, y: 1 },
  ]
  const edges = corners.map((from, at) => ({ from, to: corners[(at + 1) % 4] as (typeof corners)[number] }))
  canvas.fill(edges, [0, 0, 0])
  canvas.fill(
    edges.map(({ from, to }) => ({ from: { x: from.x, y: from.y + 9 }, to: { x: to.x, y: to.y + 9 } })),
    [9, 9, 9],
  )
  expect([0, 1, 2, 3].map((x) => canvas.pixels[3 * x])).toEqual([128, 0, 255, 255])
  expect([...canvas.pixels.subarray(12)].every((value) => value === 255)).toBe(true)
})

test('each part of the file bears the sum that readers check', async () => {
  const png = await pngOf({ width: 1, height: 1, pixels: new Uint8Array([1, 2, 3]) })
  const view = new DataView(png.buffer)
  for (let at = 8; at < png.length; ) {
    const length = view.getUint32(at)
    expect(view.getUint32(at + 8 + length)).toBe(crc32(png.subarray(at + 4, at + 8 + length)))
    at += 12 + length
  }
})
