import { eq } from 'drizzle-orm'
import { parseAtomFeed } from 'feedsmith'
import { expect, test } from 'vitest'
import { cancelBroadcast } from '../../core/broadcasts/broadcasts.ts'
import { approveCorrection, writeCorrection } from '../../core/broadcasts/corrections.ts'
import { scheduleDigest } from '../../core/broadcasts/schedule.ts'
import { sendDue } from '../../core/broadcasts/send.ts'
import { approveItem, createNotice } from '../../core/news/items.ts'
import { dayMs, instantOf } from '../../core/time.ts'
import { broadcasts } from '../../db/schema/broadcasts.ts'
import { digests } from '../../db/schema/digests.ts'
import { units } from '../../db/schema/units.ts'
import { testApp } from '../support/app.ts'
import { newsroom } from '../support/newsroom.ts'

const morning = instantOf('2026-11-23', '07:00')

/** A ward with a page on the web, linked as the console links it. */
async function office() {
  const app = await testApp({ startAt: morning })
  const room = await newsroom(app)
  const body = { unitId: room.ward.id, channel: 'web', name: 'Trang tin phường' }
  const linked = await app.request('POST', '/api/groups', { as: room.communicator.token, body })
  const read = (path: string, headers?: Record<string, string>) => app.request('GET', `/digests${path}`, { headers })
  const digest = async (notice: Parameters<typeof createNotice>[1]) => {
    const { id: itemId } = await createNotice(room.editor.ctx, notice)
    await approveItem(room.approver.ctx, itemId)
    const digest = await room.approvedDigest()
    const { id, contentHash } = digest
    const broadcast = await scheduleDigest(room.communicator.ctx, id, { contentHash, sendAt: app.clock.at })
    return { ...digest, broadcastId: broadcast.id }
  }
  return { app, room, linked, read, digest, page: `/of/${room.ward.id}` }
}

test('a digest is published at its time, and its page has a delivery row like any other', async () => {
  const { app, room, linked, read, digest, page } = await office()
  expect(linked.status).toBe(201)
  const { code, broadcastId } = await digest({
    unitId: room.ward.id,
    title: 'Lịch thu gom rác',
    summary: 'Từ 18 giờ.',
  })
  expect((await read(page)).text).toContain('Trang này chưa có bản tin nào.')
  expect((await read(`/${code}`)).status).toBe(404)
  await sendDue(app.system)
  const { json } = await app.request('GET', `/api/broadcasts/${broadcastId}`, { as: room.editor.token })
  expect(json).toMatchObject({ status: 'finished', progress: { sent: 3, total: 3 } })
  expect(json.deliveries).toContainEqual(
    expect.objectContaining({ channel: 'web', state: 'sent', groupName: 'Trang tin phường', sentAt: morning }),
  )
  const listed = await read(page)
  expect(listed.text).toContain(`<a href="/digests/${code}">`)
  expect(listed.text).toContain('Trang tin chính thức')
  const shown = await read(`/${code.toLowerCase()}`)
  expect(shown.status).toBe(200)
  for (const told of ['1. Lịch thu gom rác', 'Từ 18 giờ.', 'Nguồn: Phường An Bình', '07:00 ngày 23/11/2026', code]) {
    expect(shown.text).toContain(told)
  }
  expect(shown.text).not.toContain('<script')
  expect(shown.text).not.toContain('Biên tập viên')
})

test('a unit with a page of its own has it once; the only page is what /digests leads to', async () => {
  const { app, room, read, page } = await office()
  const body = { unitId: room.ward.id, channel: 'web', name: 'Trang thứ hai' }
  const again = await app.request('POST', '/api/groups', { as: room.communicator.token, body })
  expect(again).toMatchObject({ status: 409, json: { error: { reason: 'group.linked' } } })
  expect((await read('')).headers.get('location')).toBe(`/digests${page}`)
  const unitId = room.chats[0]!.unitId
  await app.request('POST', '/api/groups', { as: room.communicator.token, body: { ...body, unitId } })
  const all = (await read('')).text
  expect(all.indexOf('Phường An Bình')).toBeLessThan(all.indexOf('Tổ dân phố 1'))
})

