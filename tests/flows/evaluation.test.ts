import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { evalCommand } from '../../bot/commands/eval.ts'
import type { Embed } from '../../core/context.ts'

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

async function evaluated(
  corpus: string,
  questions: object[] | string,
  {
    what = 'retrieval',
    embed = null,
    ...options
  }: { what?: 'retrieval' | 'answers'; typing?: string; embed?: Embed; json?: boolean; beside?: string } = {},
) {
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
    [what],
    { corpus: path('corpus.jsonl'), questions: path('questions.jsonl'), json: true, ...options },
    (line) => out.push(line),
    { tell: (line) => told.push(line), embed },
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

const notices = ['Nuôi ong', 'Trồng hoa', 'Thả diều'].map((title, i) => ({
  id: `row-${i + 1}`,
  title: `${title} trong khu dân cư`,
  text: `Hộ gia đình ${title.toLowerCase()} trong khu dân cư phải báo tổ trưởng tổ dân phố trước ${i + 3} ngày.`,
}))

test('answers are evaluated: what is answered, refused, quoted and cited rightly, with how many each counts', async () => {
  const { run, out } = await evaluated(
    lines(notices),
    [
      {
        question: 'Hộ gia đình trồng hoa trong khu dân cư phải báo ai?',
        gold: ['row-2'],
        answers: ['PHẢI  báo tổ trưởng'],
      },
      {
        question: 'Hộ gia đình thả diều trong khu dân cư phải báo ai?',
        gold: ['row-1'],
        extractive_answer: 'không phải báo',
      },
      { question: 'Hộ gia đình nuôi ong trong khu dân cư phải báo ai?', gold: ['row-1'] },
      { question: 'Giá vé tàu vũ trụ bao nhiêu?', gold: ['elsewhere'], answers: ['rẻ'] },
      { question: 'Hộ gia đình trồng hoa trong khu dân cư phải báo ai?', gold: ['row-2'], answerable: false },
      { question: 'Giá vàng hôm nay?', gold: [], expected: 'refuse_or_ask' },
    ],
    { what: 'answers' },
  )
  expect(await run).toBe(true)
  expect(JSON.parse(out[0] ?? '')).toEqual({
    answered_of_answerable: 1,
    refused_of_unanswerable: 0.6667,
    answer_in_quote: 0.5,
    citation_exact: 0.6667,
    quote_verbatim: 1,
    auc: expect.any(Number),
    refused_at_90_kept: expect.any(Number),
    asked_back: { answerable: 0, unanswerable: expect.any(Number) },
    n: expect.objectContaining({
      answered_of_answerable: 3,
      refused_of_unanswerable: 3,
      answer_in_quote: 2,
      citation_exact: 3,
    }),
  })
})

test('where every question can be answered nothing is said of refusing', async () => {
  const question = { question: 'Hộ gia đình trồng hoa trong khu dân cư phải báo ai?', gold: ['row-2'] }
  const { run, out } = await evaluated(lines(notices), [question], { what: 'answers' })
  await run
  expect(JSON.parse(out[0] ?? '')).toMatchObject({ refused_of_unanswerable: null, answer_in_quote: null, auc: null })
})

test('with a model of meanings it reads the corpus first, and search and answers have its help', async () => {
  const asked: string[] = []
  const vectorOf = (text: string) => [/hoa/.test(text) ? 1 : 0, /tưới cây/.test(text) ? 1 : 0.1, 0.1]
  const embed: Embed = {
    model: 'stub',
    passages: async (texts) => texts.map((text) => (/Trồng hoa/.test(text) ? [0, 1, 0] : [1, 0, 0])),
    question: async (text) => {
      asked.push(text)
      return vectorOf(text)
    },
  }
  const question = { question: 'tưới cây', gold: ['row-2'] }
  const alone = await evaluated(lines(corpora.rows), [question])
  await alone.run
  expect(JSON.parse(alone.out[0] ?? '')).toMatchObject({ 'recall@1': 0 })
  const helped = await evaluated(lines(corpora.rows), [question], { embed })
  await helped.run
  expect(JSON.parse(helped.out[0] ?? '')).toMatchObject({ 'recall@1': 1 })
  const answers = await evaluated(lines(corpora.rows), [question], { what: 'answers', embed })
  await answers.run
  expect(JSON.parse(answers.out[0] ?? '')).toMatchObject({ answered_of_answerable: 0 })
  expect(asked).toEqual(['tưới cây', 'tưới cây'])
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

test('the figures of an earlier run stand beside those of this one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'loa-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const kept = join(folder, 'before.json')
  const question = { question: 'Trồng hoa thế nào?', gold: ['row-2'] }
  await writeFile(kept, JSON.stringify({ 'recall@1': 0.25, n: 4 }))
  const beside = await evaluated(lines(corpora.rows), [question], { json: false, beside: kept })
  await beside.run
  expect(beside.out[0]).toMatch(/before +now/)
  expect(beside.out).toContainEqual(expect.stringMatching(/^recall@1 +0\.25 +1$/))
  expect(beside.out).toContainEqual(expect.stringMatching(/^mrr@10 +- +1$/))
  const both = await evaluated(lines(corpora.rows), [question], { beside: kept })
  await both.run
  expect(JSON.parse(both.out[0] ?? '')).toMatchObject({ before: { n: 4 }, now: { n: 1, 'recall@1': 1 } })
  await writeFile(kept, '[]')
  const wrong = await evaluated(lines(corpora.rows), [question], { beside: kept })
  await expect(wrong.run).rejects.toThrow('holds no figures')
})
