import { extractText, getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import { facesFrom } from '../../bot/pdf/faces.ts'
import { noticeBoard } from '../../bot/pdf/notice-board.ts'
import type { Form } from '../../core/forms/form.ts'
import { fontAssets } from '../support/fonts.ts'
import { formItem, formWith } from '../support/forms.ts'

const link = 'https://loa.example.vn/digests/7KQ2M9'
const sentence = 'Người dân khu vực nghiêng nghiêng đường Nguyễn Văn Thoại được thông báo trước bằng loa truyền thanh. '
const power = formItem('Cắt điện Tổ dân phố 5', {
  facts: ['Thời gian: 07:30–11:30 ngày 30/11/2026', 'Địa điểm: Tổ 5', 'Liên hệ: 0236 3822 119'],
  summary: sentence.trim(),
})

async function board(form: Form, size: 'a4' | 'a3' = 'a4') {
  const bytes = await noticeBoard(form, { faces: await facesFrom(fontAssets), size, link })
  const pdf = await getDocumentProxy(bytes.slice())
  const { text } = await extractText(pdf, { mergePages: false })
  const page = await pdf.getPage(1)
  return { pages: text.map((one) => one.replace(/\s+/g, ' ')), size: page.view.slice(2) }
}

test.each([
  ['a4', 595, 842],
  ['a3', 842, 1191],
] as const)(
  'a board of %s has its size and says who tells what, when, where and whom to ask',
  async (name, ...size) => {
    const news = formItem('Mưa lớn đến hết tuần', { source: 'Báo Đà Nẵng', publishedAt: Date.UTC(2026, 10, 29) })
    const { pages, ...read } = await board(formWith([power, news]), name)
    expect(read.size).toEqual(size)
    expect(pages).toHaveLength(1)
    for (const told of [
      ...[
        'Bản tin Phường Hoà Mẫu – 30/11/2026',
        'Thông tin chính thức của Phường Hoà Mẫu.',
        '1. Cắt điện Tổ dân phố 5',
      ],
      ...['Thời gian: 07:30–11:30 ngày 30/11/2026', 'Địa điểm: Tổ 5', 'Liên hệ: 0236 3822 119', sentence.trim()],
      ...['2. Mưa lớn đến hết tuần', 'Nguồn: Báo Đà Nẵng, 07:00 ngày 29/11/2026', 'Mã bản tin: 7KQ2M9', 'Trang 1 / 1'],
    ])
      expect(pages[0]).toContain(told)
    expect(pages[0]?.replace(/ /g, '')).toContain(link)
    expect(pages[0]).not.toContain('BẢN NHÁP')
  },
)

test('many items go on over pages, every word whole and every page with its code', async () => {
  const items = Array.from({ length: 8 }, (_, at) => formItem(`Tin ${at + 1}`, { summary: sentence.repeat(9).trim() }))
  const { pages } = await board(formWith(items))
  expect(pages.length).toBeGreaterThan(2)
  for (const [at, page] of pages.entries())
    expect(page).toContain(`Phường Hoà Mẫu · 7KQ2M9 · Trang ${at + 1} / ${pages.length}`)
  const all = pages.join(' ')
  for (const word of ['nghiêng', 'truyền', 'Nguyễn']) {
    const times = word === 'nghiêng' ? 2 : 1
    expect(all.split(new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'u')).length - 1).toBe(8 * 9 * times)
  }
})

test('what was not approved is marked on every page; what is over is not told; a correction stands first', async () => {
  const items = [formItem('Họp hôm qua', { over: true }), ...Array.from({ length: 7 }, () => power)]
  const { pages } = await board(formWith(items, { standing: 'draft', corrections: ['Đúng là 8 giờ.'] }))
  expect(pages.length).toBeGreaterThan(1)
  for (const page of pages) expect(page).toContain('BẢN NHÁP – chưa duyệt')
  expect(pages.join(' ')).not.toContain('Họp hôm qua')
  const first = pages[0] ?? ''
  expect(first.indexOf('Đúng là 8 giờ.')).toBeGreaterThan(0)
  expect(first.indexOf('Đúng là 8 giờ.')).toBeLessThan(first.indexOf('1. Cắt điện'))
})
