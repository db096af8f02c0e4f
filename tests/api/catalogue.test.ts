import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { describe, expect, it, onTestFinished } from 'vitest'
import { recordsIn } from '../../bot/import/catalogue.ts'
import { ask } from '../../core/answers/ask.ts'
import { type CatalogueRecord, importCatalogue } from '../../core/library/shelf/catalogue.ts'
import { numberKeyOf } from '../../core/text/document-number.ts'
import { testApp } from '../support/app.ts'
import { takeIn } from '../support/library.ts'
import { noSharedData, sharedData, whyNoSharedData } from '../support/shared-data.ts'

const known = (change: Partial<CatalogueRecord> = {}): CatalogueRecord => ({
  id: 'a1',
  type: 'Nghị định',
  number: '91/2026/NĐ-CP',
  title: 'Nghị định số 91/2026/NĐ-CP quy định về nuôi ong.',
  issued: '2026-01-10',
  effective: '2026-03-01',
  url: 'https://congbao.example/91',
  related: [],
  ...change,
})
const amending = known({
  id: 'a2',
  number: '95/2026/NĐ-CP',
  title:
    'Nghị định số 95/2026/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 91/2026/NĐ-CP ngày 10 tháng 01 năm 2026.',
  issued: '2026-06-01',
  effective: '2026-07-15',
  url: 'https://congbao.example/95',
})

async function all<T>(of: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const one of of) found.push(one)
  return found
}

async function office(...records: CatalogueRecord[]) {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const report = await importCatalogue(app.system, records)
  const answer = (text: string) => ask(app.system, { text, channel: 'web', recipient: '', personId: null })
  return { ...app, ward, report, answer }
}

describe('a catalogue of documents whose texts are not held', () => {
  it.each([
    'Nghị định 91/2026/NĐ-CP còn hiệu lực không?',
    'nd 91/2026 con hieu luc khong',
    'văn bản nào sửa đổi nghị định số 91/2026/nđ-cp',
    'NĐ91/2026',
  ])('answers “%s” with what is known, says that no text is held, and cites nothing', async (question) => {
    const { answer } = await office(known(), amending)
    const { outcome, text, citations } = await answer(question)
    expect({ outcome, citations }).toEqual({ outcome: 'found', citations: [] })
    expect(text).toContain('Nghị định số 91/2026/NĐ-CP quy định về nuôi ong')
    expect(text).toContain('Có hiệu lực từ ngày 01/03/2026')
    expect(text).toContain('Hiệu lực chưa được xác nhận.')
    expect(text).toMatch(
      /Được sửa đổi, bổ sung bởi .*Nghị định số 95\/2026\/NĐ-CP.*từ ngày 15\/07\/2026 \(chưa xác nhận\)/,
    )
    expect(text).toContain('không giữ toàn văn')
    expect(text).toContain('https://congbao.example/91')
  })

  it('changes nothing when imported again, and mends what changed', async () => {
    const { system, report, deps } = await office(known(), amending)
    expect(report).toEqual({ added: 2, changed: 0, unchanged: 0, held: 0 })
    expect(await importCatalogue(system, [known(), amending])).toMatchObject({ added: 0, unchanged: 2 })
    expect(await importCatalogue(system, [known({ effective: '2026-04-01' })])).toMatchObject({ changed: 1 })
    const rows = await deps.db.all<{ on: string }>(
      sql`select effective_on as "on" from documents where number like '91/%'`,
    )
    expect(rows).toEqual([{ on: '2026-04-01' }])
  })

  it('gives way to the text when that comes, and leaves a text that is there', async () => {
    const { system, person, ward, deps } = await office(known())
    const editor = await person('Hà', ['editor', ward.id])
    const text = 'Số: 91/2026/NĐ-CP\n\n# Nghị định quy định về nuôi ong\n\nĐiều 1. Nuôi ong phải báo tổ trưởng.'
    await takeIn(editor.ctx, { fileName: 'nd.md', text })
    expect(await deps.db.all(sql`select origin, url, version from documents`)).toEqual([
      { origin: 'file', url: 'https://congbao.example/91', version: 2 },
    ])
    expect(await importCatalogue(system, [known({ title: 'Nghị định số 91/2026/NĐ-CP về nuôi ong' })])).toMatchObject({
      held: 1,
    })
    expect(await deps.db.all(sql`select count(*) as n from documents`)).toEqual([{ n: 1 }])
  })

  it('keeps a title’s number where the record lost it, and no day that stands for none', async () => {
    const { deps } = await office(
      known({ number: 'điều', type: 'Nghị định số 91/2026/NĐ-CP sửa đổi một', effective: '1900-01-01' }),
    )
    expect(await deps.db.all(sql`select number_key as key, kind, effective_on as "on" from documents`)).toEqual([
      { key: '91/2026/nd-cp', kind: 'Nghị định', on: null },
    ])
  })

  it('tells the lines that are no records and takes the rest, and no address but of the web', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'loa-catalogue-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const path = join(folder, 'c.jsonl')
    await writeFile(path, `${JSON.stringify({ ...known(), url: 'javascript:alert(1)' })}\n{"id":\n[]\n`)
    const unread: number[] = []
    const records = await all(recordsIn(path, (line) => unread.push(line)))
    expect(records.map(({ url }) => url)).toEqual([''])
    expect(unread).toEqual([2, 3])
  })
})

describe.skipIf(noSharedData)(`the official catalogue (${whyNoSharedData})`, () => {
  const path = sharedData('gazette/catalogue.dev.jsonl.gz')

  it('is taken whole, and every document of it is found by its number in any spelling', async () => {
    const records = await all(recordsIn(path, () => expect.unreachable()))
    const { report, answer } = await office(...records)
    expect(report.added).toBe(records.length)
    const asked = records.filter(
      ({ number, type }, i) => i % 2 === 1 && type !== 'Công báo' && numberKeyOf(number).includes('/'),
    )
    const some = asked.filter((_, i) => i % 50 === 0)
    const spellings = [
      (number: string) => number,
      (number: string) => number.toLowerCase(),
      (number: string) => number.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd'),
      (number: string) => number.replace(/[-/]/g, ' $& '),
    ]
    let right = 0
    for (const [i, { number }] of some.entries()) {
      const { text } = await answer(`văn bản số ${spellings[i % spellings.length]?.(number)} còn hiệu lực không`)
      if (text.includes(number)) right += 1
    }
    expect(some.length).toBeGreaterThan(25)
    expect(right / some.length).toBeGreaterThanOrEqual(0.97)
  }, 60_000)
})
