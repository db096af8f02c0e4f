import type { Browser } from 'playwright-core'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { receiver, simulator } from '../simulator/stand.ts'
import { noBrowser, sharedBrowser, whyNoBrowser } from '../support/browser.ts'

describe.skipIf(noBrowser)(`the bot on the simulator's page, in a browser (${whyNoBrowser})`, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await sharedBrowser()
  })

  async function phone() {
    const sim = await simulator()
    const service = await receiver()
    const nam = sim.addUser({ name: 'Nguyễn Thị Năm' })
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    onTestFinished(() => page.close())
    const call = async (method: string, body: object) => {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
      return (await fetch(`${sim.url}/bot${sim.bot.token}/${method}`, init)).json()
    }
    const connect = () => call('setWebhook', { url: service.url, secret_token: 'a secret of the webhook' })
    return { sim, service, nam, page, call, connect }
  }

  test('a phone has no chat with a bot that no service speaks for', async () => {
    const { sim, page, connect } = await phone()
    await page.goto(sim.url)
    await page.getByRole('button', { name: new RegExp(sim.app.oaName) }).waitFor()
    expect(await page.getByRole('button', { name: new RegExp(sim.bot.name) }).count()).toBe(0)
    await connect()
    await page.reload()
    await page.getByRole('button', { name: new RegExp(sim.bot.name) }).waitFor()
  })

  test('a resident writes to the bot, reads its answer, and sees what went over the wire without the token', async () => {
    const { sim, service, nam, page, call, connect } = await phone()
    await connect()
    await page.goto(sim.url)
    await page.getByRole('button', { name: new RegExp(sim.bot.name) }).click()
    await page.getByText('Zalo Bot Platform').waitFor()
    await page.getByLabel('Nội dung tin nhắn').fill('mấy giờ họp tổ?')
    await page.keyboard.press('Enter')
    await expect.poll(() => service.received.length).toBe(1)
    await call('sendMessage', { chat_id: sim.bot.userIds.get(nam.id), text: 'bảy giờ tối nay' })
    const answer = page.locator('.message', { hasText: 'bảy giờ tối nay' })
    await answer.getByRole('button', { name: 'Xem trên dây' }).click()
    await page.locator('#wire', { hasText: 'POST /bot…/sendMessage' }).waitFor()
    expect(await page.content()).not.toContain(sim.bot.token)
  })

  test('in a group the box calls the bot, and without it the bot hears nothing', async () => {
    const { sim, service, nam, page, connect } = await phone()
    const group = sim.addBotGroup({ name: 'Câu lạc bộ sức khoẻ', memberIds: [nam.id] })
    await connect()
    await page.goto(sim.url)
    await page.getByRole('button', { name: new RegExp(group.name) }).click()
    await page.getByLabel('Nội dung tin nhắn').fill('chuyện riêng')
    await page.keyboard.press('Enter')
    await page.getByRole('log').getByText('chuyện riêng').waitFor()
    await page.getByLabel(`Gọi @${sim.bot.name}`).check()
    await page.getByLabel('Nội dung tin nhắn').fill('mấy giờ tập?')
    await page.keyboard.press('Enter')
    await expect.poll(() => service.received.length).toBe(1)
    expect(service.received[0]?.raw.toString()).toContain(`@${sim.bot.name} mấy giờ tập?`)
  })
})
