import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serviceConfig } from '../../bot/config.ts'
import { type Service, startService } from '../../bot/node.ts'
import { pull, push } from '../../bot/offices/remote.ts'
import { largestFile } from '../../core/announcements/attachments.ts'
import { dayMs, dayOf, hourMs, instantOf } from '../../core/time.ts'
import { copyDatabase } from '../../db/backup.ts'
import { takeOut } from '../../db/carry.ts'
import { type Simulator, startSimulator } from '../simulator/simulator.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { type TemporaryDatabase, temporaryDatabase } from '../support/database.ts'
import { testEnvironment } from '../support/environment.ts'
import { conventionText } from '../support/library.ts'
import { newsroom } from '../support/newsroom.ts'
import { type Offices, startOffices } from '../support/offices.ts'
import { answersTo, openRound } from '../support/quiz.ts'
import { signed, userText } from '../support/zalo.ts'

// One contract for both ways to run an office: as a process of Node over a file, and as an object in workerd. Both begin with the
// same rows and are asked the same, over HTTP alone.
type Init = { method?: string; body?: string | Uint8Array<ArrayBuffer>; as?: string; headers?: Record<string, string> }
type Reply = { status: number; text(): Promise<string>; json(): Promise<unknown> }
type Running = {
  ask(path: string, init?: Init): Promise<Reply>
  minute(): Promise<unknown>
  /** How many rows each table holds. */
  counts(): Promise<Map<string, number>>
  /** All that it holds, taken while it works, in a file of its own. */
  copied(): Promise<TemporaryDatabase>
}

const host = 'mau.loa.test'
let simulator: Simulator
let base: TestApp
let service: Service
let offices: Offices
let people: {
  ward: string
  editor: string
  admin: string
  responder: string
  resident: string
  leaver: string
  round: string
  chats: string[]
}
const running = {} as Record<'a file on Node' | 'an object in workerd', Running>

beforeAll(async () => {
  const { ZALO_APP_ID: appId, ZALO_APP_SECRET: appSecret, ZALO_OA_ID: oaId, ZALO_OA_SECRET: oaSecret } = testEnvironment
  simulator = await startSimulator({ app: { appId, appSecret, oaId, oaSecret } })
  // Nobody is told anything at night: what both begin with was made in the morning.
  const morning = instantOf(dayOf(Date.now() - dayMs), '08:00')
  base = await testApp({ keep: true, startAt: morning })
  const room = await newsroom(base)
  const { id: member } = simulator.addUser({ name: 'Bà con' })
  const chats = ['Tổ 1', 'Tổ 2'].map((name) => simulator.addGroup({ name, memberIds: [member] }).id)
  const { writer } = base.database
  for (const [at, { id }] of room.chats.entries())
    await writer.execute({ sql: 'update groups set external_id = ? where id = ?', args: [chats[at] ?? '', id] })
  const { id: broadcast } = await room.scheduled()
  await writer.execute({
    sql: "update broadcasts set send_at = ?, send_by = ?, emergency_reason = 'Lũ' where id = ?",
    args: [Date.now() - 1000, Date.now() + dayMs, broadcast],
  })
  for (const [at, { id }] of room.chats.entries())
    await writer.execute({
      sql: 'update deliveries set recipient = ?, due_at = 0 where group_id = ?',
      args: [chats[at] ?? '', id],
    })
  const { id: round } = await openRound(base, room.ward.id, {}, { openFor: 72 * hourMs })
  const [admin, responder, resident, leaver] = [
    await base.person('Quản Trị', ['admin', room.ward.id]),
    await base.person('Người Trả Lời', ['responder', room.ward.id]),
    await base.person('Người Thi', ['member', room.ward.id]),
    await base.person('Người Đi', ['member', room.ward.id]),
  ]
  people = {
    ward: room.ward.id,
    editor: room.editor.token,
    admin: admin.token,
    responder: responder.token,
    resident: resident.token,
    leaver: leaver.token,
    round,
    chats,
  }

  const zalo = { ZALO_OPENAPI_URL: simulator.url, ZALO_OAUTH_URL: simulator.url, ZALO_GRAPH_URL: simulator.url }
  offices = await startOffices(zalo)
  await push(offices.remote(host), base.database)
  await offices.make(host, { ZALO_REFRESH_TOKEN: simulator.issueRefreshToken() })
  service = await startService(
    serviceConfig({
      ...{ ...testEnvironment, ...zalo, PORT: '0', DATABASE_URL: base.database.url },
      ZALO_REFRESH_TOKEN: simulator.issueRefreshToken(),
    }),
    { everyMinute: false, log: () => {} },
  )
  running['a file on Node'] = {
    ask: (path, init) => fetch(`${service.url}${path}`, asked(init)),
    minute: () => service.tick(),
    counts: async () => rowsOf((await takeOut(base.database.client, async () => {})).tables),
    async copied() {
      const copy = `${base.database.path}.copy`
      await copyDatabase(base.database.url, copy)
      return temporaryDatabase(copy)
    },
  }
  running['an object in workerd'] = {
    ask: (path, init) => offices.ask(`http://${host}${path}`, asked(init)),
    minute: () => offices.operate(host, 'minute', { method: 'POST' }),
    async counts() {
      const { tables } = (await (await offices.operate(host, 'rows')).json()) as Awaited<ReturnType<typeof takeOut>>
      return rowsOf(tables)
    },
    async copied() {
      const database = await temporaryDatabase()
      await pull(offices.remote(host), database)
      return database
    },
  }
})

