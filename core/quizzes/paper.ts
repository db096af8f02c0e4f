import type { AttemptPaper, RoundRules } from '../../db/schema/quizzes.ts'
import { fold } from '../text/fold.ts'

/** Which of a quiz's questions are asked, by position, in the order they are shown. */
export function drawQuestions(
  available: number,
  { questionCount, shuffleQuestions }: Pick<RoundRules, 'questionCount' | 'shuffleQuestions'>,
): number[] {
  const drawn = shuffled(Array.from({ length: available }, (_, position) => position)).slice(0, questionCount)
  return shuffleQuestions ? drawn : drawn.sort((a, b) => a - b)
}

/** One person's paper: the questions asked, the options of each in an order of their own. */
export const paperOf = (
  asked: { position: number; options: string[] }[],
  rules: Pick<RoundRules, 'shuffleOptions'>,
): AttemptPaper =>
  asked.map(({ position, options }) => {
    const order = options.map((_, index) => index)
    return [position, rules.shuffleOptions && !leansOnOrder(options) ? shuffled(order) : order]
  })

// These make sense in the author's order only: "Cả A, B và C", "B và C đều đúng", "Tất cả những người trên".
const leaning = [
  /\b(ca|dap an|phuong an|y|cau)\s+[a-h1-8]\b/,
  /^[a-h]\s*(,|va|&|\+)\s*[a-h]\b/,
  /\b(phuong an|dap an|y|dieu|cau|truong hop|noi dung)\s+(tren|sau|kia|con lai)\b/,
  /\bca\s+(hai|ba|bon|nam|[2-7])\s+(phuong an|dap an|y|cau)\b/,
  /^(tat ca|ca|cac|moi|khong)\b.{0,40}\btren\b.{0,12}$/,
]

const leansOnOrder = (options: string[]) =>
  options.some((option) => leaning.some((pattern) => pattern.test(fold(option).trim())))

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
