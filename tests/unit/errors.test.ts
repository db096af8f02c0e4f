import { expect, test } from 'vitest'
import { describe } from '../../core/errors.ts'
import { normalize } from '../../core/text/normalize.ts'

const failureOf = (work: () => unknown): unknown => {
  try {
    return work()
  } catch (error) {
    return error
  }
}

test('a bug is told by its kind and its place in our own code, and by nothing that anybody wrote', () => {
  const error = failureOf(() => normalize(null as unknown as string))
  expect(describe(error)).toEqual({
    kind: 'TypeError',
    where: expect.stringMatching(/^core\/text\/composed\.ts:\d+:\d+$/),
  })
})

test('the place is our own line, not that of a package or of the runtime', () => {
  const error = failureOf(() => new URL('không phải địa chỉ'))
  expect(describe(error)).toEqual({
    kind: 'TypeError',
    where: expect.stringMatching(/^tests\/unit\/errors\.test\.ts:/),
  })
})

test('what failed in a thread is told as the thread told it', () => {
  const told = { kind: 'RangeError', where: 'core/library/search/rank.ts:94:3' }
  expect(describe(new Error('a search failed', { cause: told }))).toEqual(told)
})

test('what was thrown and is no error is of an unknown kind', () => {
  expect(describe('sự cố')).toEqual({ kind: 'unknown' })
})
