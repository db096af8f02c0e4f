import { readFileSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditLog } from '../../db/schema/audit.ts'
import { type BankContent, bankQuestions, bankVersions } from '../../db/schema/question-bank.ts'
import { quizQuestions } from '../../db/schema/quizzes.ts'
import { testApp } from '../support/app.ts'
import { docxOf, paragraph, run, wordPart } from '../support/docx.ts'
import { noSharedData, sharedData } from '../support/shared-data.ts'
import { type Typed, workbook } from '../support/xlsx.ts'

async function bank() {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const writer = await app.person('Truyền', ['communicator', ward.id])
  const as = writer.token
  const query = (more: Record<string, string>) => new URLSearchParams({ unitId: ward.id, ...more }).toString()
  const bytesOf = (given: string | Uint8Array) =>
    new Uint8Array(typeof given === 'string' ? new TextEncoder().encode(given) : given)
  return {
    ...{ app, ward, writer, as },
    bring: (given: string | Uint8Array, apply = true, more: Record<string, string> = {}) =>
      app.raw(`/api/question-bank/import?${query({ apply: apply ? '1' : '0', ...more })}`, bytesOf(given), {
        authorization: `Bearer ${as}`,
      }),
    list: async (more: Record<string, string> = {}) =>
      (await app.request('GET', `/api/question-bank?${query(more)}`, { as })).json,
    kept: () => app.database.db.$count(bankQuestions),
    actions: async () => (await app.database.db.select().from(auditLog)).map(({ action }) => action),
  }
}

const pasted = `Câu 1: Thủ đô nước ta?
A. Hà Nội
B. Huế
Đáp án: A
Căn cứ: Điều 13 Hiến pháp
Mức độ: Nhận biết
Câu 2: Cán bộ cần phẩm chất nào?
A. Gần dân
B. Trọng dân
C. Chỉ A
D. Cả A và B
Đáp án: D
Câu 3: Chọn hai số chẵn:
A. Hai
B. Ba
C. Bốn
Đáp án: A, C`

test('what teachers paste is shown first, comes in whole, and becomes a quiz that keeps what it drew', async () => {
  const { app, ward, as, bring, list, kept, actions } = await bank()
  const seen = await bring(pasted, false)
  expect(seen.json).toMatchObject({ format: 'typed', added: 3, applied: false, counts: { fault: 0, left: 0, note: 1 } })
  expect(seen.json.told).toMatchObject([{ at: 7, place: 'dòng 7', level: 'note' }])
  expect(await kept()).toBe(0)
  const brought = (await bring(pasted, true, { tags: 'hiến pháp' })).json
  expect(brought).toMatchObject({
    added: 3,
    applied: true,
    ids: [expect.any(String), expect.any(String), expect.any(String)],
  })
  expect((await bring(pasted)).json).toMatchObject({ added: 0, applied: false, counts: { left: 3 } })
  expect(await list()).toMatchObject({ total: 3, tags: [{ tag: 'hiến pháp', count: 3 }] })
  expect((await list({ find: 'thu do' })).questions).toMatchObject([
    { content: { difficulty: 'easy', source: 'Điều 13 Hiến pháp' }, unitName: 'Phường Mẫu' },
  ])
  expect((await list({ difficulty: 'hard' })).total).toBe(0)

  const parts = [
    { difficulty: 'easy', count: 1 },
    { tag: 'hiến pháp', count: 2 },
  ]
  const draw = (body: object) =>
    app.request('POST', '/api/question-bank/draw', { as, body: { unitId: ward.id, title: 'Thi', ...body } })
  expect((await draw({ parts: [{ tag: 'hiến pháp', count: 4 }] })).json.error).toMatchObject({
    ...{ reason: 'bank.few', details: { part: 0, wanted: 4, found: 3 } },
  })
  const whole = (await draw({ parts: [{ count: 3, ids: brought.ids }] })).json
  const inOrder = (await app.request('GET', `/api/quizzes/${whole.id}/full`, { as })).json.questions
  expect(inOrder.map(({ text }: { text: string }) => text)).toEqual([
    'Thủ đô nước ta?',
    'Cán bộ cần phẩm chất nào?',
    'Chọn hai số chẵn:',
  ])
  const quiz = await draw({ parts })
  expect(quiz.json).toMatchObject({ count: 3 })
  const full = () => app.request('GET', `/api/quizzes/${quiz.json.id}/full`, { as })
  const first = (await full()).json.questions[0]
  expect(first).toMatchObject({ text: 'Thủ đô nước ta?', explanation: 'Căn cứ: Điều 13 Hiến pháp', bankVersion: 1 })

  const { content, version } = (await app.request('GET', `/api/question-bank/${first.bankQuestion}`, { as })).json
  const put = (body: object) => app.request('PUT', `/api/question-bank/${first.bankQuestion}`, { as, body })
  const changed = { ...content, options: ['Hà Nội', 'Đà Nẵng'] }
  expect((await put({ version, content: changed })).json).toMatchObject({ version: 2 })
  expect((await put({ version, content })).json.error.reason).toBe('bank.stale')
  expect((await put({ version: 2, content: { ...content, correct: [] } })).json.error.details.fields).toMatchObject([
    { field: 'correct' },
  ])
  expect((await put({ version: 2, content: { ...content, passageId: 'ps_none' } })).json.error.reason).toBe(
    'bank.passage',
  )
  expect((await full()).json.questions[0]).toMatchObject({ options: ['Hà Nội', 'Huế'], bankVersion: 1 })
  expect(await app.database.db.$count(bankVersions, eq(bankVersions.questionId, first.bankQuestion))).toBe(2)
  await app.request('POST', `/api/question-bank/${first.bankQuestion}/retire`, { as })
  expect((await list()).total).toBe(2)
  expect(await app.database.db.$count(quizQuestions)).toBe(6)
  expect(await actions()).toEqual(expect.arrayContaining(['bank.import', 'quiz.create', 'bank.change', 'bank.retire']))
})

