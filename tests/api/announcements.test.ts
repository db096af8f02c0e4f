import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { announceSeries } from '../../core/announcements/series.ts'
import { sendDue } from '../../core/broadcasts/send.ts'
import { askStaff } from '../../core/mornings/asks.ts'
import { settleMornings } from '../../core/mornings/settle.ts'
import { dayMs, hourMs, instantOf, minuteMs } from '../../core/time.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { broadcasts } from '../../db/schema/broadcasts.ts'
import { digests } from '../../db/schema/digests.ts'
import { groups } from '../../db/schema/groups.ts'
import { items } from '../../db/schema/news.ts'
import { people } from '../../db/schema/people.ts'
import { replies } from '../../db/schema/replies.ts'
import { testApp } from '../support/app.ts'
import { newsroom } from '../support/newsroom.ts'
import { heic } from '../support/pictures.ts'

const afternoon = instantOf('2026-11-23', '14:00')
const plain = {
  title: 'Họp tổ dân phố',
  text: 'Mời bà con họp tổ.\n\nNội dung: thu gom rác.',
  link: '',
  life: null,
  audience: {},
  sendAt: null as number | null,
  urgentReason: '',
  imageId: null as string | null,
  fileId: null as string | null,
  recurrence: null as object | null,
}

async function desk(startAt = afternoon) {
  const app = await testApp({ startAt })
  const room = await newsroom(app)
  const second = await app.person('Người duyệt thứ hai', ['approver', room.ward.id])
  const call = (method: 'POST' | 'PUT' | 'DELETE', path: string, as: { token: string }, body: object = {}) =>
    app.request(method, `/api${path}`, { as: as.token, body })
  const compose = async (draft: Partial<typeof plain> = {}, as = room.editor) => {
    const made = await call('POST', '/announcements', as, { unitId: room.ward.id, ...plain, ...draft })
    expect(made.status, JSON.stringify(made.json)).toBe(201)
    return made.json
  }
  const refusal = async (draft: Partial<typeof plain>) =>
    (await call('POST', '/announcements', room.editor, { unitId: room.ward.id, ...plain, ...draft })).json.error
  const approve = (id: string, contentHash: string, as = room.approver) =>
    call('POST', `/approvals/${id}/approve`, as, { contentHash })
  const inGroups = () => app.sent.filter(({ to }) => to.channel === 'oa_group')
  return { app, room, second, call, compose, refusal, approve, inGroups }
}

test('an announcement leaves at once when a second person has approved it, several a day, beside the digest', async () => {
  const { app, room, compose, approve, inGroups } = await desk()
  const first = await compose()
  expect(first).toMatchObject({ status: 'draft', mine: true, needed: 1, kind: 'announcement' })
  expect((await approve(first.id, first.contentHash)).status).toBe(200)
  const other = await compose({ title: 'Tiêm chủng' })
  await approve(other.id, other.contentHash)
  await sendDue(app.system)
  expect(inGroups()).toHaveLength(4)
  // Both were due at one moment: which leaves first is nobody's to say.
  const [text] = inGroups().flatMap(({ content }) => (content.text.includes(first.code) ? [content.text] : []))
  expect(text).toBe(
    [
      'THÔNG BÁO – PHƯỜNG AN BÌNH',
      'Thông tin chính thức của Phường An Bình.',
      '',
      'Họp tổ dân phố',
      '',
      'Mời bà con họp tổ.',
      '',
      'Nội dung: thu gom rác.',
      '',
      `Mã bản tin: ${first.code}`,
      `Xem đầy đủ: ${app.deps.link(`/digests/${first.code}`)}`,
      'Cần hỏi thêm, bạn nhắn tin cho tài khoản Zalo đã gửi tin này.',
    ].join('\n'),
  )
  await room.approvedNotice('Tin của ngày')
  expect((await room.approvedDigest()).status).toBe('approved')
  const page = await app.request('GET', `/digests/${first.code}`)
  expect(page.text).toContain('Nội dung: thu gom rác.')
  const { json } = await app.request('GET', `/api/digests/public/${first.code}`)
  expect(json).toMatchObject({ title: 'Họp tổ dân phố', items: [{ title: 'Họp tổ dân phố' }] })
})

