import { approvalLine } from '../boards/approval-line.ts'
import type { OnDuty } from '../boards/roster.ts'
import type { Digest } from '../digests/content.ts'
import { timeOf } from '../digests/time-of.ts'
import type { StaffMember } from '../staff.ts'
import { dayOf, hourMs, minuteMs, outsideQuietHours, written } from '../time.ts'
import { asks } from './messages.ts'
import type { Morning } from './rows.ts'

/** How long who approves is waited for before a deputy is asked, and then before those above are. */
const deputyMs = 20 * minuteMs
const aboveMs = 40 * minuteMs

/** Something to write to these people once; `opens` where they are to read and press. */
export type Ask = { key: string; text: string; to: StaffMember[]; digestId: string; urgent: boolean; opens: boolean }

type Waiting = Morning & {
  /** Who may approve it: not who wrote it, nor who has. */
  may: StaffMember[]
  approvals: number
  onDuty: OnDuty | null
  /** The unit's communicators, who hear that nobody answered. */
  communicators: StaffMember[]
}

/**
 * Who is to be asked by now to approve a draft: whoever is on duty and, after twenty minutes, the others and the deputies; without a
 * roster, and for what is urgent, all who approve at once. After forty those above. An announcement of the night waits from the morning
 * on, and one that has no time of its own is asked for once more each day.
 */
export function stepsOf({ digest, unit, may, approvals, onDuty, communicators }: Waiting, now: number): Ask[] {
  const { id, title, updatedAt } = digest
  const { duty, own, deputies, above } = approvalLine(may, unit.path, onDuty)
  const urgent = Boolean(digest.sending?.urgentReason)
  const isDaily = digest.kind === 'digest'
  const at = isDaily ? timeOf(digest, unit) : digest.sending?.sendAt
  const waitsSince = isDaily || urgent ? updatedAt : outsideQuietHours(updatedAt)
  const round = roundOf(digest, isDaily && at ? at - now > hourMs : false)
  const step = (name: string, since: number, text: string, to: StaffMember[]): Ask[] =>
    to.length > 0 && now - waitsSince >= since
      ? [{ digestId: id, urgent, opens: true, key: `${id}:${round}:${name}`, text, to }]
      : []
  const when = at ? written(at) : ''
  const first = urgent ? asks.urgent(title, approvals) : asks.approve(title, when)
  // What cannot wait for one waits for nobody.
  const isFirst = duty !== null && !urgent
  const others = duty === null || isFirst ? own : [duty, ...own]
  const isOfBefore = !isDaily && !at && dayOf(now) > dayOf(waitsSince)
  const all = [...(duty ? [duty] : []), ...own, ...deputies]
  return [
    ...(isFirst ? step('duty', 0, asks.duty(title, when), [duty]) : []),
    ...step('approver', isFirst ? deputyMs : 0, isFirst ? asks.instead(title) : first, others),
    ...step('deputy', deputyMs, asks.deputy(title), deputies),
    ...step('above', aboveMs, asks.above(title, unit.name), above),
    ...step('stuck', aboveMs, asks.stuck(title), communicators),
    ...(isOfBefore ? step(`again-${dayOf(now)}`, 0, asks.again(title, written(updatedAt)), all) : []),
  ]
}

/** A digest is asked about in the evening and once more in the morning; other words are other words. */
const roundOf = ({ kind, contentHash }: Digest, isEarly: boolean) =>
  kind === 'digest' ? (isEarly ? 'early' : 'late') : contentHash.slice(0, 12)
