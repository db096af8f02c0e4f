import type { PassageSearch } from '../library/passage-search.ts'
import { idfOf, rankerFor } from '../library/rank.ts'
import { packed, totals } from '../library/words.ts'
import { fold } from '../text/fold.ts'
import { sentencesOf } from '../text/sentences.ts'
import { syllablesOf } from '../text/syllables.ts'

// A logistic fit on development questions about encyclopaedia passages, a sixth of which no passage answers; set to keep
// nine in ten of the others. Checked on laws and regulations, which it had not seen: the same share is kept there.
const model = {
  bias: -6.08,
  fit: 0.127,
  margin2: 2.94,
  margin10: 1.67,
  coverage: 1.74,
  pairs: 1.65,
  sentence: 1.385,
  sentencePairs: 0.622,
  names: 1.62,
  asksNumber: -0.464,
  size: 0.057,
  telling: 5.69,
}
type Features = Record<Exclude<keyof typeof model, 'bias'>, number>

const twoLetters = /\p{L}{2}/u

/** Below this the library is said not to hold the answer. */
export const enough = 0.5

// With less than this of the question's words nothing was found, however well that little fits.
const leastCoverage = 0.5
// A half of the words is enough where they stand together as they were asked; scattered, they are other words.
const leastHeld = 0.75

const passagesRead = 4

/** How sure it is that the library holds the answer, 0 to 1. */
export function evidenceOf(found: PassageSearch): number {
  // Every Vietnamese word but a few that only carry has two letters or more: single ones ask nothing.
  if (!found.query.words.some(({ folded, stop }) => !stop && twoLetters.test(folded))) return 0
  if (asksWho(found.query.text) && !holdsName(found.passages[0]?.text ?? '')) return 0
  const features = featuresOf(found)
  if (!features || features.coverage < leastCoverage || features.coverage + features.pairs < leastHeld) return 0
  let sum = model.bias
  for (const key of Object.keys(features) as (keyof Features)[]) sum += model[key] * features[key]
  return 1 / (1 + Math.exp(-sum))
}

/** "Ai là chủ tịch phường?" asks for a name; "Ai là người ký?" asks which office, and a rule may say. */
function asksWho(question: string): boolean {
  const words = fold(question)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return /^ai la\b|\bla ai$/.test(words) && !/\bnguoi\b/.test(words)
}

const nameOfOne = /\p{Lu}\p{Ll}+\s+\p{Lu}\p{Ll}+/u
const offices =
  /Việt Nam|Phó|Chủ tịch|Bộ(?: trưởng)?|[ỦU][yỷ] ban|Mặt trận|Tổ quốc|Hội (?:đồng|Nông dân|Phụ nữ|Cựu chiến binh)|Thanh niên Cộng sản Hồ Chí Minh/gu
const holdsName = (text: string) => nameOfOne.test(text.replace(offices, '-'))

/** What speaks for it: shares and ratios, so that they mean the same in a library of any size. */
export function featuresOf({ query, sections, weighed, counts, passages }: PassageSearch): Features | null {
  const [top] = sections
  if (!top || weighed.mass === 0) return null
  // In a small library few sections hold any of the words: being alone among them proves nothing.
  const margin = (rank: number, usual: number) => {
    const other = sections[rank]
    return other ? (top.score - other.score) / top.score : usual
  }
  const best = sections.slice(0, 3)
  const content = weighed.words.filter((word) => word.content).length
  const sentence = bestSentence(
    passages.slice(0, passagesRead).map(({ text }) => text),
    rankerFor(weighed, counts),
  )
  const [first] = passages
  return {
    fit: Math.min(3, top.score / weighed.mass),
    margin2: margin(1, 0.3),
    margin10: margin(9, 0.5),
    coverage: Math.max(...best.map(({ coverage }) => coverage)),
    pairs: Math.max(...best.map(({ pairCoverage }) => pairCoverage)),
    sentence: sentence.coverage,
    sentencePairs: sentence.pairCoverage,
    names: namesHeld(query.text, first ? `${first.documentTitle} ${first.heading} ${first.text}` : ''),
    asksNumber: asksNumber.test(fold(query.text)) ? 1 : 0,
    size: Math.log(content + 1),
    telling: weighed.mass / (content * idfOf(0, counts.get(totals.sections) ?? 1)),
  }
}

function bestSentence(texts: string[], score: ReturnType<typeof rankerFor>) {
  let best = { coverage: 0, pairCoverage: 0 }
  for (const text of texts) {
    for (const { start, end } of sentencesOf(text)) {
      const held = score(packed({ heading: [], name: [], body: syllablesOf(text.slice(start, end)) }))
      if (held.coverage + held.pairCoverage > best.coverage + best.pairCoverage) best = held
    }
  }
  return best
}

const nameOrNumber = /(?<=\S\s+)\p{Lu}[\p{L}\p{M}\d]*(?:\s+\p{Lu}[\p{L}\p{M}\d]*)*|\d{2,}/gu
const manyDigits = /\d{2,}/g
const asksNumber = /bao nhieu|bao lau|may |nam nao|khi nao|ngay nao|luc nao|thoi gian nao|the ky nao|nam may/

/** Whether capitals mark names: in a question all of whose words begin with one they mark nothing. */
const lettersTell = (question: string) => /(?<![\p{L}\p{M}\p{N}])\p{Ll}/u.test(question)

/** The share of the question's names and numbers that stand in a text; a half where it has none. */
function namesHeld(question: string, text: string): number {
  const names = question.match(lettersTell(question) ? nameOrNumber : manyDigits) ?? []
  if (names.length === 0) return 0.5
  const held = fold(text)
  return names.filter((one) => held.includes(fold(one))).length / names.length
}
