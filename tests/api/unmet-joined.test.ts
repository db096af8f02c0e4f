import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { tick } from '../../bot/tick.ts'
import { createNotice } from '../../core/news/items.ts'
import { erasePerson } from '../../core/people/erase.ts'
import { dayMs, hourMs, minuteMs } from '../../core/time.ts'
import { joinUnmet, mostCalls } from '../../core/unmet/join-due.ts'
import { unmetNights, unmetQuestions } from '../../db/schema/unmet.ts'
import { type EmbeddingBehaviour, embeds, startEmbeddings } from '../support/embeddings.ts'
import { meaningVectors, unmetWard } from '../support/unmet.ts'

let server: Awaited<ReturnType<typeof startEmbeddings>>
beforeAll(async () => {
  server = await startEmbeddings()
})
afterAll(() => server.stop())
beforeEach(() => {
  server.asked.length = 0
})

// One matter in words that share next to nothing, and another that shares many with the first.
const lost = [
  'mất sổ hộ khẩu phải làm sao bây giờ',
  'mat so ho khau phai lam sao bay gio',
  'mất sổ hộ khẩu làm sao, tôi tên là Nguyễn Văn Tám 0912345678',
]
const missing = ['giấy tờ cư trú thất lạc xin lại chỗ nào', 'xin lại giấy tờ cư trú thất lạc']
const split = ['tách sổ hộ khẩu phải làm sao bây giờ', 'tách sổ hộ khẩu làm sao']
const masked = 'mất sổ hộ khẩu làm sao, tôi tên là …'

const knows = meaningVectors([[...lost, ...missing, masked], split])
// From nine in the morning to two.
const night = 17 * hourMs

async function office(options: { behaviour?: EmbeddingBehaviour; env?: object } = {}) {
  server.behaviour = embeds(knows)
  const ward = await unmetWard({ env: { ...server.env, ...options.env } })
  const { app, asks } = ward
  const all = async () => {
    for (const text of [...lost, ...missing, ...split]) await asks(text)
    await tick(app.deps)
    app.clock.at += night
    server.behaviour = options.behaviour ?? embeds(knows)
    server.asked.length = 0
  }
  const nights = () => app.deps.db.select().from(unmetNights)
  const told = async (token = ward.room.editor.token) =>
    (await app.request('GET', '/api/unmet', { as: token })).json.night
  const part = (id: string, token = ward.responder.token) => app.request('POST', `/api/unmet/${id}/part`, { as: token })
  return { ...ward, all, nights, told, part, join: (at?: object) => joinUnmet({ ...app.deps, ...at }) }
}

