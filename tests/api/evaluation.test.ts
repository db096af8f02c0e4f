import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { importDocuments } from '../../core/intake/import-documents.ts'
import { documentFromText } from '../../core/library/parse/plain-text.ts'
import { goldenQuestions } from '../../db/schema/evaluation.ts'
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

async function twoWards() {
  const app = await testApp()
  const top = await app.unit('Thành phố', { kind: 'city' })
  const a = await app.unit('Phường A', { kind: 'ward', parentId: top.id })
  const b = await app.unit('Phường B', { kind: 'ward', parentId: top.id })
  await importDocuments(app.system, [convention])
  const [passage] = await app.deps.db.all<{ id: string }>(sql`select id from passages where label = 'Điều 3'`)
  const of = async (...grants: Parameters<typeof app.person> extends [string, ...infer G] ? G : never) => {
    const { token } = await app.person('Hà', ...grants)
    return (method: string, path: string, body?: unknown) => {
      app.clock.at += 1000
      return app.request(method, `/api/evaluation${path}`, { as: token, body })
    }
  }
  return { ...app, top, a, b, of, passageId: passage?.id ?? '' }
}

it('keeps a unit’s questions and what came of them from the units beside and below it', async () => {
  const { a, b, top, of, passageId } = await twoWards()
  const editorA = await of(['editor', a.id])
  const editorB = await of(['editor', b.id])
  const chief = await of(['admin', top.id])
  const asked = { text: 'Rác mang ra điểm tập kết lúc mấy giờ?', passageIds: [passageId] }
  const { json: kept } = await editorA('POST', '/golden', asked)
  expect((await editorA('POST', '/runs')).json.run).toMatchObject({ answerable: 1, right: 1, unitId: a.id })

  expect((await editorB('GET', '')).json).toEqual({ golden: [], runs: [] })
  expect((await editorB('POST', '/runs')).json).toMatchObject({ error: { reason: 'golden.none' } })
  expect((await editorB('DELETE', `/golden/${kept.id}`)).status).toBe(404)
  expect((await editorB('POST', '/golden', { ...asked, unitId: a.id })).status).toBe(404)
  // The same words are another unit's question, and say nothing of the first.
  expect((await editorB('POST', '/golden', asked)).status).toBe(201)
  expect((await editorB('POST', '/golden', asked)).status).toBe(409)
  await chief('POST', '/golden', { text: 'Sân bay gần nhất ở đâu?' })

  const seen = async (as: typeof chief) =>
    (await as('GET', '')).json.golden.map(({ text, unitName, right }: Record<string, unknown>) => [
      text,
      unitName,
      right,
    ])
  expect(await seen(editorB)).toEqual([[asked.text, 'Phường B', null]])
  expect(await seen(editorA)).toEqual([[asked.text, 'Phường A', true]])
  expect((await chief('POST', '/runs')).json.run).toMatchObject({ answerable: 2, unanswerable: 1, unitId: top.id })
  expect(await seen(chief)).toEqual([
    [asked.text, 'Phường A', true],
    [asked.text, 'Phường B', true],
    ['Sân bay gần nhất ở đâu?', 'Thành phố', true],
  ])
  expect((await editorB('GET', '')).json.runs).toEqual([])
})

it('asks for each of the units in which somebody keeps the library, and counts them apart', async () => {
  const { a, b, of, passageId } = await twoWards()
  const both = await of(['editor', a.id], ['editor', b.id])
  for (const unitId of [a.id, b.id])
    await both('POST', '/golden', { text: 'Rác mang ra điểm tập kết lúc mấy giờ?', passageIds: [passageId], unitId })
  const { json } = await both('POST', '/runs')
  expect(json.results).toHaveLength(2)
  expect((await both('GET', '')).json.runs).toMatchObject([{ answerable: 1 }, { answerable: 1 }])
  const editorA = await of(['editor', a.id])
  expect((await editorA('GET', '')).json.runs).toMatchObject([{ unitId: a.id, answerable: 1 }])
})

