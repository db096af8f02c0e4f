import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import type { DutyWork } from '../../db/schema/boards.ts'
import { people } from '../../db/schema/people.ts'
import { roles } from '../../db/schema/roles.ts'
import { AppError } from '../errors.ts'
import { writtenDay } from '../time.ts'
import { type Holder, holdsTo, workRoles } from './holders.ts'
import { boardWords as words } from './messages.ts'

type Serving = { personId: string; work: DutyWork; path: string; day: string }

/**
 * Refuses whoever cannot serve to the end of a day: each for its own reason.
 * @throws AppError NOT_FOUND person.unknown; CONFLICT duty.left, duty.role or duty.ends
 */
export async function refuseUnheld(
  db: Pick<Tx, 'select'>,
  holders: readonly Holder[],
  { personId, work, path, day }: Serving,
): Promise<void> {
  if (holdsTo(holders, personId, path, work, day)) return
  const fits = holders.filter((one) => one.personId === personId && workRoles[work].includes(one.role))
  const last = fits.reduce((latest, { endsAt }) => Math.max(latest, endsAt ?? 0), 0)
  if (last > 0) throw new AppError('CONFLICT', 'duty.ends', { told: words.until(writtenDay(last - 1)) })
  await refuseGone(db, holders, { personId, path })
  throw new AppError('CONFLICT', 'duty.role')
}

/** @throws AppError NOT_FOUND person.unknown; CONFLICT duty.left for somebody who held a role in this line and holds none now */
export async function refuseGone(
  db: Pick<Tx, 'select'>,
  holders: readonly Holder[],
  { personId, path }: Pick<Serving, 'personId' | 'path'>,
): Promise<void> {
  if (holders.some((one) => one.personId === personId)) return
  const [person] = await db
    .select()
    .from(people)
    .where(and(eq(people.id, personId), isNull(people.erasedAt)))
  if (!person) throw new AppError('NOT_FOUND', 'person.unknown')
  const line = path.split('/').filter(Boolean)
  const once = await db
    .select({ endsAt: roles.endsAt })
    .from(roles)
    .where(and(eq(roles.personId, personId), inArray(roles.unitId, line), inArray(roles.role, allRoles)))
  if (once.length > 0) throw new AppError('CONFLICT', 'duty.left')
}

const allRoles = [...new Set([...workRoles.write, ...workRoles.approve])]
