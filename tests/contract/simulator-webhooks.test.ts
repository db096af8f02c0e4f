import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { cs, post, tokenOf } from '../simulator/bare-client.ts'
import { eventOf, receiver, simulator } from '../simulator/stand.ts'

const minute = 60_000

describe('webhooks', () => {
  test('saving the address sends an unsigned probe and fails unless it is answered with 200', async () => {
    const sim = await simulator()
    const service = await receiver()
    await sim.connect({ webhookUrl: service.url })
    expect(service.received[0]!.raw.toString()).toBe('{}')
    expect(service.received[0]!.headers['x-zevent-signature']).toBeUndefined()
    const broken = await receiver(() => ({ status: 404 }))
    await expect(sim.connect({ webhookUrl: broken.url })).rejects.toThrow('404')
  })

  test('the signature is the hash of app id, raw body, timestamp and the account secret', async () => {
    const sim = await simulator()
    const service = await receiver()
    await sim.connect({ webhookUrl: service.url })
    const user = sim.addUser({ name: 'Bà Năm' })
    const texts = ['Giấy khai sinh?', 'Dòng 1\nDòng 2 "trích"', 'đường Lê Lợi / ngõ 5 🙂', 'a']
    for (const text of texts) await sim.say(user.id, text)
    const bodies = service.received.slice(1)
    expect(bodies).toHaveLength(texts.length)
    for (const [index, request] of bodies.entries()) {
      const event = eventOf(request)
      expect(event).toMatchObject({
        app_id: sim.app.appId,
        event_name: 'user_send_text',
        sender: { id: user.id },
        recipient: { id: sim.app.oaId },
        message: { text: texts[index], msg_id: expect.stringMatching(/^[0-9a-f]{20}$/) },
        timestamp: expect.stringMatching(/^\d{13}$/),
        user_id_by_app: user.uidByApp,
      })
      const hash = createHash('sha256')
      hash.update(Buffer.from(sim.app.appId))
      hash.update(request.raw)
      hash.update(Buffer.from(event.timestamp + sim.app.oaSecret))
      expect(request.headers['x-zevent-signature']).toBe(`mac=${hash.digest('hex')}`)
    }
    const reserialised = bodies.filter((request) => JSON.stringify(eventOf(request)) !== request.raw.toString())
    expect(reserialised.length).toBeGreaterThan(0)
  })

  test('a send comes back as sent, received and seen', async () => {
    const sim = await simulator()
    const service = await receiver()
    await sim.connect({ webhookUrl: service.url })
    const user = sim.addUser({ name: 'Bà Năm' })
    const sent = await post(sim, await tokenOf(sim), '/v3.0/oa/message/cs', cs(user.id, { text: 'Chào' }))
    await sim.settled()
    const id = sent.data!.message_id
    expect(service.received.slice(1).map(eventOf)).toMatchObject([
      { event_name: 'oa_send_text', sender: { id: sim.app.oaId }, recipient: { id: user.id }, message: { msg_id: id } },
      { event_name: 'user_received_message', message: { msg_id: id } },
      { event_name: 'user_seen_message', message: { msg_ids: [id] } },
    ])
  })

  test('a failed delivery is retried with the same bytes at its hours, then webhooks are disabled', async () => {
    const sim = await simulator()
    const service = await receiver(({ raw }) => ({ status: raw.toString() === '{}' ? 200 : 503 }))
    await sim.connect({ webhookUrl: service.url })
    const user = sim.addUser({ name: 'Bà Năm' })
    await sim.say(user.id, 'alo')
    const attempts = () => service.received.slice(1)
    expect(attempts()).toHaveLength(1)
    const waits = [30_000, 5 * minute, 15 * minute, 30 * minute, 60 * minute]
    for (const [index, wait] of waits.entries()) {
      sim.clock.advance(wait - 10_000)
      await sim.settled()
      expect(attempts()).toHaveLength(index + 1)
      sim.clock.advance(10_000)
      await sim.settled()
      expect(attempts()).toHaveLength(index + 2)
      expect(sim.webhooks.enabled).toBe(index < waits.length - 1)
    }
    expect(attempts().map((request) => request.headers.num_retry)).toEqual([undefined, '1', '2', '3', '4', '5'])
    expect(new Set(attempts().map((request) => request.raw.toString('hex'))).size).toBe(1)
    expect(new Set(attempts().map((request) => request.headers['x-zevent-signature'])).size).toBe(1)
    await sim.say(user.id, 'còn đó không')
    expect(attempts()).toHaveLength(6)
  })

  test('no reply in time counts as a failure', async () => {
    const sim = await simulator()
    const { timeoutMs } = sim.webhooks
    let deaf = false
    const service = await receiver(() => (deaf ? 'never' : { status: 200 }))
    await sim.connect({ webhookUrl: service.url })
    deaf = true
    sim.webhooks.timeoutMs = 500
    await sim.say(sim.addUser({ name: 'Bà Năm' }).id, 'alo')
    deaf = false
    sim.webhooks.timeoutMs = timeoutMs
    sim.clock.advance(30_000)
    await sim.settled()
    expect(service.received.map((request) => request.headers.num_retry)).toEqual([undefined, undefined, '1'])
  })

  test('following, leaving and any other event are delivered', async () => {
    const sim = await simulator()
    const service = await receiver()
    await sim.connect({ webhookUrl: service.url })
    const user = sim.addUser({ name: 'Ông Tư', follows: false })
    await sim.follow(user.id)
    await sim.unfollow(user.id)
    await sim.deliver({ event_name: 'user_withdraw', oa_id: sim.app.oaId, user_id: user.id })
    expect(service.received.slice(1).map(eventOf)).toMatchObject([
      { event_name: 'follow', follower: { id: user.id }, oa_id: sim.app.oaId },
      { event_name: 'unfollow', follower: { id: user.id } },
      { event_name: 'user_withdraw', user_id: user.id, app_id: sim.app.appId, timestamp: expect.any(String) },
    ])
  })

  test('on request everything comes twice, and waiting events in any order', async () => {
    const sim = await simulator()
    const service = await receiver()
    await sim.connect({ webhookUrl: service.url })
    const user = sim.addUser({ name: 'Bà Năm' })
    sim.webhooks.duplicates = true
    sim.webhooks.outOfOrder = true
    const texts = Array.from({ length: 20 }, (_, index) => `tin ${index}`)
    await Promise.all(texts.map((text) => sim.say(user.id, text)))
    await sim.settled()
    const bodies = service.received.slice(1).map((request) => request.raw.toString())
    expect(bodies).toHaveLength(40)
    expect(new Set(bodies).size).toBe(20)
    const firsts = [...new Set(bodies)].map((body) => JSON.parse(body).message.text)
    expect(firsts).not.toEqual(texts)
    expect(firsts.toSorted()).toEqual(texts.toSorted())
  })
})
