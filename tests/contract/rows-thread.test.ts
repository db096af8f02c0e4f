import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { rowsAt } from '../../bot/import/threads.ts'
import { importDocuments } from '../../core/intake/import-documents.ts'
import { isRefusal } from '../../core/library/parse/source-document.ts'
import { testApp } from '../support/app.ts'

const clause = 'Người nuôi ong báo tổ trưởng trước ngày mùng năm; đặt tổ cách nhà mười mét. '

const article = (law: number, number: number, title: string, text: string) => ({
  ...{ doc_id: `${law}/2026/QH16`, doc_title: title, article: String(number), chapter: '' },
  ...{ title: `Điều ${number}. Việc thứ ${number}`, text },
})
const law = (at: number, articles: number, { title = `Luật Mẫu ${at}`, times = 4 } = {}) =>
  Array.from({ length: articles }, (_, i) => article(at, i + 1, title, `1. Việc ${at}.\n2. ${clause.repeat(times)}`))

// Short ones, what cannot be read, one that is blank, one that is a lot of its own, and one that is handed over a piece at a time.
const rows = (changed = '') => [
  ...Array.from({ length: 120 }, (_, i) => ({ id: `r${i}`, title: `Việc ${i}`, text: clause.repeat(1 + (i % 3)) })),
  { id: 'blank', title: 'Trống', text: ' ' },
  ...law(1, 3),
  ...law(2, 12, { times: 80 }),
  ...law(3, 60, { times: 100 }),
  ...law(4, 4, { title: `Luật Mẫu 4${changed}` }),
  ...Array.from({ length: 90 }, (_, i) => ({ id: `s${i}`, title: 'Việc', text: `${clause}${i % 30 ? '' : changed}` })),
]

async function fileOf(lines: object[]) {
  const folder = await mkdtemp(join(tmpdir(), 'loa-rows-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const path = join(folder, 'van-ban.jsonl')
  await writeFile(path, [...lines.map((row) => JSON.stringify(row)), '{"dở', '{"khác": 1}'].join('\n'))
  return path
}

const tables = {
  documents: 'select * from documents order by id',
  sections:
    'select document_id, version, position, article, heading, path, aside, hex(tokens) from sections order by 1, 2, 3',
  passages: 'select p.*, s.position as section from passages p join sections s on s.seq = section_seq order by id, 5',
  terms: 'select * from library_terms where sections <> 0 order by term',
  waiting: 'select count(*) from library_term_changes',
  indexed: 'select * from temp.words order by term, col',
}

async function takenIn(files: string[], inThread: boolean) {
  const app = await testApp()
  const reports = []
  for (const path of files) reports.push(await importDocuments(app.system, rowsAt(path, { inThread })))
  const { client } = app.database
  await client.execute("create virtual table temp.words using fts5vocab(main, section_index, 'col')")
  const held: Record<string, string> = {}
  for (const [name, query] of Object.entries(tables)) {
    const { rows } = await client.execute(query)
    held[name] = JSON.stringify(rows.map((row) => ({ ...row, section_seq: null, seq: null })))
  }
  return { reports, held }
}

it('reads rows in a thread as it reads them here, whatever of them is new', async () => {
  const files = [await fileOf(rows()), await fileOf(rows(' sửa đổi'))]
  const [here, there] = [await takenIn(files, false), await takenIn(files, true)]
  expect(there.reports).toEqual(here.reports)
  expect(here.reports.map(({ added, changed, unchanged, refused }) => [added, changed, unchanged, refused])).toEqual([
    [214, 0, 0, expect.anything()],
    [0, 4, 210, expect.anything()],
  ])
  expect(here.reports[0]?.refused.map(({ reason, line }) => [reason, line])).toEqual([
    ['document.empty', undefined],
    ['line.unreadable', 291],
    ['line.unknown', 292],
  ])
  for (const name of Object.keys(tables)) expect(there.held[name] === here.held[name], name).toBe(true)
  // What was counted in lots, in part and again is what is counted of the library as it is now.
  const fresh = await takenIn([files[1] as string], true)
  expect(there.held.terms === fresh.held.terms).toBe(true)
})

it('leaves the thread to the next file where somebody wants no more of one', async () => {
  const path = await fileOf(rows())
  for await (const one of rowsAt(path, { inThread: true })) {
    expect(isRefusal(one)).toBe(false)
    break
  }
  const found = []
  for await (const one of rowsAt(path, { inThread: true })) found.push(isRefusal(one) ? one.reason : one)
  expect(found).toHaveLength(217)
})
