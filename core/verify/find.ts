import { sql } from 'drizzle-orm'
import type { Ctx } from '../context.ts'
import { broadcastsCoded, broadcastsNamed, itemsNamed, type Original } from './originals.ts'
import { type Comparison, compare } from './text/compare.ts'
import { printsAsked } from './text/prints.ts'
import { type Tokens, tokensOf, wordKeys } from './text/tokens.ts'

/** An original and the text beside it. */
export type Match = { original: Original; comparison: Comparison }

const mostCandidates = 8
// Shorter is not known by its words: “Họp lúc 7 giờ” was said by many.
const leastWords = 6
const digestCode = /(?<![0-9a-z])[0-9a-hjkmnp-tv-z]{6}(?![0-9a-z])/gi
const mostCodes = 60

type Db = Pick<Ctx['db'], 'all'>

/** The original that a text comes from, by its words; null where it is none of ours. */
export async function findByWords({ db, now }: { db: Db; now: () => number }, given: Tokens): Promise<Match | null> {
  const words = wordKeys(given.tokens)
  if (words.length < leastWords) return null
  const found = await alike(db, printsAsked(words))
  const ids = (kind: string) => found.filter((one) => one.kind === kind).map(({ refId }) => refId)
  const originals = [...(await broadcastsNamed(db, ids('broadcast'))), ...(await itemsNamed(db, ids('item'), now()))]
  const matches: Match[] = []
  for (const { refId, weight } of found) {
    // What shares far less cannot be nearer than what is all there.
    const isSettled = matches.some(({ comparison }) => comparison.share >= 0.9)
    if (isSettled && weight < found[0]!.weight * 0.6) break
    const original = originals.find(({ id }) => id === refId)
    const match = original && besideOf(given, original)
    if (match && isCopy(match.comparison)) matches.push(match)
  }
  return matches.sort(better)[0] ?? null
}

type Alike = { kind: 'broadcast' | 'item'; refId: string; shared: number; weight: number }

/** The digests whose codes a text bears and their corrections, each with the text beside it, and the codes that it says are one's and are nobody's. */
export async function findByCode({ db }: { db: Db }, given: Tokens) {
  const written = [
    ...new Set((given.plain.match(digestCode) ?? []).slice(0, mostCodes).map((code) => code.toUpperCase())),
  ]
  const rows = written.length > 0 ? await broadcastsCoded(db, written) : []
  const originals = await broadcastsNamed(
    db,
    rows.map(({ id }) => id),
  )
  const named = [
    ...given.plain.matchAll(
      /(?:mã\s{1,3}bản\s{1,3}tin|ma\s{1,3}ban\s{1,3}tin|\/digests)\s{0,3}[:/]?\s{0,3}([0-9a-z]{6})(?![0-9a-z])/gi,
    ),
  ]
  const unknown = named
    .map(([, code = '']) => code.toUpperCase())
    .filter((code) => !rows.some((row) => row.code === code))
  return { matches: originals.map((original) => besideOf(given, original)), unknown: [...new Set(unknown)] }
}

/** What shares the rarest words with it: a row for each of its prints counts the less the more texts have it. */
async function alike(db: Db, prints: readonly number[]): Promise<Alike[]> {
  const rows = await db.all<Alike>(sql`
    select t.kind, t.ref_id as refId, found.shared, found.weight from (
      select text_id, sum(weight) as weight, count(*) as shared from (
        select p.text_id, 1.0 / count(*) over (partition by p.print) as weight
        from json_each(${JSON.stringify(prints)}) asked cross join verify_prints p on p.print = asked.value)
      group by text_id order by weight desc limit ${mostCandidates}) found
    join verify_texts t on t.id = found.text_id order by found.weight desc`)
  const [first] = rows
  const fewest = Math.max(Math.min(2, prints.length), prints.length * 0.02)
  return rows.filter(({ shared, weight }) => shared >= fewest && weight >= first!.weight * 0.3)
}

export function besideOf(given: Tokens, original: Original): Match {
  const comparisons = original.texts.map((text) => compare(given, tokensOf(text)))
  const [best] = comparisons.sort((a, b) => b.share - a.share || a.differences.length - b.differences.length)
  return { original, comparison: best! }
}

/** Whether what is the same in both is more than chance, and than what two papers write of one event. */
export const isCopy = ({ matched, share, covered, longest }: Comparison): boolean =>
  (matched >= 8 && share >= 0.7) || (matched >= 15 && covered >= 0.75) || (longest >= 12 && share >= 0.5)

const rank = { digest: 0, correction: 0, message: 0, notice: 1, news: 2 }

export const better = (a: Match, b: Match) =>
  b.comparison.share - a.comparison.share ||
  a.comparison.differences.length - b.comparison.differences.length ||
  rank[a.original.kind] - rank[b.original.kind] ||
  b.comparison.covered - a.comparison.covered
