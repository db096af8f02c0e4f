import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { cs, get, post, tokenOf } from '../simulator/bare-client.ts'
import { eventOf, receiver, simulator } from '../simulator/stand.ts'

async function stand() {
  const sim = await simulator()
  const service = await receiver()
  await sim.connect({ webhookUrl: service.url })
  const user = sim.addUser({ name: 'Bà Năm' })
  const events = async () => {
    await sim.settled()
    return service.received.slice(1).map(eventOf)
  }
  return { sim, service, user, token: await tokenOf(sim), events }
}

describe('what a person sends besides words', () => {
  test.each([
    ['image', { type: 'image', payload: { thumbnail: expect.any(String), url: expect.any(String) } }],
    ['sticker', { type: 'sticker', payload: { id: expect.any(String), url: expect.stringContaining('&amp;') } }],
    ['location', { type: 'location', payload: { coordinates: { latitude: '21.0136', longitude: '105.8619' } } }],
    [
      'file',
      { type: 'file', payload: { size: '20480', name: 'don.pdf', checksum: expect.stringMatching(/^\w{32}$/) } },
    ],
    ['business_card', { type: 'link', payload: { description: expect.stringContaining('"phone":"0900000000"') } }],
  ] as const)('%s', async (kind, attachment) => {
    const { sim, user, events } = await stand()
    const group = sim.addGroup({ name: 'Tổ 5', memberIds: [user.id] })
    const message = await sim.send(user.id, { kind })
    await sim.send(user.id, { kind }, { groupId: group.id })
    expect(await events()).toMatchObject([
      {
        event_name: `user_send_${kind}`,
        sender: { id: user.id },
        message: { msg_id: message.id, attachments: [attachment] },
      },
      { event_name: `user_send_group_${kind}`, recipient: { id: group.id }, message: { attachments: [attachment] } },
    ])
  })

  test('a reaction of either side, and its withdrawal', async () => {
    const { sim, user, token, events } = await stand()
    const message = await sim.say(user.id, 'cảm ơn')
    const react = (react_icon: string, react_message_id = message.id) =>
      post(sim, token, '/v2.0/oa/message', {
        recipient: { user_id: user.id },
        sender_action: { react_icon, react_message_id },
      })
    expect(await react('/-heart')).toMatchObject({ error: 0 })
    await sim.react(user.id, message.id, '/-strong')
    const marks = () => sim.chat(user.id)[0]!.reactions
    expect(marks()).toEqual([
      { from: 'oa', icon: '/-heart' },
      { from: 'user', icon: '/-strong' },
    ])
    expect(await react('/-remove')).toMatchObject({ error: 0 })
    expect(marks()).toEqual([{ from: 'user', icon: '/-strong' }])
    expect(await react('♥')).toMatchObject({ error: -201 })
    expect(await react('/-heart', 'ffffffffffffffffffff')).toMatchObject({ error: -201 })
    const seen = (await events()).slice(1)
    expect(seen).toContainEqual(
      expect.objectContaining({ event_name: 'oa_reacted_message', recipient: { id: user.id } }),
    )
    expect(seen).toContainEqual(
      expect.objectContaining({
        event_name: 'user_reacted_message',
        sender: { id: user.id },
        message: { msg_id: message.id, react_icon: '/-strong' },
      }),
    )
  })

  test('the chat button opens the window, and is reported once', async () => {
    const { sim, token, events } = await stand()
    const stranger = sim.addUser({ name: 'Ông Tư', follows: false })
    const send = () => post(sim, token, '/v3.0/oa/message/cs', cs(stranger.id, { text: 'Chào ông' }))
    expect(await send()).toMatchObject({ error: -232 })
    await sim.clickChatNow(stranger.id)
    await sim.clickChatNow(stranger.id)
    expect(await events()).toMatchObject([
      {
        event_name: 'user_click_chatnow',
        oa_id: sim.app.oaId,
        user_id: stranger.id,
        user_id_by_app: stranger.uidByApp,
      },
    ])
    expect(await send()).toMatchObject({ error: 0 })
  })

  test('contact data comes only after it was asked for, its phone as a number', async () => {
    const { sim, user, token, events } = await stand()
    const info = { name: 'Nguyễn Thị Năm', phone: '84900000000', ward: 'Đồng Nhân' }
    await expect(sim.submitInfo(user.id, info)).rejects.toThrow('not asked')
    const elements = [{ title: 'Liên hệ', subtitle: 'Để phường gọi lại', image_url: 'https://phuong.example/a.png' }]
    const attachment = { type: 'template', payload: { template_type: 'request_user_info', elements } }
    expect(await post(sim, token, '/v3.0/oa/message/cs', cs(user.id, { attachment }))).toMatchObject({ error: 0 })
    await sim.settled()
    await sim.submitInfo(user.id, info)
    expect((await events()).at(-1)).toMatchObject({
      event_name: 'user_submit_info',
      sender: { id: user.id },
      recipient: { id: sim.app.oaId },
      info: { name: 'Nguyễn Thị Năm', phone: 84900000000, ward: 'Đồng Nhân' },
    })
    const data = encodeURIComponent(JSON.stringify({ user_id: user.id }))
    expect((await get(sim, token, `/v3.0/oa/user/detail?data=${data}`)).data).toMatchObject({
      shared_info: { name: 'Nguyễn Thị Năm', phone: '84900000000' },
    })
  })

  test('what an admin writes by hand names the admin', async () => {
    const { sim, user, events } = await stand()
    const admin = sim.addUser({ name: 'Chị Hà', isAdmin: true })
    const message = await sim.writeByHand(admin.id, user.id, 'Phường đã nhận đơn')
    expect(await events()).toContainEqual(
      expect.objectContaining({
        event_name: 'oa_send_text',
        sender: { id: sim.app.oaId, admin_id: admin.id },
        message: { msg_id: message.id, text: 'Phường đã nhận đơn' },
      }),
    )
  })
})

