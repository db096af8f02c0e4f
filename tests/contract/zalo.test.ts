import { expect, test } from 'vitest'
import { zaloMessenger } from '../../bot/zalo/client.ts'
import { keptUploads } from '../../core/connection/uploads.ts'
import type { Content } from '../../core/context.ts'
import { dayMs } from '../../core/time.ts'
import { zaloStand } from '../support/zalo-stand.ts'

const cs = '/v3.0/oa/message/cs'
const groupMessage = '/v3.0/oa/group/message'

/** Loa's own client against the simulator, over loopback. */
async function client() {
  const { sim, database, config, tokens } = await zaloStand()
  const kept = keptUploads({ ...database, now: sim.clock.now })
  const messenger = zaloMessenger(config, tokens, kept)
  const resident = sim.addUser({ name: 'Nguyễn Thị Năm', follows: true })
  const group = sim.addGroup({ name: 'Tổ dân phố số 1', memberIds: [resident.id] })
  return {
    sim,
    resident,
    group,
    toResident: (text: string, buttons?: { title: string; url?: string; say?: string }[]) =>
      messenger.send({ channel: 'oa_chat', id: resident.id }, { text, buttons }),
    toGroup: (text: string, buttons?: { title: string; url: string }[]) =>
      messenger.send({ channel: 'oa_group', id: group.id }, { text, buttons }),
    sendResident: (content: Content) => messenger.send({ channel: 'oa_chat', id: resident.id }, content),
    sendGroup: (content: Content) => messenger.send({ channel: 'oa_group', id: group.id }, content),
    recent: () => messenger.recentTexts({ channel: 'oa_group', id: group.id }),
    recentOfResident: () => messenger.recentTexts({ channel: 'oa_chat', id: resident.id }),
  }
}

test('a message with buttons arrives in the chat, and its id comes back as it was given', async () => {
  const { sim, resident, toResident } = await client()
  const outcome = await toResident('Xin chào', [
    { title: 'Mở ứng dụng', url: 'https://loa.example.vn/' },
    { title: 'Chuyển cho cán bộ', say: '#chuyen qu_1' },
  ])
  const [message] = sim.chat(resident.id)
  expect(outcome).toEqual({ kind: 'sent', messageId: message?.id })
  expect(JSON.stringify(message)).toContain('Chuyển cho cán bộ')
})

test('a group, which knows no buttons, gets links in the text', async () => {
  const { sim, group, toGroup } = await client()
  const sent = await toGroup('Câu trả lời', [{ title: 'Mở văn bản', url: 'https://loa.example.vn/passages/pa_1' }])
  expect(sent.kind).toBe('sent')
  expect(sim.groupChat(group.id)[0]?.text).toBe('Câu trả lời\nMở văn bản: https://loa.example.vn/passages/pa_1')
})

test.each([
  ['-32, the minute’s calls are used up', -32, 'retry'],
  ['-216, the token is refused even after a new one', -216, 'token'],
  ['-230, nobody wrote for a week', -230, 'permanent'],
  ['-211, the quota is used up', -211, 'quota'],
  ['-224, the package is too small', -224, 'configuration'],
])('%s', async (_, code, kind) => {
  const { sim, toResident } = await client()
  sim.faults.set({ path: cs, kind: 'error', code })
  expect((await toResident('Xin chào')).kind).toBe(kind)
})

test('a token that expired in between is renewed once, and the message goes out', async () => {
  const { sim, resident, toResident } = await client()
  await toResident('một')
  sim.faults.set({ path: cs, kind: 'error', code: -220, times: 1 })
  expect((await toResident('hai')).kind).toBe('sent')
  expect(sim.chat(resident.id)).toHaveLength(2)
})

test('the seven days after which an account may no longer write are told by Zalo, not guessed', async () => {
  const { sim, toResident } = await client()
  sim.clock.advance(8 * dayMs)
  expect(await toResident('Còn đó không?')).toMatchObject({
    kind: 'permanent',
    reason: expect.stringContaining('-230'),
  })
})

test.each([
  ['a gateway’s page', 'html'],
  ['a line cut before it had an effect', 'drop-before'],
  ['a line cut after it had its effect', 'drop-after'],
  ['an error of the server', 'http500'],
  ['a reply cut short', 'truncated'],
  ['a reply without a body', 'empty'],
] as const)('after %s nobody can say whether it arrived', async (_, kind) => {
  const { sim, toGroup } = await client()
  sim.faults.set({ path: groupMessage, kind, times: 1 })
  expect((await toGroup('BẢN TIN')).kind).toBe('unknown')
})

