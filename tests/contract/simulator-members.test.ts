import { describe, expect, test } from 'vitest'
import { get, post, toGroup, tokenOf } from '../simulator/bare-client.ts'
import type { Simulator } from '../simulator/simulator.ts'
import { eventOf, receiver, simulator } from '../simulator/stand.ts'

const day = 86_400_000

async function stand(productType: 'gmf10' | 'gmf50' = 'gmf10') {
  const sim = await simulator()
  const service = await receiver()
  await sim.connect({ webhookUrl: service.url })
  const admin = sim.addUser({ name: 'Chị Hà', isAdmin: true })
  const user = sim.addUser({ name: 'Bà Năm' })
  const asset = sim.addAsset({ productType, validThrough: sim.clock.now() + day })
  const group = sim.addGroup({ name: 'Tổ 5', memberIds: [admin.id], assetId: asset.id })
  const act = async (path: string, body: object) =>
    post(sim, await tokenOf(sim), `/v3.0/oa/group/${path}`, { group_id: group.id, ...body })
  const events = async () => {
    await sim.settled()
    return service.received.slice(1).map((request) => eventOf(request) as Record<string, unknown>)
  }
  return { sim, admin, user, asset, group, act, events }
}

const people = (sim: Simulator, count: number) =>
  Array.from({ length: count }, (_, index) => sim.addUser({ name: `Người ${index}` }).id)

describe('who belongs to a group', () => {
  test('whoever joins where joining needs approval waits, is listed, and is let in or not', async () => {
    const { sim, user, group, act, events } = await stand()
    const other = sim.addUser({ name: 'Ông Tư' })
    expect(await act('updateinfo', { join_appr: true })).toMatchObject({ data: { group_setting: { join_appr: true } } })
    await sim.settled()
    await sim.joinGroup(user.id, group.id)
    await sim.joinGroup(other.id, group.id)
    const token = await tokenOf(sim)
    const waiting = () => get(sim, token, `/v3.0/oa/group/listpendinginvite?group_id=${group.id}`)
    expect((await waiting()).data).toEqual({
      offset: 0,
      count: 5,
      total: 2,
      member_count: 2,
      members: [
        { user_id: user.id, name: 'Bà Năm' },
        { user_id: other.id, name: 'Ông Tư' },
      ],
    })
    expect(await act('acceptpendinginvite', { member_user_ids: [user.id] })).toMatchObject({ error: 0 })
    expect(await act('acceptpendinginvite', { member_user_ids: [user.id] })).toMatchObject({ error: -201 })
    await sim.settled()
    await sim.answerJoin(group.id, [other.id], false)
    expect((await waiting()).data).toMatchObject({ total: 0 })
    expect(group.memberIds).toContain(user.id)
    expect(group.memberIds).not.toContain(other.id)
    expect(await events()).toMatchObject([
      { event_name: 'update_group_info', group_id: group.id, oa_id: sim.app.oaId },
      { event_name: 'user_request_join_group', users: [{ id: user.id }] },
      { event_name: 'user_request_join_group', users: [{ id: other.id }] },
      { event_name: 'accept_request_join_group', users: [{ id: user.id }] },
      { event_name: 'reject_request_join_group', users: [{ id: other.id }] },
    ])
  })

  test('members and deputies are added and removed, each with its event; strangers to the group are refused', async () => {
    const { sim, user, group, act, events } = await stand()
    const one = { member_user_ids: [user.id] }
    expect(await act('removemembers', one)).toMatchObject({ error: -201 })
    expect(await act('addadmins', one)).toMatchObject({ error: -201 })
    for (const path of ['invite', 'addadmins', 'removeadmins', 'addadmins', 'removemembers']) {
      expect(await act(path, one)).toMatchObject({ error: 0 })
      await sim.settled()
    }
    expect(group).toMatchObject({ adminIds: [] })
    expect(group.memberIds).not.toContain(user.id)
    expect((await events()).map(({ event_name }) => event_name)).toEqual([
      'user_join_group',
      'add_group_admin',
      'remove_group_admin',
      'add_group_admin',
      'user_out_group',
    ])
  })

  test('a full group takes nobody, a closed link neither, and a locked one hears its deputies alone', async () => {
    const { sim, admin, user, group, act } = await stand()
    expect(await act('invite', { member_user_ids: people(sim, 10) })).toMatchObject({ error: -210 })
    expect(await act('invite', { member_user_ids: people(sim, 9) })).toMatchObject({ error: 0 })
    await expect(sim.joinGroup(user.id, group.id)).rejects.toThrow('full')
    await act('updateinfo', { enable_link_join: false, lock_send_msg: true })
    await expect(sim.joinGroup(user.id, group.id)).rejects.toThrow('link')
    await expect(sim.say(admin.id, 'chào', { groupId: group.id })).rejects.toThrow('may not write')
    await act('addadmins', { member_user_ids: [admin.id] })
    expect(await sim.say(admin.id, 'chào', { groupId: group.id })).toMatchObject({ text: 'chào' })
  })
})

