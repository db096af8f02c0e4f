import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { tick } from '../../bot/tick.ts'
import { scheduleDigest } from '../../core/broadcasts/schedule.ts'
import { askScreened } from '../../core/conversation/screened.ts'
import { approveDigest, editDigest } from '../../core/digests/digests.ts'
import { handle } from '../../core/inbox/handle.ts'
import { importDocuments } from '../../core/intake/import-documents.ts'
import { documentFromText } from '../../core/library/parse/plain-text.ts'
import { addWords } from '../../core/library/words/office-words.ts'
import { approveItem, createNotice, editItem } from '../../core/news/items.ts'
import { knownPerson } from '../../core/people/people.ts'
import { changeProfile } from '../../core/people/profile.ts'
import { addDays, dayOf, hourMs, instantOf } from '../../core/time.ts'
import { documents } from '../../db/schema/library.ts'
import type { Life } from '../../db/schema/news.ts'
import { nextLook } from '../../miniapp/src/app/next-look.ts'
import { testApp } from '../support/app.ts'
import { newsroom } from '../support/newsroom.ts'

const powerLaw = `LUẬT MẪU VỀ ĐIỆN
Số: 1/2024/QH15
Điều 1. Cắt điện để sửa chữa
Bên bán điện phải báo trước cho khách hàng ít nhất năm ngày khi cắt điện để sửa chữa.
Điều 2. Xử phạt
Cắt điện không báo trước bị phạt tiền từ 10.000.000 đồng.`

const life = (given: Partial<Life>): Life => ({
  ...{ kind: 'other', startsAt: null, endsAt: null, place: '', contact: '', urgent: false, expiresAt: null },
  ...given,
})
const at = (clock: string, day = '2026-11-24') => instantOf(day, clock)

/** Monday 23 November 2026, 09:00: a ward whose digest of the morning told of a power cut, a meeting and a class. */
async function morning(
  notices: { title: string; summary?: string; life?: Life | null }[] = [
    {
      title: 'Tạm ngừng cấp điện tổ 1, tổ 2',
      summary: 'Điện lực sửa đường dây nên ngừng cấp điện khu vực chợ Mẫu.',
      life: life({ kind: 'power', startsAt: at('07:30'), endsAt: at('11:30'), contact: 'Điện lực, 0900 000 123' }),
    },
    {
      title: 'Họp tổ dân phố quý IV',
      summary: 'Mời mỗi hộ một người dự họp, bàn việc thu gom rác.',
      life: life({ kind: 'meeting', startsAt: at('15:00', '2026-11-23'), place: 'Nhà văn hoá tổ 1' }),
    },
    {
      title: 'Mở lớp nấu ăn miễn phí cho phụ nữ',
      summary: 'Lớp học tối thứ tư hằng tuần, đăng ký với chi hội phụ nữ trước ngày 30/11/2026.',
    },
  ],
) {
  const app = await testApp()
  const room = await newsroom(app)
  await importDocuments(app.system, [documentFromText('luat-dien.md', powerLaw)])
  const made = []
  for (const notice of notices) {
    const { id } = await createNotice(room.editor.ctx, { unitId: room.ward.id, ...notice })
    made.push(await approveItem(room.approver.ctx, id))
  }
  const { id, contentHash, code } = await room.approvedDigest()
  await scheduleDigest(room.communicator.ctx, id, { contentHash, sendAt: app.clock.at })
  await tick(app.deps)
  const [first] = room.chats
  const resident = await app.system.write((tx) =>
    knownPerson(tx, app.system, { oaUserId: '5550001112', name: 'Bà Năm' }),
  )
  await changeProfile(
    { ...app.system, actor: { personId: resident.id, name: '', grants: [] } },
    { unitId: first!.unitId },
  )
  let count = 0
  const say = async (
    text: string,
    chat: { channel: 'oa_chat' | 'oa_group'; chatId: string } = { channel: 'oa_chat', chatId: '5550001112' },
  ) => {
    const before = app.sent.length
    count += 1
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
    return app.sent
      .slice(before)
      .map(({ content }) => content.text)
      .join('\n---\n')
  }
  return { app, room, made, code, say }
}

