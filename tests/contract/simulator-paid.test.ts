import { describe, expect, test } from 'vitest'
import { cs, post, tokenOf } from '../simulator/bare-client.ts'
import { simulator } from '../simulator/stand.ts'

const day = 86_400_000
const noon = Date.parse('2026-11-23T12:00:00+07:00')

const card = (userId: string, template_type: string, more: object = {}) => ({
  recipient: { user_id: userId },
  message: {
    attachment: {
      type: 'template',
      payload: {
        template_type,
        elements: [
          { type: 'header', content: 'Hồ sơ đã xong' },
          { type: 'text', content: 'Mời bạn đến nhận.<br>Mang theo giấy hẹn.' },
          { type: 'table', content: [{ key: 'Mã hồ sơ', value: 'HS-12', style: 'green' }] },
        ],
        buttons: [{ title: 'Gọi', image_icon: '', type: 'oa.open.phone', payload: { phone_code: '84900000000' } }],
        ...more,
      },
    },
  },
})

describe('paid messages', () => {
  test('they are refused until the account is said to have them', async () => {
    const sim = await simulator({ startAt: noon })
    const user = sim.addUser({ name: 'Bà Năm' })
    const token = await tokenOf(sim)
    for (const path of ['transaction', 'promotion', 'template'])
      expect(await post(sim, token, `/v3.0/oa/message/${path}`, {})).toMatchObject({ status: 200, error: -212 })
    sim.account.services.transaction = true
    const sent = await post(sim, token, '/v3.0/oa/message/transaction', card(user.id, 'transaction_booking'))
    expect(sent).toMatchObject({ error: 0, data: { user_id: user.id } })
    expect(sim.chat(user.id)).toMatchObject([
      { kind: 'template', text: 'Hồ sơ đã xong\nMời bạn đến nhận.\nMang theo giấy hẹn.\nMã hồ sơ: HS-12' },
    ])
  })

  test('a transaction reaches back a year, needs a row with a code, and money', async () => {
    const sim = await simulator({ startAt: noon })
    sim.account.services.transaction = true
    const user = sim.addUser({ name: 'Bà Năm' })
    const send = async (type = 'transaction_order', more = {}) =>
      post(sim, await tokenOf(sim), '/v3.0/oa/message/transaction', card(user.id, type, more))
    sim.clock.advance(364 * day)
    expect(await send()).toMatchObject({ error: 0 })
    expect(await send('transaction_gift')).toMatchObject({ error: -201 })
    const elements = [{ type: 'table', content: [{ key: 'Ngày', value: '23/11' }] }]
    expect(await send('transaction_order', { elements })).toMatchObject({ error: -201 })
    sim.account.wallet = 'empty'
    expect(await send()).toMatchObject({ error: -321 })
    sim.clock.advance(2 * day)
    expect(await send()).toMatchObject({ error: -232 })
  })

  test('a promotion is for followers, by day, once a day and so often a month', async () => {
    const sim = await simulator({ startAt: noon })
    sim.account.services.promotion = true
    sim.account.promotionsPerMonth = 2
    const user = sim.addUser({ name: 'Bà Năm' })
    const send = async (id = user.id) =>
      post(sim, await tokenOf(sim), '/v3.0/oa/message/promotion', card(id, 'promotion'))
    const quota = async () => (await post(sim, await tokenOf(sim), '/v3.0/oa/quota/message', { user_id: user.id })).data
    expect(await send()).toMatchObject({ error: 0 })
    expect(await send()).toMatchObject({ error: -218 })
    expect(await quota()).toMatchObject({
      promotion: { daily_remain: 0, daily_total: 1, monthly_remain: 1, monthly_total: 2 },
    })
    sim.clock.set(Date.parse('2026-11-23T22:00:00+07:00'))
    expect(await send()).toMatchObject({ error: -234 })
    sim.clock.set(Date.parse('2026-11-24T05:59:59+07:00'))
    expect(await send()).toMatchObject({ error: -234 })
    sim.clock.set(Date.parse('2026-11-24T06:00:00+07:00'))
    expect(await send()).toMatchObject({ error: 0 })
    sim.clock.advance(day)
    expect(await send()).toMatchObject({ error: -218 })
    const stranger = sim.addUser({ name: 'Ông Tư', follows: false, lastInteraction: sim.clock.now() })
    expect(await send(stranger.id)).toMatchObject({ error: -213 })
  })

  test('a template goes by user id only when it may', async () => {
    const sim = await simulator({ startAt: noon })
    sim.account.services.template = true
    const user = sim.addUser({ name: 'Bà Năm' })
    const body = { user_id: user.id, template_id: '331', template_data: { ten: 'Bà Năm' } }
    const send = async () => post(sim, await tokenOf(sim), '/v3.0/oa/message/template', body)
    expect(await send()).toMatchObject({ error: -249 })
    sim.account.templateIds = ['331']
    expect((await send()).data).toMatchObject({ user_id: user.id, sent_time: expect.stringMatching(/^\d{13}$/) })
  })
})

