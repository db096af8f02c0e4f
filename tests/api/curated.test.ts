import { describe, expect, it } from 'vitest'
import { asked, office, quote } from '../support/curated.ts'

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

  it('is not written over by who had an older wording of it before them', async () => {
    const { responder, request, content, listed, make } = await office()
    const id = await make()
    const put = (text: string, contentHash: string) =>
      request('PUT', `/api/curated/${id}`, { as: responder.token, body: content({ text, contentHash }) })
    const { contentHash } = await listed(id)
    expect((await put('Lời của người thứ nhất.', contentHash)).status).toBe(200)
    expect((await put('Lời của người thứ hai.', contentHash)).json.error.reason).toBe('curated.stale')
    const now = await listed(id)
    expect(now.text).toBe('Lời của người thứ nhất.')
    expect((await put('Lời của người thứ hai.', now.contentHash)).status).toBe(200)
  })
})
