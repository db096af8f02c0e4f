import { expect, test } from 'vitest'
import { sheetsIn } from '../../bot/xlsx/read.ts'
import { scheduleDigest } from '../../core/broadcasts/schedule.ts'
import { sendDue } from '../../core/broadcasts/send.ts'
import { approveItem, createNotice } from '../../core/news/items.ts'
import { dayMs, instantOf } from '../../core/time.ts'
import { testApp } from '../support/app.ts'
import { fontAssets } from '../support/fonts.ts'
import { pixelsOf } from '../support/forms.ts'
import { newsroom } from '../support/newsroom.ts'

const morning = instantOf('2026-11-23', '07:00')

async function office() {
  const app = await testApp({ startAt: morning, assets: fontAssets })
  const room = await newsroom(app)
  const life = {
    kind: 'power',
    startsAt: instantOf('2026-11-24', '07:30'),
    endsAt: instantOf('2026-11-24', '11:30'),
  } as const
  const { id: itemId } = await createNotice(room.editor.ctx, {
    ...{ unitId: room.ward.id, title: 'Cắt điện TDP 5', summary: 'Để thay 2 máy biến áp.' },
    life: { ...life, place: 'Tổ 5', contact: '0236 3822 119', urgent: false, expiresAt: null },
  })
  await approveItem(room.approver.ctx, itemId)
  const digest = await room.draft()
  const get = (path: string, who = room.editor) => app.request('GET', `/api/forms${path}`, { as: who.token })
  const bytes = async (path: string) => {
    const reply = await app.app.request(`/api/forms${path}`, {
      headers: { authorization: `Bearer ${room.editor.token}` },
    })
    return { reply, bytes: new Uint8Array(await reply.arrayBuffer()) }
  }
  return { app, room, digest, itemId, get, bytes }
}

test('a draft is read aloud as a draft, and once approved as what may be passed on', async () => {
  const { app, room, digest, get } = await office()
  const path = `/digests/${digest.id}/spoken`
  const { status, json } = await get(path)
  expect(status).toBe(200)
  expect(json).toMatchObject({ mark: 'BẢN NHÁP – chưa duyệt', length: 90, left: [], cut: [], unknown: [], guessed: [] })
  expect(json.parts.map(({ kind }: { kind: string }) => kind)).toEqual(['opening', 'item', 'closing'])
  expect(json.parts[0].text).toBe(
    'Kính thưa bà con. Sau đây là bản tin của Phường An Bình, thứ hai, ngày hai mươi ba tháng mười một năm hai nghìn không trăm hai mươi sáu.',
  )
  expect(json.parts[1].text).toBe(
    'Tin thứ nhất. Cắt điện tổ dân phố năm. Thời gian: từ bảy giờ ba mươi phút đến mười một giờ ba mươi phút ngày hai mươi tư tháng mười một năm hai nghìn không trăm hai mươi sáu. Địa điểm: Tổ năm. Liên hệ: không hai ba sáu, ba tám hai hai, một một chín. Để thay hai máy biến áp.',
  )
  expect(json.parts[2].text).toContain('trang thông tin của phường')
  const south = await get(`${path}?seconds=60&pace=3&manner=south`)
  expect(south.json).toMatchObject({ length: 60 })
  expect(south.json.parts[0].text).toContain('hai ngàn không trăm hai mươi sáu')
  const { contentHash } = digest
  await app.request('POST', `/api/digests/${digest.id}/approve`, { as: room.approver.token, body: { contentHash } })
  expect((await get(path)).json.mark).toBe('')
  // What is over is not read any more.
  app.clock.at += 2 * dayMs
  expect((await get(path)).json).toMatchObject({ left: [{ title: 'Cắt điện TDP 5', why: 'over' }] })
})

test.each(['seconds=75', 'seconds=', 'pace=9', 'manner=west'])('a script of %s is none', async (query) => {
  const { digest, get } = await office()
  expect(await get(`/digests/${digest.id}/spoken?${query}`)).toMatchObject({ status: 400 })
})

