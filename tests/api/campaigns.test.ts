import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { tick } from '../../bot/tick.ts'
import { scheduleDigest } from '../../core/broadcasts/schedule.ts'
import { campaignFigures } from '../../core/campaigns/figures.ts'
import { suggestedTags } from '../../core/campaigns/suggested-tags.ts'
import { retireDocument } from '../../core/library/shelf/retire.ts'
import { dayMs, instantOf } from '../../core/time.ts'
import { changeUnits, previewChange } from '../../core/units/changes.ts'
import { campaignTasks } from '../../db/schema/campaigns.ts'
import { gatherings } from '../../db/schema/gatherings.ts'
import { documents } from '../../db/schema/library.ts'
import { people } from '../../db/schema/people.ts'
import { attempts } from '../../db/schema/quizzes.ts'
import { testApp } from '../support/app.ts'
import { takeIn } from '../support/library.ts'
import { newsroom } from '../support/newsroom.ts'
import { openRound, take } from '../support/quiz.ts'

const said = {
  title: 'Sắp xếp tổ dân phố',
  lead: 'Từ tháng 12, phường sắp xếp tổ dân phố. Bà con xem văn bản, dự thi và hỏi ở đây.',
  ...{ startsOn: '2026-11-30', endsOn: '2026-12-31' },
}

async function office() {
  const app = await testApp({ startAt: instantOf('2026-11-30', '09:00') })
  const city = await app.unit('Thành phố', { kind: 'city' })
  const room = await newsroom(app, { parentId: city.id })
  const other = await app.unit('Phường Hoà Bình', { kind: 'ward', parentId: city.id })
  const elsewhere = await app.person('Biên tập phường bên', ['editor', other.id])
  const call = (method: string, path = '', body?: object, who: { token: string } = room.editor) =>
    app.request(method, `/api/campaigns${path}`, { as: who.token, body })
  const make = async () => (await call('POST', '', { ...said, unitId: room.ward.id })).json.id as string
  const shown = async (id: string) => (await call('GET', `/${id}`)).json
  const open = async (id: string) => {
    const reply = await call('POST', `/${id}/approve`, { contentHash: (await shown(id)).contentHash }, room.approver)
    expect(reply.status, reply.text).toBe(200)
  }
  const link = (id: string, kind: string, refId: string) => call('POST', `/${id}/parts`, { kind, refId })
  const page = async (id: string) => app.request('GET', `/api/campaigns/public/${(await shown(id)).code}`)
  return { app, city, room, other, elsewhere, call, make, shown, open, link, page }
}

test('a campaign is opened to people by a second person, and an edit takes it back to its author', async () => {
  const { room, call, make, shown, open, page, elsewhere } = await office()
  const id = await make()
  expect((await page(id)).status).toBe(404)
  const seen = (await shown(id)).contentHash
  expect((await call('PUT', `/${id}`, { ...said, title: 'Sắp xếp tổ', contentHash: seen })).status).toBe(200)
  const stale = await call('POST', `/${id}/approve`, { contentHash: seen }, room.approver)
  expect(stale.json.error.reason).toBe('campaign.stale')
  await open(id)
  expect((await page(id)).json).toMatchObject({
    title: 'Sắp xếp tổ',
    unitName: 'Phường An Bình',
    parts: [],
    over: false,
  })
  await call('PUT', `/${id}`, { ...said, contentHash: (await shown(id)).contentHash })
  expect((await page(id)).status).toBe(404)
  expect((await call('GET', `/${id}`, undefined, elsewhere)).status).toBe(404)
  expect((await call('POST', '', { ...said, unitId: room.ward.id, endsOn: '2026-11-01' })).json.error.reason).toBe(
    'campaign.days',
  )
  await call('POST', `/${id}/withdraw`)
  const over = await call('PUT', `/${id}`, { ...said, contentHash: (await shown(id)).contentHash })
  expect(over.json.error.reason).toBe('campaign.state')
})

