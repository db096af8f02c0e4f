import { asc, eq, lte, min } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { termChanges, termFolds } from '../../../db/schema/library.ts'
import { breathe } from '../../breathe.ts'
import type { Ctx } from '../../context.ts'
import type { Counted, Counts } from './tally.ts'
import { keepCounts } from './term-counts.ts'

// Of as many pieces as these, or of as many terms, the sum is held in memory at once.
const changesPerFold = 256
const mostTerms = 100_000
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
      .limit(begun ? -1 : changesPerFold)
    const first = waiting[0]
    if (!first) return
    const upTo = begun?.upTo ?? ''
    const sums = new Map<string, number>()
    let through = first.seq
    for (const { seq } of waiting) {
      const [change] = await ctx.db.select().from(termChanges).where(eq(termChanges.seq, seq))
      if (!change) return
      add(sums, countsOf(change.counts), upTo)
      through = seq
      await breathe()
      if (!begun && sums.size > mostTerms) break
    }
    const { terms, by } = inOrder(sums)
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

/** Adds what is counted of terms behind one. */
function add(sums: Map<string, number>, { terms, by }: Counts, behind: string): void {
  for (let i = 0; i < terms.length; i++) {
    const term = terms[i] as string
    if (term > behind) sums.set(term, (sums.get(term) ?? 0) + (by[i] as number))
  }
}

function inOrder(sums: Map<string, number>): Counts {
  const terms = [...sums.keys()].filter((term) => sums.get(term) !== 0).sort()
  return { terms, by: terms.map((term) => sums.get(term) as number) }
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
