import { expect, onTestFinished, test } from 'vitest'
import { objectLimits, refusedByObject, withFewParameters } from '../../db/object/limits.ts'
import { listPieces, rowPieces } from '../../db/pieces.ts'
import { temporaryDatabase } from '../support/database.ts'

test('a list longer than an object takes is sent as one text, and finds the same', async () => {
  const database = await temporaryDatabase()
  onTestFinished(database.remove)
  const ids = Array.from({ length: 300 }, (_, at) => `nguời ${at} "?'`)
  const bytes = new Uint8Array([0, 63, 255])
  const sql = `select '?' as "a?", ? as bytes, ? as none, ? as number, count(*) as count, 'it''s ?' as quoted -- ?
    from json_each(?) where value in (${ids.map(() => '?').join(', ')})`
  const listed = JSON.stringify([...ids, 'ai khác'])
  const few = withFewParameters(sql, [bytes, null, 1.5, listed, ...ids])
  expect(few.args).toHaveLength(2)
  const { rows } = await database.client.execute({ sql: few.sql, args: few.args as never })
  const [row] = rows
  expect(row).toMatchObject({ 'a?': '?', none: null, number: 1.5, count: 300, quoted: "it's ?" })
  expect(new Uint8Array(row?.bytes as ArrayBuffer)).toEqual(bytes)
})

test('what an object takes stays as it is', () => {
  const args = Array.from({ length: objectLimits.parameters }, (_, at) => at)
  expect(withFewParameters('select ?', args)).toEqual({ sql: 'select ?', args })
})

test('what an object refuses is named', () => {
  const many = Array.from({ length: 101 }, () => 1)
  expect(refusedByObject('select ?', many)).toBe('101 parameters')
  expect(refusedByObject(' '.repeat(100_001), [])).toBe('a statement of 100001 bytes')
  expect(refusedByObject('select ?', ['ạ'.repeat(700_000)])).toBe('a value of 2100000 bytes')
  expect(refusedByObject('select ?', [new Uint8Array(2_000_001)])).toBe('a value of 2000001 bytes')
  expect(refusedByObject('select 1 where a like ?', [`%${'ạ'.repeat(17)}`])).toContain('the pattern %')
  expect(refusedByObject('select 1 where a like ?', ['ạ'.repeat(17)])).toBe(null)
  expect(refusedByObject('select ?', ['ạ'.repeat(600_000)])).toBe(null)
})

test('rows are parted by what one statement takes', () => {
  const rows = Array.from({ length: 25 }, (_, at) => at)
  expect(rowPieces(rows, 8).map(({ length }) => length)).toEqual([12, 12, 1])
  expect(rowPieces([], 8)).toEqual([])
  const long = listPieces(['ạ'.repeat(300_000), 'ạ'.repeat(199_000), 'ạ', 'ạ'.repeat(600_000), 'ạ'])
  expect(long.map((some) => some.map(({ length }) => length))).toEqual([[300_000, 199_000, 1], [600_000], [1]])
  expect(listPieces([])).toEqual([])
})
