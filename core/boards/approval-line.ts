import { nearest } from '../staff.ts'
import type { OnDuty } from './roster.ts'

type Approver = { personId: string; path: string; isDeputy: boolean }

/** Who may approve a draft, in the order in which they are asked; nobody stands in two of these. */
export type ApprovalLine<T> = { duty: T | null; own: T[]; deputies: T[]; above: T[] }

/**
 * Whoever is on duty goes before the others of the closest unit that has approvers; a roster further up does not come between
 * a unit and its own.
 *
 * @param may those who may approve these words, without who wrote them and who has approved already
 */
export function approvalLine<T extends Approver>(
  may: readonly T[],
  path: string,
  onDuty: OnDuty | null,
): ApprovalLine<T> {
  const closest = nearest(may, path)
  const depth = closest[0]?.path.length ?? 0
  const above = nearest(
    may.filter((one) => one.path.length < depth),
    path,
  )
  const counts = onDuty !== null && onDuty.path.length >= depth
  const duty = counts
    ? (may.find((one) => one.personId === onDuty.personId && path.startsWith(one.path)) ?? null)
    : null
  const isOther = ({ personId }: T) => personId !== duty?.personId
  return {
    duty,
    own: closest.filter((one) => isOther(one) && !one.isDeputy),
    deputies: closest.filter((one) => isOther(one) && one.isDeputy),
    above: above.filter(isOther),
  }
}
