import { composed } from '../../text/composed.ts'
import { fold } from '../../text/fold.ts'

/** A text and its label; `times` where it stands for as many. */
export type Example = { text: string; label: string; times?: number }
/** How much each term speaks for each label, in the order of `labels`: as it was counted, and as was found by trying. */
export type Learned = {
  labels: readonly string[]
  terms: ReadonlyMap<string, number>
  counted: Float64Array
  tried: Float64Array
}
/** A label, and how likely it is among all of them, from 0 to 1. */
export type Likely = { label: string; share: number }

// A term that was never seen with a label was seen with it this often.
const unseen = 0.3
// What is said twice speaks almost twice: terms are not independent, so their sum is damped before it is read as a share.
const damping = 0.35
// How much what was counted weighs beside what was found by trying, which knows more where lessons are many.
const countedWeighs = 0.3
// Five times through the texts, with a step that grows smaller; a label that is rare is worth more, and no weight grows at will.
const rounds = 5
const evening = 0.3
const shrinking = 1e-4

/** Syllables, pairs and threes of them, as they were typed and without accents, each once: both ways of typing have terms in common. */
export function termsIn(text: string): string[] {
  const typed =
    composed(text)
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const folded = typed.map(fold)
  const runs = (some: readonly string[], length: number) =>
    some.slice(length - 1).map((_, at) => some.slice(at, at + length).join(' '))
  const marked = [...typed, ...runs(typed, 2), ...runs(typed, 3)].map((term) => `^${term}`)
  return [...new Set([...folded, ...runs(folded, 2), ...marked])]
}

// Beside its terms: that it is a text at all, and about how long.
const signsOf = (text: string): string[] => [
  ...termsIn(text),
  '*',
  `*${Math.min(6, Math.floor(Math.log2(1 + text.split(' ').length)))}`,
]

/**
 * Learns from texts that somebody has labelled, in two ways that are then asked together, the same each time. Of each term it counts how
 * much oftener it stands with a label than with all others (complement naive Bayes, Rennie et al. 2003), and it finds weights under which the
 * texts get their labels (multinomial logistic regression by gradient descent, each text scaled to length one).
 */
export function learn(examples: readonly Example[]): Learned {
  const labels = [...new Set(examples.map(({ label }) => label))].sort()
  const terms = new Map<string, number>()
  const texts = examples.map(({ text, label, times = 1 }) => ({
    ...{ label: labels.indexOf(label), times },
    signs: signsOf(text).map((sign) => {
      const at = terms.get(sign) ?? terms.size
      terms.set(sign, at)
      return at
    }),
  }))
  return { labels, terms, counted: countedIn(texts, terms, labels.length), tried: triedOn(texts, terms, labels.length) }
}

type Text = { label: number; times: number; signs: readonly number[] }

function countedIn(texts: readonly Text[], terms: ReadonlyMap<string, number>, labels: number): Float64Array {
  const counts = new Float64Array(terms.size * labels)
  const sums = new Float64Array(labels)
  // Signs of a text that are no terms were said by nobody.
  const isTerm = Uint8Array.from([...terms.keys()], (term) => (term.startsWith('*') ? 0 : 1))
  for (const { label, times, signs } of texts)
    for (const sign of signs) {
      if (!isTerm[sign]) continue
      counts[sign * labels + label] = (counts[sign * labels + label] ?? 0) + times
      sums[label] = (sums[label] ?? 0) + times
    }
  const all = sums.reduce((whole, sum) => whole + sum, 0)
  const size = unseen * isTerm.reduce((whole, one) => whole + one, 0)
  const weights = new Float64Array(counts.length)
  for (let term = 0; term < terms.size; term += 1) {
    if (!isTerm[term]) continue
    const count = counts.subarray(term * labels, (term + 1) * labels)
    const said = count.reduce((whole, one) => whole + one, 0)
    for (const [label, own] of count.entries()) {
      const sum = sums[label] ?? 0
      weights[term * labels + label] =
        Math.log((own + unseen) / (sum + size)) - Math.log((said - own + unseen) / (all - sum + size))
    }
  }
  return weights
}

function triedOn(texts: readonly Text[], terms: ReadonlyMap<string, number>, labels: number): Float64Array {
  const weights = new Float64Array(terms.size * labels)
  const lessons = [...texts]
  const timesOf = (some: readonly Text[]) => some.reduce((all, { times }) => all + times, 0)
  const all = timesOf(lessons)
  const worth = Array.from({ length: labels }, (_, label) => {
    const ofLabel = timesOf(lessons.filter((one) => one.label === label))
    return (all / labels / Math.max(1, ofLabel)) ** evening
  })
  const off = new Float64Array(labels)
  const chance = chances()
  for (let round = 1; round <= rounds; round += 1) {
    for (let at = lessons.length - 1; at > 0; at -= 1) {
      const other = Math.floor(chance() * (at + 1))
      ;[lessons[at], lessons[other]] = [lessons[other] as Text, lessons[at] as Text]
    }
    for (const { label, signs, times } of lessons) {
      const length = 1 / Math.sqrt(signs.length)
      const shares = sharesOf(sumOf(weights, signs, labels).map((sum) => sum * length))
      const step = (times * (worth[label] ?? 1) * length) / round
      for (let one = 0; one < labels; one += 1) off[one] = step * ((shares[one] ?? 0) - (one === label ? 1 : 0))
      const kept = 1 - shrinking / round
      for (const sign of signs) {
        const from = sign * labels
        for (let one = 0; one < labels; one += 1)
          weights[from + one] = kept * (weights[from + one] ?? 0) - (off[one] ?? 0)
      }
    }
  }
  return weights
}

/** Numbers from 0 to 1 in an order that looks like none and is the same each time. */
function chances(): () => number {
  let seed = 1
  return () => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff
    return seed / 0x80000000
  }
}

function sumOf(weights: Float64Array, signs: readonly number[], labels: number): Float64Array {
  const sums = new Float64Array(labels)
  for (const sign of signs)
    for (let label = 0; label < labels; label += 1)
      sums[label] = (sums[label] ?? 0) + (weights[sign * labels + label] ?? 0)
  return sums
}

function sharesOf(sums: Float64Array): Float64Array {
  const most = Math.max(...sums)
  const shares = sums.map((sum) => Math.exp(sum - most))
  const whole = shares.reduce((all, share) => all + share, 0)
  return shares.map((share) => share / whole)
}

/** The labels, the likeliest first; none where no term of the text was ever seen. */
export function likely({ labels, terms, counted, tried }: Learned, text: string): Likely[] {
  const known = signsOf(text)
    .map((sign) => ({ sign, at: terms.get(sign) ?? -1 }))
    .filter(({ at }) => at >= 0)
  if (known.every(({ sign }) => sign.startsWith('*'))) return []
  const signs = known.map(({ at }) => at)
  const length = 1 / Math.sqrt(signs.length)
  const found = sumOf(tried, signs, labels.length)
  const shares = sharesOf(
    sumOf(counted, signs, labels.length).map((sum, at) => countedWeighs * damping * sum + length * (found[at] ?? 0)),
  )
  return labels
    .map((label, at) => ({ label, share: shares[at] ?? 0 }))
    .sort((a, b) => b.share - a.share || (a.label < b.label ? -1 : 1))
}
