import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { tick } from '../../bot/tick.ts'
import { handle } from '../../core/inbox/handle.ts'
import { importDocuments } from '../../core/intake/import-documents.ts'
import { documentFromText } from '../../core/library/parse/plain-text.ts'
import { importCatalogue } from '../../core/library/shelf/catalogue.ts'
import { testApp } from '../support/app.ts'

type Named = { title: string; issued: string; term: string; number?: string; rule: string }
const resolution = ({ title, issued, term, number = '15-NQ/TW', rule }: Named) => `Số: ${number}
Loại: Nghị quyết
Cơ quan: Ban Chấp hành Trung ương
Ngày ban hành: ${issued}
Khóa: ${term}

# ${title}

Điều 1. Mục tiêu
${rule}

Điều 2. Tổ chức thực hiện
Các chi bộ họp bàn việc thực hiện trong tháng sau.
`
const bees = {
  title: 'Nghị quyết về phát triển nghề nuôi ong',
  issued: '01/06/2012',
  term: 'khóa XI',
  rule: 'Mục tiêu đến năm 2030 là mỗi tổ dân phố có hai trại ong.',
}
const flowers = {
  title: 'Nghị quyết về trồng hoa trong khu dân cư',
  issued: '16/06/2022',
  term: 'khóa XIII',
  rule: 'Mục tiêu là mỗi ngõ có một đường hoa.',
}
const other = {
  ...flowers,
  number: '16-NQ/TW',
  title: 'Nghị quyết về giữ gìn giếng làng',
  rule: 'Mục tiêu là nước sạch.',
}

async function office(...resolutions: Named[]) {
  const app = await testApp()
  await app.unit('Phường Mẫu')
  await importDocuments(
    app.system,
    resolutions.map((one, i) => documentFromText(`${i}.md`, resolution(one))),
  )
  const ask = async (text: string, more: { documentId?: string; id?: string } = {}) =>
    (await app.request('POST', '/api/questions', { body: { text, ...more } })).json
  return { ...app, ask }
}
const titles = ({ choices }: { choices: { title: string }[] }) => choices.map(({ title }) => title)

