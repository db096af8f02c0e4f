import { expect, test } from 'vitest'
import { outcomeOf } from '../../bot/zalo/errors.ts'
import { backoffMs, maxAttempts, settle } from '../../core/sending/settle.ts'
import { minuteMs } from '../../core/time.ts'

test.each([
  [{ kind: 'sent', messageId: 'm1' } as const, 'sent'],
  [{ kind: 'unknown', reason: 'no reply' } as const, 'unknown'],
  [{ kind: 'permanent', reason: 'zalo -237: gone' } as const, 'failed'],
  [{ kind: 'token', reason: 'zalo -216: expired' } as const, 'retry'],
  [{ kind: 'quota', reason: 'zalo -211: used up' } as const, 'retry'],
  [{ kind: 'retry', reason: 'no connection' } as const, 'retry'],
])('%o leaves the row %s', (outcome, state) => {
  expect(settle(outcome, 1, 0).state).toBe(state)
})

test('after its last try a message that could be retried has failed', () => {
  expect(settle({ kind: 'retry', reason: 'no connection' }, maxAttempts, 0).state).toBe('failed')
})

test('waits grow, are jittered and stay under an hour and a fifth', () => {
  expect(backoffMs(1, 0)).toBe(0.5 * minuteMs)
  expect(backoffMs(2, 0)).toBe(minuteMs)
  expect(backoffMs(2, 1)).toBe(1.2 * minuteMs)
  expect(backoffMs(20, 1)).toBe(72 * minuteMs)
})

test('a code Zalo has not documented is left to a person', () => {
  expect(outcomeOf(-9999, 'new').kind).toBe('permanent')
  expect(outcomeOf(-32, 'slow down').kind).toBe('retry')
  expect(outcomeOf(-216, 'token').kind).toBe('token')
  expect(outcomeOf(-403, 'not in group').kind).toBe('permanent')
})