test('with one fault nothing comes in, and each line says what is wrong', async () => {
  const { bring, kept } = await bank()
  const wrong = `${pasted}\nCâu 4: Mấy?\nA. Một\nB. Hai Câu 5: Ai đó\nĐáp án: B\nCâu 6: Gì?\nA. x\nB. y\nĐáp án: C`
  const { json } = await bring(wrong)
  expect(json).toMatchObject({ applied: false, counts: { fault: 2 } })
  expect(json.told.map(({ place, problem }: { place: string; problem: string }) => `${place}: ${problem}`)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^dòng 18: “Câu 5:” nằm lẫn/),
      expect.stringMatching(/^dòng 25: Không rõ đáp án/),
    ]),
  )
  expect(await kept()).toBe(0)
})

test('a key that is bold, underlined, coloured or lit in a Word file is read, with the numbers that Word counts', async () => {
  const { bring, list } = await bank()
  const body = [
    paragraph(run('Câu 1: Thủ đô?', '<w:b/>')),
    paragraph(run('A. Hà Nội', '<w:b/>')),
    paragraph(run('B. Huế')),
    paragraph(run('Câu 2: Số chẵn?', '<w:b/>')),
    paragraph(
      run('A. Ba'),
      '<w:r><w:tab/></w:r>',
      run('B. Bốn', '<w:color w:val="FF0000"/>'),
      '<w:r><w:tab/></w:r>',
      run('C. Năm'),
    ),
    paragraph(run('Câu 3: Mấy giờ?')),
    paragraph(run('A', '<w:u w:val="single"/>'), run('. Sáu')),
    paragraph(run('B. Bảy')),
    paragraph(run('Câu 4: Ai?')),
    paragraph(run('A. Ông')),
    paragraph(run('B. Bà', '<w:highlight w:val="yellow"/>')),
  ].join('')
  expect((await bring(docxOf(body))).json).toMatchObject({ format: 'word', added: 4, applied: true })
  const { questions } = await list()
  const keyed = questions.map(({ content }: { content: BankContent }) => [
    content.text,
    content.options[content.correct[0] ?? -1],
  ])
  expect(keyed.sort()).toEqual([
    ['Ai?', 'Bà'],
    ['Mấy giờ?', 'Sáu'],
    ['Số chẵn?', 'Bốn'],
    ['Thủ đô?', 'Hà Nội'],
  ])
})

const cell = (...paragraphs: string[]) => `<w:tc>${paragraphs.map((text) => paragraph(run(text))).join('')}</w:tc>`
const table = (...rows: string[][]) =>
  `<w:tbl>${rows.map((cells) => `<w:tr>${cells.join('')}</w:tr>`).join('')}</w:tbl>`

