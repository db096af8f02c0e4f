import { and, eq, exists, gt, isNull, or, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Reader } from '../db/client.ts'
import type { Scope } from '../db/schema/api-keys.ts'
import type { people } from '../db/schema/people.ts'
import { type Role, roles } from '../db/schema/roles.ts'
import { isBelow, units } from '../db/schema/units.ts'
import { AppError } from './errors.ts'

type Person = typeof people.$inferSelect

/** A role granted on a unit; `path` is the unit's, so the grant reaches every path that begins with it. */
export type Grant = { role: Role; unitId: string; path: string }

/** Who acts. `personId` is null for a visitor who has not signed in; the clock's own work is done by `system`. */
export type Actor = {
  personId: string | null
  name: string
  grants: readonly Grant[]
  /** Of another program, which nobody is: `grants` say where, the scopes of its key what. */
  key?: { id: string; scopes: readonly Scope[] }
  /** Held, but in force only once the session has passed the second step. */
  withheld?: readonly Grant[]
  system?: true
}

export const nobody: Actor = { personId: null, name: '', grants: [] }
export const system: Actor = { personId: null, name: 'Loa', grants: [], system: true }

/** What an act is asked for: of a context no more than who acts. */
type Acting = { actor: Actor }

const staff: Role[] = ['admin', 'approver', 'editor', 'communicator', 'responder']

/** Who may do what. `admin` of a unit may do everything in its subtree. */
const actions = {
  'unit.manage': [],
  'group.manage': ['communicator'],
  'source.manage': ['editor', 'communicator'],
  'item.read': staff,
  'item.write': ['editor', 'communicator'],
  'item.approve': ['approver'],
  'digest.read': staff,
  'digest.write': ['editor', 'communicator'],
  'digest.approve': ['approver'],
  'broadcast.read': staff,
  'broadcast.schedule': ['communicator'],
  'share.confirm': ['communicator'],
  // What is sent of its own accord when nobody acts, and on which days nothing is.
  'rhythm.manage': ['approver'],
  'calendar.manage': ['communicator', 'approver'],
  // Whoever is of a board arranges among themselves who is on duty; it gives nobody a right.
  'board.manage': ['approver', 'editor', 'communicator'],
  'board.seat': ['approver'],
  'document.read': staff,
  'document.write': ['editor'],
  'question.read': staff,
  'question.answer': ['responder', 'editor'],
  'answer.curate': ['responder', 'editor', 'approver'],
  'answer.approve': ['approver'],
  'procedure.read': staff,
  'procedure.write': ['responder', 'editor'],
  'procedure.approve': ['approver'],
  'quiz.read': staff,
  'quiz.write': ['editor', 'communicator'],
  // Never what one wrote oneself: see `publishQuiz`.
  'quiz.publish': ['approver', 'editor', 'communicator'],
  'gathering.read': staff,
  'gathering.write': ['editor', 'communicator'],
  // Never what one wrote oneself: see `announceGathering`.
  'gathering.announce': ['approver'],
  // Who stands before the room: opens and closes it, shows its codes, writes people in.
  'gathering.lead': ['editor', 'communicator', 'approver'],
  // Whoever writes and approves for a unit knows what its people ask for; its head answers where nobody did.
  'feedback.read': staff,
  'feedback.answer': ['responder', 'approver'],
  'packet.read': staff,
  'packet.write': ['editor', 'communicator'],
  'packet.approve': ['approver'],
  // What was heard among people is told by whoever speaks with them; who writes and approves for a unit reads it as figures.
  'opinion.report': ['communicator'],
  'opinion.read': ['approver', 'editor', 'communicator'],
  'network.manage': ['approver', 'editor'],
  'campaign.read': staff,
  'campaign.write': ['editor', 'communicator'],
  'campaign.approve': ['approver'],
  // Figures are of units and never of persons: whoever works for one may know how it does.
  'statistics.read': staff,
  'statistics.report': ['approver', 'editor', 'communicator'],
  'role.grant': [],
  // Who keeps the groups of a unit knows who lives there.
  'person.confirm': ['communicator'],
  'data.answer': ['responder'],
  'audit.read': ['approver'],
  'connection.manage': [],
  // Keys for other programs, and what they are told of.
  'integration.manage': [],
} satisfies Record<string, Role[]>

