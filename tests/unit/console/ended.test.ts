import { expect, test } from 'vitest'
import { endedOf } from '../../../miniapp/src/console/parts/library/ended.ts'

const isMoving = ({ state }: { state: string }) => state === 'reading'
const ended = (...states: string[]) =>
  endedOf(
    states.map((state, at) => ({ id: `imp_${at}`, state })),
    isMoving,
  )

test('a file that was sent and read between two looks is noticed, and so is one that went well at the second try', () => {
  expect(ended('done', 'done')).not.toBe(ended('done'))
  expect(ended('done')).not.toBe(ended('failed'))
})

test('one that has only begun changes nothing yet', () => {
  expect(ended('done', 'reading')).toBe(ended('done'))
})