test.each([
  ['lịch cắt điện', /Tạm ngừng cấp điện tổ 1[\s\S]*07:30–11:30 ngày 24\/11\/2026[\s\S]*0900 000 123/],
  ['mai cup dien may gio vay ad', /Tạm ngừng cấp điện tổ 1/],
  ['chiều nay họp ở đâu', /Họp tổ dân phố quý IV[\s\S]*Địa điểm: Nhà văn hoá tổ 1/],
  ['lớp nấu ăn cho phụ nữ mở khi nào', /Mở lớp nấu ăn miễn phí[\s\S]*tối thứ tư hằng tuần/],
])('“%s” is answered from this morning’s digest, with its source and link', async (question, told) => {
  const { say, code } = await morning()
  const reply = await say(question)
  expect(reply).toMatch(told)
  expect(reply).toContain('Bản tin Phường An Bình')
  expect(reply).toContain(`/digests/${code}`)
})

test('right after an edition its items are asked of in few words, each part of all that say it; no quarter of an hour later', async () => {
  const { app, say } = await morning()
  await say('bản tin sáng nay')
  const when = await say('mấy giờ bắt đầu?')
  expect(when).toMatch(/^Trả lời tự động, theo thông báo vừa nói:/)
  expect(['Tạm ngừng cấp điện', 'Họp tổ dân phố', 'Mở lớp nấu ăn'].map((title) => when.includes(title))).toEqual([
    true,
    true,
    true,
  ])
  await say('bản tin sáng nay')
  expect(await say('khu vực chợ sửa gì vậy')).toContain('sửa đường dây')
  expect(await say('còn ngày mai?')).toContain('Tạm ngừng cấp điện')
  expect(await say('mai có gì không')).toContain('chưa đến giờ gửi')
  // Of a day whose edition is still to come it is told what is known of it.
  app.clock.at += hourMs / 60
  await say('bản tin sáng nay')
  const ahead = await say('còn ngày mai')
  expect(ahead).toMatch(/^Bản tin ngày 24\/11\/2026 chưa đến giờ gửi\. .*đã báo cho ngày này:\n• Tạm ngừng cấp điện/)
  expect(ahead).not.toContain('Họp tổ dân phố')
  // Whether a place is hit goes on from what in it falls on places, not to the rules of the quarter.
  app.clock.at += hourMs / 60
  await say('bản tin sáng nay')
  expect(await say('thế tổ 1 có bị không')).toMatch(/^Trả lời tự động, theo bản tin đã gửi:\n\nTạm ngừng cấp điện tổ 1/)
  await say('bản tin sáng nay')
  expect(await say('the to 7 co bi ko ad')).toMatch(/nói tổ \(thôn, khu\) 7\. Đã báo cho nơi khác:\n\nTạm ngừng cấp/)
  expect(await say('ngõ 5 có bị luôn không')).toMatch(/không ghi rõ ngõ \(hẻm\) 5 có hay không, chỉ có:\n\nTạm ngừng/)
  await say('bản tin sáng nay')
  app.clock.at += hourMs / 2
  expect(await say('mấy giờ bắt đầu?')).not.toContain('Họp tổ dân phố')
})

test('of an edition that tells of nothing that falls on places it is said that it does not', async () => {
  const { say } = await morning([{ title: 'Mở lớp nấu ăn miễn phí cho phụ nữ', summary: 'Lớp học tối thứ tư.' }])
  await say('bản tin sáng nay')
  expect(await say('tổ 3 thì sao')).toMatch(/bạn hỏi (?:về )?việc gì|hỏi của|việc gì/)
  await say('bản tin sáng nay')
  for (const text of ['thế tổ 1 có bị không', 'ngõ 4 có bị luôn không', 'tổ 3 thì sao'])
    expect(await say(text), text).toMatch(/: bản tin vừa gửi không báo việc gì như vậy/)
})

test('what the office’s own words call a notice asks for it, and the asker is told what was understood', async () => {
  const { app, room, say } = await morning()
  const words = { people: 'hội rác', law: 'họp tổ dân phố', both: false, unitId: room.ward.id }
  await addWords({ ...app.system }, words)
  const told = await say('chiều nay hội rác mấy giờ vậy ad?')
  expect(told).toMatch(
    /^Trả lời tự động, theo bản tin đã gửi:\n\nHọp tổ dân phố quý IV\n(?:.*\n)+\nHiểu là: họp tổ dân phố\.$/,
  )
})

test('what happens tomorrow comes before what the law says of it, and names the law', async () => {
  const { say } = await morning()
  const reply = await say('ngày mai có cắt điện để sửa chữa không')
  expect(reply).toMatch(/Tạm ngừng cấp điện[\s\S]*Văn bản có nói đến việc này:[\s\S]*Điều 1/)
})