test('control characters that were pasted leave a feed of valid XML', async () => {
  const { app, room, read, digest, page } = await office()
  const bad = '\u0000\u0001\u0008\u000b\u001b\u001f\u007f\u0085\ufffe\uffff\ud800'
  const { code } = await digest({
    unitId: room.ward.id,
    title: `Lịch${bad} thu gom`,
    summary: `Từ${bad} 18\u000c giờ.`,
  })
  await sendDue(app.system)
  await app.system.write((tx) =>
    tx.update(units).set({ name: 'Phường\u0002 An Bình' }).where(eq(units.id, room.ward.id)),
  )
  const { text } = await read(`${page}/atom.xml`)
  expect([...text].filter((sign) => !isXmlSign(sign))).toEqual([])
  expect(parseAtomFeed(text).entries?.[0]?.content?.value).toContain('18 giờ.')
  const shown = (await read(`/${code}`)).text
  expect(shown).toContain(' thu gom')
})

const isXmlSign = (sign: string) => /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]$/u.test(sign)

test('what people write is shown as they wrote it, never run', async () => {
  const { app, room, read, digest, page } = await office()
  const title = '<script>alert("x")</script> & “ngõ 5”'
  const { code } = await digest({ unitId: room.ward.id, title, summary: '</section><img src=x onerror=alert(1)>' })
  await sendDue(app.system)
  for (const path of [`/${code}`, page, `${page}/atom.xml`]) {
    const { text } = await read(path)
    expect(text).not.toMatch(/<script|<img/)
  }
  const shown = await read(`/${code}`)
  expect(shown.text).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; “ngõ 5”')
  expect(shown.headers.get('content-security-policy')).toContain("default-src 'none'")
})

test('a correction stands above the words it corrects, on the page, in the list and in the feed', async () => {
  const { app, room, read, digest, page } = await office()
  const { id, code } = await digest({ unitId: room.ward.id, title: 'Tiêm chủng', summary: 'Lúc 7 giờ.' })
  await sendDue(app.system)
  const feed = async () => parseAtomFeed((await read(`${page}/atom.xml`)).text)
  const [before] = (await feed()).entries ?? []
  app.clock.at += 60_000
  const { id: correctionId, contentHash } = await writeCorrection(room.editor.ctx, id, { text: 'Đúng là 8 giờ.' })
  await approveCorrection(room.approver.ctx, id, correctionId, { contentHash })
  expect((await read(`/${code}`)).text).not.toContain('Đúng là 8 giờ.')
  await sendDue(app.system)
  const { text } = await read(`/${code}`)
  expect(text.indexOf('Đúng là 8 giờ.')).toBeGreaterThan(0)
  expect(text.indexOf('Đúng là 8 giờ.')).toBeLessThan(text.indexOf('Lúc 7 giờ.'))
  expect((await read(page)).text).toContain('Có đính chính')
  const [after] = (await feed()).entries ?? []
  expect(after).toMatchObject({ id: before!.id, published: before!.published })
  expect(Date.parse(String(after!.updated))).toBe(morning + 60_000)
  expect(after!.content?.value).toContain('Đúng là 8 giờ.')
})