describe('the life of a group', () => {
  test('unpaid it is disabled, then dissolved by the clock, which is told', async () => {
    const { sim, user, group, asset, act, events } = await stand()
    const detail = async () => get(sim, await tokenOf(sim), `/v3.0/oa/group/getgroup?group_id=${group.id}`)
    expect((await detail()).data).toMatchObject({ group_info: { status: 'enabled', auto_delete_date: '' } })
    sim.clock.advance(2 * day)
    expect((await detail()).data).toMatchObject({
      group_info: { status: 'disabled', auto_delete_date: expect.stringMatching(/^\d\d\/\d\d\/\d{4}$/) },
    })
    const send = async () => post(sim, await tokenOf(sim), '/v3.0/oa/group/message', toGroup(group.id, 'a'))
    expect(await send()).toMatchObject({ error: -237 })
    sim.renewAsset(asset.id, sim.clock.now() + day)
    expect(await send()).toMatchObject({ error: 0 })
    await sim.settled()
    sim.clock.advance(47 * day)
    expect((await events()).at(-1)).toMatchObject({ event_name: 'delete_group', group_id: group.id })
    expect(sim.groups()).toEqual([])
    expect(await act('invite', { member_user_ids: [user.id] })).toMatchObject({ error: -403 })
  })

  test('another asset carries it on, if it is free and large enough', async () => {
    const { sim, group, asset, act } = await stand('gmf50')
    await act('invite', { member_user_ids: people(sim, 10) })
    const small = sim.addAsset({ productType: 'gmf10' })
    const gift = sim.addAsset({ productType: 'gmf50', quotaType: 'reward_quota' })
    sim.clock.advance(2 * day)
    expect(await act('updateasset', { asset_id: small.id })).toMatchObject({ error: -210 })
    expect(await act('updateasset', { asset_id: gift.id })).toMatchObject({
      data: { group_info: { status: 'enabled' }, asset_info: { asset_id: gift.id, asset_type: 'gmf50' } },
    })
    expect(await act('updateasset', { asset_id: gift.id })).toMatchObject({ error: -241 })
    expect(await act('updateasset', { asset_id: asset.id })).toMatchObject({ error: -238 })
    const rows = await post(sim, await tokenOf(sim), '/v3.0/oa/quota/group', {
      quota_owner: 'OA',
      quota_type: 'reward_quota',
    })
    expect(rows.data).toMatchObject([{ asset_id: gift.id, status: 'used', used_id: group.id }])
  })

  test('a deleted group is gone, its asset free, and the account is told', async () => {
    const { sim, group, asset, act, events } = await stand()
    expect(await act('delete', {})).toMatchObject({ error: 0 })
    expect(await events()).toMatchObject([{ event_name: 'delete_group', group_id: group.id }])
    expect(await act('delete', {})).toMatchObject({ error: -403 })
    expect(sim.assets()).toMatchObject([{ id: asset.id, groupId: null }])
  })
})