test('its page shows what everybody may read of it, and a document that was taken away no more, which the office is told', async () => {
  const { app, room, make, shown, open, link, page, call } = await office()
  const id = await make()
  await open(id)
  const text = 'QUY ƯỚC\nSố: 2/QU\nĐiều 1. Tổ dân phố\nTổ dân phố họp mỗi quý một lần tại nhà văn hoá.'
  const taker = await app.person('Người nhập', ['admin', room.ward.id])
  await takeIn(taker.ctx, { fileName: 'quy-uoc.txt', text, access: 'public' })
  await takeIn(taker.ctx, { fileName: 'noi-bo.txt', text: text.replace('2/QU', '3/QU'), access: 'communicator' })
  const kept = await app.deps.db.select().from(documents)
  const [open1, inner] = [
    kept.find(({ access }) => access === 'public')!,
    kept.find(({ access }) => access !== 'public')!,
  ]
  const notice = await room.approvedNotice('Lịch họp tổ dân phố')
  expect((await link(id, 'document', open1.id)).status).toBe(201)
  expect((await link(id, 'document', open1.id)).json.error.reason).toBe('campaign.linked')
  expect((await link(id, 'document', inner.id)).status).toBe(201)
  expect((await link(id, 'item', notice.id)).status).toBe(201)
  expect((await link(id, 'item', 'it_none')).json.error.reason).toBe('campaign.part')
  expect((await page(id)).json.parts).toMatchObject([{ kind: 'document', path: `/documents/${open1.id}` }])
  // What is approved and has not gone out is nobody's to read yet.
  const digest = await room.approvedDigest()
  await scheduleDigest(room.communicator.ctx, digest.id, { contentHash: digest.contentHash, sendAt: app.clock.at })
  for (let minute = 0; minute < 3; minute++) await tick(app.deps)
  expect((await page(id)).json.parts.map(({ kind }: { kind: string }) => kind)).toEqual(['document', 'item'])
  const html = await app.request('GET', `/campaigns/${(await shown(id)).code}`)
  expect(html.text).toContain('Lịch họp tổ dân phố')
  expect(html.text).not.toContain(inner.id)
  await retireDocument(taker.ctx, open1.id)
  expect((await page(id)).json.parts.map(({ kind }: { kind: string }) => kind)).toEqual(['item'])
  expect((await shown(id)).parts.find(({ refId }: { refId: string }) => refId === open1.id)).toMatchObject({
    gone: true,
  })
  const figures = (await call('GET', `/${id}/figures`)).json
  expect(figures.groups).toBe(2)
  expect((await call('DELETE', `/${id}/parts`, { kind: 'document', refId: open1.id })).status).toBe(200)
})

test('a gathering stands on its page once it is announced to everybody, and is told as gone where it is cancelled', async () => {
  const { app, room, make, shown, open, link, page, call } = await office()
  const id = await make()
  await open(id)
  const startsAt = app.clock.at + 2 * dayMs
  const draft = async (attends: 'all' | 'invited') =>
    (
      await app.request('POST', '/api/gatherings', {
        as: room.editor.token,
        body: {
          ...{ unitId: room.ward.id, kind: 'conference', title: `Hội nghị ${attends}`, lead: 'Mời bà con.', startsAt },
          ...{ endsAt: startsAt + dayMs / 8, place: 'Hội trường', link: '', contact: 'Bà Lan', attends },
          ...{ votes: 'nobody', quorumPercent: null, votersExpected: null, asksRoomNumber: false },
          ...{ anonymousComments: false, invited: { groupIds: [room.chats[0]?.id], unitIds: [], personIds: [] } },
          agenda: [{ startsAt, minutes: 15, title: 'Báo cáo', speaker: '', note: '' }],
        },
      })
    ).json as { id: string; contentHash: string }
  const [everybody, few] = [await draft('all'), await draft('invited')]
  const found = (await call('GET', `/${id}/candidates?kind=gathering&find=nghị`)).json.candidates
  expect(found.map(({ title }: { title: string }) => title).sort()).toEqual(['Hội nghị all', 'Hội nghị invited'])
  for (const one of [everybody, few]) expect((await link(id, 'gathering', one.id)).status).toBe(201)
  expect((await page(id)).json.parts).toEqual([])
  for (const one of [everybody, few])
    await app.request('POST', `/api/gatherings/${one.id}/announce`, {
      as: room.approver.token,
      body: { contentHash: one.contentHash },
    })
  expect((await page(id)).json.parts).toMatchObject([{ title: 'Hội nghị all', path: `/gatherings/${everybody.id}` }])
  await app.system.write((tx) =>
    tx.update(gatherings).set({ state: 'cancelled' }).where(eq(gatherings.id, everybody.id)),
  )
  expect((await page(id)).json.parts).toEqual([])
  expect((await shown(id)).parts).toMatchObject([{ gone: true }, { gone: false, open: false }])
})

