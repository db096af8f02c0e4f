import { expect, test } from 'vitest'
import { readSoon } from '../../bot/http/routes/imports.ts'
import { countFacts } from '../../core/statistics/facts/count-due.ts'
import { dayMs, dayOf, instantOf, minuteMs } from '../../core/time.ts'
import { questions } from '../../db/schema/answers.ts'
import { apiKeys, type Scope } from '../../db/schema/api-keys.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { feedback } from '../../db/schema/feedback.ts'
import { imports } from '../../db/schema/intake.ts'
import { documents } from '../../db/schema/library.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { takeIn } from '../support/library.ts'

const text = (name: string) => `QUY ƯỚC\nSố: 2/QU\nĐiều 1. Giờ đổ rác ở ${name}\nGiờ đổ rác là từ 18 giờ đến 20 giờ.`

async function office({ startAt }: { startAt?: number } = {}) {
  const app = await testApp({ startAt })
  const ward = await app.unit('Phường Mẫu')
  const other = await app.unit('Phường Khác')
  const admin = await app.person('Quản Trị', ['admin', ward.id])
  const neighbour = await app.person('Láng Giềng', ['admin', other.id])
  const make = async (unitId: string, scopes: Scope[], as = admin.token) => {
    const reply = await app.request('POST', '/api/api-keys', { as, body: { unitId, name: 'Cổng', scopes, days: 30 } })
    expect(reply.status, reply.text).toBe(201)
    return reply.json as { id: string; token: string }
  }
  return { app, ward, other, admin, neighbour, make }
}

const listed = async (app: TestApp, as: string) => (await app.request('GET', '/api/api-keys', { as })).json.keys

test('a key is shown once, rests as a hash, and the list tells how it begins, who made it and what it may', async () => {
  const { app, ward, admin, make } = await office()
  const { id, token } = await make(ward.id, ['library.read'])
  expect(token).toMatch(/^loa_[0-9a-z]{52}$/)
  const [row] = await app.database.db.select().from(apiKeys)
  expect(JSON.stringify(row)).not.toContain(token)
  const [key] = await listed(app, admin.token)
  expect(key).toMatchObject({
    id,
    hint: token.slice(0, 10),
    createdByName: 'Quản Trị',
    state: 'live',
    lastUsedAt: null,
  })
  expect(key).not.toHaveProperty('tokenHash')
  const lines = await app.database.db.select().from(auditLog)
  expect(lines.at(-1)).toMatchObject({ action: 'api-key.make', actorId: admin.id, subjectId: id, unitId: ward.id })
  expect(JSON.stringify(lines)).not.toContain(token)
})

test('a key that is unknown, revoked or expired opens nothing and says which it is', async () => {
  const { app, ward, admin, make } = await office()
  const { id, token } = await make(ward.id, ['digests.read'])
  const read = (as: string) => app.request('GET', '/api/digests', { as })
  expect((await read(token)).status).toBe(200)
  expect(await read(`loa_${'0'.repeat(52)}`)).toMatchObject({
    status: 401,
    json: { error: { reason: 'api-key.unknown' } },
  })
  const { token: late } = await make(ward.id, ['digests.read'])
  await app.request('DELETE', `/api/api-keys/${id}`, { as: admin.token })
  expect(await read(token)).toMatchObject({ status: 401, json: { error: { reason: 'api-key.revoked' } } })
  app.clock.at += 30 * dayMs
  expect(await read(late)).toMatchObject({ status: 401, json: { error: { reason: 'api-key.expired' } } })
  // Nor does it make a visitor of its holder, where visitors are let in.
  expect((await app.request('GET', '/api/units', { as: token })).status).toBe(401)
  expect((await app.database.db.select().from(auditLog)).at(-1)).toMatchObject({
    action: 'api-key.revoke',
    subjectId: id,
  })
})