test('who chose one document is answered from it, whatever a digest told', async () => {
  const { app } = await morning()
  const [{ id } = { id: '' }] = await app.deps.db.select({ id: documents.id }).from(documents)
  const asked = { text: 'mai có cắt điện để sửa chữa không', channel: 'web' as const, recipient: '', personId: null }
  expect(await askScreened(app.system, asked)).toMatchObject({ origin: 'announced' })
  const chosen = await askScreened(app.system, { ...asked, documentId: id })
  expect([chosen.origin, chosen.announced]).toEqual(['extractive', undefined])
})

test('where what was told cannot be looked up, the library answers alone and the operator reads why', async () => {
  const { app, say } = await morning()
  await app.system.write((tx) => tx.run(sql`drop table announced_index`))
  expect(await say('cắt điện để sửa chữa phải báo trước mấy ngày')).toMatch(/^Trả lời tự động, trích nguyên văn/)
  expect(app.logged.map(({ event }) => event)).toContain('answer.beside-failed')
})

test('a question of law is answered by the law, and the digest is named beneath at most', async () => {
  const { say } = await morning()
  const reply = await say('cắt điện không báo trước bị phạt bao nhiêu tiền')
  expect(reply).toMatch(/^Trả lời tự động, trích nguyên văn[\s\S]*10\.000\.000 đồng/)
  expect(reply.indexOf('10.000.000')).toBeLessThan(Math.max(reply.indexOf('Bản tin'), reply.length))
})

test('what is over answers nothing, is marked on its page, and goes into no draft', async () => {
  const { app, room, say, code } = await morning()
  const { id } = await createNotice(room.editor.ctx, {
    ...{ unitId: room.ward.id, title: 'Cắt nước trưa nay' },
    life: life({ kind: 'water', startsAt: app.clock.at + hourMs, endsAt: app.clock.at + 2 * hourMs }),
  })
  await approveItem(room.approver.ctx, id)
  app.clock.at = at('12:00')
  expect(await say('lịch cắt điện')).not.toMatch(/07:30/)
  expect(await say('lịch cắt điện')).toMatch(
    /^Trả lời tự động: kênh không có thông báo nào còn hiệu lực về “cắt điện”[^\n]*\n\nChưa chắc thư viện/,
  )
  const { text } = await app.request('GET', `/digests/${code}`)
  expect(text).toMatch(/Tạm ngừng cấp điện[^<]*<\/h2><p class="soft">Thông báo này đã hết hạn/)
  await expect(room.draft(dayOf(app.clock.at))).rejects.toMatchObject({ reason: 'nothing-new' })
  const listed = await app.request('GET', '/api/items?status=approved', { as: room.editor.token })
  expect(listed.json.items.find((item: { id: string }) => item.id === id).blocks).toMatchObject([{ reason: 'over' }])
})

test('a notice that ends while its page is open: the page knows when to look again, and reads that it is over', async () => {
  const { app, code } = await morning()
  const shown = async () => (await app.request('GET', `/api/digests/public/${code}`)).json.items
  const cut = async () => (await shown()).find((item: { title: string }) => item.title.startsWith('Tạm ngừng'))
  app.clock.at = at('11:30') - 1000
  expect(await cut()).toMatchObject({ over: false, overAt: at('11:30') })
  expect(nextLook(await shown(), app.clock.at)).toBe(10_000)
  app.clock.at += 1000
  expect(await cut()).toMatchObject({ over: true })
  expect(nextLook(await shown(), app.clock.at)).toBe(false)
  const { text } = await app.request('GET', `/digests/${code}`)
  expect(text).toContain('Thông báo này đã hết hạn')
})

test('where something of the kind holds that the words do not meet, it is not said that there is none', async () => {
  const { say } = await morning()
  const none = /không có thông báo nào còn hiệu lực/
  expect(await say('cắt điện ấp Đông Thượng mấy giờ')).not.toMatch(none)
  expect(await say('họp phụ huynh trường Lê Lợi mấy giờ')).not.toMatch(none)
  expect(await say('lịch cắt nước')).toMatch(none)
})