describe('with a model of meanings', () => {
  test('what is one matter in other words is one topic by the morning, and its neighbour in the same words is not', async () => {
    const { all, topics, join, nights, told } = await office()
    await all()
    expect(await topics()).toEqual([])
    await join()
    const [topic, ...others] = await topics()
    expect(others).toEqual([])
    expect(topic).toMatchObject({ people: 5, isJoined: true, became: null })
    expect(JSON.stringify(topic)).not.toMatch(/tách|Tám|Nguyễn|0912/)
    expect(await nights()).toMatchObject([{ state: 'done', joined: 1, model: 'stub', reason: '' }])
    expect(await told()).toMatchObject({ state: 'done' })
  })

  test('nothing leaves the house but wordings without anybody in them, and each once', async () => {
    const { all, join, app } = await office()
    await all()
    await join()
    const sent = server.asked.flatMap(({ input }) => input)
    expect(sent).toContain(masked)
    expect(sent.join('\n')).not.toMatch(/Tám|Nguyễn Văn|0912|345678/)
    const before = server.asked.length
    await join()
    app.clock.at += 3 * minuteMs
    await join()
    expect(server.asked).toHaveLength(before)
    app.clock.at += dayMs
    await join()
    // The next night asks for its own measure again, and for no wording that was read.
    expect(server.asked.slice(before).flatMap(({ input }) => input)).not.toContain(masked)
  })

  test('before one o’clock in the night nothing is asked', async () => {
    const { all, join, app } = await office()
    await all()
    app.clock.at -= 90 * minuteMs
    await join()
    expect(server.asked).toEqual([])
    app.clock.at += 30 * minuteMs
    await join()
    expect(server.asked.length).toBeGreaterThan(0)
  })

  test('whoever asks next by words of what was joined is counted there', async () => {
    const { all, join, asks, topics, app } = await office()
    await all()
    await join()
    await asks('xin lại giấy tờ cư trú thất lạc ở đâu', 9)
    await tick(app.deps)
    expect(await topics()).toMatchObject([{ people: 6 }])
  })

  test('a person parts what is two matters, and it is not joined again', async () => {
    const { all, join, asks, topics, part, app, room, responder } = await office()
    await all()
    for (let who = 10; who < 13; who++) await asks(missing[0]!, who)
    for (let who = 13; who < 16; who++) await asks(lost[0]!, who)
    await tick(app.deps)
    await join()
    const [topic] = await topics()
    expect(topic).toMatchObject({ people: 11, isJoined: true })
    expect((await part(topic.id, room.communicator.token)).status).toBe(403)
    expect((await part('um_none')).status).toBe(404)
    expect((await part(topic.id, responder.token)).status).toBe(200)
    expect((await topics()).map((one: { people: number }) => one.people).sort()).toEqual([5, 6])
    expect((await part(topic.id)).status).toBe(404)
    app.clock.at += dayMs
    await join()
    expect(await topics()).toHaveLength(2)
    await asks('xin lại giấy tờ cư trú thất lạc ở đâu', 20)
    await tick(app.deps)
    expect((await topics()).map((one: { people: number }) => one.people).sort()).toEqual([6, 6])
  })

  test('what something is being made of takes others in, and is not parted any more', async () => {
    const { all, join, asks, topics, take, part, app, room } = await office()
    for (const who of [20, 21, 22, 23, 24]) await asks(missing[0]!, who)
    await tick(app.deps)
    const [first] = await topics()
    const { id: refId } = await createNotice(room.editor.ctx, { unitId: room.ward.id, title: 'Làm lại giấy tờ cư trú' })
    expect((await take(first.id, { became: 'item', refId })).status).toBe(200)
    await all()
    await join()
    expect(await topics()).toMatchObject([{ id: first.id, people: 10, became: 'item', isJoined: true }])
    expect((await part(first.id)).json.error.reason).toBe('unmet.taken')
  })

  test('what was dropped takes nothing in', async () => {
    const { all, join, asks, topics, take, responder, app } = await office()
    for (const who of [20, 21, 22, 23, 24]) await asks(missing[0]!, who)
    await tick(app.deps)
    const [first] = await topics()
    expect((await take(first.id, { became: 'dropped' }, responder.token)).status).toBe(200)
    await all()
    for (const who of [30, 31, 32]) await asks(lost[0]!, who)
    await tick(app.deps)
    await join()
    expect(await topics()).toMatchObject([{ people: 6, isJoined: false }])
  })

  test('with an erased person what the model made of their words goes', async () => {
    const { all, join, app, askers } = await office()
    await all()
    await join()
    const vectors = () => app.deps.db.$count(unmetQuestions, sql`vector is not null`)
    const before = await vectors()
    await erasePerson(app.system, { personId: askers[2]! }, 'e'.repeat(64))
    expect(await vectors()).toBe(before - 1)
  })

  test('numbers that differ are never one matter', async () => {
    const texts = ['tổ 3 khi nào có nước', 'khi nào tổ 5 hết mất nước']
    const { asks, join, topics, app } = await office({ behaviour: embeds(meaningVectors([texts])) })
    for (let who = 0; who < 10; who++) await asks(texts[who % 2]!, who)
    await tick(app.deps)
    app.clock.at += night
    await join()
    expect(await topics()).toMatchObject([{ people: 5 }, { people: 5 }])
  })
})

