import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { visit } from './visit.ts'

describe.skipIf(noBrowser)(`to whom a digest goes, in Chromium (${whyNoBrowser})`, () => {
  const { console: desk, demo } = visit()

  test('a group made elsewhere is linked and tagged, and a digest is planned to its tag alone', async () => {
    const { simulator, world } = demo()
    const { id: assetId } = simulator.addAsset({ productType: 'gmf50' })
    simulator.addGroup({ name: 'Phụ huynh lớp 1A', assetId, memberIds: [world.residents.mai.id] })

    const page = await desk('approver', 'groups')
    await page.getByRole('button', { name: 'Tìm trên Zalo' }).click()
    const found = page.getByRole('listitem').filter({ hasText: 'Phụ huynh lớp 1A' }).first()
    await found.getByLabel('Đơn vị', { exact: true }).selectOption({ label: '– Tổ dân phố số 2' })
    await found.getByRole('button', { name: 'Gắn vào đơn vị' }).click()
    await page.getByText('Mọi nhóm của OA đều đã gắn vào đơn vị.').waitFor()

    await page.getByRole('link', { name: /Phụ huynh lớp 1A/ }).click()
    await page.getByLabel('Thêm nhãn').fill('Trường học')
    await page.getByRole('button', { name: 'Thêm', exact: true }).click()
    await page.getByRole('list', { name: 'Nhãn' }).getByText('trường học').waitFor()

    await page.goto(demo().door.link('approver', 'digests'))
    await page.getByRole('link', { name: /Chờ duyệt/ }).click()
    await page.getByRole('button', { name: 'Gửi thử cho tôi' }).click()
    await page.getByText('Đã gửi. Mở Zalo để xem.').waitFor()
    await page.getByRole('button', { name: 'Duyệt bản tin' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Duyệt bản tin' }).click()
    await page.getByText('5 nhóm và 1 trang web sẽ nhận.').waitFor()
    await page.getByText('Cần 4 lượt gửi.').waitFor()
    await page.getByLabel('Theo đơn vị, kênh, nhãn').check()
    await page.getByLabel('trường học (1)').check()
    await page.getByText('Cần 1 lượt gửi.').waitFor()
    await page.getByRole('button', { name: 'Đặt giờ phát' }).click()
    await dialog.getByText('Phụ huynh lớp 1A').waitFor()
    await dialog.getByRole('button', { name: 'Phát tới 1 nhóm' }).click()

    await page.getByText('nhóm có nhãn “trường học”; 1 nhóm (Nhóm của OA)').waitFor()
    const rows = page.getByRole('row', { name: /Chờ gửi/ })
    expect(await rows.count()).toBe(1)
    await rows.filter({ hasText: 'Phụ huynh lớp 1A' }).waitFor()
  })

  test('who looked into the chats says what came; only what did not come is sent again', async () => {
    const { world } = demo()
    const [{ id } = { id: '' }] = await world.ctx.db.all<{ id: string }>(
      sql`select id from broadcasts where status = 'finished' and unit_id = ${world.units.ward.id} limit 1`,
    )
    await world.ctx.write((tx) => tx.run(sql`update deliveries set state = 'unknown' where broadcast_id = ${id}`))
    const page = await desk('approver', `broadcasts/${id}`)
    const [first, second] = [/Tổ dân phố số 1/, /Tổ dân phố số 2/].map((name) => page.getByRole('row', { name }))
    await first!.getByRole('button', { name: /^Đã thấy tin/ }).click()
    await first!.getByText('Đã gửi').waitFor()
    await second!.getByRole('button', { name: /^Chưa thấy tin/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Chưa có, gửi lại' }).click()
    await second!.getByText('Sẽ gửi lại').waitFor()
    await page.getByText('Đang gửi', { exact: true }).first().waitFor()
  })
})
