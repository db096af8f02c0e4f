import type { RoundRules } from '../../db/schema/quizzes.ts'
import { minuteMs } from '../time.ts'
import { type Entry, type PublishedEntry, type Seal, sealOf } from './ledger.ts'
import { isBetter } from './ranking.ts'

/** Half an hour after an attempt it is under a seal, unless the service stood still. */
const usuallySealedMs = 30 * minuteMs

export type LedgerFault =
  | { kind: 'hash' | 'count' | 'number'; seal: number }
  /** Handed in long before it was sealed: the service stood still, or the line was written later. */
  | { kind: 'late'; seal: number; id: string }
  /** Another attempt of the same person ranks though this one is better. */
  | { kind: 'rank'; seal: number; id: string }

/** What does not agree between a round's seals and its attempts, which come in the order they are published. */
export async function ledgerFaults(
  { roundId, rules, seals }: { roundId: string; rules: Pick<RoundRules, 'rank'>; seals: Seal[] },
  entries: PublishedEntry[],
): Promise<LedgerFault[]> {
  const bySeal = bySealOf(entries)
  const faults: LedgerFault[] = []
  let before = roundId
  for (const [at, { number, hash, salt, entries: count, sealedAt }] of seals.entries()) {
    const bound = bySeal.get(number) ?? []
    bySeal.delete(number)
    if (number !== at + 1) faults.push({ kind: 'number', seal: number })
    if (bound.length !== count) faults.push({ kind: 'count', seal: number })
    if ((await sealOf(before, bound, salt)) !== hash) faults.push({ kind: 'hash', seal: number })
    for (const { id, submittedAt } of bound) {
      if (sealedAt - submittedAt > usuallySealedMs) faults.push({ kind: 'late', seal: number, id })
    }
    before = hash
  }
  for (const seal of bySeal.keys()) faults.push({ kind: 'number', seal })
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  for (const { seal, id, ranksBy, ...own } of entries) {
    const ranking = byId.get(ranksBy)
    if (!ranking || ranking.ranksBy !== ranksBy || isBetter(rules, own, ranking))
      faults.push({ kind: 'rank', seal, id })
  }
  return faults
}

function bySealOf(entries: PublishedEntry[]): Map<number, PublishedEntry[]> {
  const groups = new Map<number, PublishedEntry[]>()
  for (const entry of entries) {
    const group = groups.get(entry.seal)
    if (group) group.push(entry)
    else groups.set(entry.seal, [entry])
  }
  return groups
}

/** The rules that decide a round's ranking. */
type Judged = Pick<RoundRules, 'guess' | 'questionCount' | 'rank'>

/** The number that was guessed, as the rules define it. */
export function actualOf(entries: PublishedEntry[], { guess, questionCount }: Judged): number | null {
  const people = entries.filter(({ id, ranksBy }) => id === ranksBy)
  if (guess === 'entries') return entries.length
  if (guess === 'participants') return people.length
  return guess && people.filter(({ score }) => score === questionCount).length
}

/** Who ranks where, computed anew: right answers, then the nearest guess, then fastest where the rules say so, then earliest. */
export function rankingOf(entries: PublishedEntry[], rules: Judged): PublishedEntry[] {
  const actual = actualOf(entries, rules)
  const apart = ({ guess }: Entry) =>
    actual === null ? 0 : guess === null ? Number.POSITIVE_INFINITY : Math.abs(guess - actual)
  const took = ({ durationMs }: Entry) => (rules.rank === 'fastest' ? Math.max(0, durationMs) : 0)
  return entries
    .filter(({ id, ranksBy }) => id === ranksBy)
    .sort(
      (a, b) =>
        b.score - a.score ||
        (apart(a) === apart(b) ? 0 : apart(a) - apart(b)) ||
        took(a) - took(b) ||
        a.submittedAt - b.submittedAt ||
        a.id.localeCompare(b.id),
    )
}
