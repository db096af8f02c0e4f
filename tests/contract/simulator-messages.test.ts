import { describe, expect, test } from 'vitest'
import { buttons, cs, post, tokenOf } from '../simulator/bare-client.ts'
import { simulator } from '../simulator/stand.ts'

const minute = 60_000
const day = 86_400_000

describe('messages to a person', () => {
  test('a text is answered with ids in the documented formats and a reply quota of strings', async () => {
    const sim = await simulator()
    const user = sim.addUser({ name: 'Bà Năm' })
    const reply = await post(sim, await tokenOf(sim), '/v3.0/oa/message/cs', cs(user.id, { text: 'Chào bà\nNăm' }))
    expect(reply).toMatchObject({
      status: 200,
      error: 0,
      message: 'Success',
      data: { user_id: user.id, quota: { quota_type: 'reply', remain: '7', total: '8' } },
    })
    expect(reply.data!.message_id).toMatch(/^[0-9a-f]{18,20}$/)
    expect(reply.headers.get('x-ratelimit-limit')).toBe('4000')
    expect(user.id).toMatch(/^\d{19}$/)
    expect(Number(user.id)).toBeGreaterThan(2 ** 53)
    expect(sim.chat(user.id)).toMatchObject([{ from: 'oa', text: 'Chào bà\nNăm', id: reply.data!.message_id }])
  })

  test('the window closes seven days after the last word, and a new word opens it and refills the replies', async () => {
    const sim = await simulator()
    const user = sim.addUser({ name: 'Bà Năm' })
    const stranger = sim.addUser({ name: 'Ông Tư', follows: false })
    const send = async (id: string) => post(sim, await tokenOf(sim), '/v3.0/oa/message/cs', cs(id, { text: 'a' }))
    expect(await send(stranger.id)).toMatchObject({ error: -232 })
    sim.clock.advance(7 * day - minute)
    expect(await send(user.id)).toMatchObject({ error: 0, data: { quota: { quota_type: 'sub_quota' } } })
    sim.clock.advance(2 * minute)
    expect(await send(user.id)).toMatchObject({ error: -230 })
    await sim.say(user.id, 'alo')
    expect(await send(user.id)).toMatchObject({ data: { quota: { quota_type: 'reply', remain: '7' } } })
  })

  test('after eight replies the package pays, then the wallet', async () => {
    const sim = await simulator()
    const user = sim.addUser({ name: 'Bà Năm' })
    const token = await tokenOf(sim)
    const send = () => post(sim, token, '/v3.0/oa/message/cs', cs(user.id, { text: 'a' }))
    sim.account.packageQuota = { remain: 1, total: 500 }
    for (let sent = 0; sent < 8; sent++) await send()
    expect((await send()).data!.quota).toMatchObject({ quota_type: 'sub_quota', remain: '0', total: '500' })
    expect((await send()).data).toEqual({ message_id: expect.any(String), user_id: user.id })
    sim.account.wallet = 'missing'
    expect(await send()).toMatchObject({ error: -320 })
    sim.account.wallet = 'empty'
    expect(await send()).toMatchObject({ error: -321 })
  })

  test.each([
    ['no text', { text: '  ' }, -201],
    ['2,001 characters', { text: 'ă'.repeat(2_001) }, -210],
    ['2,000 characters', { text: 'ă'.repeat(2_000) }, 0],
    ['a quote of nothing', { text: 'a', quote_message_id: 'ffffffffffffffffffff' }, -201],
    ['six buttons', { text: 'a', attachment: buttons(6) }, -210],
    ['five buttons', { text: 'a', attachment: buttons(5) }, 0],
    ['an unknown button', { text: 'a', attachment: buttons(1, 'oa.open.door') }, -201],
    [
      'an unknown template',
      { text: 'a', attachment: { type: 'template', payload: { template_type: 'poster' } } },
      -233,
    ],
    ['a file never uploaded', { attachment: { type: 'file', payload: { token: 'x' } } }, -201],
  ])('%s', async (_case, message, error) => {
    const sim = await simulator()
    const user = sim.addUser({ name: 'Bà Năm' })
    expect(await post(sim, await tokenOf(sim), '/v3.0/oa/message/cs', cs(user.id, message))).toMatchObject({
      status: 200,
      error,
    })
    expect(sim.chat(user.id)).toHaveLength(error === 0 ? 1 : 0)
  })

  test('an uploaded image can be sent for seven days', async () => {
    const sim = await simulator()
    const user = sim.addUser({ name: 'Bà Năm' })
    const form = new FormData()
    form.set('file', new File([new Uint8Array(10)], 'a.png', { type: 'image/png' }))
    const token = await tokenOf(sim)
    const reply = await fetch(`${sim.url}/v2.0/oa/upload/image`, {
      method: 'POST',
      headers: { access_token: token },
      body: form,
    })
    const { data } = (await reply.json()) as { data: { attachment_id: string } }
    const element = { media_type: 'image', attachment_id: data.attachment_id }
    const attachment = { type: 'template', payload: { template_type: 'media', elements: [element] } }
    expect(await post(sim, token, '/v3.0/oa/message/cs', cs(user.id, { attachment }))).toMatchObject({ error: 0 })
    sim.clock.advance(8 * day)
    await sim.say(user.id, 'alo')
    const late = await post(sim, await tokenOf(sim), '/v3.0/oa/message/cs', cs(user.id, { attachment }))
    expect(late).toMatchObject({ error: -100 })
  })

  test('a tap on a button speaks for the person, hidden or not, or opens its address', async () => {
    const sim = await simulator()
    const user = sim.addUser({ name: 'Bà Năm' })
    const attachment = {
      type: 'template',
      payload: {
        buttons: [
          { title: 'Hỏi tiếp', type: 'oa.query.show', payload: 'hỏi tiếp' },
          { title: 'Chuyển', type: 'oa.query.hide', payload: '#chuyen' },
          { title: 'Mở', type: 'oa.open.url', payload: { url: 'https://loa.example/d/1' } },
        ],
      },
    }
    const sent = await post(sim, await tokenOf(sim), '/v3.0/oa/message/cs', cs(user.id, { text: 'Chọn', attachment }))
    const id = String(sent.data!.message_id)
    expect(await sim.tap(user.id, id, 0)).toMatchObject({ kind: 'said', message: { text: 'hỏi tiếp' } })
    expect(await sim.tap(user.id, id, 1)).toMatchObject({ kind: 'said', message: { text: '#chuyen', hidden: true } })
    expect(await sim.tap(user.id, id, 2)).toEqual({ kind: 'url', url: 'https://loa.example/d/1' })
    expect(sim.chat(user.id).map((message) => message.text)).toEqual(['Chọn', 'hỏi tiếp'])
  })
})