test('who wrote it may not approve it, and an approval is of exactly what was read', async () => {
  const { app, room, call, compose, approve } = await desk()
  const author = await app.person('Soạn và duyệt', ['editor', room.ward.id], ['approver', room.ward.id])
  const made = await compose({}, author)
  expect((await approve(made.id, made.contentHash, author)).json.error.reason).toBe('four-eyes')
  const change = { ...plain, text: 'Lời khác.', contentHash: made.contentHash }
  const edited = await call('PUT', `/announcements/${made.id}`, room.editor, change)
  expect(edited.status).toBe(200)
  expect((await approve(made.id, made.contentHash)).json.error.reason).toBe('digest.stale')
  expect((await call('PUT', `/announcements/${made.id}`, room.editor, change)).json.error.reason).toBe('digest.stale')
  // Other words, another time, another audience: each is another thing to approve.
  const others: Partial<typeof plain>[] = [
    { title: 'Khác' },
    { sendAt: afternoon + hourMs },
    { audience: { channels: ['oa_group'] } },
    { urgentReason: 'Cháy' },
  ]
  const hashes = await Promise.all([{}, ...others].map(async (one) => (await compose(one)).contentHash))
  expect(new Set(hashes).size).toBe(hashes.length)
  // Nor does a hand in the file change what was approved.
  await app.system.write((tx) =>
    tx
      .update(digests)
      .set({ content: { opening: '', closing: '', items: [] } })
      .where(eq(digests.id, made.id)),
  )
  expect((await approve(made.id, edited.json.contentHash)).status).toBeGreaterThanOrEqual(409)
})

test('the verbs of a daily digest know no announcement: none goes round its two approvals', async () => {
  const { app, room, call, compose } = await desk()
  const { id, contentHash } = await compose({ urgentReason: 'Cháy' })
  const tries = [
    await app.request('GET', `/api/digests/${id}`, { as: room.editor.token }),
    await app.request('PATCH', `/api/digests/${id}`, { as: room.editor.token, body: { opening: 'Lời khác.' } }),
    await call('POST', `/digests/${id}/approve`, room.approver, { contentHash }),
    await call('POST', `/digests/${id}/schedule`, room.communicator, { contentHash }),
  ]
  expect(tries.map(({ status }) => status)).toEqual([404, 404, 404, 404])
  const { json } = await app.request('GET', `/api/announcements/${id}`, { as: room.editor.token })
  expect(json).toMatchObject({ status: 'draft', contentHash, approvals: [] })
})

test('what is urgent needs two approvals, leaves at night, and the reason stands in the audit log', async () => {
  const { app, room, second, compose, approve, inGroups } = await desk(instantOf('2026-11-23', '23:10'))
  const follow = (personId: string, oaUserId: string) =>
    app.system.write((tx) => tx.update(people).set({ oaUserId, follows: true }).where(eq(people.id, personId)))
  await follow(room.approver.id, '102')
  await follow(second.id, '103')
  const made = await compose({ title: 'Sơ tán khu ven sông', urgentReason: 'Nước lên nhanh' })
  expect(made.needed).toBe(2)
  // Asked at night, for it cannot wait.
  expect(await askStaff(app.system)).toBe(2)
  const asked = await app.deps.db.select().from(replies).where(eq(replies.cause, 'ask'))
  expect(asked.map(({ text }) => text)).toEqual(
    Array(2).fill('KHẨN – mời bạn duyệt ngay: “Sơ tán khu ven sông”. Cần hai người duyệt, chưa ai duyệt.'),
  )
  expect(asked[0]?.buttons?.[0]?.url).toContain(`/approvals/${made.id}`)
  const once = await approve(made.id, made.contentHash)
  expect(once.json).toMatchObject({ status: 'draft', given: true, approvals: [{ name: 'Người duyệt' }] })
  expect((await approve(made.id, made.contentHash)).json.error.reason).toBe('announcement.approved-by-you')
  expect((await app.request('GET', '/api/approvals', { as: room.approver.token })).json.approvals).toEqual([])
  await sendDue(app.system)
  expect(inGroups()).toEqual([])
  expect((await approve(made.id, made.contentHash, second)).json.status).toBe('scheduled')
  await sendDue(app.system)
  expect(inGroups()).toHaveLength(2)
  expect(inGroups()[0]?.content.text).toMatch(/^THÔNG BÁO KHẨN – PHƯỜNG AN BÌNH/)
  const [line] = await app.deps.db.select().from(auditLog).where(eq(auditLog.action, 'broadcast.schedule'))
  expect(line?.detail).toMatchObject({ emergency: 'Nước lên nhanh' })
})

