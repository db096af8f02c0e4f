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

export type Seal = { number: number; hash: string; salt?: string; entries: number; sealedAt: number }

/** An attempt as it is published: the seal that binds it, and which of its person's attempts ranks. */
export type PublishedEntry = Entry & { seal: number; ranksBy: string }

export const ledgerColumns = 'seal,id,submittedAt,score,total,durationMs,guess,ranksBy'

const lineOf = ({ id, submittedAt, score, total, durationMs, guess }: Entry): string =>
  [id, submittedAt, score, total, durationMs, guess ?? ''].join(',')

/**
 * The hash of a seal: SHA-256, in hex, of the hash before it (of the round's id before the first), its salt if it has one,
 * and the lines of its attempts in the order they were handed in, each after a line break.
 */
export const sealOf = (before: string, entries: Entry[], salt = ''): Promise<string> =>
  sha256([before, ...(salt ? [salt] : []), ...entries.map(lineOf)].join('\n'))

/** A published paper as a line under `ledgerColumns`. */
export const publishedLine = (entry: PublishedEntry): string => [entry.seal, lineOf(entry), entry.ranksBy].join(',')