test('of two on different days the one of the day that was asked for answers; of none, the others by their day', async () => {
  const cut = (day: string, place: string) => ({
    title: `Ngừng cấp điện ${place}`,
    life: life({ kind: 'power', startsAt: at('08:00', day), endsAt: at('10:00', day) }),
  })
  const { say } = await morning([cut('2026-11-24', 'xóm Trên'), cut('2026-11-26', 'xóm Dưới')])
  const tomorrow = await say('ngày mai có mất điện không ạ')
  expect(tomorrow).toContain('xóm Trên')
  expect(tomorrow).not.toContain('xóm Dưới')
  expect(await say('ngày 26/11 cúp điện chỗ nào')).toContain('xóm Dưới')
  expect(await say('chủ nhật có cắt điện không')).toMatch(
    /Không thấy thông báo nào cho ngày 29\/11\/2026[\s\S]*xóm Trên[\s\S]*xóm Dưới/,
  )
})

test('a notice that was taken back to be changed answers nothing, and once approved anew in its new words', async () => {
  const { say, made, room } = await morning()
  const [cut] = made
  await editItem(room.editor.ctx, cut!.id, {
    life: life({ kind: 'power', startsAt: at('13:00'), endsAt: at('15:00') }),
  })
  expect(await say('lịch cắt điện')).not.toMatch(/07:30|13:00/)
  await approveItem(room.approver.ctx, cut!.id)
  expect(await say('lịch cắt điện')).toContain('13:00–15:00 ngày 24/11/2026')
})

test('what a sibling’s digest told is not told here', async () => {
  const { app, say } = await morning([{ title: 'Phát thẻ thư viện' }])
  const other = await newsroom(app)
  const { id } = await createNotice(other.editor.ctx, {
    ...{ unitId: other.ward.id, title: 'Ngừng cấp điện phường bên' },
    life: life({ kind: 'power', startsAt: at('08:00') }),
  })
  await approveItem(other.approver.ctx, id)
  const { id: digestId, contentHash } = await other.approvedDigest()
  await scheduleDigest(other.communicator.ctx, digestId, { contentHash, sendAt: app.clock.at })
  await tick(app.deps)
  expect(await say('mai có cắt điện không')).not.toContain('phường bên')
})

test('a digest that holds a notice with an end can be edited before it, and not be sent after it', async () => {
  const app = await testApp({ startAt: at('20:00', '2026-11-23') })
  const room = await newsroom(app)
  const { id } = await createNotice(room.editor.ctx, {
    ...{ unitId: room.ward.id, title: 'Cắt nước sáng mai', summary: 'Sửa ống.' },
    life: life({ kind: 'water', startsAt: at('07:00'), endsAt: at('09:00') }),
  })
  await approveItem(room.approver.ctx, id)
  const digest = await room.draft('2026-11-24')
  expect(digest.text).toContain('Thời gian: 07:00–09:00 ngày 24/11/2026')
  const edited = await editDigest(room.editor.ctx, digest.id, { opening: 'Chào bà con.' })
  const approved = await approveDigest(room.approver.ctx, digest.id, { contentHash: edited.contentHash })
  const late = scheduleDigest(room.communicator.ctx, digest.id, {
    ...{ contentHash: approved.contentHash, sendAt: at('09:30') },
  })
  await expect(late).rejects.toMatchObject({ reason: 'digest.blocked' })
})

test('times that cannot be are refused, and news of a source gets none', async () => {
  const { app, room } = await morning()
  const post = (given: Partial<Life>) =>
    app.request('POST', '/api/items', {
      as: room.editor.token,
      body: { unitId: room.ward.id, title: 'Họp', life: life({ startsAt: at('10:00'), ...given }) },
    })
  for (const given of [{ endsAt: at('09:00') }, { expiresAt: at('09:59') }, { endsAt: at('10:00') }]) {
    const { status, json } = await post(given)
    expect([status, json.error.reason]).toEqual([400, 'item.times'])
  }
  expect((await post({ expiresAt: at('10:00', addDays('2026-11-24', 1)) })).status).toBe(201)
})

test('of a numbered quarter nothing of another one is told, however its number is said', async () => {
  const { say } = await morning()
  for (const text of ['tổ dân phố năm họp khi nào', 'to 5 hop khi nao', 'tổ dân phố số 5 họp lúc mấy giờ']) {
    const reply = await say(text)
    expect(reply, text).toContain('không có thông báo nào về việc này của tổ (thôn, khu) 5')
    expect(reply, text).not.toContain('Nhà văn hoá tổ 1')
  }
  expect(await say('tổ dân phố một họp khi nào')).toContain('Nhà văn hoá tổ 1')
  expect(await say('tổ 2 cắt điện lúc nào')).toContain('Tạm ngừng cấp điện tổ 1, tổ 2')
})

