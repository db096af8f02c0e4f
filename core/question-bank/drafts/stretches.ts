import { shownOf } from '../../answers/model/prompt.ts'
import { tableRow } from '../../library/parse/markers.ts'

type Passage = { id: string; label: string; heading: string; lead: string; text: string }
/** `shown`: what the model sees of it, and what alone of it is held for true. */
export type Shown = Passage & { shown: string }
/** Passages that the model is asked about at once, in order. */
export type Stretch = Shown[]

const shortestPassage = 40
const longestPassage = 1500
// With its instructions and what it writes this is less than small models read at once.
const longestStretch = 4000

/** A document's passages that say enough to be asked about, in stretches; rows of tables say too little alone. */
export function stretchesOf(passages: readonly Passage[]): Stretch[] {
  const stretches: Stretch[] = []
  let length = Number.POSITIVE_INFINITY
  for (const passage of passages) {
    if (tableRow.test(passage.lead) || tableRow.test(passage.text)) continue
    const shown = shownOf(passage).slice(0, longestPassage)
    if (shown.trim().length < shortestPassage) continue
    if (length + shown.length > longestStretch) {
      stretches.push([])
      length = 0
    }
    stretches.at(-1)?.push({ ...passage, shown })
    length += shown.length
  }
  return stretches
}

/** The stretch that is farthest from all that were read, so that a few questions come from the whole document; null after the last. */
export function nextStretch(total: number, read: readonly number[]): number | null {
  const left = Array.from({ length: total }, (_, at) => at).filter((at) => !read.includes(at))
  const [first] = left
  if (first === undefined || read.length === 0) return first ?? null
  const away = (at: number) => Math.min(...read.map((one) => Math.abs(one - at)))
  return left.reduce((best, at) => (away(at) > away(best) ? at : best), first)
}
