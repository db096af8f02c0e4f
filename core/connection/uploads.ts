import { and, eq, gt, lt } from 'drizzle-orm'
import { uploads } from '../../db/schema/connection.ts'
import type { Ctx } from '../context.ts'

/** What the platform holds of ours already, so that the same picture for a hundred groups is uploaded once. */
export type Kept = {
  find(key: string): Promise<string | null>
  keep(key: string, handle: string, forMs: number): Promise<void>
  forget(key: string): Promise<void>
}

export const keptUploads = ({ db, write, now }: Pick<Ctx, 'db' | 'write' | 'now'>): Kept => ({
  async find(key) {
    const [kept] = await db
      .select({ handle: uploads.handle })
      .from(uploads)
      .where(and(eq(uploads.key, key), gt(uploads.expiresAt, now())))
    return kept?.handle ?? null
  },
  async keep(key, handle, forMs) {
    const expiresAt = now() + forMs
    await write(async (tx) => {
      await tx.delete(uploads).where(lt(uploads.expiresAt, now()))
      await tx.insert(uploads).values({ key, handle, expiresAt }).onConflictDoUpdate({
        target: uploads.key,
        set: { handle, expiresAt },
      })
    })
  },
  async forget(key) {
    await write((tx) => tx.delete(uploads).where(eq(uploads.key, key)))
  },
})
