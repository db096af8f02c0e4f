import { expect, test } from 'vitest'
import { ask as answerTo } from '../../core/answers/ask.ts'
import { idFor } from '../../core/ids.ts'
import { importDocuments } from '../../core/intake/import-documents.ts'
import { documentFromText } from '../../core/library/parse/plain-text.ts'
import { dayMs, dayOf } from '../../core/time.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { procedureOffice, sampleOf } from '../support/procedures.ts'
import { statementsOf } from '../support/statements.ts'

const birth = sampleOf('Đăng ký khai sinh')

test('written by one and approved by a second, a procedure answers in the chat with the part asked for', async () => {
  const { make, approve, say, editor, database, read } = await procedureOffice()
  const id = await make(birth)
  const [before] = await say('làm khai sinh mấy ngày?')
  expect(before?.text).not.toContain('Thủ tục: Đăng ký khai sinh')
  expect((await approve(id, editor.token)).json.error.reason ?? 'role').toBe('role')
  expect((await approve(id)).status).toBe(200)
  const [card] = await say('làm khai sinh mấy ngày?')
  expect(card?.text).toContain('Thủ tục: Đăng ký khai sinh (Phường Hoà Mẫu)')
  expect(card?.text).toContain('Thời gian giải quyết: Trong ngày')
  expect(card?.text).not.toContain('Lệ phí')
  expect(card?.text).toContain(`/procedures/${id}`)
  expect(card?.text.length).toBeLessThan(900)
  expect(card?.buttons?.[0]).toMatchObject({ title: 'Xem thủ tục' })
  const [next] = await say('bao nhiêu tiền?')
  expect(next?.text).toContain('Lệ phí: Không thu nếu đúng hạn; đăng ký muộn: 8.000 đồng')
  expect(await read(id)).toMatchObject({ status: 'shown', shownVersion: 1, waits: false })
  const lines = await database.db.select().from(auditLog)
  expect(lines.map(({ action }) => action)).toEqual(expect.arrayContaining(['procedure.make', 'procedure.approve']))
})

test('in English the same card is told in English', async () => {
  const { shown, say } = await procedureOffice()
  await shown(birth)
  const [which] = await say('English please')
  expect(which?.text).toMatch(/^Automatic answer: which procedure do you want in English\?[^\n]*\n1\. /)
  expect((await say('1'))[0]?.text).toContain('Procedure: Birth registration')
  const [card] = await say('make birth certificate, how long?')
  expect(card?.text).toContain('Procedure: Birth registration')
  expect(card?.text).toContain('Time: The same day')
  expect(card?.text).toContain('?lang=en')
  const [next] = await say('how much?')
  expect(next?.text).toContain('Fee: Free if on time')
  await say('đăng ký khai sinh cần gì')
  const [again] = await say('in english please')
  expect(again?.text).toContain('Procedure: Birth registration')
  const [other] = await say('còn đăng ký khai sinh thì sao')
  expect(other?.text).toContain('Thủ tục: Đăng ký khai sinh')
})

test('who asks which procedures there are gets those of their unit by name, up to a screenful, and a link to the rest', async () => {
  const { shown, unit, ward, say, ask } = await procedureOffice()
  expect((await say('có những thủ tục nào'))[0]?.text).toContain('chưa có thủ tục nào được duyệt')
  const next = await unit('Tổ 9', { parentId: ward.id })
  await shown(sampleOf('Đăng ký lại khai sinh'), next.id)
  for (const kind of 'ABCDEGHIKLMNO')
    await shown({ ...birth, vi: { ...birth.vi, name: `Cấp phép nuôi cá loại ${kind}`, called: [] } })
  for (const text of ['có những thủ tục nào', 'phường làm những thủ tục gì ạ', `${ward.name} có thủ tục gì`]) {
    const [list] = await say(text)
    expect(list?.text, text).toContain('• Cấp phép nuôi cá loại N')
    expect(list?.text).not.toContain('Cấp phép nuôi cá loại O')
    expect(list?.text).toContain('và 1 thủ tục nữa')
    expect(list?.text).toMatch(/Xem tất cả: \S+\/procedures$/)
    expect(list?.text).not.toContain('lại khai sinh')
  }
  expect(await ask('danh sách thủ tục')).toMatchObject({ outcome: 'found', origin: 'procedure', citations: [] })
  expect((await ask('bị phạt vì những thủ tục nào')).origin).not.toBe('procedure')
})

