import type { Access } from '../../db/schema/library.ts'
import type { Actor } from '../context.ts'

const forCommunicators = ['admin', 'approver', 'editor', 'communicator', 'responder']

/** What a reader may see. A group chat is read by anybody, so nobody's roles count there: pass `nobody`. */
export function accessOf(actor: Pick<Actor, 'grants'>): Access[] {
  const roles = actor.grants.map(({ role }) => role)
  if (roles.some((role) => forCommunicators.includes(role))) return ['public', 'member', 'communicator']
  return roles.includes('member') ? ['public', 'member'] : ['public']
}

/** Marks a section that not everybody may read; no text can hold it, for words have no underscore and pairs only one. */
export const accessTerm = (access: Access) => `access__${access}`
