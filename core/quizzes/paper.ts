import type { AttemptPaper, RoundRules } from '../../db/schema/quizzes.ts'
import { fold } from '../text/fold.ts'

type Asked = { id: string; options: string[] }

/** Which questions are asked, in the order they are shown; `ids` come in the author's order. */
export function drawQuestions(ids: string[], rules: Pick<RoundRules, 'questionCount' | 'shuffleQuestions'>): string[] {
  const drawn = shuffled(ids).slice(0, rules.questionCount)
  if (rules.shuffleQuestions) return drawn
  const chosen = new Set(drawn)
  return ids.filter((id) => chosen.has(id))
}

/** One person's paper: each question with the author's index of every option, as shown. */
export const paperOf = (asked: Asked[], rules: Pick<RoundRules, 'shuffleOptions'>): AttemptPaper =>
  asked.map(({ id, options }) => {
    const order = options.map((_, index) => index)
    return { questionId: id, options: rules.shuffleOptions && !leansOnOrder(options) ? shuffled(order) : order }
  })

// "Cả A, B và C", "B và C đều đúng", "Tất cả các phương án trên" make sense in the author's order only.
const leaning =
  /\b(ca|dap an|phuong an|y|cau)\s+[a-h1-8]\b|^[a-h]\s*(,|va|&|\+)\s*[a-h]\b|\b(phuong an|dap an|y|dieu|cau|truong hop|noi dung)\s+(tren|sau|con lai)\b|\bca\s+(hai|ba|bon|nam|[2-7])\s+(phuong an|dap an|y|cau)\b/

const leansOnOrder = (options: string[]) => options.some((option) => leaning.test(fold(option)))

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