test('the board is a PDF and the card a picture, of the digest or of one item', async () => {
  const { digest, itemId, bytes, get } = await office()
  for (const size of ['a4', 'a3']) {
    const board = await bytes(`/digests/${digest.id}/board?size=${size}`)
    expect(board.reply.headers.get('content-type')).toBe('application/pdf')
    expect(board.reply.headers.get('content-disposition')).toContain(`bang-tin-${digest.code}-${size}.pdf`)
    expect(new TextDecoder().decode(board.bytes.subarray(0, 8))).toBe('%PDF-1.7')
  }
  const card = await bytes(`/digests/${digest.id}/card?shape=square&item=${itemId}`)
  expect(card.reply.headers.get('content-type')).toBe('image/png')
  expect(pixelsOf(card.bytes)).toMatchObject({ width: 1080, height: 1080 })
  expect((await get(`/digests/${digest.id}/card?item=it_none`)).status).toBe(404)
  expect((await get(`/digests/${digest.id}/board?size=a0`)).status).toBe(400)
})

test('another unit’s digest has no forms for who works elsewhere', async () => {
  const { app, digest, get } = await office()
  const other = await app.unit('Phường Khác')
  const stranger = await app.person('Người lạ', ['editor', other.id])
  for (const form of ['spoken', 'board', 'card'])
    expect((await get(`/digests/${digest.id}/${form}`, stranger)).status).toBe(404)
})

test('the register tells what went where by channel, and only to who may see it', async () => {
  const { app, room, digest, get, bytes } = await office()
  await app.request('POST', '/api/groups', {
    as: room.communicator.token,
    body: { unitId: room.ward.id, channel: 'web', name: 'Trang tin phường' },
  })
  const { contentHash, id, code } = digest
  await app.request('POST', `/api/digests/${id}/approve`, { as: room.approver.token, body: { contentHash } })
  await scheduleDigest(room.communicator.ctx, id, { contentHash, sendAt: morning })
  // Planned is not told.
  expect((await get('/register')).json).toEqual({ entries: [] })
  await sendDue(app.system)
  const { json } = await get('/register?from=2026-11-23&to=2026-11-23')
  const about = {
    unitName: 'Phường An Bình',
    title: digest.title,
    code,
    approver: 'Người duyệt',
    urgent: false,
    failed: 0,
  }
  expect(json.entries).toMatchObject([
    { ...about, channel: 'oa_group', groups: 2, sent: 2, received: 0 },
    { ...about, channel: 'web', groups: 1, sent: 1 },
  ])
  expect((await get('/register?from=2026-11-24&to=2026-12-24')).json.entries).toEqual([])
  expect((await get(`/register?unitId=${room.chats[0]?.unitId}`)).json.entries).toEqual([])
  const other = await app.unit('Phường Khác')
  expect((await get('/register', await app.person('Người lạ', ['editor', other.id]))).json.entries).toEqual([])
  const book = await bytes('/register/workbook?from=2026-11-01&to=2026-11-30')
  expect(book.reply.headers.get('content-disposition')).toContain('so-theo-doi-2026-11-01-2026-11-30.xlsx')
  const [sheet] = await sheetsIn(book.bytes)
  const rows = [...(sheet?.rows.values() ?? [])].map((row) => [...row.values()].map(({ text }) => text))
  expect(rows).toEqual([
    ...[
      [
        'STT',
        'Ngày phát',
        'Đơn vị',
        'Tiêu đề',
        'Mã bản tin',
        'Kênh',
        'Số nơi nhận',
        'Đã gửi',
        'Đã nhận',
        'Không gửi được',
        'Người duyệt',
        'Ghi chú',
      ],
    ],
    ['1', '23/11/2026', 'Phường An Bình', digest.title, code, 'Zalo OA, nhóm', '2', '2', '0', '0', 'Người duyệt'],
    [
      '2',
      '23/11/2026',
      'Phường An Bình',
      digest.title,
      code,
      'Trang thông tin trên mạng',
      '1',
      '1',
      '0',
      '0',
      'Người duyệt',
    ],
  ])
})

test.each([
  ['from=2026-11-24&to=2026-11-23', 'form.period'],
  ['from=2024-01-01&to=2026-11-23', 'form.long'],
])('a register of %s is refused', async (query, reason) => {
  const { get } = await office()
  expect(await get(`/register?${query}`)).toMatchObject({ status: 400, json: { error: { reason } } })
})
