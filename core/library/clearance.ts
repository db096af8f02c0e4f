import type { Access } from '../../db/schema/library.ts'
import type { Role } from '../../db/schema/roles.ts'
import { type Actor, heldBy, rootsOf } from '../roles.ts'

export type Restricted = Exclude<Access, 'public'>

/**
 * What a reader may see besides what is public, by level: what belongs to one of `units`, their own and all above them, and
 * what belongs to a unit at or below one of the paths `under`, whose library they keep.
 */
export type Clearance = Record<Restricted, { units: string[]; under: string[] }>

const readers: Record<Restricted, Role[]> = {
  member: ['admin', 'approver', 'editor', 'communicator', 'responder', 'member'],
  communicator: ['admin', 'approver', 'editor', 'communicator', 'responder'],
}

/** Of whoever is known by no role, and of a group chat, which anybody may read. */
export const publicOnly: Clearance = { member: { units: [], under: [] }, communicator: { units: [], under: [] } }

/** Of the service itself, where nothing is shown to anybody. */
export const everything: Clearance = { member: { units: [], under: ['/'] }, communicator: { units: [], under: ['/'] } }

/** What waits for a second step is read without it, as in the chat, which knows no session. */
export const clearanceOf = (actor: Pick<Actor, 'grants' | 'withheld' | 'key'>): Clearance =>
  actor.key && !actor.key.scopes.includes('library.members')
    ? publicOnly
    : { member: seenAt('member', heldBy(actor)), communicator: seenAt('communicator', heldBy(actor)) }

function seenAt(level: Restricted, grants: Actor['grants']): Clearance[Restricted] {
  const own = grants.filter(({ role }) => readers[level].includes(role))
  return {
    units: [...new Set(own.flatMap(({ path }) => path.split('/').filter(Boolean)))].sort(),
    under: rootsOf({ actor: { grants: own } }, 'document.write').map(({ path }) => path),
  }
}

/** Whether the reader sees anything at all at a level. */
export const isCleared = (clearance: Clearance, level: Access): boolean =>
  level === 'public' || clearance[level].units.length > 0 || clearance[level].under.length > 0

/** Marks a section that not everybody may read; no text can hold it, for words have no underscore and pairs only one. */
export const accessTerm = (access: Access) => `access__${access}`