test('of two urgent ones at once each leaves whole, to each group once, and calling one off leaves the other', async () => {
  const { app, room, second, call, compose, approve, inGroups } = await desk(instantOf('2026-11-23', '23:10'))
  const [water, fire, both] = [
    await compose({ title: 'Nước lên ở tổ 3', urgentReason: 'Nước lên nhanh' }),
    await compose({ title: 'Cháy kho ở tổ 7', urgentReason: 'Khói độc' }),
    await compose({ title: 'Nước và khói', urgentReason: 'Cả hai' }),
  ]
  const third = await app.person('Người duyệt thứ ba', ['approver', room.ward.id])
  await Promise.all([
    ...[room.approver, second].map((as) => approve(water.id, water.contentHash, as)),
    ...[room.approver, third].map((as) => approve(fire.id, fire.contentHash, as)),
    ...[room.approver, third].map((as) => approve(both.id, both.contentHash, as)),
  ])
  const [broadcast] = await app.deps.db.select().from(broadcasts).where(eq(broadcasts.digestId, both.id))
  expect((await call('POST', `/broadcasts/${broadcast?.id}/cancel`, room.communicator)).status).toBe(200)
  for (let i = 0; i < 4; i++) await sendDue(app.system)
  const got = inGroups().map(({ to, content }) => `${to.id} ${content.text}`)
  expect(new Set(got).size).toBe(got.length)
  const carrying = (title: string) => inGroups().filter(({ content }) => content.text.includes(title)).length
  expect([carrying('Nước lên ở tổ 3'), carrying('Cháy kho ở tổ 7'), carrying('Nước và khói')]).toEqual([2, 2, 0])
})

test('what would end, or expire, before it starts is refused where it is written', async () => {
  const { refusal } = await desk()
  const life = { kind: 'power', startsAt: afternoon + hourMs, endsAt: null, place: '', contact: '', urgent: false }
  const reason = async (times: object) => (await refusal({ life: { ...life, ...times } as never })).reason
  expect(await reason({ expiresAt: afternoon + minuteMs })).toBe('item.times')
  expect(await reason({ endsAt: afternoon + hourMs, expiresAt: null })).toBe('item.times')
})

test('what may wait is held by the quiet hours', async () => {
  const { app, compose, approve, inGroups } = await desk(instantOf('2026-11-23', '23:10'))
  const made = await compose()
  await approve(made.id, made.contentHash)
  await sendDue(app.system)
  expect(inGroups()).toEqual([])
  app.clock.at = instantOf('2026-11-24', '06:00')
  await sendDue(app.system)
  expect(inGroups()).toHaveLength(2)
})

