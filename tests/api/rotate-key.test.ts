import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { rotateKeyCommand } from '../../bot/commands/rotate-key.ts'
import { keysOf } from '../../bot/config.ts'
import { cryptWith } from '../../bot/crypt.ts'
import { resealAll, sealedColumns } from '../../core/reseal.ts'
import { people } from '../../db/schema/people.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { testEnvironment } from '../support/environment.ts'

const [old, fresh, foreign] = ['old', 'new', 'foreign'].map(
  (name) => `${name} key that is at least thirty-two characters`,
)
const crypts = { old: cryptWith([old!]), fresh: cryptWith([fresh!]), any: cryptWith([fresh!, old!]) }

/** `count` rows in each table that holds what is encrypted, by the old key. */
async function sealed(app: TestApp, count: number) {
  const at = app.clock.at
  const text = () => crypts.old.seal('bí mật')
  for (let i = 0; i < count; i++) {
    const [access, refresh, one, other, secret, pending] = await Promise.all([0, 1, 2, 3, 4, 5].map(text))
    await app.deps.write(async (tx) => {
      await tx.insert(people).values({ id: `pe_${i}`, name: '', createdAt: at } as typeof people.$inferInsert)
      await tx.run(sql`insert into oa_tokens (oa_id, access_token, refresh_token, expires_at, created_at, replaced_at)
        values ('2345678901234567890', ${access}, ${refresh}, ${at}, ${at}, ${i ? at : null})`)
      await tx.run(sql`insert into consent_requests (state_hash, sealed_verifier, asked_by, created_at, expires_at)
        values (${`s${i}`}, ${one}, 'system', ${at}, ${at})`)
      await tx.run(sql`insert into zalo_sign_ins (state_hash, browser_hash, sealed_verifier, return_to, created_at, expires_at)
        values (${`s${i}`}, 'b', ${other}, '/', ${at}, ${at})`)
      await tx.run(sql`insert into second_steps (person_id, sealed_secret, pending_secret)
        values (${`pe_${i}`}, ${secret}, ${i ? null : pending})`)
    })
  }
}

const valuesOf = async (app: TestApp) => {
  const found: string[] = []
  for (const [table, column] of sealedColumns) {
    const name = sql.identifier(column)
    const rows = await app.deps.db.all<{ sealed: string }>(
      sql`select ${name} as sealed from ${sql.identifier(table)} where ${name} is not null`,
    )
    found.push(...rows.map((row) => row.sealed))
  }
  return found
}

test('every column that rests encrypted is among those that are encrypted anew', async () => {
  const { deps } = await testApp()
  const columns = await deps.db.all<{ name: string }>(sql`
    select t.name || '.' || c.name as name from sqlite_master t, pragma_table_info(t.name) c
    where t.type = 'table' and c.type = 'TEXT'
      and (c.name in ('access_token', 'refresh_token', 'pending_secret', 'guardian') or c.name glob '*sealed*')`)
  expect(columns.map(({ name }) => name).sort()).toEqual(sealedColumns.map((pair) => pair.join('.')).sort())
})

test('what an old key encrypted is encrypted by the first one, in steps; broken off, it goes on', async () => {
  const app = await testApp()
  await sealed(app, 120)
  let writes = 0
  const cut: typeof app.deps.write = (work) => {
    writes += 1
    if (writes === 2) throw new Error('killed')
    return app.deps.write(work)
  }
  const keys = { newest: crypts.fresh, any: crypts.any }
  await expect(resealAll({ ...app.system, write: cut }, keys)).rejects.toThrow('killed')
  const opened = async (crypt: typeof crypts.old) =>
    (await Promise.all((await valuesOf(app)).map((value) => crypt.unseal(value).catch(() => null)))).filter(
      (text) => text === 'bí mật',
    ).length
  const all = 120 * 5 + 1
  expect([await opened(crypts.fresh), await opened(crypts.any)]).toEqual([100, all])
  expect(await resealAll(app.system, keys)).toEqual({ resealed: all - 100, lost: 0 })
  expect([await opened(crypts.fresh), await opened(crypts.old)]).toEqual([all, 0])
  expect(await resealAll(app.system, keys)).toEqual({ resealed: 0, lost: 0 })
})

test('the command takes the list of keys, tells what none of them opens, and refuses without an old key', async () => {
  const app = await testApp()
  await sealed(app, 1)
  const lines: string[] = []
  const rotate = (env: Record<string, string>) => rotateKeyCommand(app.system, env, (line) => lines.push(line))
  await expect(rotate({ SECRET_KEY: fresh! })).rejects.toThrow('rotate-key needs SECRET_KEYS')
  await expect(rotate({ SECRET_KEYS: `${fresh},short` })).rejects.toThrow('SECRET_KEYS is not valid')
  expect(await rotate({ SECRET_KEYS: `${fresh},${foreign}` })).toBe(false)
  expect(lines.at(-1)).toContain('6 values are opened by none')
  expect(await rotate({ SECRET_KEYS: `${fresh},${old}` })).toBe(true)
  expect(lines.join()).not.toContain('bí mật')
})

test('the first key encrypts, and the one that stands alone is the last to open', () => {
  expect(keysOf({ SECRET_KEY: old! })).toEqual([old])
  expect(keysOf({ SECRET_KEYS: ` ${fresh} , ${old}` })).toEqual([fresh, old])
  expect(keysOf({ SECRET_KEY: old!, SECRET_KEYS: fresh! })).toEqual([fresh, old])
  expect(() => keysOf({ ...testEnvironment, SECRET_KEY: '' })).toThrow('SECRET_KEY is missing')
})
