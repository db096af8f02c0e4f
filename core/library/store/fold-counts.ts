import { asc, eq, lte, min } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { termChanges, termFolds } from '../../../db/schema/library.ts'
import { breathe } from '../../breathe.ts'
import type { Ctx } from '../../context.ts'
import type { Counted, Counts } from './tally.ts'
import { keepCounts } from './term-counts.ts'

// As many as these are held in memory at once.
const changesPerFold = 32
const termsPerFold = 4000

/**
 * Brings in what was counted beside, in the order of the terms and a few thousand at a time, once at least `least` pieces
 * of it wait. Cut off at any point, the next call goes on; of two at once, one goes on.
 */
export async function foldCounts(ctx: Pick<Ctx, 'db' | 'write'>, least = 1): Promise<void> {
  for (;;) {
    const [begun] = await ctx.db.select().from(termFolds)
    if (!begun && (await ctx.db.$count(termChanges)) < Math.max(least, 1)) return
    const waiting = await ctx.db
      .select({ seq: termChanges.seq })
      .from(termChanges)
      .where(begun && lte(termChanges.seq, begun.through))
      .orderBy(asc(termChanges.seq))
      .limit(changesPerFold)
    const [first, last] = [waiting[0], waiting.at(-1)]
    if (!first || !last) return
    const { through, upTo } = begun ?? { through: last.seq, upTo: '' }
    const lists: Counts[] = []
    for (const { seq } of waiting) {
      const [change] = await ctx.db.select().from(termChanges).where(eq(termChanges.seq, seq))
      if (!change) return
      lists.push(behind(upTo, countsOf(change.counts)))
      await breathe()
    }
    const { terms, by } = await mergedAll(lists)
    for (let from = 0, at = upTo, ends = false; !ends; from += termsPerFold) {
      const to = from + termsPerFold
      const some = { terms: terms.slice(from, to), by: by.slice(from, to) }
      ends = to >= terms.length
      const place = { from: first.seq, through, at, next: some.terms.at(-1) ?? at }
      if (!(await ctx.write((tx) => foldSome(tx, place, some, ends)))) return
      at = place.next
      await breathe()
    }
  }
}

/** A version of before kept each term with its number. */
const countsOf = (kept: Counts | Counted[]): Counts =>
  Array.isArray(kept) ? { terms: kept.map(([term]) => term), by: kept.map(([, by]) => by) } : kept

function behind(term: string, counts: Counts): Counts {
  if (term === '') return counts
  const found = counts.terms.findIndex((one) => one > term)
  const from = found < 0 ? counts.terms.length : found
  return { terms: counts.terms.slice(from), by: counts.by.slice(from) }
}

/** The terms of two lists, in the order of both and summed. */
function merged(one: Counts, other: Counts): Counts {
  const both: Counts = { terms: [], by: [] }
  const take = (term: string, by: number) => {
    if (by === 0) return
    both.terms.push(term)
    both.by.push(by)
  }
  let [i, j] = [0, 0]
  while (i < one.terms.length && j < other.terms.length) {
    const [a, b] = [one.terms[i] as string, other.terms[j] as string]
    const isBoth = a === b
    const isFirst = isBoth || a < b
    take(isFirst ? a : b, (isFirst ? (one.by[i] as number) : 0) + (isBoth || !isFirst ? (other.by[j] as number) : 0))
    if (isFirst) i += 1
    if (isBoth || !isFirst) j += 1
  }
  for (; i < one.terms.length; i++) take(one.terms[i] as string, one.by[i] as number)
  for (; j < other.terms.length; j++) take(other.terms[j] as string, other.by[j] as number)
  return both
}

/** The same of many lists, two and two. */
async function mergedAll(lists: Counts[]): Promise<Counts> {
  let left = lists
  while (left.length > 1) {
    const next: Counts[] = []
    for (let i = 0; i < left.length; i += 2) {
      const [one, other] = [left[i] as Counts, left[i + 1]]
      next.push(other ? merged(one, other) : one)
      await breathe()
    }
    left = next
  }
  return left[0] ?? { terms: [], by: [] }
}

type Place = { from: number; through: number; at: string; next: string }

/** False where another process went on meanwhile. */
async function foldSome(tx: Tx, { from, through, at, next }: Place, some: Counts, ends: boolean): Promise<boolean> {
  const [stands] = await tx.select().from(termFolds)
  const [first] = await tx.select({ seq: min(termChanges.seq) }).from(termChanges)
  if ((stands?.upTo ?? '') !== at || (stands?.through ?? through) !== through || first?.seq !== from) return false
  await keepCounts(tx, some)
  await tx.delete(termFolds)
  if (ends) await tx.delete(termChanges).where(lte(termChanges.seq, through))
  else await tx.insert(termFolds).values({ through, upTo: next })
  return true
}
