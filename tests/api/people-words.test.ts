import { describe, expect, it } from 'vitest'
import { importDocuments } from '../../core/intake/import-documents.ts'
import { documentFromText } from '../../core/library/parse/plain-text.ts'
import { testApp } from '../support/app.ts'

const rules = (title: string, ...articles: [heading: string, text: string][]) =>
  `Số: 45/2024/QH15\nLoại: Luật\nCơ quan: Quốc hội\nNgày ban hành: 01/06/2024\n\n# ${title}\n\n${articles
    .map(([heading, text], i) => `Điều ${i + 1}. ${heading}\n${text}\n`)
    .join('\n')}`

const law = rules(
  'Luật mẫu về đất và vàng',
  ['Cấp giấy', 'Giấy chứng nhận quyền sử dụng đất bị mất thì được cấp lại trong 15 ngày.'],
  ['Kinh doanh vàng', 'Người kinh doanh vàng miếng phải có giấy phép của ngân hàng.'],
  ['Giao thông', 'Giấy phép lái xe được cấp cho người qua kỳ sát hạch.'],
)

async function office(text = law) {
  const app = await testApp()
  await app.unit('Phường Mẫu')
  await importDocuments(app.system, [documentFromText('luat.md', text)])
  const ask = async (question: string) => (await app.request('POST', '/api/questions', { body: { text: question } })).json
  return { ...app, ask }
}

describe('people’s words', () => {
  it('find what the law calls otherwise, and the asker is told what was understood', async () => {
    const { ask } = await office()
    const answer = await ask('sổ đỏ bị mất thì cấp lại trong mấy ngày?')
    expect(answer).toMatchObject({ outcome: 'found', citations: [{ label: 'Điều 1' }] })
    expect(answer.text).toContain('Hiểu là: giấy chứng nhận quyền sử dụng đất')
    expect((await ask('so do bi mat thi cap lai trong may ngay')).citations[0].label).toBe('Điều 1')
  })

  it('are not mentioned where the law’s own were asked for', async () => {
    const { ask } = await office()
    const answer = await ask('Giấy chứng nhận quyền sử dụng đất bị mất thì cấp lại trong mấy ngày?')
    expect(answer.outcome).toBe('found')
    expect(answer.text).not.toContain('Hiểu là')
  })

  it('keep a meaning of their own that a text gives them', async () => {
    const { ask } = await office(
      rules(
        'Luật về sổ đỏ',
        ['Sổ đỏ', 'Sổ đỏ của chi bộ ghi việc tốt trong tuần.'],
        ['Giấy tờ khác', 'Giấy chứng nhận quyền sử dụng đất do cơ quan khác cấp.'],
      ),
    )
    const answer = await ask('Sổ đỏ ghi việc gì?')
    expect(answer).toMatchObject({ outcome: 'found', citations: [{ label: 'Điều 1' }] })
    expect(answer.text).not.toContain('Hiểu là')
  })
})

it('a word typed with its marks is none that bears others; without marks it may be any', async () => {
  const { ask, system } = await office()
  expect((await ask('vâng miếng')).citations).toEqual([])
  expect((await system.search('vâng', { member: { units: [], under: [] }, communicator: { units: [], under: [] } })).passages).toEqual([])
  expect((await ask('ai duoc kinh doanh vang mieng')).citations[0].label).toBe('Điều 2')
  expect((await ask('ai được kinh doanh vang miếng')).citations[0].label).toBe('Điều 2')
})
