import { expect, test } from 'vitest'
import { readFile } from '../../bot/import/file.ts'
import { keepAttachment } from '../../core/announcements/attachments.ts'
import { as } from '../../core/context.ts'
import { dayMs, hourMs } from '../../core/time.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { attachments } from '../../db/schema/digests.ts'
import { testApp } from '../support/app.ts'
import { docxOf, paragraph, run } from '../support/docx.ts'
import { meetingHall } from '../support/gatherings.ts'
import { pdfOf } from '../support/pdf.ts'
import { png } from '../support/pictures.ts'

const lines = (...texts: string[]) => pdfOf(texts.map((text, n) => ({ text, x: 72, y: 760 - 20 * n })))
const word = (...texts: string[]) => docxOf(texts.map((text) => paragraph(run(text))).join(''))
const plain = ['Bao cao thu chi quy III', 'Thu: 12.000.000 dong', 'Chi: 9.500.000 dong']

async function hallWithPapers() {
  const app = await testApp()
  Object.assign(app.deps, { readFile })
  const hall = await meetingHall(app)
  const id = await hall.announced()
  const upload = async (name: string, bytes: Uint8Array, rest: object = {}, by = hall.editor) => {
    const query = new URLSearchParams({ name, readers: 'asked', outAt: String(app.clock.at), ...rest })
    const response = await app.app.request(
      `/api/gatherings/${id}/papers/file?${query}`,
      { method: 'POST', body: Buffer.from(bytes), headers: { authorization: `Bearer ${by.token}` } },
      { defer: () => {} },
    )
    // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever fields it expects
    return { status: response.status, json: (await response.json()) as any }
  }
  const fetched = (paperId: string, token?: string) =>
    app.app.request(
      `/api/own-gatherings/${id}/papers/${paperId}/file`,
      token ? { headers: { authorization: `Bearer ${token}` } } : {},
      { defer: () => {} },
    )
  return { app, hall, id, upload, fetched }
}

test('a file that is handed in is read by those whom it is for, from its hour on, counted without a name', async () => {
  const { app, hall, id, upload, fetched } = await hallWithPapers()
  const [hoa, guest] = [await hall.phone('Bà Hoa'), await hall.phone('Người tỉnh khác', null)]
  const { json, status } = await upload('Báo cáo thu chi.pdf', lines(...plain), {
    outAt: String(app.clock.at + hourMs),
  })
  expect(status, JSON.stringify(json)).toBe(201)
  const open = (phone: typeof hoa) => hall.post(`/own-gatherings/${id}/papers/${json.id}/open`, phone)
  // The office looks at it beforehand; nobody else does.
  expect((await fetched(json.id, hall.approver.token)).status).toBe(200)
  expect([(await fetched(json.id, hoa.token)).status, (await open(hoa)).status]).toEqual([404, 404])
  app.clock.at += hourMs
  for (const phone of [hoa, hoa])
    expect((await open(phone)).json).toMatchObject({
      ...{ title: 'Báo cáo thu chi', documentId: null, mimeType: 'application/pdf' },
      words: expect.stringContaining('12.000.000'),
    })
  const file = await fetched(json.id, hoa.token)
  expect(file.headers.get('content-type')).toBe('application/pdf')
  expect(file.headers.get('content-security-policy')).toContain('sandbox')
  expect([(await fetched(json.id, guest.token)).status, (await fetched(json.id)).status]).toEqual([404, 404])
  const { json: page } = await app.request('GET', `/api/gatherings/${id}`, { as: hall.editor.token })
  expect(page.papers).toMatchObject([{ title: 'Báo cáo thu chi', reads: 1, size: expect.any(Number) }])
  // What nobody wants any more is cleared away; what a gathering holds stays.
  app.clock.at += 4 * dayMs
  const one = { unitId: hall.ward.id, as: 'picture' as const, name: 'a.png', bytes: png() }
  await keepAttachment(as(app.system, hall.editor.actor), one)
  expect(await app.database.db.$count(attachments)).toBe(2)
})