test('another unit’s key is not there to be seen or revoked, and none is made for a unit that is not one’s own', async () => {
  const { app, ward, other, admin, neighbour, make } = await office()
  const { id } = await make(ward.id, ['digests.read'])
  expect(await listed(app, neighbour.token)).toEqual([])
  expect((await app.request('DELETE', `/api/api-keys/${id}`, { as: neighbour.token })).status).toBe(404)
  const body = { unitId: other.id, name: 'Cổng', scopes: ['digests.read'], days: 30 }
  expect((await app.request('POST', '/api/api-keys', { as: admin.token, body })).status).toBe(404)
  for (const [change, reason] of [
    [{ name: ' ' }, 'api-key.name'],
    [{ scopes: [] }, 'api-key.scopes'],
  ] as const) {
    const reply = await app.request('POST', '/api/api-keys', {
      as: admin.token,
      body: { ...body, unitId: ward.id, ...change },
    })
    expect(reply).toMatchObject({ status: 400, json: { error: { reason } } })
  }
})

test('a key reads its own unit and those below it; another’s row is not found', async () => {
  const { app, ward, other, admin, neighbour, make } = await office()
  const below = await app.unit('Tổ 1', { parentId: ward.id })
  const digestOf = async (unitId: string, as: string) => {
    const item = await app.request('POST', '/api/items', {
      as,
      body: { unitId, title: 'Tin', summary: 'Nội dung.', sourceName: 'Phường', author: '', link: '', publishedAt: 1 },
    })
    const second = await app.person('Duyệt', ['approver', unitId])
    await app.request('POST', `/api/items/${item.json.id}/approve`, { as: second.token })
    const made = (await app.request('POST', '/api/digests', { as, body: { unitId, day: '2026-11-24' } })).json
    const third = await app.person('Duyệt bản tin', ['approver', unitId])
    const { contentHash } = (await app.request('GET', `/api/digests/${made.id}`, { as })).json
    const done = await app.request('POST', `/api/digests/${made.id}/approve`, {
      as: third.token,
      body: { contentHash },
    })
    expect(done.status, done.text).toBe(200)
    return made.id as string
  }
  const [own, under, foreign] = [
    await digestOf(ward.id, admin.token),
    await digestOf(below.id, admin.token),
    await digestOf(other.id, neighbour.token),
  ]
  const { token } = await make(ward.id, ['digests.read'])
  const { digests } = (await app.request('GET', '/api/digests', { as: token })).json
  expect(digests.map(({ id }: { id: string }) => id).sort()).toEqual([own, under].sort())
  expect(JSON.stringify(digests)).not.toContain('Duyệt')
  expect((await app.request('GET', `/api/digests/${own}`, { as: token })).status).toBe(200)
  expect((await app.request('GET', `/api/digests/${foreign}`, { as: token })).status).toBe(404)
  const narrow = await make(below.id, ['digests.read'])
  expect((await app.request('GET', `/api/digests/${own}`, { as: narrow.token })).status).toBe(404)
})

test('a key that is let read drafts by nobody finds none', async () => {
  const { app, ward, admin, make } = await office()
  await app.request('POST', '/api/items', {
    as: admin.token,
    body: {
      unitId: ward.id,
      title: 'Tin',
      summary: 'Nội dung.',
      sourceName: 'Phường',
      author: '',
      link: '',
      publishedAt: 1,
    },
  })
  const approver = await app.person('Duyệt', ['approver', ward.id])
  const [item] = (await app.request('GET', '/api/items', { as: admin.token })).json.items
  await app.request('POST', `/api/items/${item.id}/approve`, { as: approver.token })
  const made = await app.request('POST', '/api/digests', {
    as: admin.token,
    body: { unitId: ward.id, day: '2026-11-24' },
  })
  const { token } = await make(ward.id, ['digests.read'])
  expect((await app.request('GET', '/api/digests', { as: token })).json.digests).toEqual([])
  expect((await app.request('GET', `/api/digests/${made.json.id}`, { as: token })).status).toBe(404)
})

test('a session’s cookie beside a key is refused', async () => {
  const { app, ward, admin, make } = await office()
  const { token } = await make(ward.id, ['digests.read'])
  const headers = { cookie: `loa_session=${admin.token}` }
  expect(await app.request('GET', '/api/digests', { as: token, headers })).toMatchObject({
    status: 400,
    json: { error: { reason: 'api-key.cookie' } },
  })
})

