import { expect, test } from 'vitest'
import { groupCommit, QueueFull } from '../../db/group-commit.ts'

test('what arrives together is committed together, each with its own result', async () => {
  const batches: number[][] = []
  const double = groupCommit(async (batch: number[]) => {
    batches.push(batch)
    return batch.map((n) => n * 2)
  })
  expect(await Promise.all([1, 2, 3].map(double))).toEqual([2, 4, 6])
  expect(await double(4)).toBe(8)
  expect(batches).toEqual([[1, 2, 3], [4]])
})

test('a failing commit fails its own batch and not the next', async () => {
  let failing = true
  const store = groupCommit(async (batch: string[]) => {
    if (failing) throw new Error('disk full')
    return batch
  })
  const both = await Promise.allSettled([store('a'), store('b')])
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  failing = false
  expect(await store('c')).toBe('c')
})

test('past its limit the queue refuses at once', async () => {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const store = groupCommit(
    async (batch: number[]) => {
      await held
      return batch
    },
    { batchLimit: 1, queueLimit: 2 },
  )
  const waiting = [store(1), store(2)]
  await expect(store(3)).rejects.toThrow(QueueFull)
  release()
  expect(await Promise.all(waiting)).toEqual([1, 2])
})
