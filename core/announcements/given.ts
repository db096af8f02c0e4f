import { asc, eq, sql } from 'drizzle-orm'
import type { Reader } from '../../db/client.ts'
import { digestApprovals } from '../../db/schema/digests.ts'
import { people } from '../../db/schema/people.ts'
import type { Digest } from '../digests/content.ts'

type Given = { personId: string; name: string; at: number }

/** Of many at once: who has approved each in exactly the words that stand there, the earliest first. */
export async function approvalsGiven(
  db: Reader,
  ids: readonly string[],
): Promise<(digest: Pick<Digest, 'id' | 'contentHash'>) => Given[]> {
  const rows = await db
    .select({ approval: digestApprovals, name: people.name })
    .from(digestApprovals)
    .innerJoin(people, eq(people.id, digestApprovals.personId))
    .where(sql`${digestApprovals.digestId} in (select value from json_each(${JSON.stringify(ids)}))`)
    .orderBy(asc(digestApprovals.at))
  return ({ id, contentHash }) =>
    rows
      .filter(({ approval }) => approval.digestId === id && approval.contentHash === contentHash)
      .map(({ approval, name }) => ({ personId: approval.personId, name, at: approval.at }))
}