test('who has not done it yet and asks what to do gets the card alone, and who asks of a penalty does not', async () => {
  const { shown, say } = await procedureOffice()
  await shown(sampleOf('Đăng ký kết hôn'))
  const [card, ...more] = await say('hai vợ chồng tôi chưa đăng ký kết hôn thì làm sao')
  expect(card?.text).toMatch(/^Thủ tục: Đăng ký kết hôn/)
  expect([more, card?.text.includes('Điều')]).toEqual([[], false])
  expect((await say('chưa đăng ký kết hôn thì có bị phạt không'))[0]?.text).not.toContain('Thủ tục:')
})

test('how long it takes, asked after the record of a document, is told of the procedure before, or it is asked of which', async () => {
  const { shown, say, system } = await procedureOffice()
  const decided =
    'Số: 03/QĐ-UBND\nLoại: Quyết định\nNgày ban hành: 2026-01-05\n\n# Quyết định về phí\n\nĐiều 1. Phí\nPhí là 5.000 đồng.'
  await importDocuments(system, [documentFromText('phi.md', decided)])
  const id = await shown(birth)
  const record = 'Quyết định 03/QĐ-UBND ban hành ngày nào?'
  expect((await say(record))[0]?.text).toContain('theo thông tin thư viện có')
  const [which] = await say('mất bao lâu')
  expect(which?.text).toContain('bạn hỏi của thủ tục nào?\n1. Đăng ký khai sinh')
  expect((await say('1'))[0]?.text).toContain('Thời gian giải quyết: Trong ngày')
  await say(record)
  const [card] = await say('mất bao lâu')
  expect(card?.text).toContain(`/procedures/${id}`)
  expect(card?.text).toContain('Thời gian giải quyết: Trong ngày')
  expect(card?.text).not.toContain('Giấy tờ:')
})

test('a question of law about the same matter goes on to the library', async () => {
  const { shown, say } = await procedureOffice()
  await shown(birth)
  const [answer] = await say('không đăng ký khai sinh bị phạt bao nhiêu')
  expect(answer?.text).not.toContain('Thủ tục:')
  const [late] = await say('bị phạt bao nhiêu tiền?')
  expect(late?.text).not.toContain('Thủ tục:')
})

test('a name of two procedures is asked back, and a number takes one with the part that was asked for', async () => {
  const { shown, say, ask } = await procedureOffice()
  await shown(sampleOf('Đăng ký lại khai sinh'))
  await shown(sampleOf('Cấp bản sao trích lục hộ tịch'))
  const [which] = await say('làm lại giấy khai sinh bao nhiêu tiền')
  expect(which?.text).toContain('1. Cấp bản sao trích lục hộ tịch\n2. Đăng ký lại khai sinh')
  const [card] = await say('1')
  expect(card?.text).toContain('Thủ tục: Cấp bản sao trích lục hộ tịch')
  expect(card?.text).toContain('Lệ phí: 8.000 đồng một bản')
  const onScreen = await ask('làm lại giấy khai sinh bao nhiêu tiền')
  expect(onScreen).toMatchObject({ outcome: 'not_found', choices: [{ procedureId: expect.any(String) }, {}] })
})

