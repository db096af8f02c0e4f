import { describe, test } from 'vitest'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { expectFits } from './fits.ts'
import { visit } from './visit.ts'

const old = `Số: 61/2020/QĐ-UBND
Ngày ban hành: 01/03/2020
Hiệu lực: 01/03/2020

# Quy định mượn loa kéo của nhà văn hoá

Điều 1. Người được mượn
Hộ thường trú tại phường được mượn loa kéo của nhà văn hoá.

Điều 2. Tiền đặt cọc
1. Hộ mượn loa kéo đặt cọc ba trăm nghìn đồng cho mỗi lần mượn, trả lại khi nhận đủ loa và dây.
2. Hộ nghèo mượn loa kéo không phải đặt cọc.

Điều 3. Giờ mượn
Nhà văn hoá cho mượn loa kéo từ 7 giờ đến 20 giờ.
`
const newer = `Số: 62/2024/QĐ-UBND
Ngày ban hành: 15/06/2024
Hiệu lực: 01/07/2024

# Quyết định về việc thực hiện một số quy định của phường

Điều 1. Nội dung
1. Sửa đổi Điều 3 Quyết định số 61/2020/QĐ-UBND như sau:
“Điều 3. Giờ mượn
Cho mượn trong giờ mở cửa ghi ở cổng.”
2. Bãi bỏ khoản 1 Điều 2 Quyết định số 61/2020/QĐ-UBND.
3. Sửa đổi một số điều của Quyết định số 60/2019/QĐ-UBND.
`

describe.skipIf(noBrowser)(`a clause that another document changed, in Chromium (${whyNoBrowser})`, () => {
  const { miniApp, console: desk } = visit('shared')

  test('is told of wherever it is read, once a person has said that it is so', async () => {
    const page = await desk('editor', 'library')
    for (const [name, text] of Object.entries({ 'muon-loa.txt': old, 'muon-loa-sua.txt': newer })) {
      await page.getByRole('button', { name: 'Tải văn bản lên' }).click()
      await page
        .getByRole('region', { name: 'Tải văn bản lên thư viện' })
        .locator('input[type=file]')
        .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
      const latest = page.getByRole('region', { name: 'Tệp đã tải lên' }).getByRole('listitem').first()
      await latest.getByText(name).waitFor()
      await latest.getByText('1 văn bản').waitFor()
      await page.reload()
    }
    await page.getByRole('link', { name: 'Quyết định về việc thực hiện một số quy định của phường' }).click()
    await page.getByText('Chưa đọc được là điều, khoản nào').waitFor()
    for (const left of [2, 1]) {
      await page
        .getByRole('button', { name: /^Đúng: .*61\/2020/ })
        .first()
        .click()
      await page
        .getByRole('button', { name: /^Đúng: .*61\/2020/ })
        .nth(left - 1)
        .waitFor({ state: 'detached' })
    }
    await expectFits(page, 'clause-relations', { widths: [1440, 390] })
    await page
      .getByRole('link', { name: /61\/2020/ })
      .first()
      .click()
    await page.getByText('Khoản 1 Điều 2 đã bị bãi bỏ bởi 62/2024/QĐ-UBND từ 01/07/2024.').waitFor()
    await expectFits(page, 'clause-record', { widths: [1440, 390] })

    const phone = await miniApp('/ask')
    const ask = async (question: string) => {
      await phone.goto(phone.url().replace(/\/(?:ask|passages|documents).*/, '/ask'))
      await phone.getByLabel('Câu hỏi của bạn').fill(question)
      await phone.getByRole('button', { name: 'Gửi câu hỏi' }).click()
    }
    await ask('Khoản 1 Điều 2 Quyết định số 61/2020/QĐ-UBND quy định gì?')
    await phone.getByRole('heading', { name: 'Quy định trước đây, nay không còn áp dụng' }).waitFor()
    await phone.getByText('Khoản 1 Điều 2 đã bị bãi bỏ bởi 62/2024/QĐ-UBND từ 01/07/2024.').waitFor()
    await expectFits(phone, 'clause-answer', { widths: [1440, 390, 320] })
    await expectFits(phone, 'clause-answer', { widths: [390], letters: 200 })
    await ask('Nhà văn hoá cho mượn loa kéo từ mấy giờ?')
    await phone.getByText('Điều 3 đã được sửa đổi, bổ sung bởi 62/2024/QĐ-UBND từ 01/07/2024.').waitFor()
    await phone.getByRole('link', { name: 'Mở văn bản', exact: true }).first().click()
    await phone.getByText('Khoản 1 Điều 2 đã bị bãi bỏ').waitFor()
    await expectFits(phone, 'clause-reading', { widths: [1440, 390, 320] })
    await expectFits(phone, 'clause-reading', { widths: [390], letters: 200 })
    await phone.getByRole('link', { name: 'Xem mục lục văn bản' }).click()
    await phone.getByText('Đã được sửa đổi, bổ sung').first().waitFor()
    await expectFits(phone, 'clause-outline', { widths: [1440, 390, 320] })
    await expectFits(phone, 'clause-outline', { widths: [390], letters: 200 })
    await phone.getByRole('link', { name: 'Xem văn bản đó' }).first().click()
    await phone.getByText('62/2024/QĐ-UBND').first().waitFor()
  })
})