test('given back, it is mended by its author, who is told why, and approved anew', async () => {
  const { app, room, call, compose, approve } = await desk()
  await app.system.write((tx) =>
    tx.update(people).set({ oaUserId: '101', follows: true }).where(eq(people.id, room.editor.id)),
  )
  const made = await compose()
  const back = { contentHash: made.contentHash, reason: 'Sai giờ họp' }
  expect((await call('POST', `/approvals/${made.id}/return`, room.approver, back)).status).toBe(200)
  expect((await app.request('GET', '/api/approvals', { as: room.approver.token })).json.approvals).toEqual([])
  const [told] = await app.deps.db.select().from(replies).where(eq(replies.cause, 'morning'))
  expect(told).toMatchObject({ recipient: '101', text: '“Họp tổ dân phố” được trả lại để sửa: Sai giờ họp' })
  const change = { ...plain, text: 'Mời bà con họp lúc 19:30.', contentHash: made.contentHash }
  const edited = await call('PUT', `/announcements/${made.id}`, room.editor, change)
  expect(edited.json.returnedFor).toBeNull()
  expect((await approve(made.id, edited.json.contentHash)).json.status).toBe('scheduled')
})

test('whoever reads it on the phone sees in whose hands it is, and what becomes of it without them', async () => {
  const { app, room, compose } = await desk()
  const day = { work: 'approve', personId: room.approver.id, from: '2026-11-23', to: '2026-11-23' }
  const set = await app.request('POST', `/api/boards/${room.ward.id}/duties`, { as: room.approver.token, body: day })
  expect(set.status, JSON.stringify(set.json)).toBeLessThan(300)
  const read = async (id: string) =>
    (await app.request('GET', `/api/approvals/${id}`, { as: room.approver.token })).json
  const atOnce = await compose()
  expect(await read(atOnce.id)).toMatchObject({
    editedByName: 'Biên tập viên',
    hands: {
      duty: { name: 'Người duyệt', reachable: false },
      own: [{ name: 'Người duyệt thứ hai' }],
      waitingSince: afternoon,
    },
    ifNobody: { at: null, comes: 'waits' },
  })
  const timed = await compose({ sendAt: afternoon + hourMs })
  expect((await read(timed.id)).ifNobody).toEqual({ at: afternoon + hourMs, comes: 'stays' })
  const life = { kind: 'power', place: '', contact: '', urgent: false, expiresAt: null }
  const over = { ...life, startsAt: afternoon + hourMs, endsAt: afternoon + 3 * hourMs }
  const ended = await compose({ life: over as unknown as null })
  expect((await read(ended.id)).ifNobody).toEqual({ at: afternoon + 3 * hourMs, comes: 'stays' })
})

test('written in the night, its approvers are asked in the morning and not yet those above; a day later once more', async () => {
  const { app, room, second, compose } = await desk(instantOf('2026-11-23', '22:30'))
  const zaloOf = { [room.approver.id]: '102', [second.id]: '103', [room.communicator.id]: '105' }
  for (const [personId, oaUserId] of Object.entries(zaloOf))
    await app.system.write((tx) => tx.update(people).set({ oaUserId, follows: true }).where(eq(people.id, personId)))
  const made = await compose()
  const asked = async () =>
    (await app.deps.db.select().from(replies).where(eq(replies.cause, 'ask'))).map(({ recipient, text }) => [
      recipient,
      text,
    ])
  await askStaff(app.system)
  expect(await asked()).toEqual([])
  app.clock.at = instantOf('2026-11-24', '06:00')
  await askStaff(app.system)
  expect(new Set((await asked()).map(([to]) => to))).toEqual(new Set(['102', '103']))
  const { json } = await app.request('GET', '/api/approvals', { as: room.approver.token })
  expect(json.approvals).toMatchObject([{ id: made.id }])
  app.clock.at = instantOf('2026-11-24', '06:41')
  await askStaff(app.system)
  expect(new Set((await asked()).map(([to]) => to))).toContain('105')
  app.clock.at = instantOf('2026-11-25', '07:00')
  await askStaff(app.system)
  await askStaff(app.system)
  const again = (await asked()).filter(([, text]) => text?.startsWith('Vẫn chờ duyệt từ'))
  expect(again.map(([to]) => to).sort()).toEqual(['102', '103'])
})

