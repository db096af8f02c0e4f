import { expect, test } from 'vitest'
import { tick } from '../../bot/tick.ts'
import { approveCorrection, writeCorrection } from '../../core/broadcasts/corrections.ts'
import { scheduleDigest } from '../../core/broadcasts/schedule.ts'
import { createNotice } from '../../core/news/items.ts'
import { retain } from '../../core/people/retention.ts'
import { dayMs } from '../../core/time.ts'
import { listAsked } from '../../core/verify/list.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { newsroom } from '../support/newsroom.ts'
import { deliver, groupText, userText } from '../support/zalo.ts'

const rumour =
  'Khẩn cấp: từ tối nay cả tỉnh cúp nước mười ngày, bà con mau tích nước. Ai muốn có nước sạch thì chuyển khoản 300.000 đồng vào số tài khoản 0987 6543 2100 trước 20h.'

/** A digest that went out, with one notice in it. */
async function told(app: TestApp) {
  const room = await newsroom(app)
  const { digestId } = await room.scheduled()
  await tick(app.deps)
  await tick(app.deps)
  const { json } = await app.request('GET', '/api/digests/public')
  return { ...room, digestId: digestId!, digest: json.digests[0] as { code: string; text: string } }
}

const ask = async (app: TestApp, text: string, more: { as?: string; show?: boolean } = {}) =>
  (await app.request('POST', '/api/verify', { as: more.as, body: { text, show: more.show } })).json

