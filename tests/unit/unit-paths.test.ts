import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isBelow } from '../../db/schema/units.ts'
import { temporaryDatabase } from '../support/database.ts'

const id = fc.string({ unit: fc.constantFrom('a', 'z', '0', '9', '_'), minLength: 1, maxLength: 3 })
const path = fc.array(id, { minLength: 1, maxLength: 4 }).map((ids) => `/${ids.map((one) => `un_${one}`).join('/')}/`)

it('a path is below another just when it begins with it, however long both are', async () => {
  const { db, close } = await temporaryDatabase()
  const told = async (one: string, top: string) =>
    (await db.all<{ is: number }>(sql`select ${isBelow(sql`${one}`, top)} as "is"`))[0]?.is === 1
  await fc.assert(
    fc.asyncProperty(path, path, async (one, other) => {
      expect(await told(one, other)).toBe(one.startsWith(other))
      expect(await told(`${one}un_${'b'.repeat(60)}/`, one)).toBe(true)
    }),
  )
  close()
})
