import { describe, expect, test } from 'vitest'
import { missingIn } from '../../core/feedback/vague.ts'
import { addDays } from '../../core/time.ts'
import { type Closing, fresh, heldOut, tuned, unseen } from '../support/closings.ts'

const today = '2026-11-23'
const passes = ({ days, ...closing }: Closing) =>
  missingIn({ ...closing, actionOn: days === null ? '' : addDays(today, days) }, today).length === 0
const rightOf = (closings: Closing[]) => closings.filter((one) => passes(one) === one.says).length / closings.length

describe('closings as officers write them', () => {
  test('there are 240, of which nothing was learned of the last hundred and twenty', () => {
    expect([tuned, heldOut, unseen, fresh].map(({ length }) => length)).toEqual([60, 60, 60, 60])
  })

  test.each([
    ['tuned on', tuned],
    ['learned of', heldOut],
    ['unseen', unseen],
    ['written last', fresh],
  ])('of those %s at least 95 in 100 are told rightly', (_, closings) => {
    expect(rightOf(closings)).toBeGreaterThanOrEqual(0.95)
  })
})

const closing = { action: 'Thay bóng đèn ngõ 12', actionBy: 'Đội chiếu sáng', actionOn: '2026-11-23', document: '' }
const lacks = (given: Partial<typeof closing>, isHeld?: boolean) => missingIn({ ...closing, ...given }, today, isHeld)

test.each([
  [0, []],
  [60, []],
  [61, ['day']],
  [-365, []],
  [-366, ['day']],
])('a day %i days from today: %j is missing', (days, missing) => {
  expect(lacks({ actionOn: addDays(today, days) })).toEqual(missing)
})

test('what is still to come was not done on a day that has passed', () => {
  expect(lacks({ action: 'Sẽ thay bóng đèn ngõ 12', actionOn: '2026-11-20' })).toEqual(['done'])
  expect(lacks({ action: 'Sẽ thay bóng đèn ngõ 12', actionOn: '2026-11-24' })).toEqual([])
})

test('a document without a number passes only where the library holds it', () => {
  expect(lacks({ document: 'Quy chế dân chủ của phường' })).toEqual(['document'])
  expect(lacks({ document: 'Quy chế dân chủ của phường' }, true)).toEqual([])
})

test.each(['phường', 'xã', 'chính quyền địa phương', 'nhà thầu nào đó'])('“%s” is no unit', (actionBy) => {
  expect(lacks({ actionBy })).toEqual(['unit'])
})
