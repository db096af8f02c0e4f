export type RetrievalMetrics = {
  'recall@1': number
  'recall@5': number
  'recall@10': number
  'recall@20': number
  'mrr@10': number
  'ndcg@10': number
}

const cutoffs = [1, 5, 10, 20] as const

/**
 * How well one ranking, best first, holds what is right: recall@k = |gold ∩ top k| / |gold|; mrr@10 = 1 / rank of the
 * first gold among ten, else 0; ndcg@10 with binary gain and a discount of log2(rank + 1).
 *
 * @throws RangeError when an id is ranked twice, which would count it twice, or when nothing is right
 */
export function retrievalMetrics(ranked: readonly string[], gold: readonly string[]): RetrievalMetrics {
  const right = new Set(gold)
  if (right.size === 0) throw new RangeError('a question without gold has no recall')
  if (new Set(ranked).size !== ranked.length) throw new RangeError('a ranking repeats an id')
  const hits = ranked.map((id) => right.has(id))
  const recall = (k: number) => hits.slice(0, k).filter(Boolean).length / right.size
  const ten = hits.slice(0, 10)
  const first = ten.indexOf(true)
  const ideal = new Array<boolean>(Math.min(10, right.size)).fill(true)
  return {
    ...(Object.fromEntries(cutoffs.map((k) => [`recall@${k}`, recall(k)])) as Omit<
      RetrievalMetrics,
      'mrr@10' | 'ndcg@10'
    >),
    'mrr@10': first < 0 ? 0 : 1 / (first + 1),
    'ndcg@10': gainOf(ten) / gainOf(ideal),
  }
}

const gainOf = (hits: boolean[]) => hits.reduce((sum, hit, i) => sum + (hit ? 1 / Math.log2(i + 2) : 0), 0)

/** The mean of each measure over questions; all 0 where there are none. */
export function meanOf(measured: readonly RetrievalMetrics[]): RetrievalMetrics {
  const mean = retrievalMetrics([], ['nothing'])
  for (const one of measured)
    for (const key of Object.keys(mean) as (keyof RetrievalMetrics)[]) mean[key] += one[key] / measured.length
  return mean
}

/** The value below which a share of the sample lies: the nearest rank; 0 of nothing. */
export function percentile(sample: readonly number[], share: number): number {
  const sorted = [...sample].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}

/** How often a value of one sample is above one of the other, a tie counting half; null where either is empty. */
export function auc(above: readonly number[], below: readonly number[]): number | null {
  if (above.length === 0 || below.length === 0) return null
  const sorted = [...below].sort((a, b) => a - b)
  const firstOver = (value: number, orAt: boolean) => {
    let [from, to] = [0, sorted.length]
    while (from < to) {
      const middle = (from + to) >> 1
      const one = sorted[middle] as number
      if (one < value || (orAt && one === value)) from = middle + 1
      else to = middle
    }
    return from
  }
  const wins = above.reduce((sum, value) => sum + (firstOver(value, false) + firstOver(value, true)) / 2, 0)
  return wins / (above.length * below.length)
}

/** The share of `below` under the mark that keeps at least a share `kept` of `above`; null where either is empty. */
export function shareBelowKept(above: readonly number[], below: readonly number[], kept: number): number | null {
  if (above.length === 0 || below.length === 0) return null
  const mark = percentile(above, 1 - kept)
  return below.filter((value) => value < mark).length / below.length
}
