import { describe, expect, test } from 'vitest'
import { buttons, get, post, toGroup, tokenOf } from '../simulator/bare-client.ts'
import { eventOf, receiver, simulator } from '../simulator/stand.ts'

const day = 86_400_000

describe('groups', () => {
  test('a foreign group is refused with -403, a malformed id with -201', async () => {
    const sim = await simulator()
    const token = await tokenOf(sim)
    const send = (id: string) => post(sim, token, '/v3.0/oa/group/message', toGroup(id, 'a'))
    expect(await send('f0f0f0f0f0f0f0f0f0f0')).toMatchObject({ status: 200, error: -403 })
    expect(await send('not-an-id')).toMatchObject({ error: -201 })
  })

  test('a group of people alone is not listed, hears nothing from the account, and tells it nothing', async () => {
    const sim = await simulator()
    const service = await receiver()
    await sim.connect({ webhookUrl: service.url })
    const user = sim.addUser({ name: 'Cô Hà' })
    const group = sim.addGroup({ name: 'Ngõ 5', memberIds: [user.id], foreign: true })
    const token = await tokenOf(sim)
    await sim.say(user.id, 'chuyện riêng của ngõ', { groupId: group.id })
    await sim.settled()
    expect(service.received.slice(1)).toEqual([])
    expect(sim.groupChat(group.id)).toMatchObject([{ text: 'chuyện riêng của ngõ' }])
    expect(await post(sim, token, '/v3.0/oa/group/message', toGroup(group.id, 'a'))).toMatchObject({ error: -403 })
    const listed = await get(sim, token, '/v3.0/oa/group/getgroupsofoa?offset=0&count=5')
    expect(JSON.stringify(listed)).not.toContain(group.id)
    sim.clock.advance(400 * day)
    expect(sim.groups()).toHaveLength(1)
    await expect(sim.say('0', 'ai đó', { groupId: group.id })).rejects.toThrow()
  })

  test('a message reaches the group, its history and the webhook, with mentions shown by name', async () => {
    const sim = await simulator()
    const service = await receiver()
    await sim.connect({ webhookUrl: service.url })
    const user = sim.addUser({ name: 'Bà Năm' })
    const group = sim.addGroup({ name: 'Tổ 5', memberIds: [user.id] })
    const token = await tokenOf(sim)
    await sim.say(user.id, 'chào cả tổ', { groupId: group.id })
    const text = `Mời [@${user.id}] và [@${group.id}] họp, [@123] thì không`
    const reply = await post(sim, token, '/v3.0/oa/group/message', toGroup(group.id, text))
    expect(reply.data).toEqual({ message_id: expect.stringMatching(/^[0-9a-f]{20}$/), group_id: group.id })
    const seen = 'Mời @Bà Năm và @Tất cả họp, [@123] thì không'
    expect(sim.groupChat(group.id).at(-1)).toMatchObject({ text: seen, mentions: [user.id, group.id] })

    const history = await get(sim, token, `/v3.0/oa/group/conversation?group_id=${group.id}&offset=0&count=5`)
    expect(history.data).toMatchObject([
      { src: 0, message: seen, message_id: reply.data!.message_id, group_id: group.id, time: expect.any(Number) },
      { src: 1, message: 'chào cả tổ', from_id: user.id },
    ])
    await sim.settled()
    expect(service.received.slice(1).map(eventOf)).toMatchObject([
      { event_name: 'user_send_group_text', oa_id: sim.app.oaId, sender: { id: user.id }, recipient: { id: group.id } },
      { event_name: 'oa_send_group_text', recipient: { id: group.id }, message: { msg_id: reply.data!.message_id } },
    ])
  })

  test('buttons are refused in groups', async () => {
    const sim = await simulator()
    const group = sim.addGroup({ name: 'Tổ 5', memberIds: [] })
    const body = { recipient: { group_id: group.id }, message: { text: 'a', attachment: buttons(1) } }
    expect(await post(sim, await tokenOf(sim), '/v3.0/oa/group/message', body)).toMatchObject({ error: -233 })
  })

  test('an expired asset disables the group, and 45 days later it is gone', async () => {
    const sim = await simulator()
    const asset = sim.addAsset({ validThrough: sim.clock.now() + day })
    const group = sim.addGroup({ name: 'Tổ 5', memberIds: [], assetId: asset.id })
    const send = async () => post(sim, await tokenOf(sim), '/v3.0/oa/group/message', toGroup(group.id, 'a'))
    expect(await send()).toMatchObject({ error: 0 })
    sim.clock.advance(2 * day)
    expect(await send()).toMatchObject({ error: -237 })
    sim.clock.advance(45 * day)
    expect(await send()).toMatchObject({ error: -403 })
  })

  test('a group needs a free asset, an admin of the account, and people who follow it', async () => {
    const sim = await simulator()
    const admin = sim.addUser({ name: 'Chị Hà', isAdmin: true })
    const user = sim.addUser({ name: 'Bà Năm' })
    const stranger = sim.addUser({ name: 'Ông Tư', follows: false })
    const asset = sim.addAsset({ productType: 'gmf10' })
    const token = await tokenOf(sim)
    const create = (ids: string[]) =>
      post(sim, token, '/v3.0/oa/group/creategroupwithoa', {
        group_name: 'Tổ 6',
        asset_id: asset.id,
        member_user_ids: ids,
      })
    expect(await create([user.id])).toMatchObject({ error: -201 })
    expect(await create([admin.id, stranger.id])).toMatchObject({ error: -201 })
    const made = await create([admin.id, user.id])
    expect(made).toMatchObject({ error: 0, data: { name: 'Tổ 6', total_member: 3, status: 'enabled' } })
    expect(await create([admin.id])).toMatchObject({ error: -238 })

    const groupId = String(made.data!.group_id)
    const members = await get(sim, token, `/v3.0/oa/group/listmember?group_id=${groupId}`)
    expect(members.data).toMatchObject({
      total: 3,
      members: [{ oa_id: sim.app.oaId }, { user_id: admin.id }, { user_id: user.id }],
    })
    const quota = await post(sim, token, '/v3.0/oa/quota/group', { quota_owner: 'OA' })
    expect(quota.data).toMatchObject([{ asset_id: asset.id, status: 'used', used_id: groupId, auto_renew: false }])
    const detail = await get(sim, token, `/v3.0/oa/group/getgroup?group_id=${groupId}`)
    expect(detail.data).toMatchObject({
      group_info: { max_member: '10', total_member: 3 },
      asset_info: { auto_renew: 'false' },
    })
  })
})