test('called off before anybody got it, it waits again and is in no digest; approved anew it goes', async () => {
  const { app, room, call, compose, approve, inGroups } = await desk()
  const made = await compose({ sendAt: afternoon + hourMs })
  await approve(made.id, made.contentHash)
  const [planned] = await app.deps.db.select().from(broadcasts)
  expect((await call('POST', `/broadcasts/${planned?.id}/cancel`, room.communicator)).status).toBe(200)
  expect((await app.deps.db.select().from(items))[0]).toMatchObject({ status: 'draft' })
  const [again] = (await app.request('GET', '/api/announcements', { as: room.editor.token })).json.announcements
  expect(again).toMatchObject({ status: 'draft', approvals: [] })
  expect((await approve(made.id, made.contentHash)).json.status).toBe('scheduled')
  app.clock.at += hourMs
  await sendDue(app.system)
  expect(inGroups()).toHaveLength(2)
})

test('a picture goes with the text, a file as a link, and nobody fetches them before they went out', async () => {
  const { app, room, compose, approve, inGroups } = await desk()
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])
  const attach = (as: 'picture' | 'file', name: string, bytes: Uint8Array<ArrayBuffer>) =>
    app.app.request(
      `/api/announcements/attachments?unitId=${room.ward.id}&as=${as}&name=${encodeURIComponent(name)}`,
      { method: 'POST', body: bytes, headers: { authorization: `Bearer ${room.editor.token}` } },
      { defer: () => {} },
    )
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever fields it expects
  const read = async (response: Response): Promise<any> => response.json()
  const picture = await read(await attach('picture', 'lịch.png', png))
  const file = await read(await attach('file', 'giấy mời.pdf', new TextEncoder().encode('%PDF-1.7 …')))
  const refused = async (...input: Parameters<typeof attach>) => (await read(await attach(...input))).error
  expect(await refused('picture', 'a.heic', new TextEncoder().encode('....ftypheic'))).toMatchObject({
    reason: 'attachment.picture',
    message: expect.stringContaining('HEIC'),
  })
  expect(await refused('picture', 'IMG_0001.HEIC', heic(20 * 1024 * 1024))).toMatchObject({
    code: 'TOO_LARGE',
    reason: 'attachment.picture-large',
  })
  const large = new Uint8Array(1024 * 1024 + 1)
  large.set(png)
  expect(await refused('picture', 'a.png', large)).toMatchObject({
    code: 'TOO_LARGE',
    reason: 'attachment.picture-large',
  })
  expect(await refused('picture', 'a.png', new Uint8Array(20 * 1024 * 1024))).toMatchObject({
    code: 'TOO_LARGE',
    reason: 'attachment.picture-large',
  })
  expect(await refused('file', 'a.exe', png)).toMatchObject({ reason: 'attachment.file' })
  expect(await refused('file', 'a.pdf', png)).toMatchObject({ reason: 'attachment.file' })

  const made = await compose({ imageId: picture.id, fileId: file.id })
  expect((await app.request('GET', `/attachments/${picture.id}`)).status).toBe(404)
  await approve(made.id, made.contentHash)
  await sendDue(app.system)
  const [sent] = inGroups()
  // Whoever taps it in the chat gets the file, and no screen of the app.
  const [, tapped = ''] = /Tệp kèm: (\S+)/.exec(sent?.content.text ?? '') ?? []
  expect(tapped).toBe(`${app.deps.config.PUBLIC_URL}/attachments/${file.id}`)
  const given = await app.app.request(new URL(tapped).pathname, {}, { defer: () => {} })
  expect(given.headers.get('content-type')).toBe('application/pdf')
  const { image } = sent!.content
  expect(image).toMatchObject({ mimeType: 'image/png', hash: picture.hash })
  if (image && 'read' in image) expect(await image.read()).toEqual(png)
  const page = await app.request('GET', `/digests/${made.code}`)
  expect(page.text).toContain(`<img src="/attachments/${picture.id}"`)
  expect(page.text).toContain('Tệp kèm: giấy mời.pdf')
  const fetched = await app.app.request(`/attachments/${picture.id}`, {}, { defer: () => {} })
  expect(fetched.headers.get('content-type')).toBe('image/png')
  expect(new Uint8Array(await fetched.arrayBuffer())).toEqual(png)
})

