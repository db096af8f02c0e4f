import { asc, eq, sql } from 'drizzle-orm'
import type { Reader, Tx } from './client.ts'
import { byteParts } from './schema/parted.ts'

/** What one value holds at most, in bytes: less than an office's object takes (`db/object/limits.ts`). */
export const partBytes = 1_500_000

/** What stands in the row itself. */
export const firstPart = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, partBytes)

/** Keeps what comes behind the first part, beside the row of this id. */
export async function putRest(tx: Tx, id: string, bytes: Uint8Array): Promise<void> {
  for (let position = 1; position * partBytes < bytes.length; position++) {
    const part = bytes.subarray(position * partBytes, (position + 1) * partBytes)
    await tx.run(sql`insert into byte_parts (of_id, position, bytes) values (${id}, ${position}, ${part})`)
  }
}

/** All the bytes of a row's value, of which it holds the first part. */
export async function wholeBytes(
  db: Pick<Reader, 'select'>,
  id: string,
  first: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  if (first.length < partBytes) return new Uint8Array(first)
  const rest = await db
    .select({ bytes: byteParts.bytes })
    .from(byteParts)
    .where(eq(byteParts.ofId, id))
    .orderBy(asc(byteParts.position))
  const whole = new Uint8Array(first.length + rest.reduce((sum, { bytes }) => sum + bytes.length, 0))
  let at = 0
  for (const part of [first, ...rest.map(({ bytes }) => bytes)]) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
