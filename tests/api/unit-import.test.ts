import { expect, test } from 'vitest'
import { sheetsIn } from '../../bot/xlsx/read.ts'
import { linkGroup } from '../../core/groups/groups.ts'
import { kinds } from '../../core/units/kinds.ts'
import { groups } from '../../db/schema/groups.ts'
import { units } from '../../db/schema/units.ts'
import { testApp } from '../support/app.ts'
import { type Typed, workbook } from '../support/xlsx.ts'

const unitHeads = [
  'Mã đơn vị *',
  'Tên đơn vị *',
  'Loại *',
  'Mã đơn vị cấp trên',
  'Số nhân khẩu',
  'Giờ phát',
  'Đi cùng (mã đơn vị)',
]
const groupHeads = ['Mã đơn vị *', 'Tên nhóm *', 'Kênh *', 'Mã nhóm trên Zalo']

async function office() {
  const app = await testApp()
  const city = await app.unit('Thành phố Mẫu', { kind: 'city' })
  const admin = await app.person('Quản Trị', ['admin', city.id])
  const post = async (bytes: Uint8Array<ArrayBuffer>, { apply = false, as = admin.token, parentId = city.id } = {}) =>
    app.raw(`/api/units/import?parentId=${parentId}&apply=${apply ? 1 : 0}`, bytes, { authorization: `Bearer ${as}` })
  const count = async () => [await app.database.db.$count(units), await app.database.db.$count(groups)]
  return { app, city, admin, post, count }
}

const book = (rows: Typed[][], chats: Typed[][] = [], merged: string[] = []) =>
  workbook([
    { name: 'Đơn vị', rows: [unitHeads, ...rows], merged },
    { name: 'Nhóm', rows: [groupHeads, ...chats] },
  ])

test('a tree and its groups come in at once, children in any order before their parents', async () => {
  const { app, city, admin, post, count } = await office()
  const bytes = book(
    [
      ['T1', 'Tổ dân phố 1', 'tổ dân phố', 'P1', 300, { number: 0.2708333333333333, style: 2 }],
      ['00123', 'Phường Một', 'PHUONG', 'P0', '12.500', '6h'],
      ['P0', 'Phường Không', 'Phường', null, null, null],
      ['P1', 'Phường Hai', 'Phường', 'Thành phố Mẫu', null, '18:05'],
      ['D1', 'Đảng bộ phường', 'Đảng bộ', 'P1'],
      ['C1', 'Chi bộ 1', 'Chi bộ', 'D1', null, null, 'T1'],
    ].map((row) => (row[0] === '00123' ? [...row.slice(0, 3), null, ...row.slice(4)] : row)) as Typed[][],
    [
      ['T1', 'Nhóm tổ 1', 'Nhóm của OA', '4444444444'],
      ['T1', 'Nhóm hàng xóm', 'Chia sẻ tay'],
      ['P1', 'Trang phường', 'Trang web'],
    ],
  )
  const before = await count()
  const shown = await post(bytes)
  expect(shown.json, shown.text).toEqual({ units: 6, groups: 3, faults: [], faultCount: 0, notes: [], applied: false })
  expect(await count()).toEqual(before)
  const done = await post(bytes, { apply: true })
  expect(done.json, done.text).toMatchObject({ units: 6, groups: 3, applied: true })
  const rows = await app.database.db.select().from(units)
  const of = (code: string) => rows.find((row) => row.code === code)!
  expect(of('T1')).toMatchObject({
    parentId: of('P1').id,
    digestTime: '06:30',
    memberCount: 300,
    kind: 'residential_group',
  })
  expect(of('00123')).toMatchObject({ parentId: city.id, memberCount: 12500, digestTime: '06:00' })
  expect(of('C1')).toMatchObject({ parentId: of('D1').id, besideId: of('T1').id })
  for (const row of rows) {
    const parent = rows.find(({ id }) => id === row.parentId)
    expect(row.path).toBe(`${parent?.path ?? '/'}${row.id}/`)
  }
  const chats = await app.database.db.select().from(groups)
  expect(chats.find(({ channel }) => channel === 'web')).toMatchObject({ externalId: of('P1').id, unitId: of('P1').id })
  const { json } = await app.request('GET', '/api/audit', { as: admin.token })
  expect(json.lines[0]).toMatchObject({ action: 'unit.import', detail: { units: 6, groups: 3 } })
  // The same file once more is all told as there already.
  expect((await post(bytes, { apply: true })).json).toMatchObject({ applied: false, faultCount: expect.any(Number) })
  expect(await count()).toEqual([before[0]! + 6, 3])
})

