import { expect, test } from 'vitest'
import { queueReply } from '../../core/replies/queue.ts'
import { sendReplies } from '../../core/replies/send.ts'
import { dayMs } from '../../core/time.ts'
import { questions } from '../../db/schema/answers.ts'
import { feedback } from '../../db/schema/feedback.ts'
import { inboxEvents } from '../../db/schema/inbox.ts'
import { people } from '../../db/schema/people.ts'
import { replies } from '../../db/schema/replies.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { deliver, groupText, hexId, userText } from '../support/zalo.ts'

const sender = '4567890123456789012'

async function office(options: Parameters<typeof testApp>[0] = {}) {
  const app = await testApp(options)
  await app.unit('Phường Mẫu')
  return app
}

async function say(app: TestApp, text: string) {
  await deliver(app, userText(app, text, sender))
  await app.settled()
}

/** Everything the database holds but the people themselves, as one text. */
async function kept(app: TestApp) {
  const tables = [feedback, questions, replies, inboxEvents]
  return JSON.stringify(await Promise.all(tables.map((table) => app.database.db.select().from(table))))
}

test.each(['phản ánh: tôi tố cáo ông Trần Văn X nhận tiền', 'tôi muốn tố cáo chủ tịch phường nhận hối lộ'])(
  'a denunciation in the chat is told its legal road, and nothing is kept that leads to its sender: %s',
  async (text) => {
    const app = await office()
    await say(app, text)
    expect(app.sent).toHaveLength(1)
    expect(app.sent[0]).toMatchObject({ to: { channel: 'oa_chat', id: sender } })
    expect(app.sent[0]?.content.text).toContain('Luật Tố cáo')

    const all = await kept(app)
    const [person] = await app.database.db.select().from(people)
    for (const trace of [sender, person?.id ?? '-', app.sent[0]?.messageId ?? '-', 'tố cáo', 'Tố cáo', 'to-cao'])
      expect(all).not.toContain(trace)
    expect(await app.database.db.$count(feedback)).toBe(0)
    expect(await app.database.db.$count(questions)).toBe(0)
  },
)

test('sent again by the platform, it is answered once', async () => {
  const app = await office()
  const event = userText(app, 'phản ánh: tôi tố cáo ông X', sender)
  await deliver(app, event)
  await app.settled()
  await deliver(app, event)
  await app.settled()
  expect(app.sent).toHaveLength(1)
})

test('while its reply cannot leave it waits, and is emptied when it has gone or is given up', async () => {
  let refuses = true
  const app = await office({
    messenger: {
      send: async () =>
        refuses ? { kind: 'unknown', reason: 'no reply' } : { kind: 'sent', messageId: 'late message' },
      recentTexts: async () => [],
    },
  })
  await say(app, 'phản ánh: tôi tố cáo ông X')
  expect(await kept(app)).toContain(sender)
  refuses = false
  app.clock.at += 2 * 60_000
  await sendReplies(app.system)
  expect(await app.database.db.select().from(replies)).toMatchObject([{ state: 'sent', recipient: '', text: '' }])

  refuses = true
  await say(app, 'phản ánh: tôi tố cáo bà Y')
  app.clock.at += 2 * dayMs
  await sendReplies(app.system)
  expect(await kept(app)).not.toContain(sender)
})

test('before others, in a group, nothing is said about what it was', async () => {
  const app = await office()
  await deliver(app, groupText(app, '@Phường Mẫu phản ánh: tôi tố cáo ông X', hexId()))
  await app.settled()
  const text = app.sent[0]?.content.text ?? ''
  expect(text).toContain('vui lòng nhắn riêng cho kênh')
  expect(text.toLowerCase()).not.toContain('tố cáo')
  expect(await app.database.db.$count(feedback)).toBe(0)
})

test('on a screen it is told its road too, as feedback and as a question, and no row is made', async () => {
  const app = await office()
  const author = await app.person('Dân')
  const send = async (path: string, text: string) =>
    (await app.request('POST', path, { as: author.token, body: { text } })).json
  const told = { legal: 'to-cao', message: expect.stringContaining('Luật Tố cáo') }
  expect(await send('/api/feedback', 'Tôi tố cáo ông Trần Văn X')).toMatchObject({ ...told, trackCode: null })
  expect(await send('/api/questions', 'Tôi muốn tố cáo ông Trần Văn X')).toMatchObject({ ...told, mayHandOn: false })
  expect(await app.database.db.$count(feedback)).toBe(0)
  expect(await app.database.db.$count(questions)).toBe(0)
})

