import { describe, expect, it } from 'vitest'
import { nearestPlace } from '../../core/library/shelf/moved-passage.ts'
import type { Access } from '../../db/schema/library.ts'
import { testApp } from '../support/app.ts'
import { takeIn } from '../support/library.ts'

const articles = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => `Điều ${from + i}. Việc thứ ${from + i}\n1. Một.\n2. Hai.`).join(
    '\n\n',
  )
const file = (text: string) => `Số: 05/QU-TDP\n\n# Quy ước dài\n\n${text}`

async function office() {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const editor = await app.person('Hà', ['editor', ward.id])
  const upload = (text: string, access: Access = 'public') =>
    takeIn(editor.ctx, { fileName: 'quy-uoc.txt', text: file(text), access })
  const open = (path: string, as?: string) => app.request('GET', `/api/library/${path}`, as ? { as } : {})
  const find = async (words: string) =>
    (await open(`search?q=${encodeURIComponent(words)}`, editor.token)).json.passages
  return { ...app, editor, upload, open, find }
}

describe('a citation opened', () => {
  it('shows the document around the passage, and the rest of it in either direction, each passage once', async () => {
    const { upload, open, find } = await office()
    await upload(articles(1, 60))
    const [hit] = await find('việc thứ 30')
    const { json } = await open(`passages/${hit.id}`)
    const { passage, around, document } = json
    expect(passage.label).toMatch(/^Điều 30, khoản/)
    expect(around.passages.map(({ id }: { id: string }) => id)).toContain(hit.id)
    const positions: number[] = []
    for (let from = 0; from < around.total; from += 50) {
      const part = await open(`documents/${document.id}/passages?from=${from}&limit=50`)
      positions.push(...part.json.passages.map(({ position }: { position: number }) => position))
    }
    expect(positions).toEqual(Array.from({ length: 120 }, (_, i) => i))
  })

  it('opens at the nearest place and says so when a newer version no longer has it', async () => {
    const { upload, open, find } = await office()
    await upload(articles(1, 9))
    const [hit] = await find('việc thứ 9')
    await upload(articles(1, 7))
    const { status, json } = await open(`passages/${hit.id}`)
    expect(status).toBe(200)
    expect(json).toMatchObject({ moved: true, passage: { label: expect.stringMatching(/^Điều 7, khoản/) } })
  })

  it('is not found by whoever may not read it, whether it is there or gone', async () => {
    const { upload, open, find, editor, person } = await office()
    await upload(articles(1, 9), 'communicator')
    const [hit] = await find('việc thứ 9')
    const stranger = await person('Lan')
    const { json } = await open(`passages/${hit.id}`, editor.token)
    await upload(articles(1, 7), 'communicator')
    for (const path of [
      `passages/${hit.id}`,
      `passages/${hit.id.replace('dieu-9', 'dieu-1')}`,
      `documents/${json.document.id}/passages`,
    ]) {
      expect((await open(path, stranger.token)).status).toBe(404)
      expect((await open(path)).status).toBe(404)
    }
    expect((await open(`passages/${hit.id}`, editor.token)).json.moved).toBe(true)
  })

  it.each(['passages/pa_none', 'passages/%25', 'passages/pa_0000000000000000_dieu-1', 'documents/doc_none/passages'])(
    'is not found at %s',
    async (path) => {
      const { open } = await office()
      expect((await open(path)).status).toBe(404)
    },
  )

  it.each(['from=-1', 'limit=0', 'limit=1000', 'from=x'])('refuses %s', async (query) => {
    const { upload, open, find } = await office()
    await upload(articles(1, 2))
    const [hit] = await find('việc thứ 1')
    const { json } = await open(`passages/${hit.id}`)
    expect((await open(`documents/${json.document.id}/passages?${query}`)).status).toBe(400)
  })
})

describe('a document’s outline', () => {
  it('leaves out the rows of its tables, and its letterhead and signature', async () => {
    const { upload, open, find } = await office()
    const rows = ['| Phòng | Giá |', '| Một | 5 |', '| Hai | 6 |'].join('\n')
    await upload(`Căn cứ Luật.\n\nĐiều 1. Giá phòng\n${rows}\n\nCHỦ TỊCH`)
    const [hit] = await find('giá phòng')
    const { json } = await open(`passages/${hit.id}`)
    expect(json.around.total).toBe(5)
    const { outline } = (await open(`documents/${json.document.id}`)).json
    expect(outline.map(({ label }: { label: string }) => label)).toEqual(['Điều 1, bảng 1'])
  })
})

describe('the nearest place', () => {
  const held = ['pa_k_dieu-1', 'pa_k_dieu-5-khoan-1', 'pa_k_dieu-5-khoan-3', 'pa_k_dieu-12']

  it.each([
    ['pa_k_dieu-5-khoan-4', 'pa_k_dieu-5-khoan-3'],
    ['pa_k_dieu-5-khoan-1-diem-a', 'pa_k_dieu-5-khoan-1'],
    ['pa_k_dieu-11', 'pa_k_dieu-12'],
    ['pa_k_phu-luc-i', 'pa_k_dieu-1'],
  ])('to %s is %s', (gone, nearest) => {
    expect(nearestPlace(held, gone)).toBe(nearest)
  })
})
