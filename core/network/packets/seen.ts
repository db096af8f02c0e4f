import { type SQL, sql } from 'drizzle-orm'
import { packets } from '../../../db/schema/network.ts'
import { isBelow } from '../../../db/schema/units.ts'
import { clearanceOf } from '../../library/clearance.ts'
import type { Actor } from '../../roles.ts'

/**
 * The condition that the actor reads a packet as a communicator does: of their own unit or one above it, or of one that such a unit
 * took over from, and, who keeps a unit's library, of those below it. Of a sister unit nothing; as with documents of that level.
 */
export function seenBy(actor: Pick<Actor, 'grants' | 'withheld'>): SQL {
  const { units, under } = clearanceOf(actor).communicator
  const line = sql`${packets.unitId} in (
    with recursive line (id) as (
      select value from json_each(${JSON.stringify(units)})
      union select u.id from units u join line on u.successor_id = line.id)
    select id from line)`
  const kept = under.map((path) => isBelow(sql`path`, path))
  return kept.length === 0
    ? line
    : sql`(${line} or ${packets.unitId} in (select id from units where ${sql.join(kept, sql` or `)}))`
}
