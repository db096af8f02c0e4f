import { and, countDistinct, eq, isNull, like, ne } from 'drizzle-orm'
import { oaTokens } from '../../db/schema/connection.ts'
import { groups } from '../../db/schema/groups.ts'
import { documents } from '../../db/schema/library.ts'
import { sources } from '../../db/schema/news.ts'
import { roles } from '../../db/schema/roles.ts'
import { units } from '../../db/schema/units.ts'
import type { Ctx } from '../context.ts'
import { shown } from '../library/visible.ts'
import { isLive } from '../roles.ts'

/** What an office needs before its first digest and its first answer; null once all of it is there. */
export async function setupOf({ db, now }: Pick<Ctx, 'db' | 'now'>) {
  const active = and(eq(groups.status, 'active'), ne(groups.channel, 'web'))
  const [reached, withBot, tokens, known, read, texts, [working]] = await Promise.all([
    db.$count(groups, active),
    db.$count(groups, and(active, like(groups.channel, 'bot_%'))),
    db.$count(oaTokens, and(isNull(oaTokens.replacedAt), isNull(oaTokens.refusedAt))),
    db.$count(units),
    db.$count(sources),
    db.$count(documents, shown()),
    db
      .select({ people: countDistinct(roles.personId) })
      .from(roles)
      .where(and(ne(roles.role, 'member'), isLive(db, now()))),
  ])
  const done = {
    account: tokens + withBot > 0,
    // The first unit comes with the first person; an office may be one unit, and then it has a group of its own.
    unit: known > 1 || reached > 0,
    // Whoever writes a digest may not approve it.
    people: (working?.people ?? 0) > 1,
    group: reached > 0,
    source: read > 0,
    library: texts > 0,
  }
  return Object.values(done).every(Boolean) ? null : done
}