const rowsOf = (tables: { name: string; rows: number }[]) => new Map(tables.map(({ name, rows }) => [name, rows]))

const asked = ({ as, headers, ...init }: Init = {}) => ({
  ...init,
  headers: {
    ...(init.body !== undefined && { 'content-type': 'application/json' }),
    ...(as && { authorization: `Bearer ${as}` }),
    ...headers,
  },
})

afterAll(async () => {
  await service?.stop()
  await offices?.stop()
  await simulator?.stop()
  await base?.finish()
})

describe.each(['a file on Node', 'an object in workerd'] as const)('an office as %s', (way) => {
  const ask = (path: string, init?: Init) => running[way].ask(path, init)
  const got = async <T>(path: string, init?: Init) => {
    const reply = await ask(path, init)
    const text = await reply.text()
    expect(reply.status, `${path} ${text}`).toBeLessThan(300)
    return JSON.parse(text) as T
  }

  test('stores an event once, however often it comes, and answers it once', async () => {
    const resident = simulator.addUser({ name: 'Trần Văn Nghe', follows: true })
    const { body, headers } = signed(userText({ clock: { at: Date.now() } }, 'hướng dẫn', resident.id))
    const posts = await Promise.all(
      [1, 2, 3].map(() => got<object>('/webhook/zalo', { method: 'POST', body, headers })),
    )
    expect(posts.filter((reply) => 'repeated' in reply)).toHaveLength(2)
    await expect.poll(() => simulator.chat(resident.id).length).toBe(1)
    await running[way].minute()
    expect(simulator.chat(resident.id)).toHaveLength(1)
  })

  test('takes a text into the library, and answers from it with its passage', async () => {
    const { admin } = people
    const file = { method: 'POST', body: conventionText, as: admin, headers: { 'content-type': 'text/plain' } }
    await got('/api/library/imports?name=quy-uoc.md', file)
    const state = async () =>
      (await got<{ imports: { state: string }[] }>('/api/library/imports', { as: admin })).imports[0]?.state
    await expect.poll(state).toBe('done')
    const question = JSON.stringify({ text: 'Chó ra đường phải đeo gì?' })
    const answer = await got<{ text: string; citations: unknown[] }>('/api/questions', {
      method: 'POST',
      body: question,
    })
    expect(answer.text).toContain('rọ mõm')
    expect(answer.citations.length).toBeGreaterThan(0)
  })

  test('keeps a file that is larger than one value of an object', async () => {
    const body = new Uint8Array(largestFile).fill(7)
    body.set(new TextEncoder().encode('%PDF-1.7'))
    const headers = { 'content-type': 'application/octet-stream' }
    const path = `/api/announcements/attachments?unitId=${people.ward}&as=file&name=moi.pdf`
    expect(await got(path, { method: 'POST', body, as: people.editor, headers })).toMatchObject({ size: largestFile })
    expect((await running[way].counts()).get('byte_parts')).toBe(3)
  })

  test('sends a broadcast to each group once, whatever the minute does again', async () => {
    await Promise.all([running[way].minute(), running[way].minute()])
    await running[way].minute()
    const { broadcasts } = await got<{ broadcasts: { status: string }[] }>('/api/broadcasts', { as: people.admin })
    expect(broadcasts.map(({ status }) => status)).toEqual(['finished'])
  })

  test('knows a message that it sent, and names what was changed in one', async () => {
    const [chat = ''] = people.chats
    const sent = simulator.groupChat(chat)[0]?.text ?? ''
    const verdict = async (text: string) =>
      (await got<{ verdict: string }>('/api/verify', { method: 'POST', body: JSON.stringify({ text }) })).verdict
    expect(await verdict(sent)).toBe('exact')
    expect(await verdict(`${sent}\nNộp 500.000 đồng vào STK 0123 4567 8999.`)).toBe('altered')
    expect((await got<{ digests: unknown[] }>('/api/digests/public')).digests).toHaveLength(1)
  })

  test('takes feedback, refuses a vague answer, and shows a good one by its code', async () => {
    const told = JSON.stringify({ text: 'Đèn đường ngõ 12 hỏng', unitId: people.ward })
    const { trackCode } = await got<{ trackCode: string }>('/api/feedback', { method: 'POST', body: told })
    const { feedback } = await got<{ feedback: { id: string; trackCode: string }[] }>('/api/feedback', {
      as: people.responder,
    })
    const path = `/api/feedback/${feedback.find((one) => one.trackCode === trackCode)?.id}/answer`
    const answer = (body: object) => ask(path, { method: 'POST', as: people.responder, body: JSON.stringify(body) })
    expect((await answer({ text: 'Đã ghi nhận.' })).status).toBe(400)
    const byDocument = { text: 'Xem thông báo.', document: '12/TB-UBND' }
    expect((await answer(byDocument)).status).toBe(201)
    expect(await got(`/api/feedback/track/${trackCode}`)).toMatchObject({ status: 'answered', answers: [byDocument] })
  })

  test('lets a program of the office ask with a key, and no longer once the key is called back', async () => {
    const made = { unitId: people.ward, name: 'Trợ lý', scopes: ['mcp'], days: 30 }
    const { id, token } = await got<{ id: string; token: string }>('/api/api-keys', {
      ...{ method: 'POST', as: people.admin, body: JSON.stringify(made) },
    })
    const call = { name: 'ask', arguments: { question: 'Chó ra đường phải đeo gì?' } }
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: call })
    const program = () => ask('/api/mcp', { method: 'POST', as: token, body })
    expect(await (await program()).text()).toContain('rọ mõm')
    await got(`/api/api-keys/${id}`, { method: 'DELETE', as: people.admin })
    expect((await program()).status).toBe(401)
  })

  test('marks a paper once, and tells no other person of it', async () => {
    const { resident, round, leaver } = people
    const paper = await got<{ attemptId: string; questions: { options: string[] }[] }>(
      `/api/rounds/${round}/attempts`,
      {
        ...{ method: 'POST', as: resident },
      },
    )
    const body = JSON.stringify({ answers: answersTo(paper.questions, 3), guess: 5 })
    const hand = (as: string) => ask(`/api/attempts/${paper.attemptId}/submit`, { method: 'POST', body, as })
    expect((await hand(leaver)).status).toBe(404)
    const first = (await (await hand(resident)).json()) as { answered: number }
    expect(first).toMatchObject({ answered: 5 })
    expect(await (await hand(resident)).json()).toMatchObject({ repeated: true })
  })

  test('erases whoever asks for it, and knows them no more', async () => {
    const { leaver } = people
    await got('/api/session/person', { method: 'DELETE', as: leaver })
    expect((await ask('/api/people', { as: leaver })).status).toBe(401)
  })

  test('is copied while it works, with every row', async () => {
    const copy = await running[way].copied()
    try {
      const { tables } = await takeOut(copy.client, async () => {})
      expect(rowsOf(tables)).toEqual(await running[way].counts())
      const [{ told } = { told: 0 }] = await copy.db.all<{ told: number }>(
        sql`select count(*) as told from feedback where text = 'Đèn đường ngõ 12 hỏng'`,
      )
      expect(told).toBe(1)
    } finally {
      await copy.remove()
    }
  })
})

test('each group got the broadcast once from each', () => {
  expect(people.chats.map((id) => simulator.groupChat(id).length)).toEqual([2, 2])
})

test('after the same was asked of both, both hold as many rows in every table', async () => {
  const [file, object] = [await running['a file on Node'].counts(), await running['an object in workerd'].counts()]
  expect(file.size).toBeGreaterThan(130)
  // Facts are counted of days that are over by whichever minute comes first.
  for (const counts of [file, object]) counts.delete('facts')
  expect(Object.fromEntries(object)).toEqual(Object.fromEntries(file))
})
