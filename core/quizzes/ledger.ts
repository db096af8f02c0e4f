import { sha256 } from '../ids.ts'

/** An attempt as the ledger tells it: nothing of who wrote it. Times are milliseconds since 1970. */
export type Entry = {
  id: string
  submittedAt: number
  score: number
  total: number
  durationMs: number
  guess: number | null
}

/** A score that was under a seal already when a change of the round's key made it another. */
export type Recounted = { change: number; id: string; before: number; after: number }

/** What the office changed in a round that people could see. */
export type Change = { number: number; at: number; kind: string; reason: string; detail: Record<string, unknown> }

/** It binds attempts or, where it has a `change`, that change and the scores that became others by it. */
export type Seal = {
  number: number
  hash: string
  salt?: string
  entries: number
  sealedAt: number
  change?: number | null
}

/**
 * An attempt as it is published: the seal that binds it with the score of that day, which of its person's attempts ranks, and
 * what became of its score since. `ranksBy` is empty for papers that the office left out of the ranking.
 */
export type PublishedEntry = Entry & { seal: number; ranksBy: string; recounts?: Omit<Recounted, 'id'>[] }

export const ledgerColumns = 'seal,id,submittedAt,score,total,durationMs,guess,ranksBy'
/** Of a round whose key was changed when papers were sealed already. */
export const recountedColumns = `${ledgerColumns},recounts`

const lineOf = ({ id, submittedAt, score, total, durationMs, guess }: Entry): string =>
  [id, submittedAt, score, total, durationMs, guess ?? ''].join(',')

/**
 * The hash of a seal: SHA-256, in hex, of the hash before it (of the round's id before the first), its salt if it has one,
 * and the lines of its attempts in the order they were handed in, each after a line break.
 */
export const sealOf = (before: string, entries: Entry[], salt = ''): Promise<string> =>
  chained(before, salt, entries.map(lineOf))

/** The same of a change: its line as JSON, then each score that it changed, by the attempt's id. */
export const changeSealOf = (before: string, change: Change, recounted: Recounted[], salt: string): Promise<string> =>
  chained(before, salt, [
    changeLine(change),
    ...recounted.map(({ id, before, after }) => [id, before, after].join(',')),
  ])

const chained = (before: string, salt: string, lines: string[]) =>
  sha256([before, ...(salt ? [salt] : []), ...lines].join('\n'))

const changeLine = ({ number, at, kind, reason, detail }: Change) => JSON.stringify([number, at, kind, reason, detail])

const recountsIn = (recounts: PublishedEntry['recounts'] = []) =>
  recounts.map(({ change, before, after }) => `${change}:${before}>${after}`).join(' ')

/** A published paper as a line under `ledgerColumns`, or under `recountedColumns`. */
export const publishedLine = (entry: PublishedEntry, recounted: boolean): string =>
  [entry.seal, lineOf(entry), entry.ranksBy, ...(recounted ? [recountsIn(entry.recounts)] : [])].join(',')

/** What a paper is worth after all that was counted anew. */
export const finalScore = ({ score, recounts = [] }: Pick<PublishedEntry, 'score' | 'recounts'>): number =>
  recounts.at(-1)?.after ?? score