test('a key is held to its own limit a minute, which says when to come back', async () => {
  const { app, ward, make } = await office()
  const [one, two] = [await make(ward.id, ['digests.read']), await make(ward.id, ['digests.read'])]
  const read = (as: string) => app.request('GET', '/api/digests', { as })
  for (let i = 0; i < 120; i++) expect((await read(one.token)).status).toBe(200)
  const refused = await read(one.token)
  expect(refused.status).toBe(429)
  expect(refused.headers.get('ratelimit-policy')).toBe('"key";q=120;w=60')
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await read(two.token)).status).toBe(200)
})

test('when a key was last used is written at most each minute, of all keys in one write', async () => {
  const { app, ward, make } = await office()
  const keys = [await make(ward.id, ['digests.read']), await make(ward.id, ['digests.read'])]
  const uses = async () => (await app.database.db.select({ at: apiKeys.lastUsedAt }).from(apiKeys)).map(({ at }) => at)
  for (const { token } of keys) await app.request('GET', '/api/digests', { as: token })
  await app.settled()
  const first = app.clock.at
  expect(await uses()).toEqual([first, first])
  app.clock.at += minuteMs / 2
  for (const { token } of keys) await app.request('GET', '/api/digests', { as: token })
  await app.settled()
  expect(await uses()).toEqual([first, first])
  app.clock.at += minuteMs
  await app.request('GET', '/api/digests', { as: keys[0]?.token })
  await app.settled()
  expect((await uses()).sort()).toEqual([first, app.clock.at].sort())
})

test('a key reads what is public of the library, and what members may read where its scopes say so', async () => {
  const { app, ward, other, admin, neighbour, make } = await office()
  await takeIn(admin.ctx, { fileName: 'a.txt', text: text('chợ'), access: 'public' })
  await takeIn(admin.ctx, { fileName: 'b.txt', text: text('tổ').replace('2/QU', '3/QU'), access: 'member' })
  await takeIn(admin.ctx, { fileName: 'c.txt', text: text('cơ quan').replace('2/QU', '4/QU'), access: 'communicator' })
  const sister = neighbour.ctx
  await takeIn(sister, { fileName: 'd.txt', text: text('bên kia').replace('2/QU', '5/QU'), access: 'member' })
  const levels = async (scopes: Scope[]) => {
    const { token } = await make(ward.id, scopes)
    const { documents } = (await app.request('GET', '/api/library/documents', { as: token })).json
    return documents.map(({ number, access }: { number: string; access: string }) => `${number} ${access}`).sort()
  }
  expect(await levels(['library.read'])).toEqual(['2/QU public'])
  expect(await levels(['library.read', 'library.members'])).toEqual(['2/QU public', '3/QU member'])
  const [hidden] = (await app.database.db.select().from(documents)).filter(({ number }) => number === '5/QU')
  const { token } = await make(ward.id, ['library.read', 'library.members'])
  expect(other.id).not.toBe(ward.id)
  expect((await app.request('GET', `/api/library/documents/${hidden?.id}`, { as: token })).status).toBe(404)
})

test('a program hands a file in with its key’s rights, under its name; a key that has ended takes nothing in', async () => {
  const { app, ward, admin, make } = await office()
  const { id, token } = await make(ward.id, ['library.write'])
  const send = (name: string, number: string) =>
    app.raw(`/api/library/imports?name=${name}&access=public`, text('chợ').replace('2/QU', number), {
      authorization: `Bearer ${token}`,
    })
  const first = await send('a.txt', '7/QU')
  expect(first.status, first.text).toBe(202)
  await app.settled()
  expect(await app.database.db.select().from(imports)).toMatchObject([{ state: 'done', keyId: id, uploadedBy: null }])
  expect((await app.database.db.select().from(documents))[0]).toMatchObject({ number: '7/QU', unitId: ward.id })
  const lines = await app.request('GET', '/api/audit', { as: admin.token })
  expect(lines.json.lines).toContainEqual(expect.objectContaining({ action: 'import.upload', actorName: 'Cổng' }))
  const seen = await app.request('GET', '/api/library/imports', { as: admin.token })
  expect(seen.json.imports[0].personName).toBe('Cổng')

  // It ends between the file's coming and its reading.
  await app.deps.write((tx) => tx.update(imports).set({ state: 'queued' }))
  await app.request('DELETE', `/api/api-keys/${id}`, { as: admin.token })
  readSoon((_, work) => void work(), app.deps)
  await app.settled()
  await expect
    .poll(async () => (await app.database.db.select().from(imports))[0])
    .toMatchObject({
      state: 'refused',
      reason: 'import.right',
    })
})

