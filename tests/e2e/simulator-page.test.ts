import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { cs, post, toGroup, tokenOf } from '../simulator/bare-client.ts'
import { receiver, simulator } from '../simulator/stand.ts'
import { noBrowser, sharedBrowser, whyNoBrowser } from '../support/browser.ts'

const html = { 'content-type': 'text/html; charset=utf-8' }
const miniApp = `<!doctype html><html lang="vi"><head><title>Mini app</title></head><body><p id="who"></p>
<button id="share">Chia sẻ</button><p id="outcome"></p><script>
const { getUserInfo, getAccessToken, openShareSheet } = window.zmpSdk
Promise.all([getUserInfo(), getAccessToken()]).then(([{ userInfo }, token]) => {
  localStorage.setItem('last', userInfo.name)
  who.textContent = [userInfo.name, window.APP_ID, token.length > 20 ? 'có mã' : '', location.pathname].join(' | ')
})
share.onclick = async () => {
  const { status, numberOfUser } = await openShareSheet({ type: 'text', data: { text: 'Bản tin sáng nay' } })
  outcome.textContent = status + '/' + numberOfUser
}
</script></body></html>`

describe.skipIf(noBrowser)(`the page, in a browser (${whyNoBrowser})`, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await sharedBrowser()
  })

  async function tour() {
    const sim = await simulator({ startAt: Date.parse('2026-11-22T15:40:00+07:00') })
    const service = await receiver(({ path }) =>
      path.startsWith('/zapps/') ? { status: 200, body: miniApp, headers: html } : { status: 200 },
    )
    await sim.connect({ webhookUrl: `${service.url}/webhook`, miniAppUrl: service.url })
    const nam = sim.addUser({ name: 'Nguyễn Thị Năm', label: 'Tổ 5' })
    const ha = sim.addUser({ name: 'Lê Thu Hà', label: 'Tuyên truyền viên' })
    const group = sim.addGroup({ name: 'Tổ dân phố số 5', memberIds: [nam.id, ha.id] })
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    onTestFinished(async () => {
      await page.close()
      expect(errors).toEqual([])
    })
    await page.goto(sim.url)
    return { sim, service, page, nam, ha, group }
  }

  const bubbles = (page: Page) => page.getByRole('log').locator('.text')

  test('a resident writes to the account, reads the answer as it comes, and taps its button', async () => {
    const { sim, page, nam } = await tour()
    await page.getByRole('button', { name: new RegExp(sim.app.oaName) }).click()
    await page.getByText('Chưa có tin nhắn nào').waitFor()
    await page.getByLabel('Nội dung tin nhắn').fill('dòng một <b>\nhai')
    await page.keyboard.press('Enter')
    await bubbles(page).getByText('dòng một <b>').waitFor()
    expect(sim.chat(nam.id)).toMatchObject([{ from: 'user', text: 'dòng một <b>\nhai' }])

    const payload = { buttons: [{ title: 'Chuyển', type: 'oa.query.show', payload: '#chuyen' }] }
    const answer = { text: 'Xem https://loa.example/d/1.', attachment: { type: 'template', payload } }
    await post(sim, await tokenOf(sim), '/v3.0/oa/message/cs', cs(nam.id, answer))
    expect(await page.getByRole('link', { name: 'https://loa.example/d/1' }).getAttribute('href')).toBe(
      'https://loa.example/d/1',
    )
    await page.getByRole('button', { name: 'Chuyển' }).click()
    await bubbles(page).getByText('#chuyen').waitFor()
    expect(sim.chat(nam.id).at(-1)).toMatchObject({ from: 'user', text: '#chuyen' })
  })

  test('everybody in a group sees its messages, and the wire shows how one travelled', async () => {
    const { sim, page, group } = await tour()
    await page.getByRole('button', { name: /Tổ dân phố số 5/ }).click()
    await post(sim, await tokenOf(sim), '/v3.0/oa/group/message', toGroup(group.id, 'Bản tin\nsáng nay'))
    await bubbles(page).getByText('Bản tin').waitFor()
    await page.getByRole('button', { name: /Lê Thu Hà/ }).click()
    await bubbles(page).getByText('Bản tin').waitFor()
    await page.getByLabel(/Gọi @/).check()
    await page.getByLabel('Nội dung tin nhắn').fill('tin này có thật không')
    await page.getByRole('button', { name: 'Gửi', exact: true }).click()
    await bubbles(page).getByText('tin này có thật không').waitFor()
    expect(sim.groupChat(group.id).at(-1)!.text).toBe(`@${sim.app.oaName} tin này có thật không`)

    await page.getByRole('button', { name: 'Xem trên dây' }).first().click()
    await page.getByText('đi qua mạng thế này').waitFor()
    const wire = page.getByRole('region', { name: 'Trên dây' })
    await expect
      .poll(() => wire.locator('code').allTextContents())
      .toEqual(['POST /v3.0/oa/group/message', 'oa_send_group_text'])
  })

  test('the clock goes to half past six tomorrow in Vietnam', async () => {
    const { sim, page } = await tour()
    await page.getByRole('button', { name: '06:30 sáng mai' }).click()
    await page.getByText('Thứ Hai, 23/11/2026').waitFor()
    const morning = Date.parse('2026-11-23T06:30:00+07:00')
    expect(Math.floor((sim.clock.now() - morning) / 60_000)).toBe(0)
  })

  test('a link to the mini app opens it inside the phone as that resident, who can share from it', async () => {
    const { sim, service, page, nam, group } = await tour()
    const link = `https://zalo.me/s/${sim.app.miniAppId}/quiz?round=2`
    await post(sim, await tokenOf(sim), '/v3.0/oa/message/cs', cs(nam.id, { text: `Mời thi: ${link}` }))
    await page.getByRole('button', { name: new RegExp(sim.app.oaName) }).click()
    await page.getByRole('link', { name: link }).click()
    const frame = page.frameLocator('#app-frame')
    const path = `/zapps/${sim.app.miniAppId}/quiz`
    await frame.getByText(`Nguyễn Thị Năm | ${sim.app.miniAppId} | có mã | ${path}`).waitFor()
    expect(service.received.map((request) => request.path)).toContain(`${path}?round=2`)

    await frame.getByRole('button', { name: 'Chia sẻ' }).click()
    await page.getByLabel('Tổ dân phố số 5').check()
    await page.getByRole('button', { name: 'Gửi vào nhóm đã chọn' }).click()
    await frame.getByText('2/1').waitFor()
    expect(sim.groupChat(group.id)).toMatchObject([{ fromId: nam.id, text: 'Bản tin sáng nay' }])
    await page.getByRole('button', { name: 'Đóng' }).click()
    await expect.poll(() => page.getByRole('button', { name: 'Đóng' }).isVisible()).toBe(false)
  })
})
