import { describe, expect, test } from 'vitest'
import { approveDigest } from '../../core/digests/digests.ts'
import { listDigests } from '../../core/digests/list.ts'
import { editItem } from '../../core/news/items.ts'
import { listItems } from '../../core/news/list.ts'
import { grantRole } from '../../core/people/roles.ts'
import { system } from '../../core/roles.ts'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { visit } from './visit.ts'

describe.skipIf(noBrowser)(`forms and lists of the console, in Chromium (${whyNoBrowser})`, () => {
  const { console: desk, demo } = visit()
  const consoleAt = (path: string) => `${demo().service.url}/console/${path}`

  test('a day is read as people here write it, shown so again, and one that is none is said', async () => {
    const page = await desk('editor', 'digests')
    const day = page.getByLabel('Ngày').last()
    await day.fill('3-4-2026')
    await day.blur()
    expect(await day.inputValue()).toBe('03/04/2026')
    expect(new URL(page.url()).searchParams.get('day')).toBe('2026-04-03')
    const drafted = page.getByLabel('Ngày').first()
    await drafted.fill('31/4/2026')
    await drafted.blur()
    await page.getByText('Viết ngày, tháng, năm như 22/11/2026.').waitFor()
    // Where the letters are too large for the field it is told whole beneath it.
    await page.setViewportSize({ width: 390, height: 844 })
    await page.evaluate(`document.documentElement.style.fontSize = '200%'`)
    await page.locator('.told-whole', { hasText: '03/04/2026' }).waitFor()
    expect(await page.locator('input[type="date"]:not([aria-hidden]), input[type="datetime-local"]').count()).toBe(0)
  })

  test('a half-written notice is there again after another page, says so, and can be dropped', async () => {
    const page = await desk('editor', 'items')
    const write = page.getByRole('button', { name: 'Viết thông báo' })
    const title = page.getByLabel('Tiêu đề')
    await write.click()
    const add = page.getByRole('button', { name: 'Lưu và chờ duyệt' })
    await page.getByText('Còn thiếu: Tiêu đề.').waitFor()
    expect(await add.isDisabled()).toBe(true)
    await title.fill('Tổng vệ sinh sáng chủ nhật')
    await page.getByRole('link', { name: 'Thư viện', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Thư viện' }).waitFor()
    await page.goto(consoleAt('items'))
    await write.click()
    expect(await title.inputValue()).toBe('Tổng vệ sinh sáng chủ nhật')
    await page.getByText('viết dở lần trước').waitFor()
    await page.getByRole('button', { name: 'Bỏ, viết lại từ đầu' }).click()
    expect(await title.inputValue()).toBe('')
  })

  test('a double click writes once, and who is signed in no more is let in again to what was half written', async () => {
    const page = await desk('editor', 'items')
    const write = page.getByRole('button', { name: 'Viết thông báo' })
    const title = page.getByLabel('Tiêu đề')
    const add = page.getByRole('button', { name: 'Lưu và chờ duyệt' })
    await write.click()
    await title.fill('Bấm đúp một lần')
    await add.dblclick()
    await title.waitFor({ state: 'detached' })
    const made = page.getByRole('checkbox', { name: 'Chọn: Bấm đúp một lần' })
    await made.first().waitFor()
    expect(await made.count()).toBe(1)
    // Edited while somebody else edits it too: both are told of, and what was typed stays until it is sent on purpose.
    const ctx = { ...demo().service.deps, actor: system }
    const [item] = (await listItems(ctx, {})).items.filter((one) => one.title === 'Bấm đúp một lần')
    await page.getByText('Bấm đúp một lần').first().click()
    await page.getByRole('button', { name: 'Sửa', exact: true }).click()
    await page.getByLabel('Nội dung tóm tắt').fill('Lời của tôi')
    await editItem(ctx, item!.id, { summary: 'Lời của người khác', author: 'Tổ trưởng' })
    const save = page.getByRole('button', { name: 'Lưu', exact: true })
    await save.click()
    await page.getByText('Mục này vừa được sửa ở chỗ khác').waitFor()
    expect(await page.getByLabel('Nội dung tóm tắt').inputValue()).toBe('Lời của tôi')
    expect(await page.getByLabel('Tác giả').inputValue()).toBe('Tổ trưởng')
    await save.click()
    await save.waitFor({ state: 'detached' })
    await write.click()
    await title.fill('Viết khi phiên đã hết')
    await page.context().clearCookies()
    await add.click()
    await page.getByRole('heading', { level: 1, name: 'Đăng nhập bàn làm việc' }).waitFor()
    await page.getByText('Bạn không còn đăng nhập nữa').waitFor()
    await page.goto(demo().door.link('editor', 'items'))
    await write.click()
    expect(await title.inputValue()).toBe('Viết khi phiên đã hết')
  })

  // Every form of the console keeps what is written in one way, which a guard holds them to: one of each sort is enough here.
  test.each([
    ['a unit', 'units', null, 'Thêm đơn vị', 'Tên đơn vị'],
    ['what a document is', 'library', /Quy ước/, null, 'Người ký'],
    ['a correction', 'digests', /Đã gửi/, 'Viết đính chính', 'Chỗ nào sai'],
    ['why an item is refused', 'items', null, /^Loại: /, 'Lý do loại'],
  ])('%s, half written, is there again after another page', async (_what, place, row, button, label) => {
    const { service, world } = demo()
    const { personId } = world.staff.editor
    await grantRole({ ...service.deps, actor: system }, { personId, role: 'admin', unitId: world.units.ward.id })
    const page = await desk('editor', place)
    const field = page.getByLabel(label).first()
    const open = async () => {
      if (row) await page.getByRole('link', { name: row }).first().click()
      if (button) await page.getByRole('button', { name: button, exact: true }).first().click()
      await field.waitFor()
    }
    await open()
    await field.fill('Viết được một nửa')
    await field.blur()
    // Where it stands in a dialogue, that is closed first.
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: 'Tổng quan', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Việc đang chờ' }).waitFor()
    await page.goto(consoleAt(place))
    await open()
    await page.getByText('viết dở lần trước').waitFor()
    expect(await field.inputValue()).toBe('Viết được một nửa')
    await page.getByRole('button', { name: 'Bỏ, viết lại từ đầu' }).click()
    expect(await field.inputValue()).not.toBe('Viết được một nửa')
  })

  test('the words of one item, and a line that was never left, are there again after the page was left', async () => {
    const page = await desk('editor', 'digests')
    const open = async () => {
      await page.getByRole('link', { name: /Chờ duyệt/ }).click()
      await page.getByLabel('Lời kết').waitFor()
    }
    await open()
    await page
      .getByRole('button', { name: /^Sửa lời/ })
      .first()
      .click()
    await page.getByLabel('Nội dung tóm tắt').fill('Viết được một nửa')
    await page.getByLabel('Lời mở đầu').fill('Kính gửi bà con')
    await page.goto(consoleAt('digests'))
    await open()
    await page.getByText('viết dở lần trước').first().waitFor()
    expect(await page.getByLabel('Nội dung tóm tắt').inputValue()).toBe('Viết được một nửa')
    expect(await page.getByLabel('Lời mở đầu').inputValue()).toBe('Kính gửi bà con')
    await page.getByRole('region', { name: 'Người trong nhóm sẽ thấy' }).getByText('Kính gửi bà con').waitFor()
    // Once it is kept it is taken back like any step.
    await page.getByRole('button', { name: 'Hoàn tác' }).click()
    await expect.poll(() => page.getByLabel('Lời mở đầu').inputValue()).toBe('')
  })

  test('why a digest is urgent is kept with the groups and the hour that it is for', async () => {
    const { service, world } = demo()
    const approver = { ...service.deps, actor: world.staff.approver }
    const [digest] = await listDigests(approver, { unitId: world.units.ward.id, status: 'draft' })
    await approveDigest(approver, digest!.id, { contentHash: digest!.contentHash })
    const page = await desk('approver', `digests/${digest!.id}`)
    await page.getByLabel('Khẩn cấp').check()
    await page.getByLabel('Lý do khẩn cấp').fill('Đê sắp tràn')
    await page.getByRole('radio', { name: 'Chọn từng nhóm' }).check()
    await page.reload()
    await page.getByText('viết dở lần trước').waitFor()
    expect(await page.getByLabel('Lý do khẩn cấp').inputValue()).toBe('Đê sắp tràn')
    expect(await page.getByRole('radio', { name: 'Chọn từng nhóm' }).isChecked()).toBe(true)
  })

  test('at 1024 pixels no word of the library breaks inside', async () => {
    const page = await desk('editor', 'library')
    await page.setViewportSize({ width: 1024, height: 800 })
    await page
      .getByRole('link', { name: /Quy ước/ })
      .first()
      .waitFor()
    await page.evaluate('document.fonts.ready')
    expect(await page.evaluate(tornWords)).toEqual([])
    await page.setViewportSize({ width: 1440, height: 900 })
    expect(await page.evaluate(tornWords)).toEqual([])
  })

  test('the library is sorted by the head of a column, and the address keeps it', async () => {
    const page = await desk('editor', 'library')
    const rows = page.locator('.table td[data-label="Ban hành"]')
    await page.getByRole('button', { name: 'Ban hành' }).click()
    await page.getByRole('columnheader', { name: 'Ban hành' }).and(page.locator('[aria-sort=ascending]')).waitFor()
    await page.getByRole('button', { name: 'Ban hành' }).click()
    await page.waitForURL(/sort=issued&down=true/)
    await page.reload()
    await rows.first().waitFor()
    const days = (await rows.allInnerTexts()).map((day) => day.split('/').reverse().join('-'))
    const said = days.filter((day) => day !== '–')
    expect(said.length).toBeGreaterThan(1)
    expect(days).toEqual([...said.toSorted().reverse(), ...days.filter((day) => day === '–')])
  })

  test('without a network a page says so at once', async () => {
    const page = await desk('editor')
    await page.locator('.door').first().waitFor()
    await page.context().setOffline(true)
    await page.getByRole('link', { name: 'Thư viện', exact: true }).click()
    await page.getByText('Chưa kết nối được').first().waitFor()
    await page.getByRole('link', { name: 'Tổng quan', exact: true }).click()
    const stale = page.getByText('Đây là bản đã tải trước đó. Chưa kết nối được')
    await stale.waitFor()
    await page.locator('.door').first().waitFor()
    await page.context().setOffline(false)
    // It may go by itself, as the network is back.
    const again = page.getByRole('button', { name: 'Thử lại' })
    await again.click({ timeout: 2_000 }).catch(() => {})
    await stale.waitFor({ state: 'detached' })
  })

  test('what is there no more is not shown as it was read before', async () => {
    const page = await desk('editor', 'library')
    const document = page.getByRole('link', { name: /Quy ước/ }).first()
    await document.click()
    await page.getByLabel('Người ký').waitFor()
    await page.goBack()
    await page.route('**/api/records/**', (route) =>
      route.fulfill({ status: 404, json: { error: { code: 'NOT_FOUND', message: 'Không tìm thấy nội dung này.' } } }),
    )
    await document.click()
    await page.getByText('Không còn ở đây').waitFor()
    expect(await page.getByLabel('Người ký').count()).toBe(0)
  })

  test('the audit log is sentences, with what only machines read folded', async () => {
    const page = await desk('approver', 'audit')
    await page.locator('.audit li').first().waitFor()
    expect(await page.locator('.audit pre').first().isVisible()).toBe(false)
  })

  test('who may write for one unit and answer for another writes for the first, and is offered no other', async () => {
    const { service, world } = demo()
    const { personId } = world.staff.responder
    const { id: unitId, name } = world.units.second
    await grantRole({ ...service.deps, actor: system }, { personId, role: 'editor', unitId })
    const page = await desk('responder', 'items')
    await page.getByRole('button', { name: 'Viết thông báo' }).click()
    const choice = page.locator('form').getByLabel('Đơn vị')
    expect(await choice.inputValue()).toBe(unitId)
    expect((await choice.locator('option').allInnerTexts()).map((text) => text.trim())).toEqual(['Chọn đơn vị', name])
  })
})

// Words of table cells whose letters stand on two lines; a hyphen or a slash may end one.
const tornWords = `[...document.querySelectorAll('.table td')].flatMap((cell) => {
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
  const torn = []
  while (texts.nextNode()) for (const { 0: word, index } of texts.currentNode.data.matchAll(/\\p{L}+/gu)) {
    const range = new Range()
    range.setStart(texts.currentNode, index)
    range.setEnd(texts.currentNode, index + word.length)
    if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) torn.push(word)
  }
  return torn
})`
