import { expect, it } from 'vitest'
import { isKind, isOfParty, kindName, kinds, kindsOver, mayStandUnder, shareLine } from '../../core/units/kinds.ts'

it('every kind stands under kinds that there are', () => {
  for (const kind of kinds) expect(kindsOver(kind).every(isKind), kind).toBe(true)
})

it('nothing of the state stands under what is the Party’s alone, and every kind of the Party’s may stand beside a commune', () => {
  for (const kind of kinds)
    for (const over of kindsOver(kind)) if (isOfParty(over)) expect(shareLine(kind, over), `${kind} ${over}`).toBe(true)
  expect(mayStandUnder('party_cell', 'party_committee')).toBe(true)
  expect(mayStandUnder('party_cell', 'ward')).toBe(true)
  expect(mayStandUnder('ward', 'party_committee')).toBe(false)
})

it('a district is read, never made, and holds nothing new', () => {
  expect(isKind('district')).toBe(false)
  expect(kindName('district')).toMatch(/^Quận, huyện/)
  expect(kinds.some((kind) => mayStandUnder(kind, 'district'))).toBe(false)
  expect(kindName('xom')).toBe('xom')
})

it('state and Party share no line; what works in either goes with both', () => {
  expect(shareLine('ward', 'party_committee')).toBe(false)
  expect(shareLine('school', 'ward')).toBe(true)
  expect(shareLine('school', 'party_cell')).toBe(true)
})
