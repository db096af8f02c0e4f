import { asc, eq, lte, min } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { termChanges, termFolds } from '../../../db/schema/library.ts'
import { breathe } from '../../breathe.ts'
import type { Ctx } from '../../context.ts'
import type { Counted } from './tally.ts'
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
    const lists: Counted[][] = []
    for (const { seq } of waiting) {
      const [change] = await ctx.db.select().from(termChanges).where(eq(termChanges.seq, seq))
      if (!change) return
      lists.push(change.counts)
      await breathe()
    }
    const merged = merging(lists, upTo)
    for (let at = upTo, ends = false; !ends; ) {
      const { some, next, last: end } = merged(termsPerFold)
      ends = end
      const place = { from: first.seq, through, at, next: next ?? at }
      if (!(await ctx.write((tx) => foldSome(tx, place, some, ends)))) return
      at = place.next
      await breathe()
    }
  }
}

/** Gives the terms of lists that are in order each, in the order of all and summed, from behind `after` on, so many at a time. */
function merging(lists: Counted[][], after: string) {
  const places = lists.map((list) => {
    const first = list.findIndex(([term]) => term > after)
    return first < 0 ? list.length : first
  })
  const heads = lists.map((list, i) => list[places[i] as number]?.[0])
  return (most: number): { some: Counted[]; next: string | null; last: boolean } => {
    const some: Counted[] = []
    let next: string | null = null
    for (let looked = 0; looked < most; looked++) {
      let least: string | undefined
      for (const head of heads) if (head !== undefined && (least === undefined || head < least)) least = head
      if (least === undefined) return { some, next, last: true }
      let sum = 0
      for (let i = 0; i < heads.length; i++) {
        if (heads[i] !== least) continue
        const [list, place] = [lists[i] as Counted[], places[i] as number]
        sum += list[place]?.[1] ?? 0
        places[i] = place + 1
        heads[i] = list[place + 1]?.[0]
      }
      next = least
      if (sum !== 0) some.push([least, sum])
    }
    return { some, next, last: false }
  }
}

type Place = { from: number; through: number; at: string; next: string }

/** False where another process went on meanwhile. */
async function foldSome(tx: Tx, { from, through, at, next }: Place, some: Counted[], ends: boolean): Promise<boolean> {
  const [stands] = await tx.select().from(termFolds)
  const [first] = await tx.select({ seq: min(termChanges.seq) }).from(termChanges)
  if ((stands?.upTo ?? '') !== at || (stands?.through ?? through) !== through || first?.seq !== from) return false
  await keepCounts(tx, some)
  await tx.delete(termFolds)
  if (ends) await tx.delete(termChanges).where(lte(termChanges.seq, through))
  else await tx.insert(termFolds).values({ through, upTo: next })
  return true
}
