import { describe, expect, it } from 'vitest'
import { importDocuments } from '../../core/library/import.ts'
import { documentFromText } from '../../core/library/plain-text.ts'
import { testApp } from '../support/app.ts'
import { conventionText } from '../support/library.ts'

const quote = 'Chó ra đường phải đeo rọ mõm và có người dắt.'

async function office() {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  await importDocuments(app.system, [documentFromText('quy-uoc.md', conventionText)])
  const responder = await app.person('Trả Lời', ['responder', ward.id])
  const approver = await app.person('Duyệt', ['approver', ward.id])
  const { json } = await app.request('GET', `/api/library/search?q=${encodeURIComponent('chó ra đường rọ mõm')}`)
  const passageId: string = json.passages[0].id
  const content = (change: object = {}) => ({
    unitId: ward.id,
    wordings: ['Dắt chó đi dạo cần gì?', 'Dẫn chó đi dạo phải chuẩn bị những gì?'],
    text: 'Bà con nhớ đeo rọ mõm, có dây dắt và mang túi dọn phân.',
    source: 'Thông báo số 12/TB-UBND',
    ...change,
  })
  const make = async (change: object = {}) => {
    const made = await app.request('POST', '/api/curated', { as: responder.token, body: content(change) })
    expect(made.status, made.text).toBe(201)
    return made.json.id as string
  }
  const listed = async (id: string, view = '') => {
    const { json } = await app.request('GET', `/api/curated${view && `?view=${view}`}`, { as: responder.token })
    return json.curated.find((one: { id: string }) => one.id === id)
  }
  const approve = async (id: string, as = approver.token) =>
    app.request('POST', `/api/curated/${id}/approve`, {
      as,
      body: { contentHash: (await listed(id)).contentHash },
    })
  const inUse = async (change: object = {}) => {
    const id = await make(change)
    const approved = await approve(id)
    expect(approved.status, approved.text).toBe(200)
    return id
  }
  const ask = async (text: string, body: object = {}) =>
    (await app.request('POST', '/api/questions', { body: { text, ...body } })).json
  return { ...app, ward, responder, approver, passageId, content, make, listed, approve, inUse, ask }
}

const asked = 'Dắt chó đi dạo cần gì?'

describe('a curated answer', () => {
  it('is given only once a second person has approved it; then it comes first, marked with whose it is and since when', async () => {
    const { make, approve, ask, passageId } = await office()
    const id = await make({ citations: [{ passageId, quote }] })
    expect((await ask(asked)).origin).not.toBe('curated')
    expect((await approve(id)).status).toBe(200)
    const body = { id: '3f1f7a54-9b43-4f0e-8f0e-0d2f6b1f9c58' }
    const answer = await ask('cho em hoi dan cho di dao phai chuan bi gi a', body)
    expect(answer).toMatchObject({
      outcome: 'found',
      origin: 'curated',
      curated: { id, question: asked, unitName: 'Phường Mẫu', on: '2026-11-23', source: 'Thông báo số 12/TB-UBND' },
      citations: [{ quote, label: 'Điều 2, khoản 1', inForce: 'yes' }],
    })
    expect(answer.text).toContain('Cán bộ Phường Mẫu trả lời, ngày 23/11/2026')
    expect(answer.text).toContain('mang túi dọn phân')
    expect(answer.text).toContain(`“${quote}”`)
    expect(answer.text).toContain(`/answers/${id}`)
    expect(await ask('cho em hoi dan cho di dao phai chuan bi gi a', body)).toEqual(answer)
  })

  it('cannot be approved by whoever wrote it, nor by whoever changed it', async () => {
    const { approve, person, ward, request, content, make } = await office()
    const both = await person('Hai Vai', ['admin', ward.id])
    const { json } = await request('POST', '/api/curated', { as: both.token, body: content() })
    expect((await approve(json.id, both.token)).json.error.reason).toBe('four-eyes')
    const id = await make({ wordings: ['Mèo phải tiêm phòng dại khi nào?'] })
    await request('PUT', `/api/curated/${id}`, {
      as: both.token,
      body: content({ wordings: ['Mèo tiêm dại khi nào?'] }),
    })
    expect((await approve(id, both.token)).status).toBe(403)
  })
})
