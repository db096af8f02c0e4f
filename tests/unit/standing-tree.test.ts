import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aheadIn, mostNear, stripOf } from '../../core/quizzes/standings/strip.ts'
import { type Figures, fewestShown, type Placed, placesBy, rolledUp } from '../../core/quizzes/standings/tree.ts'

const figures = fc.record({ participants: fc.nat(12), more: fc.nat(5), points: fc.nat(300) })

/** A tree of units, each with figures of its own; some have ended below who took over. */
const tree = fc
  .array(fc.record({ under: fc.nat(), own: figures, ended: fc.boolean() }), { minLength: 1, maxLength: 25 })
  .map((drawn) => {
    const units = new Map<string, Placed>()
    const own = new Map<string, Figures>()
    const paths: string[] = []
    drawn.forEach(({ under, own: { participants, more, points }, ended }, at) => {
      const above = at === 0 ? -1 : under % at
      const path = `${paths[above] ?? '/'}u${at}/`
      paths.push(path)
      units.set(`u${at}`, { id: `u${at}`, path, heir: ended && above >= 0 ? `u${above}` : null })
      own.set(`u${at}`, { participants, entries: participants + more, points: participants > 0 ? points : 0 })
    })
    return { units, own }
  })

test('what is above is the sum of all below, whoever ended counts for who took over, and nobody is lost', () => {
  fc.assert(
    fc.property(tree, ({ units, own }) => {
      const nodes = rolledUp(units, own, 'participants')
      const total = [...own.values()].reduce((all, { participants }) => all + participants, 0)
      const roots = nodes.filter(({ parentId }) => parentId === null)
      expect(roots.reduce((all, { whole }) => all + whole.participants, 0)).toBe(total)
      for (const node of nodes) {
        expect(units.get(node.id)?.heir).toBeNull()
        const below = nodes.filter(({ parentId }) => parentId === node.id)
        for (const figure of ['participants', 'points', 'entries'] as const)
          expect(node.whole[figure]).toBe(below.reduce((all, { whole }) => all + whole[figure], node.own[figure]))
      }
    }),
  )
})

test('of what is told nobody subtracts their way to a unit of few: what is left is nothing, or several units and five people', () => {
  fc.assert(
    fc.property(tree, ({ units, own }) => {
      for (const node of rolledUp(units, own, 'participants')) {
        if (node.told.participants < fewestShown) continue
        const below = rolledUp(units, own, 'participants').filter(({ parentId }) => parentId === node.id)
        const parts = [node.own, ...below.map(({ told }) => told)]
        const shown = parts.filter(({ participants }) => participants >= fewestShown)
        const hidden = parts.filter(({ participants }) => participants > 0 && participants < fewestShown)
        const left = node.told.participants - shown.reduce((all, { participants }) => all + participants, 0)
        if (left > 0) expect([left >= fewestShown, hidden.length > 1]).toEqual([true, true])
        expect(node.whole.participants - node.told.participants > 0).toBe(node.leftOut)
      }
    }),
  )
})

test('equal figures share a place, and the next one is as many further on; a fraction is compared exactly', () => {
  const units = [
    { id: 'a', of: 1, per: 3 },
    { id: 'b', of: 2, per: 6 },
    { id: 'c', of: 333_333, per: 1_000_000 },
    { id: 'd', of: 1, per: 2 },
    { id: 'e', of: 1, per: 0 },
  ]
  const places = placesBy(units, (unit) => unit)
  expect(units.map((unit) => places.get(unit) ?? null)).toEqual([2, 2, 4, 1, null])
})

const person = fc.record({ near: fc.oneof(fc.nat(30), fc.constant(mostNear)), at: fc.nat(40) })

test.each([0, 1])(
  'packed people have the places that counting them gives, by %i columns before the time',
  (columns) => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 60 }), (drawn) => {
        const people = [...drawn].sort((one, other) => one.at - other.at)
        const strip = stripOf(
          people.map(({ at }) => at),
          columns === 1 ? [people.map(({ near }) => near)] : [],
        )
        if (!strip) throw new Error('it fits')
        for (const mine of people) {
          const before = people.filter((one) =>
            columns === 1 && one.near !== mine.near ? one.near < mine.near : one.at < mine.at,
          )
          expect(aheadIn(strip, mine.near, mine.at)).toBe(before.length)
        }
      }),
    )
  },
)
