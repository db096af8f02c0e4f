import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { tick } from '../../bot/tick.ts'
import { erasePerson } from '../../core/people/erase.ts'
import { grantRole, withdrawRole } from '../../core/people/roles.ts'
import { makeLoginLink, signInByLink } from '../../core/people/sessions.ts'
import { instantOf } from '../../core/time.ts'
import { changeUnits, previewChange } from '../../core/units/changes.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { packetDone } from '../../db/schema/network.ts'
import { people } from '../../db/schema/people.ts'
import { testApp } from '../support/app.ts'
import { newsroom } from '../support/newsroom.ts'

const content = {
  orientation: 'Nói rõ vì sao sắp xếp tổ dân phố, quyền lợi của bà con giữ nguyên.',
  facts: [{ text: 'Phường có 42 tổ dân phố, sau sắp xếp còn 25.', source: 'Nghị quyết 12/NQ-HĐND' }],
  questions: [
    {
      asked: 'Ông Nguyễn Văn Tám hỏi có phải làm lại giấy tờ không?',
      answer: 'Không phải làm lại.',
      topicId: null,
      people: null,
    },
  ],
  kit: [{ title: 'Sắp xếp tổ dân phố', text: 'Từ 1/12/2026, tổ 1 và tổ 2 nhập làm một. Giấy tờ cũ vẫn dùng được.' }],
}

/** Monday morning: a city with two wards, communicators in one of them. */
async function network() {
  const app = await testApp({ startAt: instantOf('2026-11-30', '09:00') })
  const city = await app.unit('Thành phố', { kind: 'city' })
  const room = await newsroom(app, { parentId: city.id })
  const other = await app.unit('Phường Hoà Bình', { kind: 'ward', parentId: city.id })
  const near = await app.person('Tuyên truyền viên tổ 1', ['communicator', room.chats[0]!.unitId])
  const far = await app.person('Tuyên truyền viên phường bên', ['communicator', other.id])
  const head = await app.person('Lãnh đạo thành phố', ['approver', city.id])
  const follow = (personId: string, oaUserId: string) =>
    app.system.write((tx) => tx.update(people).set({ oaUserId, follows: true }).where(eq(people.id, personId)))
  await follow(near.id, '201')
  await follow(room.communicator.id, '202')
  await follow(far.id, '203')
  const call = (method: string, path: string, who: { token: string }, body?: object) =>
    app.request(method, `/api/packets${path}`, { as: who.token, body })
  const make = async (unitId = room.ward.id, who: { token: string } = room.editor, more: object = {}) =>
    call('POST', '', who, { unitId, month: '2026-12', title: 'Sắp xếp tổ dân phố', content, ...more })
  const hashOf = async (id: string, who: { token: string } = room.editor) =>
    (await call('GET', `/${id}`, who)).json.contentHash
  const give = async () => {
    const { id } = (await make()).json
    const reply = await call('POST', `/${id}/approve`, room.approver, { contentHash: await hashOf(id) })
    expect(reply.status, reply.text).toBe(200)
    return id as string
  }
  const told = () =>
    app.sent.filter(({ content }) => /gói/i.test(content.text)).map(({ to, content }) => `${to.id}: ${content.text}`)
  return { app, city, room, other, near, far, head, call, make, hashOf, give, told }
}

test('a packet is written by one, given out by another in just these words, and its questions name nobody', async () => {
  const { app, room, call, make, hashOf } = await network()
  const made = await make()
  expect(made.status, made.text).toBe(201)
  const { id } = made.json
  const seen = await hashOf(id)
  expect((await make()).json.error.reason).toBe('packet.kept')
  const shown = (await call('GET', `/${id}`, room.editor)).json
  expect(shown.content.questions[0].asked).toBe('Ông … hỏi có phải làm lại giấy tờ không?')
  expect(shown).toMatchObject({ mine: true, may: { write: true, approve: false }, status: 'draft' })
  expect(shown.kitText).toContain('[Phường An Bình] Nội dung tuyên truyền tháng 12/2026')
  const edited = { ...content, facts: [] }
  const edit = await call('PUT', `/${id}`, room.communicator, { title: 'Sắp xếp', content: edited, contentHash: seen })
  expect(edit.status).toBe(200)
  expect((await call('POST', `/${id}/approve`, room.approver, { contentHash: seen })).json.error.reason).toBe(
    'packet.stale',
  )
  const both = await app.person('Hai vai', ['editor', room.ward.id], ['approver', room.ward.id])
  await call('PUT', `/${id}`, both, { title: 'Sắp xếp tổ', content, contentHash: await hashOf(id) })
  const own = await call('POST', `/${id}/approve`, both, { contentHash: await hashOf(id) })
  expect(own.json.error.reason).toBe('four-eyes')
  expect((await call('POST', `/${id}/approve`, room.approver, { contentHash: await hashOf(id) })).status).toBe(200)
  const late = await call('PUT', `/${id}`, room.editor, { title: 'Khác', content, contentHash: await hashOf(id) })
  expect(late.json.error.reason).toBe('packet.state')
  expect((await room.actions()).filter((action) => action.startsWith('packet.'))).toEqual([
    ...['packet.write', 'packet.write', 'packet.write', 'packet.approve'],
  ])
})

