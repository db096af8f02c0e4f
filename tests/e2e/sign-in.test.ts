import { describe, expect, test } from 'vitest'
import { knownPerson } from '../../core/people/people.ts'
import { grantRole } from '../../core/people/roles.ts'
import { system } from '../../core/roles.ts'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { codeOf } from '../support/totp.ts'
import { phone, visit } from './visit.ts'

describe.skipIf(noBrowser)(`signing in to the console, in Chromium (${whyNoBrowser})`, () => {
  const { demo, open } = visit({ env: async () => ({ SECOND_STEP: 'required' }) })
  const consoleAt = (path = '') => `${demo().service.url}/console/${path}`

  /** Somebody who has written to the account, and holds a role. */
  async function official(name: string, role: 'admin' | 'editor') {
    const { simulator, service, world } = demo()
    const user = simulator.addUser({ name, follows: true })
    const ctx = { ...service.deps, actor: system }
    const { id } = await ctx.write((tx) => knownPerson(tx, ctx, { oaUserId: user.id, name }))
    await grantRole(ctx, { personId: id, role, unitId: world.units.ward.id })
    return { user, id }
  }

  test('an admin signs in on Zalo’s page, sets up the second step, and gives its code the next time', async () => {
    const { clock } = demo()
    await official('Bà Quản Trị', 'admin')
    const page = await open(consoleAt('people'))
    await page.getByRole('button', { name: 'Đăng nhập bằng Zalo' }).click()
    await page.getByRole('link', { name: 'Bà Quản Trị' }).click()
    await page.getByRole('heading', { level: 1, name: 'Xác nhận hai bước' }).waitFor()
    await page.getByRole('button', { name: 'Bắt đầu' }).click()
    const secret = ((await page.locator('.secret').textContent()) ?? '').replaceAll(' ', '')
    expect(await page.getByRole('img', { name: /quét/ }).count()).toBe(1)
    const field = page.getByLabel(/Gõ mã sáu số/)
    await field.fill('000000')
    await page.getByRole('button', { name: 'Bật xác nhận hai bước' }).click()
    await page.getByText('ngày giờ tự động').waitFor()
    await field.fill(codeOf(secret, clock.now()))
    await page.getByRole('button', { name: 'Bật xác nhận hai bước' }).click()
    await page.getByRole('heading', { name: 'Cất mười mã dự phòng' }).waitFor()
    expect(await page.locator('.papers li').count()).toBe(10)
    const [paper = ''] = await page.locator('.papers li').allTextContents()
    await page.getByRole('button', { name: 'Tôi đã cất giữ' }).click()
    await page.getByRole('heading', { level: 1, name: 'Người được giao việc' }).waitFor()

    await page.getByRole('button', { name: 'Đăng xuất' }).click()
    await page.getByRole('button', { name: 'Đăng nhập bằng Zalo' }).click()
    await page.getByRole('link', { name: 'Bà Quản Trị' }).click()
    await page.getByLabel('Mã sáu số').fill('000 000')
    await page.getByRole('button', { name: 'Xác nhận' }).click()
    await page.getByText('Mã chưa đúng').waitFor()
    await page.getByRole('button', { name: /mã dự phòng/ }).click()
    await page.getByLabel('Mã dự phòng trên giấy').fill(paper)
    await page.getByRole('button', { name: 'Xác nhận' }).click()
    await page.getByRole('heading', { level: 1, name: 'Người được giao việc' }).waitFor()
    await page
      .getByRole('link', { name: /Tài khoản của tôi/ })
      .last()
      .click()
    await page.getByText('Còn 9 mã dự phòng').waitFor()
  })

  test('who holds no role is told what to do, and who says no at Zalo comes back to the door', async () => {
    const { simulator } = demo()
    simulator.addUser({ name: 'Người Qua Đường' })
    const page = await open(consoleAt(), phone)
    await page.getByRole('button', { name: 'Đăng nhập bằng Zalo' }).click()
    await page.getByRole('link', { name: 'Người Qua Đường' }).click()
    await page.getByText('Tài khoản Zalo này chưa được giao việc ở đây').waitFor()
    expect(new URL(page.url()).hash).toBe('')
    await page.getByRole('button', { name: 'Đăng nhập bằng Zalo' }).click()
    await page.getByRole('link', { name: 'Từ chối' }).click()
    await page.getByText('Zalo chưa cho kênh biết bạn là ai').waitFor()
  })

  test('an editor writes the page’s words to the account, and types its answer; a page that was let go comes back', async () => {
    const { simulator } = demo()
    const { user } = await official('Ông Biên Tập', 'editor')
    const page = await open(consoleAt(), phone)
    await page.getByRole('button', { name: 'Đăng nhập qua tin nhắn Zalo' }).click()
    await page.locator('.sentence').waitFor()
    await page.reload()
    const sentence = (await page.locator('.sentence').textContent()) ?? ''
    await simulator.say(user.id, sentence)
    await expect.poll(() => heard()).toContain('Mã đăng nhập')
    const [, answer = ''] = /: (\d{3} \d{3})/.exec(heard()) ?? []
    const other = await open(`${consoleAt()}#ma=${answer.replace(' ', '')}`)
    await other.getByRole('button', { name: 'Vào bàn làm việc' }).click()
    await other.getByText('chỉ dùng được trên trình duyệt đã xin').waitFor()
    await page.getByLabel(/Gõ mã sáu số/).fill(answer)
    await page.getByRole('button', { name: 'Vào bàn làm việc' }).click()
    await page.getByRole('heading', { level: 1, name: 'Việc đang chờ' }).waitFor()

    function heard(): string {
      const texts = simulator.chat(user.id).map(({ text }) => text)
      return texts.join('\n')
    }
  })
})
