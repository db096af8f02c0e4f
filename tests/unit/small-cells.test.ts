import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fewest, type Shown, withoutSmallCells } from '../../core/statistics/small-cells.ts'

/** Every published number in one table, the sums last. */
const whole = ({ cells, rows, columns, all }: Shown) => [
  ...cells.map((row, r) => [...row, rows[r] ?? null]),
  [...columns, all],
]
const sums = (counts: number[][]) => {
  const rows = counts.map((row) => [...row, row.reduce((all, one) => all + one, 0)])
  return [...rows, rows[0]!.map((_, c) => rows.reduce((all, row) => all + row[c]!, 0))]
}

/** What a reader can work out: the rank of the equations that the lines of the table are, over the hidden numbers. */
function worksOut(shown: (number | null)[][]): string[] {
  const hidden = shown.flatMap((row, r) => row.flatMap((count, c) => (count === null ? [`${r},${c}`] : [])))
  const at = new Map(hidden.map((key, index) => [key, index]))
  const [height, width] = [shown.length, shown[0]?.length ?? 0]
  const lineOf = (keys: string[], sum: string) => {
    const line = Array<number>(hidden.length).fill(0)
    for (const key of keys) if (at.has(key)) line[at.get(key)!] = 1
    if (at.has(sum)) line[at.get(sum)!] = -1
    return line
  }
  const upTo = (count: number) => Array.from({ length: count }, (_, one) => one)
  const lines = [
    ...upTo(height).map((r) =>
      lineOf(
        upTo(width - 1).map((c) => `${r},${c}`),
        `${r},${width - 1}`,
      ),
    ),
    ...upTo(width).map((c) =>
      lineOf(
        upTo(height - 1).map((r) => `${r},${c}`),
        `${height - 1},${c}`,
      ),
    ),
  ]
  const rank = rankOf(lines)
  return hidden.filter((_, index) => {
    const unit = Array<number>(hidden.length).fill(0)
    unit[index] = 1
    return rankOf([...lines, unit]) === rank
  })
}

function rankOf(lines: number[][]): number {
  const rows = lines.map((line) => [...line])
  let rank = 0
  for (let c = 0; c < (rows[0]?.length ?? 0); c += 1) {
    const pivot = rows.findIndex((row, r) => r >= rank && Math.abs(row[c]!) > 1e-9)
    if (pivot === -1) continue
    ;[rows[rank], rows[pivot]] = [rows[pivot]!, rows[rank]!]
    for (const [r, row] of rows.entries()) {
      const factor = row[c]! / rows[rank]![c]!
      if (r === rank || factor === 0) continue
      for (const [at, value] of rows[rank]!.entries()) row[at] = row[at]! - factor * value
    }
    rank += 1
  }
  return rank
}

const tables = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })).chain(([height, width]) =>
  fc.array(
    fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 5, max: 60 })), {
      minLength: width,
      maxLength: width,
    }),
    { minLength: height, maxLength: height },
  ),
)

test('no count below five is shown, what is shown is true, and no hidden count follows from the sums', () => {
  fc.assert(
    fc.property(tables, (counts) => {
      const shown = whole(withoutSmallCells(counts))
      const truth = sums(counts)
      for (const [r, row] of shown.entries())
        for (const [c, count] of row.entries()) {
          const real = truth[r]?.[c] ?? -1
          if (count !== null) expect(count).toBe(real)
          if (real > 0 && real < fewest) expect(count).toBeNull()
          // What is hidden is above nought, so that each way round a circle is possible.
          if (count === null) expect(real).toBeGreaterThan(0)
        }
      expect(worksOut(shown)).toEqual([])
    }),
    { numRuns: 300 },
  )
})

test('of a part, what is left of the whole is not given away either', () => {
  const cases = tables.chain((of) =>
    fc.record({
      of: fc.constant(of),
      part: fc.tuple(...of.map((row) => fc.tuple(...row.map((most) => fc.integer({ min: 0, max: most }))))),
    }),
  )
  fc.assert(
    fc.property(cases, ({ of, part }) => {
      const all = whole(withoutSmallCells(of))
      const shown = whole(withoutSmallCells(part as number[][], of))
      for (const [r, row] of shown.entries())
        for (const [c, count] of row.entries()) {
          const total = all[r]?.[c] ?? null
          if (count === null || total === null) continue
          const rest = total - count
          expect(count === 0 || rest === 0 || rest >= fewest).toBe(true)
        }
      expect(worksOut(shown)).toEqual([])
    }),
    { numRuns: 200 },
  )
})

test('as little as that is hidden', () => {
  const shown = withoutSmallCells([
    [12, 30, 9],
    [3, 25, 14],
    [8, 19, 40],
  ])
  expect(
    whole(shown)
      .flat()
      .filter((count) => count === null),
  ).toHaveLength(4)
  expect(
    whole(
      withoutSmallCells([
        [12, 30],
        [8, 19],
      ]),
    ).flat(),
  ).not.toContain(null)
  expect(withoutSmallCells([])).toMatchObject({ cells: [], rows: [] })
})

/** Every other way to fill a table of two by two so that all that is shown stays: what is the same in all of them is known. */
function worksOutFilling(shown: (number | null)[][], truth: number[][]): string[] {
  const known = new Set(shown.flatMap((row, r) => row.flatMap((count, c) => (count === null ? [`${r},${c}`] : []))))
  const ways = (r: number, c: number) =>
    shown[r]?.[c] === null ? Array.from({ length: 9 }, (_, at) => at + 1) : [truth[r]?.[c] ?? 0]
  for (const a of ways(0, 0))
    for (const b of ways(0, 1))
      for (const c of ways(1, 0))
        for (const d of ways(1, 1)) {
          const other = sums([
            [a, b],
            [c, d],
          ])
          if (shown.some((row, r) => row.some((count, at) => count !== null && count !== other[r]?.[at]))) continue
          for (const [r, row] of other.entries())
            for (const [at, count] of row.entries()) if (count !== truth[r]?.[at]) known.delete(`${r},${at}`)
        }
  return [...known]
}

test('nor does a hidden count follow from the sums for one who knows that none of them is nought', () => {
  const small = fc.integer({ min: 0, max: 7 })
  fc.assert(
    fc.property(fc.tuple(fc.tuple(small, small), fc.tuple(small, small)), (counts) => {
      expect(worksOutFilling(whole(withoutSmallCells(counts)), sums(counts))).toEqual([])
    }),
    { numRuns: 400 },
  )
  // 10 and two ones are 12, in both rows: were the ones alone hidden, each would be known.
  const { cells, rows, columns } = withoutSmallCells([
    [10, 1, 1],
    [10, 1, 1],
    [0, 8, 8],
  ])
  expect(rows.slice(0, 2).includes(12) && cells[0]?.[0] === 10 && columns.includes(10)).toBe(false)
})
