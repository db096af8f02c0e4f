import { describe, expect, it } from 'vitest'
import { importDocuments } from '../../core/intake/import-documents.ts'
import { documentFromText } from '../../core/library/parse/plain-text.ts'
import { testApp } from '../support/app.ts'
import { procedureOffice, sampleOf } from '../support/procedures.ts'

const rules = (title: string, ...articles: [heading: string, text: string][]) =>
  `Số: 45/2024/QH15\nLoại: Luật\nCơ quan: Quốc hội\nNgày ban hành: 01/06/2024\n\n# ${title}\n\n${articles
    .map(([heading, text], i) => `Điều ${i + 1}. ${heading}\n${text}\n`)
    .join('\n')}`

const law = rules(
  'Luật mẫu về đất và vàng',
  ['Cấp giấy', 'Giấy chứng nhận quyền sử dụng đất bị mất thì được cấp lại trong 15 ngày.'],
  ['Kinh doanh vàng', 'Người kinh doanh vàng miếng phải có giấy phép của ngân hàng.'],
  ['Giao thông', 'Giấy phép lái xe được cấp cho người qua kỳ sát hạch.'],
)

async function office(text = law) {
  const app = await testApp()
  await app.unit('Phường Mẫu')
  await importDocuments(app.system, [documentFromText('luat.md', text)])
  const ask = async (question: string) =>
    (await app.request('POST', '/api/questions', { body: { text: question } })).json
  return { ...app, ask }
}

describe('people’s words', () => {
  it('find what the law calls otherwise, and the asker is told what was understood', async () => {
    const { ask } = await office()
    const answer = await ask('sổ đỏ bị mất thì cấp lại trong mấy ngày?')
    expect(answer).toMatchObject({ outcome: 'found', citations: [{ label: 'Điều 1' }] })
    expect(answer.text).toContain('Hiểu là: giấy chứng nhận quyền sử dụng đất')
    expect((await ask('so do bi mat thi cap lai trong may ngay')).citations[0].label).toBe('Điều 1')
  })

  it('are not mentioned where the law’s own were asked for', async () => {
    const { ask } = await office()
    const answer = await ask('Giấy chứng nhận quyền sử dụng đất bị mất thì cấp lại trong mấy ngày?')
    expect(answer.outcome).toBe('found')
    expect(answer.text).not.toContain('Hiểu là')
  })

  it('keep a meaning of their own that a text gives them', async () => {
    const { ask } = await office(
      rules(
        'Luật về sổ đỏ',
        ['Sổ đỏ', 'Sổ đỏ của chi bộ ghi việc tốt trong tuần.'],
        ['Giấy tờ khác', 'Giấy chứng nhận quyền sử dụng đất do cơ quan khác cấp.'],
      ),
    )
    const answer = await ask('Sổ đỏ ghi việc gì?')
    expect(answer).toMatchObject({ outcome: 'found', citations: [{ label: 'Điều 1' }] })
    expect(answer.text).not.toContain('Hiểu là')
  })
})

it('a word typed with its marks is none that bears others; without marks it may be any', async () => {
  const { ask, system } = await office()
  expect((await ask('vâng miếng')).citations).toEqual([])
  expect(
    (await system.search('vâng', { member: { units: [], under: [] }, communicator: { units: [], under: [] } }))
      .passages,
  ).toEqual([])
  expect((await ask('ai duoc kinh doanh vang mieng')).citations[0].label).toBe('Điều 2')
  expect((await ask('ai được kinh doanh vang miếng')).citations[0].label).toBe('Điều 2')
})