test('a plan says who does what by when; what is late is seen, each is reminded once, and the next begins from it', async () => {
  const { app, room, call, make, shown, other } = await office()
  const id = await make()
  const [first] = room.chats
  const { id: personId } = room.communicator
  await app.system.write((tx) =>
    tx.update(people).set({ oaUserId: '301', follows: true }).where(eq(people.id, personId)),
  )
  const add = (more: object) =>
    call('POST', `/${id}/tasks`, {
      title: 'Đọc loa',
      unitId: room.ward.id,
      personId: null,
      dueOn: '2026-12-03',
      ...more,
    })
  const task = (await add({ personId, dueOn: '2026-12-01' })).json.id
  expect((await add({ unitId: first!.unitId })).status).toBe(201)
  expect((await add({ title: ' ' })).json.error.reason).toBe('campaign.task')
  expect((await add({ personId: 'pe_none' })).json.error.reason).toBe('campaign.person')
  expect((await add({ unitId: other.id })).status).toBe(404)
  await tick(app.deps)
  await tick(app.deps)
  expect(app.sent.filter(({ content }) => content.text.includes('đến hạn ngày 01/12/2026'))).toHaveLength(1)
  const mine = await call('GET', '/tasks/mine', undefined, room.communicator)
  expect(mine.json.tasks).toMatchObject([{ title: 'Đọc loa', late: false }])
  app.clock.at = instantOf('2026-12-04', '09:00')
  expect((await shown(id)).tasks.map(({ late }: { late: boolean }) => late)).toEqual([true, true])
  const stranger = await app.person('Người lạ')
  expect((await call('POST', `/tasks/${task}/done`, { done: true }, stranger)).status).toBe(404)
  expect((await call('POST', `/tasks/${task}/done`, { done: true }, room.communicator)).status).toBe(200)
  const figures = (await call('GET', `/${id}/figures`)).json
  expect(figures.units.reduce((all: number, one: { late: number }) => all + one.late, 0)).toBe(1)
  await call('POST', `/${id}/tags`, { tag: 'tổ dân phố', keep: true })
  const next = (await call('POST', `/${id}/copy`, { title: 'Đợt hai', startsOn: '2027-02-28' })).json.id
  const copied = await shown(next)
  expect(copied).toMatchObject({ title: 'Đợt hai', status: 'draft', endsOn: '2027-03-31', parts: [] })
  expect(copied.tasks.map(({ dueOn, doneAt }: { dueOn: string; doneAt: null }) => [dueOn, doneAt])).toEqual([
    ['2027-03-01', null],
    ['2027-03-03', null],
  ])
  expect(copied.tags.confirmed).toEqual(['tổ dân phố'])
})

test('papers of a contest are counted by unit once it is over, and a few people’s are hidden', async () => {
  const { app, room, call, make, link } = await office()
  const id = await make()
  const round = await openRound(app, room.ward.id)
  const someone = await app.person('Người thi', ['member', room.chats[0]!.unitId])
  await take(app, round.id, someone.token)
  expect((await link(id, 'quiz', round.quizId)).status).toBe(201)
  expect((await call('GET', `/${id}/figures`)).json.papers).toBe(0)
  // Handed in for a residential group.
  const handedIn = { unitId: room.chats[0]!.unitId, submittedAt: app.clock.at }
  await app.system.write((tx) => tx.update(attempts).set(handedIn))
  app.clock.at += 400 * dayMs
  expect((await campaignFigures(room.editor.ctx, id)).papers).toBeNull()
})

test('of more places than are listed the others stand in one row, and nothing of them is lost from the sums', async () => {
  const { app, city, call } = await office()
  const head = await app.person('Ban Tuyên giáo', ['editor', city.id])
  const { id } = (await call('POST', '', { ...said, unitId: city.id }, head)).json
  await app.system.write(async (tx) => {
    await tx.run(sql`
      insert into units (id, parent_id, name, kind, path, created_at)
      select 'un_' || value, ${city.id}, 'Phường ' || value, 'ward', ${city.path} || 'un_' || value || '/', 0
      from generate_series(1001, 1250)`)
    await tx.run(sql`
      insert into campaign_tasks (id, campaign_id, unit_id, title, due_on, created_at)
      select 'ct_' || value, ${id}, 'un_' || value, 'Đọc loa', '2026-12-01', 0 from generate_series(1001, 1250)`)
  })
  const { units } = (await call('GET', `/${id}/figures`, undefined, head)).json
  expect(units.length).toBeLessThan(250)
  expect(units.at(-1)).toMatchObject({ unitId: null, name: null })
  expect(units.reduce((all: number, one: { tasks: number }) => all + one.tasks, 0)).toBe(250)
})