test('feedback reaches a program without who told it, who works on it, and the code that follows it', async () => {
  const { app, ward, admin, make } = await office()
  const sender = await app.person('Trần Thị Bích', ['member', ward.id])
  const told = { unitId: ward.id, text: 'Tôi là Trần Thị Bích, số 0912345678. Đèn đường ở ngõ 12 hỏng.' }
  const { json } = await app.request('POST', '/api/feedback', { as: sender.token, body: told })
  const [row] = await app.database.db.select().from(feedback)
  await app.request('POST', `/api/feedback/${row?.id}/assign`, { as: admin.token, body: { personId: admin.id } })
  const { token } = await make(ward.id, ['feedback.read'])
  const reply = await app.request('GET', '/api/feedback', { as: token })
  expect(reply.json.feedback).toHaveLength(1)
  expect(reply.json.feedback[0].text).toContain('Đèn đường')
  for (const word of ['Bích', '0912345678', json.trackCode, 'Quản Trị', admin.id, sender.id])
    expect(reply.text).not.toContain(word)
})

test('a program asks for the unit of its key, and is told figures without anybody’s name', async () => {
  const { app, ward, admin, make } = await office()
  await takeIn(admin.ctx, { fileName: 'a.txt', text: text('chợ'), access: 'public' })
  const { token } = await make(ward.id, ['answers.ask', 'statistics.read'])
  const asked = await app.request('POST', '/api/questions', { as: token, body: { text: 'Giờ đổ rác là mấy giờ?' } })
  expect(asked).toMatchObject({ status: 201, json: { outcome: 'found' } })
  const overview = await app.request('GET', '/api/overview', { as: token })
  expect(overview.json).toMatchObject({ troubles: [], setup: null, feedbackWaiting: 0, dataRequestsWaiting: null })
})

test('a program reads the figures of one month that is over, without what people asked or a day of them', async () => {
  const { app, ward, make } = await office({ startAt: instantOf('2026-09-01', '00:30') })
  await app.deps.write(async (tx) => {
    for (let at = 0; at < 12; at++) {
      const askedAt = instantOf(at < 3 ? '2026-09-30' : '2026-09-10', '09:00')
      await tx.insert(questions).values({
        ...{
          id: `qu_${at}`,
          unitId: ward.id,
          channel: 'oa_chat',
          text: 'Tôi là Bích, hỏi riêng',
          outcome: 'not_found',
        },
        ...{ askedAt, updatedAt: askedAt },
      })
    }
  })
  app.clock.at = instantOf('2026-10-06', '00:10')
  await countFacts(app.system)
  const keeper = await app.person('Người Giữ', ['admin', ward.id])
  const { token } = await make(ward.id, ['statistics.read'], keeper.token)
  const read = (query: string) => app.request('GET', `/api/statistics${query}`, { as: token })
  const whole = await read('?from=2026-09-01&to=2026-09-30')
  expect(whole).toMatchObject({ status: 200, json: { unanswered: null } })
  expect(whole.text).not.toContain('Bích')
  const asked = whole.json.blocks.find(({ name }: { name: string }) => name === 'questions')
  expect(asked).toMatchObject({ total: 12, steps: [{ key: '2026-09' }] })
  expect((await read('')).json).toMatchObject({ from: '2026-09-01', to: '2026-09-30' })
  expect((await read('/units')).json).toMatchObject({ from: '2026-09-01', to: '2026-09-30' })
  // One day less, one more, a month that runs, two months at once, a year: each less another would tell of a few.
  for (const [from, to] of [
    ['2026-09-01', '2026-09-29'],
    ['2026-09-02', '2026-09-30'],
    ['2026-09-30', '2026-09-30'],
    ['2026-09-01', '2026-10-05'],
    ['2026-10-01', '2026-10-31'],
    ['2026-10-01', '2026-10-05'],
    ['2026-08-01', '2026-09-30'],
    ['2026-01-01', '2026-12-31'],
  ])
    for (const path of ['', '/units'])
      expect(await read(`${path}?from=${from}&to=${to}`), `${path} ${from} ${to}`).toMatchObject({
        ...{ status: 400, json: { error: { reason: 'figures.month' } } },
      })
  expect(await read('/report?month=2026-10')).toMatchObject({
    status: 400,
    json: { error: { reason: 'figures.whole' } },
  })
})

