import { sql } from 'drizzle-orm'
import { describe, expect, it, onTestFinished } from 'vitest'
import { denseIndex } from '../../core/vectors/dense.ts'
import { dotRows } from '../../core/vectors/dots.ts'
import { dimensionsOf, quantised, scannable } from '../../core/vectors/quantised.ts'
import type { Reader } from '../../db/client.ts'
import { temporaryDatabase } from '../support/database.ts'

/** Numbers that look like chance and are the same in every run. */
function vectorOf(seed: number, dimensions: number): number[] {
  let state = seed * 2654435761
  return Array.from({ length: dimensions }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return state / 2 ** 31
  })
}
const cosine = (a: number[], b: number[]) => {
  const dot = (x: number[], y: number[]) => x.reduce((sum, value, i) => sum + value * (y[i] as number), 0)
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b))
}

describe('a vector in bytes', () => {
  it('keeps its direction to a hundredth, whatever its length', () => {
    for (let seed = 1; seed < 50; seed++) {
      const vector = vectorOf(seed, 384).map((value) => value * 10 ** ((seed % 7) - 3))
      const bytes = quantised(vector)
      expect(dimensionsOf(bytes)).toBe(384)
      const { steps, step } = scannable(bytes)
      const again = Array.from(steps, (value) => value * step)
      expect(cosine(vector, again)).toBeGreaterThan(0.999)
      expect(Math.hypot(...again)).toBeCloseTo(1, 2)
    }
  })

  it('is refused without a direction or with a number that is none', () => {
    for (const bad of [[], [0, 0], [1, Number.NaN], [Number.POSITIVE_INFINITY, 1]])
      expect(() => quantised(bad)).toThrow(RangeError)
  })
})

it('products are exact, whatever the length and the number of rows, with the largest numbers too', () => {
  for (const dimensions of [1, 15, 16, 17, 384, 8192]) {
    const rows = dotRows(dimensions)
    const many = dimensions > 1000 ? 70 : 5000
    const stepsOf = (seed: number) =>
      Int8Array.from(vectorOf(seed, dimensions), (value) => (seed === 3 ? -127 : Math.round(value * 127)))
    for (let row = 0; row < many; row++) rows.set(row, stepsOf(row + 1))
    const question = stepsOf(3)
    const plain = Array.from({ length: many }, (_, row) =>
      stepsOf(row + 1).reduce((sum, value, i) => sum + value * (question[i] as number), 0),
    )
    expect(Array.from(rows.products(question, many))).toEqual(plain)
    expect(rows.products(question, 0)).toHaveLength(0)
  }
})

/** Gives out rows as the table of vectors does. */
const tableOf = (rows: { id: number; seq: number; vector: ArrayBuffer }[]) => {
  let read = 0
  return {
    all: async () => {
      const some = rows.slice(read, read + 1000)
      read += some.length
      return some
    },
  } as unknown as Pick<Reader, 'all'>
}

describe('a scan of all vectors', () => {
  it('finds the nearest in the order of their cosines, over any number of blocks', async () => {
    const many = 9001
    const vectors = Array.from({ length: many }, (_, i) => vectorOf(i + 1, 32))
    const index = denseIndex('m')
    await index.refresh(
      tableOf(vectors.map((vector, i) => ({ id: i + 1, seq: i + 1, vector: quantised(vector).buffer }))),
    )
    const question = vectorOf(12345, 32)
    const near = index.near(question)
    const exact = vectors
      .map((vector, i) => ({ seq: i + 1, cosine: cosine(vector, question) }))
      .sort((a, b) => b.cosine - a.cosine)
    const wanted = new Set(exact.slice(0, 30).map(({ seq }) => seq))
    const found = near?.nearest(30) ?? []
    expect(found.filter((seq) => wanted.has(seq)).length).toBeGreaterThanOrEqual(28)
    const nearness = (seq = 0) => near?.nearness(seq) ?? Number.NaN
    expect(nearness(found[0])).toBeGreaterThan(nearness(found[29]))
    expect(nearness(found[29])).toBeGreaterThan(nearness(exact.at(-1)?.seq))
    expect(near?.nearness(many + 1)).toBeNull()
    expect(near?.nearest(many * 2)).toHaveLength(many)
  })

  it('leaves out rows without a vector and of another length, and knows nothing of a question of another length', async () => {
    const rows = [
      { id: 1, seq: 1, vector: quantised([1, 0, 0]).buffer },
      { id: 2, seq: 2, vector: new ArrayBuffer(0) },
      { id: 3, seq: 3, vector: quantised([1, 0]).buffer },
    ]
    const index = denseIndex('m')
    expect(index.near([1, 0, 0])).toBeNull()
    await index.refresh(tableOf(rows))
    expect(index.near([1, 0, 0])?.nearest(10)).toEqual([1])
    expect(index.near([1, 0])).toBeNull()
  })

  it('begins with a row without a vector, as every document with a letterhead does', async () => {
    const index = denseIndex('m')
    await index.refresh(
      tableOf([
        { id: 1, seq: 1, vector: new ArrayBuffer(0) },
        { id: 2, seq: 2, vector: quantised([1, 0]).buffer },
      ]),
    )
    expect(index.near([1, 0])?.nearest(10)).toEqual([2])
  })

  it('lets go of what earlier versions left behind before that is much', async () => {
    const database = await temporaryDatabase()
    onTestFinished(database.remove)
    const version = (from: number) =>
      database.write(async (tx) => {
        await tx.run(sql`update section_vectors set section_seq = -id`)
        for (let seq = from; seq < from + 1500; seq += 50) {
          const rows = Array.from({ length: 50 }, (_, i) => sql`('m', ${seq + i}, '', ${quantised([1, i])})`)
          await tx.run(sql`
            insert into section_vectors (model, section_seq, hash, vector) values ${sql.join(rows, sql`, `)}`)
        }
      })
    const index = denseIndex('m')
    for (let from = 1; from < 12_000; from += 1500) {
      await version(from)
      await index.refresh(database.db)
      expect(index.near([1, 0])?.nearest(20_000).length).toBeLessThanOrEqual(2900)
    }
    expect(index.near([1, 0])?.nearness(10_501)).not.toBeNull()
  })

  it('takes a section’s newer vector in the place of the older', async () => {
    const index = denseIndex('m')
    await index.refresh(
      tableOf([
        { id: 1, seq: 1, vector: quantised([1, 0]).buffer },
        { id: 2, seq: 2, vector: quantised([0.6, 0.4]).buffer },
        { id: 3, seq: 1, vector: quantised([0, 1]).buffer },
      ]),
    )
    expect(index.near([1, 0])?.nearest(2)).toEqual([2, 1])
  })
})