test('a card of the mini app needs the header of the person it goes to', async () => {
  const sim = await simulator()
  const user = sim.addUser({ name: 'Bà Năm' })
  const url = `https://zalo.me/s/${sim.app.miniAppId}/`
  const template_data = { title: 'Bản tin mới', buttons: [{ title: 'Xem', image_icon: '', url }] }
  const body = { recipient: { user_id: user.id }, message: { template_type: 'FB0001', template_data } }
  const access_token = await tokenOf(sim)
  const send = async (header: Record<string, string>) => {
    const headers = { access_token, 'content-type': 'application/json', ...header }
    const init = { method: 'POST', headers, body: JSON.stringify(body) }
    return (await fetch(`${sim.url}/v3.0/oa/message/cs/miniapp`, init)).json()
  }
  expect(await send({})).toMatchObject({ error: -201 })
  expect(await send({ miniapp_messsage_token: user.accessToken })).toMatchObject({
    error: 0,
    data: { user_id: user.id, quota: { quota_type: 'reply', remain: '7' } },
  })
  expect(sim.chat(user.id)).toMatchObject([{ text: 'Bản tin mới', buttons: [{ title: 'Xem', payload: { url } }] }])
})

describe('quotas', () => {
  test('after the replies pay the package, what was bought, what was given, and the quota calls show it in numbers', async () => {
    const sim = await simulator({ startAt: noon })
    const token = await tokenOf(sim)
    const user = sim.addUser({ name: 'Bà Năm', freeRepliesLeft: 1 })
    sim.account.packageQuota = { remain: 1, total: 10 }
    sim.account.purchasedQuota = { remain: 1, total: 5 }
    sim.account.rewardQuota = { remain: 1, total: 1 }
    const owner = { owner_type: 'OA', owner_id: sim.app.oaId }
    const send = async () => (await post(sim, token, '/v3.0/oa/message/cs', cs(user.id, { text: 'a' }))).data!.quota
    expect(await send()).toEqual({ quota_type: 'reply', remain: '0', total: '8' })
    expect(await send()).toEqual({ quota_type: 'sub_quota', remain: '0', total: '10', expired_date: '23/12/2026' })
    expect(await send()).toEqual({ quota_type: 'purchase_quota', ...owner })
    expect(await send()).toEqual({ quota_type: 'reward_quota', ...owner })
    expect(await send()).toBeUndefined()
    const ask = async (body: object) => post(sim, token, '/v3.0/oa/quota/message', body)
    expect((await ask({ quota_owner: 'OA' })).data).toMatchObject([
      { product_type: 'cs', quota_type: 'sub_quota', remain: 0, total: 10, valid_through: '23/12/2026' },
      { quota_type: 'purchase_quota', remain: 0, total: 5 },
      { quota_type: 'reward_quota', remain: 0, total: 1 },
    ])
    expect((await ask({ quota_owner: 'OA', product_type: 'cs', quota_type: 'reward_quota' })).data).toHaveLength(1)
    expect((await ask({ user_id: user.id })).data).toMatchObject({
      last_interaction: expect.stringMatching(/^\d{13}$/),
      cs_reply: { remain: 0, total: 8 },
    })
    expect(await ask({})).toMatchObject({ error: -201 })
  })

  test('a person can be beyond reach for a reason of choice', async () => {
    const sim = await simulator()
    const user = sim.addUser({ name: 'Bà Năm', refusesWith: -227 })
    const reply = await post(sim, await tokenOf(sim), '/v3.0/oa/message/cs', cs(user.id, { text: 'a' }))
    expect(reply).toMatchObject({ error: -227 })
  })
})