test('on a screen the card comes as its parts, and what is asked next goes on from it', async () => {
  const { shown, ask } = await procedureOffice()
  const id = await shown(birth)
  const first = 'a3bb189e-8bf9-4c3a-9f6b-0e2f6c1d2e3f'
  const answer = await ask('thủ tục đăng ký khai sinh cần giấy tờ gì', { id: first })
  expect(answer).toMatchObject({
    ...{ outcome: 'found', origin: 'procedure', mayHandOn: true },
    procedure: { id, name: 'Đăng ký khai sinh', lines: [{ label: 'Giấy tờ' }], checked: '2026-11-23' },
  })
  // Sent twice it is answered as it was.
  expect(await ask('thủ tục đăng ký khai sinh cần giấy tờ gì', { id: first })).toEqual(answer)
  expect(await ask('mấy ngày?', { after: [first] })).toMatchObject({
    procedure: { id, lines: [{ label: 'Thời gian giải quyết' }] },
  })
  expect(await ask('mấy ngày?')).not.toHaveProperty('procedure')
})

test('a new version waits while the one before is told, and only a hand that wrote none of it lets it out', async () => {
  const { shown, approve, say, read, request, editor, approver, person, ward } = await procedureOffice()
  const id = await shown(birth)
  const both = await person('Soạn và duyệt', ['editor', ward.id], ['approver', ward.id])
  const dearer = { ...birth, vi: { ...birth.vi, fee: 'Tùy trường hợp' } }
  expect((await request('PUT', `/api/procedures/${id}`, { as: both.token, body: dearer })).status).toBe(200)
  const again = { ...dearer, vi: { ...dearer.vi, time: '2 ngày' } }
  expect((await request('PUT', `/api/procedures/${id}`, { as: editor.token, body: again })).status).toBe(200)
  expect(await read(id)).toMatchObject({
    version: 3,
    shownVersion: 1,
    waits: true,
    shownContent: { vi: { fee: birth.vi.fee } },
  })
  expect((await say('lệ phí khai sinh bao nhiêu'))[0]?.text).toContain('8.000 đồng')
  const own = await approve(id, both.token)
  expect([own.status, own.json.error.reason]).toEqual([403, 'four-eyes'])
  const stale = await request('POST', `/api/procedures/${id}/approve`, {
    as: approver.token,
    body: { contentHash: 'a'.repeat(64) },
  })
  expect(stale.json.error.reason).toBe('procedure.stale')
  // Nor does who had an older version before them write over a newer one.
  const older = { ...again, contentHash: 'a'.repeat(64) }
  const late = await request('PUT', `/api/procedures/${id}`, { as: editor.token, body: older })
  expect(late.json.error.reason).toBe('procedure.stale')
  const { contentHash } = await read(id)
  const seen = await request('PUT', `/api/procedures/${id}`, { as: editor.token, body: { ...again, contentHash } })
  expect(seen.status).toBe(200)
  expect((await approve(id)).status).toBe(200)
  // A fee that is no number is told as it was written.
  expect((await say('lệ phí khai sinh bao nhiêu'))[0]?.text).toContain('Lệ phí: Tùy trường hợp')
})

test('without a legal ground it is refused, and a passage that not everybody may read is no ground', async () => {
  const { request, editor, ward } = await procedureOffice()
  const post = (content: object) =>
    request('POST', '/api/procedures', { as: editor.token, body: { unitId: ward.id, content } })
  const bare = await post({ ...birth, grounds: [] })
  expect([bare.status, bare.json.error.reason]).toEqual([400, 'procedure.ground'])
  expect(bare.json.error.message).toContain('căn cứ pháp lý')
  const unknown = await post({ ...birth, grounds: [{ text: 'Luật', passageId: 'ps_none' }] })
  expect(unknown.json.error.reason).toBe('procedure.passage')
  const link = await post({ ...birth, forms: [{ name: 'Tờ khai', url: 'javascript:alert(1)' }] })
  expect(link.json.error.reason).toBe('procedure.link')
})

