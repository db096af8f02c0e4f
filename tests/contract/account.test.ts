import { expect, test } from 'vitest'
import { zaloAccount } from '../../bot/zalo/account.ts'
import { zaloCall } from '../../bot/zalo/call.ts'
import { receiver } from '../simulator/stand.ts'
import { zaloStand } from '../support/zalo-stand.ts'

/** Loa's account calls, with tokens from the simulator; `openApiUrl` stands in where the simulator has no such call. */
async function account(openApiUrl?: string) {
  const { sim, config, tokens } = await zaloStand({}, openApiUrl ? { ZALO_OPENAPI_URL: openApiUrl } : {})
  return { sim, oa: zaloAccount(zaloCall(config, tokens)) }
}

/** Answers each path with the sample that Zalo documents for it, and keeps what was asked. */
async function samples(replies: Record<string, object>) {
  const stand = await receiver(({ path }) => ({
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(replies[path] ?? { error: -201, message: 'path is invalid!' }),
  }))
  const asked = () =>
    stand.received.map(({ path, raw }) => ({ path, body: raw.length > 0 ? JSON.parse(raw.toString()) : null }))
  return { ...(await account(stand.url)), asked }
}

test('the account and a person are read, and nineteen-digit ids come back digit for digit', async () => {
  const { sim, oa } = await account()
  const user = sim.addUser({ name: 'Nguyễn Thị Năm', follows: true })
  expect(await oa.profile()).toMatchObject({ kind: 'done', value: { id: sim.app.oaId, verified: true, followers: 1 } })
  expect(await oa.person(user.id)).toMatchObject({
    kind: 'done',
    value: { userId: user.id, appUserId: user.uidByApp, name: 'Nguyễn Thị Năm', follows: true },
  })
})

test('a person nobody knows is a refusal with its code', async () => {
  const { oa } = await account()
  expect(await oa.person('1')).toMatchObject({ kind: 'permanent', reason: expect.stringContaining('-201') })
})

test('an id that came as a number is not believed', async () => {
  const { oa } = await samples({
    '/v2.0/oa/message': { error: 0, message: 'Success', data: { message_id: 4_567_890 } },
  })
  expect(await oa.broadcastArticle('abc')).toMatchObject({ kind: 'unknown' })
})

test('quotas are read whether they come as numbers or as texts', async () => {
  const of = (data: object) => ({ '/v3.0/oa/quota/message': { error: 0, message: 'Success', data } })
  const numbers = await samples(of({ last_interaction: '1693968000000', cs_reply: { remain: 7, total: 8 } }))
  const texts = await samples(of({ cs_reply: { remain: '7', total: '8' } }))
  expect(await numbers.oa.quotaOf('1')).toMatchObject({
    value: { lastInteractionAt: 1_693_968_000_000, freeReplies: { remain: 7, total: 8 } },
  })
  expect(await texts.oa.quotaOf('1')).toMatchObject({
    value: { lastInteractionAt: null, freeReplies: { remain: 7, total: 8 } },
  })
})

test.each([
  ['no code', {}],
  ['null for a code', { error: null }],
  ['an empty code', { error: '' }],
  ['words for a code', { error: 'none' }],
])('a reply with %s is not taken for success', async (_, reply) => {
  const { oa } = await samples({ '/v2.0/oa/tag/tagfollower': { message: 'Success', ...reply } })
  expect(await oa.tag('4567890123456789012', 'Tổ 1')).toMatchObject({ kind: 'unknown' })
})

test('a code written as a text is read, and fields nobody knows are let be', async () => {
  const { oa } = await samples({
    '/v2.0/oa/tag/gettagsofoa': { error: '0', message: null, data: ['Tổ 1'], trace: { id: 1 } },
    '/v2.0/oa/tag/tagfollower': { error: '-211', message: 'Out of quota' },
  })
  expect(await oa.tags()).toEqual({ kind: 'done', value: ['Tổ 1'] })
  expect(await oa.tag('4567890123456789012', 'Tổ 1')).toMatchObject({ kind: 'quota' })
})

