import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { importDocuments } from '../../core/intake/import-documents.ts'
import { documentFromText } from '../../core/library/parse/plain-text.ts'
import { instantOf } from '../../core/time.ts'
import { asked, office, quote } from '../support/curated.ts'

const own = 'Tổ 5 nhắc: dắt chó bằng dây ngắn, tránh giờ tan trường.'

/** A citizen who lives in a unit, asking from the mini app. */
async function resident({ person, request }: Awaited<ReturnType<typeof office>>, unitId: string) {
  const { token } = await person('Người Dân')
  const chosen = await request('PATCH', '/api/session', { as: token, body: { unitId } })
  expect(chosen.status, chosen.text).toBe(200)
  return async (text: string) => (await request('POST', '/api/questions', { as: token, body: { text } })).json
}

describe('whom a curated answer is for', () => {
  it('a unit’s own comes before its ward’s, and stays with it', async () => {
    const desk = await office()
    const group = await desk.unit('Tổ dân phố 5', { kind: 'residential_group', parentId: desk.ward.id })
    const other = await desk.unit('Tổ dân phố 6', { kind: 'residential_group', parentId: desk.ward.id })
    await desk.inUse()
    const there = await desk.inUse({ unitId: group.id, text: own })
    expect((await (await resident(desk, group.id))(asked)).curated).toMatchObject({
      id: there,
      unitName: 'Tổ dân phố 5',
    })
    expect((await (await resident(desk, other.id))(asked)).curated).toMatchObject({ unitName: 'Phường Mẫu' })
    expect((await desk.ask(asked)).curated).toMatchObject({ unitName: 'Phường Mẫu' })
  })

  it('one that quotes what not everybody may read is given to those who may, and to nobody else', async () => {
    const desk = await office()
    const inner = documentFromText(
      'quy-che.md',
      '# Quy chế tổ tuần tra\n\nĐiều 1. Ca trực\n1. Ca đêm đổi lúc 1 giờ sáng.',
    )
    await importDocuments(desk.system, [inner], { access: 'communicator', unitId: desk.ward.id })
    const { json } = await desk.request('GET', '/api/library/search?q=ca+dem+tuan+tra', { as: desk.approver.token })
    const cited = { passageId: json.passages[0].id, quote: 'Ca đêm đổi lúc 1 giờ sáng.' }
    const patrol = { wordings: ['Tổ tuần tra đổi ca đêm lúc nào?'], text: 'Đổi ca lúc 1 giờ sáng.', citations: [cited] }
    const communicator = await desk.person('Tuyên Truyền', ['communicator', desk.ward.id], ['responder', desk.ward.id])
    const made = await desk.request('POST', '/api/curated', {
      as: communicator.token,
      body: desk.content(patrol),
    })
    expect(made.status, made.text).toBe(201)
    expect((await desk.approve(made.json.id)).status).toBe(200)
    expect(await desk.listed(made.json.id)).toMatchObject({ isForAll: false })

    const toGuest = await desk.ask('Tổ tuần tra đổi ca đêm lúc nào?')
    expect(toGuest.origin).not.toBe('curated')
    expect(JSON.stringify(toGuest)).not.toContain('1 giờ sáng')
    expect((await desk.request('GET', `/api/curated/${made.json.id}`)).json.error.reason).toBe('curated.over')
    const toStaff = await desk.request('POST', '/api/questions', {
      as: communicator.token,
      body: { text: 'Tổ tuần tra đổi ca đêm lúc nào?' },
    })
    expect(toStaff.json.curated).toMatchObject({ id: made.json.id })
  })

  it('after its last day nobody gets it, and it waits to be looked at; with a later day and approved anew it comes again', async () => {
    const desk = await office()
    const id = await desk.inUse({ validUntil: '2026-11-30' })
    desk.clock.at = instantOf('2026-11-30', '23:59')
    expect((await desk.ask(asked)).curated).toMatchObject({ id })
    desk.clock.at = instantOf('2026-12-01', '00:01')
    expect((await desk.ask(asked)).origin).not.toBe('curated')
    const { token } = await desk.person('Trả Lời Hai', ['responder', desk.ward.id])
    const listed = await desk.request('GET', '/api/curated?view=review', { as: token })
    expect(listed.json.curated).toMatchObject([{ id, troubles: ['expired'], silenced: true }])
    const { token: overview } = await desk.person('Duyệt Hai', ['approver', desk.ward.id])
    expect((await desk.request('GET', '/api/overview', { as: overview })).json).toMatchObject({
      curatedToReview: 1,
      curatedToApprove: 0,
    })
    await desk.request('PUT', `/api/curated/${id}`, { as: token, body: desk.content({ validUntil: '2026-12-31' }) })
    const { contentHash } = (await desk.request('GET', '/api/curated', { as: token })).json.curated[0]
    const approved = await desk.request('POST', `/api/curated/${id}/approve`, { as: overview, body: { contentHash } })
    expect(approved.status, approved.text).toBe(200)
    expect((await desk.ask(asked)).curated).toMatchObject({ id })
  })

  it('retired, it is given to nobody; each act on it is in the audit log', async () => {
    const desk = await office()
    const id = await desk.inUse({ citations: [{ passageId: desk.passageId, quote }] })
    expect((await desk.ask(asked)).curated).toMatchObject({ id })
    await desk.request('POST', `/api/curated/${id}/retire`, { as: desk.responder.token })
    expect((await desk.ask(asked)).origin).not.toBe('curated')
    const acts = await desk.deps.db.all<{ action: string }>(
      sql`select action from audit_log where subject_id = ${id} order by seq`,
    )
    expect(acts.map(({ action }) => action)).toEqual(['curated.make', 'curated.approve', 'curated.retire'])
  })

  it('a question that is nearly the same is offered it, and is not answered with it', async () => {
    const desk = await office()
    const id = await desk.inUse({
      wordings: ['Xe đạp điện gửi ở nhà văn hoá bao nhiêu tiền một tháng?'],
      text: 'Gửi xe 50.000 đồng.',
    })
    const answer = await desk.ask('Gửi xe máy ở nhà văn hoá bao nhiêu tiền một tháng?')
    expect(answer.origin).not.toBe('curated')
    expect(answer.choices).toContainEqual(expect.objectContaining({ curatedId: id }))
  })

  it('is found in the console by the words of its question, marks or none', async () => {
    const desk = await office()
    const id = await desk.make()
    const other = await desk.make({ wordings: ['Rác cồng kềnh bỏ ở đâu?'], text: 'Gọi tổ trưởng.' })
    const found = async (find: string) =>
      (
        await desk.request('GET', `/api/curated?find=${encodeURIComponent(find)}`, { as: desk.responder.token })
      ).json.curated.map((one: { id: string }) => one.id)
    expect(await found('dat cho di dao')).toEqual([id])
    expect(await found('rác')).toEqual([other])
    expect(await found('hộ chiếu')).toEqual([])
  })
})