test('a digest is known whole, in part, without accents and by its code, and a change in it is named', async () => {
  const app = await testApp()
  const { digest } = await told(app)
  const text = app.sent[0]!.content.text
  expect(await ask(app, text)).toMatchObject({
    verdict: 'exact',
    isPart: false,
    differences: [],
    original: { code: digest.code },
  })
  expect(
    await ask(app, text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')),
  ).toMatchObject({ verdict: 'exact' })
  expect(await ask(app, 'Lịch thu gom rác mới, mời bà con xem. Nguồn: Phường An Bình')).toMatchObject({
    verdict: 'exact',
    isPart: true,
  })
  expect(await ask(app, digest.code)).toMatchObject({ verdict: 'code', original: { code: digest.code } })

  const forged = await ask(app, `${text}\nNộp 500.000 đồng vào STK 0123 4567 8999.`)
  expect(forged).toMatchObject({ verdict: 'altered', isAltered: true, asksMoney: true })
  expect(forged.differences.map(({ told }: { told: string }) => told)).toEqual(
    expect.arrayContaining(['0123 4567 8999', '500.000']),
  )
  expect(forged.advice[0]).toContain('113')
})

test('a screen’s box for questions looks a text up too, and quotes no law for it', async () => {
  const app = await testApp()
  const { digest } = await told(app)
  const said = async (text: string) => (await app.request('POST', '/api/questions', { body: { text } })).json.message
  expect(await said('Tin này có thật không: Lịch thu gom rác mới, mời bà con xem. Nguồn: Phường An Bình')).toMatch(
    /^ĐÚNG NGUYÊN VĂN/,
  )
  expect(await said(`Tin này có thật không: ${rumour}`)).toMatch(/^KHÔNG PHẢI TIN CỦA CHÚNG TÔI\.[\s\S]*113/)
  for (const bait of [
    'số lạ gọi bảo sim của tôi sắp bị khoá',
    'Thuê bao của bạn sẽ bị khoá, truy cập sim-moi.top để cập nhật',
  ])
    expect(await said(bait)).toContain('113')
  expect(await said('tin này có thật không?')).toContain('/verify')
  expect(await said(`Mã bản tin: ${digest.code}`)).toContain('1. Lịch thu gom rác mới')
})

test('a few words under a real code that lead elsewhere, or ask for money, are a forgery', async () => {
  const app = await testApp()
  const { digest } = await told(app)
  const baits = ['Nộp phạt tại https://an-binh.top nhé bà con.', 'Gọi ngay 0912 345 678.', 'Cho xin mã OTP.']
  for (const bait of baits)
    expect(await ask(app, `${bait} Mã bản tin: ${digest.code}`)).toMatchObject({ verdict: 'altered', isForged: true })
  const page = /https?:\S+\/digests\/\w+/.exec(app.sent[0]!.content.text)?.[0]
  expect(await ask(app, `Tin này thật không ${page}`)).toMatchObject({ verdict: 'code', isForged: false })
})

test('other words under a real code, and a code of nobody’s, are said to be so', async () => {
  const app = await testApp()
  const { digest } = await told(app)
  expect(await ask(app, `${rumour} Mã bản tin: ${digest.code}`)).toMatchObject({
    verdict: 'altered',
    isForged: true,
    differences: [],
  })
  const foreign = await ask(app, `${rumour} Mã bản tin: ZZZZZZ`)
  expect(foreign).toMatchObject({ verdict: 'unknown', unknownCode: 'ZZZZZZ', original: null })
  expect(foreign.advice.join(' ')).toContain('ZZZZZZ')
})

test('a digest of another office is not ours, however alike its frame; a neighbour ward’s of the same office is the neighbour’s', async () => {
  const app = await testApp()
  const { digest } = await told(app)
  const own = app.sent[0]!.content.text
  // The frame that each Loa sends, with another office's ward, day's matters, address and code.
  const matters = [
    'Khám mắt miễn phí cho người cao tuổi. Đoàn bác sĩ khám tại trạm y tế sáng thứ năm, bà con mang theo thẻ bảo hiểm.',
    'Mở đăng ký học nghề cho thanh niên. Các lớp điện lạnh và sửa xe máy khai giảng sau Tết, học phí được hỗ trợ.',
    'Sửa cầu Suối Cát. Xe tải đi vòng theo hướng trường trung học, thời gian thi công dự kiến hai tuần.',
  ]
  const foreign = own
    .replaceAll('Phường An Bình', 'Phường Suối Cát')
    .replaceAll(digest.code, 'K7M2QX')
    .replace(/https?:\S+/, 'https://suoicat.example/zapps/987/digests/K7M2QX')
    .replace(/Lịch thu gom rác mới[\s\S]*?mời bà con xem\./, matters.join('\n\n'))
  expect(foreign).not.toContain('rác')
  expect(await ask(app, foreign)).toMatchObject({ verdict: 'unknown', unknownCode: 'K7M2QX', original: null })
  // With our code on it, it is a forgery, and no word of the other is called ours.
  expect(await ask(app, foreign.replaceAll('K7M2QX', digest.code))).toMatchObject({
    verdict: 'altered',
    isForged: true,
  })
  const before = app.sent.length
  const next = await newsroom(app)
  await next.approvedNotice('Phun thuốc muỗi ở các ngõ chẵn sáng thứ bảy')
  const { id, contentHash, code } = await next.approvedDigest()
  await scheduleDigest(next.communicator.ctx, id, { contentHash, sendAt: app.clock.at })
  await tick(app.deps)
  await tick(app.deps)
  const theirs = app.sent.slice(before).find(({ content: { text } }) => text.includes(code))!.content.text
  expect(await ask(app, theirs)).toMatchObject({
    verdict: 'exact',
    original: { code, link: expect.stringContaining(code) },
  })
})

test('what nobody may read yet is not ours to anybody', async () => {
  const app = await testApp()
  const { editor, ward, approvedNotice, approvedDigest } = await newsroom(app)
  await createNotice(editor.ctx, {
    unitId: ward.id,
    title: 'Dự kiến dời chợ Hoà Mẫu sang đường số 9',
    summary: 'Chợ nghỉ từ ngày 1/12 để dời các sạp hàng.',
  })
  await approvedNotice('Lịch tiêm chủng tháng mười hai tại trạm y tế phường')
  const { code, text } = await approvedDigest()
  await tick(app.deps)
  for (const draft of [
    'Dự kiến dời chợ Hoà Mẫu sang đường số 9. Chợ nghỉ từ ngày 1/12 để dời các sạp hàng.',
    text,
    code,
  ])
    expect(await ask(app, draft, { as: editor.token })).toMatchObject({ verdict: 'unknown', original: null })
})

test('a corrected digest is exact, and its correction is told', async () => {
  const app = await testApp()
  const { digestId, communicator, approver } = await told(app)
  const { id, contentHash } = await writeCorrection(communicator.ctx, digestId, {
    text: 'Rác được thu vào thứ năm, không phải thứ tư.',
  })
  await approveCorrection(approver.ctx, digestId, id, { contentHash })
  await tick(app.deps)
  await tick(app.deps)
  const found = await ask(app, app.sent[0]!.content.text)
  expect(found).toMatchObject({ verdict: 'exact', corrections: [{ text: expect.stringContaining('thứ năm') }] })
  expect(await ask(app, app.sent.at(-1)!.content.text)).toMatchObject({
    verdict: 'exact',
    original: { kind: 'correction' },
  })
})

test('nothing of what was pasted stays; five people make it known to the editors, with its words only if one agreed', async () => {
  const app = await testApp()
  const { editor } = await newsroom(app)
  const people = []
  for (let i = 0; i < 5; i++) people.push(await app.person(`Người ${i}`))
  for (const [i, { token }] of people.entries()) {
    expect(await listAsked(editor.ctx)).toEqual([])
    expect(await ask(app, i % 2 ? rumour.toLowerCase() : `${rumour} Nhanh lên!`, { as: token })).toMatchObject({
      verdict: 'unknown',
    })
    await ask(app, rumour, { as: token })
  }
  const listed = (await app.request('GET', '/api/verify/asked', { as: editor.token })).json.asked
  expect(listed).toMatchObject([{ people: 5, title: null, shown: null, asksMoney: true }])
  await app.deps.scrub()
  for (const word of ['0987', 'mười ngày', 'muoi ngay', people[0]!.id.slice(3)]) {
    const tables = ['verify_unknown', 'verify_unknown_prints', 'verify_askers', 'questions', 'replies']
    for (const table of tables)
      expect(JSON.stringify((await app.database.client.execute(`select * from ${table}`)).rows)).not.toContain(word)
  }

  await ask(app, rumour, { as: people[1]!.token, show: true })
  expect(await listAsked(editor.ctx)).toMatchObject([{ shown: rumour }])
  app.clock.at += 8 * dayMs
  await retain(app.system)
  expect((await app.database.client.execute('select * from verify_unknown')).rows).toEqual([])
  expect((await app.database.client.execute('select * from verify_askers')).rows).toEqual([])
})

test('in a chat: the question with the text, before it, behind it, and a text that was only passed on', async () => {
  const app = await testApp()
  const { digest } = await told(app)
  const text = app.sent[0]!.content.text
  const last = () => app.sent.at(-1)!.content.text
  const says = async (said: string) => {
    await deliver(app, userText(app, said))
    await app.settled()
  }
  await says(`${text}\nTin này có thật không?`)
  expect(last()).toContain('ĐÚNG NGUYÊN VĂN')
  await says(text.replace('thu gom rác', 'đổi tiền mới'))
  expect(last()).toContain('ĐÃ BỊ SỬA')
  expect(last()).toContain('bản gốc là “thu gom rác”')
  await says('tin này có thật không')
  expect(last()).toContain('dán nội dung tin')
  await says(rumour)
  expect(last()).toContain('KHÔNG PHẢI TIN CỦA CHÚNG TÔI')
  expect(last()).toContain('113')
  await says(rumour)
  await says('tin trên thật hay giả?')
  expect(last()).toContain('KHÔNG PHẢI TIN CỦA CHÚNG TÔI')
  await says(`kiểm chứng: ${digest.code}`)
  expect(last()).toContain(digest.code)
  const { rows } = await app.database.client.execute(`select text from replies where cause = 'unkept' and text <> ''`)
  expect(rows).toEqual([])
})

test('in a group everybody is told what is public, and whoever asks is told nothing more', async () => {
  const app = await testApp()
  await told(app)
  const text = app.sent[0]!.content.text
  await deliver(app, groupText(app, `@Phường Mẫu tin này có thật không: ${text}`, 'f414c8f76fa586fbdfb4'))
  await app.settled()
  expect(app.sent.at(-1)).toMatchObject({ to: { channel: 'oa_group' } })
  expect(app.sent.at(-1)!.content.text).toContain('ĐÚNG NGUYÊN VĂN')
})

test('the page without a script shows what was pasted as text, and says on the form why it did not look', async () => {
  const app = await testApp()
  const post = (text: string) =>
    app.raw('/digests/verify', new URLSearchParams({ text }).toString(), {
      'content-type': 'application/x-www-form-urlencoded',
    })
  const hostile = await post('<script>alert(1)</script> Phường phát gạo miễn phí cho mọi hộ dân vào sáng thứ bảy này')
  expect(hostile.status).toBe(200)
  expect(hostile.text).not.toContain('<script>')
  expect(hostile.text).toContain('Không phải tin của chúng tôi')
  expect(hostile.headers.get('cache-control')).toBe('no-store')
  expect((await post('  ')).text).toContain('Bạn chưa nhập nội dung.')
  // Of two words nobody can say whose they are; money is warned of in as few.
  expect((await post('abc xyz')).text).toContain('Tin này ngắn quá')
  expect((await post('vào http://vneid-gov.xyz ngay')).text).toContain('Không phải tin của chúng tôi')
  expect((await post('ạ '.repeat(10_001))).text).toContain('Tin dài quá 20.000 ký tự.')
})
