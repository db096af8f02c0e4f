import { and, eq, ne, or } from 'drizzle-orm'
import type { Write } from '../../db/client.ts'
import { doneActs } from '../../db/schema/acts.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'

/** One act of somebody's screen, however often it is sent: `id` says which, `print` what was asked. */
export type Act = { id: string; print: string }
export type Reply = { status: number; text: string }

const made = 201

/**
 * Writes that the act was done with whatever it writes first: both are there, or neither. An act of the same key that asked for
 * something else is done all the same unless the first one made something: what changed something goes by how it stands now.
 *
 * @throws AppError CONFLICT `act.done` where it was done before
 */
export function writingOnce({ write, now }: Pick<Ctx, 'write' | 'now'>, act: Act): Write {
  const run = newId('ar')
  let written = false
  return async (work) => {
    const result = await write(async (tx) => {
      if (written) return work(tx)
      const row = { ...act, run, at: now() }
      const [mine] = await tx
        .insert(doneActs)
        .values(row)
        .onConflictDoUpdate({
          target: doneActs.id,
          set: { ...row, status: null, sealedReply: null },
          setWhere: or(eq(doneActs.run, run), and(ne(doneActs.print, act.print), ne(doneActs.status, made))),
        })
        .returning({ id: doneActs.id })
      if (!mine) throw new AppError('CONFLICT', 'act.done')
      return work(tx)
    })
    written = true
    return result
  }
}

/** What was answered to the very same act when it was done; null where it was not, or nothing is known of the answer. */
export async function replyTo(ctx: Pick<Ctx, 'db' | 'crypt'>, { id, print }: Act): Promise<Reply | null> {
  const [row] = await ctx.db.select().from(doneActs).where(eq(doneActs.id, id))
  if (!row?.sealedReply || !row.status || row.print !== print) return null
  const { status } = row
  // Another key may have sealed it, which is gone since.
  return ctx.crypt.unseal(row.sealedReply).then(
    (text) => ({ status, text }),
    () => null,
  )
}

/** Keeps what is answered to an act, where it wrote anything. */
export async function keepReply(
  { db, write, crypt }: Pick<Ctx, 'db' | 'write' | 'crypt'>,
  { id }: Act,
  { status, text }: Reply,
): Promise<void> {
  if ((await db.$count(doneActs, eq(doneActs.id, id))) === 0) return
  const sealedReply = await crypt.seal(text)
  await write((tx) => tx.update(doneActs).set({ status, sealedReply }).where(eq(doneActs.id, id)))
}
