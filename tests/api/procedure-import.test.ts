import { expect, test } from 'vitest'
import { sheetsIn } from '../../bot/xlsx/read.ts'
import { procedureColumns } from '../../core/procedures/columns.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { procedures, procedureVersions } from '../../db/schema/procedures.ts'
import { procedureOffice, sampleOf } from '../support/procedures.ts'
import { type Typed, workbook } from '../support/xlsx.ts'

const heads = procedureColumns.slice(0, 15).map(({ head }) => head)
const good: Record<string, Typed> = {
  'Tên thủ tục': 'Đăng ký khai sinh',
  'Dân hay gọi': 'khai sinh; giấy khai sinh',
  'Giấy tờ cần nộp': 'Tờ khai; Giấy chứng sinh (bản chính); ',
  'Số bộ hồ sơ': 1,
  'Lệ phí': 'Tùy trường hợp',
  'Thời gian giải quyết': 'Trong ngày',
  'Nơi nộp': 'Bộ phận một cửa',
  'Mẫu đơn': 'Tờ khai https://phuong.example.vn/a.pdf',
  'Căn cứ pháp lý': 'Luật Hộ tịch số 60/2014/QH13',
}
const book = (rows: Record<string, Typed>[], merged: string[] = []) =>
  workbook([{ name: 'Thủ tục', rows: [heads, ...rows.map((row) => heads.map((head) => row[head] ?? null))], merged }])

async function importing() {
  const office = await procedureOffice()
  const post = (bytes: Uint8Array<ArrayBuffer>, apply = false) =>
    office.raw(`/api/procedures/import?unitId=${office.ward.id}&apply=${apply ? 1 : 0}`, bytes, {
      authorization: `Bearer ${office.editor.token}`,
    })
  const count = async () => [await office.database.db.$count(procedures), await office.database.db.$count(auditLog)]
  return { ...office, post, count }
}

test('procedures come in all at once and wait for a second person; a fee stays the words that it is', async () => {
  const { post, count, database, approve, read, say } = await importing()
  const bytes = book([good, { ...good, 'Tên thủ tục': 'Đăng ký khai tử', 'Dân hay gọi': null, 'Lệ phí': 8000 }])
  const [before] = await count()
  expect((await post(bytes)).json).toEqual({ added: 2, faults: [], faultCount: 0, notes: [], applied: false })
  expect((await count())[0]).toBe(before)
  expect((await post(bytes, true)).json).toMatchObject({ added: 2, applied: true })
  const rows = await database.db.select().from(procedureVersions)
  expect(rows.map(({ content }) => content)).toMatchObject([
    {
      vi: { called: ['khai sinh', 'giấy khai sinh'], papers: ['Tờ khai', 'Giấy chứng sinh (bản chính)'], copies: '1' },
      forms: [{ name: 'Tờ khai', url: 'https://phuong.example.vn/a.pdf' }],
      grounds: [{ text: 'Luật Hộ tịch số 60/2014/QH13', passageId: null }],
    },
    { vi: { fee: '8000' } },
  ])
  expect((await say('lệ phí khai sinh bao nhiêu'))[0]?.text).not.toContain('Thủ tục:')
  // After many came in whoever approves goes from one to the next.
  expect((await read(rows[0]?.procedureId ?? '')).next).toMatchObject({ name: 'Đăng ký khai tử', left: 1 })
  expect((await approve(rows[0]?.procedureId ?? '')).status).toBe(200)
  expect((await say('lệ phí khai sinh bao nhiêu'))[0]?.text).toContain('Lệ phí: Tùy trường hợp')
  const lines = await database.db.select().from(auditLog)
  expect(lines.filter(({ action }) => action === 'procedure.import')).toHaveLength(1)
})

