import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { withoutHalves } from '../../db/whole-letters.ts'
import { testApp } from '../support/app.ts'

describe('a letter of two halves that somebody cut in the middle', () => {
  it('is a mark in JSON, and everything else stays as it was', () => {
    const [high, low] = ['🙂'.slice(0, 1), '🙂'.slice(1)]
    const mended = (value: unknown) => JSON.parse(withoutHalves(JSON.stringify(value)))
    expect(mended([`họp ${high}`, { [low]: `${low}${high} 🙂` }])).toEqual([
      'họp \ufffd',
      { '\ufffd': '\ufffd\ufffd 🙂' },
    ])
    const others = ['🙂', 'viết là \\ud83d', '\\\\ud83d', '\\', 'ủy ban', { a: '\ud7ff\ue000' }]
    expect(mended(others)).toEqual(others)
    expect(withoutHalves('["\\uD83D\\uDE42 \\\\ud83d"]')).toBe('["\\uD83D\\uDE42 \\\\ud83d"]')
  })

  it('is written and read in every way that a statement takes values', async () => {
    const { deps } = await testApp()
    const cut = 'Phường 🙂'.slice(0, -1)
    const read = (db: Pick<typeof deps.db, 'all'>) =>
      db.all(sql`select value from json_each(${JSON.stringify([cut, '🙂'])})`)
    const wanted = [{ value: 'Phường \ufffd' }, { value: '🙂' }]
    expect(await read(deps.db)).toEqual(wanted)
    expect(await deps.write((tx) => read(tx))).toEqual(wanted)
  })
})
