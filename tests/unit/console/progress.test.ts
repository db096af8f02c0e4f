import { expect, test } from 'vitest'
import { deliveryStates } from '../../../db/schema/broadcasts.ts'
import { isMoving, type Progress, reachOf } from '../../../miniapp/src/console/progress.ts'

const progressOf = (counts: Partial<Progress>): Progress => {
  const none = Object.fromEntries(deliveryStates.map((state) => [state, 0])) as Omit<Progress, 'total'>
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return { ...none, ...counts, total }
}

test('every delivery is counted once: reached, in trouble, closed otherwise or still to come', () => {
  const progress = progressOf(Object.fromEntries(deliveryStates.map((state) => [state, 1])))
  expect(reachOf(progress)).toEqual({ reached: 3, trouble: 2, open: 3, total: deliveryStates.length })
})

test('numbers are asked for again while sending, waiting for the hour, or waiting for receipts', () => {
  expect(isMoving('scheduled', progressOf({ queued: 2 }))).toBe(true)
  expect(isMoving('sending', progressOf({ sending: 1, sent: 1 }))).toBe(true)
  expect(isMoving('finished', progressOf({ sent: 1 }))).toBe(true)
  expect(isMoving('finished', progressOf({ seen: 2, failed: 1 }))).toBe(false)
  expect(isMoving('paused', progressOf({ queued: 2 }))).toBe(false)
  expect(isMoving('cancelled', progressOf({ cancelled: 2 }))).toBe(false)
})
