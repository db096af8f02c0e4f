import { type SQL, sql } from 'drizzle-orm'
import { record } from './audit.ts'
import type { Crypt, Ctx } from './context.ts'

/** Every column that rests encrypted. */
export const sealedColumns = [
  ['oa_tokens', 'access_token'],
  ['oa_tokens', 'refresh_token'],
  ['consent_requests', 'sealed_verifier'],
  ['zalo_sign_ins', 'sealed_verifier'],
  ['second_steps', 'sealed_secret'],
  ['second_steps', 'pending_secret'],
  ['admissions', 'guardian'],
  ['winner_forms', 'sealed'],
  ['gatherings', 'sealed_secret'],
  ['gathering_attendance', 'sealed_name'],
  ['webhooks', 'sealed_secret'],
  ['done_acts', 'sealed_reply'],
] as const

const step = 100

type Keys = {
  /** The key that encrypts from now on, alone. */
  newest: Crypt
  /** All keys that there are. */
  any: Crypt
}

/**
 * Encrypts with the newest key whatever another one encrypted, some rows a write, while the service works on: broken off anywhere,
 * it goes on when it is called again. `lost`: values that none of the keys opens; they stay as they are.
 */
export async function resealAll(ctx: Ctx, { newest, any }: Keys): Promise<{ resealed: number; lost: number }> {
  let [resealed, lost] = [0, 0]
  for (const [table, column] of sealedColumns) {
    const [from, name] = [sql.identifier(table), sql.identifier(column)]
    for (let after = 0; ; ) {
      const rows = await rowsAfter(
        ctx,
        sql`select rowid as id, ${name} as sealed from ${from}
        where rowid > ${after} and ${name} <> '' order by rowid limit ${step}`,
      )
      if (rows.length === 0) break
      const anew: { id: number; sealed: string; now: string }[] = []
      for (const { id, sealed } of rows) {
        if ((await openedBy(newest, sealed)) !== null) continue
        const text = await openedBy(any, sealed)
        if (text === null) lost += 1
        else anew.push({ id, sealed, now: await newest.seal(text) })
      }
      if (anew.length > 0)
        await ctx.write(async (tx) => {
          // What the service has encrypted meanwhile stays.
          for (const { id, sealed, now } of anew)
            await tx.run(sql`update ${from} set ${name} = ${now} where rowid = ${id} and ${name} = ${sealed}`)
        })
      resealed += anew.length
      after = rows.at(-1)?.id ?? after
    }
  }
  if (resealed > 0)
    await ctx.write((tx) => record(tx, ctx, { action: 'key.rotate', subjectId: 'key', detail: { resealed, lost } }))
  // The old values leave the log of the file too.
  await ctx.scrub()
  return { resealed, lost }
}

const rowsAfter = ({ db }: Pick<Ctx, 'db'>, query: SQL) => db.all<{ id: number; sealed: string }>(query)

const openedBy = ({ unseal }: Crypt, sealed: string): Promise<string | null> => unseal(sealed).catch(() => null)