test('a series goes on by itself once it is approved, each time under its own code', async () => {
  const { app, room, call, compose, approve, inGroups } = await desk()
  // 23 November 2026 is a Monday; the 24th is a holiday, on which is sent all the same.
  const made = await compose({ recurrence: { every: 'week', on: [2, 4], at: '17:00', until: '2026-12-01' } })
  expect(made).toMatchObject({ kind: 'series', needed: 1 })
  app.clock.at = instantOf('2026-11-24', '16:30')
  expect(await announceSeries(app.system)).toBe(0)
  expect((await approve(made.id, made.contentHash)).json.status).toBe('approved')
  expect(await announceSeries(app.system)).toBe(1)
  expect(await announceSeries(app.system)).toBe(0)
  app.clock.at += 30 * minuteMs
  await sendDue(app.system)
  app.clock.at = instantOf('2026-11-26', '16:01')
  expect(await announceSeries(app.system)).toBe(1)
  app.clock.at += hourMs
  await sendDue(app.system)
  expect(inGroups()).toHaveLength(4)
  const each = await app.deps.db.select().from(digests).where(eq(digests.kind, 'announcement'))
  expect(new Set(each.map(({ code }) => code)).size).toBe(2)
  const list = (await app.request('GET', '/api/announcements', { as: room.editor.token })).json.announcements
  expect(list).toHaveLength(3)
  expect((await call('DELETE', `/announcements/${made.id}`, room.editor)).status).toBe(200)
  app.clock.at = instantOf('2026-12-01', '16:01')
  expect(await announceSeries(app.system)).toBe(0)
})

test('a turn that falls on a day on which nothing is sent is left out, and said', async () => {
  const { app, compose, approve } = await desk(instantOf('2027-02-01', '09:00'))
  const made = await compose({ recurrence: { every: 'month', on: [6], at: '07:00', until: null } })
  await approve(made.id, made.contentHash)
  app.clock.at = instantOf('2027-02-06', '06:30')
  expect(await announceSeries(app.system)).toBe(0)
  const [turn] = await app.deps.db
    .select()
    .from(digests)
    .where(and(eq(digests.seriesId, made.id), eq(digests.day, '2027-02-06')))
  expect(turn).toMatchObject({ missed: 'no-send', status: 'draft' })
  app.clock.at = instantOf('2027-03-06', '06:30')
  expect(await announceSeries(app.system)).toBe(1)
})

test('what cannot go is refused where it is written', async () => {
  const { app, refusal, compose, approve } = await desk()
  const life = { kind: 'meeting', startsAt: null, place: '', contact: '', urgent: false, expiresAt: null }
  const reason = async (draft: object) => (await refusal(draft as Partial<typeof plain>)).reason
  expect(await reason({ title: ' ' })).toBe('announcement.title')
  expect(await reason({ text: 'a'.repeat(2_000) })).toBe('announcement.long')
  expect(await reason({ sendAt: afternoon - 1 })).toBe('announcement.past')
  expect(await reason({ sendAt: afternoon + hourMs, life: { ...life, endsAt: afternoon + minuteMs } })).toBe(
    'announcement.over',
  )
  expect(await reason({ link: 'javascript:alert(1)' })).toBe('digest.link')
  expect(await reason({ text: 'Xem https://a@b.vn/' })).toBe('digest.link')
  expect(await reason({ recurrence: { every: 'week', on: [], at: '07:00', until: null } })).toBe(
    'announcement.recurrence',
  )
  expect(await reason({ recurrence: { every: 'week', on: [8], at: '07:00', until: null } })).toBe(
    'announcement.recurrence',
  )
  expect(await reason({ recurrence: { every: 'week', on: [1], at: '7h', until: null } })).toBe(
    'announcement.recurrence',
  )
  const weekly = { every: 'week', on: [1], at: '07:00', until: null }
  expect(await reason({ recurrence: weekly, urgentReason: 'Bão' })).toBe('announcement.urgent-again')
  expect(await reason({ audience: { tags: ['không có'] } })).toBe('broadcast.no-groups')
  expect(await reason({ imageId: 'at_none' })).toBe('attachment.gone')
  // Approved too late, it does not go by itself at another time than was approved.
  const made = await compose({ sendAt: afternoon + minuteMs })
  app.clock.at += dayMs
  expect((await approve(made.id, made.contentHash)).json.error.reason).toBe('announcement.past')
})

