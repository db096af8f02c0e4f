import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { tick } from '../../bot/tick.ts'
import { handle } from '../../core/inbox/handle.ts'
import { importDocuments } from '../../core/intake/import-documents.ts'
import { documentFromText } from '../../core/library/parse/plain-text.ts'
import { knownPerson, noteInteraction } from '../../core/people/people.ts'
import { changeProfile } from '../../core/people/profile.ts'
import { startSession } from '../../core/people/sessions.ts'
import { hourMs, minuteMs } from '../../core/time.ts'
import { questions as questionRows } from '../../db/schema/answers.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { calendarDays } from '../../db/schema/calendar.ts'
import { officeHours } from '../../db/schema/conversation.ts'
import { feedback } from '../../db/schema/feedback.ts'
import { testApp } from '../support/app.ts'
import { conventionText } from '../support/library.ts'
import { newsroom } from '../support/newsroom.ts'
import { endRound, openRound, scoreOf, take } from '../support/quiz.ts'

const week = [
  ...Array.from({ length: 5 }, () => [
    { from: '07:30', to: '11:30' },
    { from: '13:30', to: '17:00' },
  ]),
  [{ from: '07:30', to: '11:30' }],
  [],
]

/** Monday 23 November 2026, 09:00. */
async function ward() {
  const app = await testApp()
  const room = await newsroom(app)
  await importDocuments(app.system, [documentFromText('quy-uoc.md', conventionText)])
  const [first] = room.chats
  const resident = await app.system.write(async (tx) => {
    const person = await knownPerson(tx, app.system, { oaUserId: '5550001112', name: 'Bà Năm' })
    await noteInteraction(tx, person.id, { at: app.clock.at, follows: true })
    return person
  })
  if (!first) throw new Error('a ward has groups')
  await changeProfile(
    { ...app.system, actor: { personId: resident.id, name: '', grants: [] } },
    { unitId: first.unitId },
  )
  let count = 0
  const say = async (
    text: string,
    chat: { channel: 'oa_chat' | 'oa_group'; chatId: string } = { channel: 'oa_chat', chatId: '5550001112' },
    heard: 'anew' | 'again' = 'anew',
  ) => {
    const before = app.sent.length
    if (heard === 'anew') count += 1
    // As the inbox names an event: by a hash.
    await handle(app.system, String(count).padStart(4, '0').padEnd(64, 'a'), {
      ...{
        kind: 'text',
        ...chat,
        senderId: '5550001112',
        senderAppId: null,
        text,
        messageId: `m${count}`,
        at: app.clock.at,
      },
    })
    await tick(app.deps)
    return app.sent.slice(before).map(({ content }) => content.text)
  }
  const put = (path: string, body: unknown) => app.request('PUT', path, { as: room.editor.token, body })
  const contact = (body: object) =>
    app.request('POST', '/api/contacts', {
      as: room.editor.token,
      body: { unitId: room.ward.id, kind: 'police', phone: '', address: '', hours: '', ...body },
    })
  const questions = () => app.deps.db.$count(questionRows)
  return { app, room, first, resident, say, put, contact, questions }
}

test('thanks, a yes, a thumb and small words meet no library and leave no question behind', async () => {
  const { say, questions } = await ward()
  for (const text of ['cảm ơn', 'vâng', 'ok', '👍', 'Xin chào ạ', 'a']) {
    const [reply, ...more] = await say(text)
    expect(reply, text).not.toMatch(/Điều|văn bản sau|chưa tìm thấy/i)
    expect(more).toEqual([])
  }
  expect(await questions()).toBe(0)
})

test('praise, anger, the weather and a slip of the thumb meet no library either', async () => {
  const { say, questions } = await ward()
  for (const text of [
    'trời mưa to quá',
    'đồ ngu',
    'ăn cơm chưa em ơi',
    'bé nhà mình nghịch máy',
    '/-strong',
    ':))))',
    'kệ đi',
  ])
    expect(await say(text), text).toHaveLength(1)
  expect(await questions()).toBe(0)
})

