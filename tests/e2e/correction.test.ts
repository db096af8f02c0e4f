import { describe, expect, test } from 'vitest'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { inPhone, openChat, said, visit } from './visit.ts'

describe.skipIf(noBrowser)(`a correction, in Chromium (${whyNoBrowser})`, () => {
  const { tour, console, demo } = visit()

  test('written by one and approved by another, it stands in the group that had the mistake and on the page', async () => {
    const words = 'Cuộc thi có mười câu, mỗi người hai lượt, không phải ba lượt.'
    const editor = await console('editor', 'digests')
    await editor
      .getByRole('link', { name: /Đã gửi|Đang gửi/ })
      .last()
      .click()
    await editor.getByRole('button', { name: 'Viết đính chính' }).click()
    await editor.getByLabel('Chỗ nào sai, đúng là thế nào').fill(words)
    await editor.getByRole('button', { name: 'Lưu và chờ duyệt' }).click()
    await editor.getByText('Bạn viết lời này, nên cần người khác duyệt.').waitFor()

    const page = new URL(editor.url()).pathname.split('/').slice(-2).join('/')
    const approver = await console('approver', page)
    await approver.getByRole('button', { name: 'Duyệt và gửi' }).click()
    const dialog = approver.getByRole('dialog')
    await dialog.getByText(/ĐÍNH CHÍNH – Bản tin/).waitFor()
    await dialog.getByRole('button', { name: 'Duyệt và gửi' }).click()
    await approver.getByText(/Đã duyệt lúc/).waitFor()
    await demo().service.tick()

    const chat = await tour()
    await openChat(chat, 'Nguyễn Thị Năm', 'Tổ dân phố số 1')
    const correction = said(chat, words)
    await correction.waitFor()
    expect(await correction.count()).toBe(1)
    await correction.getByRole('link').last().click()
    await inPhone(chat)
      .getByText(/Đính chính lúc/)
      .waitFor()
    await inPhone(chat).getByText(words).waitFor()
  })
})
