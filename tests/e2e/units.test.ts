import { describe, expect, test } from 'vitest'
import { grantRole } from '../../core/people/roles.ts'
import { system } from '../../core/roles.ts'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { workbook } from '../support/xlsx.ts'
import { expectFits } from './fits.ts'
import { visit } from './visit.ts'

describe.skipIf(noBrowser)(`units at the console, in Chromium (${whyNoBrowser})`, () => {
  const { console: desk, demo, open } = visit()

  test('two residential groups are merged as a preview showed it, the old name finds the new one, and it is undone', async () => {
    const { service, world } = demo()
    const { personId } = world.staff.editor
    await grantRole({ ...service.deps, actor: system }, { personId, role: 'admin', unitId: world.units.ward.id })
    const page = await desk('editor', 'units')
    // What stands beside the ward is seen, and not theirs to change; nor is the ward itself theirs to take away.
    await page.getByText('Phường Sông Mẫu').waitFor()
    for (const name of ['Sửa: Phường Sông Mẫu', 'Sắp xếp: Thôn Đông', 'Sắp xếp: Phường Hoà Mẫu'])
      expect(await page.getByRole('button', { name }).count(), name).toBe(0)
    await page.getByRole('button', { name: 'Sắp xếp: Tổ dân phố số 2' }).click()
    await page.getByText('Còn thiếu: Nhập vào đơn vị.').waitFor()
    await page.getByLabel('Nhập vào đơn vị').selectOption({ label: '– Tổ dân phố số 1' })
    await page.getByRole('button', { name: 'Xem trước' }).click()
    const seen = page.getByRole('region', { name: 'Xem trước' })
    await seen.getByText(/^\d+ nhóm$/).waitFor()
    await expectFits(page, 'units', { widths: [768], letters: 200 })
    await expectFits(page, 'units', { widths: [320, 1440] })

    await page.getByRole('button', { name: 'Làm ngay' }).click()
    await page.getByText('trước là Tổ dân phố số 2').waitFor()
    expect(await page.getByRole('button', { name: 'Sắp xếp: Tổ dân phố số 2' }).count()).toBe(0)
    await page.getByText('1 đơn vị đã kết thúc').click()
    await page.getByText('nay thuộc Tổ dân phố số 1').waitFor()

    await page.getByRole('button', { name: 'Hoàn tác: Sáp nhập Tổ dân phố số 2 vào Tổ dân phố số 1' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Hoàn tác' }).click()
    await page.getByText('Đã hoàn tác').waitFor()
    await page.getByRole('button', { name: 'Sắp xếp: Tổ dân phố số 2' }).waitFor()

    // A file with a fault tells it and adds nothing; mended, it is added whole.
    const card = page.getByRole('region', { name: 'Thêm từ tệp Excel' })
    const take = (kind: string) =>
      card.locator('input[type=file]').setInputFiles({
        name: 'don-vi.xlsx',
        mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        buffer: Buffer.from(
          workbook([
            {
              name: 'Đơn vị',
              rows: [
                ['Mã đơn vị', 'Tên đơn vị', 'Loại'],
                ['T9', 'Tổ dân phố số 9', kind],
              ],
            },
          ]),
        ),
      })
    await take('Quận')
    await card.getByText('“don-vi.xlsx” có 1 lỗi').waitFor()
    await card.getByText('Không có loại “Quận”.').waitFor()
    await expectFits(page, 'units-file', { widths: [320] })
    await take('Tổ dân phố')
    await card.getByRole('button', { name: 'Thêm 1 đơn vị, 0 nhóm' }).click()
    await card.getByText('Đã thêm 1 đơn vị, 0 nhóm.').waitFor()
    await page.getByRole('button', { name: 'Sắp xếp: Tổ dân phố số 9' }).waitFor()
  })

  test('members come from a workbook, each with a code for paper, and who has lost it gets another', async () => {
    const { service, world } = demo()
    const { personId } = world.staff.editor
    await grantRole({ ...service.deps, actor: system }, { personId, role: 'communicator', unitId: world.units.ward.id })
    const page = await desk('editor', 'members')
    const members = page.getByRole('region', { name: 'Thêm thành viên từ tệp Excel' })
    await members.getByLabel('Đơn vị của thành viên').selectOption({ label: '– Tổ dân phố số 1' })
    const take = (...rows: string[][]) =>
      members.locator('input[type=file]').setInputFiles({
        name: 'thanh-vien.xlsx',
        mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        buffer: Buffer.from(workbook([{ name: 'Thành viên', rows: [['Họ và tên', 'Số điện thoại'], ...rows] }])),
      })
    await take(['Võ Thị Tám', '12'])
    await members.getByText('“thanh-vien.xlsx” có 1 lỗi').waitFor()
    await take(['Võ Thị Tám', '0912 345 678'], ['Võ Văn Chín', ''])
    await members.getByText('sẽ thêm 2 người, đã có 0 người').waitFor()
    await members.getByRole('button', { name: 'Thêm 2 thành viên' }).click()
    await members.getByText('Võ Thị Tám, Tổ dân phố số 1').waitFor()
    await expectFits(page, 'members', { widths: [320] })
    await page.setViewportSize({ width: 1280, height: 800 })
    const saved = page.waitForEvent('download')
    await members.getByRole('button', { name: 'Tải danh sách mã (CSV)' }).click()
    expect((await saved).suggestedFilename()).toBe('ma-thanh-vien.csv')

    await page.getByLabel('Tìm theo tên').fill('vo thi tam')
    await page.getByRole('checkbox', { name: 'Võ Thị Tám' }).check()
    await page.getByRole('button', { name: 'Cấp lại mã' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Cấp lại mã' }).click()
    const given = page.getByRole('region', { name: 'Mã thành viên' })
    await given.getByText('Võ Thị Tám, Tổ dân phố số 1').waitFor()
    // The first, which is void now, stands beside the file's others no more.
    await members.getByText('Võ Thị Tám, Tổ dân phố số 1').waitFor({ state: 'detached' })
    await members.getByText('Võ Văn Chín, Tổ dân phố số 1').waitFor()
    await expectFits(page, 'members', { widths: [320, 390, 1024, 1440] })
  })

  test('somebody is invited, signs in by the link once, gets another role and is signed out', async () => {
    const { service, world } = demo()
    const { personId } = world.staff.editor
    await grantRole({ ...service.deps, actor: system }, { personId, role: 'admin', unitId: world.units.ward.id })
    const page = await desk('editor', 'people')
    await page.getByRole('button', { name: 'Mời người' }).click()
    await page.getByLabel('Họ tên').fill('Lê Thị Mời')
    await page.getByRole('button', { name: 'Mời người' }).click()
    const link = (await page.getByText('/console/#login=').textContent()) ?? ''
    await page.getByRole('img', { name: 'Mã QR đăng nhập của Lê Thị Mời' }).waitFor()
    const other = await open(link)
    await other.getByRole('heading', { level: 1, name: 'Việc đang chờ' }).waitFor()

    await page.getByRole('button', { name: 'Xong' }).click()
    await page.getByLabel('Tìm theo tên').fill('le thi moi')
    const card = page.getByRole('listitem').filter({ hasText: 'Lê Thị Mời' }).first()
    await card.getByRole('button', { name: 'Giao thêm vai trò' }).click()
    await card.getByLabel('Vai trò').selectOption({ label: 'Người trả lời' })
    await card.getByLabel('Đơn vị').selectOption({ index: 1 })
    await card.getByRole('button', { name: 'Giao thêm vai trò' }).click()
    await card.getByRole('strong').filter({ hasText: 'Người trả lời' }).waitFor()

    await page.getByLabel('Tìm theo tên').fill('')
    const own = page.getByRole('listitem').filter({ hasText: world.staff.editor.name, has: page.getByRole('heading') })
    await own.getByRole('button', { name: 'Cử người làm thay' }).first().click()
    await page.getByLabel('Người làm thay').fill('thi moi')
    await page.locator('.picked').getByRole('button', { name: 'Lê Thị Mời' }).click()
    await page.getByLabel('Đến hết ngày').fill('31/12/2030')
    await expectFits(page, 'deputy', { widths: [320] })
    await page.locator('form').getByRole('button', { name: 'Cử người làm thay' }).click()
    await page.getByText(/^làm thay /).waitFor()
    await page.getByLabel('Tìm theo tên').fill('le thi moi')
    await card.getByText(/^làm thay /).waitFor()
    await card.getByText('đến hết 31/12/2030').waitFor()
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/deputy2.png`, fullPage: true })
    await page.reload()
    await page.getByLabel('Tìm theo tên').fill('le thi moi')
    await card.getByText('1 phiên đang mở').waitFor()
    await card.getByRole('button', { name: 'Kết thúc các phiên' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Kết thúc các phiên' }).click()
    await card.getByText('hiện không đăng nhập ở đâu').waitFor()
    await other.reload()
    await other.getByRole('heading', { level: 1, name: 'Đăng nhập bàn làm việc' }).waitFor()
  })
})
