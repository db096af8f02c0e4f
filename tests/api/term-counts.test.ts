import { eq, gt, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { importDocuments } from '../../core/intake/import-documents.ts'
import { documentFromText } from '../../core/library/parse/plain-text.ts'
import { foldCounts } from '../../core/library/store/fold-counts.ts'
import { counting, countingLater } from '../../core/library/store/term-counts.ts'
import type { Write } from '../../db/client.ts'
import { termChanges } from '../../db/schema/library.ts'
import { testApp } from '../support/app.ts'

const many = (word: string, count: number) => Array.from({ length: count }, (_, i) => `${word}${i}`)
// More than one transaction brings in, some terms in every piece, some counted out again.
const pieces = [
  [...many('an', 3000), ...many('chung', 2500)],
  [...many('binh', 3000), ...many('chung', 2500)],
  [...many('chung', 2500), ...many('xa', 3000)],
]

async function counted({ later = true } = {}) {
  const app = await testApp()
  for (const terms of pieces) {
    await app.deps.write(async (tx) => {
      const counts = later ? countingLater(tx) : counting(tx)
      for (const term of terms) counts.add(term, 1)
      counts.add('chung7', -1)
      counts.add('xa5', terms.includes('xa5') ? -1 : 0)
      await counts.end()
    })
  }
  const standing = () =>
    app.deps.db.all(sql`select term, sections from library_terms where sections <> 0 order by term`)
  const waiting = () => app.deps.db.all(sql`select seq from library_term_changes`)
  return { ctx: app.system, standing, waiting }
}

describe('terms that are counted beside', () => {
  it('are brought in as if they had been counted at once, when enough of them wait', async () => {
    const { standing: wanted } = await counted({ later: false })
    const { ctx, standing, waiting } = await counted()
    await foldCounts(ctx, 4)
    expect(await standing()).toEqual([])
    await foldCounts(ctx, 3)
    expect(await standing()).toEqual(await wanted())
    expect(await waiting()).toEqual([])
  })

  it('are brought in once, wherever that is cut off, though more are counted meanwhile', async () => {
    const { standing: wanted } = await counted({ later: false })
    for (let stops = 1; ; stops++) {
      const { ctx, standing } = await counted()
      let writes = 0
      const write: Write = (work) => {
        writes += 1
        return writes < stops ? ctx.write(work) : Promise.reject(new Error('cut off'))
      }
      const ended = await foldCounts({ ...ctx, write }).then(
        () => true,
        () => false,
      )
      await ctx.write(async (tx) => {
        const counts = countingLater(tx)
        counts.add('binh1', 1)
        counts.add('binh1', -1)
        counts.add('sau', 2)
        await counts.end()
      })
      await foldCounts(ctx)
      expect((await standing()).filter((one) => (one as { term: string }).term !== 'sau')).toEqual(await wanted())
      expect(await standing()).toContainEqual({ term: 'sau', sections: 2 })
      if (!ended) continue
      expect(stops).toBeGreaterThan(3)
      return
    }
  })

  it('are brought in as well where a version of before left them as pairs', async () => {
    const { standing: wanted } = await counted({ later: false })
    const { ctx, standing } = await counted()
    const left = await ctx.db.select().from(termChanges)
    await ctx.write(async (tx) => {
      for (const { seq, counts } of left) {
        if (Array.isArray(counts)) throw new Error('they are kept as pairs still')
        const pairs = counts.terms.map((term, i): [string, number] => [term, counts.by[i] as number])
        await tx.update(termChanges).set({ counts: pairs }).where(eq(termChanges.seq, seq))
      }
    })
    await foldCounts(ctx)
    expect(await standing()).toEqual(await wanted())
  })

  it('are brought in once by two at the same time', async () => {
    const { standing: wanted } = await counted({ later: false })
    const { ctx, standing } = await counted()
    await Promise.all([foldCounts(ctx), foldCounts(ctx)])
    await foldCounts(ctx)
    expect(await standing()).toEqual(await wanted())
  })

  it('are brought in once where another brought some of them in since they were looked at', async () => {
    const { standing: wanted } = await counted({ later: false })
    const { ctx, standing, waiting } = await counted()
    let isFirst = true
    // All of it is looked at; before any of it is written, another ends with what came first alone, and more waits.
    const write: Write = async (work) => {
      if (!isFirst) return ctx.write(work)
      isFirst = false
      const later = await ctx.db.select().from(termChanges).where(gt(termChanges.seq, 1))
      await ctx.write((tx) => tx.delete(termChanges).where(gt(termChanges.seq, 1)))
      await foldCounts(ctx)
      await ctx.write((tx) => tx.insert(termChanges).values(later))
      return ctx.write(work)
    }
    await foldCounts({ ...ctx, write })
    expect(await standing()).not.toEqual(await wanted())
    expect((await waiting()).length).toBe(pieces.length - 1)
    await foldCounts(ctx)
    expect(await standing()).toEqual(await wanted())
  })
})

it('an import of what takes long to read waits no longer than seconds with what is shown already', async () => {
  const app = await testApp()
  const waiting = async () => (await app.deps.db.select().from(termChanges)).length
  const text = (nth: number) =>
    documentFromText(`dai-${nth}.md`, `# Quy chế ${nth}\n\n${`Điều lệ thứ ${nth} của tổ dân phố. `.repeat(2000)}`)
  const waited: number[] = []
  async function* slowly() {
    for (let nth = 1; nth <= 8; nth++) {
      waited.push(await waiting())
      app.clock.at += nth > 4 ? 5000 : 0
      yield text(nth)
    }
  }
  await importDocuments(app.system, slowly())
  // At once and the next together with others, as long as they come fast; none once they do not.
  expect(Math.max(...waited.slice(0, 5))).toBeGreaterThan(1)
  expect(waited.slice(5)).toEqual([0, 0, 0])
  expect(await waiting()).toBe(0)
})
