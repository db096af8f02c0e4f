import { type End, endsOf } from './ends.ts'
import type { Group } from './group.ts'

type Problem =
  | { kind: 'gone' | 'disabled' | 'full' | 'closed' | 'unread' }
  | { kind: 'waiting'; count: number }
  | ({ kind: 'ending' } & End)

type Asset = { validThrough: number | null; autoRenew: boolean }

/** What somebody should mend about a group, the gravest first. Only the account's own groups can be looked at. */
export function problemsOf(group: Group, asset: Asset | null, now: number): Problem[] {
  if (group.channel !== 'oa_group') return []
  if (group.status === 'left') return [{ kind: 'gone' }]
  const problems: Problem[] = group.status === 'disabled' ? [{ kind: 'disabled' }] : []
  // Once the group is off, the end of its asset is past; what still comes is the end of the group.
  const ahead = group.status === 'disabled' ? null : asset
  for (const end of endsOf(ahead, group.dissolvesAt, now)) problems.push({ kind: 'ending', ...end })
  if (group.checkedAt === null) return [...problems, { kind: 'unread' }]
  const { memberCount, memberLimit, pendingCount, settings } = group
  if (memberCount !== null && memberLimit !== null && memberCount >= memberLimit) problems.push({ kind: 'full' })
  if (pendingCount) problems.push({ kind: 'waiting', count: pendingCount })
  if (settings && !settings.openLink) problems.push({ kind: 'closed' })
  return problems
}