test('words are kept as a template of the unit, and another unit does not see them', async () => {
  const { app, room, call } = await desk()
  const words = { unitId: room.ward.id, name: 'Mời họp', title: 'Họp tổ dân phố', text: 'Mời bà con …' }
  const { id } = (await call('POST', '/announcements/templates', room.editor, words)).json
  expect((await call('POST', '/announcements/templates', room.editor, { ...words, text: 'Kính mời …' })).json.id).toBe(
    id,
  )
  const read = async (as: string) => (await app.request('GET', '/api/announcements/templates', { as })).json.templates
  expect(await read(room.communicator.token)).toMatchObject([{ name: 'Mời họp', text: 'Kính mời …' }])
  const stranger = await newsroom(app)
  expect(await read(stranger.editor.token)).toEqual([])
  expect((await call('DELETE', `/announcements/templates/${id}`, stranger.editor)).status).toBe(404)
  expect((await call('DELETE', `/announcements/templates/${id}`, room.editor)).status).toBe(200)
  expect(await read(room.editor.token)).toEqual([])
})

/** What whoever communicates for the unit was told in their own chat. */
async function told({ app, room }: Awaited<ReturnType<typeof desk>>) {
  const rows = await app.deps.db.select().from(replies).where(eq(replies.recipient, '101'))
  return { personId: room.communicator.id, texts: rows.map(({ text }) => text) }
}

const follows = ({ app, room }: Awaited<ReturnType<typeof desk>>) =>
  app.system.write((tx) =>
    tx.update(people).set({ oaUserId: '101', follows: true }).where(eq(people.id, room.communicator.id)),
  )

test('an announcement whose time goes by unapproved is told once, with the reason, and waits for another time', async () => {
  const at = await desk()
  const { app, room, call, compose, approve } = at
  await follows(at)
  const { id, contentHash } = await compose({ sendAt: afternoon + hourMs })
  app.clock.at = afternoon + hourMs
  await settleMornings(app.system)
  expect((await app.deps.db.select().from(digests))[0]?.missed).toBeNull()
  app.clock.at += minuteMs
  for (let i = 0; i < 2; i++) {
    await settleMornings(app.system)
    await askStaff(app.system)
  }
  expect((await told(at)).texts.filter((text) => text.includes('không gửi'))).toEqual([
    'Thông báo “Họp tổ dân phố” không gửi: đã qua giờ mà chưa ai duyệt. Muốn gửi, bạn sửa lại giờ rồi lưu để duyệt.',
  ])
  const lines = await app.deps.db.select().from(auditLog).where(eq(auditLog.action, 'announcement.miss'))
  expect(lines).toMatchObject([{ subjectId: id, detail: { reason: 'not-approved' } }])
  const overview = async () => (await app.request('GET', '/api/overview', { as: room.editor.token })).json
  expect(await overview()).toMatchObject({ announcementsMissed: 1, announcementsToApprove: 0 })
  expect((await overview()).troubles).toMatchObject([{ kind: 'missed', of: 'announcement', id }])
  app.clock.at += dayMs
  expect(await overview()).toMatchObject({ announcementsMissed: 1, troubles: [{ kind: 'missed', id }] })
  app.clock.at += dayMs
  expect(await overview()).toMatchObject({ announcementsMissed: 0, troubles: [] })
  app.clock.at -= 2 * dayMs
  expect((await approve(id, contentHash)).json.error.reason).toBe('announcement.past')

  const again = { ...plain, sendAt: app.clock.at + hourMs, contentHash }
  const mended = await call('PUT', `/announcements/${id}`, room.editor, again)
  expect(mended.json).toMatchObject({ status: 'draft', missed: null })
  expect((await approve(id, mended.json.contentHash)).status).toBe(200)
  expect(await overview()).toMatchObject({ announcementsMissed: 0 })
})