test('each fault is told by row and column, and with one nothing is made', async () => {
  const { app, city, post, count } = await office()
  await linkGroup(app.system, { unitId: city.id, channel: 'oa_group', externalId: '777', name: 'Có rồi' })
  const before = await count()
  const bytes = book(
    [
      ['01001', 'Phường Một', 'Phường'],
      ['01001', 'Phường Hai', 'Phường'],
      [1002, 'Phường Ba', 'Phường'],
      ['01003', { formula: 'A1&"x"', value: 'x' }, 'Phường'],
      ['01004', 'Quận Bốn', 'Quận'],
      ['01005', 'Tổ Năm', 'Tổ dân phố'],
      ['01006', 'Tổ Sáu', 'Tổ dân phố', '99999'],
      ['01007', 'Phường Bảy', 'Phường', null, { number: 46000, style: 1 }],
      ['01008', 'Phường Tám', 'Phường', null, -3, '25:00'],
      ['01009', '', 'Phường'],
      ['A', 'Cơ quan A', 'Cơ quan', 'B'],
      ['B', 'Cơ quan B', 'Cơ quan', 'A'],
      ['01012', 'Phường Gộp', 'Phường'],
      ['01013', 'Phường Một', 'Phường'],
      ['01014', 'x'.repeat(130), 'Phường'],
    ],
    [
      ['01001', 'Nhóm', 'Nhóm của OA', '777'],
      ['01001', 'Nhóm', 'Kênh lạ'],
      ['zzz', 'Nhóm', 'Chia sẻ tay'],
      ['01001', 'Nhóm', 'Nhóm có bot'],
    ],
    ['B14:B15'],
  )
  const { json } = await post(bytes, { apply: true })
  expect(json.applied).toBe(false)
  const told = json.faults.map(({ row, column, problem }: { row: number; column: string; problem: string }) =>
    [row, column, problem.slice(0, 28)].join(' | '),
  )
  expect(told).toEqual([
    '3 | A (Mã đơn vị) | Mã “01001” đã có ở dòng 2.',
    '4 | A (Mã đơn vị) | Mã ở dạng số, ngắn hơn các m',
    '5 | B (Tên đơn vị) | Ô chứa công thức. Hãy chép r',
    '6 | C (Loại) | Không có loại “Quận”. Các lo',
    '7 | C (Loại) | Không đặt được ở đó. Tổ dân ',
    '8 | D (Mã đơn vị cấp trên) | Không có đơn vị nào mang mã ',
    '9 | E (Số nhân khẩu) | Ô đang ở dạng ngày. Hãy định',
    '10 | E (Số nhân khẩu) | Phải là số nguyên từ 0 trở l',
    '10 | F (Giờ phát) | Giờ phải ghi như 06:30.',
    '11 | B (Tên đơn vị) | Chưa điền.',
    '12 | D (Mã đơn vị cấp trên) | Đơn vị nằm dưới chính nó.',
    '13 | D (Mã đơn vị cấp trên) | Đơn vị nằm dưới chính nó.',
    '14 | B (Tên đơn vị) | Ô bị gộp. Hãy bỏ gộp ô và đi',
    '15 | B (Tên đơn vị) | Ô bị gộp. Hãy bỏ gộp ô và đi',
    '16 | B (Tên đơn vị) | Dài quá 120 ký tự.',
    '2 | D (Mã nhóm trên Zalo) | Nhóm hoặc trang này đã được ',
    '3 | C (Kênh) | Không có kênh “Kênh lạ”. Các',
    '4 | A (Mã đơn vị) | Không có đơn vị nào mang mã ',
    '5 | D (Mã nhóm trên Zalo) | Nhóm của OA và nhóm có bot c',
  ])
  expect(await count()).toEqual(before)
})