test('a unit keeps one procedure of a name, however it is typed, until that is retired', async () => {
  const { make, request, editor, ward } = await procedureOffice()
  const id = await make(birth)
  const content = { ...birth, vi: { ...birth.vi, name: 'ĐĂNG KÝ  khai sinh' } }
  const again = () => request('POST', '/api/procedures', { as: editor.token, body: { unitId: ward.id, content } })
  expect((await again()).json.error.reason).toBe('procedure.kept')
  // Its own new version may keep its name.
  expect((await request('PUT', `/api/procedures/${id}`, { as: editor.token, body: content })).status).toBe(200)
  await request('POST', `/api/procedures/${id}/retire`, { as: editor.token })
  expect((await again()).status).toBe(201)
})

test('the legal ground leads to its passage, for everybody', async () => {
  const { request, shown } = await procedureOffice()
  const { json: found } = await request('GET', `/api/library/search?q=${encodeURIComponent('chó ra đường rọ mõm')}`)
  const passageId = found.passages[0].id
  const id = await shown({ ...birth, grounds: [{ text: 'Quy ước tổ dân phố, Điều 5', passageId }] })
  const { json } = await request('GET', `/api/procedures/public/${id}`)
  expect(json.grounds).toMatchObject([{ text: 'Quy ước tổ dân phố, Điều 5', passage: { id: passageId } }])
})

test('after ninety days without a look the console is told, and so is whoever asks; a look begins them anew', async () => {
  const { shown, request, person, ward, clock, say } = await procedureOffice()
  const id = await shown(birth)
  clock.at += 90 * dayMs
  const { token: as } = await person('Soạn sau này', ['editor', ward.id])
  const alarm = async () => (await request('GET', '/api/overview', { as })).json.proceduresToCheck
  expect(await alarm()).toBe(0)
  clock.at += 1
  expect(await alarm()).toBe(1)
  const { json } = await request('GET', '/api/procedures?view=old', { as })
  expect(json.procedures).toMatchObject([{ id, old: true }])
  expect((await say('khai sinh'))[0]?.text).toContain('Đã quá 90 ngày')
  expect((await request('POST', `/api/procedures/${id}/check`, { as })).status).toBe(200)
  expect(await alarm()).toBe(0)
  expect((await say('khai sinh'))[0]?.text).not.toContain('Đã quá 90 ngày')
})

test('one’s own line comes before a neighbour’s, and the nearest before those above', async () => {
  const { shown, unit, request, person, ward } = await procedureOffice()
  const [own, next] = [await unit('Tổ 1', { parentId: ward.id }), await unit('Tổ 2', { parentId: ward.id })]
  const ids = { above: await shown(birth), own: await shown(birth, own.id), next: await shown(birth, next.id) }
  const asked = async (unitId: string, text: string) => {
    const { token: as } = await person('Dân', ['member', unitId])
    await request('PATCH', '/api/session', { as, body: { unitId } })
    return (await request('POST', '/api/questions', { as, body: { text } })).json
  }
  expect((await asked(own.id, 'lệ phí khai sinh')).procedure.id).toBe(ids.own)
  expect((await asked(ward.id, 'lệ phí khai sinh')).procedure.id).toBe(ids.above)
  const listed = await request('GET', `/api/procedures/public?unitId=${own.id}`)
  expect(listed.json.procedures.map(({ id }: { id: string }) => id)).toEqual([ids.own, ids.above, ids.next])
})

test('of two neighbours’ with one name people are asked whose they mean', async () => {
  const { shown, unit, request, ward } = await procedureOffice()
  for (const name of ['Tổ 1', 'Tổ 2']) await shown(birth, (await unit(name, { parentId: ward.id })).id)
  const { json } = await request('POST', '/api/questions', { body: { text: 'lệ phí khai sinh' } })
  expect(json.choices.map(({ title }: { title: string }) => title)).toEqual([
    'Đăng ký khai sinh (Tổ 1)',
    'Đăng ký khai sinh (Tổ 2)',
  ])
})