test('it is read in its unit’s line and nowhere beside it, and a draft by nobody but its office', async () => {
  const { room, near, far, head, call, give, make, city } = await network()
  const id = await give()
  const mine = async (who: { token: string }) =>
    (await call('GET', '/mine', who)).json.packets.map((one: { id: string }) => one.id)
  expect(await mine(near)).toEqual([id])
  expect(await mine(room.communicator)).toEqual([id])
  expect(await mine(far)).toEqual([])
  expect((await call('GET', `/mine/${id}`, far)).status).toBe(404)
  expect((await call('POST', `/mine/${id}/read`, far)).status).toBe(404)
  expect((await call('GET', `/${id}/board`, far)).status).toBe(404)
  const read = (await call('GET', `/mine/${id}`, near)).json
  expect(read.told.orientation).toBe(content.orientation)
  expect(read.told.text).toContain('1. Sắp xếp tổ dân phố')
  const { id: drafted } = (await make(city.id, head, {})).json ?? {}
  expect(drafted).toBeUndefined()
  expect((await call('GET', `/${id}`, far)).status).toBe(404)
})

test('each communicator is told of it once; who has read it is counted by the unit where they hold their role', async () => {
  const { app, room, near, call, give, told } = await network()
  const id = await give()
  await tick(app.deps)
  await tick(app.deps)
  expect(
    told()
      .map((line) => line.split(':')[0])
      .sort(),
  ).toEqual(['201', '202'])
  await call('POST', `/mine/${id}/read`, near)
  const again = await call('POST', `/mine/${id}/read`, near)
  expect(again.json.done).toEqual(['read'])
  await call('POST', `/mine/${id}/used`, near, { at: 'group', used: true })
  await call('POST', `/mine/${id}/used`, near, { at: 'board', used: true })
  await call('POST', `/mine/${id}/used`, near, { at: 'board', used: false })
  const progress = (await call('GET', `/${id}/progress`, room.editor)).json
  expect(progress).toMatchObject({ communicators: 2, read: 1, used: { group: 1, board: 0 } })
  expect(progress.units).toMatchObject([
    { name: 'Phường An Bình', communicators: 1, read: 0 },
    { name: 'Tổ dân phố 1', communicators: 1, read: 1, group: 1 },
  ])
  expect(JSON.stringify(progress)).not.toContain(near.id)
  const log = await app.deps.db.select().from(auditLog)
  expect(log.some(({ actorId }) => actorId === near.id)).toBe(false)
})

test('one whose role was taken reads it no more and counts no more; erased, nothing of them stays', async () => {
  const { app, room, near, call, give } = await network()
  const id = await give()
  await call('POST', `/mine/${id}/read`, near)
  const unitId = room.chats[0]!.unitId
  await withdrawRole(app.system, { personId: near.id, role: 'communicator', unitId })
  expect((await call('GET', `/mine/${id}`, near)).status).toBe(403)
  expect((await call('GET', `/${id}/progress`, room.editor)).json).toMatchObject({ communicators: 1, read: 0 })
  await grantRole(app.system, { personId: near.id, role: 'communicator', unitId })
  expect((await call('GET', `/${id}/progress`, room.editor)).json).toMatchObject({ communicators: 2, read: 1 })
  await erasePerson(app.system, { personId: near.id })
  expect(await app.deps.db.select().from(packetDone)).toEqual([])
})