test('only who manages the place may, and what is no workbook is told so', async () => {
  const { app, city, post } = await office()
  const editor = await app.person('Biên', ['editor', city.id])
  expect((await post(book([]), { as: editor.token })).status).toBe(403)
  const other = await app.person('Khác', ['admin', (await app.unit('Phường Khác')).id])
  expect((await post(book([]), { as: other.token })).status).toBe(404)
  const whole = book([['1', 'Phường', 'Phường']])
  for (const bytes of [new Uint8Array(), new TextEncoder().encode('không phải'), whole.slice(0, whole.length / 2)])
    expect((await post(bytes)).json.error).toMatchObject({ code: 'INVALID', reason: 'unit.file' })
  const empty = await post(workbook([{ name: 'Trang 1', rows: [['a']] }]))
  expect(empty.json.faults).toMatchObject([{ problem: expect.stringContaining('theo mẫu') }])
  const headless = workbook([{ name: 'Đơn vị', rows: [['Tên đơn vị'], ['Phường']] }])
  expect((await post(headless)).json.faults.map(({ column }: { column: string }) => column)).toEqual([
    'Loại',
    'Mã đơn vị',
  ])
})

test('the template is taken as it is, filled in, and names every kind', async () => {
  const { app } = await office()
  const reply = await app.app.request('/api/units/import/template')
  expect(reply.headers.get('content-disposition')).toContain('mau-don-vi.xlsx')
  const sheets = await sheetsIn(new Uint8Array(await reply.arrayBuffer()))
  expect(sheets.map(({ name }) => name)).toEqual(['Đơn vị', 'Nhóm', 'Hướng dẫn'])
  const heads = (at: number) => [...(sheets[at]?.rows.values() ?? [])][0]
  expect([...(heads(0)?.values() ?? [])].map(({ text }) => text)).toEqual(unitHeads)
  expect([...(heads(1)?.values() ?? [])].map(({ text }) => text)).toEqual(groupHeads)
  expect(sheets[2]?.rows.size).toBe(kinds.length + 1)
})

test('5,000 rows with 40 faults are read whole, and told', async () => {
  const { post, count } = await office()
  const rows: Typed[][] = [['W', 'Phường Lớn', 'Phường']]
  for (let i = 1; i < 5000; i++) rows.push([`T${i}`, i % 125 === 0 ? '' : `Tổ ${i}`, 'Tổ dân phố', 'W', i])
  const { json } = await post(book(rows))
  expect(json).toMatchObject({ units: 4961, faultCount: 39 })
  expect(json.faults[0]).toMatchObject({ sheet: 'Đơn vị', row: 127, column: 'B (Tên đơn vị)', problem: 'Chưa điền.' })
  const whole = rows.map((row, i) => (row[1] === '' ? [row[0]!, `Tổ ${i}`, ...row.slice(2)] : row))
  expect((await post(book(whole), { apply: true })).json).toMatchObject({ units: 5000, applied: true })
  expect((await count())[0]).toBe(5001)
})

test('a list of the office’s own comes in as CSV; what of it is not read is told before it is added and after', async () => {
  const { post, app } = await office()
  const csv =
    '\ufeffDANH SÁCH TỔ\nSTT;Mã đơn vị;Tên đơn vị;Loại đơn vị;Trưởng tổ\n1;0101;Tổ 1;Phường;An\nTổng cộng: 1;;1;;\n'
  const bytes = new TextEncoder().encode(csv)
  const told = {
    ...{ units: 1, groups: 0, faults: [], faultCount: 0 },
    notes: [
      { sheet: '', row: 2, column: 'E (Trưởng tổ)', problem: 'Cột này không có trong mẫu nên Loa không đọc.' },
      { sheet: '', row: 4, column: '', problem: 'Có vẻ là dòng cộng hoặc phần ký tên ở cuối bảng nên Loa không đọc.' },
    ],
  }
  expect((await post(bytes)).json).toEqual({ ...told, applied: false })
  expect((await post(bytes, { apply: true })).json).toEqual({ ...told, applied: true })
  expect((await app.database.db.select().from(units)).map(({ code }) => code)).toContain('0101')
  const old = await post(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))
  expect(old.json.error.reason).toBe('unit.old-excel')
})