describe('the office’s own words', () => {
  async function desk() {
    const app = await testApp()
    const city = await app.unit('Thành phố Mẫu')
    const ward = await app.unit('Phường Mẫu', { parentId: city.id })
    const editor = await app.person('Soạn', ['editor', city.id])
    await importDocuments(app.system, [documentFromText('luat.md', law)])
    const add = (people: string, meant: string, more = {}) =>
      app.request('POST', '/api/words', { as: editor.token, body: { people, law: meant, unitId: city.id, ...more } })
    const ask = async (text: string) => (await app.request('POST', '/api/questions', { body: { text } })).json
    return { ...app, ward, editor, add, ask }
  }

  it('widen what is asked from then on, are told to the asker, listed, audited and taken away again', async () => {
    const { add, ask, editor, request } = await desk()
    const question = 'giấy cọp bị mất thì cấp lại trong mấy ngày?'
    const before = await ask(question)
    expect(before.text).not.toContain('Hiểu là')
    const { status, json } = await add('Giấy cọp', 'giấy chứng nhận quyền sử dụng đất')
    expect(status).toBe(201)
    const answer = await ask(question)
    expect(answer).toMatchObject({ outcome: 'found', citations: [{ label: 'Điều 1' }] })
    expect(answer.text).toContain('Hiểu là: giấy chứng nhận quyền sử dụng đất')
    const listed = (await request('GET', '/api/words', { as: editor.token })).json
    expect(listed.known).toBeGreaterThanOrEqual(600)
    expect(listed.words).toMatchObject([{ people: 'Giấy cọp', both: false, unitName: 'Thành phố Mẫu' }])
    await request('DELETE', `/api/words/${json.id}`, { as: editor.token })
    expect((await request('GET', '/api/words', { as: editor.token })).json.words).toEqual([])
    expect((await ask(question)).text).not.toContain('Hiểu là')
  })

  it('are heard where people ask for a number, a place or a procedure, and stop nothing', async () => {
    const app = await procedureOffice()
    await app.shown(sampleOf('Đăng ký khai sinh'))
    const put = (path: string, body: object) => app.request('POST', path, { as: app.editor.token, body })
    const unitId = app.ward.id
    await put('/api/contacts', {
      ...{ unitId, kind: 'clinic', name: 'Trạm y tế phường', phone: '024 0000 0115', address: 'Số 5 phố Mẫu' },
      hours: '7 giờ đến 19 giờ',
    })
    const pairs = [
      ['nhà xanh', 'trạm y tế phường'],
      ['giấy đẻ', 'đăng ký khai sinh'],
      ['loa sớm', 'dừng gửi tin'],
      ['nhà đôi', 'trạm y tế phường'],
      ['nhà đôi', 'công an phường'],
    ]
    for (const [people, law] of pairs) expect((await put('/api/words', { people, law, unitId })).status).toBe(201)
    const told = async (text: string) => (await app.say(text)).map((one) => one.text).join('\n')
    for (const text of ['số điện thoại nhà xanh', 'nhà xanh ở đâu', 'nha xanh o dau vay', 'nhà xanh mấy giờ mở cửa'])
      expect(await told(text)).toMatch(/^Hiểu là: trạm y tế phường\.\n• Trạm y tế phường: 024 0000 0115/)
    expect(await told('giấy đẻ hết bao nhiêu tiền?')).toMatch(
      /^Thủ tục: Đăng ký khai sinh.*\nLệ phí: .*\n(?:.*\n)+\nHiểu là: đăng ký/,
    )
    expect(await told('loa sớm')).not.toContain('không tự nhắn tin')
    // Of two meanings nobody knows which is meant, and another word with the same letters is another.
    for (const text of ['số điện thoại nhà đôi', 'số điện thoại nhà xành'])
      expect(await told(text)).not.toContain('0115')
    const screen = (await app.ask('nhà xanh ở đâu')).message
    expect(screen).toContain('Hiểu là: trạm y tế phường.\n• Trạm y tế phường: 024 0000 0115')
  })

  it('are refused where they are known, say one thing twice or close a loop, with the loop named', async () => {
    const { add } = await desk()
    expect(await add('sổ đỏ', 'giấy chứng nhận quyền sử dụng đất')).toMatchObject({ status: 409 })
    expect(await add('Sổ Đỏ', 'sổ đỏ')).toMatchObject({ status: 400, json: { error: { reason: 'words.same' } } })
    expect((await add('giấy cọp', 'sổ đỏ')).status).toBe(201)
    const loop = await add('giấy chứng nhận quyền sử dụng đất', 'giấy cọp')
    expect(loop).toMatchObject({ status: 400, json: { error: { reason: 'words.loop' } } })
    expect(loop.json.error.message).toContain('“giấy cọp” → “sổ đỏ” → “giấy chứng nhận quyền sử dụng đất”')
  })
})