test('of a long story the one question in it is answered where the whole finds nothing, and it is said which; English that finds nothing is told so', async () => {
  const { say } = await ward()
  const before =
    'Chào các anh chị, gia đình tôi mới dọn về đây được ba tháng, vợ chồng đi làm cả ngày, ông bà ở quê vừa gửi lên một con cún nhỏ cho các cháu vui. Hôm qua hàng xóm sang góp ý làm cả nhà ngại quá.'
  const behind = 'Mong các anh chị chỉ giúp để nhà tôi còn thu xếp. Tôi cảm ơn nhiều, chúc các anh chị mạnh khoẻ.'
  const asked = 'Tôi muốn hỏi là chó ra đường phải đeo gì, vì mỗi người nói một kiểu.'
  const [told] = await say(`${before} ${asked} ${behind}`)
  expect(told).toMatch(/^Về câu “chó ra đường phải đeo gì”:\nTrả lời tự động, trích nguyên văn/)
  const [none] = await say('is there any water outage in this area tomorrow?')
  expect(none).toContain('kênh không có thông báo')
  expect(none).toContain('This account answers in Vietnamese')
})

test('two things wanted of the account in one message are both told, and so is a question beside one', async () => {
  const { say, put, contact, room, questions } = await ward()
  await put(`/api/contacts/hours/${room.ward.id}`, { week, closures: [], note: '' })
  await contact({ name: 'Công an phường Mẫu', phone: '(024) 0000 0113' })
  const [hours, police, ...more] = await say('giờ làm việc của uỷ ban và số điện thoại công an phường')
  expect(hours).toContain('07:30–11:30')
  expect(police).toContain('(024) 0000 0113')
  expect([more, await questions()]).toEqual([[], 0])
  const told = await say('phường làm việc mấy giờ? Mấy giờ không được hát karaoke?')
  expect(told[0]).toContain('07:30–11:30')
  expect(told).toHaveLength(2)
  expect(await questions()).toBe(1)
})

test('a trouble that is told and not called feedback is neither looked up nor kept: its teller is asked what was meant', async () => {
  const { app, say, questions } = await ward()
  for (const text of ['đèn đường ngõ 4 hỏng mấy hôm nay rồi', 'karaoke ồn quá'])
    expect((await say(text))[0]).toContain('Bạn muốn hỏi, hay muốn gửi phản ánh')
  expect([await questions(), await app.deps.db.$count(feedback)]).toEqual([0, 0])
})

test('a question ends the waiting for a text to verify, and is answered', async () => {
  const { say, put, room } = await ward()
  await put(`/api/contacts/hours/${room.ward.id}`, { week, closures: [], note: '' })
  expect((await say('tin này có thật không'))[0]).toContain('dán nội dung')
  expect((await say('Mấy giờ không được hát karaoke?'))[0]).not.toContain('KHÔNG PHẢI TIN')
  expect((await say('có người gọi xưng công an bảo cài app, có phải lừa đảo không'))[0]).toContain('công an: 113')
  expect((await say('nghe nói mai cúp nước toàn phường, tin đó đúng không ạ'))[0]).toContain('không có thông báo nào')
})

test('whoever wants a person is told which of their questions was passed on', async () => {
  const { say } = await ward()
  await say('Bao giờ phường khai trương bể bơi?')
  expect((await say('cho tôi gặp cán bộ'))[0]).toContain('“Bao giờ phường khai trương bể bơi?”')
})

