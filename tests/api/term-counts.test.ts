import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { counting, countingLater, foldCounts } from '../../core/library/store/term-counts.ts'
import type { Write } from '../../db/client.ts'
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

  it('are brought in once by two at the same time', async () => {
    const { standing: wanted } = await counted({ later: false })
    const { ctx, standing } = await counted()
    await Promise.all([foldCounts(ctx), foldCounts(ctx)])
    await foldCounts(ctx)
    expect(await standing()).toEqual(await wanted())
  })
})
