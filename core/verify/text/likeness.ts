import { remembered } from '../../text/remembered.ts'

const onset = '(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnprstvx])?'
const rime =
  '(?:uye|uya|uyu|oai|oay|oeo|uay|uoi|uou|ieu|yeu|[iuo]?a[iouy]?|[iuy]?e[ou]?|[iu]?o[i]?|u[iuy]?|i[au]?|y|ue|uo|uy|oa|oe|oo|au|ay)'
const coda = '(?:ch|ng|nh|[cmnpt])?'
const syllable = new RegExp(`^${onset}${rime}${coda}$`)

/** Whether a folded word could be a Vietnamese syllable: what is not was mistyped, typed short, or is foreign. */
export const isSyllable = (folded: string): boolean => isShaped(folded)

/** How many letters must be put in, left out, changed or swapped to make one of the other; more than `most` count as `most + 1`. */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1)
      row.push(cost)
      least = Math.min(least, cost)
    }
    if (least > most) return most + 1
    before = last
    last = row
  }
  return last[b.length]!
}

// A language has a few thousand syllables: what is asked of each, and of each pair, is worked out once.
const isShaped = remembered(20_000, (folded) => folded.length <= 7 && syllable.test(folded))

/** Letters that stand for each other where people type fast: “wa” for “qua”, “zo” for “vo”. */
const plainly = remembered(20_000, (folded) =>
  folded
    .replace(/^w/, 'qu')
    .replace(/^[zd](?=[aeiouy])/, 'v')
    .replace(/^f/, 'ph')
    .replace(/^j/, 'gi')
    .replace(/k$/, 'ch')
    .replace(/([a-z])\1{1,}/g, '$1'),
)

/** Whether a word is the other with a slip of the keyboard, or typed short. */
export function isSlip(typed: string, meant: string): boolean {
  if (typed === meant || plainly(typed) === plainly(meant)) return true
  // Two slips change a length by two at most; what is shorter still is consonants, which begin alike.
  if (Math.abs(typed.length - meant.length) > 2 && typed[0] !== meant[0]) return false
  return isSlipOf(`${typed} ${meant}`)
}

const isSlipOf = remembered(200_000, (pair) => {
  const [typed = '', meant = ''] = pair.split(' ')
  const length = Math.max(typed.length, meant.length)
  // A letter that stands alone was torn from its word: “ổ” for “ổn”.
  if (length === 2 && typed.length === 1 && meant.includes(typed)) return true
  const isSwapped = length === 2 && typed[0] === meant[1] && typed[1] === meant[0]
  if (isSwapped || (distance(typed, meant, 1) <= 1 && length >= 3)) return true
  if (isSyllable(typed)) return false
  // What is no word: two slips, or the consonants alone (“ngta”, “trc”).
  return distance(typed, meant, 2) <= (length >= 5 ? 2 : 1) || isConsonantsOf(typed, meant)
})

function isConsonantsOf(typed: string, meant: string): boolean {
  if (typed.length >= meant.length || typed[0] !== meant[0] || typed.length > 4) return false
  let at = 0
  for (const letter of meant) if (letter === typed[at]) at += 1
  return at === typed.length
}
