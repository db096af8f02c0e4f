import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readQuestions } from '../../bot/evaluation/questions.ts'
import { auc, meanOf, percentile, retrievalMetrics, shareBelowKept } from '../../core/evaluation/metrics.ts'
import { typings } from '../../core/evaluation/typing.ts'

describe('the measures of a ranking', () => {
  it('are those of their definitions', () => {
    const ranked = ['x', 'a', 'y', 'z', 'w', 'b']
    const measured = retrievalMetrics(ranked, ['a', 'b', 'c'])
    expect(measured).toMatchObject({ 'recall@1': 0, 'recall@5': 1 / 3, 'recall@10': 2 / 3, 'mrr@10': 1 / 2 })
    const ideal = 1 + 1 / Math.log2(3) + 1 / Math.log2(4)
    expect(measured['ndcg@10']).toBeCloseTo((1 / Math.log2(3) + 1 / Math.log2(7)) / ideal, 12)
  })

  it('count what stands beyond the tenth place for recall alone', () => {
    const ranked = [...Array.from({ length: 10 }, (_, i) => `no${i}`), 'a']
    expect(retrievalMetrics(ranked, ['a'])).toEqual({
      'recall@1': 0,
      'recall@5': 0,
      'recall@10': 0,
      'recall@20': 1,
      'mrr@10': 0,
      'ndcg@10': 0,
    })
  })

  it('refuse a ranking that repeats an id, and a question without gold', () => {
    expect(() => retrievalMetrics(['a', 'a'], ['a'])).toThrow('repeats')
    expect(() => retrievalMetrics(['a'], [])).toThrow('without gold')
  })

  it('are averaged over questions', () => {
    const mean = meanOf([retrievalMetrics(['a'], ['a']), retrievalMetrics(['b'], ['a'])])
    expect(mean).toMatchObject({ 'recall@1': 0.5, 'mrr@10': 0.5, 'ndcg@10': 0.5 })
    expect(meanOf([])['recall@1']).toBe(0)
  })

  it('tell how well one sample stands above another', () => {
    expect(auc([3, 2], [1, 2])).toBe((1 + 1 + 1 + 0.5) / 4)
    expect(auc([], [1])).toBeNull()
    const kept = Array.from({ length: 10 }, (_, i) => i + 1)
    expect(shareBelowKept(kept, [0, 0.5, 1, 5], 0.9)).toBe(0.5)
    expect(shareBelowKept(kept, [], 0.9)).toBeNull()
  })

  it('take a percentile by nearest rank', () => {
    expect(percentile([5, 1, 4, 2, 3], 0.5)).toBe(3)
    expect(percentile([5, 1, 4, 2, 3], 0.95)).toBe(5)
    expect(percentile([], 0.5)).toBe(0)
  })
})

it.each([
  ['no-accents', 'Đất đai ở Hòa Bình', 'dat dai o hoa binh'],
  ['half', 'Đất đai ở Hòa', 'Đất dai ở hoa'],
  ['upper', 'đất hòa', 'ĐẤT HÒA'],
  ['old-tone', 'hòa thủy khỏe hoàn quý', 'hoà thuỷ khoẻ hoàn quý'],
  ['nfd', 'đất', 'đất'.normalize('NFD')],
] as const)('typing %s', (typing, text, typed) => {
  expect(typings[typing](text)).toBe(typed)
})

describe('a file of questions', () => {
  const file = async (text: string) => {
    const folder = await mkdtemp(join(tmpdir(), 'loa-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    const path = join(folder, 'questions.jsonl')
    await writeFile(path, text)
    return path
  }

  it('is read with what may be left out', async () => {
    const rows = [
      { qid: '1', question: 'Ai ký?', gold: ['a'], answers: ['Hà'] },
      { question: 'Ai ở?', answerable: false, gold: ['b'] },
      { question: 'Tôi thắng kiện không?', expected: 'refuse_or_ask', gold: [] },
    ]
    expect(await readQuestions(await file(rows.map((row) => JSON.stringify(row)).join('\n')))).toEqual([
      { question: 'Ai ký?', gold: ['a'], answerable: true, answers: ['Hà'] },
      { question: 'Ai ở?', gold: ['b'], answerable: false, answers: [] },
      { question: 'Tôi thắng kiện không?', gold: [], answerable: false, answers: [] },
    ])
  })

  it.each([
    ['', 'holds no question'],
    ['{"question":"Ai?"}\nnot json', 'line 2 is not JSON'],
    ['{"gold":["a"]}', 'line 1 is not a question: question'],
    ['{"question":"Ai?","gold":"a"}', 'line 1 is not a question: gold'],
  ])('is refused with where and why: %j', async (text, why) => {
    await expect(readQuestions(await file(text))).rejects.toThrow(why)
  })

  it('that is not there is said to be missing', async () => {
    await expect(readQuestions('/nowhere/questions.jsonl')).rejects.toThrow('does not exist')
  })
})