test('a feed has ids that last, links to the pages, and entries the latest first', async () => {
  const { app, room, read, digest, page } = await office()
  const empty = parseAtomFeed((await read(`${page}/atom.xml`)).text)
  expect(empty.entries ?? []).toEqual([])
  const first = await digest({ unitId: room.ward.id, title: 'Tin một', summary: 'Một.' })
  await sendDue(app.system)
  app.clock.at += dayMs
  const second = await digest({ unitId: room.ward.id, title: 'Tin hai', summary: 'Hai.' })
  await sendDue(app.system)
  const reply = await read(`${page}/atom.xml`)
  expect(reply.headers.get('content-type')).toContain('application/atom+xml')
  const feed = parseAtomFeed(reply.text)
  expect(feed.id).toBe(empty.id)
  expect(feed.id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  const links = feed.entries?.map(({ links }) => links?.[0]?.href)
  expect(links).toEqual([second, first].map(({ code }) => `http://loa.test/digests/${code}`))
})

test('who has the page already is told that nothing changed, until something has', async () => {
  const { app, room, read, digest, page } = await office()
  const etag = (await read(page)).headers.get('etag') ?? ''
  expect(await read(page, { 'if-none-match': etag })).toMatchObject({ status: 304, text: '' })
  await digest({ unitId: room.ward.id, title: 'Tin mới', summary: 'Mới.' })
  await sendDue(app.system)
  expect((await read(page, { 'if-none-match': etag })).status).toBe(200)
  expect((await read(page)).headers.get('cache-control')).toBe('public, max-age=60')
})

test('older digests follow on pages of their own', async () => {
  const { app, room, read, digest, page } = await office()
  const codes: string[] = []
  for (let day = 0; day < 31; day++) {
    codes.unshift((await digest({ unitId: room.ward.id, title: `Tin ngày ${day}`, summary: 'Mới.' })).code)
    await sendDue(app.system)
    app.clock.at += dayMs
  }
  const first = (await read(page)).text
  expect(first).toContain(`${codes[29]}"`)
  expect(first).not.toContain(`/digests/${codes[30]}"`)
  expect(first).toContain(`?before=${codes[29]}`)
  const next = (await read(`${page}?before=${codes[29]}`)).text
  expect(next).toContain(`/digests/${codes[30]}"`)
  expect(next).not.toContain(`/digests/${codes[29]}"`)
  expect(next).toContain('Về bản tin mới nhất')
})

test('of one day what was sent later stands first, whatever its code', async () => {
  const { app, room, read, digest, page } = await office()
  const sent: string[] = []
  for (const [before, code] of ['ZZZZZZ', 'AAAAAA'].entries()) {
    const { id } = await digest({ unitId: room.ward.id, title: `Tin ${code}`, summary: 'Mới.' })
    const ofOneDay = { code, day: '2026-11-23', part: before + 1 }
    await app.database.write((tx) => tx.update(digests).set(ofOneDay).where(eq(digests.id, id)))
    await sendDue(app.system)
    app.clock.at += dayMs
    sent.unshift(code)
  }
  const { json } = await app.request('GET', '/api/digests/public')
  expect(json.digests.map(({ code }: { code: string }) => code)).toEqual(sent)
  const listed = (await read(page)).text
  expect(listed.indexOf(sent[0]!)).toBeLessThan(listed.indexOf(sent[1]!))
  expect((await read(`${page}?before=${sent[0]}`)).text).toContain(sent[1])
})

test('what was not published over the web is not listed, though its code still leads to it', async () => {
  const { app, room, read, page } = await office()
  await room.approvedNotice('Chỉ gửi nhóm')
  const { id, contentHash, code } = await room.approvedDigest()
  await scheduleDigest(room.communicator.ctx, id, { contentHash, sendAt: morning, channels: ['oa_group'] })
  await sendDue(app.system)
  expect((await read(page)).text).not.toContain(code)
  expect((await read(`/${code}`)).text).toContain('Chỉ gửi nhóm')
})

test('a digest called off half way says so; one called off before is nowhere', async () => {
  const { app, room, read, digest, page } = await office()
  const { code, broadcastId } = await digest({ unitId: room.ward.id, title: 'Tin nhầm', summary: 'Nhầm.' })
  await cancelBroadcast(room.communicator.ctx, broadcastId)
  await sendDue(app.system)
  expect((await read(`/${code}`)).status).toBe(404)
  expect((await read(page)).text).not.toContain(code)
  app.clock.at += dayMs
  const second = await digest({ unitId: room.ward.id, title: 'Tin dở', summary: 'Dở.' })
  await sendDue(app.system)
  await app.system.write((tx) => tx.update(broadcasts).set({ status: 'sending' }))
  await cancelBroadcast(room.communicator.ctx, second.broadcastId)
  expect((await read(`/${second.code}`)).text).toContain('đã được dừng phát')
})

test('an unknown code warns who was sent it; an unknown page says so', async () => {
  const { read } = await office()
  const code = await read('/zzzzzz')
  expect(code.status).toBe(404)
  expect(code.text).toContain('Không có bản tin nào mang mã ZZZZZZ')
  expect(code.text).toContain('không phải do chúng tôi gửi')
  for (const path of ['/of/un_none', '/of/un_none/atom.xml', '/nap%20the%20cao']) {
    const reply = await read(path)
    expect(reply.status).toBe(404)
    expect(reply.text).toContain('Không có trang này')
  }
})
