import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { sendFeedback } from '../../core/feedback/send.ts'
import { kindIn } from '../../core/feedback/suggest/kind.ts'
import { instantOf } from '../../core/time.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { feedback } from '../../db/schema/feedback.ts'
import { testApp } from '../support/app.ts'

const monday = instantOf('2026-11-23', '09:00')

async function office() {
  const app = await testApp({ startAt: monday })
  const ward = await app.unit('Phường Mẫu', { kind: 'ward' })
  const lighting = await app.unit('Đội chiếu sáng', { kind: 'agency', parentId: ward.id })
  const third = await app.unit('Tổ dân phố 3', { kind: 'residential_group', parentId: ward.id })
  const responder = await app.person('Trả Lời', ['responder', ward.id])
  const sent = async (text: string, more: { place?: string; unitId?: string } = {}) => {
    const { id } = await sendFeedback(app.system, {
      ...{ text, channel: 'web', recipient: '', personId: null, unitId: ward.id },
      ...more,
    })
    return id ?? ''
  }
  const read = async (id: string, as = responder.token) =>
    (await app.request('GET', `/api/feedback/${id}`, { as })).json
  let last = 0
  const settled = (count: number, unitId: string) =>
    app.database.write(async (tx) => {
      for (const end = last + count; last < end; last += 1)
        await tx.insert(feedback).values({
          ...{ id: `fb_old_${last}`, trackCode: `OLD${last}`, unitId, channel: 'web', text: 'Đèn tắt' },
          ...{
            category: 'dien-nuoc',
            status: 'closed',
            acceptBy: monday,
            dueAt: monday,
            answeredAt: monday - 1000 - last,
          },
          ...{ createdAt: monday - 9000, updatedAt: monday },
        })
    })
  return { app, ward, lighting, third, responder, sent, read, settled }
}

test('a kind stands where it is sure; where it is not, the officer is asked, and says so by one tap', async () => {
  const { app, responder, sent, read } = await office()
  const sure = await sent('Mất điện từ sáng, cột điện nghiêng, dây điện sà xuống')
  expect(await read(sure)).toMatchObject({ category: 'dien-nuoc', suggested: { kind: null } })
  const text = 'Đêm đến ngõ tối như hũ nút'
  expect(kindIn(text)).toEqual({ kind: 'dien-nuoc', sure: false })
  const unsure = await sent(text)
  expect(await read(unsure)).toMatchObject({ category: 'khac', suggested: { kind: 'dien-nuoc', unit: null } })

  const as = responder.token
  const said = await app.request('POST', `/api/feedback/${unsure}/kind`, {
    as,
    body: { kind: 'dien-nuoc', version: 0 },
  })
  expect(said).toMatchObject({ status: 200, json: { category: 'dien-nuoc' } })
  const after = await read(unsure)
  expect(after).toMatchObject({ category: 'dien-nuoc', suggested: { kind: null } })
  expect(after.steps).toMatchObject([{ kind: 'kind', text: 'Điện, nước, chiếu sáng', told: 'no' }])
  const lines = await app.database.db.select().from(auditLog).where(eq(auditLog.subjectId, unsure))
  expect(lines.at(-1)).toMatchObject({ action: 'feedback.kind' })
  // Another officer was first, or chose another kind than was offered: nobody is asked again.
  const late = await app.request('POST', `/api/feedback/${unsure}/kind`, { as, body: { kind: 'y-te', version: 0 } })
  expect(late.status).toBe(409)
  const none = await app.request('POST', `/api/feedback/${unsure}/kind`, { as, body: { kind: 'to-cao' } })
  expect(none.status).toBe(400)
})

test('what the law gives a road of its own keeps its kind, and the officer is told why', async () => {
  const { app, responder, sent } = await office()
  const id = await sent('Tôi khiếu nại quyết định xử phạt số 12/QĐ-XPHC')
  const body = { kind: 'moi-truong' }
  const said = await app.request('POST', `/api/feedback/${id}/kind`, { as: responder.token, body })
  expect(said).toMatchObject({ status: 409, json: { error: { reason: 'feedback.own-road' } } })
  expect(said.text).toContain('luật có đường giải quyết riêng')
})

test('its sender does not read of which kind it was said to be', async () => {
  const { app, responder, sent } = await office()
  const id = await sent('Đêm đến ngõ tối như hũ nút')
  const body = { kind: 'dien-nuoc' }
  await app.request('POST', `/api/feedback/${id}/kind`, { as: responder.token, body })
  const [row] = await app.database.db.select().from(feedback).where(eq(feedback.id, id))
  const { json: tracked } = await app.request('GET', `/api/feedback/track/${row?.trackCode}`)
  expect((tracked as { steps: unknown[] }).steps).toEqual([])
})

test('a unit is suggested where its name stands in the words or the place, however it is written', async () => {
  const { ward, third, sent, read } = await office()
  const meant = { because: 'named', id: third.id, name: 'Tổ dân phố 3' }
  for (const [text, place] of [
    ['Rác ở tổ dân phố số 3 không ai dọn', ''],
    ['rac o tdp 3 khong ai don', ''],
    ['Rác không ai dọn', 'đầu hẻm, Tổ 3'],
  ] as const)
    expect((await read(await sent(text, { place }))).suggested.unit).toMatchObject(meant)
  expect((await read(await sent('Rác ở tổ 33 không ai dọn'))).suggested.unit).toBeNull()
  expect((await read(await sent('Rác ở tổ 3 không ai dọn', { unitId: third.id }))).suggested.unit).toBeNull()
  expect((await read(await sent('Rác ở phường Mẫu không ai dọn', { unitId: ward.id }))).suggested.unit).toBeNull()
})

test('a unit is suggested that settled most of the last cases of the kind, and goes there by one tap with its reason', async () => {
  const { app, ward, lighting, responder, sent, read, settled } = await office()
  const dark = 'Mất điện từ sáng, cột điện nghiêng, dây điện sà xuống'
  await settled(3, lighting.id)
  expect((await read(await sent(dark))).suggested.unit).toBeNull()
  await settled(5, lighting.id)
  const id = await sent(`${dark}.`)
  expect((await read(id)).suggested.unit).toMatchObject({ id: lighting.id, because: 'habit', count: 8, of: 8 })
  const body = { unitId: lighting.id, reason: 'Việc này do Đội chiếu sáng phụ trách.', version: 0 }
  expect((await app.request('POST', `/api/feedback/${id}/route`, { as: responder.token, body })).status).toBe(200)
  expect(await read(id)).toMatchObject({ unitId: lighting.id, suggested: { unit: null } })
  // Settled at the ward as often, none is meant.
  await settled(8, ward.id)
  expect((await read(await sent(`${dark}!`))).suggested.unit).toBeNull()
})

test('of a closed case, or to somebody who may not answer, nothing is suggested', async () => {
  const { app, ward, sent, read } = await office()
  const editor = await app.person('Biên Tập', ['editor', ward.id])
  const id = await sent('Đêm đến ngõ tối như hũ nút')
  expect((await read(id, editor.token)).suggested).toBeNull()
  await app.database.write((tx) => tx.update(feedback).set({ status: 'closed' }).where(eq(feedback.id, id)))
  expect((await read(id)).suggested).toBeNull()
})