describe('a model or a server that is no help', () => {
  test('a model that takes neighbours for one joins nothing, and that is told', async () => {
    const { all, join, topics, nights, told } = await office({
      behaviour: embeds(meaningVectors([[...lost, ...missing, ...split, masked]], { deaf: true })),
    })
    await all()
    await join()
    expect(await topics()).toEqual([])
    expect(await nights()).toMatchObject([{ state: 'unfit', joined: 0 }])
    expect(await told()).toMatchObject({ state: 'unfit' })
  })

  const ill: [string, EmbeddingBehaviour, string][] = [
    ['is broken', (_, response) => void response.writeHead(500).end('<html>'), 'model-'],
    ['hangs up', (_, response) => void response.destroy(), 'model-'],
    ['knows no such model', (_, response) => void response.writeHead(400).end('{}'), 'model-'],
    ['replies with no JSON', (_, response) => void response.writeHead(200).end('chào'), 'model-'],
    ['gives zeros alone', embeds(() => new Array(64).fill(0)), 'RangeError'],
  ]
  test.each(ill)(
    'a server that %s: words group alone, the night says so, and later it goes on',
    async (_, behaviour, reason) => {
      const { all, join, topics, asks, nights, told, app } = await office({ behaviour })
      for (const who of [20, 21]) await asks(lost[0]!, who)
      await all()
      await join()
      expect(await topics()).toMatchObject([{ people: 5, isJoined: false }])
      const [row] = await nights()
      expect(row).toMatchObject({ state: 'failed', joined: 0 })
      expect(row?.reason).toContain(reason)
      expect(await told()).toMatchObject({ state: 'failed' })
      expect(app.logged.filter(({ event }) => event === 'unmet.join-failed')).toHaveLength(1)
      expect(JSON.stringify(app.logged)).not.toContain('hộ khẩu')
      const before = server.asked.length
      await join()
      expect(server.asked).toHaveLength(before)
      server.behaviour = embeds(knows)
      app.clock.at += 11 * minuteMs
      await join()
      expect(await nights()).toMatchObject([{ state: 'done', joined: 1, reason: '' }])
      expect(await topics()).toMatchObject([{ people: 7, isJoined: true }])
    },
  )

  test('one that is away all night is asked so often and no more', async () => {
    const { all, join, nights, app } = await office({ behaviour: (_, response) => void response.destroy() })
    await all()
    for (let i = 0; i < 100; i++) {
      await join()
      app.clock.at += 11 * minuteMs
    }
    const rows = await nights()
    expect(rows.every(({ calls }) => calls <= mostCalls)).toBe(true)
    expect(rows[0]?.calls).toBeGreaterThan(20)
  })

  test('while a slow one says nothing the minute’s work goes on, and a second process asks nothing beside it', async () => {
    const held: (() => void)[] = []
    const { all, join, topics, nights, app } = await office({
      behaviour: async (request, response) => {
        await new Promise<void>((go) => void held.push(go))
        await embeds(knows)(request, response)
      },
    })
    await all()
    const joining = join()
    await expect.poll(() => server.asked.length).toBe(1)
    await tick(app.deps)
    await join()
    expect(server.asked).toHaveLength(1)
    server.behaviour = embeds(knows)
    held.shift()?.()
    await joining
    expect(await nights()).toMatchObject([{ state: 'done' }])
    expect(await topics()).toMatchObject([{ people: 5 }])
  })

  test('one so slow that the time is over joins what it has read, and reads on the next night', async () => {
    const { all, join, nights, told, asks, topics, app } = await office()
    for (let who = 0; who < 34; who++) await asks(`việc lạ thứ ${who} của khu xóm ${who * 31}`, 100 + who)
    await all()
    server.behaviour = (request, response) => {
      app.clock.at += 3 * minuteMs
      return embeds(knows)(request, response)
    }
    await join()
    expect(await nights()).toMatchObject([{ state: 'partly' }])
    expect(await told()).toMatchObject({ state: 'partly' })
    const read = await app.deps.db.$count(unmetQuestions, sql`vector is not null`)
    expect(read).toBeGreaterThan(0)
    expect(read).toBeLessThan(41)
    server.behaviour = embeds(knows)
    app.clock.at += dayMs
    await join()
    expect((await nights()).at(-1)).toMatchObject({ state: 'done' })
    expect(await app.deps.db.$count(unmetQuestions, sql`vector is null`)).toBe(0)
    expect(await topics()).toMatchObject([{ people: 5, isJoined: true }])
  })

  test('one that goes over to other numbers begins anew, between two nights or amid one', async () => {
    const { all, join, nights, asks, topics, app } = await office()
    await all()
    await join()
    const longer = meaningVectors([[...lost, ...missing, masked], split], { length: 512 })
    server.behaviour = embeds(longer)
    for (const who of [20, 21]) await asks(lost[0]!, who)
    await tick(app.deps)
    app.clock.at += dayMs
    await join()
    const lengths = () =>
      app.deps.db.all(sql`select distinct length(vector) as bytes from unmet_questions where vector is not null`)
    expect(await lengths()).toEqual([{ bytes: 516 }])
    let calls = 0
    server.behaviour = (request, response) => embeds(calls++ < 3 ? longer : knows)(request, response)
    for (const who of [22, 23]) await asks('hộ khẩu mất rồi ai cấp lại cho', who)
    await tick(app.deps)
    app.clock.at += dayMs
    await join()
    expect((await nights()).at(-1)).toMatchObject({ state: 'failed', reason: 'model-dimensions' })
    app.clock.at += 11 * minuteMs
    server.behaviour = embeds(knows)
    await join()
    expect((await nights()).at(-1)).toMatchObject({ state: 'done' })
    expect(await lengths()).toEqual([{ bytes: 260 }])
    expect(await topics()).toMatchObject([{ people: 7 }])
  })

  test('cut off by the end of the process it goes on where it was', async () => {
    const { all, nights, topics, app } = await office()
    await all()
    const stopping = new AbortController()
    server.behaviour = (request, response) => {
      if (server.asked.length > 3) stopping.abort()
      return embeds(knows)(request, response)
    }
    stopping.abort()
    await joinUnmet(app.deps, { stopping: stopping.signal })
    expect(await nights()).toMatchObject([{ state: 'open' }])
    expect(await topics()).toEqual([])
    app.clock.at += 11 * minuteMs
    await joinUnmet(app.deps)
    expect(await nights()).toMatchObject([{ state: 'done', joined: 1 }])
    expect(await topics()).toMatchObject([{ people: 5 }])
  })

  test('a wording that it will not take stays by itself, and the others are joined', async () => {
    const { all, join, nights, topics } = await office({
      behaviour: (request, response) =>
        request.input.some((text) => text.startsWith('tách sổ hộ khẩu làm') && request.input.length < 32)
          ? void response.writeHead(413).end('{}')
          : embeds(knows)(request, response),
    })
    await all()
    await join()
    expect(await nights()).toMatchObject([{ state: 'done' }])
    expect(await topics()).toMatchObject([{ people: 5, isJoined: true }])
  })

  test('without a name for a model nothing is asked and nothing told', async () => {
    const { all, join, nights, told } = await office({ env: { OPENAI_EMBEDDING_MODEL: '' } })
    await all()
    await join()
    expect(server.asked).toEqual([])
    expect(await nights()).toEqual([])
    expect(await told()).toBeNull()
  })
})
