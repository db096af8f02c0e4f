import { dayMs, dayOf, instantOf } from '../time.ts'

const steps = [1, 7, 14, 30] as const
type Step = (typeof steps)[number]

/** Whole days of the calendar from now to an instant; 0 is today, below it is past. */
export const daysUntil = (at: number, now: number) =>
  Math.round((instantOf(dayOf(at), '00:00') - instantOf(dayOf(now), '00:00')) / dayMs)

/** The warning that is due so many days before an end; one that was missed is not given late, the nearer one is. */
export const stepAt = (days: number): Step | null => (days < 0 ? null : (steps.find((step) => days <= step) ?? null))

type Asset = { validThrough: number | null; autoRenew: boolean }
export type End = { end: 'expiry' | 'dissolution'; endsAt: number; days: number }

/** What will end soon: the asset unless it renews itself, and the group that lost its asset. */
export function endsOf(asset: Asset | null, dissolvesAt: number | null, now: number): End[] {
  const ends: End[] = []
  const add = (end: End['end'], endsAt: number | null) => {
    if (endsAt === null) return
    const days = daysUntil(endsAt, now)
    if (stepAt(days) !== null) ends.push({ end, endsAt, days })
  }
  if (asset && !asset.autoRenew) add('expiry', asset.validThrough)
  add('dissolution', dissolvesAt)
  return ends
}