test('hours are told by day and week, a holiday by its name, and the next day they open', async () => {
  const { say, put, room } = await ward()
  const hours = {
    week,
    closures: [{ from: '2026-11-26', to: '2026-11-27', name: 'kiểm kê' }],
    note: 'Bộ phận một cửa, tầng 1.',
  }
  expect((await put(`/api/contacts/hours/${room.ward.id}`, hours)).status).toBe(200)
  const [whole] = await say('giờ làm việc của uỷ ban')
  expect(whole).toContain('Thứ hai đến thứ sáu: 07:30–11:30, 13:30–17:00')
  expect(whole).toContain('Chủ nhật: nghỉ')
  expect(whole).toContain('26/11/2026 đến 27/11/2026: kiểm kê')
  expect(await say('bộ phận một cửa làm việc giờ nào')).toEqual([whole])
  expect((await say('mai có làm việc không'))[0]).toContain('24/11/2026: nghỉ (Ngày Văn hóa Việt Nam)')
  expect((await say('còn thứ bảy?'))[0]).toContain('28/11/2026: làm việc 07:30–11:30')
  expect((await say('thứ năm phường có làm việc ko'))[0]).toMatch(
    /nghỉ \(kiểm kê\)[\s\S]*Mở cửa lại: Thứ bảy, 28\/11\/2026/,
  )
})

test('of two matters in one sentence the hours are told, and the other is named as not found', async () => {
  const { app, say, put, room } = await ward()
  await put(`/api/contacts/hours/${room.ward.id}`, { week, closures: [], note: '' })
  const text = 'bể bơi khai trương ngày nào và mấy giờ làm việc'
  const [pool, hours, ...more] = await say(text)
  expect(hours).toContain('07:30–11:30')
  expect(pool).toContain('Còn “bể bơi khai trương ngày nào”: kênh chưa tìm thấy')
  expect(more).toEqual([])
  const { json } = await app.request('POST', '/api/questions', { body: { text } })
  expect(json.message).toMatch(/07:30–11:30[\s\S]*Còn “bể bơi khai trương ngày nào”: kênh chưa tìm thấy/)
  expect(await say('mấy giờ không được hát karaoke và mấy giờ làm việc')).toHaveLength(2)
})

test('of Tết the days are told on which the office is closed, as its calendar keeps them', async () => {
  const { app, say, put, room } = await ward()
  await put(`/api/contacts/hours/${room.ward.id}`, { week, closures: [], note: '' })
  const [lunar] = await say('tết có nghỉ không')
  expect(lunar).toContain('Thứ sáu, 05/02/2027: nghỉ (Giao thừa)')
  expect(lunar).toContain('06/02/2027: nghỉ (Tết Nguyên đán)')
  expect(lunar).toContain('Nghỉ bù')
  expect(lunar).toContain('Từ 05/02/2027 đến 09/02/2027 kênh không gửi bản tin')
  expect(lunar).not.toContain('07:30')
  const [solar] = await say('tết tây nghỉ mấy hôm')
  expect(solar).toContain('01/01/2027: nghỉ (Tết Dương lịch)')
  expect(solar).not.toMatch(/Nguyên đán|không gửi bản tin/)
  await app.system.write((tx) =>
    tx
      .insert(calendarDays)
      .values({ id: 'cd_1', day: '2027-02-04', name: 'Nghỉ Tết thêm', closed: true, noSend: true, updatedAt: 0 }),
  )
  expect((await say('tết phường có nghỉ không'))[0]).toContain('04/02/2027: nghỉ (Nghỉ Tết thêm)')
})

test('a week left empty takes a unit’s own hours back, and those above it count', async () => {
  const { app, room, first, say, put } = await ward()
  const [own, above] = [`/api/contacts/hours/${first.unitId}`, `/api/contacts/hours/${room.ward.id}`]
  const evenings = [...Array.from({ length: 6 }, () => []), [{ from: '19:00', to: '21:00' }]]
  const none = Array.from({ length: 7 }, () => [])
  await put(above, { week, closures: [], note: '' })
  await put(own, { week: evenings, closures: [], note: '' })
  expect((await say('giờ làm việc của uỷ ban'))[0]).toContain('19:00–21:00')

  const lost = await put(own, { week: none, closures: [], note: 'Tầng 1.' })
  expect([lost.status, lost.json.error.reason]).toEqual([400, 'hours.no-week'])
  expect(await put(own, { week: none, closures: [], note: '' })).toMatchObject({ status: 200, json: { hours: null } })
  expect((await app.request('GET', own, { as: room.editor.token })).json).toEqual({ hours: null, mark: '' })
  expect((await say('giờ làm việc của uỷ ban'))[0]).toContain('Thứ hai đến thứ sáu: 07:30–11:30, 13:30–17:00')
  const lines = await app.deps.db.select().from(auditLog).where(eq(auditLog.action, 'hours.remove'))
  expect(lines).toMatchObject([{ subjectId: first.unitId, actorId: room.editor.id }])

  // As an older Loa kept it.
  await app.system.write((tx) =>
    tx.insert(officeHours).values({ unitId: first.unitId, week: none, closures: [], updatedAt: 0 }),
  )
  expect((await say('giờ làm việc của uỷ ban'))[0]).toContain('Thứ hai đến thứ sáu')
})

