import { expect, test } from 'vitest'
import { instantOf } from '../../core/time.ts'
import { feedback } from '../../db/schema/feedback.ts'
import { testApp } from '../support/app.ts'

const now = instantOf('2026-11-23', '09:00')

async function office() {
  const app = await testApp({ startAt: now })
  const ward = await app.unit('Phường Mẫu')
  const came = (count: number, day: string, kind: string, more: Partial<typeof feedback.$inferInsert> = {}) =>
    app.database.write(async (tx) => {
      for (let at = 0; at < count; at += 1) {
        const id = `fb_${day}_${kind}_${at}_${Object.keys(more).length}`
        const createdAt = instantOf(day, '10:00')
        await tx.insert(feedback).values({
          ...{ id, trackCode: id, unitId: ward.id, channel: 'web', text: 'x', category: kind, status: 'closed' },
          ...{ acceptBy: createdAt, dueAt: createdAt, createdAt, updatedAt: createdAt },
          ...more,
        })
      }
    })
  return { app, came }
}

test('figures by month and kind are for anybody, small ones hidden, complaints left out, the month that runs too', async () => {
  const { app, came } = await office()
  await came(20, '2026-10-05', 'moi-truong', { answeredLate: false, rating: 5 })
  await came(6, '2026-10-05', 'moi-truong', { answeredLate: true })
  await came(3, '2026-10-06', 'y-te', { answeredLate: false })
  await came(9, '2026-09-30', 'giao-thong')
  await came(40, '2026-11-02', 'giao-thong')
  await came(30, '2026-10-07', 'khieu-nai')
  const { json, headers } = await app.request('GET', '/feedback-figures/figures.json')
  expect(headers.get('cache-control')).toContain('public')
  const october = json.months.indexOf('2026-10')
  expect(json.months.at(-1)).toBe('2026-10')
  const at = (kind: string) => json.kinds.indexOf(kind)
  expect(json.kinds).not.toContain('khieu-nai')
  expect(json.shown.received.cells[october][at('y-te')]).toBeNull()
  expect(json.shown.received.cells[october - 1][at('giao-thong')]).toBe(9)
  expect(json.shown.satisfied.cells[october][at('moi-truong')]).toBe(20)
  const page = await app.request('GET', '/feedback-figures')
  expect(page.text).toContain('Trả lời đúng hạn')
  expect(page.text).toContain('–')
  expect(page.text).not.toContain('<script')
})

test('no feedback at all says so; a future year, or none, is refused', async () => {
  const { app } = await office()
  expect((await app.request('GET', '/feedback-figures')).text).toContain('Chưa có phản ánh nào')
  for (const year of ['2027', '1999', 'abcd', '20261'])
    expect((await app.request('GET', `/feedback-figures/figures.json?year=${year}`)).json.error.reason).toBe(
      'figures.year',
    )
})
