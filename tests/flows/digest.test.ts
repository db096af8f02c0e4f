import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { describe, expect, onTestFinished, test } from 'vitest'
import { serviceConfig } from '../../bot/config.ts'
import { startService } from '../../bot/node.ts'
import { scheduleDigest } from '../../core/broadcasts/schedule.ts'
import { sendDue } from '../../core/broadcasts/send.ts'
import type { Ctx, Messenger } from '../../core/context.ts'
import { approveDigest } from '../../core/digests/digests.ts'
import { draftDue } from '../../core/digests/draft-due.ts'
import { collectDue } from '../../core/news/collect.ts'
import { addSource } from '../../core/news/sources.ts'
import { introducePerson } from '../../core/people/meant.ts'
import { grantRole } from '../../core/people/roles.ts'
import { makeLoginLink, signInByLink } from '../../core/people/sessions.ts'
import { system } from '../../core/roles.ts'
import { instantOf, minuteMs } from '../../core/time.ts'
import { createUnit } from '../../core/units/units.ts'
import { deliveries } from '../../db/schema/broadcasts.ts'
import { digests } from '../../db/schema/digests.ts'
import { items, sources } from '../../db/schema/news.ts'
import type { Role } from '../../db/schema/roles.ts'
import { startSimulator } from '../simulator/simulator.ts'
import { testApp } from '../support/app.ts'
import { testEnvironment } from '../support/environment.ts'
import { newsroom } from '../support/newsroom.ts'
import { noSharedData, sharedData, whyNoSharedData } from '../support/shared-data.ts'

const evening = instantOf('2026-11-22', '20:00')
const groupMessage = '/v3.0/oa/group/message'