test.each([
  [
    'a stretch that ends before it begins',
    { week: [[{ from: '11:30', to: '07:30' }], [], [], [], [], [], []] },
    'hours.week',
  ],
  [
    'two that meet',
    {
      week: [
        [
          { from: '07:00', to: '11:00' },
          { from: '10:00', to: '12:00' },
        ],
        [],
        [],
        [],
        [],
        [],
        [],
      ],
    },
    'hours.week',
  ],
  ['an hour that is none', { week: [[{ from: '7h', to: '11:30' }], [], [], [], [], [], []] }, 'hours.week'],
  [
    'a closure that ends before it begins',
    { closures: [{ from: '2026-12-02', to: '2026-12-01', name: '' }] },
    'hours.closure',
  ],
  ['a day that is none', { closures: [{ from: '2026-02-30', to: '2026-03-01', name: '' }] }, 'hours.closure'],
])('of the hours %s is refused', async (_what, given, reason) => {
  const { put, room } = await ward()
  const { status, json } = await put(`/api/contacts/hours/${room.ward.id}`, { week, closures: [], note: '', ...given })
  expect([status, json.error.reason]).toEqual([400, reason])
})

test('numbers are told by what they are for, nearest first, and none is made up', async () => {
  const { say, contact, room, app, first } = await ward()
  expect((await say('số điện thoại công an phường'))[0]).toMatch(/chưa có nơi bạn hỏi[\s\S]*113/)
  await contact({ name: 'Công an phường An Bình', phone: '024 3999 0113', address: 'Số 2 phố Mẫu' })
  await contact({ kind: 'power', name: 'Điện lực An Bình', phone: '19006769' })
  await contact({ kind: 'head', unitId: first.unitId, name: 'Ông Trần Văn Cả, tổ trưởng', phone: '0900000001' })
  const police = await say('số điện thoại công an phường')
  expect(police[0]).toContain('Công an phường An Bình: 024 3999 0113\n  Địa chỉ: Số 2 phố Mẫu')
  expect(police[0]).not.toContain('Điện lực')
  expect((await say('mất điện thì gọi ai'))[0]).toContain('19006769')
  expect((await say('số của tổ trưởng tổ 1'))[0]).toContain('0900000001')
  // Nobody is sent to the head of another quarter than the one they name.
  expect((await say('cho xin số điện thoại bác tổ trưởng tổ 2'))[0]).not.toContain('0900000001')
  expect((await say('danh bạ'))[0]).toMatch(/Công an[\s\S]*113/)
  expect((await contact({ name: '!', phone: '113' })).json.error.reason).toBe('contact.name')
  expect((await contact({ name: 'Y tế', phone: 'gọi cô Ba' })).json.error.reason).toBe('contact.phone')
  expect((await contact({ name: 'Y tế' })).json.error.reason).toBe('contact.empty')
  const { contacts } = (await app.request('GET', '/api/contacts', { as: room.editor.token })).json
  const [{ id }] = contacts
  expect((await app.request('DELETE', `/api/contacts/${id}`, { as: room.editor.token })).status).toBe(200)
  expect((await app.request('DELETE', `/api/contacts/${id}`, { as: room.editor.token })).status).toBe(404)
})