test('a Word file whose text is counted, as the online Word saves it, is one', async () => {
  const { bring } = await bank()
  const said = ['Câu 1: Thủ đô?', 'A. Hà Nội', 'B. Huế', 'Đáp án: A'].map((line) => paragraph(run(line))).join('')
  const relations =
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>'
  const parts = { '_rels/.rels': relations, 'word/document2.xml': wordPart('document', `<w:body>${said}</w:body>`) }
  const { json } = await bring(docxOf('', parts, ['word/document.xml']))
  expect(json).toMatchObject({ format: 'word', added: 1, counts: { fault: 0 } })
})

test('tables of a Word file: a question a row, whole questions in cells, the answers at the end', async () => {
  const { bring } = await bank()
  const heads = ['STT', 'Câu hỏi', 'A', 'B', 'C', 'Đáp án'].map((head) => cell(head))
  const columns = table(
    heads,
    ['1', 'Ai?', 'Ông', 'Bà', 'Cô', 'B'].map((text) => cell(text)),
  )
  const key = (format: string) => async (body: string) => {
    const { json } = await bring(docxOf(body), false)
    expect({ format, told: json.told }).toEqual({ format, told: [] })
    return json.questions.map(({ text, options, correct }: BankContent) => [text, options[correct[0] ?? -1]])
  }
  expect(await key('columns')(columns)).toEqual([['Ai?', 'Bà']])
  const whole = table(
    [cell('STT'), cell('Nội dung câu hỏi'), cell('Đáp án')],
    [cell('1'), cell('Mấy giờ?', 'A. Sáu', 'B. Bảy'), cell('A')],
    [cell('2'), cell('Ở đâu?', 'A. Chợ', 'B. Trường'), cell('B')],
  )
  expect(await key('cells')(whole)).toEqual([
    ['Mấy giờ?', 'Sáu'],
    ['Ở đâu?', 'Trường'],
  ])
  const lines = ['Câu 1: X?', 'A. một', 'B. hai', 'Câu 2: Y?', 'A. ba', 'B. bốn', 'ĐÁP ÁN'].map((text) =>
    paragraph(run(text)),
  )
  const answers = table([cell('1.B'), cell('2.A')])
  expect(await key('answers')(lines.join('') + answers)).toEqual([
    ['X?', 'hai'],
    ['Y?', 'ba'],
  ])
  const labelled = table([cell('Câu'), cell('1'), cell('2')], [cell('Đáp án'), cell('B'), cell('A')])
  expect(await key('labelled')(lines.slice(0, 6).join('') + labelled)).toEqual([
    ['X?', 'hai'],
    ['Y?', 'ba'],
  ])
})

test('a picture in a Word file, an old Word file and rubbish are each told', async () => {
  const { bring, kept } = await bank()
  const drawn = [
    paragraph(run('Câu 1: Hình gì?'), '<w:r><w:drawing/></w:r>'),
    paragraph(run('A. Tròn', '<w:b/>')),
    paragraph(run('B. Vuông')),
  ]
  const picture = docxOf(drawn.join('').replace('<w:drawing/>', '<w:drawing></w:drawing>'))
  expect((await bring(picture)).json.told).toMatchObject([{ level: 'fault', problem: expect.stringContaining('hình') }])
  expect((await bring(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2]))).json.error.reason).toBe('bank.old-word')
  expect((await bring(new Uint8Array([0x50, 0x4b, 3, 4, 0]))).json.error.reason).toBe('bank.file')
  const endless = docxOf(paragraph(run('A. dài '.repeat(2_000_000))))
  expect(endless.byteLength).toBeLessThan(100_000)
  expect((await bring(endless)).json.error.reason).toBe('bank.file-long')
  expect((await bring('A. dài '.repeat(600_000))).json.error.reason).toBe('bank.file-long')
  expect(await kept()).toBe(0)
})

