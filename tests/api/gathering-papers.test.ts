import { expect, test } from 'vitest'
import { hourMs } from '../../core/time.ts'
import { gatheringReads, gatherings } from '../../db/schema/gatherings.ts'
import { documents } from '../../db/schema/library.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { meetingHall } from '../support/gatherings.ts'
import { conventionText, takeIn } from '../support/library.ts'

/** A document of the library that everybody may read. */
async function documentIn(app: TestApp, unitId: string) {
  const keeper = await app.person('Người giữ kho', ['editor', unitId], ['admin', unitId])
  await takeIn(keeper.ctx, { fileName: 'quy-uoc.md', text: conventionText, access: 'public' })
  const [document] = await app.database.db.select().from(documents)
  return document!
}

test('papers are out beforehand, for those who may read each, and counted once a reader without a name', async () => {
  const app = await testApp()
  const hall = await meetingHall(app)
  const document = await documentIn(app, hall.ward.id)
  const [hoa, guest] = [await hall.phone('Bà Hoa'), await hall.phone('Người tỉnh khác', null)]
  const id = await hall.announced()
  const outAt = app.clock.at + hourMs
  const add = (change: object = {}) =>
    hall.post(`/gatherings/${id}/papers`, hall.editor, {
      ...{ documentId: document.id, title: 'Báo cáo thu chi', agendaId: null, readers: 'asked', outAt },
      ...change,
    })
  const { json: paper, status } = await add()
  expect(status, JSON.stringify(paper)).toBe(201)
  const { json: open } = await add({ readers: 'public', outAt: app.clock.at, title: '' })
  expect((await add({ documentId: 'do_none' })).json.error.reason).toBe('gathering.paper')
  const seen = async (phone: typeof hoa) => (await phone.look(id)).papers.map((one: { id: string }) => one.id)
  const read = (phone: typeof hoa, paperId: string) => hall.post(`/own-gatherings/${id}/papers/${paperId}/open`, phone)
  // Not before its hour.
  expect(await seen(hoa)).toEqual([open.id])
  expect((await read(hoa, paper.id)).status).toBe(404)
  app.clock.at = outAt
  expect(await seen(hoa)).toEqual([paper.id, open.id])
  // Who is not asked sees what is everybody's.
  expect(await seen(guest)).toEqual([open.id])
  expect((await read(guest, paper.id)).status).toBe(404)
  for (const phone of [hoa, hoa]) expect((await read(phone, paper.id)).json.documentId).toBe(document.id)
  const page = async () => (await app.request('GET', `/api/gatherings/${id}`, { as: hall.editor.token })).json
  expect((await page()).papers).toMatchObject([
    { id: paper.id, reads: 1 },
    { id: open.id, reads: 0 },
  ])
  expect(JSON.stringify(await app.database.db.select().from(gatheringReads))).not.toContain(hoa.id)

  // Withdrawn while the hall looks at it, nobody opens it, and what is shown is counted on.
  app.clock.at = hall.plan.startsAt
  await hall.post(`/gatherings/${id}/open`, hall.editor)
  const [before] = await app.database.db.select({ revision: gatherings.revision }).from(gatherings)
  const gone = await app.request('DELETE', `/api/gatherings/${id}/papers/${paper.id}`, { as: hall.editor.token })
  expect(gone.status).toBe(200)
  expect(await seen(hoa)).toEqual([open.id])
  expect((await read(hoa, paper.id)).status).toBe(404)
  const [after] = await app.database.db.select({ revision: gatherings.revision }).from(gatherings)
  expect(after!.revision).toBe(before!.revision + 1)
  const again = await app.request('DELETE', `/api/gatherings/${id}/papers/${paper.id}`, { as: hall.editor.token })
  expect(again.status).toBe(404)
  await hall.post(`/gatherings/${id}/close`, hall.editor)
  expect((await add()).json.error.reason).toBe('gathering.state')
})

test('a paper that is added to a draft is part of what is approved', async () => {
  const app = await testApp()
  const hall = await meetingHall(app)
  const document = await documentIn(app, hall.ward.id)
  const { json } = await hall.draft()
  const given = { documentId: document.id, title: '', agendaId: null, readers: 'asked', outAt: app.clock.at }
  await hall.post(`/gatherings/${json.id}/papers`, hall.editor, given)
  expect((await hall.announce(json.id, json.contentHash)).json.error.reason).toBe('gathering.stale')
})