test('an article of no document is asked back for, and “bao giờ” without its marks is no storm', async () => {
  const { say } = await ward()
  for (const text of ['điều hai nói gì', 'dieu 2 noi gi'])
    expect((await say(text))[0], text).toContain('chưa rõ bạn hỏi Điều 2 của văn bản nào')
  expect((await say('be boi bon mua bao gio mo cua'))[0]).not.toContain('bão')
})

test('who writes in English is heard, told what there is in English, and answered what was asked', async () => {
  const { say, questions, contact } = await ward()
  await contact({ name: 'Công an phường', phone: '024 3333 1111' })
  const [told = ''] = await say('What is the phone number of the police?')
  expect(told).toContain('Công an phường: 024 3333 1111')
  expect(told).toContain('Procedures are answered in English too')
  expect((await say('Hello, what can you do?'))[0]).toContain('Emergency: 113 police')
  // Vietnamese says these too.
  expect((await say('ok thanks'))[0]).not.toContain('English')
  expect((await say('There is a fire in my house'))[0]).toContain('114')
  expect(await questions()).toBe(0)
})

test('the edition of a day is told as it was sent; “còn hôm qua?” goes on from it, and a day without one says so', async () => {
  const { app, say, room } = await ward()
  expect((await say('hôm nay có gì'))[0]).toContain('chưa gửi bản tin nào')
  await room.scheduled()
  app.clock.at += minuteMs
  await tick(app.deps)
  const [today] = await say('hôm nay có gì')
  expect(today).toContain('Lịch thu gom rác mới')
  const [yesterday] = await say('còn hôm qua?')
  expect(yesterday).toMatch(/^Ngày 22\/11\/2026 kênh không có bản tin/)
  expect(yesterday).toContain('Bản tin gần nhất là ngày 23/11/2026')
  const { json } = await app.request('POST', '/api/questions', { body: { text: 'bản tin hôm nay' } })
  expect(json.message).toContain('Lịch thu gom rác mới')
})

test('one’s own cases, paper and unit are told in a chat of one’s own alone', async () => {
  const { say, first } = await ward()
  expect((await say('phản ánh của tôi đến đâu rồi'))[0]).toContain('chưa gửi phản ánh nào')
  const code = /Mã theo dõi: (\w{6})/.exec((await say('phản ánh: rác để sai giờ ở đầu ngõ 5'))[0] ?? '')?.[1]
  const [own] = await say('phản ánh của tôi đến đâu rồi')
  expect(own).toContain(`Phản ánh ${code}`)
  expect(await say('phản ánh của tôi đến đâu rồi', { channel: 'oa_group', chatId: first.externalId })).toEqual([
    expect.stringContaining('nhắn riêng'),
  ])
  expect((await say('tôi thuộc tổ nào'))[0]).toContain('Bạn đang ở: Tổ dân phố 1, Phường An Bình.')
  expect((await say('tôi được mấy điểm'))[0]).toContain('chưa nộp bài thi nào')
  expect((await say('có cuộc thi nào không'))[0]).toContain('không có cuộc thi nào')
})

test('an open contest is told with its link, one’s own paper at once, and its score no sooner than anybody’s', async () => {
  const { app, room, say, resident } = await ward()
  const round = await openRound(app, room.ward.id)
  const [contests] = await say('có cuộc thi nào không')
  expect(contests).toContain('• Tìm hiểu nghị quyết, Đợt 1: mở đến 09:00 ngày 24/11/2026. ')
  expect(contests).toContain(app.deps.link(`/quizzes/${round.quizId}`))
  const { token } = await startSession(app.system, resident.id)
  const { attemptId } = await take(app, round.id, token, { right: 3 })
  expect(await scoreOf(app, attemptId)).toBe(3)
  const during = await say('tôi được mấy điểm')
  expect(during[0]).toContain('Bài thi gần nhất: Tìm hiểu nghị quyết, Đợt 1, nộp lúc 09:00')
  expect(during[0]).toContain('Điểm được công bố từ ')
  expect(during[0]).not.toMatch(/Đúng \d|3\/5/)
  endRound(app, round)
  expect((await say('tôi được mấy điểm'))[0]).toContain('Đúng 3/5 câu.')
})

