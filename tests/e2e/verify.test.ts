import { describe, expect, test } from 'vitest'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { expectFits } from './fits.ts'
import { openChat, phone, said, visit, write } from './visit.ts'

type Item = { title: string; summary: string }

describe.skipIf(noBrowser)(`whether a text is real, in Chromium (${whyNoBrowser})`, () => {
  const { tour, demo, miniApp, open } = visit('shared')

  /** The latest digest that the demo's ward sent, and a copy of it that asks for money. */
  async function copies() {
    const { url } = demo().service
    const { digests } = (await (await fetch(`${url}/api/digests/public`)).json()) as { digests: { code: string }[] }
    const read = async ({ code }: { code: string }) =>
      ((await (await fetch(`${url}/api/digests/public/${code}`)).json()) as { items: Item[] }).items
    // The edition, whatever single thing has gone out after it.
    const [items = []] = (await Promise.all(digests.map(read))).sort((a, b) => b.length - a.length)
    const text = items
      .map(({ title, summary }: { title: string; summary: string }) => `${title}\n${summary}`)
      .join('\n')
    return { text, forged: `${text}\nBà con nộp 500.000 đồng vào STK 0123 4567 8999 trước 17h.` }
  }

  test('a forged copy is shown with what was put in, in the mini app and on the page without a script', async () => {
    const { forged, text } = await copies()
    const page = await miniApp('/verify')
    await page.getByRole('button', { name: 'Kiểm tra', exact: true }).click()
    await page.getByText('Bạn chưa dán tin cần kiểm tra.').waitFor()
    await page.getByLabel('Nội dung tin').fill(forged)
    await page.context().setOffline(true)
    await page.getByRole('button', { name: 'Kiểm tra', exact: true }).click()
    await page.getByText('Chưa kết nối được.').waitFor()
    await page.context().setOffline(false)
    await page.getByRole('button', { name: 'Kiểm tra', exact: true }).click()
    await page.getByRole('heading', { name: 'Tin của chúng tôi đã bị sửa' }).waitFor()
    await page.getByText('0123 4567 8999').first().waitFor()
    await page.getByText('hãy gọi công an: 113').waitFor()
    await expectFits(page, 'verify', { widths: [320], letters: 225 })
    await expectFits(page, 'verify', { widths: [320, 390, 768, 1440] })

    const plain = await open(`${demo().service.url}/digests/verify`, phone)
    await plain.getByLabel('Nội dung tin hoặc mã bản tin').fill(forged)
    await plain.getByRole('button', { name: 'Kiểm tra' }).click()
    await plain.getByRole('heading', { name: 'Tin của chúng tôi đã bị sửa' }).waitFor()
    expect(await plain.locator('mark').first().textContent()).toContain('bản gốc không có')
    await expectFits(plain, 'verify-plain', { widths: [320, 1440] })
    await expectFits(plain, 'verify-plain', { widths: [320], letters: 200 })
    // What a picture is chosen by grows with the letters, and is no smaller than a finger.
    const chooser = await plain.getByLabel('ảnh chụp màn hình').boundingBox()
    expect(chooser?.height).toBeGreaterThanOrEqual(40)
    expect(await plain.getByRole('link', { name: 'Xem các trang tin' }).count()).toBe(1)
    await plain.getByLabel('Nội dung tin hoặc mã bản tin').fill(text)
    await plain.getByRole('button', { name: 'Kiểm tra' }).click()
    await plain.getByRole('heading', { name: /Đúng nguyên văn/ }).waitFor()
  })

  test('a resident forwards a forgery and asks in the chat', async () => {
    const { forged } = await copies()
    const page = await tour()
    await openChat(page, 'Vũ Thị Mai', 'Loa Giang Mẫu')
    await write(page, 'tin này có thật không?')
    await said(page, 'dán nội dung tin').waitFor()
    await write(page, forged)
    const answer = said(page, 'ĐÃ BỊ SỬA')
    await answer.waitFor()
    expect(await answer.textContent()).toMatch(/0123 4567 8999[\s\S]*113/)
  })
})
