import type { Action } from '../../../core/roles.ts'
import type { Role } from '../../../db/schema/units.ts'

export type Grant = { role: Role; unitId: string }

const staff: Role[] = ['approver', 'editor', 'communicator', 'responder']

/** What to show to whom. The server decides; this only spares people buttons that it would refuse. */
export const acts = {
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
  'document.read': staff,
  'document.write': ['editor'],
  'question.read': staff,
  'question.answer': ['responder', 'editor'],
  'quiz.read': staff,
  'quiz.write': ['editor', 'communicator'],
  'feedback.read': ['responder'],
  'feedback.answer': ['responder'],
  'role.grant': [],
  'audit.read': ['approver'],
} satisfies Record<Action, Role[]>

/** Whether these roles reach the act anywhere. */
export function may(grants: readonly Grant[], act: Action): boolean {
  const allowed: readonly Role[] = acts[act]
  return grants.some(({ role }) => role === 'admin' || allowed.includes(role))
}
