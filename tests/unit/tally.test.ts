import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pairNumbers } from '../../core/library/store/pair-numbers.ts'
import { newTally } from '../../core/library/store/tally.ts'
import { fieldsOf, termsOf, totals } from '../../core/library/store/tokens.ts'
import { codeFor } from '../../core/text/syllables.ts'

// Two words of one number: what counts them goes by that number first.
const sharing = ['aekl', 'cppc']
const text = fc
  .array(fc.constantFrom('rác', 'thải', 'Rác', 'họp', 'hop', 'tổ', '12', ...sharing), { maxLength: 8 })
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
      const { terms, by } = tally.lists()
      expect(new Map(terms.map((term, at) => [term, by[at]]))).toEqual(new Map(counted))
      expect(new Map(tally.counted())).toEqual(new Map(counted))
    }),
  )
})

test('pairs are numbered as they come, and told the same number again', () => {
  const [one, other] = sharing.map((word) => codeFor(word, word))
  expect(one).toBe(other)
  const numberOf = pairNumbers()
  const pairs = Array.from({ length: 5000 }, (_, at) => [at % 70, 2 ** 32 - 1 - at] as const)
  const told = () => pairs.map(([a, b]) => numberOf(a, b))
  expect(told()).toEqual(pairs.map((_, at) => at))
  expect(told()).toEqual(pairs.map((_, at) => at))
})
