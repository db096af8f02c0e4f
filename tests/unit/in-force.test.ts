import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Dated, inForceOn, mayBeInForce } from '../../core/library/force/in-force.ts'
import { testApp } from '../support/app.ts'

const confirmed: Dated = {
  effectiveOn: '2020-01-01',
  expiresOn: null,
  repealedOn: null,
  amendedOn: null,
  confirmedAt: 1,
  origin: 'file',
}

describe('whether a document is in force on a day', () => {
  it.each([
    ['from its first day on', '2020-01-01', {}, 'yes'],
    ['not on the day before', '2019-12-31', {}, 'not_yet'],
    ['not on the day it expires', '2022-01-01', { expiresOn: '2022-01-01' }, 'no'],
    ['until the day before', '2021-12-31', { expiresOn: '2022-01-01' }, 'yes'],
    ['not once another repealed it', '2023-05-05', { repealedOn: '2023-05-05' }, 'no'],
    ['before the repeal that is to come', '2023-05-04', { repealedOn: '2023-05-05' }, 'yes'],
    ['in part once it was amended', '2023-05-05', { amendedOn: '2023-05-05' }, 'partly'],
    ['whole before it was amended', '2023-05-04', { amendedOn: '2023-05-05' }, 'yes'],
    ['not when amended and later repealed', '2024-01-01', { amendedOn: '2021-01-01', repealedOn: '2023-05-05' }, 'no'],
    ['unknown where no day is known', '2023-05-04', { effectiveOn: null }, 'unknown'],
    ['unknown where nobody confirmed what was read', '2023-05-04', { confirmedAt: null }, 'unknown'],
    [
      'unknown though an unconfirmed day has passed',
      '2023-05-04',
      { confirmedAt: null, expiresOn: '2021-01-01' },
      'unknown',
    ],
    ['unknown of a catalogue’s record', '2023-05-04', { confirmedAt: null, origin: 'catalogue' }, 'unknown'],
    ['not yet by a catalogue’s date', '2019-05-04', { confirmedAt: null, origin: 'catalogue' }, 'not_yet'],
  ] as const)('%s', (_what, day, change, expected) => {
    expect(inForceOn(day, { ...confirmed, ...change })).toBe(expected)
  })

  const day = fc.integer({ min: 2000, max: 2009 }).map((year) => `${year}-01-01`)
  const documents = fc.record({
    effectiveOn: fc.option(day),
    expiresOn: fc.option(day),
    repealedOn: fc.option(day),
    amendedOn: fc.option(day),
    confirmedAt: fc.constantFrom(null, 1),
    origin: fc.constantFrom('file' as const, 'catalogue' as const),
  })

  it('never comes back once it has ended', () => {
    fc.assert(
      fc.property(documents, day, day, (document, one, other) => {
        const [before, after] = [one, other].sort() as [string, string]
        if (inForceOn(before, document) === 'no') expect(inForceOn(after, document)).toBe('no')
      }),
    )
  })

  it('is asked of the database in the same words', async () => {
    const { deps } = await testApp()
    await fc.assert(
      fc.asyncProperty(documents, day, async (document, on) => {
        const { effectiveOn, expiresOn, repealedOn, amendedOn, confirmedAt, origin } = document
        const [row] = await deps.db.all<{ may: number }>(sql`
          select ${mayBeInForce(on)} as may from (select ${effectiveOn} as effective_on, ${expiresOn} as expires_on,
            ${repealedOn} as repealed_on, ${amendedOn} as amended_on, ${confirmedAt} as confirmed_at, ${origin} as origin) d`)
        expect(row?.may === 1).toBe(!['no', 'not_yet'].includes(inForceOn(on, document)))
      }),
    )
  })
})