test('a key of a unit that was merged reads nothing of who took over, and hands nothing in', async () => {
  const app = await testApp()
  const city = await app.unit('Thành phố Mẫu', { kind: 'city' })
  const ward = await app.unit('Phường An', { kind: 'ward', parentId: city.id })
  const [one, two] = [await app.unit('Tổ 1', { parentId: ward.id }), await app.unit('Tổ 2', { parentId: ward.id })]
  const admin = await app.person('Quản Trị', ['admin', city.id])
  const made = await app.request('POST', '/api/api-keys', {
    as: admin.token,
    body: {
      unitId: one.id,
      name: 'Cổng tổ 1',
      days: 30,
      scopes: ['feedback.read', 'library.write', 'library.members', 'library.read'],
    },
  })
  const { token } = made.json
  const tell = (unitId: string) =>
    app.request('POST', '/api/feedback', { body: { unitId, text: 'Đèn đường ở ngõ 12 hỏng.' } })
  await tell(one.id)
  const editor = await app.person('Biên Tập', ['editor', two.id])
  await takeIn(editor.ctx, { fileName: 'a.txt', text: text('chợ'), access: 'member' })
  const read = async () => (await app.request('GET', '/api/feedback', { as: token })).json.feedback.length
  expect(await read()).toBe(1)
  const asked = { act: 'merge', unitIds: [one.id], targetId: two.id, day: dayOf(app.clock.at) }
  const { hash } = (await app.request('POST', '/api/units/changes/preview', { as: admin.token, body: asked })).json
  const change = await app.request('POST', '/api/units/changes', { as: admin.token, body: { ...asked, hash } })
  expect(change.status, change.text).toBe(201)
  await tell(two.id)
  expect(
    (await app.request('GET', '/api/feedback', { as: token })).json.feedback.map(
      (one: { unitId: string }) => one.unitId,
    ),
  ).not.toContain(two.id)
  expect((await app.request('GET', '/api/library/documents', { as: token })).json.documents).toEqual([])
  const sent = await app.raw('/api/library/imports?name=a.txt', text('tổ'), { authorization: `Bearer ${token}` })
  expect(sent).toMatchObject({ status: 400, json: { error: { reason: 'no-unit' } } })
  const again = await app.request('POST', '/api/api-keys', {
    as: admin.token,
    body: { unitId: one.id, name: 'Cổng', days: 30, scopes: ['feedback.read'] },
  })
  expect(again.status).toBe(409)
})

test('a key is known by however its scheme is written, and by no other', async () => {
  const { app, ward, make } = await office()
  const { token } = await make(ward.id, ['digests.read'])
  const read = (authorization: string) => app.request('GET', '/api/digests', { headers: { authorization } })
  for (const scheme of ['Bearer', 'bearer', 'BEARER', 'Bearer  '])
    expect((await read(`${scheme} ${token}`)).status, scheme).toBe(200)
  for (const said of [token, `Basic ${token}`, `Bearer ${token} ${token}`, `Bearer ${token}x`, `Bearer${token}`])
    expect((await read(said)).status, said).toBe(401)
})