describe('visitors of a chat widget', () => {
  test('a visitor writes and is answered by the ids of the conversation', async () => {
    const { sim, token, events } = await stand()
    const visitor = sim.addVisitor()
    await sim.sayAsVisitor(visitor.id, 'Mấy giờ mở cửa?')
    await sim.sayAsVisitor(visitor.id, { kind: 'image' })
    const answer = (conversation_id: string, message: object) =>
      post(sim, token, '/v2.0/oa/message', { recipient: { anonymous_id: visitor.id, conversation_id }, message })
    const reply = await answer(visitor.conversationId, { text: '7 giờ 30' })
    expect(reply.data).toEqual({
      message_id: expect.stringMatching(/^[0-9a-f]{20}$/),
      anonymous_id: visitor.id,
      conversation_id: visitor.conversationId,
    })
    expect(await answer('ffffffffffffffffffff', { text: 'a' })).toMatchObject({ error: -201 })
    const buttons = [{ title: 'Hỏi', type: 'oa.query.show', payload: 'hỏi' }]
    const attachment = { type: 'template', payload: { buttons } }
    expect(await answer(visitor.conversationId, { text: 'a', attachment })).toMatchObject({ error: -233 })
    const conversation_id = visitor.conversationId
    expect(await events()).toMatchObject([
      {
        event_name: 'anonymous_send_text',
        sender: { id: visitor.id },
        message: { text: 'Mấy giờ mở cửa?', conversation_id },
      },
      { event_name: 'anonymous_send_image', message: { conversation_id, attachments: [{ type: 'image' }] } },
      {
        event_name: 'oa_send_anonymous_text',
        recipient: { id: visitor.id },
        message: { text: '7 giờ 30', conversation_id },
      },
    ])
  })
})

describe('leaving', () => {
  test('the mini app revokes consent by its own formula: values in the order of their keys, then the key', async () => {
    const { sim, user } = await stand()
    const service = await receiver()
    await expect(sim.revokeConsent(user.id)).rejects.toThrow('connected')
    await sim.connect({ miniAppWebhookUrl: `${service.url}/mini-app` })
    expect(await sim.revokeConsent(user.id)).toBe(200)
    const { headers, raw } = service.received[0]!
    const body = JSON.parse(raw.toString()) as Record<string, unknown>
    expect(body).toMatchObject({ event: 'user.revoke.consent', appId: sim.app.miniAppId, userId: user.uidByApp })
    const text = `${body.appId}${body.event}${body.timestamp}${body.userId}${sim.app.miniAppKey}`
    expect(headers['x-zevent-signature']).toBe(createHash('sha256').update(text).digest('hex'))
  })

  test('a person withdraws from the account', async () => {
    const { sim, user, events } = await stand()
    await sim.withdraw(user.id)
    expect(await events()).toMatchObject([
      { event_name: 'user_withdraw', oa_id: sim.app.oaId, user_id: user.id, user_id_by_app: user.uidByApp },
    ])
  })
})

test('every gesture can be made over HTTP', async () => {
  const { sim, user, events } = await stand()
  const control = async (path: string, body: object) => {
    const reply = await fetch(`${sim.url}/__sim/${path}`, { method: 'POST', body: JSON.stringify(body) })
    return { status: reply.status, body: (await reply.json()) as { id: string } }
  }
  const image = await control('send', { userId: user.id, kind: 'image', url: 'https://a.example/1.jpg' })
  await control('react', { userId: user.id, messageId: image.body.id, icon: ':>' })
  await control('tag', { userId: user.id, name: 'tổ 5' })
  const visitor = await control('visitors', {})
  await control('visitors/say', { visitorId: visitor.body.id, kind: 'text', text: 'alo' })
  await control('withdraw', { userId: user.id })
  expect((await control('submit-info', { userId: user.id, name: 'a', phone: '84' })).status).toBe(409)
  expect((await events()).map((event) => event.event_name)).toEqual([
    'user_send_image',
    'user_reacted_message',
    'add_user_to_tag',
    'add_user_to_tag',
    'anonymous_send_text',
    'user_withdraw',
  ])
})
