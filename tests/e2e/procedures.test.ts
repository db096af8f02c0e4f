import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { makeProcedure } from '../../core/procedures/write.ts'
import { accountName, by } from '../demo/world.ts'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { sampleOf } from '../support/procedures.ts'
import { expectFits } from './fits.ts'
import { openChat, said, visit, write } from './visit.ts'

const name = 'Đăng ký nuôi chó, mèo'

describe.skipIf(noBrowser)(`procedures, in Chromium (${whyNoBrowser})`, () => {
  const { miniApp, console: desk, tour, open, demo } = visit('shared')

  test('one writes a procedure with its ground in the library, a second lets it out, and it is told in the chat and in the app', async () => {
    const editor = await desk('editor', 'procedures')
    await editor.getByRole('button', { name: 'Soạn thủ tục' }).click()
    const form = editor.locator('form.card')
    await form.getByLabel('Tên thủ tục').first().fill(name)
    await form.getByLabel('Dân hay gọi là gì').first().fill('nuôi chó\nnuôi mèo')
    await form.getByLabel('Giấy tờ cần nộp').first().fill('Giấy đăng ký\nSổ tiêm phòng dại')
    await form.getByLabel('Lệ phí').first().fill('Tuỳ')
    await form.getByLabel('Thời gian giải quyết').first().fill('Trong buổi')
    await form.getByText('Còn thiếu').waitFor()
    await form.getByLabel('Nơi nộp').first().fill('Tổ trưởng tổ dân phố')
    await form.getByLabel('Căn cứ 1', { exact: true }).fill('Quy ước tổ dân phố nuôi chó mèo')
    await form.getByRole('button', { name: 'Tìm đoạn cho căn cứ 1' }).click()
    await form.getByRole('button', { name: 'Gắn đoạn này' }).first().click()
    await form.getByText('Đã gắn một đoạn trong thư viện.').waitFor()
    await form.getByRole('button', { name: 'Lưu và chờ duyệt' }).click()
    await editor.getByText('Bạn soạn hoặc sửa bản này').waitFor()
    expect(await editor.getByRole('button', { name: 'Duyệt', exact: true }).count()).toBe(0)

    const approver = await desk('approver', 'procedures')
    await approver.getByRole('button', { name: 'Chờ duyệt' }).click()
    await approver.getByRole('link', { name: new RegExp(name) }).click()
    const asks = approver.getByRole('button', { name: 'Duyệt', exact: true })
    const question = approver.getByRole('dialog')
    await asks.click()
    // Changed while it was asked about: that is said once, and what was pressed to ask has the keyboard again.
    await editor.getByRole('button', { name: 'Sửa' }).click()
    await form.getByLabel('Lệ phí').first().fill('Tuỳ trường hợp')
    await form.getByRole('button', { name: 'Lưu và chờ duyệt' }).click()
    await form.waitFor({ state: 'detached' })
    await question.getByRole('button', { name: 'Duyệt' }).click()
    await question.getByRole('alert').getByText(/./).waitFor()
    await question.getByRole('button', { name: 'Thôi' }).click()
    await question.waitFor({ state: 'detached' })
    expect(await approver.locator(':focus').textContent()).toBe('Duyệt')
    await asks.press('Enter')
    await question.waitFor()
    expect(await question.getByRole('alert').textContent()).toBe('')
    await approver.reload()
    await asks.click()
    await question.getByRole('button', { name: 'Duyệt' }).click()
    await approver.getByRole('link', { name: 'Tải tờ A5' }).waitFor()
    expect(await question.count()).toBe(0)
    expect(await approver.getByText('Đang dùng').count()).toBeGreaterThan(0)

    const citizen = await miniApp('/ask')
    await citizen.getByLabel('Câu hỏi của bạn').fill('đăng ký nuôi chó hết bao nhiêu tiền?')
    await citizen.getByRole('button', { name: 'Gửi câu hỏi' }).click()
    await citizen.getByText('Tuỳ trường hợp').waitFor()
    await citizen.getByLabel('Câu hỏi của bạn').fill('mấy ngày?')
    await citizen.getByRole('button', { name: 'Gửi câu hỏi' }).click()
    await citizen.getByText('Trong buổi').waitFor()
    await citizen.getByRole('link', { name: 'Xem cả thủ tục' }).first().click()
    await citizen.getByRole('heading', { name }).waitFor()
    await citizen.getByRole('link', { name: 'Quy ước tổ dân phố nuôi chó mèo' }).click()
    await citizen.locator('mark, .marked, [aria-current]').first().waitFor()

    const page = await tour()
    await openChat(page, 'Nguyễn Thị Năm', accountName)
    await write(page, 'nuoi cho can giay to gi')
    await said(page, 'Giấy tờ: 1) Giấy đăng ký; 2) Sổ tiêm phòng dại').waitFor()
  })

  test('who approves chooses several that wait by keys, reads one where it stands, and lets them out together', async () => {
    const { world } = demo()
    const sample = sampleOf('Đăng ký khai tử')
    for (const kind of ['ong', 'tằm']) {
      const vi = { ...sample.vi, name: `Thông báo nuôi ${kind}`, called: [] }
      await makeProcedure(by(world.ctx, world.staff.editor), world.units.ward.id, { ...sample, vi })
    }
    const page = await desk('approver', 'procedures')
    await page.getByRole('button', { name: 'Chờ duyệt' }).click()
    await page.getByLabel('Tìm theo tên').fill('Thông báo nuôi')
    await page.getByLabel('Chọn tất cả 2 thủ tục ở đây').focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await page.getByText('Đã chọn 1 thủ tục').waitFor()
    await page.getByText('Đọc nội dung').first().click()
    await page.getByText('Giấy tờ cần nộp').first().waitFor()
    await page.getByLabel('Chọn tất cả 2 thủ tục ở đây').press('Space')
    await expectFits(page, 'console-many', { widths: [320], letters: 200 })
    await expectFits(page, 'console-many', { widths: [390, 1440] })
    await page.getByRole('button', { name: 'Duyệt 2 thủ tục' }).press('Enter')
    await page.getByRole('dialog').getByRole('button', { name: 'Duyệt 2 thủ tục' }).click()
    await page.getByText('Đã duyệt 2 thủ tục.').waitFor()
    await page.getByRole('button', { name: 'Đang dùng' }).click()
    await page.getByRole('link', { name: 'Thông báo nuôi tằm' }).waitFor()
  })

  test('the screens hold their words at every width, and letters twice as large', async () => {
    const wide = async (page: Page, screen: string) => {
      await expectFits(page, screen, { widths: [320], letters: 200 })
      await expectFits(page, screen, { widths: [390, 320, 1024, 1440] })
    }
    const list = await desk('editor', 'procedures')
    await list.getByText('Đăng ký lại khai sinh').waitFor()
    await wide(list, 'console-list')
    await list.getByRole('link', { name: /^Đăng ký khai sinh/ }).click()
    await list.getByText('Tờ dán ở quầy').waitFor()
    await wide(list, 'console-one')
    await list.getByRole('button', { name: 'Sửa' }).click()
    await list.getByText('Bản tiếng Anh').click()
    await wide(list, 'console-form')
    const id = list.url().split('/').at(-1)
    const all = await miniApp('/procedures')
    await all.getByText('Đăng ký kết hôn').waitFor()
    await wide(all, 'app-list')
    const one = await miniApp(`/procedures/${id}`)
    await one.getByText('Trong ngày').waitFor()
    await wide(one, 'app-one')
    await one.getByRole('link', { name: 'Read this in English' }).click()
    await one.getByText('Free if on time').waitFor()
    const asked = await miniApp('/ask')
    await asked.getByLabel('Câu hỏi của bạn').fill('đăng ký khai sinh')
    await asked.getByRole('button', { name: 'Gửi câu hỏi' }).click()
    await asked.getByText('Xem cả thủ tục').waitFor()
    await wide(asked, 'app-card')
    const plain = await open(`${demo().service.url}/procedures/${id}?lang=en`)
    await plain.getByText('Birth record from the hospital').waitFor()
    await wide(plain, 'page')
  })
})
