import { readdirSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { deflateSync } from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import { pictureReader } from '../../bot/pictures/read-words.ts'
import { tick } from '../../bot/tick.ts'
import { approveItem, createNotice } from '../../core/news/items.ts'
import { verifyWords } from '../../core/verify/messages.ts'
import { questions } from '../../db/schema/answers.ts'
import { inboxEvents } from '../../db/schema/inbox.ts'
import { replies } from '../../db/schema/replies.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { newsroom } from '../support/newsroom.ts'
import { noOcr, noPainter, whyNoOcr } from '../support/ocr.ts'
import { coarse, screenshotOf, telephone } from '../support/screenshots.ts'
import { deliver, hexId } from '../support/zalo.ts'

const title = 'Lịch tiêm vắc xin cho trẻ em phường An Bình ngày 28 tháng 11 năm 2026'
const summary =
  'Trạm y tế phường tiêm vắc xin sởi cho trẻ từ 9 đến 24 tháng tuổi, từ 7 giờ 30 đến 11 giờ, mang theo sổ tiêm chủng. Cần hỏi thêm, gọi 0258 382 1234.'

/** A ward that has told of a vaccination, and reads pictures from this machine. */
async function told() {
  const app = await testApp()
  const room = await newsroom(app)
  const { id } = await createNotice(room.editor.ctx, { unitId: room.ward.id, title, summary })
  await approveItem(room.approver.ctx, id)
  await room.scheduled()
  for (let minute = 0; minute < 2; minute++) await tick(app.deps)
  return app
}

function reading(app: TestApp, allowedHosts: string[] = []): TestApp {
  Object.assign(app.deps, { readWords: pictureReader({ allowedHosts, timeMs: 120_000 }) })
  return app
}

async function check(app: TestApp, picture: Uint8Array<ArrayBuffer> | Buffer, type = 'image/png') {
  const form = new FormData()
  form.set('picture', new File([new Uint8Array(picture)], 'screen.png', { type }))
  const response = await app.raw('/api/verify/picture', form)
  return { status: response.status, json: response.json }
}

/** What Zalo sends of a picture that stands at an address. */
const userImage = (app: TestApp, url: string, text = '', senderId = '4567890123456789012') => ({
  ...{ app_id: app.deps.config.ZALO_APP_ID, sender: { id: senderId }, user_id_by_app: `9${senderId.slice(1)}` },
  ...{ recipient: { id: app.deps.config.ZALO_OA_ID }, event_name: 'user_send_image', timestamp: String(app.clock.at) },
  message: { text, msg_id: hexId(), attachments: [{ type: 'image', payload: { url, thumbnail: url } }] },
})

/** Where Zalo keeps pictures, on this machine. */
async function pictures(of: Record<string, Buffer>) {
  const server = createServer((request, response) => {
    const found = of[(request.url ?? '').slice(1)]
    response.writeHead(found ? 200 : 404, { 'content-type': 'image/png' })
    response.end(found)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => new Promise<void>((closed) => void server.close(() => closed())))
  const { port } = server.address() as AddressInfo
  return { host: `127.0.0.1:${port}`, at: (name: string) => `http://127.0.0.1:${port}/${name}` }
}

const text = `${title}\n${summary}`

describe.skipIf(noOcr || noPainter)(`screenshots (${whyNoOcr})`, () => {
  test.each([
    ['of a telephone', telephone],
    ['in the dark', { ...telephone, dark: true }],
    ['at 72 dots an inch', coarse],
  ])('a screenshot %s of what was told is ours', async (_, screen) => {
    const app = reading(await told())
    const { status, json } = await check(app, await screenshotOf(text, screen))
    expect(status).toBe(200)
    expect(json).toMatchObject({ verdict: 'exact', isAltered: false, differences: [], fromPicture: true })
    expect(json.advice).toContain(verifyWords.fromPicture)
  })

  test('a number that was changed in it is named, and so is an account that was put in', async () => {
    const app = reading(await told())
    const changed = text.replace('ngày 28 tháng 11', 'ngày 25 tháng 12')
    const forged = `${changed}\nNộp 500.000 đồng vào STK 0123 4567 8999 trước 17h.`
    const { json } = await check(app, await screenshotOf(forged))
    expect(json).toMatchObject({ verdict: 'altered', isAltered: true, asksMoney: true })
    const said = json.differences.map((one: { told: string }) => one.told).join(' ')
    const all = [...json.differences, ...json.unsure].map((one: { told: string }) => one.told).join(' ')
    expect(all).toMatch(/25|12/)
    expect(said).toContain('0123 4567 8999')
  })

  test('a letter that may have been misread is no change, and is told to be looked at', async () => {
    const app = reading(await told())
    const { json } = await check(app, await screenshotOf(text.replace('Trạm y tế phường', 'Tram y lế phường')))
    expect(json).toMatchObject({ verdict: 'exact', isAltered: false })
  })

  test('a picture without words, one too coarse to read, a huge one and what is none are each answered clearly', async () => {
    const app = reading(await testApp())
    const reasonOf = async (picture: Buffer) => {
      const { status, json } = await check(app, picture)
      return [status, json.error.reason]
    }
    expect(await reasonOf(blankPng(600, 400))).toEqual([400, 'verify.picture-wordless'])
    expect(await reasonOf(blankPng(12_000, 9_000))).toEqual([400, 'verify.picture-large'])
    expect(await reasonOf(Buffer.alloc(9 * 1024 * 1024, 1))).toEqual([413, 'verify.picture-large'])
    expect(await reasonOf(Buffer.from('%PDF-1.7'))).toEqual([400, 'verify.picture-format'])
    expect(await reasonOf(blankPng(600, 400).subarray(0, 60))).toEqual([400, 'verify.picture-broken'])
    const [status, reason] = await reasonOf(await screenshotOf(text, { width: 150, letters: 5 }))
    expect([status, /small|wordless/.test(reason)]).toEqual([400, true])
  })

  test('of a picture nothing stays', async () => {
    const app = reading(await told())
    const before = folders()
    await check(app, await screenshotOf('Mật khẩu của tôi là hoa sen trắng nở giữa đầm tháng sáu'))
    expect(folders()).toEqual(before)
    const { rows } = await app.database.client.execute('select * from verify_unknown')
    expect(JSON.stringify(rows)).not.toMatch(/hoa sen|Mật khẩu/)
  })

  test('a picture sent in a chat is read and checked; asked about, it is answered as asked', async () => {
    const found = await pictures({ ours: await screenshotOf(text), lamp: blankPng(600, 400) })
    const app = reading(await told(), [found.host])
    const hear = async (event: object) => {
      const from = app.sent.length
      await deliver(app, event)
      await app.settled()
      return app.sent.slice(from).map(({ content }) => content.text)
    }
    expect((await hear(userImage(app, found.at('ours'))))[0]).toContain('ĐÚNG NGUYÊN VĂN')
    expect((await hear(userImage(app, found.at('ours'), 'Tin này có thật không?')))[0]).toContain('ĐÚNG NGUYÊN VĂN')
    const [wordless] = await hear(userImage(app, found.at('lamp')))
    expect(wordless).toContain('không có chữ')
    expect(wordless).toContain('phản ánh')
    expect((await hear(userImage(app, found.at('gone'))))[0]).toContain('Chưa tải được ảnh')
    expect((await hear(userImage(app, 'http://10.0.0.1/a.png')))[0]).toContain('Chưa tải được ảnh')
    const kept = JSON.stringify([
      await app.deps.db.select().from(inboxEvents),
      await app.deps.db.select().from(replies),
      await app.deps.db.select().from(questions),
    ])
    expect(kept).not.toContain(found.host)
    expect(kept).not.toContain('vắc xin')
  })

  test('the page without a script takes a picture too', async () => {
    const app = reading(await told())
    const form = new FormData()
    form.set('text', '')
    form.set('picture', new File([new Uint8Array(await screenshotOf(text))], 'a.png', { type: 'image/png' }))
    const page = await app.raw('/digests/verify', form)
    expect(page.status).toBe(200)
    expect(page.text).toContain('Đúng nguyên văn')
  })
})

test('where no program can read pictures that is said, in the app, on the page and in the chat', async () => {
  const app = await testApp()
  const { status, json } = await check(app, blankPng(600, 400))
  expect([status, json.error.reason]).toEqual([503, 'verify.picture-here'])
  const form = new FormData()
  form.set('picture', new File([new Uint8Array(blankPng(60, 60))], 'a.png'))
  expect((await app.raw('/digests/verify', form)).text).toContain('chưa đọc được chữ trong ảnh')
  await deliver(app, userImage(app, 'https://photo.example/1.png'))
  await app.settled()
  expect(app.sent.at(-1)?.content.text).toContain('chưa đọc được chữ trong ảnh')
})

const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`loa-ocr-${process.pid}-`))

/** A white picture of any size, as a PNG of a few bytes. */
function blankPng(width: number, height: number): Buffer {
  const chunk = (kind: string, data: Buffer) => {
    const head = Buffer.alloc(8)
    head.writeUInt32BE(data.length)
    head.write(kind, 4, 'latin1')
    const end = Buffer.alloc(4)
    end.writeUInt32BE(crc32(Buffer.concat([head.subarray(4), data])))
    return Buffer.concat([head, data, end])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  header.set([1, 0, 0, 0, 0], 8)
  const row = Buffer.alloc(1 + Math.ceil(width / 8), 0xff)
  row[0] = 0
  const rows = Buffer.concat(Array.from({ length: height }, () => row))
  const begins = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    begins,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** The sum that a PNG has behind each of its parts. */
function crc32(bytes: Buffer): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}