test('tags are listed, given and taken', async () => {
  const done = { error: 0, message: 'Success' }
  const { oa, asked } = await samples({
    '/v2.0/oa/tag/gettagsofoa': { ...done, data: ['Tổ 1', 'Tổ 2'] },
    '/v2.0/oa/tag/tagfollower': done,
    '/v2.0/oa/tag/rmfollowerfromtag': done,
  })
  expect(await oa.tags()).toEqual({ kind: 'done', value: ['Tổ 1', 'Tổ 2'] })
  expect(await oa.tag('4567890123456789012', 'Tổ 1')).toMatchObject({ kind: 'done' })
  expect(await oa.untag('4567890123456789012', 'Tổ 1')).toMatchObject({ kind: 'done' })
  expect(asked()[1]?.body).toEqual({ user_id: '4567890123456789012', tag_name: 'Tổ 1' })
})

test('against a whole Zalo, a follower is tagged, and an article is made and reaches the followers', async () => {
  const { sim, oa } = await account()
  sim.account.articleChecks = 1
  const follower = sim.addUser({ name: 'Bà Tư', follows: true })
  expect(await oa.tag(follower.id, 'Tổ 1')).toMatchObject({ kind: 'done' })
  expect(await oa.tags()).toEqual({ kind: 'done', value: ['Tổ 1'] })
  expect(await oa.person(follower.id)).toMatchObject({ value: { tags: ['Tổ 1'] } })
  expect(await oa.untag(follower.id, 'Tổ 1')).toMatchObject({ kind: 'done' })
  expect(await oa.person(follower.id)).toMatchObject({ value: { tags: [] } })

  const made = await oa.createArticle({
    ...{ title: 'Lịch tiêm chủng', author: 'Phường Mẫu', description: 'Tháng 12', shown: true },
    coverUrl: 'https://loa.example.vn/a.png',
    body: [{ type: 'text', content: 'Từ ngày 1 tháng 12.' }],
  })
  const token = made.kind === 'done' ? made.value : ''
  expect(await oa.articleId(token)).toEqual({ kind: 'done', value: null })
  const ready = await oa.articleId(token)
  expect(ready).toEqual({ kind: 'done', value: expect.stringMatching(/.+/) })
  const sent = await oa.broadcastArticle(ready.kind === 'done' ? String(ready.value) : '')
  expect(sent).toEqual({ kind: 'sent', messageId: expect.any(String) })
  expect(await oa.broadcastArticle('no-such-article')).toMatchObject({ kind: 'permanent' })
})

test('an article is handed in, waited for, and broadcast to the followers', async () => {
  const replies: Record<string, object> = {
    '/v2.0/article/create': { error: 0, message: 'Success', data: { token: 'made-soon' } },
    '/v2.0/article/verify': { error: -214, message: 'Article is processing' },
    '/v2.0/oa/message': { error: 0, message: 'Success', data: { message_id: 'a1b2c3d4e5f6a7b8c9d0' } },
  }
  const { oa, asked } = await samples(replies)
  const article = {
    title: 'Lịch tiêm chủng',
    author: 'Phường Mẫu',
    description: 'Tháng 12',
    coverUrl: 'https://loa.example.vn/a.png',
    body: [{ type: 'text' as const, content: 'Từ ngày 1 tháng 12.' }],
    shown: false,
  }
  expect(await oa.createArticle(article)).toEqual({ kind: 'done', value: 'made-soon' })
  expect(await oa.articleId('made-soon')).toEqual({ kind: 'done', value: null })
  replies['/v2.0/article/verify'] = { error: 0, message: 'Success', data: { id: 'bd5ea46bb32e5a0033f' } }
  expect(await oa.articleId('made-soon')).toEqual({ kind: 'done', value: 'bd5ea46bb32e5a0033f' })
  expect(await oa.broadcastArticle('bd5ea46bb32e5a0033f', { cities: '9' })).toEqual({
    kind: 'sent',
    messageId: 'a1b2c3d4e5f6a7b8c9d0',
  })
  expect(asked()[0]?.body).toMatchObject({ type: 'normal', status: 'hide', title: 'Lịch tiêm chủng' })
  expect(asked().at(-1)?.body).toMatchObject({ recipient: { target: { cities: '9' } } })
})
