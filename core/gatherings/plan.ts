import { and, asc, eq, sql } from 'drizzle-orm'
import type { Reader, Tx } from '../../db/client.ts'
import {
  type GatheringKind,
  type GatheringPlan,
  gatheringAgenda,
  gatheringInvitations,
  gatherings,
} from '../../db/schema/gatherings.ts'
import { AppError } from '../errors.ts'
import { newId, sha256 } from '../ids.ts'
import { canonicalLink, hasOnlyWebLinks } from '../news/link.ts'
import { oneLine } from '../news/plain.ts'
import { dayMs } from '../time.ts'

export const mostAgenda = 60
export const mostInvited = 5000
/** A conference lasts some days; what is longer is a slip of the pen. */
const longestMs = 31 * dayMs

/** What somebody typed: agenda pieces that are new have no id yet. */
export type TypedPlan = Omit<GatheringPlan, 'agenda'> & {
  agenda: (Omit<GatheringPlan['agenda'][number], 'id'> & { id?: string })[]
}

/**
 * What was typed, as it is kept.
 *
 * @throws AppError INVALID gathering.title, gathering.times, gathering.past, gathering.agenda, gathering.quorum or digest.link
 */
export function plannedAs(typed: TypedPlan, now: number): GatheringPlan {
  const plan: GatheringPlan = {
    ...typed,
    title: oneLine(typed.title),
    lead: typed.lead.trim(),
    place: oneLine(typed.place),
    contact: oneLine(typed.contact),
    link: typed.link.trim() && (canonicalLink(typed.link) ?? ''),
    agenda: typed.agenda.map(({ id = newId('ga'), ...piece }) => ({
      ...{ id, startsAt: piece.startsAt, minutes: piece.minutes },
      ...{ title: oneLine(piece.title), speaker: oneLine(piece.speaker), note: piece.note.trim() },
    })),
    invited: {
      groupIds: [...new Set(typed.invited.groupIds)].sort(),
      unitIds: [...new Set(typed.invited.unitIds)].sort(),
      personIds: [...new Set(typed.invited.personIds)].sort(),
    },
  }
  if (!plan.title) throw new AppError('INVALID', 'gathering.title')
  if (!plan.place && !plan.link) throw new AppError('INVALID', 'gathering.place')
  if (plan.endsAt <= plan.startsAt || plan.endsAt - plan.startsAt > longestMs)
    throw new AppError('INVALID', 'gathering.times')
  if (plan.startsAt <= now) throw new AppError('INVALID', 'gathering.past')
  if ((typed.link.trim() && !plan.link) || !plan.lead.split('\n').every(hasOnlyWebLinks))
    throw new AppError('INVALID', 'digest.link')
  const { agenda, startsAt, endsAt } = plan
  const outside = (at: number | null) => at !== null && (at < startsAt || at >= endsAt)
  if (agenda.some((piece) => !piece.title || outside(piece.startsAt))) throw new AppError('INVALID', 'gathering.agenda')
  if (plan.quorumPercent !== null && !plan.votersExpected) throw new AppError('INVALID', 'gathering.quorum')
  return plan
}

/** What an announcement binds: everything that those who are asked are told, and by which rules it is held. */
export const planHash = (
  unitId: string,
  kind: GatheringKind,
  plan: GatheringPlan,
  papers: string[],
): Promise<string> => {
  const { agenda, invited, ...rest } = plan
  const pieces = agenda.map(({ startsAt, minutes, title, speaker, note }) => [startsAt, minutes, title, speaker, note])
  const facts = Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1))
  return sha256(
    JSON.stringify([unitId, kind, facts, pieces, invited.groupIds, invited.unitIds, invited.personIds, papers]),
  )
}

/** The plan of a gathering, read back from its rows. */
export async function planOf(
  db: Pick<Reader, 'select'>,
  gathering: typeof gatherings.$inferSelect,
): Promise<GatheringPlan> {
  const { id, title, lead, startsAt, endsAt, place, link, contact, attends, votes } = gathering
  const { quorumPercent, votersExpected, asksRoomNumber, anonymousComments } = gathering
  const agenda = await db
    .select()
    .from(gatheringAgenda)
    .where(eq(gatheringAgenda.gatheringId, id))
    .orderBy(asc(gatheringAgenda.position))
  const invited = await db
    .select({ what: gatheringInvitations.what, targetId: gatheringInvitations.targetId })
    .from(gatheringInvitations)
    .where(eq(gatheringInvitations.gatheringId, id))
    .orderBy(asc(gatheringInvitations.targetId))
  const of = (what: string) => invited.filter((one) => one.what === what).map(({ targetId }) => targetId)
  return {
    ...{ title, lead, startsAt, endsAt, place, link, contact, attends, votes },
    ...{ quorumPercent, votersExpected, asksRoomNumber, anonymousComments },
    agenda: agenda.map(({ gatheringId, position, ...piece }) => piece),
    invited: { groupIds: of('group'), unitIds: of('unit'), personIds: of('person') },
  }
}

/** Lays a plan's agenda and invitations down in place of what stood there; whoever is asked may answer anew. */
export async function layDown(tx: Tx, gatheringId: string, plan: GatheringPlan): Promise<void> {
  const own = eq(gatheringAgenda.gatheringId, gatheringId)
  const standing = await tx.select({ id: gatheringAgenda.id }).from(gatheringAgenda).where(own)
  const known = new Set(standing.map(({ id }) => id))
  // A piece keeps its id where it stays: papers and motions name it. Another gathering's id is nobody's to take.
  const agenda = plan.agenda.map((piece, position) => ({
    ...piece,
    id: known.has(piece.id) ? piece.id : newId('ga'),
    gatheringId,
    position,
  }))
  const kept = sql`(select value from json_each(${JSON.stringify(agenda.map(({ id }) => id))}))`
  for (const table of ['gathering_papers', 'gathering_comments', 'gathering_motions'])
    await tx.run(sql`
      update ${sql.identifier(table)} set agenda_id = null
      where gathering_id = ${gatheringId} and agenda_id not in ${kept}`)
  await tx.delete(gatheringAgenda).where(and(own, sql`${gatheringAgenda.id} not in ${kept}`))
  for (const piece of agenda)
    await tx.insert(gatheringAgenda).values(piece).onConflictDoUpdate({ target: gatheringAgenda.id, set: piece })
  await tx.delete(gatheringInvitations).where(eq(gatheringInvitations.gatheringId, gatheringId))
  const { groupIds, unitIds, personIds } = plan.invited
  const rows = [
    ...groupIds.map((targetId) => ({ gatheringId, what: 'group' as const, targetId })),
    ...unitIds.map((targetId) => ({ gatheringId, what: 'unit' as const, targetId })),
    ...personIds.map((targetId) => ({ gatheringId, what: 'person' as const, targetId })),
  ]
  for (let from = 0; from < rows.length; from += 500)
    await tx.insert(gatheringInvitations).values(rows.slice(from, from + 500))
  await tx.update(gatherings).set({ keptAnswers: null }).where(eq(gatherings.id, gatheringId))
}