test('a list as offices keep it: a title and fields above, one paper a line, and what is missing by its name', async () => {
  const { post, database } = await importing()
  const rows = [
    ['DANH MỤC THỦ TỤC'],
    [
      'STT',
      'Tên thủ tục hành chính',
      'Thành phần hồ sơ',
      'Thời hạn giải quyết',
      'Phí, lệ phí',
      'Địa điểm thực hiện',
      'Căn cứ pháp lý',
    ],
    ['I', 'LĨNH VỰC HỘ TỊCH', null, null, null, null, null],
    [1, 'Đăng ký khai sinh', '- Tờ khai;\n- Giấy chứng sinh', 'Trong ngày', 'Miễn phí', 'Một cửa', 'Luật Hộ tịch'],
  ]
  expect((await post(workbook([{ name: 'TTHC', rows }]), true)).json).toMatchObject({ added: 1, applied: true })
  const [made] = await database.db.select().from(procedureVersions)
  expect(made?.content.vi).toMatchObject({ papers: ['Tờ khai', 'Giấy chứng sinh'], place: 'Một cửa' })
  // Notes before it, its heads on two rows with the fee in two columns, the days as figures, and one paper a row beneath a name that stands once.
  const table = [
    ['Tên TTHC', 'Hồ sơ', 'Thời hạn (ngày)', 'Phí, lệ phí', null, 'Nơi nhận', 'Văn bản quy định', 'Cơ quan thực hiện'],
    [null, null, null, 'Phí', 'Lệ phí', null, null, null],
    ['Đăng ký giám hộ', 'Tờ khai\n(bản chính)', 3, 'Không', '8.000 đồng', 'Một cửa', 'Luật Hộ tịch', 'UBND phường'],
    [null, 'Căn cước'],
    [null, 'Văn bản cử'],
    ['Xác nhận hộ nghèo', 'Đơn', 10, 'Không', null, 'Một cửa', 'Nghị định mẫu', null],
    [null, 'Sổ tạm trú'],
  ]
  const down = ['A', 'B', 'C', 'F', 'G', 'H'].map((column) => `${column}1:${column}2`)
  const over = ['A', 'C', 'D', 'E', 'F', 'G', 'H'].map((column) => `${column}3:${column}5`)
  const merged = [...down, ...over, 'D1:E1']
  const notes = { name: 'Ghi chú', rows: [['Thủ tục'], ['Tư pháp lập ngày 3/11']] }
  const read = (await post(workbook([notes, { name: 'Bảng', rows: table, merged }]), true)).json
  expect(read).toMatchObject({ added: 2, applied: true, faults: [] })
  expect(read.notes.map(({ row }: { row: number }) => row)).toEqual([4, 5, 7])
  const [, guarded, poor] = await database.db.select().from(procedureVersions)
  expect(guarded?.content.vi).toMatchObject({
    ...{ papers: ['Tờ khai (bản chính)', 'Căn cước', 'Văn bản cử'], decider: 'UBND phường' },
    ...{ time: '3 ngày', fee: 'Phí: Không; Lệ phí: 8.000 đồng' },
  })
  expect(poor?.content.vi).toMatchObject({ papers: ['Đơn', 'Sổ tạm trú'], fee: 'Phí: Không', time: '10 ngày' })
  // Where to file and what it rests on are merged down over several: said of each.
  const shared = [
    ['Tên thủ tục', 'Giấy tờ cần nộp', 'Lệ phí', 'Thời gian giải quyết', 'Nơi nộp', 'Căn cứ pháp lý'],
    ['Xác nhận cư trú lâu năm', 'Đơn', 'Không', '1 ngày', 'Một cửa', 'Luật Cư trú'],
    ['Xác nhận số nhà', 'Đơn', 'Không', '2 ngày', null, null],
  ]
  const spread = (await post(workbook([{ name: 'Bảng', rows: shared, merged: ['E2:E3', 'F2:F3'] }]), true)).json
  expect(spread).toMatchObject({ added: 2, faults: [], notes: [{ row: 2 }, { row: 2 }] })
  const csv = 'Tên thủ tục;Giấy tờ cần nộp;Lệ phí\r\nKhai tử;"Tờ khai\r\nGiấy báo tử";Miễn phí\r\n'
  const { json } = await post(new TextEncoder().encode(csv))
  const problems = json.faults.map(({ problem }: { problem: string }) => problem)
  expect(problems).toEqual(['Thời gian giải quyết', 'Nơi nộp', 'Căn cứ pháp lý'].map((head) => `Thiếu cột “${head}”.`))
})

