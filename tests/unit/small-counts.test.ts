import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withoutSmallCounts } from '../../core/statistics/small-cells.ts'

/**
 * The least and the most that each hidden count may be to whoever knows all that is shown: hidden ones are above nought, and of
 * a hidden sum only that it is above nought.
 */
function known(cells: readonly (number | null)[], all: number | null) {
  const hidden = cells.filter((cell) => cell === null).length
  const shown = cells.reduce<number>((sum, cell) => sum + (cell ?? 0), 0)
  const left = all === null ? Number.POSITIVE_INFINITY : all - shown
  return { least: all !== null && hidden === 1 ? left : 1, most: left - (hidden - 1) }
}

test('one line of counts: no small one is shown, and none follows from its sum', () => {
  const small = fc.integer({ min: 0, max: 6 })
  const counts = fc.array(fc.oneof(small, small, fc.integer({ min: 0, max: 200 })), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(counts, (counts) => {
      const { cells, all } = withoutSmallCounts(counts)
      for (const [at, cell] of cells.entries()) expect(cell === null || cell === counts[at]).toBe(true)
      for (const shown of [...cells, all]) expect(shown === null || shown === 0 || shown >= 5).toBe(true)
      if (!cells.includes(null)) return
      const { least, most } = known(cells, all)
      expect(most).toBeGreaterThan(least)
    }),
    { numRuns: 2000 },
  )
})

test('what is large alone is shown with its sum, and as little as it takes is hidden besides', () => {
  expect(withoutSmallCounts([12, 40, 0])).toEqual({ cells: [12, 40, 0], all: 52 })
  expect(withoutSmallCounts([3, 9, 40])).toEqual({ cells: [null, null, 40], all: 52 })
  expect(withoutSmallCounts([1, 1, 1, 1, 1, 1])).toEqual({ cells: [null, null, null, null, null, null], all: null })
  expect(withoutSmallCounts([2])).toEqual({ cells: [null], all: null })
  expect(withoutSmallCounts([])).toEqual({ cells: [], all: 0 })
})
