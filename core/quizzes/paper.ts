import type { QuestionKind } from '../../db/schema/question-bank.ts'
import type { AttemptPaper, KeyChanges, RoundRules } from '../../db/schema/quizzes.ts'
import { fold } from '../text/fold.ts'

/** The positions of questions that were annulled. */
export const annulledIn = (changes: KeyChanges | null): number[] =>
  Object.entries(changes ?? {}).flatMap(([position, change]) => (change === 'annulled' ? [Number(position)] : []))

type Drawn = Pick<RoundRules, 'questionCount' | 'shuffleQuestions' | 'sections'>

/**
 * Which of a quiz's questions are asked, by position, in the order they are shown; one that was annulled only where there would
 * be too few without it, so that every paper has as many. `sections`: of each question, by its position; where the rules have
 * sections each gives its own number, in turn.
 */
export function drawQuestions(
  available: number,
  { questionCount, shuffleQuestions, sections: parts }: Drawn,
  annulled: number[] = [],
  sections: readonly string[] = [],
): number[] {
  const all = Array.from({ length: available }, (_, position) => position)
  const draw = (positions: number[], count: number) => {
    const mixed = shuffled(positions)
    const drawn = [
      ...mixed.filter((position) => !annulled.includes(position)),
      ...mixed.filter((position) => annulled.includes(position)),
    ].slice(0, count)
    return shuffleQuestions ? drawn : drawn.sort((a, b) => a - b)
  }
  if (!parts) return draw(all, questionCount)
  return parts.flatMap(({ section, count }) =>
    draw(
      all.filter((position) => sections[position] === section),
      count,
    ),
  )
}

/** One person's paper: the questions asked, the options of each in an order of their own. */
export const paperOf = (
  asked: { position: number; options: string[]; kind?: QuestionKind }[],
  rules: Pick<RoundRules, 'shuffleOptions'>,
): AttemptPaper =>
  asked.map(({ position, options, kind }) => {
    // Its forms are the key.
    if (kind === 'short') return [position, []]
    const order = options.map((_, index) => index)
    if (kind === 'order') return [position, outOfOrder(order)]
    return [position, rules.shuffleOptions && !leansOnOrder(options) ? shuffled(order) : order]
  })

/** Shuffled until it is not what it was: nobody is shown the answer. Of two the other way about would be it, each time. */
function outOfOrder(order: number[]): number[] {
  const out = shuffled(order)
  return order.length > 2 && out.every((one, at) => one === order[at]) ? outOfOrder(order) : out
}

// These point at others by letter: "Cả A, B và C", "Chỉ A và B", "A hoặc B", "Đáp án C".
const pointing = [
  /(?:^|[^\p{L}])[A-H]\s*(?:,|và|hoặc|hay|&|\+|\/)\s*(?:cả\s+)?[A-H](?!\p{L})/u,
  /^(?:Chỉ|Chỉ có|Cả|Không phải|Gồm)\s+[A-H](?!\p{L})/u,
]
const pointingFolded = [
  /\b(ca|dap an|phuong an|y|cau)\s+[a-h1-8]\b/,
  /^[a-h]\s*(,|va|hoac|&|\+)\s*[a-h]\b/,
  /^(chi|chi co)\s+[a-h]\b/,
]

// These make sense in the author's order only: "Tất cả những người trên", "Cả ba đều đúng".
const leaning = [
  /\b(phuong an|dap an|y|dieu|cau|truong hop|noi dung)\s+(tren|sau|kia|con lai|thu|dau|cuoi)\b/,
  /\bca\s+(hai|ba|bon|nam|[2-7])\s+(phuong an|dap an|y|cau)\b/,
  /^(tat ca|ca|cac|moi|khong)\b.{0,40}\btren\b.{0,12}$/,
  /^(tat ca|ca (hai|ba|bon|nam|[2-7]))\b.{0,20}\b(dung|sai)\W?$/,
  /^\(?[1-8]\)?\s*(,|va|hoac|&|\+)\s*\(?[1-8]\)?(\s+(deu\s+)?(dung|sai))?[^\w%]?$/,
]

const pointsAtLetters = (options: string[]) =>
  options.some((option) => {
    const folded = fold(option).trim()
    return pointing.some((pattern) => pattern.test(option)) || pointingFolded.some((pattern) => pattern.test(folded))
  })

const isTrueOrFalse = (options: string[]) =>
  options.length === 2 && fold(options[0] ?? '') === 'dung' && fold(options[1] ?? '') === 'sai'

/** Whether options make sense in the author's order only, and so are never shuffled. */
export const leansOnOrder = (options: string[]) =>
  isTrueOrFalse(options) ||
  pointsAtLetters(options) ||
  options.some((option) => {
    const folded = fold(option).trim()
    return leaning.some((pattern) => pattern.test(folded))
  })

/** Options as they are shown: with their letters where one of them points at another by its letter. */
export function lettered(options: string[]): string[] {
  if (!pointsAtLetters(options)) return options
  const letters = options.map((_, at) => String.fromCharCode(65 + at))
  const has = options.every((option, at) => new RegExp(`^${letters[at]}\\s?[.):/]`, 'i').test(option))
  return has ? options : options.map((option, at) => `${letters[at]}. ${option}`)
}

function shuffled<T>(list: readonly T[]): T[] {
  const out = [...list]
  for (let i = out.length - 1; i > 0; i--) {
    const j = randomBelow(i + 1)
    ;[out[i], out[j]] = [out[j] as T, out[i] as T]
  }
  return out
}

/** An unpredictable whole number from 0 up to, not including, `bound`; no number is likelier than another. */
function randomBelow(bound: number): number {
  const fair = 2 ** 32 - (2 ** 32 % bound)
  for (;;) {
    const [drawn] = crypto.getRandomValues(new Uint32Array(1))
    if (drawn !== undefined && drawn < fair) return drawn % bound
  }
}