test('on the wall it stands in its words, a picture as it is, until it is withdrawn', async () => {
  const { app, hall, id, upload, fetched } = await hallWithPapers()
  const { json: paper } = await upload('Tờ trình.docx', word('Tờ trình sửa đường ngõ 12', 'Kinh phí dự kiến 40 triệu'))
  const { json: picture } = await upload('so-do.png', png(), { title: 'Sơ đồ ngõ 12', sure: 'yes' })
  app.clock.at = hall.plan.startsAt
  await hall.post(`/gatherings/${id}/open`, hall.editor)
  const wall = async () => (await app.request('GET', `/api/gatherings/${id}/wall`, { as: hall.editor.token })).json
  const show = (paperId: string) =>
    hall.post(`/gatherings/${id}/wall`, hall.editor, { what: 'paper', id: paperId, page: 0 })
  await show(paper.id)
  expect((await wall()).paper).toMatchObject({ title: 'Tờ trình', text: expect.stringContaining('40 triệu') })
  await show(picture.id)
  const shown = (await wall()).paper
  expect(shown).toMatchObject({ title: 'Sơ đồ ngõ 12', text: '', picture: expect.stringContaining(picture.id) })
  expect((await fetched(picture.id, hall.editor.token)).headers.get('content-type')).toBe('image/png')
  await app.request('DELETE', `/api/gatherings/${id}/papers/${picture.id}`, { as: hall.editor.token })
  expect((await wall()).paper).toMatchObject({ withdrawn: true, picture: null })
  expect((await fetched(picture.id, hall.editor.token)).status).toBe(404)
})

test('what bears a marking of secrecy is not kept, and what cannot be read whole takes somebody’s word', async () => {
  const { app, hall, id, upload } = await hallWithPapers()
  const reasonOf = async (...given: Parameters<typeof upload>) => (await upload(...given)).json.error?.reason
  const secret = word('TỐI MẬT', 'Báo cáo tình hình', 'Số: 05-BC/TU')
  // Nobody's word helps it.
  expect(await reasonOf('bao-cao.docx', secret, { sure: 'yes' })).toBe('gathering.paper-secret')
  expect(await reasonOf('BC 12 (MẬT).pdf', lines(...plain), { sure: 'yes' })).toBe('gathering.paper-secret')
  expect(await reasonOf('BC 12 (mat).pdf', lines(...plain))).toBe('gathering.paper-unsure')
  for (const [name, bytes] of [
    ['lua.exe', new TextEncoder().encode('MZ')],
    ['lua.pdf', new TextEncoder().encode('<html>')],
    ['hong.pdf', new TextEncoder().encode('%PDF-1.7 …')],
    ['lua.docx', Buffer.from([0x50, 0x4b, 0x03, 0x04, 1, 2, 3])],
    ['bang.xlsx', Buffer.from([0x50, 0x4b, 0x03, 0x04, 1, 2, 3])],
    ['rong.pdf', new Uint8Array()],
  ] as const)
    expect(await reasonOf(name, bytes, { sure: 'yes' }), name).toBe('gathering.paper-file')
  expect(await reasonOf('to.pdf', new Uint8Array(5 * 1024 * 1024 + 1))).toBe('attachment.file-large')
  expect(await reasonOf('a.pdf', lines(...plain), { agendaId: 'ga_of-another' })).toBe('gathering.agenda')
  expect(await app.database.db.$count(attachments)).toBe(0)
  const { status } = await upload('BC 12 (mat).pdf', lines(...plain), { sure: 'yes' })
  expect(status).toBe(201)
  const told = (await app.database.db.select().from(auditLog)).filter(({ action }) => action === 'gathering.paper')
  expect(told).toMatchObject([{ subjectId: id, actorId: hall.editor.id, detail: { unsure: true } }])

  // Over, and of another's.
  app.clock.at = hall.plan.startsAt
  await hall.post(`/gatherings/${id}/open`, hall.editor)
  await hall.post(`/gatherings/${id}/close`, hall.editor)
  expect(await reasonOf('a.pdf', lines(...plain))).toBe('gathering.state')
})

test('a file that is added to a draft is part of what a second person approves', async () => {
  const { app, hall } = await hallWithPapers()
  const { json: draft } = await hall.draft({
    agenda: [],
    startsAt: hall.plan.startsAt + 5 * dayMs,
    endsAt: hall.plan.endsAt + 5 * dayMs,
  })
  const query = new URLSearchParams({ name: 'a.pdf', readers: 'asked', outAt: String(app.clock.at) })
  const added = await app.app.request(
    `/api/gatherings/${draft.id}/papers/file?${query}`,
    { method: 'POST', body: Buffer.from(lines(...plain)), headers: { authorization: `Bearer ${hall.editor.token}` } },
    { defer: () => {} },
  )
  expect(added.status).toBe(201)
  expect((await hall.announce(draft.id, draft.contentHash)).json.error.reason).toBe('gathering.stale')
})