test('taken back, its words are gone from all, and whoever had read them is told once why', async () => {
  const { app, room, near, call, give, told } = await network()
  const id = await give()
  await tick(app.deps)
  await call('POST', `/mine/${id}/read`, near)
  const { code } = (await call('GET', `/${id}`, room.editor)).json
  expect((await app.request('GET', `/api/packets/kits/${code}`)).json).toMatchObject({ withdrawn: false })
  expect((await call('POST', `/${id}/withdraw`, room.editor, { reason: '' })).json.error.reason).toBe('packet.reason')
  expect((await call('POST', `/${id}/withdraw`, room.editor, { reason: 'Số tổ ghi sai' })).status).toBe(200)
  await tick(app.deps)
  await tick(app.deps)
  expect(told().filter((line) => line.includes('rút lại'))).toEqual([
    '201: Gói tháng “Sắp xếp tổ dân phố” mà bạn đã đọc nay được rút lại: Số tổ ghi sai. Bạn vui lòng không dùng nội dung đó nữa.',
  ])
  const own = (await call('GET', `/mine/${id}`, near)).json
  expect(own).toMatchObject({ told: null, withdrawnFor: 'Số tổ ghi sai.' })
  expect((await call('GET', `/mine/${id}`, room.communicator)).status).toBe(404)
  expect((await call('POST', `/mine/${id}/used`, near, { at: 'group', used: true })).json.error.reason).toBe(
    'packet.withdrawn',
  )
  expect((await app.request('GET', `/api/packets/kits/${code}`)).json).toMatchObject({ withdrawn: true, messages: [] })
  expect((await call('GET', `/${id}/spoken`, room.editor)).status).toBe(404)
  // The month is free for another.
  expect(
    (await call('POST', '', room.editor, { unitId: room.ward.id, month: '2026-12', title: 'Bản đúng', content }))
      .status,
  ).toBe(201)
})

test('what cannot stand in a packet is refused, each for its reason', async () => {
  const { make } = await network()
  const reasonOf = async (more: object) => (await make(undefined, undefined, more)).json.error?.reason
  expect(await reasonOf({ month: '2026-13' })).toBe('packet.month')
  expect(await reasonOf({ title: '  ' })).toBe('packet.empty')
  expect(await reasonOf({ content: { ...content, kit: [] } })).toBe('packet.empty')
  expect(await reasonOf({ content: { ...content, orientation: 'MẬT\nBáo cáo tình hình' } })).toBe('packet.secret')
  expect(await reasonOf({ content: { ...content, kit: [{ title: 'Xem', text: 'javascript:alert(1)' }] } })).toBe(
    'digest.link',
  )
  const long = Array.from({ length: 5 }, () => ({ title: 'Tin', text: 'lời '.repeat(200) }))
  expect(await reasonOf({ content: { ...content, kit: long } })).toBe('packet.kit-long')
  // How many asked is never what is typed.
  const made = await make(undefined, undefined, {
    content: {
      ...content,
      questions: [{ asked: 'Có phải đổi thẻ?', answer: 'Không.', topicId: 'um_none', people: 900 }],
    },
  })
  expect(made.status).toBe(201)
})

test('a kit is read aloud, set for the board and drawn, marked while it is a draft', async () => {
  const { room, near, call, make, give } = await network()
  const id = await give()
  const spoken = (await call('GET', `/${id}/spoken?seconds=60`, near)).json
  expect(spoken.parts[0].text).toBe(
    'Kính thưa bà con. Sau đây là nội dung tuyên truyền tháng mười hai năm hai nghìn không trăm hai mươi sáu của Phường An Bình.',
  )
  const pdf = await call('GET', `/${id}/board`, near)
  expect(pdf.status).not.toBe(404)
  const january = (await make(undefined, undefined, { month: '2027-01' })).json.id
  expect((await call('GET', `/${january}/spoken`, near)).status).toBe(404)
  expect((await call('GET', `/${january}/spoken`, room.editor)).status).toBe(200)
})

test('a unit merged into another takes its drafts along, and its people read on what it had given them', async () => {
  const { app, room, near, far, other, call, give, make } = await network()
  const id = await give()
  const draft = (await make(undefined, undefined, { month: '2027-01' })).json.id
  const input = { act: 'merge' as const, unitIds: [room.ward.id], targetId: other.id, day: '2026-11-30' }
  const { hash, blocks } = await previewChange(app.system, input)
  expect(blocks).toEqual([])
  await changeUnits(app.system, { ...input, hash })
  expect((await call('GET', `/${draft}`, far)).json).toMatchObject({ unitName: 'Phường Hoà Bình', status: 'draft' })
  expect((await call('GET', `/${id}`, far)).json).toMatchObject({ unitName: 'Phường An Bình', status: 'given' })
  // Whoever held a role in the ward holds it in the new one by now.
  const again = async (who: { id: string }) => {
    const { token } = await signInByLink(app.system, await makeLoginLink(app.system, who.id))
    return (await call('GET', '/mine', { token })).json.packets.map((one: { id: string }) => one.id)
  }
  expect(await again(room.communicator)).toEqual([id])
  expect(await again(near)).toEqual([id])
})
