import { extractText, getDocumentProxy, getMeta } from 'unpdf'
import { expect, test } from 'vitest'
import { facesFrom } from '../../bot/pdf/faces.ts'
import { type Block, paperOf } from '../../bot/pdf/paper.ts'
import { fontAssets } from '../support/fonts.ts'

const title = 'Dữ liệu cơ quan giữ về bạn'
async function paper(blocks: Block[]) {
  const faces = await facesFrom(fontAssets)
  const bytes = await paperOf(blocks, { faces, title, foot: (page, pages) => `Trang ${page} / ${pages}` })
  const document = await getDocumentProxy(bytes.slice())
  const { text } = await extractText(document, { mergePages: false })
  return { bytes, pages: text, meta: await getMeta(await getDocumentProxy(bytes.slice())) }
}

const letters =
  'Ă ă Â â Đ đ Ê ê Ô ô Ơ ơ Ư ư À Ả Ã Á Ạ Ằ Ẳ Ẵ Ắ Ặ Ầ Ẩ Ẫ Ấ Ậ È Ẻ Ẽ É Ẹ Ề Ể Ễ Ế Ệ Ì Ỉ Ĩ Í Ị Ò Ỏ Õ Ó Ọ Ồ Ổ Ỗ Ố Ộ Ờ Ở Ỡ Ớ Ợ Ù Ủ Ũ Ú Ụ Ừ Ử Ữ Ứ Ự Ỳ Ỷ Ỹ Ý Ỵ ỳ ỷ ỹ ý ỵ “” – … ₫'

test('every Vietnamese letter of a paper is found and copied as it was written, composed', async () => {
  const said = 'Tôi hỏi: “Giờ đổ rác ở ngõ riêng?” Phường trả lời ngay, trong vòng hai ngày làm việc.'
  const { pages, bytes, meta } = await paper([
    { kind: 'title', text: title },
    { kind: 'fact', name: 'Tên bạn ghi', text: 'Nguyễn Thị Hường'.normalize('NFD') },
    { kind: 'text', text: said },
    { kind: 'quote', text: letters },
  ])
  const text = (pages[0] ?? '').replace(/\s+/g, ' ')
  for (const whole of [title, 'Tên bạn ghi: Nguyễn Thị Hường', said, letters, 'Trang 1 / 1'])
    expect(text).toContain(whole)
  expect(text).toBe(text.normalize('NFC'))
  expect(meta.info.Title).toBe(title)
  // Small enough for a phone on a bad network.
  expect(bytes.length).toBeLessThan(150_000)
})

test('a long paper turns its pages between lines, loses no word, and cuts a word wider than the page', async () => {
  const words = Array.from({ length: 1500 }, (_, at) => `từ${at}`)
  const { pages } = await paper([
    { kind: 'heading', text: 'Câu hỏi' },
    { kind: 'text', text: words.join(' ') },
    { kind: 'text', text: 'đ'.repeat(300) },
    { kind: 'text', text: 'dòng một\ndòng hai\r\ndòng ba' },
  ])
  expect(pages.length).toBeGreaterThan(2)
  const text = pages
    .map((one) => one.replace(/Trang \d+ \/ \d+/, ' '))
    .join(' ')
    .replace(/\s+/g, ' ')
  expect(words.filter((word) => !text.includes(word))).toEqual([])
  expect(text.replace(/ /g, '')).toContain('đ'.repeat(300))
  expect(text).toContain('dòng một dòng hai dòng ba')
})

test('what the face has no letter for is shown as a square, and nothing unseen is kept', async () => {
  const { pages } = await paper([{ kind: 'text', text: `Vui quá 😀 漢 xong\u200b\u0007.` }])
  expect(pages[0]?.replace(/\s+/g, ' ')).toMatch(/Vui quá [□?] [□?] xong\./)
})