test('the recent messages tell what arrived, newest first and whose it was', async () => {
  const { sim, group, resident, toGroup, recent, toResident, recentOfResident } = await client()
  sim.faults.set({ path: groupMessage, kind: 'drop-after', times: 1 })
  await toGroup('BẢN TIN đã đến')
  await sim.say(resident.id, 'Cảm ơn phường', { groupId: group.id })
  const texts = await recent()
  expect(texts.map(({ text, fromUs }) => ({ text, fromUs }))).toEqual([
    { text: 'Cảm ơn phường', fromUs: false },
    { text: 'BẢN TIN đã đến', fromUs: true },
  ])
  await toResident('Chào bạn')
  expect((await recentOfResident())[0]).toMatchObject({ text: 'Chào bạn', fromUs: true })
})

test('where nobody answers, the message certainly did not leave', async () => {
  const { sim, toResident } = await client()
  await toResident('một')
  await sim.stop()
  expect((await toResident('hai')).kind).toBe('retry')
})

const media = (name: string, mimeType: string) => {
  let reads = 0
  return {
    reads: () => reads,
    of: {
      name,
      mimeType,
      hash: `hash of ${name}`,
      read: async () => {
        reads += 1
        return new TextEncoder().encode(name)
      },
    },
  }
}

test('a picture is uploaded once for a group and a person, and again when Zalo no longer has it', async () => {
  const { sim, sendResident, sendGroup } = await client()
  const { of: image, reads } = media('ban-do.png', 'image/png')
  expect((await sendGroup({ text: 'Bản đồ điểm bầu cử', image })).kind).toBe('sent')
  expect((await sendResident({ text: 'Bản đồ', image })).kind).toBe('sent')
  expect(reads()).toBe(1)
  sim.faults.set({ path: cs, kind: 'error', code: -100, times: 1 })
  expect((await sendResident({ text: 'Bản đồ', image })).kind).toBe('sent')
  expect(reads()).toBe(2)
  sim.clock.advance(6.5 * dayMs)
  expect((await sendGroup({ text: 'Bản đồ', image })).kind).toBe('sent')
  expect(reads()).toBe(3)
})

test('an attachment that stays refused fails after one new upload', async () => {
  const { sim, sendGroup } = await client()
  const { of: image, reads } = media('anh.jpg', 'image/jpeg')
  sim.faults.set({ path: groupMessage, kind: 'error', code: -100 })
  expect(await sendGroup({ text: 'Ảnh', image })).toMatchObject({ kind: 'permanent' })
  expect(reads()).toBe(2)
})

test('a picture by its address needs no upload; a file goes by its token', async () => {
  const { sim, group, resident, sendGroup, sendResident } = await client()
  expect((await sendGroup({ text: 'Ảnh', image: { url: 'https://loa.example.vn/a.png' } })).kind).toBe('sent')
  expect(sim.groupChat(group.id)[0]).toMatchObject({ kind: 'image', text: 'Ảnh' })
  expect((await sendResident({ text: '', file: media('quy-uoc.pdf', 'application/pdf').of })).kind).toBe('sent')
  expect(JSON.stringify(sim.chat(resident.id))).toContain('quy-uoc.pdf')
})

test('an upload without a reply is made again later: nobody has seen anything of it', async () => {
  const { sim, sendGroup } = await client()
  sim.faults.set({ path: '/v2.0/oa/upload/image', kind: 'drop-after', times: 1 })
  expect((await sendGroup({ text: 'Ảnh', image: media('a.png', 'image/png').of })).kind).toBe('retry')
})

test('an answer may quote what it answers, and a person may be asked for their contact data', async () => {
  const { sim, resident, sendResident } = await client()
  const asked = await sim.say(resident.id, 'Giờ làm việc?')
  expect((await sendResident({ text: 'Sáng từ 7 giờ 30', quote: asked.id })).kind).toBe('sent')
  const askContact = {
    title: 'Để cán bộ gọi lại',
    subtitle: 'Bạn cho biết tên và số điện thoại',
    imageUrl: 'https://loa.example.vn/a.png',
  }
  expect((await sendResident({ text: '', askContact })).kind).toBe('sent')
  expect(sim.chat(resident.id).map(({ kind }) => kind)).toContain('request_user_info')
  expect(JSON.stringify(sim.wire)).toContain(asked.id)
})