test('retired, it is told to nobody; its link says so', async () => {
  const { shown, request, editor, say } = await procedureOffice()
  const id = await shown(birth)
  expect((await request('POST', `/api/procedures/${id}/retire`, { as: editor.token })).status).toBe(200)
  expect((await say('khai sinh'))[0]?.text).not.toContain('Thủ tục:')
  const gone = await request('GET', `/api/procedures/public/${id}`)
  expect([gone.status, gone.json.error.reason]).toEqual([404, 'procedure.over'])
})

test('a merger takes procedures along to wait for somebody of the new unit, and taken back they are told again', async () => {
  const { shown, unit, request, person, ward, clock, ask, read } = await procedureOffice()
  const [old, next] = [await unit('Tổ 1', { parentId: ward.id }), await unit('Tổ 2', { parentId: ward.id })]
  const id = await shown(birth, old.id)
  const { token: as } = await person('Quản trị', ['admin', ward.id])
  const asked = { act: 'merge', unitIds: [old.id], targetId: next.id, day: dayOf(clock.at) }
  const preview = await request('POST', '/api/units/changes/preview', { as, body: asked })
  expect(preview.json.counts).toMatchObject({ procedures: 1 })
  const made = await request('POST', '/api/units/changes', { as, body: { ...asked, hash: preview.json.hash } })
  expect(made.status, made.text).toBeLessThan(300)
  expect(await read(id)).toMatchObject({ unitId: next.id, status: 'draft', waits: true })
  expect(await ask('lệ phí khai sinh')).not.toHaveProperty('procedure')
  const { json } = await request('GET', '/api/units/changes', { as })
  const undone = await request('POST', `/api/units/changes/${json.changes[0].id}/undo`, { as })
  expect(undone.status, undone.text).toBeLessThan(300)
  expect((await ask('lệ phí khai sinh')).procedure.id).toBe(id)
})

test('a question that meets procedures, and one that goes on from a card, stay within ten statements', async () => {
  const { shown, person, ward, system, database } = await procedureOffice()
  await shown(birth)
  const { id: personId } = await person('Chị Lan', ['member', ward.id])
  const count = async (text: string, key: string) => {
    const statements = statementsOf(database)
    const before = statements.length
    const asked = { id: idFor('qu', key.repeat(24)), text, personId, channel: 'oa_chat' as const, recipient: 'lan' }
    const { origin } = await answerTo(system, asked)
    return { origin, within: statements.length - before <= 10 }
  }
  expect(await count('lệ phí khai sinh bao nhiêu', 'a')).toEqual({ origin: 'procedure', within: true })
  expect(await count('mấy ngày?', 'b')).toEqual({ origin: 'procedure', within: true })
  expect(await count('khai sinh muộn thì chó ra đường phải đeo gì?', 'c')).toMatchObject({ within: true })
})

