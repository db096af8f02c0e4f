import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { openChat, said, visit, write } from './visit.ts'

describe.skipIf(noBrowser)(`feedback, in Chromium (${whyNoBrowser})`, () => {
  const { tour, console, demo, miniApp } = visit('shared')

  test('a text that is too long stays whole on the form, which says how long it is', async () => {
    const page = await miniApp('/feedback')
    const field = page.getByLabel('Nội dung phản ánh')
    await field.fill('ạ'.repeat(5312))
    await page.getByText('Bạn đã viết 5.312 ký tự, nhiều nhất là 5.000.').waitFor()
    await page.getByRole('button', { name: 'Gửi phản ánh' }).click()
    expect((await field.inputValue()).length).toBe(5312)
    await field.fill(`Đèn hỏng ở ngõ 6. ${'ạ'.repeat(4900)}`)
    await page.getByText('nhiều nhất là 5.000').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Gửi phản ánh' }).click()
    await page.getByText('Đã nhận phản ánh của bạn').waitFor()

    // Who sent it sees what is held of them, takes it away, and has it erased.
    await page.goto(page.url().replace('/feedback', '/me'))
    await page.getByText('1 phản ánh').waitFor()
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Tải bản JSON cho máy đọc' }).click(),
    ])
    const held = JSON.parse(await readFile(await saved.path(), 'utf8'))
    expect(held.feedback).toMatchObject([{ text: expect.stringContaining('Đèn hỏng ở ngõ 6.') }])
    await page.getByRole('button', { name: 'Xoá dữ liệu của tôi' }).click()
    await page.getByRole('dialog').getByText('phản ánh đang giải quyết, không còn tên bạn').waitFor()
    await page.getByRole('button', { name: 'Đồng ý xoá' }).click()
    await page.getByText('Đã xoá dữ liệu của bạn.').waitFor()
    await page.getByText('Bạn chưa cần cho biết mình là ai.').waitFor()
    expect(await page.getByLabel('Tên của bạn').count()).toBe(1)
  })

  test('sent in the chat, it gets a code; the answer says what, who and when, and comes back to the chat', async () => {
    const page = await tour()
    await openChat(page, 'Vũ Thị Mai', 'Loa Giang Mẫu')
    await write(page, 'phản ánh: cây đổ chắn lối vào ngõ 6')
    const receipt = said(page, 'Đã nhận phản ánh của bạn')
    const code = /Mã theo dõi: (\w{6})/.exec((await receipt.textContent()) ?? '')?.[1] ?? ''
    expect(code).toMatch(/^\w{6}$/)

    const desk = await console('responder', 'feedback')
    await desk.getByRole('link', { name: /cây đổ chắn lối/ }).click()
    await desk.getByRole('heading', { name: `Mã ${code}` }).waitFor()
    const id = new URL(desk.url()).pathname.split('/').at(-1)
    const { url } = demo().service
    const vague = { data: { text: 'Chúng tôi đã tiếp nhận và sẽ xem xét.' }, headers: { origin: url } }
    const refused = await desk.request.post(`${url}/api/feedback/${id}/answer`, vague)
    expect(await refused.json()).toMatchObject({ error: { reason: 'feedback.vague' } })

    const send = desk.getByRole('button', { name: 'Gửi trả lời' })
    await desk.getByLabel('Lời trả lời').fill('Cảm ơn bạn đã báo tin. Cây được chặt theo 99/QĐ-KHAC.')
    expect(await send.isDisabled()).toBe(true)
    await desk.getByLabel('Làm việc gì').fill('cưa và dọn cây đổ')
    await desk.getByLabel('Đơn vị hoặc người làm').fill('Tổ quản lý đô thị')
    await desk.getByLabel('Ngày hoàn thành').fill('25/11/2026')
    await send.click()
    await desk
      .getByRole('dialog')
      .getByText(/Thư viện không có.*99\/QĐ-KHAC/)
      .waitFor()
    await desk.getByRole('dialog').getByRole('button', { name: 'Gửi trả lời' }).click()
    await desk.getByText('Đã trả lời').first().waitFor()

    const answer = said(page, 'Cảm ơn bạn đã báo tin.')
    await answer.getByText(/cưa và dọn cây đổ/).waitFor()
    expect(await answer.textContent()).toMatch(/Tổ quản lý đô thị[\s\S]*25\/11\/2026/)
    await write(page, `tra cứu ${code}`)
    await expect.poll(() => said(page, code).count()).toBeGreaterThanOrEqual(4)
  })
})
