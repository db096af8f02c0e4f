import { expect, test } from 'vitest'
import { jsonIn } from '../../bot/json.ts'

const nested = (deep: number) => `${'['.repeat(deep)}${']'.repeat(deep)}`

test('what is nested deeper than anybody means is no JSON, however much else is in it', () => {
  expect(jsonIn(nested(64))).toEqual(JSON.parse(nested(64)))
  expect(jsonIn(nested(65))).toBeUndefined()
  expect(jsonIn(`{"a":"[[","b":${nested(64)}}`)).toBeUndefined()
  expect(jsonIn(`[${'{},'.repeat(1000)}[]]`)).toHaveLength(1001)
  expect(jsonIn(JSON.stringify({ text: '[{"\\'.repeat(1000) }))).toEqual({ text: '[{"\\'.repeat(1000) })
  expect(jsonIn('[')).toBeUndefined()
})
