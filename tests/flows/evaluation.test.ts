import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { evalCommand } from '../../bot/commands/eval.ts'

const corpora = {
  articles: [1, 2, 3].map((article) => ({
    id: `01/2026/QH16#${article}`,
    doc_id: '01/2026/QH16',
    doc_title: 'Luật Mẫu',
    article: String(article),
    title: `Điều ${article}. ${['Nuôi ong', 'Trồng hoa', 'Thả diều'][article - 1]}`,
    text: 'Báo tổ trưởng trước khi làm.',
  })),
  rows: ['Nuôi ong', 'Trồng hoa', 'Thả diều'].map((title, i) => ({
    id: `row-${i + 1}`,
    title,
    text: `${title} phải báo.`,
  })),
}

async function evaluated(corpus: string, questions: object[] | string, options: { typing?: string } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'loa-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const path = (name: string) => join(folder, name)
  await writeFile(path('corpus.jsonl'), corpus)
  await writeFile(
    path('questions.jsonl'),
    typeof questions === 'string' ? questions : questions.map((one) => JSON.stringify(one)).join('\n'),
  )
  const told: string[] = []
  const out: string[] = []
  const run = evalCommand(
    ['retrieval'],
    { corpus: path('corpus.jsonl'), questions: path('questions.jsonl'), json: true, ...options },
    (line) => out.push(line),
    (line) => told.push(line),
  )
  return { run, out, told }
}

const lines = (rows: object[]) => rows.map((row) => JSON.stringify(row)).join('\n')

test.each([
  ['articles', '01/2026/QH16#2'],
  ['rows', 'row-2'],
] as const)('search is evaluated on %s; what has no answer is left out', async (form, gold) => {
  const { run, out, told } = await evaluated(
    lines(corpora[form]),
    [
      { question: 'Trồng hoa thế nào?', gold: [gold] },
      { question: 'Ai thắng?', gold: [], answerable: true },
      { question: 'Trồng hoa gì?', gold: [gold], answerable: false },
    ],
    { typing: 'no-accents' },
  )
  expect(await run).toBe(true)
  expect(out).toHaveLength(1)
  const report = JSON.parse(out[0] ?? '')
  expect(report).toMatchObject({ n: 1, 'recall@1': 1, 'mrr@10': 1, 'ndcg@10': 1, 'recall@20': 1 })
  expect(Object.keys(report)).toEqual([
    ...['recall@1', 'recall@5', 'recall@10', 'recall@20', 'mrr@10', 'ndcg@10', 'n'],
    ...['latency_ms', 'index_s', 'index_mb'],
  ])
  expect(Object.keys(report.latency_ms)).toEqual(['p50', 'p95'])
  expect(told.join('\n')).toContain('1 of 1 questions asked')
})

test('gold that the corpus does not hold is told, and counts as not found', async () => {
  const { run, out, told } = await evaluated(lines(corpora.rows), [{ question: 'Trồng hoa?', gold: ['elsewhere'] }])
  await run
  expect(JSON.parse(out[0] ?? '')).toMatchObject({ n: 1, 'recall@20': 0 })
  expect(told.join('\n')).toContain('1 gold ids are not in the corpus, such as elsewhere')
})

test('a bad corpus is refused with why', async () => {
  const { run, out } = await evaluated('not json', [{ question: 'Trồng hoa?', gold: ['a'] }])
  await expect(run).rejects.toThrow('holds nothing to search')
  expect(out).toEqual([])
})

test.each([
  [['answer'], {}, 'eval knows'],
  [['retrieval'], {}, 'needs --corpus and --questions'],
  [['retrieval'], { corpus: 'a', questions: 'b', typing: 'shouted' }, 'no such typing: shouted. One of: as-is'],
  [['retrieval'], { corpus: 'a', questions: '/nowhere.jsonl' }, '/nowhere.jsonl does not exist'],
])('said wrongly: %j %j', async (words, options, why) => {
  await expect(evalCommand(words, options, () => {})).rejects.toThrow(why)
})