test('what is added within half an hour joins the feedback; later it joins none and says so', async () => {
  const { app, say } = await ward()
  const code = /Mã theo dõi: (\w{6})/.exec((await say('phản ánh: đèn đường ngõ 12 hỏng'))[0] ?? '')?.[1]
  app.clock.at += 10 * minuteMs
  expect((await say('tôi bổ sung: hỏng cả hai bên đường'))[0]).toBe(`Đã thêm vào phản ánh ${code}.`)
  app.clock.at += hourMs
  expect((await say('tôi bổ sung: hỏng từ hôm qua'))[0]).toContain('không thấy phản ánh nào')
  const rows = await app.deps.db.select({ text: feedback.text }).from(feedback)
  expect(rows).toHaveLength(1)
  expect(rows[0]?.text).toMatch(/^đèn đường ngõ 12 hỏng\nBổ sung lúc 09:1\d: hỏng cả hai bên đường$/)
})

test('two questions of one message are both answered; five are named and asked for one by one', async () => {
  const { say, questions } = await ward()
  const both = await say('Chó ra đường phải đeo gì? Mấy giờ không được hát karaoke trong khu dân cư?')
  expect(both).toHaveLength(2)
  expect(both[0]).toContain('rọ mõm')
  const before = await questions()
  const five = [
    'Nuôi chó trong khu dân cư',
    'Đổ rác thải sinh hoạt',
    'Đậu xe ô tô ngoài ngõ',
    'Hát karaoke buổi trưa',
    'Phơi quần áo ban công',
  ]
  const [named, ...more] = await say(five.map((one) => `${one} được không?`).join('\n'))
  expect(more).toEqual([])
  expect(named).toContain('5. Phơi quần áo ban công được không?')
  expect(await questions()).toBe(before)
})

test('a story of nine hundred letters is answered or kindly refused as a question: whole, and as nobody’s feedback', async () => {
  const { app, say } = await ward()
  const story =
    'Chào phường, tôi tên là Năm, nhà ở đầu ngõ đã hơn hai mươi năm, các con đi làm xa nên ở nhà chỉ có hai ông bà già trông nhau và một con chó nhỏ. '
  const full = `${story.repeat(6)}Chó nhà tôi ra đường phải đeo gì?`
  expect(full.length).toBeGreaterThan(890)
  expect(full.length).toBeLessThan(1001)
  const told = await say(full)
  expect(told).toHaveLength(1)
  expect(told[0]).toMatch(/rọ mõm|Chưa chắc|chưa có nội dung trả lời/)
  const rows = await app.deps.db.select({ text: questionRows.text }).from(questionRows)
  expect(rows.map(({ text }) => text.length)).toEqual([full.length])
  // What is longer than is read is told so, with its length and where long words go.
  const long = `${story.repeat(8)}Chó nhà tôi ra đường phải đeo gì?`
  expect((await say(long))[0]).toContain(`dài ${long.length.toLocaleString('vi-VN')} ký tự`)
  expect(await app.deps.db.$count(feedback)).toBe(0)
})

test.each([
  ['có người đuối nước gọi ai', /^Nếu có người đang gặp nạn: hãy gọi ngay 114/],
  ['gọi cấp cứu số nào gấp lắm', /^Nếu có người cần cấp cứu: hãy gọi ngay 115/],
])('a cry for help gets its number and no list of others: %s', async (text, number) => {
  const { app, say, contact } = await ward()
  await contact({ kind: 'clinic', name: 'Trạm y tế', phone: '024 3999 0115' })
  const replies = await say(text)
  expect(replies).toEqual([expect.stringMatching(number)])
  expect((await app.request('POST', '/api/questions', { body: { text } })).json.message).toMatch(number)
})

