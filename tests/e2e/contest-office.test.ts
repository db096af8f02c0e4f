import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { publishQuiz } from '../../core/quizzes/office/publish.ts'
import { createQuiz } from '../../core/quizzes/quizzes.ts'
import { addRound } from '../../core/quizzes/rounds.ts'
import { sealDue } from '../../core/quizzes/seal.ts'
import { system } from '../../core/roles.ts'
import { hourMs, minuteMs } from '../../core/time.ts'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { docxOf, paragraph, run } from '../support/docx.ts'
import { expectFits } from './fits.ts'
import { visit } from './visit.ts'

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const asked = Array.from({ length: 20 }, (_, at) => `Điều ${at + 1} của quy ước tổ dân phố nói về việc gì?`)
const file = docxOf(
  asked
    .flatMap((text, at) => [
      paragraph(run(`Câu ${at + 1}: ${text}`, '<w:b/>')),
      ...['Giữ vệ sinh chung', 'Giữ giờ yên tĩnh', 'Góp quỹ khuyến học', 'Họp tổ'].map((option, place) =>
        paragraph(run(`${'ABCD'[place]}. ${option}`)),
      ),
      paragraph(run(`Đáp án: ${'ABCD'[at % 4]}`)),
    ])
    .join(''),
)

describe.skipIf(noBrowser)(`the contest office, in Chromium (${whyNoBrowser})`, () => {
  const { demo, console: desk, miniApp } = visit()

  test('a Word file becomes an open round that somebody takes, in at most fifteen clicks of two people', async () => {
    // Each press of a button, a link of the menu or a row counts, and each field that must be reached to type in it; choosing
    // the file in the browser's own window and typing do not, nor does signing in.
    let clicks = 0
    const click = async (target: Locator) => {
      clicks += 1
      await target.click()
    }
    const menu = (page: Page, name: string) =>
      page.getByRole('navigation').first().getByRole('link', { name, exact: true })

    const author = await desk('editor')
    await click(menu(author, 'Ngân hàng câu hỏi'))
    await click(author.getByRole('button', { name: 'Nhập câu hỏi' }))
    const card = author.getByRole('region', { name: 'Nhập câu hỏi' })
    const chooser = author.waitForEvent('filechooser')
    await click(card.getByRole('button', { name: 'Chọn tệp' }))
    await (await chooser).setFiles({ name: 'thi-quy-uoc-to-dan-pho.docx', buffer: file, mimeType: word })
    await card.getByText('thi-quy-uoc-to-dan-pho.docx (Word): đọc được 20 câu dùng được.').waitFor()
    await click(card.getByRole('button', { name: 'Nhập 20 câu' }))
    await click(card.getByRole('button', { name: 'Tạo cuộc thi từ 20 câu này' }))
    const form = author.locator('form.card')
    expect(await form.getByLabel('Tên cuộc thi').inputValue()).toBe('thi quy uoc to dan pho')
    await click(form.getByLabel('Tên cuộc thi'))
    await form.getByLabel('Tên cuộc thi').fill('Tìm hiểu quy ước tổ dân phố mới')
    await click(form.getByRole('button', { name: 'Tạo bản nháp' }))
    await author.getByText('20 câu hỏi').waitFor()
    await click(author.getByRole('button', { name: 'Mở đợt thi' }))
    expect(await form.getByLabel('Tên đợt').inputValue()).toBe('Đợt 1')
    await click(form.getByLabel('Ai được vào thi'))
    // The list is open: what is chosen in it is a click too.
    clicks += 1
    await form.getByLabel('Ai được vào thi').selectOption({ label: 'Mọi người, cả khách ngoài Zalo' })
    await expectFits(author, 'round-form', { widths: [390, 320, 1440] })
    await expectFits(author, 'round-form', { widths: [1440], letters: 200 })
    await click(form.getByRole('button', { name: 'Mở đợt thi' }))
    await author.getByText(/Bạn sửa lần cuối nên người khác công bố/).waitFor()
    expect(await author.getByRole('button', { name: 'Công bố', exact: true }).count()).toBe(0)

    const second = await desk('approver')
    await click(menu(second, 'Cuộc thi'))
    await click(second.getByRole('link', { name: /Tìm hiểu quy ước tổ dân phố mới/ }))
    await click(second.getByRole('button', { name: 'Công bố', exact: true }))
    await click(second.getByRole('dialog').getByRole('button', { name: 'Công bố', exact: true }))
    await second.getByText('Đang mở', { exact: true }).waitFor()
    const address = new URL(second.url()).hash || new URL(second.url()).pathname
    const quizId = /quizzes\/(\w+)/.exec(address)?.[1] ?? ''

    const phone = await miniApp(`/quizzes/${quizId}`)
    await phone.getByLabel('Số điện thoại của bạn').fill('0912 345 678')
    await phone.getByRole('button', { name: 'Bắt đầu làm bài' }).click()
    await phone.getByText('Câu 1 trên 10').waitFor()
    expect(clicks).toBeLessThanOrEqual(15)
  })

  /** A round on the demo's ward of three questions in their order, two points each and one taken for a wrong answer. */
  async function smallRound() {
    const { service, world } = demo()
    const ctx = { ...service.deps, actor: system }
    const questions = ['Một', 'Hai', 'Ba'].map((name) => ({
      ...{ text: `Câu hỏi ${name}?`, options: ['Phương án đúng', 'Phương án sai', 'Phương án khác'], correct: [0] },
    }))
    const { id } = await createQuiz(ctx, { unitId: world.units.ward.id, title: 'Thi có câu sai', questions })
    const now = ctx.now()
    const rules = {
      people: 'all',
      units: 'chosen',
      shuffleQuestions: false,
      shuffleOptions: false,
      graceMs: 0,
    } as const
    const round = await addRound(ctx, {
      ...{ quizId: id, name: 'Đợt có câu sai', opensAt: now - hourMs, closesAt: now + hourMs },
      rules: { ...rules, questionCount: 3, points: 2, penalty: 1, passMark: 4 },
    })
    await publishQuiz(ctx, id)
    return { quizId: id, round, ctx }
  }

  async function takeAs(page: Page, answers: (string | null)[]) {
    await page.getByRole('button', { name: 'Bắt đầu làm bài' }).click()
    for (const [at, answer] of answers.entries()) {
      await page.getByText(`Câu ${at + 1} trên 3`).waitFor()
      if (answer) await page.locator('label.choice', { hasText: answer }).click()
      await page.getByRole('button', { name: at < 2 ? 'Câu tiếp' : 'Xem lại bài' }).click()
    }
    await page.getByRole('button', { name: 'Nộp bài' }).click()
    await page.getByRole('heading', { name: 'Bài của bạn đã được nhận' }).waitFor()
  }

  test('in a running round a question is annulled and a key put right: people read it, and the ranking is counted anew', async () => {
    const { quizId, round, ctx } = await smallRound()
    const [one, two] = [await miniApp(`/quizzes/${quizId}`), await miniApp(`/quizzes/${quizId}`)]
    await one.getByText(/mỗi câu sai bị trừ 1 điểm. Câu bỏ trống không được, không mất điểm/).waitFor()
    await one.getByText('Từ 4 điểm là đạt.').waitFor()
    // By the key as it stands the first leads: 2, 2 and 2 to 2, -1 and -1.
    await takeAs(one, ['Phương án đúng', 'Phương án đúng', 'Phương án đúng'])
    await takeAs(two, ['Phương án đúng', 'Phương án sai', 'Phương án khác'])

    const office = await desk('editor', `quizzes/${quizId}`)
    const box = office.getByRole('dialog')
    await office.getByRole('button', { name: 'Huỷ một câu hỏi' }).click()
    await box.getByLabel('Câu hỏi', { exact: true }).selectOption({ label: '2. Câu hỏi Hai?' })
    await box.getByLabel(/Lý do/).fill('Câu hỏi có hai cách hiểu')
    await box.getByRole('button', { name: 'Huỷ một câu hỏi' }).click()
    await box.waitFor({ state: 'detached' })
    await office.getByRole('button', { name: 'Sửa đáp án' }).click()
    await box.getByLabel('Câu hỏi', { exact: true }).selectOption({ label: '3. Câu hỏi Ba?' })
    await box.getByLabel('Phương án khác').check()
    await box.getByLabel(/Lý do/).fill('Nghị quyết đã sửa số liệu')
    await box.getByRole('button', { name: 'Sửa đáp án' }).click()
    await box.waitFor({ state: 'detached' })
    await one.reload()
    await one.getByText(/Một câu hỏi được huỷ: ai được hỏi câu ấy cũng được điểm. Câu hỏi có hai cách hiểu/).waitFor()
    await one.getByText(/Đáp án của một câu được sửa, mọi bài được chấm lại. Nghị quyết đã sửa số liệu/).waitFor()

    demo().simulator.clock.set(round.closesAt + 20 * minuteMs)
    await sealDue(ctx)
    await one.reload()
    await two.reload()
    await one.getByText('Kết quả được tính của bạn: được 3/6 điểm. Chưa đạt: cần từ 4 điểm.').waitFor()
    await two.getByText('Kết quả được tính của bạn: được 6/6 điểm. Đạt').waitFor()
    await two.getByText('Câu đã huỷ').waitFor()
    await two.getByText('Ai được hỏi câu này cũng được điểm của câu, trả lời thế nào cũng vậy.').waitFor()
    const rows = one.locator('li.handed')
    expect(await rows.nth(2).innerText()).toMatch(/Chưa đúng bị trừ 1 điểm/)
    await expectFits(two, 'quiz-result', { widths: [390, 320, 1440] })
    await expectFits(two, 'quiz-result', { widths: [390], letters: 200 })
    await two.getByRole('link', { name: 'Xem kết quả chung' }).click()
    await two.getByText('Bạn đứng thứ 1, được 6/6 điểm.').waitFor()
  })

  test('a row, a short answer and a picture are written at the desk and answered on a phone, by keys too', async () => {
    const author = await desk('editor', 'question-bank')
    const form = author.locator('form.card')
    const write = async (text: string, kind: string, options: [string, string][]) => {
      await author.getByRole('button', { name: 'Soạn câu hỏi' }).click()
      await form.getByRole('textbox', { name: 'Câu hỏi' }).fill(text)
      await form.getByRole('button', { name: kind }).click()
      for (const [label, option] of options) await form.getByLabel(label, { exact: true }).fill(option)
      await form.getByLabel('Nhãn').fill('đủ loại')
    }
    const save = async () => {
      await form.getByRole('button', { name: 'Lưu câu hỏi' }).click()
      await author.getByRole('heading', { name: 'Các bản' }).waitFor()
      await author.goto(demo().door.link('editor', 'question-bank'))
    }
    const rows = ['Nộp hồ sơ ở bộ phận một cửa của phường', 'Công chức thẩm định hồ sơ', 'Nhận kết quả']
    await write('Xếp các bước làm thủ tục', 'Sắp thứ tự', [
      ['Mục 1', rows[0] ?? ''],
      ['Mục 2', rows[1] ?? ''],
      ['Mục 3', rows[2] ?? ''],
    ])
    await form.getByRole('button', { name: 'Bỏ mục cuối' }).click()
    await expectFits(author, 'question-order', { widths: [390, 1440] })
    await save()
    await write('Lệ phí là bao nhiêu đồng?', 'Trả lời ngắn', [['Cách viết 1', '1.000']])
    for (let at = 0; at < 3; at++) await form.getByRole('button', { name: 'Bỏ cách viết cuối' }).click()
    const [chooser] = await Promise.all([
      author.waitForEvent('filechooser'),
      form.getByRole('button', { name: 'Chọn hình' }).click(),
    ])
    // Wider than a phone needs: it is drawn smaller before it is sent.
    await chooser.setFiles({
      name: 'phieu-thu.png',
      mimeType: 'image/png',
      buffer: Buffer.from(await pictureOf(author)),
    })
    await form.getByLabel('Tả hình bằng chữ').fill('Phiếu thu lệ phí có con dấu tròn')
    await expectFits(author, 'question-short', { widths: [390, 1440] })
    await save()

    await author.getByRole('button', { name: 'Tạo cuộc thi' }).click()
    await form.getByLabel('Tên cuộc thi').fill('Thi đủ loại câu')
    await form.getByLabel('Số câu, dòng 1').fill('2')
    await form.getByLabel('Nhãn, dòng 1').selectOption({ label: 'đủ loại (2)' })
    await form.getByRole('button', { name: 'Tạo bản nháp' }).click()
    await author.getByText('2 câu hỏi').waitFor()
    await expectFits(author, 'quiz-kinds', { widths: [390, 1440] })
    await author.getByRole('button', { name: 'Mở đợt thi' }).click()
    await form.getByLabel('Ai được vào thi').selectOption({ label: 'Mọi người, cả khách ngoài Zalo' })
    await form.getByLabel('Xáo thứ tự câu hỏi').uncheck()
    await form.getByLabel('Xếp hạng').selectOption({ label: 'Không: luyện tập, xem đáp án ngay' })
    await form.getByRole('button', { name: 'Mở đợt thi' }).click()
    await form.waitFor({ state: 'detached' })
    const quizId = /quizzes\/(\w+)/.exec(author.url())?.[1] ?? ''
    const second = await desk('approver', `quizzes/${quizId}`)
    await second.getByRole('button', { name: 'Công bố', exact: true }).click()
    await second.getByRole('dialog').getByRole('button', { name: 'Công bố', exact: true }).click()
    await second.getByText('Đang mở', { exact: true }).waitFor()

    const page = await miniApp(`/quizzes/${quizId}`)
    await page.getByRole('button', { name: 'Bắt đầu làm bài' }).click()
    for (const at of [1, 2]) {
      await page.getByText(`Câu ${at} trên 2`).waitFor()
      if ((await page.locator('legend').innerText()).includes('Xếp các bước')) {
        const items = page.locator('ol.in-order > li')
        await expectFits(page, 'taking-order', { widths: [390, 320, 1440] })
        await expectFits(page, 'taking-order', { widths: [390], letters: 200 })
        // By keys alone, the focus staying with what is moved.
        while (!(await items.first().innerText()).includes(rows[0] ?? '')) {
          await page.getByRole('button', { name: `Đưa lên: ${rows[0]}` }).focus()
          await page.keyboard.press('Enter')
          await page.getByText(`${rows[0]}: nay ở vị trí`).waitFor()
        }
        if (!(await items.nth(1).innerText()).includes(rows[1] ?? '')) {
          await page.getByRole('button', { name: `Đưa xuống: ${rows[2]}` }).click()
        }
        expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toMatch(/^Đưa/)
      } else {
        await page.getByRole('img', { name: 'Phiếu thu lệ phí có con dấu tròn' }).waitFor()
        await page.getByLabel('Câu trả lời của bạn').fill(' 1000 ')
        await expectFits(page, 'taking-short', { widths: [390, 320] })
      }
      await page.getByRole('button', { name: at < 2 ? 'Câu tiếp' : 'Xem lại bài' }).click()
    }
    await page.getByText('Bạn đã trả lời đủ các câu.').waitFor()
    await page.getByRole('button', { name: 'Nộp bài' }).click()
    await page.getByRole('heading', { name: 'Đúng 2/2 câu' }).waitFor()
    await page.getByText('Bạn chọn: 1. Nộp hồ sơ').waitFor()
    await expectFits(page, 'kinds-result', { widths: [390] })
  })

  test('a round that nobody outside has seen is taken away again', async () => {
    const { service, world } = demo()
    const { editor } = world.staff
    const ctx = { ...service.deps, actor: editor }
    const questions = [{ text: 'Câu hỏi?', options: ['Có', 'Không'], correct: [0] }]
    const { id } = await createQuiz(ctx, { unitId: world.units.ward.id, title: 'Thi còn nháp', questions })
    const [opensAt, closesAt] = [ctx.now(), ctx.now() + hourMs]
    await addRound(ctx, { quizId: id, name: 'Đợt ghi nhầm', opensAt, closesAt })
    const page = await desk('editor', `quizzes/${id}`)
    await page.getByRole('button', { name: 'Bỏ đợt thi' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Bỏ đợt thi' }).click()
    await page.getByText('Chưa có đợt thi nào.').waitFor()
  })
})

/** A picture of 1,600 points across, drawn on the spot. */
const pictureOf = async (page: Page) =>
  (await page.evaluate(`(async () => {
    const canvas = document.createElement('canvas')
    canvas.width = 1600
    canvas.height = 900
    const pen = canvas.getContext('2d')
    pen.fillStyle = '#f4ecd8'
    pen.fillRect(0, 0, 1600, 900)
    pen.strokeStyle = '#a00'
    pen.lineWidth = 20
    pen.arc(800, 450, 300, 0, 7)
    pen.stroke()
    const blob = await new Promise((done) => canvas.toBlob(done, 'image/png'))
    return [...new Uint8Array(await blob.arrayBuffer())]
  })()`)) as number[]