describe('a number that several documents bear', () => {
  it.each([
    '15-NQ/TW',
    'nq15/tw',
    'Nghị quyết 15-NQ/TW có mục tiêu gì?',
    'muc tieu cua nghi quyet so 15 la gi',
    'Điều 1 nghị quyết 15-NQ/TW',
  ])('“%s” is asked back, with what tells them apart, and nothing asserted', async (question) => {
    const { ask } = await office(bees, flowers, other)
    const answer = await ask(question, { id: '3f1f7a54-9b43-4f0e-8f0e-0d2f6b1f9c61' })
    expect(answer).toMatchObject({ outcome: 'not_found', citations: [], mayHandOn: true })
    expect(titles(answer).sort()).toEqual([
      'Nghị quyết số 15-NQ/TW ngày 01/06/2012, khóa XI – Nghị quyết về phát triển nghề nuôi ong – của Ban Chấp hành Trung ương',
      'Nghị quyết số 15-NQ/TW ngày 16/06/2022, khóa XIII – Nghị quyết về trồng hoa trong khu dân cư – của Ban Chấp hành Trung ương',
    ])
    expect(answer.note).toContain('nhiều văn bản')
    expect(answer.text).not.toMatch(/trại ong\.|đường hoa/)
    expect(await ask(question, { id: '3f1f7a54-9b43-4f0e-8f0e-0d2f6b1f9c61' })).toEqual(answer)
  })

  it.each([
    ['Mục tiêu của nghị quyết 15-NQ/TW năm 2012 là gì?', 'hai trại ong'],
    ['muc tieu cua nghi quyet 15-nq/tw ngay 16/6/2022 la gi', 'đường hoa'],
    ['Nghị quyết 15-NQ/TW ngày 1 tháng 6 năm 2012 có mục tiêu gì?', 'hai trại ong'],
    ['nghị quyết 15 khóa XIII có mục tiêu gì', 'đường hoa'],
    ['nghi quyet 15 khoa 11 co muc tieu gi', 'hai trại ong'],
    ['Nghị quyết 15-NQ/TW về nghề nuôi ong có mục tiêu gì?', 'hai trại ong'],
    ['Điều 1 nghị quyết 15-NQ/TW năm 2022', 'đường hoa'],
  ])('“%s” says which, and is not asked back', async (question, words) => {
    const { ask } = await office(bees, flowers, other)
    const answer = await ask(question)
    expect(answer.outcome).toBe('found')
    expect(answer.choices).toBeUndefined()
    expect(answer.citations[0].quote).toContain(words)
  })

  it('is answered from the document that the asker then chooses, and so is what is asked next', async () => {
    const { ask, deps, person, request } = await office(bees, flowers)
    const lan = await person('Lan')
    const text = 'Nghị quyết 15-NQ/TW có mục tiêu gì?'
    const { choices } = await ask(text)
    const chosen = choices.find(({ title }: { title: string }) => title.includes('2022'))
    const answer = (
      await request('POST', '/api/questions', { as: lan.token, body: { text, documentId: chosen.documentId } })
    ).json
    expect(answer).toMatchObject({ outcome: 'found', citations: [{ label: 'Điều 1', quote: flowers.rule }] })
    expect(await deps.db.all(sql`select text from questions where person_id = ${lan.id}`)).toEqual([
      { text: `${text} (${chosen.title})` },
    ])
    const next = await request('POST', '/api/questions', {
      as: lan.token,
      body: { text: 'Điều đó ở điều nào?' },
    })
    expect(next.json).toMatchObject({ outcome: 'found', citations: [{ documentId: chosen.documentId }] })
  })

  it('is answered in the chat by the number said, or by the button', async () => {
    const { system, deps, sent } = await office(bees, flowers)
    const say = async (text: string, key: string, at: number) => {
      await handle(system, key.repeat(24), {
        ...{ kind: 'text', channel: 'oa_chat', chatId: '1', senderId: '1', senderAppId: null, text, messageId: key },
        at,
      })
      await tick(deps)
      return sent.at(-1)?.content
    }
    const offered = await say('Nghị quyết 15-NQ/TW có mục tiêu gì?', 'a', 1)
    expect(offered?.text).toMatch(/nhiều văn bản.*\n1\. Nghị quyết số 15-NQ\/TW.*\n2\. Nghị quyết số 15-NQ\/TW/)
    const button = offered?.buttons?.find(({ title }) => title.includes('2012'))
    expect(button?.title.length).toBeLessThanOrEqual(100)
    const answer = await say(button?.say ?? '', 'b', 2)
    expect(answer?.text).toContain('hai trại ong')
  })

  it('may not be answered from a document that the asker cannot see, or that is none', async () => {
    const { request, system, deps } = await office(bees)
    await importDocuments(system, [documentFromText('x.md', resolution(flowers))], { access: 'communicator' })
    const [hidden] = await deps.db.all<{ id: string }>(sql`select id from documents where access = 'communicator'`)
    for (const documentId of [hidden?.id, 'doc_none']) {
      const body = { text: 'Nghị quyết 15-NQ/TW có mục tiêu gì?', documentId }
      expect((await request('POST', '/api/questions', { body })).status).toBe(404)
    }
    expect((await request('POST', '/api/questions', { body: { text: '15-NQ/TW' } })).json.outcome).toBe('found')
  })

  it('offers a record without text after a text of the very number, and not beside it for a part of one', async () => {
    const { ask, system } = await office(bees)
    const of = (id: string, number: string, title: string) => ({
      ...{ id, type: 'Nghị quyết', number, title, issued: '2003-03-12', effective: null, url: '', related: [] },
    })
    await importCatalogue(system, [
      of('a', '15-NQ/TW', 'Nghị quyết về giếng làng'),
      of('b', '15/2003/NQ-CP', 'Nghị quyết về đường làng'),
    ])
    expect(titles(await ask('15-NQ/TW nói gì?'))).toEqual([
      expect.stringContaining('2012'),
      expect.stringContaining('2003'),
    ])
    expect((await ask('nghị quyết 15 có mục tiêu gì')).citations[0].quote).toContain('hai trại ong')
  })
})