test('what is asked of the notice just told is answered from it: when, where, who, what to bring, whether one must', async () => {
  const { say } = await morning()
  await say('chiều nay họp ở đâu')
  for (const [asked, is] of [
    ['mấy giờ', /^Trả lời tự động, theo thông báo vừa nói:[\s\S]*15:00 ngày 23\/11\/2026/],
    ['o dau vay', /theo thông báo vừa nói[\s\S]*Nhà văn hoá tổ 1/],
    ['ai được đi', /theo thông báo vừa nói[\s\S]*mỗi hộ một người/],
    ['phải mang gì', /không ghi rõ điều bạn hỏi[\s\S]*Họp tổ dân phố quý IV/],
    ['có phải đi không', /không ghi rõ điều bạn hỏi[\s\S]*Họp tổ dân phố quý IV/],
    ['nguồn ở đâu', /theo thông báo vừa nói[\s\S]*Bản tin Phường An Bình/],
    ['cảm ơn', /^Cảm ơn bạn đã nhắn/],
    ['may gio', /15:00 ngày 23\/11\/2026/],
    ['còn ngày kia?', /Không thấy thông báo nào cho ngày 25\/11\/2026/],
    ['còn tổ 3?', /^Trả lời tự động: kênh không có thông báo nào về việc này của tổ \(thôn, khu\) 3\.$/],
  ] as const)
    expect(await say(asked), asked).toMatch(is)
  // What names a matter of its own, or comes after something else, goes on from nothing.
  expect(await say('mấy giờ phường mở cửa')).not.toContain('Họp tổ dân phố')
  expect(await say('cắt điện không báo trước bị phạt bao nhiêu tiền')).toContain('10.000.000')
  expect(await say('phải mang gì')).not.toContain('theo thông báo vừa nói')
})

test('a guest on a screen goes on from the notice that it was told, by the ids that it alone knows', async () => {
  const { app } = await morning()
  const [id, next] = [crypto.randomUUID(), crypto.randomUUID()]
  const asked = async (body: object) => (await app.request('POST', '/api/questions', { body })).json
  expect(await asked({ id, text: 'chiều nay họp ở đâu' })).toMatchObject({ origin: 'announced' })
  expect(await asked({ id: next, text: 'mấy giờ', after: [id] })).toMatchObject({
    origin: 'announced',
    announced: [{ title: 'Họp tổ dân phố quý IV' }],
  })
  expect((await asked({ text: 'mấy giờ' })).origin).not.toBe('announced')
})

test('a meeting of which nobody wrote when it ends is told until its day is over', async () => {
  const { app, say } = await morning()
  app.clock.at = at('23:59', '2026-11-23')
  expect(await say('họp tổ dân phố ở đâu')).toContain('Nhà văn hoá tổ 1')
  app.clock.at = at('00:00', '2026-11-24')
  expect(await say('họp tổ dân phố ở đâu')).toContain('không có thông báo nào còn hiệu lực')
})

test('a notice that ends while it is talked of is told no more: not to “mấy giờ”, and said to be over where a copy of it is looked up', async () => {
  const { app, say, made } = await morning()
  app.clock.at = at('11:29')
  expect(await say('lịch cắt điện')).toContain('07:30–11:30')
  expect(await say('đến mấy giờ')).toContain('07:30–11:30')
  app.clock.at = at('11:30')
  expect(await say('mấy giờ xong')).toBe(
    'Thông báo “Tạm ngừng cấp điện tổ 1, tổ 2” đã hết hạn lúc 11:30 ngày 24/11/2026, nên kênh không trả lời theo đó nữa.',
  )
  expect(await say('còn hôm nay?')).not.toContain('07:30')
  // An edition is read as it was sent, and what of it is over is said first.
  expect(await say('bản tin hôm qua')).toMatch(
    /^Đã hết hạn lúc 11:30 ngày 24\/11\/2026: “Tạm ngừng cấp điện tổ 1, tổ 2”/,
  )
  const copy = 'Tạm ngừng cấp điện tổ 1, tổ 2. Điện lực sửa đường dây nên ngừng cấp điện khu vực chợ Mẫu.'
  expect(await say(`kiểm chứng: ${copy}`)).toMatch(
    /ĐÚNG NGUYÊN VĂN[\s\S]*“Tạm ngừng cấp điện tổ 1, tổ 2” đã hết hạn lúc 11:30 ngày 24\/11\/2026/,
  )
  const { json } = await app.request('POST', '/api/verify', { body: { text: copy } })
  expect(json).toMatchObject({ verdict: 'exact', over: [{ title: made[0]!.title, endedAt: at('11:30') }] })
})
