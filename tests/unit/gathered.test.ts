import { expect, test } from 'vitest'
import { gathered } from '../../db/gathered.ts'

const inBatches = (batches: number[][], batchLimit?: number) =>
  gathered(
    async (batch: number[]) => {
      batches.push(batch)
      return batch.map((n) => n * 10)
    },
    { batchLimit },
  )

test('what is asked in one turn is read together, and each is told its own', async () => {
  const batches: number[][] = []
  const ask = inBatches(batches)
  expect(await Promise.all([1, 2, 3].map(ask))).toEqual([10, 20, 30])
  expect(await ask(4)).toBe(40)
  expect(batches).toEqual([[1, 2, 3], [4]])
})

test('of very many so many are read at once', async () => {
  const batches: number[][] = []
  const ask = inBatches(batches, 2)
  expect(await Promise.all([1, 2, 3].map(ask))).toEqual([10, 20, 30])
  expect(batches).toEqual([[1, 2], [3]])
})

test('a read that fails fails for those who asked, and for nobody after', async () => {
  let fails = true
  const ask = gathered(async (batch: number[]) => {
    if (fails) throw new Error('busy')
    return batch
  })
  const both = await Promise.allSettled([ask(1), ask(2)])
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  fails = false
  expect(await ask(3)).toBe(3)
})