test('rows, short answers and pictures: a workbook brings and takes the first two along, a picture is checked by its bytes', async () => {
  const { app, ward, as, bring, list } = await bank()
  const { json } = await bring(
    workbook([
      {
        name: 'Câu hỏi',
        rows: [
          ['Câu hỏi', 'A', 'B', 'C', 'Đáp án', 'Loại'],
          ['Xếp?', 'Một', 'Hai', 'Ba', null, 'Sắp thứ tự'],
          ['Bao nhiêu?', '1.000', 'một nghìn', null, null, 'trả lời ngắn'],
          ['Huyện nào?', 'Năm Căn', null, null, null, 'Trả lời ngắn, đúng dấu'],
          ['Chọn?', 'Có', 'Không', null, 'A', null],
        ],
      },
    ]),
  )
  expect(json).toMatchObject({ added: 4, applied: true, told: [] })
  const kinds = async () =>
    (await list()).questions
      .map(({ content }: { content: BankContent }) => [
        content.text,
        content.kind,
        content.exact,
        content.options.length,
      ])
      .sort()
  const expected = [
    ['Bao nhiêu?', 'short', undefined, 2],
    ['Chọn?', undefined, undefined, 2],
    ['Huyện nào?', 'short', true, 1],
    ['Xếp?', 'order', undefined, 3],
  ]
  expect(await kinds()).toEqual(expected)

  const send = (bytes: Uint8Array<ArrayBuffer>) =>
    app.raw(`/api/question-bank/pictures?unitId=${ward.id}`, bytes, { authorization: `Bearer ${as}` })
  const kept = (await send(png(40, 30))).json
  expect(kept).toEqual({ id: expect.any(String), width: 40, height: 30 })
  expect((await send(png(2001, 30))).json.error.reason).toBe('bank.picture-wide')
  expect((await send(new Uint8Array([0x47, 0x49, 0x46, 0x38]))).json.error.reason).toBe('bank.picture-file')
  expect((await send(new Uint8Array(700 * 1024))).json.error.reason).toBe('bank.picture-large')
  const make = (picture: object) =>
    app.request('POST', '/api/question-bank', {
      as,
      body: {
        unitId: ward.id,
        content: {
          ...{ text: 'Biển gì?', options: ['Cấm', 'Dừng'], correct: [0], explanation: '', source: '', passageId: null },
          ...{ tags: [], difficulty: null, picture },
        },
      },
    })
  expect((await make({ ...kept, alt: ' ' })).json.error.details.fields[0].field).toBe('picture')
  expect((await make({ ...kept, id: 'qp_none', alt: 'Biển tròn' })).json.error.reason).toBe('bank.picture')
  expect((await make({ ...kept, alt: 'Biển tròn viền đỏ' })).status).toBe(201)
  const shown = await app.request('GET', `/api/question-bank/pictures/${kept.id}`)
  expect(shown.status).toBe(200)
})

/** The head of a PNG of this size. */
function png(width: number, height: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(64)
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  new DataView(bytes.buffer).setUint32(16, width)
  new DataView(bytes.buffer).setUint32(20, height)
  return bytes
}

test('a picture goes along in Moodle XML and comes in again in another bank; GIFT says which it left', async () => {
  const { app, as, ward, bring, list } = await bank()
  const of = { headers: { authorization: `Bearer ${as}` } }
  const kept = (await app.raw(`/api/question-bank/pictures?unitId=${ward.id}`, png(40, 30), of.headers)).json
  const content = {
    ...{ text: 'Biển <gì> & ở đâu?', options: ['Cấm', 'Dừng'], correct: [0], explanation: '', source: '', tags: [] },
    ...{ passageId: null, difficulty: null, picture: { ...kept, alt: 'Biển "tròn" viền đỏ' } },
  }
  const made = await app.request('POST', '/api/question-bank', { as, body: { unitId: ward.id, content } })
  expect(made.status).toBe(201)
  const exported = async (format: string) =>
    (await app.app.request(`/api/question-bank/export?unitId=${ward.id}&format=${format}`, of)).text()

  const xml = await exported('moodle')
  const other = await app.unit('Tổ khác', { parentId: ward.id })
  const preview = (await bring(xml, false, { unitId: other.id })).json
  expect(preview.added).toBe(1)
  expect(preview.told).toMatchObject([{ problem: expect.stringContaining('Hình') }, { problem: expect.any(String) }])
  expect(preview.questions[0].picture).toBeUndefined()
  expect((await bring(xml, true, { unitId: other.id })).json).toMatchObject({ applied: true, added: 1 })
  const [{ content: there }] = (await list({ unitId: other.id })).questions
  expect(there).toEqual({ ...content, picture: { ...content.picture, id: expect.any(String) } })
  expect(there.picture.id).not.toBe(kept.id)
  const shown = await app.app.request(`/api/question-bank/pictures/${there.picture.id}`)
  expect(new Uint8Array(await shown.arrayBuffer())).toEqual(png(40, 30))
  expect(await exported('gift')).toContain('// Hình của câu này để lại')

  // A workbook names it: here it is found again, elsewhere its row is told.
  const row = ['Biển nào?', 'Cấm', 'Dừng', 'A', kept.id, 'Biển tròn']
  const named = (...more: Typed[]) =>
    workbook([{ name: 'Câu hỏi', rows: [['Câu hỏi', 'A', 'B', 'Đáp án', 'Hình', 'Lời tả hình'], row, more] }])
  const wrong = (await bring(named('Biển kia?', 'Cấm', 'Dừng', 'A', 'qp_none', 'Biển'), false)).json
  expect(wrong.told).toMatchObject([{ level: 'fault', place: 'dòng 3', problem: expect.stringContaining('qp_none') }])
  expect((await bring(named(), true)).json).toMatchObject({ applied: true, added: 1 })
  const back = new Uint8Array(
    await (await app.app.request(`/api/question-bank/export?unitId=${ward.id}&format=xlsx`, of)).arrayBuffer(),
  )
  const third = await app.unit('Tổ ba', { parentId: ward.id })
  expect((await bring(back, true, { unitId: third.id })).json).toMatchObject({ applied: true, added: 2 })
  for (const { content: one } of (await list({ unitId: third.id })).questions)
    expect(one.picture).toMatchObject({ id: kept.id, width: 40, height: 30 })
})

