import type { RoundRules } from '../../db/schema/quizzes.ts'
import { minuteMs } from '../time.ts'
import { type Change, changeSealOf, type Entry, finalScore, type PublishedEntry, type Seal, sealOf } from './ledger.ts'
import { isBetter } from './ranking.ts'
import { mostOf } from './score.ts'

/** Half an hour after an attempt it is under a seal, unless the service stood still. */
const usuallySealedMs = 30 * minuteMs

export type LedgerFault =
  | { kind: 'hash' | 'count' | 'number'; seal: number }
  /** Handed in long before it was sealed: the service stood still, or the line was written later. */
  | { kind: 'late'; seal: number; id: string }
  /** A change of the round that no seal binds, or a score counted anew that no change allows. */
  | { kind: 'change'; change: number }
  | { kind: 'recount'; seal: number; id: string }
  /** Another attempt of the same person ranks though this one is better. */
  | { kind: 'rank'; seal: number; id: string }
  /** It is out of the ranking and no change says so, or the other way about. */
  | { kind: 'left-out'; seal: number; id: string }

/** What does not agree between a round's seals and its attempts, which come in the order they are published. */
export async function ledgerFaults(
  { roundId, rules, seals, changes = [] }: Book,
  entries: PublishedEntry[],
): Promise<LedgerFault[]> {
  const bySeal = bySealOf(entries)
  const open = new Map(changes.map((change) => [change.number, change]))
  const recounted = recountedOf(entries)
  const faults: LedgerFault[] = []
  let before = roundId
  for (const [at, { number, hash, salt, entries: count, sealedAt, change: changed }] of seals.entries()) {
    const change = open.get(changed ?? 0)
    if (typeof changed === 'number' && change) {
      const scores = recounted.get(changed) ?? []
      open.delete(changed)
      recounted.delete(changed)
      if (number !== at + 1) faults.push({ kind: 'number', seal: number })
      if (scores.length !== count) faults.push({ kind: 'count', seal: number })
      if ((await changeSealOf(before, change, scores, salt ?? '')) !== hash) faults.push({ kind: 'hash', seal: number })
      before = hash
      continue
    }
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
  for (const change of new Set([...open.keys(), ...recounted.keys()])) faults.push({ kind: 'change', change })
  const byId = new Map(entries.map((entry) => [entry.id, { ...entry, score: finalScore(entry) }]))
  const kinds = new Map(changes.map(({ number, kind }) => [number, kind]))
  const out = leftOutBy(changes)
  for (const entry of entries) {
    const { seal, id, ranksBy } = entry
    const own = { ...entry, score: finalScore(entry) }
    if (!isAllowed(entry, kinds, rules)) faults.push({ kind: 'recount', seal, id })
    if (out.has(id) || ranksBy === '') {
      if (!out.has(id) || ranksBy !== '') faults.push({ kind: 'left-out', seal, id })
      continue
    }
    const ranking = byId.get(ranksBy)
    if (!ranking || ranking.ranksBy !== ranksBy || isBetter(rules, own, ranking))
      faults.push({ kind: 'rank', seal, id })
  }
  return faults
}

type Book = {
  roundId: string
  rules: Pick<RoundRules, 'rank' | 'counts' | 'points' | 'penalty'>
  seals: Seal[]
  changes?: Change[]
}

/** The papers that changes left out of the ranking and none has taken back. */
function leftOutBy(changes: Change[]): Set<string> {
  const out = new Set<string>()
  for (const { kind, detail } of [...changes].sort((a, b) => a.number - b.number)) {
    const { attempts = [] } = detail as { attempts?: unknown }
    if (!Array.isArray(attempts)) continue
    for (const id of attempts as string[]) {
      if (kind === 'leave-out') out.add(id)
      if (kind === 'take-back') out.delete(id)
    }
  }
  return out
}

/** The scores of each change, in the order in which its seal binds them. */
function recountedOf(entries: PublishedEntry[]) {
  const all = entries.flatMap(({ id, recounts = [] }) => recounts.map((one) => ({ ...one, id })))
  const groups = new Map<number, typeof all>()
  for (const one of all.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const group = groups.get(one.change)
    if (group) group.push(one)
    else groups.set(one.change, [one])
  }
  return groups
}

/** Each score follows from the one before it; none moves further than one question can, and an annulment takes nothing away. */
function isAllowed(
  { score, recounts = [] }: PublishedEntry,
  kinds: Map<number, string>,
  { points = 1, penalty = 0 }: Book['rules'],
): boolean {
  let now = score
  let latest = 0
  return recounts.every(({ change, before, after }) => {
    const fits = before === now && change > latest && Math.abs(after - before) <= points + penalty
    const kind = kinds.get(change)
    now = after
    latest = change
    return fits && (kind === 'annul' ? after > before : kind === 'correct')
  })
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
type Judged = Pick<RoundRules, 'guess' | 'questionCount' | 'rank' | 'points'>

/** The number that was guessed, as the rules define it. */
export function actualOf(entries: PublishedEntry[], { guess, questionCount, points }: Judged): number | null {
  const people = entries.filter(({ id, ranksBy }) => id === ranksBy)
  if (guess === 'entries') return entries.length
  if (guess === 'participants') return people.length
  return guess && people.filter((one) => finalScore(one) === mostOf(questionCount, { points })).length
}

/** Who ranks where, computed anew: right answers, then the nearest guess, then fastest where the rules say so, then earliest. */
export function rankingOf(entries: PublishedEntry[], rules: Judged): PublishedEntry[] {
  const final = entries.map((entry) => ({ ...entry, score: finalScore(entry) }))
  const actual = actualOf(entries, rules)
  const apart = ({ guess }: Entry) =>
    actual === null ? 0 : guess === null ? Number.POSITIVE_INFINITY : Math.abs(guess - actual)
  const took = ({ durationMs }: Entry) => (rules.rank === 'fastest' ? Math.max(0, durationMs) : 0)
  return final
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