test('what was over before anybody approved it is told too; what is urgent even at night', async () => {
  const at = await desk(instantOf('2026-11-23', '21:30'))
  const { app, compose } = at
  await follows(at)
  const life = { kind: 'power', startsAt: null, endsAt: instantOf('2026-11-23', '23:00'), place: '', contact: '' }
  await compose({ title: 'Mất điện', life: { ...life, urgent: false, expiresAt: null } as never })
  await compose({ title: 'Nước lên', sendAt: instantOf('2026-11-23', '22:30'), urgentReason: 'Nước lên nhanh' })
  app.clock.at = instantOf('2026-11-23', '23:01')
  await settleMornings(app.system)
  await askStaff(app.system)
  const missed = async () => (await told(at)).texts.filter((text) => text.includes('không gửi'))
  expect(await missed()).toEqual([expect.stringContaining('“Nước lên” không gửi')])
  app.clock.at = instantOf('2026-11-24', '06:00')
  await askStaff(app.system)
  expect(await missed()).toEqual([expect.any(String), expect.stringContaining('“Mất điện” không gửi')])
})

test.each([
  ['no group is left', { chosen: false }, 'no-groups', /chưa có nhóm nào nhận/],
  ['a chosen group is in use no more', { chosen: true }, 'groups-gone', /có nhóm đã chọn không còn hoạt động/],
])('a turn of a series is told once where %s, and the series goes on', async (_, { chosen }, reason, words) => {
  const at = await desk(instantOf('2026-11-23', '07:00'))
  const { app, room, compose, approve, inGroups } = at
  await follows(at)
  const [one, other] = room.chats
  const recurrence = { every: 'week', on: [1, 2], at: '08:00', until: null }
  const audience = chosen ? { groupIds: [one!.id] } : {}
  const { id, contentHash } = await compose({ recurrence, audience })
  await approve(id, contentHash)
  const leave = (status: 'left' | 'active') =>
    app.system.write((tx) =>
      tx
        .update(groups)
        .set({ status })
        .where(chosen ? eq(groups.id, one!.id) : undefined),
    )
  await leave('left')
  app.clock.at = instantOf('2026-11-23', '07:30')
  for (let i = 0; i < 2; i++) {
    await announceSeries(app.system)
    await askStaff(app.system)
    app.clock.at += 10 * minuteMs
  }
  const turns = await app.deps.db.select().from(digests).where(eq(digests.seriesId, id))
  expect(turns).toMatchObject([{ day: '2026-11-23', missed: reason, status: 'draft' }])
  expect((await told(at)).texts.filter((text) => text.includes('không gửi'))).toEqual([expect.stringMatching(words)])
  expect(app.logged.filter(({ event }) => event === 'series.failed')).toEqual([])
  const overview = await app.request('GET', '/api/overview', { as: room.editor.token })
  expect(overview.json.announcementsMissed).toBe(1)

  await leave('active')
  app.clock.at = instantOf('2026-11-24', '07:30')
  expect(await announceSeries(app.system)).toBe(1)
  app.clock.at = instantOf('2026-11-24', '08:00')
  await sendDue(app.system)
  expect(inGroups()).toHaveLength(chosen ? 1 : [one, other].length)
})
