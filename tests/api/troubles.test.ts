import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { dayMs, hourMs, minuteMs } from '../../core/time.ts'
import { broadcasts, deliveries } from '../../db/schema/broadcasts.ts'
import { digests } from '../../db/schema/digests.ts'
import { sources } from '../../db/schema/news.ts'
import { testApp } from '../support/app.ts'
import { newsroom } from '../support/newsroom.ts'

test('the first page tells what failed in order, the gravest first, and who acts next', async () => {
  const app = await testApp()
  const room = await newsroom(app)
  const body = { unitId: room.ward.id, name: 'Báo', url: 'https://a.vn/rss' }
  await app.request('POST', '/api/sources', { as: room.editor.token, body })
  const troubles = async (as = room.editor.token) => (await app.request('GET', '/api/overview', { as })).json.troubles
  expect(await troubles()).toEqual([])
  const sent = await room.scheduled()
  await app.system.write(async (tx) => {
    await tx.update(broadcasts).set({ status: 'paused', pauseReason: 'failures', updatedAt: app.clock.at })
    await tx.update(sources).set({ failingSince: app.clock.at - hourMs, failures: 3, lastError: 'feed.slow' })
  })
  await room.approvedNotice('Họp tổ dân phố')
  const next = await room.draft('2026-11-24')
  await app.system.write((tx) => tx.update(digests).set({ missed: 'not-approved' }).where(eq(digests.id, next.id)))
  const told = await troubles()
  expect(told.map(({ kind }: { kind: string }) => kind)).toEqual(['paused', 'missed', 'source'])
  expect(told[0]).toMatchObject({ id: sent.id, why: expect.stringContaining('liên tiếp'), unitName: 'Phường An Bình' })
  expect(told[0].next).toEqual({ role: 'communicator', names: ['Tuyên truyền viên'] })
  expect(told[1]).toMatchObject({ of: 'digest', id: next.id, why: 'chưa ai duyệt' })
  expect(told[1].next).toEqual({ role: 'approver', names: ['Người duyệt'] })
  expect(told[2]).toMatchObject({ why: 'Trang nguồn không trả lời trong 10 giây.', next: { role: 'editor' } })
  const elsewhere = await app.person('Người nơi khác', ['editor', (await app.unit('Phường khác')).id])
  expect(await troubles(elsewhere.token)).toEqual([])

  await app.system.write(async (tx) => {
    await tx.update(broadcasts).set({ status: 'finished', pauseReason: null })
    await tx.update(deliveries).set({ state: 'failed' })
  })
  expect((await troubles())[1]).toMatchObject({ kind: 'deliveries', why: '2 nơi không gửi được.' })
})

test('an emergency that waits stands before all; what waits for long, or went back, until somebody has seen to it', async () => {
  const app = await testApp()
  const room = await newsroom(app)
  await app.person('Người duyệt thứ hai', ['approver', room.ward.id])
  const call = (path: string, as: { token: string }, body: object) =>
    app.request('POST', `/api${path}`, { as: as.token, body })
  const compose = async (title: string, urgentReason = '') => {
    const said = { title, text: `${title}, mời bà con.`, link: '', life: null }
    const how = { audience: {}, sendAt: null, urgentReason, imageId: null, fileId: null, recurrence: null }
    return (await call('/announcements', room.editor, { unitId: room.ward.id, ...said, ...how })).json
  }
  const troubles = async () => (await app.request('GET', '/api/overview', { as: room.editor.token })).json.troubles
  const slow = await compose('Họp tổ')
  const back = await compose('Tổng vệ sinh')
  await call(`/approvals/${back.id}/return`, room.approver, { contentHash: back.contentHash, reason: 'Thiếu giờ' })
  app.clock.at += 41 * minuteMs
  const urgent = await compose('Cây đổ', 'Chắn đường')
  await call(`/approvals/${urgent.id}/approve`, room.approver, { contentHash: urgent.contentHash })
  const told = await troubles()
  expect(told).toMatchObject([
    {
      kind: 'urgent',
      id: urgent.id,
      why: '1/2 người đã duyệt, nên chưa gửi.',
      next: { names: ['Người duyệt thứ hai'] },
    },
    { kind: 'waiting', id: slow.id, why: 'Chưa ai duyệt, nên chưa gửi.', next: { role: 'approver' } },
    { kind: 'returned', id: back.id, why: 'Thiếu giờ', next: { role: 'editor' } },
  ])
  app.clock.at += 3 * dayMs
  expect((await troubles()).map(({ id }: { id: string }) => id)).toEqual([urgent.id, slow.id, back.id])
})
