import { expect, test } from 'vitest'
import type { Difference } from '../../core/verify/text/differences.ts'
import { mayBeMisread } from '../../core/verify/text/misread.ts'

const differs = (kind: Difference['kind'], told: string, original: string): Difference => ({ kind, told, original })

test.each<[string, Difference, string[], boolean]>([
  ['a letter of a word', differs('words', 'tiêm chùng', 'tiêm chủng'), [], true],
  ['a letter of a name', differs('name', 'Phường An Bính', 'Phường An Bình'), [], true],
  ['another name', differs('name', 'Nguyễn Văn Tám', 'Trần Thị Bảy'), ['Tám'], false],
  ['a sign read as a word', differs('words', 'Ỉ®', ''), [], true],
  ['a word that turns it round, put in', differs('words', 'không', ''), [], false],
  ['a word that was left out', differs('words', '', 'không'), [], false],
  ['a number read surely', differs('number', '25', '28'), [], false],
  ['a digit read in doubt', differs('phone', '0258 352 1234', '0258 382 1234'), ['352'], true],
  ['another number, read in doubt', differs('number', '900', '150'), ['900'], false],
  ['a number put in, read in doubt', differs('number', '500.000', ''), ['500.000'], false],
  ['an account put in, read in doubt', differs('account', '0123 4567 8999', ''), ['0123'], false],
])('%s: may it be misread', (_, difference, unsure, expected) => {
  expect(mayBeMisread(difference, { unsure })).toBe(expected)
})