test('many that wait are approved at once, each as it was read: one’s own, and what was changed since, are told by name', async () => {
  const { make, read, request, editor, approver, person, ward, say, database } = await procedureOffice()
  const both = await person('Soạn và duyệt', ['editor', ward.id], ['approver', ward.id])
  const named = (name: string) => ({ ...birth, vi: { ...birth.vi, name, called: [] } })
  const ids = []
  for (const kind of 'ABC') ids.push(await make(named(`Cấp phép nuôi cá loại ${kind}`)))
  const [first = '', second = '', third = ''] = ids
  const list = async (as = both.token) =>
    (await request('GET', '/api/procedures?view=waiting', { as })).json.procedures as {
      id: string
      contentHash: string
      mine: boolean
    }[]
  const marks = (await list()).map(({ id, contentHash }) => ({ id, contentHash }))
  expect(marks.map(({ id }) => id)).toEqual(ids)
  // What one has had a hand in is theirs, and what was changed since the list was read is another text.
  const change = (id: string, name: string, as: string) =>
    request('PUT', `/api/procedures/${id}`, { as, body: { ...named(name) } })
  expect((await change(second, 'Cấp phép nuôi cá loại B lớn', both.token)).status).toBe(200)
  expect((await change(third, 'Cấp phép nuôi cá loại C lớn', editor.token)).status).toBe(200)
  expect((await list()).map(({ mine }) => mine)).toEqual([false, true, false])
  expect((await list(editor.token)).map(({ mine }) => mine)).toEqual([true, true, true])
  const fresh = (await list()).find(({ id }) => id === second)
  const chosen = [
    marks[0],
    marks[0],
    { id: second, contentHash: fresh?.contentHash },
    marks[2],
    { id: 'pr_none', contentHash: '' },
  ]
  const approved = await request('POST', '/api/procedures/approvals', { as: both.token, body: { procedures: chosen } })
  expect(approved.json).toEqual({
    done: [first],
    refused: [
      { id: second, message: expect.stringContaining('Người soạn không được tự duyệt') },
      { id: third, message: expect.stringContaining('vừa được người khác sửa') },
      { id: 'pr_none', message: expect.any(String) },
    ],
  })
  expect((await say('cấp phép nuôi cá loại A cần gì'))[0]?.text).toContain('Thủ tục: Cấp phép nuôi cá loại A')
  const rest = (await list(approver.token)).map(({ id, contentHash }) => ({ id, contentHash }))
  await request('POST', '/api/procedures/approvals', { as: approver.token, body: { procedures: rest } })
  expect(await read(third)).toMatchObject({ status: 'shown', name: 'Cấp phép nuôi cá loại C lớn' })
  const lines = (await database.db.select().from(auditLog)).filter(({ action }) => action === 'procedure.approve')
  expect(lines.map(({ subjectId }) => subjectId).sort()).toEqual([...ids].sort())
  expect(
    (await request('POST', '/api/procedures/approvals', { as: editor.token, body: { procedures: rest } })).status,
  ).toBe(403)
})

test('many are said to still hold at once, but none of which another version is told since', async () => {
  const { shown, make, read, request, person, ward, clock } = await procedureOffice()
  const kept = await shown(birth)
  const changed = await shown(sampleOf('Đăng ký kết hôn'))
  const waiting = await make(sampleOf('Đăng ký khai tử'))
  clock.at += 91 * dayMs
  // Who signed in then is signed out by now.
  const editor = await person('Soạn', ['editor', ward.id])
  const approver = await person('Duyệt', ['approver', ward.id])
  const old = (await request('GET', '/api/procedures?view=old', { as: editor.token })).json.procedures
  const marks = old.map(({ id, shownVersion }: { id: string; shownVersion: number }) => ({ id, shownVersion }))
  expect(marks).toHaveLength(2)
  const wedding = sampleOf('Đăng ký kết hôn')
  await request('PUT', `/api/procedures/${changed}`, {
    as: editor.token,
    body: { ...wedding, vi: { ...wedding.vi, fee: '10.000 đồng' } },
  })
  expect(
    (
      await request('POST', `/api/procedures/${changed}/approve`, {
        as: approver.token,
        body: { contentHash: (await read(changed, approver.token)).contentHash },
      })
    ).status,
  ).toBe(200)
  const checked = await request('POST', '/api/procedures/checks', {
    ...{ as: editor.token, body: { procedures: [...marks, { id: waiting, shownVersion: 1 }] } },
  })
  expect(checked.json).toEqual({
    done: [kept],
    refused: [
      { id: changed, message: expect.stringContaining('vừa được người khác sửa') },
      { id: waiting, message: expect.stringContaining('chưa được duyệt') },
    ],
  })
  expect(await read(kept, editor.token)).toMatchObject({ old: false, checkedAt: clock.at })
})
