import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newTally } from '../../core/library/store/tally.ts'
import { fieldsOf, termsOf, totals } from '../../core/library/store/tokens.ts'

const text = fc
  .array(fc.constantFrom('rác', 'thải', 'Rác', 'họp', 'hop', 'tổ', '12'), { maxLength: 8 })
  .map((words) => words.join(' '))
const section = fc.record({ heading: text, text }).map((one) => fieldsOf(one, []))

test('a term counts once in each section, however often it stands in it, and goes out as it came in', () => {
  fc.assert(
    fc.property(fc.array(section, { maxLength: 6 }), fc.array(section, { maxLength: 3 }), (sections, gone) => {
      const tally = newTally()
      for (const one of sections) tally.fields(one, 1)
      for (const one of gone) tally.fields(one, -1)
      const expected = new Map<string, number>()
      const add = (term: string, by: number) => expected.set(term, (expected.get(term) ?? 0) + by)
      for (const [some, by] of [
        [sections, 1],
        [gone, -1],
      ] as const)
        for (const one of some) {
          for (const term of termsOf(one)) add(term, by)
          add(totals.sections, by)
          add(totals.heading, by * one.heading.length)
          add(totals.body, by * one.body.length)
        }
      const counted = [...expected].filter(([, by]) => by !== 0).sort(([a], [b]) => (a < b ? -1 : 1))
      expect(tally.inOrder()).toEqual({ terms: counted.map(([term]) => term), by: counted.map(([, by]) => by) })
      expect(new Map(tally.counted())).toEqual(new Map(counted))
    }),
  )
})
