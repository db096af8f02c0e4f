import { execFileSync } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { addDays, dayOf } from '../../core/time.ts'
import { type Demo, startDemo } from '../demo/start.ts'
import { startBrowser } from '../support/browser.ts'
import { projectRoot } from '../support/source-files.ts'
import { afternoon, desk, inPhone, openChat, phone, said } from './visit.ts'

// The pictures of the README and the guides, taken from the demo as it runs: all, or those that are named.
const asked = process.argv.slice(2)
const folder = join(projectRoot, 'docs/pictures')
await mkdir(folder, { recursive: true })

const demo = await startDemo({ startAt: afternoon() })
const browser = await startBrowser()
try {
  for (const [name, taken] of Object.entries({ groupDigest, onPhone, inConsole, inNewsroom, onBoard }))
    if (asked.length === 0 || asked.includes(name)) await taken(demo, browser)
} finally {
  await browser.close()
  await demo.stop()
}

/** The tour: tomorrow's digest has just come to the group, and the wire shows how. */
async function groupDigest({ url, world }: Demo, browser: Browser): Promise<void> {
  const page = await opened(browser, url, desk)
  await openChat(page, 'Nguyễn Thị Năm', world.groups.first.name)
  await page.getByRole('button', { name: '06:30 sáng mai' }).click()
  const digest = page.getByRole('log').locator('.message', { hasText: 'Tạm ngừng cấp điện' })
  await digest.getByRole('button', { name: 'Xem trên dây' }).click()
  await page.getByText('đi qua mạng thế này').waitFor()
  await digest.evaluate((message) => message.scrollIntoView({ block: 'start' }))
  await page.evaluate('scrollTo(0, 0)')
  await take(page, 'group-digest')
}

/** The mini app as the phone shows it, at a phone's size. */
async function onPhone({ service, simulator, world }: Demo, browser: Browser): Promise<void> {
  const home = `${service.url}/zapps/${simulator.app.miniAppId}`
  const page = await opened(browser, `${home}/ask?q=${encodeURIComponent('dang ky tam tru can giay to gi')}`, phone)
  await page.getByText('hợp đồng thuê nhà').waitFor()
  await page.getByText('Bạn hỏi').evaluate((question) => question.scrollIntoView({ block: 'start' }))
  await page.evaluate('scrollBy(0, -16)')
  await take(page, 'ask')
  await page.goto(`${home}/quizzes/${world.quizId}`)
  await page.getByRole('button', { name: 'Bắt đầu làm bài' }).click()
  await page.locator('label.choice').nth(1).click()
  await take(page, 'quiz')
}

async function inConsole({ door }: Demo, browser: Browser): Promise<void> {
  const page = await opened(browser, door.link('approver', 'digests'), desk)
  await page.getByRole('link', { name: /Chờ duyệt/ }).click()
  await page.getByRole('button', { name: 'Duyệt bản tin' }).waitFor()
  await take(page, 'console-digest')
  await page.goto(door.link('editor', 'library'))
  await page.getByRole('button', { name: 'Tải văn bản lên' }).click()
  await page
    .getByRole('region', { name: 'Tải văn bản lên thư viện' })
    .locator('input[type=file]')
    .setInputFiles(join(projectRoot, 'tests/demo/to-upload/noi-quy-nha-van-hoa.docx'))
  await page.getByText('Đã nạp').waitFor()
  await page.getByText('Báo cáo đọc tệp').click()
  await page.getByRole('row', { name: /27\/QĐ-UBND/ }).waitFor()
  await page.evaluate('scrollTo(0, 190)')
  await take(page, 'console-library')
  await page.goto(door.link('approver', 'broadcasts'))
  await page
    .getByRole('link', { name: /Đã gửi/ })
    .first()
    .click()
  const deliveries = page.getByRole('row', { name: /Đã gửi/ })
  await deliveries.first().waitFor()
  await take(page, 'console-broadcast')
}

/** An emergency that waits for a second person, the desk with tomorrow's edition beside the stream, and the week. */
async function inNewsroom({ url, service, door, world }: Demo, browser: Browser): Promise<void> {
  const editor = await opened(browser, door.link('editor', 'announcements'), desk)
  await editor.getByRole('button', { name: 'Soạn thông báo' }).click()
  await editor.getByLabel('Tiêu đề').fill('Cây đổ chắn phố Bằng Lăng')
  await editor.getByRole('textbox', { name: /^Nội dung/ }).fill('Bà con đi vòng qua ngõ 6. Không lại gần dây điện rơi.')
  await editor.getByLabel('Tin khẩn: không chờ được').check()
  await editor.getByLabel('Vì sao không chờ được').fill('Dây điện rơi xuống đường')
  await editor.getByRole('button', { name: 'Lưu và chờ duyệt' }).click()
  await editor.getByText('Chưa ai duyệt.').waitFor()
  await service.tick()

  const chat = await opened(browser, url, desk)
  await openChat(chat, 'Phạm Quốc Bình', 'Loa Giang Mẫu')
  const ask = said(chat, 'KHẨN – mời bạn duyệt ngay').last()
  await ask
    .getByRole('link', { name: 'Xem và duyệt' })
    .or(ask.getByRole('button', { name: 'Xem và duyệt' }))
    .click()
  await inPhone(chat)
    .getByRole('heading', { name: 'Ai viết, ai duyệt' })
    .evaluate((heading) => heading.scrollIntoView({ block: 'start' }))
  await chat.evaluate('document.fonts.ready')
  await chat.locator('#app-frame').screenshot({ path: join(folder, 'approval.png'), animations: 'disabled' })

  const page = await opened(browser, door.link('approver'), desk)
  await page.getByRole('region', { name: 'Việc gấp và việc bị hỏng, theo thứ tự cần làm' }).waitFor()
  await take(page, 'console-first-page')
  await page.goto(door.link('approver', 'items'))
  await page.getByRole('region', { name: 'Bản tin đang soạn' }).getByText('Tổng vệ sinh').first().waitFor()
  await take(page, 'console-desk')
  await page.goto(`${service.url}/console/calendar?day=${addDays(dayOf(world.present), 1)}`)
  await page
    .getByRole('link', { name: /Bản tin/ })
    .first()
    .waitFor()
  await take(page, 'console-calendar')
}

/** This morning's digest as it hangs on the notice board, drawn by Poppler from the PDF. */
async function onBoard({ door }: Demo, browser: Browser): Promise<void> {
  const page = await opened(browser, door.link('approver', 'digests'), desk)
  await page
    .getByRole('link', { name: /Đã gửi/ })
    .first()
    .click()
  const [board] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Khổ A4', exact: true }).click(),
  ])
  const drawn = ['-png', '-gray', '-r', '72', '-singlefile']
  execFileSync('pdftoppm', [...drawn, await board.path(), join(folder, 'notice-board')])
  console.log('docs/pictures/notice-board.png')
}

async function opened(browser: Browser, url: string, viewport: typeof phone): Promise<Page> {
  const page = await browser.newPage({ viewport })
  await page.goto(url)
  return page
}

async function take(page: Page, name: string): Promise<void> {
  // Letters that are still on their way would be pictured as others.
  await page.evaluate('document.fonts.ready')
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
  console.log(`docs/pictures/${name}.png`)
}