test('each fault is told by row and column, and with one nothing is made', async () => {
  const { post, count, shown } = await importing()
  await shown(sampleOf('Đăng ký kết hôn'))
  const before = await count()
  const { json } = await post(
    book([
      good,
      { ...good, 'Tên thủ tục': 'Đăng ký lại khai sinh', 'Căn cứ pháp lý': null },
      { ...good, 'Tên thủ tục': 'Đăng ký khai tử', 'Lệ phí': { formula: '1000*8', value: '8000' } },
      { ...good, 'Tên thủ tục': 'đăng ký  KHAI SINH' },
      { ...good, 'Tên thủ tục': 'Đăng ký kết hôn' },
      { ...good, 'Tên thủ tục': 'Thủ tục', 'Dân hay gọi': 'giấy tờ; khai tử' },
      { ...good, 'Tên thủ tục': 'Đăng ký hộ kinh doanh', 'Mẫu đơn': 'Tờ khai javascript://a', 'Mã đơn vị': '999' },
      { ...good, 'Tên thủ tục': 'Cấp bản sao trích lục', 'Thời gian giải quyết': { number: 46387, style: 1 } },
      { ...good, 'Tên thủ tục': 'Chứng thực chữ ký', 'Giấy tờ cần nộp': 'x'.repeat(301) },
      { ...good, 'Tên thủ tục': 'Xác nhận tạm trú', 'Thời gian giải quyết': 3 },
    ]),
    true,
  )
  expect(json.applied).toBe(false)
  const told = json.faults.map(({ row, column }: { row: number; column: string }) => `${row} ${column.split(' ')[0]}`)
  expect(told).toEqual(['3 L', '4 E', '5 A', '6 A', '7 A', '7 B', '8 K', '8 N', '9 F', '10 C', '11 F'])
  expect(json.faults[0].problem).toBe('Chưa điền.')
  expect(json.faults[1].problem).toContain('công thức')
  expect(json.faults[2].problem).toContain('Trùng tên với dòng 2')
  expect(await count()).toEqual(before)
})

test('merged cells, a missing column, another sheet, an empty one and no workbook at all are told', async () => {
  const { post } = await importing()
  expect((await post(book([good, good], ['A2:A3']))).json.faults[0]).toMatchObject({
    row: 2,
    problem: expect.stringContaining('gộp'),
  })
  const lacking = workbook([
    {
      name: 'Thủ tục',
      rows: [
        ['Tên thủ tục', 'Lệ phí'],
        ['Đăng ký khai sinh', 'Không'],
      ],
    },
  ])
  const { json } = await post(lacking)
  expect(json.faults.map(({ column }: { column: string }) => column)).toContain('Căn cứ pháp lý')
  expect((await post(workbook([{ name: 'Khác', rows: [['a']] }]))).json.faultCount).toBe(1)
  expect((await post(workbook([{ name: 'Thủ tục', rows: [] }]))).json.error.reason).toBe('unit.empty-file')
  expect((await post(book([]))).json.faults[0].problem).toBe('Tệp chưa có thủ tục nào.')
  expect((await post(new TextEncoder().encode('không phải tệp Excel'))).status).toBe(400)
})

test('the template is a workbook that the import itself takes once it is filled in', async () => {
  const { request, app } = await importing()
  const reply = await app.request('/api/procedures/import/template')
  expect((await request('GET', '/api/procedures/import/template')).status).toBe(200)
  const [sheet, guide] = await sheetsIn(new Uint8Array(await reply.arrayBuffer()))
  expect(sheet?.name).toBe('Thủ tục')
  expect([...(sheet?.rows.get(1) ?? [])].map(([, { text }]) => text.replace(' *', ''))).toEqual(
    procedureColumns.map(({ head }) => head),
  )
  expect(guide?.rows.size).toBeGreaterThan(3)
})