test('a cry for help in what is added gets its number first, and is added; a denunciation is kept nowhere', async () => {
  const { app, say } = await ward()
  await say('phản ánh: xe đổ ở đầu ngõ 5')
  const [added] = await say('tôi bổ sung: có người bị thương nặng đang chảy máu')
  expect(added).toMatch(/^Nếu có người cần cấp cứu: hãy gọi ngay 115[\s\S]*Đã thêm vào phản ánh/)
  expect((await say('tôi bổ sung: ông chủ tịch nhận hối lộ, tôi tố cáo'))[0]).toContain('Luật Tố cáo')
  const [row] = await app.deps.db.select({ text: feedback.text }).from(feedback)
  expect(row?.text).toContain('chảy máu')
  expect(row?.text).not.toContain('hối lộ')
})

test('what is added is added once, though its event is heard twice; what is too much is refused whole', async () => {
  const { app, say } = await ward()
  const textOf = async () => (await app.deps.db.select({ text: feedback.text }).from(feedback))[0]?.text ?? ''
  await say('phản ánh: đèn đường ngõ 12 hỏng')
  await say('tôi bổ sung: hỏng cả hai bên')
  app.clock.at += 2 * minuteMs
  await say('tôi bổ sung: hỏng cả hai bên', undefined, 'again')
  expect((await textOf()).match(/hai bên/g)).toHaveLength(1)
  for (const sign of ['a', 'b', 'c']) await say(`tôi bổ sung: ${`${sign}x `.repeat(630)}`)
  expect((await say(`tôi bổ sung: ${'chữ '.repeat(480)}`))[0]).toMatch(/dài|ký tự/)
  expect(await textOf()).not.toContain('chữ chữ')
})

test('what may only be chat is quoted no law whose words it happens to share, and kept for nobody', async () => {
  const { app, say } = await ward()
  const law = [
    '# Bộ luật mẫu',
    'Số: 91/2015/QH13',
    'Điều 1. Phòng vệ',
    'Thiệt hại xảy ra do vượt quá yêu cầu của tình thế cấp thiết thì phải bồi thường.',
    'Điều 2. Bỏ phiếu',
    'Cử tri không được nhờ người khác bỏ phiếu thay.',
  ].join('\n\n')
  await importDocuments(app.system, [documentFromText('luat.md', law)])
  for (const text of ['thiệt tình', 'thiet tinh a', 'ok chốt']) {
    const [reply] = await say(text)
    expect(reply, text).toContain('Kênh chưa hiểu ý bạn')
  }
  expect(await app.deps.db.$count(questionRows)).toBe(0)
  const asked = await app.request('POST', '/api/questions', { body: { text: 'thiệt tình' } })
  expect(asked.json).toMatchObject({ outcome: 'not_found', citations: [], mayHandOn: false })
  expect(asked.json.text).toContain('Kênh chưa hiểu ý bạn')
  // Doubted too, but its words stand together where they answer.
  expect((await say('bỏ phiếu thay'))[0]).toContain('nhờ người khác bỏ phiếu thay')
})

test('five things asked at once are named, three answered, and a long story of what is wrong is asked about', async () => {
  const { app, say } = await ward()
  const five =
    'chào em, cho chị hỏi giờ làm việc, số công an, hôm nay có gì, có cuộc thi nào không và làm khai sinh cần gì'
  expect((await say(five)).join('\n')).toMatch(
    /^Bạn hỏi 5 việc trong một tin[\s\S]*2\. số công an[\s\S]*5\. làm khai sinh cần gì$/,
  )
  const { json } = await app.request('POST', '/api/questions', { body: { text: five } })
  expect(json.message).toContain('Bạn hỏi 5 việc trong một tin')
  expect((await say('có cuộc thi nào không, số trạm y tế, hôm nay có gì')).join('\n')).toMatch(
    /Hiện không có cuộc thi[\s\S]*Danh bạ[\s\S]*(?:Kênh chưa gửi bản tin|BẢN TIN)/,
  )
  const story = 'Nhà tôi ở ngõ 5 bị ngập từ tuần trước, nước cống tràn vào nhà hôi thối, bà con kêu mãi. '
    .repeat(8)
    .trim()
  expect(story.length).toBeGreaterThan(600)
  expect((await say(story))[0]).toContain('Bạn muốn hỏi, hay muốn gửi phản ánh')
})
