import { expect, test } from 'vitest'
import { textOf } from '../../bot/import/text-file.ts'
import { withoutMarks } from '../../core/library/typed/markdown.ts'

test.each([
  ['**Điều 1.** Phạm vi', 'Điều 1. Phạm vi'],
  ['mức thu là **50.000 đồng**/tháng, *không* hoàn lại', 'mức thu là 50.000 đồng/tháng, không hoàn lại'],
  [
    'xem [Cổng dịch vụ công](https://dichvucong.gov.vn/p/home) trước',
    'xem Cổng dịch vụ công (https://dichvucong.gov.vn/p/home) trước',
  ],
  ['## Điều 2. __Đối tượng__ ##', '## Điều 2. Đối tượng'],
  ['1\\. Người dân', '1. Người dân'],
  ['> **Lưu ý:** mang theo `căn cước`', 'Lưu ý: mang theo căn cước'],
  ['phí ~~10.000~~ 20.000 đồng  ', 'phí  20.000 đồng'],
  ['diện tích 4 * 5 * 6 m', 'diện tích 4 * 5 * 6 m'],
  ['(*) Ghi chú; (**) ghi chú khác', '(*) Ghi chú; (**) ghi chú khác'],
  ['* đứng đầu dòng', '* đứng đầu dòng'],
  ['tệp mau_don_01.docx và mau_don_02.docx', 'tệp mau_don_01.docx và mau_don_02.docx'],
  ['| Rau | **5.000** |', '| Rau | 5.000 |'],
  ['| A \\| B | 5.000 |', '| A / B | 5.000 |'],
  ['* * *', ''],
  ['![Con dấu](dau.png)', 'Con dấu'],
])('%s', (written, read) => {
  expect(withoutMarks(written)).toBe(read)
})

test('a paper written in Markdown is quoted as people read it, its articles where they are', async () => {
  const text = `# Quy ước tổ dân phố số 4\n\n**Điều 1. Giờ yên tĩnh**\n\nTừ **22 giờ** đến *6 giờ* không làm ồn.\n\n---\n\n**Điều 2. Vệ sinh**\n\nĐổ rác trước \`18 giờ\`.`
  const { documents } = await textOf('quy-uoc.md', Buffer.from(text))
  const passages = JSON.stringify(documents)
  expect(passages).toContain('Từ 22 giờ đến 6 giờ không làm ồn.')
  expect(passages).toContain('Đổ rác trước 18 giờ.')
  expect(passages).not.toContain('**')
})

test('what a box of code shows opens no article', async () => {
  const text =
    'Điều 1. Cách ghi\n\nGhi như sau:\n\n```\nĐiều 2. Ví dụ\n```\n\nkèm theo ngày ghi.\n\nĐiều 2. Nơi nộp\n\nBộ phận một cửa.\n'
  const { documents } = await textOf('cach-ghi.md', Buffer.from(text))
  expect(documents[0]?.sections.map(({ heading }) => heading)).toEqual(['Điều 1. Cách ghi', 'Điều 2. Nơi nộp'])
  expect(documents[0]?.sections[0]?.text).toContain('Điều 2. Ví dụ')
})
