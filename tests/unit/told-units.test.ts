import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ToldOf, toldUnits, type UnitCounts } from '../../core/statistics/facts/shown.ts'

// What each unit did alone, by month and part; unit n stands below `above[n]`, which comes before it.
type Office = { above: number[]; own: number[][][] }

const months = 2
const parts = ['found', 'not_found']
const upTo = (count: number) => Array.from({ length: count }, (_, at) => at)
const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0)

const counts = fc.oneof(fc.constant(0), fc.constant(1), fc.integer({ min: 0, max: 7 }), fc.integer({ min: 5, max: 60 }))
const offices: fc.Arbitrary<Office> = fc.integer({ min: 1, max: 8 }).chain((size) =>
  fc.record({
    above: fc.tuple(...upTo(size).map((at) => (at === 0 ? fc.constant(-1) : fc.integer({ min: 0, max: at - 1 })))),
    own: fc.array(
      fc.array(fc.array(counts, { minLength: parts.length, maxLength: parts.length }), {
        minLength: months,
        maxLength: months,
      }),
      { minLength: size, maxLength: size },
    ),
  }),
)

const below = ({ above }: Office, unit: number) =>
  upTo(above.length).filter((one) => {
    let at = one
    while (at > unit) at = above[at] ?? -1
    return at === unit
  })

const ownOf = ({ own }: Office, unit: number, month: number) => own[unit]?.[month] ?? []
const withBelow = (office: Office, unit: number, month: number) =>
  parts.map((_, part) => sum(below(office, unit).map((one) => ownOf(office, one, month)[part] ?? 0)))

const decided = (office: Office) =>
  upTo(months).map((month) => {
    const counts = upTo(office.above.length).map(
      (unit): UnitCounts => ({
        ...{ id: `un_${unit}`, parentId: unit === 0 ? null : `un_${office.above[unit]}` },
        parts: Object.fromEntries(parts.map((part, at) => [part, withBelow(office, unit, month)[at] ?? 0])),
        own: sum(ownOf(office, unit, month)),
      }),
    )
    // Where nothing happened there is no row.
    return toldUnits(counts.filter(({ parts }) => sum(Object.values(parts)) > 0))
  })

/** All that any page, table, report or file says of an office, and what it hides, each under a name of its own. */
function views(office: Office, told: readonly Map<string, ToldOf>[]) {
  const shown = new Map<string, number>()
  const hidden = new Map<string, number>()
  const say = (name: string, count: number, isTold: boolean) => (isTold ? shown : hidden).set(name, count)
  const spans = [...upTo(months).map((month) => [month]), upTo(months)]
  for (const unit of upTo(office.above.length))
    for (const span of spans) {
      const of = span.map((month) => told[month]?.get(`un_${unit}`) ?? { told: 2, own: true })
      const counts = parts.map((_, part) => sum(span.map((month) => withBelow(office, unit, month)[part] ?? 0)))
      // A sum over months is told where each of them is.
      const least = Math.min(...of.map((one) => one.told))
      say(`${unit} ${span}`, sum(counts), least >= 1)
      for (const [part, count] of counts.entries()) {
        // A nought of which the sum above it tells hides nothing: with it the sum is what the other months tell.
        const hides = span.some((month, at) => of[at]?.told !== 2 && (withBelow(office, unit, month)[part] ?? 0) > 0)
        if (least === 2 || hides) say(`${unit} ${span} ${parts[part]}`, count, least === 2)
      }
      if (span.length === 1)
        say(
          `${unit} ${span} own`,
          sum(ownOf(office, unit, span[0] ?? 0)),
          of.every((one) => one.own),
        )
    }
  return { shown, hidden }
}

type Step = { unit: number; month: number; part: number; by: 1 | -1 }
const changed = (office: Office, steps: readonly Step[]): Office => {
  const own = office.own.map((of) => of.map((month) => [...month]))
  for (const { unit, month, part, by } of steps) {
    const of = own[unit]?.[month]
    if (of) of[part] = (of[part] ?? 0) + by
  }
  return { ...office, own }
}

/** Other offices that differ by a person or two: one more or less, one unit’s is another’s, two change their parts. */
function* others(office: Office): Generator<Office> {
  const units = upTo(office.above.length)
  const may = (unit: number, month: number, part: number) => (ownOf(office, unit, month)[part] ?? 0) > 0
  for (const month of upTo(months))
    for (const unit of units)
      for (const part of upTo(parts.length)) {
        yield changed(office, [{ unit, month, part, by: 1 }])
        if (!may(unit, month, part)) continue
        yield changed(office, [{ unit, month, part, by: -1 }])
        yield changed(office, [
          { unit, month, part, by: -1 },
          { unit, month, part: 1 - part, by: 1 },
        ])
      }
  for (const month of upTo(months))
    for (const a of units)
      for (const b of units)
        for (const part of upTo(parts.length)) {
          if (a === b || !may(a, month, part)) continue
          for (const to of upTo(parts.length))
            yield changed(office, [
              { unit: a, month, part, by: -1 },
              { unit: b, month, part: to, by: 1 },
            ])
          const other = 1 - part
          if (may(b, month, other))
            yield changed(office, [
              { unit: a, month, part, by: -1 },
              { unit: a, month, part: other, by: 1 },
              { unit: b, month, part: other, by: -1 },
              { unit: b, month, part, by: 1 },
            ])
        }
}

const isOfAll = (name: string) => parts.every((part) => !name.endsWith(` ${part}`))

/** What is hidden and yet the same in every office of which all that is shown is the same. A nought that is told stays one. */
function known(office: Office): string[] {
  const told = decided(office)
  const { shown, hidden } = views(office, told)
  const left = new Map([...hidden].filter(([, count]) => count > 0))
  for (const other of others(office)) {
    if (left.size === 0) break
    const seen = views(other, told)
    if ([...shown].some(([name, count]) => seen.shown.get(name) !== count)) continue
    // Whoever has nothing has no row, and no dash.
    if ([...hidden].some(([name, count]) => isOfAll(name) && (count === 0) !== (seen.hidden.get(name) === 0))) continue
    for (const [name, count] of left) if (seen.hidden.get(name) !== count) left.delete(name)
  }
  return [...left.keys()]
}

test('no small count is told on any page, nor in a sum over months', () => {
  fc.assert(
    fc.property(offices, (office) => {
      const told = decided(office)
      const { shown } = views(office, told)
      for (const [name, count] of shown) expect(count === 0 || count >= 5, name).toBe(true)
    }),
    { numRuns: 500, seed: 20261129 },
  )
})

test('of all that pages, tables, files and sums over months tell, no hidden count can be one number alone', () => {
  fc.assert(
    fc.property(offices, (office) => {
      expect(known(office)).toEqual([])
    }),
    { numRuns: 60, seed: 20261129 },
  )
})
