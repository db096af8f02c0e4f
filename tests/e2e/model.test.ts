import { afterAll, describe, expect, test } from 'vitest'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { type Prompt, startModel, writes } from '../support/model.ts'
import { visit } from './visit.ts'

/** The best passage that the model was shown, as a sentence that cites it. */
const best = ({ user }: Prompt) => {
  const [, text = ''] = /<doan [^\n]*\n([^\n]*)/.exec(user) ?? []
  return `${text.replace(/^\d+\.\s*/, '').replace(/[.;]\s*$/, '')} [1].`
}

/** What a model waits for until it was seen what it wrote so far. */
function gate() {
  let open = () => {}
  const opened = new Promise<void>((done) => {
    open = done
  })
  return { opened, open }
}

describe.skipIf(noBrowser)(`an answer that a model writes, in Chromium (${whyNoBrowser})`, () => {
  let model: Awaited<ReturnType<typeof startModel>>
  const { miniApp } = visit({
    async env() {
      model = await startModel(writes(''))
      return { ...model.env, OPENAI_SECONDS: '20' }
    },
  })
  afterAll(() => model?.stop())

  async function asked() {
    const page = await miniApp('/ask')
    await page.getByLabel('Câu hỏi của bạn').fill('Mấy giờ không được hát karaoke?')
    await page.getByRole('button', { name: 'Gửi câu hỏi' }).click()
    return page
  }

  test('is heard sentence by sentence, is marked as a machine’s, and stands over the clauses to the letter', async () => {
    const seen = gate()
    const holds = { before: ' [1]', until: seen.opened }
    model.behaviour = writes((prompt) => `${best(prompt)} ${best(prompt)}`, { holds })
    const page = await asked()
    const written = page.locator('.written span')
    await page.getByText('Đang viết tiếp…').waitFor()
    expect(await written.count()).toBe(1)
    seen.open()
    await page.getByRole('heading', { name: 'Căn cứ, theo nguyên văn' }).waitFor()
    expect(await written.count()).toBe(2)
    await page.getByText('máy viết từ các đoạn văn bản dưới đây').waitFor()
    await page.getByText('Không hát karaoke').last().waitFor()
  })

  test('that says more than its clauses hold is taken back, and the clauses stand alone', async () => {
    const seen = gate()
    const holds = { before: 'phạt', until: seen.opened }
    model.behaviour = writes((prompt) => `${best(prompt)} Ai vi phạm bị phạt 5.000.000 đồng theo quy ước này [1].`, {
      holds,
    })
    const page = await asked()
    await page.locator('.written').waitFor()
    seen.open()
    await page.getByText('Phần máy viết chưa dùng được nên đã bỏ').waitFor()
    expect(await page.locator('.written').count()).toBe(0)
    expect(await page.getByText('5.000.000').count()).toBe(0)
    await page.getByText('Không hát karaoke').first().waitFor()
  })
})