test('what may be put under it is found by words without their marks, small or large', async () => {
  const { app, room, call, make } = await office()
  const id = await make()
  const taker = await app.person('Nạp văn bản', ['admin', room.ward.id])
  const text = 'Số: 2/QU-TDP\nQUY ƯỚC\nCủa tổ dân phố Đông Hoà\nĐiều 1. Bà con giữ vệ sinh chung.'
  await takeIn(taker.ctx, { fileName: 'quy-uoc.txt', text, access: 'public' })
  await room.approvedNotice('Đợt thu gom rác cồng kềnh')
  const found = async (kind: string, find: string) =>
    (await call('GET', `/${id}/candidates?kind=${kind}&find=${encodeURIComponent(find)}`)).json.candidates.map(
      ({ title }: { title: string }) => title,
    )
  for (const typed of ['đợt thu gom', 'DOT THU', 'cồng  kềnh rác'])
    expect(await found('item', typed), typed).toEqual(['Đợt thu gom rác cồng kềnh'])
  expect(await found('item', 'đợt thi')).toEqual([])
  expect(await found('item', '%')).toEqual([])
  const [document] = await found('document', 'QUY uoc')
  expect(document).toMatch(/quy ước/i)
  expect(await found('document', '2/qu-tdp')).toEqual([document])
})

test('tags are suggested from what is said again and again, and one that was turned down is not suggested anew', async () => {
  const texts = [
    'Sắp xếp tổ dân phố',
    'Phường sắp xếp tổ dân phố từ tháng 12, bà con không phải làm lại giấy tờ.',
    'Hỏi đáp về tổ dân phố và giấy tờ của bà con',
  ]
  const found = suggestedTags(texts)
  expect(found).toContain('tổ dân phố')
  expect(found.every((tag) => tag.split(' ').length >= 2)).toBe(true)
  const long = 'Nghị quyết về sắp xếp thôn và việc bà con không phải làm lại giấy tờ khi tên thôn thay đổi'
  const named = suggestedTags([long, `${long}.`])
  expect(named).toEqual(expect.arrayContaining(['nghị quyết', 'sắp xếp thôn', 'làm lại giấy tờ']))
  expect(named.join(' ')).not.toMatch(/ (và|về|khi|không) /)
  expect(suggestedTags(['Một câu không lặp lại gì'])).toEqual([])
  // A part of one that was decided on is none.
  expect(suggestedTags(texts, new Set(['to dan pho']))).not.toContain('dân phố')
  const { call, make, shown } = await office()
  const id = await make()
  const { suggested } = (await shown(id)).tags
  expect(suggested.length).toBeGreaterThan(0)
  const [tag] = suggested
  expect((await call('POST', `/${id}/tags`, { tag, keep: false })).status).toBe(200)
  expect((await shown(id)).tags.suggested).not.toContain(tag)
  expect((await call('POST', `/${id}/tags`, { tag: '…', keep: true })).json.error.reason).toBe('campaign.tag')
})

test('a unit merged into another takes its campaigns and what is left of their plans along', async () => {
  const { app, room, other, elsewhere, call, make, open } = await office()
  const id = await make()
  await open(id)
  await call('POST', `/${id}/tasks`, { title: 'Đọc loa', unitId: room.ward.id, personId: null, dueOn: '2026-12-03' })
  const input = { act: 'merge' as const, unitIds: [room.ward.id], targetId: other.id, day: '2026-11-30' }
  const { hash } = await previewChange(app.system, input)
  await changeUnits(app.system, { ...input, hash })
  expect((await call('GET', `/${id}`, undefined, elsewhere)).json).toMatchObject({
    unitName: 'Phường Hoà Bình',
    status: 'open',
  })
  const tasks = await app.deps.db.select().from(campaignTasks)
  expect(tasks.map(({ unitId }) => unitId)).toEqual([other.id])
})
