import { type Background, begin } from './background.ts'
import { type Demo, startDemo } from './start.ts'

const { PORT, DEMO_FEED } = process.env

const port = Number(PORT || 0)
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error('PORT phải là một số từ 0 đến 65535. / PORT must be a number from 0 to 65535.')
  process.exit(1)
}

const starting = startDemo({ port, log: onlyFailures })
let background: Background | undefined
let stopping = false

// Told to stop while it starts, it finishes starting: only then is it known what there is to stop.
async function stop() {
  if (stopping) return
  stopping = true
  console.log('\nĐang dừng… / Stopping…')
  await background?.stop()
  await starting.then((demo) => demo.stop()).catch(() => {})
  process.exit(0)
}
process.on('SIGINT', () => void stop())
process.on('SIGTERM', () => void stop())

try {
  const demo = await starting
  if (!stopping) {
    console.log(welcome(demo))
    background = begin(demo, { feed: DEMO_FEED, print: (line) => console.log(line) })
  }
} catch (error) {
  console.error(explained(error))
  process.exit(1)
}

function onlyFailures(event: string, fields: object = {}) {
  if (event.endsWith('.failed')) console.error(event, JSON.stringify(fields))
}

function explained(error: unknown): string {
  if ((error as { code?: unknown }).code === 'EADDRINUSE')
    return `Cổng ${PORT} đang có chương trình khác dùng. / Port ${PORT} is taken; choose another, or leave PORT out.`
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

function welcome({ url, door, portal, service, world: { staff } }: Demo): string {
  const { admin, editor, approver, responder } = staff
  return `
Loa đang chạy thử trên máy này. Mọi người và tin nhắn đều là giả lập, không cần tài khoản nào.
Loa is running on this machine. Everybody and everything in it is simulated; no account is needed.

Tour: ${url}

Bàn làm việc, mỗi lần mở là một đường dẫn đăng nhập dùng một lần / The console, a fresh one-time sign-in each time:
  Biên tập / editor:                  ${door.link('editor')}  (${editor.name}, phường Hoà Mẫu)
  Duyệt, đặt giờ / approve, schedule: ${door.link('approver')}  (${approver.name}, phường Hoà Mẫu)
  Trả lời / responder:                ${door.link('responder')}  (${responder.name}, thành phố)
  Quản trị / admin:                   ${door.link('admin')}  (${admin.name}, thành phố)

Trang tin trên web / The public page:  ${service.url}/digests
Cổng có khung hỏi đáp / A portal with the question box:  ${portal.url}/

Thử ngay / Try:
  1. Mở Tour, xem nhóm tổ dân phố, rồi bấm “06:30 sáng mai”: bản tin đến mọi nhóm.
     Open the tour, look into a group, press “06:30 sáng mai”: the digest arrives in all of them.
  2. Nhắn “may gio khong duoc hat karaoke?”: câu trả lời trích đúng khoản, bấm để mở văn bản.
     Ask without accents; the answer quotes the clause and opens it.
  3. Làm theo các bước ở mục “Bạn thử nhé”: thi, phản ánh, trả lời, duyệt bản tin.
     Follow the steps on the page: quiz, feedback, answers, approving a digest.

Ctrl-C để dừng và xoá sạch. / Ctrl-C stops and removes everything.
`
}
