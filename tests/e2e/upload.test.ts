import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { pdfOf } from '../support/pdf.ts'
import { projectRoot } from '../support/source-files.ts'
import { inPhone, openChat, said, visit, write } from './visit.ts'

const document = join(projectRoot, 'tests/demo/to-upload/noi-quy-nha-van-hoa.docx')

const wrong = 'Xe đẩy được mượn tối đa 13 ngảỳ, kể từ ngày nhận xe tại nhà văn hoá của phường.'
const right = 'Xe đẩy được mượn tối đa 18 ngày, kể từ ngày nhận xe tại nhà văn hoá của phường.'
const picturesHere = existsSync('/usr/bin/pdftoppm')

/** The row of a file, the newest of its name: it comes after the rows of files that were there before. */
const uploaded = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Tệp đã tải lên' }).getByRole('listitem').filter({ hasText: name }).first()

describe.skipIf(noBrowser)(`a document for the library, in Chromium (${whyNoBrowser})`, () => {
  const { tour, console: desk } = visit()

  test('uploaded at the console, it is quoted to a citizen who asks in the chat a minute later', async () => {
    const page = await desk('editor', 'library')
    await page.getByRole('button', { name: 'Tải văn bản lên' }).click()
    const upload = page.getByRole('region', { name: 'Tải văn bản lên thư viện' })
    expect(await upload.getByLabel('Mọi người').isChecked()).toBe(true)
    await upload.locator('input[type=file]').setInputFiles(document)
    const file = uploaded(page, 'noi-quy-nha-van-hoa.docx')
    await file.getByText('Đã nạp').waitFor()
    await file.getByText('1 văn bản').waitFor()
    await page.getByRole('row', { name: /27\/QĐ-UBND/ }).waitFor()

    const phone = await tour()
    await openChat(phone, 'Nguyễn Thị Năm', 'Loa Giang Mẫu')
    await write(phone, 'muon nha van hoa to chuc dam cuoi phai dat coc bao nhieu')
    const answer = said(phone, 'Người mượn đặt cọc 500.000 đồng')
    await answer.getByText(/Điều 2, khoản 2/).waitFor()
    await answer.getByRole('link', { name: 'Xem văn bản' }).click()
    await inPhone(phone).getByRole('region', { name: 'Đoạn được trích' }).getByText('500.000 đồng').waitFor()

    const download = page.waitForEvent('download')
    await page
      .getByRole('row', { name: /27\/QĐ-UBND/ })
      .getByRole('link', { name: 'Tải tệp gốc' })
      .click()
    expect((await download).suggestedFilename()).toBe('noi-quy-nha-van-hoa.docx')
  })

  test('let fall on the page, a bad file says why it was not taken, and a good one beside it is', async () => {
    const page = await desk('editor', 'library')
    await page.getByRole('button', { name: 'Tải văn bản lên' }).click()
    const dataTransfer = await page.evaluateHandle(`(() => {
      const files = new DataTransfer()
      files.items.add(new File(['MZ' + String.fromCharCode(0, 1)], 'chuong-trinh.exe'))
      files.items.add(new File(['# Lịch trực tết\\n\\nTrạm y tế trực từ mùng một đến mùng ba.'], 'lich-truc.txt'))
      return files
    })()`)
    await page.getByText('hoặc kéo thả tệp vào đây').dispatchEvent('drop', { dataTransfer })
    const rows = page.getByRole('region', { name: 'Tệp đã tải lên' }).getByRole('listitem')
    await rows.filter({ hasText: 'lich-truc.txt' }).getByText('Đã nạp').waitFor()
    const bad = rows.filter({ hasText: 'chuong-trinh.exe' })
    await bad.getByText('Loại tệp này chưa được hỗ trợ').waitFor()
    await bad.getByRole('button', { name: 'Thử lại' }).waitFor()
  })

  test('read wrongly, it is held against its picture at the console, and a line put right there is what people are answered', async () => {
    const page = await desk('editor', 'library')
    const lines = [
      'Số: 33/QĐ-UBND',
      'QUYẾT ĐỊNH',
      'Về việc cho mượn xe đẩy của phường',
      'Điều 1. Thời gian mượn xe đẩy',
      wrong,
    ]
    const pdf = pdfOf(lines.map((text, i) => ({ text, x: 60, y: 780 - 24 * i })))
    await page.getByRole('button', { name: 'Tải văn bản lên' }).click()
    await page
      .getByRole('region', { name: 'Tải văn bản lên thư viện' })
      .locator('input[type=file]')
      .setInputFiles({ name: 'cho-muon-xe-day.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf) })
    const file = uploaded(page, 'cho-muon-xe-day.pdf')
    await file.getByText('Đã nạp').waitFor()
    await file.getByText('Báo cáo đọc tệp').click()
    await file.getByRole('link', { name: 'Đối chiếu với bản gốc' }).click()

    if (picturesHere) await page.locator('.proof-paper[data-state=here] img').waitFor()
    else await page.getByText('chưa cài chương trình vẽ trang PDF').waitFor()
    await page.getByText('1 chỗ ngờ').waitFor()
    await page.getByRole('button', { name: 'Chỗ ngờ tiếp theo' }).click()
    await page.getByText('Ngờ: “ngảỳ” viết không thành tiếng.').waitFor()
    await page.getByRole('listitem').filter({ hasText: 'Xe đẩy được mượn' }).getByRole('button').first().click()
    await page.getByLabel('Dòng này trong bản gốc').fill(right)
    await page.reload()
    await page.getByText('Phần bạn viết dở lần trước còn đây.').waitFor()
    await page.getByRole('button', { name: 'Lưu thành bản mới' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(right).waitFor()
    await dialog.getByRole('button', { name: 'Lưu thành bản mới' }).click()
    await page.getByText('Đã lưu thành bản thứ 2').waitFor()
    await page.getByText('Không có chỗ ngờ').waitFor()

    const phone = await tour()
    await openChat(phone, 'Nguyễn Thị Năm', 'Loa Giang Mẫu')
    await write(phone, 'xe day cua phuong duoc muon toi da bao nhieu ngay')
    await said(phone, 'tối đa 18 ngày')
      .getByText(/Điều 1/)
      .waitFor()

    await page.getByRole('link', { name: /^←/ }).click()
    const versions = page.getByRole('region', { name: 'Các bản đã nạp' })
    await versions.getByText(/sửa 1 dòng/).waitFor()
    await versions.getByRole('link', { name: 'Đọc lại bản này' }).click()
    await page.getByText('Đây là bản cũ, giữ lại để đọc.').waitFor()
    await page.getByText(wrong.slice(0, 30)).waitFor()
    expect(await page.getByRole('button', { name: /Xe đẩy/ }).count()).toBe(0)
  })

  test('replaced by a newer one, the answers that cited what changed wait to be looked at; retired, it is found no more', async () => {
    const page = await desk('editor', 'library')
    const row = page.getByRole('row', { name: /27\/QĐ-UBND/ })
    const text = ['Số: 27/QĐ-UBND', '', '# Nội quy nhà văn hoá', '', 'Điều 2. Mượn nhà văn hoá']
    const newer = [...text, '1. Hộ gia đình đăng ký với tổ trưởng.', '2. Người mượn đặt cọc 300.000 đồng.'].join('\n')
    const chooser = page.waitForEvent('filechooser')
    await row.getByRole('button', { name: 'Thay bản mới' }).click()
    await (await chooser).setFiles({ name: 'noi-quy-moi.txt', mimeType: 'text/plain', buffer: Buffer.from(newer) })
    const file = uploaded(page, 'noi-quy-moi.txt')
    await file.getByText('Thay bản cũ').waitFor({ state: 'attached' })

    await row.getByRole('link', { name: /Nội quy nhà văn hoá/ }).click()
    const versions = page.getByRole('region', { name: 'Các bản đã nạp' })
    await versions.getByText('Bản thứ 2 (đang dùng)').waitFor()
    const earlier = versions.getByRole('listitem').filter({ hasText: 'noi-quy-nha-van-hoa.docx' })
    const download = page.waitForEvent('download')
    await earlier.getByRole('link', { name: 'Tải tệp gốc' }).click()
    expect((await download).suggestedFilename()).toBe('noi-quy-nha-van-hoa.docx')

    await page.goto(page.url().replace(/library.*/, 'questions'))
    await page.getByRole('button', { name: 'Cần xem lại' }).click()
    const marked = page.getByRole('listitem').filter({ hasText: 'dat coc bao nhieu' })
    await marked.getByRole('button', { name: 'Đã xem' }).click()
    await page.getByText('Không có câu nào cần xem lại').waitFor()

    await page.goto(page.url().replace(/questions.*/, 'library'))
    await page.getByLabel('Câu hỏi').fill('mượn nhà văn hoá đặt cọc bao nhiêu')
    await page.getByRole('button', { name: 'Tìm đoạn trả lời' }).click()
    const found = page.getByRole('listitem').filter({ hasText: '27/QĐ-UBND' }).first()
    await found.waitFor()
    await row.getByRole('button', { name: 'Rút khỏi thư viện' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Rút khỏi thư viện' }).click()
    await row.waitFor({ state: 'detached' })
    await found.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Đã rút' }).click()
    await row.getByRole('button', { name: 'Đưa lại vào thư viện' }).waitFor()
  })
})
