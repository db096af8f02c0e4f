import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { asked, office, quote } from '../support/curated.ts'
import { conventionText } from '../support/library.ts'

/** The convention with the quoted clause said otherwise. */
const amended = (clause: string) => conventionText.replace(quote, clause)

describe('a curated answer whose quoted clause changes', () => {
  it('is still given while the quote stands to the letter, and waits for an approver who says that it is right', async () => {
    const { inUse, take, listed, ask, request, approver, responder, passageId, deps } = await office()
    const id = await inUse({ citations: [{ passageId, quote }] })
    expect(await listed(id, 'review')).toBeUndefined()
    await take(amended(`${quote} Không thả rông trong ngõ.`))
    expect(await listed(id, 'review')).toMatchObject({ troubles: ['changed'], silenced: false })
    expect((await ask(asked)).curated).toMatchObject({ id })

    const byResponder = await request('POST', `/api/curated/${id}/review`, { as: responder.token })
    expect(byResponder.json.error.code).toBe('FORBIDDEN')
    expect((await request('POST', `/api/curated/${id}/review`, { as: approver.token })).status).toBe(200)
    expect(await listed(id, 'review')).toBeUndefined()
    const audit = await deps.db.all(sql`
      select subject_id as id, actor_id as actor from audit_log where action = 'curated.review'`)
    expect(audit).toEqual([{ id, actor: approver.id }])
  })

  it('falls silent once the quote no longer stands, and nobody can say that it is right before it is mended', async () => {
    const { inUse, take, listed, ask, request, approver, passageId } = await office()
    const id = await inUse({ citations: [{ passageId, quote }] })
    await take(amended('Chó ra đường phải có dây xích.'))
    expect(await listed(id, 'review')).toMatchObject({ troubles: ['changed', 'gone'], silenced: true })
    expect((await ask(asked)).origin).not.toBe('curated')
    const review = await request('POST', `/api/curated/${id}/review`, { as: approver.token })
    expect(review.json.error).toMatchObject({ code: 'CONFLICT', reason: 'curated.gone' })
    expect(await listed(id, 'review')).toMatchObject({ silenced: true })
  })

  it('is not marked where it quotes another clause, nor while it is in use by nobody', async () => {
    const { inUse, make, take, listed, passageId, request } = await office()
    const { json } = await request('GET', `/api/library/search?q=${encodeURIComponent('tiêm phòng dại')}`)
    const other = { passageId: json.passages[0].id, quote: 'tiêm phòng dại cho chó, mèo mỗi năm một lần' }
    const elsewhere = await inUse({ wordings: ['Chó mèo tiêm dại mấy lần?'], citations: [other] })
    const draft = await make({ citations: [{ passageId, quote }] })
    await take(amended(`${quote} Không thả rông trong ngõ.`))
    expect(await listed(elsewhere)).toMatchObject({ troubles: [] })
    expect(await listed(draft)).toMatchObject({ status: 'draft', troubles: [] })
  })
})