export type Action = keyof typeof actions

/** What it takes to give a role, or to take it back. */
export const grantedBy = {
  admin: 'role.grant',
  approver: 'role.grant',
  editor: 'role.grant',
  communicator: 'role.grant',
  responder: 'role.grant',
  member: 'person.confirm',
} satisfies Record<Role, Action>

/** The roles that act only in a session whose second step is done, where its person has one or must. */
const guarded: readonly Role[] = ['admin', 'approver']

/** Parts what is in force in a session from what waits for its second step: the one place that says so. */
export function partedGrants(held: Grant[], passed: boolean): Pick<Actor, 'grants' | 'withheld'> {
  if (passed) return { grants: held }
  return {
    grants: held.filter(({ role }) => !guarded.includes(role)),
    withheld: held.filter(({ role }) => guarded.includes(role)),
  }
}

/** All that the actor holds, whether or not it is in force yet. */
export const heldBy = ({ grants, withheld = [] }: Pick<Actor, 'grants' | 'withheld'>): Grant[] => [
  ...grants,
  ...withheld,
]

/** Whether the actor holds a role that a second step guards. */
export const isGuarded = (actor: Pick<Actor, 'grants' | 'withheld'>) =>
  heldBy(actor).some(({ role }) => guarded.includes(role))

// What is the whole office's: a role below its top unit does not reach it.
const ofTheTop: readonly Action[] = ['data.answer']
const isTop = ({ path }: Grant) => path.indexOf('/', 1) === path.length - 1

// What the verbs behind the routes of a scope ask for: no role is so narrow.
const ofScope = {
  'statistics.read': [
    'statistics.read',
    'item.read',
    'digest.read',
    'broadcast.read',
    'question.read',
    'feedback.read',
  ],
  'library.read': [],
  'library.members': [],
  'library.write': ['document.write'],
  'digests.read': ['digest.read'],
  'feedback.read': ['feedback.read'],
  'answers.ask': [],
  mcp: [],
} satisfies Record<Scope, Action[]>

const isOpenTo = ({ scopes }: NonNullable<Actor['key']>, action: Action) =>
  scopes.some((scope) => (ofScope[scope] as Action[]).includes(action))

function grantsFor(actor: Pick<Actor, 'grants' | 'key'>, action: Action): readonly Grant[] {
  if (actor.key) return isOpenTo(actor.key, action) ? actor.grants : []
  const allowed: readonly Role[] = actions[action]
  return actor.grants.filter(
    (grant) => (grant.role === 'admin' || allowed.includes(grant.role)) && (!ofTheTop.includes(action) || isTop(grant)),
  )
}

/** The roles that let their holder do this. */
export const holdersOf = (action: Action): readonly Role[] => ['admin', ...actions[action]]

/**
 * Refuses unless the actor may do this somewhere, and, given a unit's path, there.
 * Another unit's row is NOT_FOUND: that it exists is not the actor's to know.
 */
export function allow(ctx: Acting, action: Action, path?: string): void {
  if (ctx.actor.system) return
  if (!ctx.actor.personId && !ctx.actor.key) throw new AppError('UNAUTHENTICATED')
  const grants = grantsFor(ctx.actor, action)
  // What another role lets them do elsewhere does not answer for what this one would let them do here.
  const waiting = grantsFor({ grants: ctx.actor.withheld ?? [] }, action)
  const reaches = (some: readonly Grant[]) => some.some((grant) => path === undefined || path.startsWith(grant.path))
  if (!reaches(grants) && reaches(waiting)) throw new AppError('FORBIDDEN', 'second-step.needed')
  if (grants.length === 0) throw new AppError('FORBIDDEN')
  if (path !== undefined && !grants.some((grant) => path.startsWith(grant.path))) throw new AppError('NOT_FOUND')
}

/** Whether the actor may do this anywhere or, given a unit's path, there. */
export const mayDo = (ctx: Acting, action: Action, path = ''): boolean =>
  ctx.actor.system === true || grantsFor(ctx.actor, action).some((grant) => !path || path.startsWith(grant.path))

