import { sentencesOf } from '../../text/sentences.ts'
import { syllablesOf } from '../../text/syllables.ts'
import { packed } from '../store/tokens.ts'
import { type Counts, rankerFor, type Weighed } from './rank.ts'

/** The run of whole sentences, within `limit` characters, that says most of what was asked; a part of `text` to the letter. */
export function quoteOf(text: string, weighed: Weighed, counts: Counts, limit: number): string {
  const whole = text.trim()
  if (whole.length <= limit) return whole
  const sentences = sentencesOf(text)
  const score = rankerFor(weighed, counts)
  let best = { from: 0, to: 0, score: -1 }
  for (let from = 0; from < sentences.length; from++) {
    const start = sentences[from]?.start ?? 0
    for (let to = from; to < sentences.length; to++) {
      const end = sentences[to]?.end ?? 0
      if (end - start > limit && to > from) break
      const part = text.slice(start, Math.min(end, start + limit))
      const fit = score(packed({ heading: [], name: [], body: syllablesOf(part) })).score
      // Of two runs that fit alike the longer one tells more of the context.
      if (fit > best.score + 1e-9 || (fit > best.score - 1e-9 && end - start > best.to - best.from)) {
        best = { from: start, to: end, score: fit }
      }
    }
  }
  return cut(text.slice(best.from, best.to), limit)
}

/** The beginning of a sentence longer than the limit, ending at a word. */
function cut(sentence: string, limit: number): string {
  if (sentence.length <= limit) return sentence
  const end = sentence.lastIndexOf(' ', limit)
  return sentence.slice(0, end > limit / 2 ? end : limit).trimEnd()
}