it('keeps two hundred of each unit, whatever its neighbours have', async () => {
  const { a, b, of, deps } = await twoWards()
  await deps.write(async (tx) => {
    for (let i = 0; i < 200; i++)
      await tx
        .insert(goldenQuestions)
        .values({ id: `gq_${i}`, unitId: a.id, text: `Câu ${i}`, passageIds: [], createdAt: i })
  })
  const full = await (await of(['editor', a.id]))('POST', '/golden', { text: 'Sân bay gần nhất ở đâu?' })
  expect(full).toMatchObject({ status: 429, json: { error: { reason: 'golden.many' } } })
  expect((await (await of(['editor', b.id]))('POST', '/golden', { text: 'Sân bay gần nhất ở đâu?' })).status).toBe(201)
})

it('takes questions and runs from before units had them for those of the top', async () => {
  const { a, top, of, system, passageId } = await twoWards()
  const chief = await of(['editor', top.id])
  await chief('POST', '/golden', { text: 'Rác mang ra điểm tập kết lúc mấy giờ?', passageIds: [passageId] })
  await chief('POST', '/runs')
  await system.write((tx) => tx.run(sql`update golden_questions set unit_id = null`))
  await system.write((tx) => tx.run(sql`update evaluation_runs set unit_id = null`))
  expect((await chief('GET', '')).json).toMatchObject({ golden: [{ unitId: top.id, right: true }], runs: [{}] })
  expect((await (await of(['editor', a.id]))('GET', '')).json).toEqual({ golden: [], runs: [] })
})

it('shows a changed question for review, and what a release moves, to its own unit alone', async () => {
  const { a, b, of, person, request, system, passageId } = await twoWards()
  const editorA = await of(['editor', a.id])
  const { json: kept } = await editorA('POST', '/golden', {
    text: 'Rác mang ra điểm tập kết lúc mấy giờ?',
    passageIds: [passageId],
  })
  await system.write((tx) => tx.run(sql`update golden_questions set review_since = 1`))
  const moved = JSON.stringify([
    { id: kept.id, text: 'Rác mang ra điểm tập kết lúc mấy giờ?', better: false, before: 'Điều 3', after: '' },
  ])
  for (const [id, unit] of [
    ['rl_a', a.id],
    ['rl_b', b.id],
  ])
    await system.write((tx) =>
      tx.run(sql`insert into releases (id, unit_id, name, state, document_count, moved, made_at)
      values (${id}, ${unit}, 'tệp', 'waiting', 1, ${moved}, 1)`),
    )
  const view = async (unitId: string) => {
    const { token } = await person('Lan', ['editor', unitId])
    const review = await request('GET', '/api/questions/review', { as: token })
    const { json } = await request('GET', '/api/library/releases', { as: token })
    const seen = await request('POST', `/api/questions/review/${kept.id}/seen`, { as: token })
    return { review: JSON.stringify(review.json), releases: json.releases, seen: seen.status }
  }
  const beside = await view(b.id)
  expect(beside.review).not.toContain('Rác mang ra')
  expect(beside.releases).toMatchObject([{ moved: [], movedElsewhere: 1 }])
  expect(beside.seen).toBe(404)
  const own = await view(a.id)
  expect(own.review).toContain('Rác mang ra')
  expect(own.releases).toMatchObject([{ moved: [{ id: kept.id }], movedElsewhere: 0 }])
  expect(own.seen).toBe(200)
})

it('never quotes in what came of a run what not everybody may read', async () => {
  const { a, of, system, passageId } = await twoWards()
  const inner = documentFromText(
    'kin.md',
    '# Quy chế nội bộ tổ tuần tra\n\nĐiều 1. Ca trực\nCa đêm đổi lúc 1 giờ sáng.',
  )
  await importDocuments(system, [inner], { access: 'communicator', unitId: a.id })
  const editorA = await of(['editor', a.id])
  await editorA('POST', '/golden', { text: 'Tổ tuần tra đổi ca đêm lúc mấy giờ sáng?', passageIds: [passageId] })
  const { json } = await editorA('POST', '/runs')
  expect(JSON.stringify(json)).not.toContain('nội bộ')
})
