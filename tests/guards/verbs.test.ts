import { expect, test } from 'vitest'
import { sourceFiles } from '../support/source-files.ts'

// Writes that no member of staff asked for: the clock's, an event's, or a person's about themselves.
const unaudited = [
  'core/inbox/',
  'core/replies/',
  'core/sending/',
  'core/people/people.ts',
  'core/people/profile.ts',
  'core/people/sessions.ts',
]

test('a file of core that writes also records, unless what it writes is nobody’s decision', () => {
  const wrong = sourceFiles('core')
    .filter(({ text }) => /\bwrite\(/.test(text) && !/\brecord\(/.test(text))
    .map(({ path }) => path)
    .filter((path) => !unaudited.some((start) => path.startsWith(start)))
  expect(wrong).toEqual(expectedUnaudited)
})

// Each with its reason: automatic work, or a person's own act, which the row itself records.
const expectedUnaudited: string[] = []

test('no message of an error reaches a client: replies are made in one place', () => {
  const leaks = sourceFiles('bot/routes').filter(({ text }) => /error\.message|\.stack/.test(text))
  expect(leaks.map(({ path }) => path)).toEqual([])
})