/** The service as it runs, on a database and a Zalo of its own; the simulator's clock is its clock, the test its minute. */
async function office() {
  const sim = await startSimulator({ startAt: evening })
  const folder = await mkdtemp(join(tmpdir(), 'loa-'))
  const { appId, appSecret, oaId, oaSecret, oaName, miniAppId } = sim.app
  const config = serviceConfig({
    ...testEnvironment,
    PORT: '0',
    DATABASE_URL: `file:${join(folder, 'loa.db')}`,
    FEED_ALLOWED_HOSTS: new URL(sim.url).host,
    ZALO_OPENAPI_URL: sim.url,
    ZALO_OAUTH_URL: sim.url,
    ZALO_GRAPH_URL: sim.url,
    ZALO_APP_ID: appId,
    ZALO_APP_SECRET: appSecret,
    ZALO_OA_ID: oaId,
    ZALO_OA_SECRET: oaSecret,
    ZALO_OA_NAME: oaName,
    ZALO_MINI_APP_ID: miniAppId,
    ZALO_REFRESH_TOKEN: sim.issueRefreshToken(),
  })
  const service = await startService(config, { everyMinute: false, now: sim.clock.now, log: () => {} })
  onTestFinished(async () => {
    await service.stop()
    await sim.stop()
    await rm(folder, { recursive: true, force: true })
  })
  await sim.connect({ webhookUrl: `${service.url}/webhook/zalo` })
  const asSystem: Ctx = { ...service.deps, actor: system }
  const ward = await createUnit(asSystem, { name: 'Phường An Bình', kind: 'ward' })

  const person = async (name: string, role: Role) => {
    const { id } = await introducePerson(asSystem, name)
    await grantRole(asSystem, { personId: id, role, unitId: ward.id })
    const { token } = await signInByLink(asSystem, await makeLoginLink(asSystem, id))
    return async (method: 'GET' | 'POST', path: string, body: object = {}) => {
      const response = await fetch(`${service.url}/api${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(method === 'POST' && { body: JSON.stringify(body) }),
      })
      const reply = await response.json()
      expect(response.ok, JSON.stringify(reply)).toBe(true)
      // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever fields it expects
      return reply as any
    }
  }
  const communicator = await person('Tuyên truyền viên', 'communicator')
  const approver = await person('Người duyệt', 'approver')
  const chats: string[] = []
  for (const name of ['Tổ 1', 'Tổ 2']) {
    const group = sim.addGroup({ name, memberIds: [sim.addUser({ name: `Bà con ${name}` }).id] })
    await communicator('POST', '/groups', { unitId: ward.id, channel: 'oa_group', externalId: group.id, name })
    chats.push(group.id)
  }
  return {
    sim,
    service,
    ward,
    communicator,
    approver,
    /** What each group got from the account. */
    received: () => chats.map((id) => sim.groupChat(id).map(({ text }) => text)),
    states: async () =>
      (await service.deps.db.select({ state: deliveries.state }).from(deliveries)).map(({ state }) => state).sort(),
    /** A notice, approved, drafted, approved again and scheduled for half past six. */
    async schedule() {
      const item = await communicator('POST', '/items', { unitId: ward.id, title: 'Lịch thu gom rác mới' })
      await approver('POST', `/items/${item.id}/approve`)
      const digest = await communicator('POST', '/digests', { unitId: ward.id, day: '2026-11-23' })
      await approver('POST', `/digests/${digest.id}/approve`, { contentHash: digest.contentHash })
      await communicator('POST', `/digests/${digest.id}/schedule`, { contentHash: digest.contentHash })
      return digest
    },
  }
}

describe.skipIf(noSharedData)(`news of a real feed (${whyNoSharedData})`, () => {
  test('goes from the newspaper to two groups at half past six, with a receipt each', async () => {
    const { sim, service, ward, communicator, approver, received, states } = await office()
    const url = sim.serveFeed('vnexpress.xml', { body: readFileSync(sharedData('rss/vnexpress-2017-08-30.xml')) })
    await communicator('POST', '/sources', { unitId: ward.id, name: 'VnExpress', url })
    await service.tick()
    const found = await approver('GET', '/items?status=draft')
    expect(found.total).toBe(25)
    const [first, second] = found.items
    for (const { id, contentHash } of [first, second]) await approver('POST', `/items/${id}/approve`, { contentHash })

    sim.clock.set(instantOf('2026-11-23', '05:31'))
    await service.tick()
    const { digests } = await approver('GET', '/digests?day=2026-11-23')
    expect(digests[0].items.map(({ id }: { id: string }) => id)).toEqual([first.id, second.id])
    const { id, contentHash, text, code } = digests[0]
    await approver('POST', `/digests/${id}/approve`, { contentHash })
    const planned = await communicator('POST', `/digests/${id}/schedule`, { contentHash })

    await service.tick()
    expect(received()).toEqual([[], []])
    sim.clock.set(instantOf('2026-11-23', '06:30'))
    await service.tick()
    await service.tick()
    expect(received()).toEqual([[text], [text]])
    expect(text).toContain(`Nguồn: VnExpress`)
    expect(text).toContain(first.link)
    expect(await states()).toEqual(['sent', 'sent'])

    const seen = await approver('GET', `/broadcasts/${planned.id}`)
    expect(seen).toMatchObject({ status: 'finished', approvedByName: 'Người duyệt', progress: { sent: 2, total: 2 } })
    expect(seen.deliveries.map((one: { messageId: string }) => one.messageId)).toEqual([
      expect.stringMatching(/^[0-9a-f]{18,20}$/),
      expect.stringMatching(/^[0-9a-f]{18,20}$/),
    ])
    const open = await (await fetch(`${service.url}/api/digests/public/${code}`)).json()
    expect(open).toMatchObject({ code, items: [{ title: first.title }, { title: second.title }] })
  })
})

test('a message that arrived though its reply was lost is found in the group and not sent again', async () => {
  const { sim, service, received, states, schedule } = await office()
  const { text } = await schedule()
  sim.faults.set({ path: groupMessage, kind: 'drop-after', times: 1 })
  sim.clock.set(instantOf('2026-11-23', '06:30'))
  await service.tick()
  expect(await states()).toEqual(['sent', 'unknown'])
  sim.clock.advance(2 * minuteMs)
  await service.tick()
  expect(await states()).toEqual(['sent', 'sent'])
  expect(received()).toEqual([[text], [text]])
})

test('a message that did not arrive is sent again once its absence is certain', async () => {
  const { sim, service, received, states, schedule } = await office()
  const { text } = await schedule()
  sim.faults.set({ path: groupMessage, kind: 'drop-before', times: 1 })
  sim.faults.set({ path: '/v3.0/oa/group/conversation', kind: 'http500', times: 1 })
  sim.clock.set(instantOf('2026-11-23', '06:30'))
  await service.tick()
  sim.clock.advance(2 * minuteMs)
  await service.tick()
  // The history could not be read, so nothing is certain yet.
  expect(await states()).toEqual(['sent', 'unknown'])
  sim.clock.advance(11 * minuteMs)
  await service.tick()
  expect(await states()).toEqual(['sent', 'sent'])
  expect(received()).toEqual([[text], [text]])
})

test('a rate limit and an expired token are overcome without a second copy', async () => {
  const { sim, service, received, states, schedule } = await office()
  const { text } = await schedule()
  sim.faults.set({ path: groupMessage, kind: 'error', code: -32, times: 1 })
  sim.faults.set({ path: groupMessage, kind: 'error', code: -220, times: 1 })
  sim.clock.set(instantOf('2026-11-23', '06:30'))
  await service.tick()
  sim.clock.advance(minuteMs)
  await service.tick()
  expect(await states()).toEqual(['sent', 'sent'])
  expect(received()).toEqual([[text], [text]])
})

class Died extends Error {}

/** A process that dies at a step, counting writes and sends: before it takes effect, or right after. */
function mortal(ctx: Ctx, dieAt: number, when: 'before' | 'after'): Ctx & { steps: () => number } {
  let step = 0
  const lived = async <T>(act: () => Promise<T>): Promise<T> => {
    step += 1
    if (step > dieAt || (step === dieAt && when === 'before')) throw new Died()
    const done = await act()
    if (step === dieAt) throw new Died()
    return done
  }
  const messenger: Messenger = {
    send: (to, content) => lived(() => ctx.messenger.send(to, content)),
    recentTexts: (to) => lived(() => ctx.messenger.recentTexts(to)),
  }
  return { ...ctx, messenger, write: (work) => lived(() => ctx.write(work)), steps: () => step }
}

test('killed before or after any write or send, a broadcast reaches each group exactly once', async () => {
  const whole = await testApp({ startAt: instantOf('2026-11-23', '07:00') })
  await (await newsroom(whole)).scheduled()
  const unhurt = mortal(whole.system, Number.POSITIVE_INFINITY, 'before')
  await sendDue(unhurt)
  expect(whole.sent).toHaveLength(2)

  for (let step = 1; step <= unhurt.steps(); step++) {
    for (const when of ['before', 'after'] as const) {
      const app = await testApp({ startAt: instantOf('2026-11-23', '07:00') })
      const room = await newsroom(app)
      await room.scheduled()
      await expect(sendDue(mortal(app.system, step, when))).rejects.toThrow(Died)
      for (let minute = 0; minute < 6; minute++) {
        app.clock.at += minuteMs
        await sendDue(app.system)
      }
      const got = app.sent.map(({ to }) => to.id).sort()
      expect(got, `died ${when} step ${step}`).toEqual(room.chats.map(({ externalId }) => externalId).sort())
      const rows = await app.deps.db.select().from(deliveries)
      expect(rows.map(({ state }) => state)).toEqual(['sent', 'sent'])
    }
  }
})

test('killed before or after any write, collecting, drafting and scheduling end as if nothing had happened', async () => {
  const story = '<item><title>Bão số 5</title><link>https://a.vn/1</link></item>'
  const body = `<rss version="2.0"><channel><title>t</title>${story}</channel></rss>`
  for (let step = 1; step <= 3; step++) {
    for (const when of ['before', 'after'] as const) {
      const app = await testApp({
        startAt: instantOf('2026-11-23', '05:45'),
        fetchFeed: async () => ({ kind: 'fresh', body, etag: '"v1"', lastModified: null }),
      })
      const room = await newsroom(app)
      await room.approvedNotice('Lịch thu gom rác mới')
      await addSource(room.editor.ctx, { unitId: room.ward.id, name: 'Báo', url: 'https://a.vn/rss' })

      await collectDue(mortal(app.system, step, when)).catch(ifDied)
      app.clock.at += 16 * minuteMs
      await collectDue(app.system)
      expect(await app.deps.db.select().from(items).where(eq(items.kind, 'news'))).toHaveLength(1)
      const [source] = await app.deps.db.select().from(sources)
      expect(source).toMatchObject({ etag: '"v1"', lastError: null })

      await draftDue(mortal(app.system, step, when)).catch(ifDied)
      await draftDue(app.system)
      const [digest, ...others] = await app.deps.db.select().from(digests)
      expect(others).toEqual([])
      const { id, contentHash } = await approveDigest(room.approver.ctx, digest!.id, digest!)
      await scheduleDigest(mortal(room.communicator.ctx, step, when), id, { contentHash }).catch(ifDied)
      await scheduleDigest(room.communicator.ctx, id, { contentHash }).catch(ifScheduled)
      expect(await app.deps.db.select().from(deliveries)).toHaveLength(2)
    }
  }
})

const ifDied = (error: unknown) => expect(error).toBeInstanceOf(Died)
const ifScheduled = (error: unknown) => expect(error).toMatchObject({ reason: 'digest.scheduled' })

test('two processes at once send each delivery once', async () => {
  const app = await testApp({ startAt: instantOf('2026-11-23', '07:00') })
  const room = await newsroom(app)
  await room.scheduled()
  await Promise.all([sendDue(app.system), sendDue(app.system), sendDue(app.system)])
  expect(app.sent).toHaveLength(2)
  const [digest] = await app.deps.db.select().from(digests)
  expect(digest?.status).toBe('scheduled')
})

test('a process that hangs in a send and comes back later changes nothing', async () => {
  let release = () => {}
  const hung = new Promise<void>((resolve) => {
    release = resolve
  })
  const app = await testApp({ startAt: instantOf('2026-11-23', '07:00') })
  await (await newsroom(app)).scheduled()
  const slow: Ctx = {
    ...app.system,
    messenger: {
      ...app.system.messenger,
      async send(to, content) {
        const outcome = await app.system.messenger.send(to, content)
        await hung
        return outcome
      },
    },
  }
  const first = sendDue(slow)
  await expect.poll(() => app.sent.length).toBe(1)
  for (let minute = 0; minute < 6; minute++) {
    app.clock.at += minuteMs
    await sendDue(app.system)
  }
  release()
  await first
  expect(app.sent).toHaveLength(2)
  const rows = await app.deps.db.select().from(deliveries)
  expect(rows.map(({ state }) => state)).toEqual(['sent', 'sent'])
})