/** Whether they hold what lets them do this there, in force or not: for what a role shuts its holder out of. */
export const isEntrusted = ({ actor }: Acting, action: Action, path: string): boolean =>
  mayDo({ actor: { ...actor, grants: heldBy(actor) } }, action, path)

/** Everything that these grants let their holder do somewhere: what a screen needs to know to show the right buttons and units. */
export const actionsOf = (actor: Pick<Actor, 'grants' | 'key'>): Action[] =>
  (Object.keys(actions) as Action[]).filter((action) => grantsFor(actor, action).length > 0)

/** Who acts, where only a person who has signed in may; guests have. */
export function signedIn(ctx: Acting): string {
  if (!ctx.actor.personId) throw new AppError('UNAUTHENTICATED')
  return ctx.actor.personId
}

/** A guest is known by one browser's session and nothing else: Zalo vouches for nobody behind it. */
export const isGuest = (person: Pick<Person, 'oaUserId' | 'appUserId' | 'botUserId'>) =>
  !person.oaUserId && !person.appUserId && !person.botUserId

/** The condition on `units.path` that keeps a list to the units where the actor may do this. */
export function within(ctx: Acting, action: Action): SQL | undefined {
  allow(ctx, action)
  if (ctx.actor.system) return undefined
  return or(...grantsFor(ctx.actor, action).map((grant) => isBelow(units.path, grant.path)))
}

/** The units of the grants that let the actor do this, less those below another; empty for the system, which may anywhere. */
export function rootsOf(
  { actor }: { actor: Pick<Actor, 'grants' | 'key'> },
  action: Action,
): Pick<Grant, 'unitId' | 'path'>[] {
  const grants = grantsFor(actor, action)
  const paths = [...new Set(grants.map(({ path }) => path))].sort()
  const tops = paths.filter((path) => !paths.some((other) => other !== path && path.startsWith(other)))
  return tops.flatMap((top) => grants.find(({ path }) => path === top) ?? [])
}

/** The unit, if the actor may do this there; else NOT_FOUND. */
export async function unitFor(ctx: Acting & { db: Reader }, action: Action, unitId: string) {
  allow(ctx, action)
  const [unit] = await ctx.db.select().from(units).where(eq(units.id, unitId))
  if (!unit) throw new AppError('NOT_FOUND')
  allow(ctx, action, unit.path)
  return unit
}

export async function grantsOf({ db, now }: { db: Reader; now: () => number }, personId: string): Promise<Grant[]> {
  return db
    .select({ role: roles.role, unitId: roles.unitId, path: units.path })
    .from(roles)
    .innerJoin(units, eq(units.id, roles.unitId))
    .where(and(eq(roles.personId, personId), isLive(db, now())))
}

const principal = alias(roles, 'principal')

/** The condition on `roles` of a grant that holds at an instant: not ended and, of a deputy, still held by whom they stand in for. */
export function isLive(db: Reader, at: number): SQL | undefined {
  const held = db
    .select({ personId: principal.personId })
    .from(principal)
    .where(
      and(
        eq(principal.personId, roles.deputyFor),
        eq(principal.unitId, roles.unitId),
        eq(principal.role, roles.role),
        isNull(principal.deputyFor),
        or(isNull(principal.endsAt), gt(principal.endsAt, at)),
      ),
    )
  return and(or(isNull(roles.endsAt), gt(roles.endsAt, at)), or(isNull(roles.deputyFor), exists(held)))
}

/** True when the actor works for the office anywhere: it may see the console. */
export const isStaff = (actor: Pick<Actor, 'grants' | 'withheld'>) =>
  heldBy(actor).some((grant) => staff.includes(grant.role))

/** Refuses whoever does not work for the office, or does so in no role that is in force yet. */
export function allowStaff({ actor }: Acting): void {
  // A program is let in to what the scopes of its key count.
  if (actor.key) {
    allow({ actor }, 'digest.read')
    return
  }
  if (!actor.personId) throw new AppError('UNAUTHENTICATED')
  if (!isStaff(actor)) throw new AppError('FORBIDDEN')
  if (!isStaff({ grants: actor.grants })) throw new AppError('FORBIDDEN', 'second-step.needed')
}
