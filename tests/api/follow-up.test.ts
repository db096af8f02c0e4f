import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { leaningOf } from '../../core/answers/follow-up.ts'
import { handle } from '../../core/inbox/handle.ts'
import { importDocuments } from '../../core/intake/import-documents.ts'
import { documentFromText } from '../../core/library/parse/plain-text.ts'
import { testApp } from '../support/app.ts'

const rules = `Số: 03/QĐ-UBND
Loại: Quyết định

# Quyết định về mức phí vệ sinh

Điều 1. Mức phí vệ sinh
1. Mức phí vệ sinh đối với hộ gia đình là 30.000 đồng một tháng.
2. Mức phí vệ sinh đối với hộ nghèo là 5.000 đồng một tháng.

Điều 2. Thu phí
Tổ trưởng thu phí vào ngày 5 hằng tháng.
`
const first = 'Mức phí vệ sinh đối với hộ gia đình là bao nhiêu một tháng?'

async function chatting() {
  const office = await testApp()
  await office.unit('Phường Mẫu')
  await importDocuments(office.system, [documentFromText('phi.md', rules)])
  let said = 0
  const say = async (text: string, { after = 60_000, sender = '1' } = {}) => {
    said += 1
    const at = office.system.now() + said * after
    const key = String.fromCharCode(96 + said).repeat(24)
    const chat = { channel: 'oa_chat', chatId: sender, senderId: sender, senderAppId: null } as const
    await handle({ ...office.system, now: () => at }, key, { ...{ kind: 'text', ...chat, text, messageId: key }, at })
    const [answer] = await office.deps.db.all<{ outcome: string; text: string }>(
      sql`select q.outcome, a.text from questions q join answers a on a.question_id = q.id order by q.rowid desc limit 1`,
    )
    return answer
  }
  const told = async () =>
    (await office.deps.db.all<{ text: string }>(sql`select text from replies order by rowid desc limit 1`))[0]?.text
  return { say, told }
}

describe('a question that leans on the one before it', () => {
  it('is answered with what it leaves out', async () => {
    const { say } = await chatting()
    expect((await say(first))?.text).toContain('30.000 đồng')
    const next = await say('Còn với hộ nghèo thì sao?')
    expect(next).toMatchObject({ outcome: 'found', text: expect.stringContaining('5.000 đồng') })
    expect((await say('điều đó ở khoản nào?'))?.text).toContain('Điều 1, khoản')
  })

  it('is not answered with the old answer where the library says nothing of the new thing', async () => {
    const { say } = await chatting()
    await say(first)
    expect(await say('Còn với doanh nghiệp thì sao?')).toMatchObject({ outcome: 'not_found' })
  })

  it('stands alone later, and for anybody else: they are asked what it is about', async () => {
    const { say, told } = await chatting()
    await say(first)
    for (const later of [{ sender: '2' }, { after: 3_600_000 }]) {
      await say('điều đó ở khoản nào?', later)
      expect(await told()).toContain('chưa rõ bạn hỏi về việc gì')
    }
  })
})

describe('a place that is asked for alone', () => {
  it.each(['Điều 26 nói gì?', 'dieu hai muoi sau noi gi', 'điều hai mươi sáu nói gì', 'còn điều 26 thì sao'])(
    '“%s” is of the document told just before',
    async (question) => {
      const office = await testApp()
      await office.unit('Phường Mẫu')
      const between = Array.from({ length: 24 }, (_, at) => `Điều ${at + 2}. Việc chung\nCác hộ giữ vệ sinh.\n\n`)
      const fees = rules.replace('Điều 2. ', `${between.join('')}Điều 26. `)
      const other = fees
        .replace('03/QĐ', '04/QĐ')
        .replace('phí vệ sinh\n', 'nuôi chim\n')
        .replace('Tổ trưởng thu', 'Chim thu')
      await importDocuments(office.system, [documentFromText('phi.md', fees), documentFromText('chim.md', other)])
      const ask = async (text: string, body: object = {}) =>
        (await office.request('POST', '/api/questions', { body: { text, ...body } })).json
      const id = crypto.randomUUID()
      expect((await ask('Điều 1 quyết định 03/QĐ-UBND', { id })).citations).not.toEqual([])
      const { text, citations } = await ask(question, { after: [id] })
      expect(text).toContain('Tổ trưởng thu phí')
      expect(citations.map(({ documentNumber }: { documentNumber: string }) => documentNumber)).toEqual(['03/QĐ-UBND'])
      expect((await ask('Điều 26 quyết định 04/QĐ-UBND', { after: [id] })).text).toContain('Chim thu phí')
    },
  )
})

describe('a visitor who is not signed in', () => {
  async function visiting() {
    const office = await testApp()
    await office.unit('Phường Mẫu')
    await importDocuments(office.system, [documentFromText('phi.md', rules)])
    const ask = async (text: string, body: object = {}) =>
      (await office.request('POST', '/api/questions', { body: { text, ...body } })).json
    return { ...office, ask }
  }
  const [one, two] = [crypto.randomUUID(), crypto.randomUUID()]

  it('goes on from what they asked, by the ids that only they know', async () => {
    const { ask } = await visiting()
    await ask(first, { id: one })
    const next = await ask('Còn với hộ nghèo thì sao?', { id: two, after: [one] })
    expect(next).toMatchObject({ outcome: 'found', text: expect.stringContaining('5.000 đồng') })
    expect((await ask('điều đó ở khoản nào?', { after: [two, one] })).text).toContain('Điều 1, khoản')
    expect(await ask('điều đó ở khoản nào?')).toMatchObject({ outcome: 'not_found' })
  })

  it('goes on from nothing that is old, or that somebody with a name asked', async () => {
    const { ask, clock, request, person, unit } = await visiting()
    await ask(first, { id: one })
    clock.at += 3_600_000
    expect(await ask('điều đó ở khoản nào?', { after: [one] })).toMatchObject({ outcome: 'not_found' })
    const named = await person('Lan', ['member', (await unit('Tổ 1')).id])
    await request('POST', '/api/questions', { as: named.token, body: { id: two, text: first } })
    expect(await ask('điều đó ở khoản nào?', { after: [two] })).toMatchObject({ outcome: 'not_found' })
    const many = Array.from({ length: 5 }, () => crypto.randomUUID())
    expect((await request('POST', '/api/questions', { body: { text: first, after: many } })).status).toBe(400)
  })
})

it.each([
  ['Còn với hộ nghèo thì sao?', 'goes-on'],
  ['con voi ho ngheo thi sao', 'goes-on'],
  ['thế còn người già thì thế nào', 'goes-on'],
  ['Điều đó ở khoản nào?', 'asks-where'],
  ['quy định ở đâu', null],
  ['thế người già trên 80 thì sao', 'goes-on'],
  ['vậy nếu làm muộn thì sao ạ', 'goes-on'],
  ['lệ phí bao nhiêu', 'goes-on'],
  ['mất mấy ngày', 'goes-on'],
  ['Thế nào là hộ nghèo thì được miễn?', null],
  ['Con tôi đi học thì sao?', null],
  ['Còn hiệu lực', null],
  ['Chó ra đường phải đeo gì?', null],
])('“%s” leans: %s', (question, leaning) => {
  expect(leaningOf(question)).toBe(leaning)
})