test('what is no question is not looked up on a screen, and leaves none behind: feedback is told where it goes', async () => {
  const app = await testApp()
  await app.unit('Phường Mẫu')
  const ask = async (text: string) => (await app.request('POST', '/api/questions', { body: { text } })).json
  for (const text of ['Tôi muốn phản ánh quán karaoke ồn', 'Góp ý: đường nhỏ quá', 'kien nghi sua den ngo 3']) {
    const message = expect.stringContaining('mục “Phản ánh”')
    expect(await ask(text)).toMatchObject({ questionId: '', message, citations: [], mayHandOn: false })
  }
  for (const text of ['cảm ơn các đồng chí', 'trả lời không đúng trọng tâm', 'Bạn là người hay máy?']) {
    expect((await ask(text)).questionId).toBe('')
  }
  expect(await app.deps.db.$count(questions)).toBe(0)
  expect((await ask('Kiến nghị của cử tri được giải quyết trong bao lâu')).questionId).not.toBe('')
})

test('a cry for help gets the telephone number and no clause of a law beneath it', async () => {
  const app = await office()
  await say(app, 'cháy nhà rồi cứu với')
  expect(app.sent[0]?.content.text).toContain('gọi ngay 114')
  await say(app, 'có cháy')
  expect(app.sent.map(({ content }) => content.text)).toEqual(Array(2).fill(expect.stringContaining('gọi ngay 114')))
  expect(await app.database.db.$count(questions)).toBe(0)
  const { json } = await app.request('POST', '/api/questions', { body: { text: 'cháy nhà rồi cứu với' } })
  expect(json.urgentPhone).toContain('114')
})

test.each([
  ['co chay', '114'],
  ['chay nha', '114'],
  ['cuu toi voi', '113'],
  ['co nguoi bi duoi nuoc', '114'],
  ['Nhà bên đang cháy to, làm sao bây giờ?', '114'],
  ['phản ánh có cháy ở ngõ 5, ai cứu với', '114'],
  ['alo có ai không cứu với', '113'],
])('a cry for help, whatever else it seems, is answered once and with the number: %s', async (text, number) => {
  const app = await office()
  await say(app, text)
  expect(app.sent.map(({ content }) => content.text)).toEqual([expect.stringMatching(`gọi ngay.* ?${number}`)])
  expect(await app.database.db.$count(questions)).toBe(0)
})

test.each([
  ['phản ánh: cháy nhà ở ngõ 5', 'Mã theo dõi'],
  ['phản ánh: tôi khiếu nại ông X, ông ấy đang cầm dao đuổi tôi', 'Luật Khiếu nại'],
  ['phản ánh: tôi tố cáo ông X, ông ấy đang đánh tôi', 'Luật Tố cáo'],
  ['tôi tố cáo ông X, ông ấy đang đánh tôi', 'Luật Tố cáo'],
  [`phản ánh: chay nha cuu voi ${'a '.repeat(3000)}`, 'ký tự'],
])('in feedback too the number comes first, before all that stood in line: %s', async (text, also) => {
  const app = await office()
  for (let i = 0; i < 12; i++) {
    const to = { channel: 'oa_chat', id: `${i + 1}` } as const
    const content = { text: 'chào' }
    await app.system.write((tx) => queueReply(tx, app.deps, { to, cause: 'test', causeId: `${i}`, content }))
  }
  app.clock.at += 1000
  await say(app, text)
  expect(app.sent[0]).toMatchObject({ to: { id: sender } })
  expect(app.sent[0]?.content.text).toMatch(/^Nếu .* gọi ngay 11[34]/)
  expect(app.sent[0]?.content.text).toContain(also)
  expect(app.sent.filter(({ to }) => to.id === sender)).toHaveLength(1)
})

test('a cry for help too long for a question still gets the number', async () => {
  const app = await office()
  await say(app, `cháy nhà rồi cứu với ${'a'.repeat(1100)}`)
  expect(app.sent.map(({ content }) => content.text)).toEqual([
    expect.stringContaining('114'),
    expect.stringContaining('1.000 ký tự'),
  ])
})

test.each(['thủ tục tố cáo như thế nào?', 'mức phạt hành vi bạo lực gia đình là bao nhiêu?'])(
  'a question about such things is a question: %s',
  async (text) => {
    const app = await office()
    await say(app, text)
    expect(app.sent).toHaveLength(1)
    expect(await app.database.db.select().from(questions)).toMatchObject([{ text }])
    const { json } = await app.request('POST', '/api/questions', { body: { text } })
    expect(json).not.toHaveProperty('legal')
    expect(json).not.toHaveProperty('urgentPhone')
  },
)

test('who asks for the number to call in a fire is told it among the numbers', async () => {
  const app = await office()
  await say(app, 'báo cháy gọi số nào?')
  expect(app.sent.map(({ content }) => content.text)).toEqual([expect.stringContaining('114 (cứu hoả, cứu nạn)')])
})