test('a picture in a Moodle file that is none, too large, undescribed or elsewhere is told, and nothing of it is kept', async () => {
  const { bring, kept } = await bank()
  const asked = (image: string, file = '') =>
    `<quiz><question type="multichoice"><questiontext format="html"><text><![CDATA[<p>Biển gì?</p>${image}]]></text>${file}</questiontext>
    <answer fraction="100"><text>Cấm</text></answer><answer fraction="0"><text>Dừng</text></answer></question></quiz>`
  const image = '<img src="@@PLUGINFILE@@/bi%E1%BB%83n.png" alt="Biển tròn">'
  const file = (bytes: Uint8Array) =>
    `<file name="biển.png" path="/" encoding="base64">${Buffer.from(bytes).toString('base64')}</file>`
  const told = async (xml: string) =>
    (await bring(xml)).json.told.map(({ level, problem }: Record<string, string>) => [level, problem])
  expect(await told(asked(image, file(new Uint8Array([0x47, 0x49, 0x46]))))).toEqual([
    ['fault', expect.stringContaining('JPEG')],
  ])
  expect(await told(asked(image, '<file name="biển.png" encoding="base64">không phải</file>'))).toEqual([
    ['fault', expect.stringContaining('JPEG')],
  ])
  expect(await told(asked(image, file(png(2001, 30))))).toEqual([['fault', expect.stringContaining('2.000')]])
  expect(await told(asked(image, file(new Uint8Array(700 * 1024))))).toEqual([
    ['fault', expect.stringContaining('JPEG')],
  ])
  expect(await told(asked(image.replace('Biển tròn', ' '), file(png(40, 30))))).toEqual([
    ['left', expect.stringContaining('lời tả')],
  ])
  const elsewhere = [
    asked(image),
    asked('<img src="https://example.vn/a.png" alt="x">'),
    asked(image + image, file(png(40, 30))),
  ]
  for (const xml of elsewhere) expect(await told(xml)).toEqual([['fault', expect.stringContaining('hình')]])
  expect(await kept()).toBe(0)
})

const heads = ['Câu hỏi', 'A', 'B', 'C', 'Đáp án', 'Nhãn', 'Độ khó']
const book = (...rows: Typed[][]) => workbook([{ name: 'Câu hỏi', rows: [heads, ...rows] }])

