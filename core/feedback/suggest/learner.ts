import { composed } from '../../text/composed.ts'
import { fold } from '../../text/fold.ts'

/** A text and its label; `times` where it stands for as many. */
export type Example = { text: string; label: string; times?: number }
/** How much each term speaks for each label, in the order of `labels`. */
export type Learned = { labels: readonly string[]; weights: ReadonlyMap<string, readonly number[]> }
/** A label, and how likely it is among all of them, from 0 to 1. */
export type Likely = { label: string; share: number }

// A term that was never seen with a label was seen with it this often.
const unseen = 0.3
// What is said twice speaks almost twice: terms are not independent, so their sum is damped before it is read as a share.
const damping = 0.35

/** Syllables and pairs of syllables, as they were typed and without accents, each once: both ways of typing have terms in common. */
export function termsIn(text: string): string[] {
  const typed =
    composed(text)
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const folded = typed.map(fold)
  const pairs = (some: readonly string[]) => some.slice(1).map((one, at) => `${some[at]} ${one}`)
  const marked = [...typed, ...pairs(typed)].map((term) => `^${term}`)
  return [...new Set([...folded, ...pairs(folded), ...marked])]
}

/**
 * Learns from texts that somebody has labelled: of each term how much oftener it stands with a label than with all others
 * (complement naive Bayes, Rennie et al. 2003). One pass over the texts, the same each time.
 */
export function learn(examples: readonly Example[]): Learned {
  const labels = [...new Set(examples.map(({ label }) => label))].sort()
  const counts = new Map<string, number[]>()
  const sums = labels.map(() => 0)
  for (const { text, label, times = 1 } of examples) {
    const at = labels.indexOf(label)
    for (const term of termsIn(text)) {
      const count = counts.get(term) ?? labels.map(() => 0)
      count[at] = (count[at] ?? 0) + times
      counts.set(term, count)
      sums[at] = (sums[at] ?? 0) + times
    }
  }
  const all = sums.reduce((whole, sum) => whole + sum, 0)
  const size = unseen * counts.size
  const weightOf = (count: readonly number[], at: number) => {
    const [own, sum] = [count[at] ?? 0, sums[at] ?? 0]
    const others = count.reduce((whole, one) => whole + one, 0) - own
    return Math.log((own + unseen) / (sum + size)) - Math.log((others + unseen) / (all - sum + size))
  }
  const weights = [...counts].map(([term, count]) => [term, labels.map((_, at) => weightOf(count, at))] as const)
  return { labels, weights: new Map(weights) }
}

/** The labels, the likeliest first; none where no term of the text was ever seen. */
export function likely({ labels, weights }: Learned, text: string): Likely[] {
  const known = termsIn(text).flatMap((term) => weights.get(term) ?? [])
  if (known.length === 0) return []
  const sums = labels.map(() => 0)
  for (const [at, weight] of known.entries()) sums[at % labels.length] = (sums[at % labels.length] ?? 0) + weight
  const most = Math.max(...sums)
  const shares = sums.map((sum) => Math.exp(damping * (sum - most)))
  const whole = shares.reduce((sum, share) => sum + share, 0)
  return labels
    .map((label, at) => ({ label, share: (shares[at] ?? 0) / whole }))
    .sort((a, b) => b.share - a.share || (a.label < b.label ? -1 : 1))
}