describe('a number of which the library holds no document', () => {
  it.each([
    'Theo nghị định 999/2025/NĐ-CP, mục tiêu mỗi tổ dân phố có mấy trại ong?',
    'nghị quyết 77 có mục tiêu gì về trại ong của tổ dân phố',
    '999/2025/NĐ-CP',
    'Điều 1 nghị định 999/2025/NĐ-CP',
  ])('“%s” is told plainly, and not answered from another document', async (question) => {
    const { ask } = await office(bees, flowers)
    const answer = await ask(question)
    expect(answer).toMatchObject({ outcome: 'not_found', citations: [], mayHandOn: true })
    expect(answer.note).toMatch(/^Thư viện không có (?:Nghị định|Nghị quyết) số (?:999\/2025\/NĐ-CP|77)\.$/)
    expect(answer.text).toMatch(/^Trả lời tự động: thư viện không có/)
  })

  it('is answered from what names it, saying that itself it is not held', async () => {
    const { ask } = await office({
      ...bees,
      rule: 'Mức hỗ trợ trại ong theo Nghị định số 999/2025/NĐ-CP là ba triệu đồng.',
    })
    const answer = await ask('Mức hỗ trợ trại ong theo nghị định 999/2025/NĐ-CP là bao nhiêu?')
    expect(answer).toMatchObject({ outcome: 'found', citations: [{ label: 'Điều 1' }] })
    expect(answer.note).toBe('Thư viện không có Nghị định số 999/2025/NĐ-CP.')
    expect(answer.text).toContain('Lưu ý: Thư viện không có')
  })

  it('of another year than the one held is offered that one, and nothing asserted', async () => {
    const { ask } = await office(bees)
    const answer = await ask('Nghị quyết 15-NQ/TW năm 1999 có mục tiêu gì?')
    expect(answer).toMatchObject({ outcome: 'not_found', citations: [] })
    expect(titles(answer)).toEqual([expect.stringContaining('2012')])
    const of2030 = await ask('Theo nghị quyết 15-NQ/TW, mục tiêu năm 2030 là mỗi tổ dân phố có mấy trại ong?')
    expect(of2030).toMatchObject({ outcome: 'found', citations: [{ label: 'Điều 1' }] })
  })
})

it('two numbers in one question are answered from both documents, and from one where the other is not held', async () => {
  const { ask } = await office(bees, other)
  const both = await ask('15-NQ/TW và 16-NQ/TW')
  expect(both.citations.map(({ documentNumber }: { documentNumber: string }) => documentNumber).sort()).toEqual([
    '15-NQ/TW',
    '16-NQ/TW',
  ])
  const one = await ask('Nghị quyết 15-NQ/TW và nghị quyết 18-NQ/TW đặt mục tiêu mấy trại ong mỗi tổ dân phố?')
  expect(one).toMatchObject({ outcome: 'found', note: 'Thư viện không có Nghị quyết số 18-NQ/TW.' })
  expect(one.citations.every(({ documentNumber }: { documentNumber: string }) => documentNumber === '15-NQ/TW')).toBe(
    true,
  )
})

describe('a number as people say it', () => {
  const held = (number: string, kind: string, issuer: string, rule: string) =>
    documentFromText(
      `${number.replace(/\W/g, '-')}.md`,
      `Số: ${number}\nLoại: ${kind}\nCơ quan: ${issuer}\nNgày ban hành: 01/06/2025\n\n# ${kind} về ${rule}\n\nĐiều 1. Nội dung\nVăn bản này nói về ${rule}.\n`,
    )

  it.each([
    ['quy định số 37 của Bộ Chính trị', '37-QĐ/TW'],
    ['quy dinh 37 cua bo chinh tri', '37-QĐ/TW'],
    ['nghị quyết 12 của HĐND phường', '12/NQ-HĐND'],
    ['nghi quyet 12 cua hoi dong nhan dan phuong', '12/NQ-HĐND'],
    ['66.1', '66.1/2025/NQ-CP'],
    ['10 KHPH', '10/KHPH'],
    ['Kế hoạch số 10 KHPH', '10/KHPH'],
    ['ke hoach so 10', '10/KHPH'],
    ['123 ubnd vx', '123/UBND-VX'],
    ['20 ĐA TU', '20-ĐA/TU'],
  ])('“%s” is answered from %s and never said not to be held', async (question, number) => {
    const { ask, system } = await office()
    await importDocuments(system, [
      held('37-QĐ/TW', 'Quy định', 'Bộ Chính trị', 'những điều đảng viên không được làm'),
      held('12-NQ/TW', 'Nghị quyết', 'Ban Chấp hành Trung ương', 'doanh nghiệp nhà nước'),
      held('12/NQ-HĐND', 'Nghị quyết', 'Hội đồng nhân dân phường Mẫu', 'thu gom rác'),
      held('66.1/2025/NQ-CP', 'Nghị quyết', 'Chính phủ', 'cắt giảm thủ tục'),
      held('10/KHPH', 'Kế hoạch', 'Phường Mẫu', 'phối hợp giữ gìn trật tự'),
      held('123/UBND-VX', 'Công văn', 'Ủy ban nhân dân phường Mẫu', 'phòng chống nắng nóng'),
      held('20-ĐA/TU', 'Đề án', 'Thành ủy', 'xây dựng chi bộ'),
    ])
    const answer = await ask(question)
    expect(answer.note ?? '').not.toContain('không có')
    expect(answer.outcome).toBe('found')
    expect(answer.citations[0].documentNumber).toBe(number)
  })
})