test('a workbook: each fault by its row and column, formulas too; a teacher’s own heads are understood', async () => {
  const { bring, list, kept } = await bank()
  const wrong = book(
    ['Một?', 'x', 'y', null, 'B', null, null],
    ['Hai?', { formula: 'A1', value: 'x' }, 'y', null, 'A', null, null],
    ['Ba?', 'x', 'y', null, 'C', null, null],
    ['Bốn?', 'x', 'y', null, null, null, 'rất khó'],
  )
  const { json } = await bring(wrong)
  expect(
    json.told.map(
      ({ at, words, problem }: { at: number; words: string; problem: string }) => `${at} ${words} ${problem}`,
    ),
  ).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^3 B \(A\) Ô chứa công thức/),
      expect.stringMatching(/^4 Đáp án Đáp án “C” không chỉ/),
      expect.stringMatching(/^5 Đáp án Chưa điền/),
    ]),
  )
  expect(await kept()).toBe(0)
  const own = workbook([
    {
      name: 'Sheet1',
      rows: [
        ['NGÂN HÀNG CÂU HỎI'],
        ['STT', 'Nội dung câu hỏi', 'Phương án A', 'Phương án B', 'Đáp án đúng', 'Mức độ', 'Chủ đề'],
        [1, 'Năm?', 1945, 'y', 'A', 'Vận dụng', 'sử; địa'],
      ],
    },
  ])
  expect((await bring(own)).json).toMatchObject({ format: 'workbook', added: 1, applied: true })
  expect((await list()).questions[0].content).toMatchObject({
    options: ['1945', 'y'],
    tags: ['sử', 'địa'],
    difficulty: 'hard',
  })
  const twice = ['STT', 'Câu hỏi', 'Phương án trả lời', null, 'Đáp án']
  const under = [null, null, 'A', 'B', null]
  const rows = [['CUỘC THI'], twice, under, [1, 'Tám?', 'x', 'y', 'B'], [], twice, under, [1, 'Chín?', 'x', 'y', 'A']]
  expect((await bring(workbook([{ name: 'Sheet1', rows, merged: ['C2:D2'] }]))).json).toMatchObject({
    added: 2,
    told: [],
  })
  const quizizz = workbook([
    {
      name: 'Sheet1',
      rows: [
        ['Question Text', 'Question Type', 'Option 1', 'Option 2', 'Correct Answer', 'Time in seconds'],
        ['Sáu?', 'Multiple Choice', 'x', 'y', 2, 30],
      ],
    },
  ])
  expect((await bring(quizizz)).json).toMatchObject({ format: 'workbook', added: 1, applied: true })
  const kahoot = workbook([
    {
      name: 'Sheet1',
      rows: [
        ['Quiz template'],
        [
          null,
          'Question - max 120 characters',
          'Answer 1 - max 75 characters',
          'Answer 2 - max 75 characters',
          'Correct answer(s) - choose at least one',
        ],
        [1, 'Bảy?', 'x', 'y', '1'],
      ],
    },
  ])
  expect((await bring(kahoot)).json).toMatchObject({ format: 'workbook', added: 1, applied: true })
  const many = book(...Array.from({ length: 20_000 }, (_, at) => [`Câu ${at}?`, 'x', 'y', null, 'A', null, null]))
  expect((await bring(many)).json.told).toMatchObject([{ problem: expect.stringContaining('hơn 10.000 câu') }])
})

test('what is taken along as XLSX, GIFT or Moodle XML comes in again as it was, in another unit’s bank', async () => {
  const { app, as, bring, list, ward, actions } = await bank()
  await bring(pasted, true, { tags: 'a, b' })
  const contents = async (more = {}) =>
    (await list(more)).questions
      .map(({ content }: { content: BankContent }) => content)
      .sort((a: BankContent, b: BankContent) => a.text.localeCompare(b.text))
  const before = await contents()
  for (const format of ['xlsx', 'gift', 'moodle']) {
    const other = await app.unit(`Tổ ${format}`, { parentId: ward.id })
    const reply = await app.app.request(`/api/question-bank/export?unitId=${ward.id}&format=${format}`, {
      headers: { authorization: `Bearer ${as}` },
    })
    const bytes = new Uint8Array(await reply.arrayBuffer())
    expect((await bring(bytes, true, { unitId: other.id })).json).toMatchObject({ applied: true, added: 3 })
    expect(await contents({ unitId: other.id })).toEqual(before)
  }
  expect((await actions()).filter((action) => action === 'bank.export')).toHaveLength(3)
})

test.skipIf(noSharedData)(
  'a thousand real questions come in as GIFT, their faults told (needs ../shared/data)',
  async () => {
    const { bring, list } = await bank()
    type Real = { question: string; options: string[]; answer: number; topic: string }
    const plain = (text: string) => text.replace(/[~=#{}:\\]/g, '\\$&').replace(/\s+/g, ' ')
    const real = readFileSync(sharedData('quiz/questions.dev.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Real)
    const gift = (all: Real[]) =>
      all
        .map(
          ({ question, options, answer }) =>
            `${plain(question)} {${options.map((one, at) => `${at === answer ? '=' : '~'}${plain(one)}`).join(' ')}}`,
        )
        .join('\n\n')
    const first = await bring(gift(real))
    expect(first.json).toMatchObject({ format: 'gift', applied: false })
    const faulty = new Set(
      first.json.told
        .filter(({ level }: { level: string }) => level === 'fault')
        .map(({ at }: { at: number }) => (at - 1) / 2),
    )
    expect(faulty.size).toBeLessThan(20)
    const good = real.filter((_, at) => !faulty.has(at))
    expect((await bring(gift(good))).json).toMatchObject({ applied: true, added: good.length })
    expect((await list()).total).toBe(good.length)
  },
)
