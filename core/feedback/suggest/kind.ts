import { type Category, isCategory } from './categories.ts'
import { kindWords } from './kind-words.ts'
import { kindLearned } from './learned.ts'
import { learnedExamples } from './learned-examples.ts'
import { type Example, type Learned, learn, likely } from './learner.ts'

// What somebody wrote down as a word of its kind counts as if it had been said this often.
const asOften = 3
const surely = 0.85
const perhaps = 0.4

/** `sure` where it may stand until a person says otherwise; else it is offered to them and nothing more. */
export type KindGuess = { kind: Category; sure: boolean }

export const wordExamples: Example[] = Object.entries(kindWords).flatMap(([label, words]) =>
  words.split(',').map((text) => ({ text, label, times: asOften })),
)

// Learned when it is first asked: a process that is asked nothing starts sooner.
let learned: Learned | null = null
const model = () => (learned ??= learn([...wordExamples, ...learnedExamples(kindLearned)]))

/** The kind of thing that a text tells of; null where nothing speaks for one. */
export const kindIn = (text: string): KindGuess | null => kindBy(model(), text)

export function kindBy(of: Learned, text: string): KindGuess | null {
  const [most] = likely(of, text)
  if (!most || most.share < perhaps || !isCategory(most.label)) return null
  return { kind: most.label, sure: most.share >= surely && most.label !== 'khac' }
}
