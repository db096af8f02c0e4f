import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { importDocuments } from '../../core/intake/import-documents.ts'
import { testApp } from '../support/app.ts'
import { convention } from '../support/library.ts'

async function office() {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const editor = await app.person('Hà', ['editor', ward.id])
  await importDocuments(app.system, [convention])
  const as = (method: string, path: string, body?: unknown) => {
    app.clock.at += 1000
    return app.request(method, `/api/evaluation${path}`, { as: editor.token, body })
  }
  const passage = async (label: string) => {
    const [row] = await app.deps.db.all<{ id: string }>(sql`select id from passages where label = ${label}`)
    return row?.id ?? ''
  }
  return { ...app, ward, editor, as, passage }
}

it('asks the golden questions and says which were answered from the right place', async () => {
  const { as, passage, deps, editor } = await office()
  const right = await passage('Điều 2, khoản 1')
  const elsewhere = await passage('Điều 3')
  await as('POST', '/golden', { text: 'Dắt chó ra đường có phải đeo rọ mõm không?', passageIds: [right] })
  await as('POST', '/golden', { text: 'Rác mang ra điểm tập kết lúc mấy giờ?', passageIds: [right] })
  await as('POST', '/golden', { text: 'Sân bay gần nhất cách đây bao xa?', passageIds: [] })
  const { status, json } = await as('POST', '/runs')
  expect(status).toBe(201)
  expect(json.run).toMatchObject({ answerable: 2, answered: 2, right: 1, unanswerable: 1, refused: 1 })
  const [, wrong] = json.results
  expect(wrong).toMatchObject({ right: false, outcome: 'found', cited: 'Điều 3, Quy ước Tổ dân phố 5' })
  expect(json.run.wrongIds).toEqual([wrong.id])
  expect(elsewhere).not.toBe('')

  const page = await as('GET', '')
  expect(page.json.golden.map(({ places }: { places: object[] }) => places.length)).toEqual([1, 1, 0])
  expect(page.json.runs).toHaveLength(1)
  const kept = await deps.db.all(sql`select id from questions`)
  expect(kept).toEqual([])
  const lines = await deps.db.all(
    sql`select actor_id, action from audit_log where action in ('golden.add', 'evaluation.run')`,
  )
  expect(lines).toHaveLength(4)
  expect(lines).toContainEqual({ actor_id: editor.id, action: 'evaluation.run' })
})

it('keeps a question once, however it is typed, and only with passages that everybody may read', async () => {
  const { as, passage, system } = await office()
  const right = await passage('Điều 3')
  expect((await as('POST', '/golden', { text: 'Đổ rác lúc mấy giờ?', passageIds: [right] })).status).toBe(201)
  const again = await as('POST', '/golden', { text: 'do rac luc may gio?', passageIds: [right] })
  expect(again).toMatchObject({ status: 409, json: { error: { reason: 'golden.kept' } } })
  const unknown = await as('POST', '/golden', { text: 'Câu khác?', passageIds: ['pa_khong_co'] })
  expect(unknown).toMatchObject({ status: 400, json: { error: { reason: 'golden.passages' } } })
  expect((await as('POST', '/golden', { text: '   ' })).status).toBe(400)
  await importDocuments(
    system,
    [{ ...convention, number: '02/QU-TDP', title: 'Quy ước nội bộ' } as typeof convention],
    {
      access: 'member',
    },
  )
  const closed = (await system.db.all<{ id: string }>(
    sql`select p.id from passages p join documents d on d.id = p.document_id where d.access = 'member' limit 1`,
  )) as { id: string }[]
  expect((await as('POST', '/golden', { text: 'Câu nội bộ?', passageIds: [closed[0]?.id] })).status).toBe(400)
})

it('says when a passage has gone, and has nothing to run without questions', async () => {
  const { as, passage, system } = await office()
  expect(await as('POST', '/runs')).toMatchObject({ status: 409, json: { error: { reason: 'golden.none' } } })
  await as('POST', '/golden', { text: 'Đổ rác lúc mấy giờ?', passageIds: [await passage('Điều 3')] })
  await system.write((tx) => tx.run(sql`update documents set retired_at = 1`))
  const { json } = await as('GET', '')
  expect(json.golden).toMatchObject([{ places: [], gone: 1 }])
  const [{ id }] = json.golden
  expect((await as('DELETE', `/golden/${id}`)).status).toBe(200)
  expect((await as('DELETE', `/golden/${id}`)).status).toBe(404)
})
