import type { QuestionKind, QuestionPicture } from '../../db/schema/question-bank.ts'
import { composed } from '../text/composed.ts'
import { fold } from '../text/fold.ts'
import { longestShort, shortForm } from './question/short-answer.ts'

export type QuestionDraft = {
  text: string
  options: string[]
  correct: number[]
  explanation?: string
  passageId?: string
  kind?: QuestionKind
  exact?: boolean
  picture?: QuestionPicture
  /** The part of the quiz to which it belongs, by name. */
  section?: string
  /** Of which version of a bank's question it is a copy. */
  drawnFrom?: { id: string; version: number }
}

export const limits = {
  questions: 2000,
  text: 2000,
  option: 1000,
  explanation: 3000,
  minOptions: 2,
  maxOptions: 8,
  alt: 300,
  section: 60,
}

const tidy = (text: string) => composed(text).replace(/\s+/g, ' ').trim()

export const tidyQuestion = ({
  text,
  options,
  correct,
  explanation = '',
  passageId,
  drawnFrom,
  kind = 'choice',
  exact = false,
  picture,
  section = '',
}: QuestionDraft) => ({
  text: tidy(text),
  options: options.map(tidy),
  correct: keyOf(kind, options, correct),
  kind,
  exact: kind === 'short' && exact,
  picture: picture ? { ...picture, alt: tidy(picture.alt) } : null,
  section: tidy(section).slice(0, limits.section),
  explanation: composed(explanation).trim(),
  passageId: passageId ?? null,
  drawnFrom: drawnFrom ?? null,
})

/** Of an order and of a short answer all options are right. */
export const keyOf = (kind: QuestionKind, options: readonly string[], correct: readonly number[]): number[] =>
  kind === 'choice' ? [...new Set(correct)].sort((a, b) => a - b) : options.map((_, at) => at)

type Question = ReturnType<typeof tidyQuestion>
export type Problem = { field: string; problem: string }

/** What an author must mend, in Vietnamese, each with the field it is about; empty when the questions may be used. */
export function questionProblems(questions: Question[]): Problem[] {
  if (questions.length === 0) return [{ field: 'questions', problem: 'Cuộc thi cần ít nhất một câu hỏi.' }]
  if (questions.length > limits.questions) {
    return [{ field: 'questions', problem: `Một cuộc thi có nhiều nhất ${limits.questions} câu hỏi.` }]
  }
  const seen = new Map<string, number>()
  return questions.flatMap((question, at) => {
    const key = twinKey(question)
    const twin = seen.get(key)
    if (twin === undefined) seen.set(key, at)
    const found = problemsOf(question)
    if (twin !== undefined) found.push({ field: 'text', problem: `Trùng với câu ${twin + 1}.` })
    return found.map(({ field, problem }) => ({
      field: `questions.${at}.${field}`,
      problem: `Câu ${at + 1}: ${problem}`,
    }))
  })
}

/** The same for the same question, whatever its marks and the order of its options. */
export const twinKey = ({ text, options }: Pick<Question, 'text' | 'options'>) =>
  JSON.stringify([fold(text), options.map(fold).sort()])

// Pasted with its question it would be shown to whoever is asked.
// "Chọn đáp án đúng: …" asks.
const answerLine =
  /(?:^|(?<!(?<!\p{L})(?:chọn|tìm|khoanh|đánh dấu|xác định|ghi|nêu|các|những|một|mấy))[\s(])(?:đáp án|phương án đúng|đ\/a)(?: đúng)?(?: là)? ?[:=]/iu

type Judged = Pick<Question, 'text' | 'options' | 'correct' | 'explanation'> & {
  kind?: QuestionKind
  exact?: boolean
  picture?: QuestionPicture | null
}

/** What must be mended in one question, whatever stands beside it. */
export function problemsOf({
  text,
  options,
  correct,
  explanation,
  kind = 'choice',
  exact = false,
  picture,
}: Judged): Problem[] {
  const found: Problem[] = []
  const say = (field: string, problem: string) => found.push({ field, problem })

  if (!text) say('text', 'Chưa có nội dung câu hỏi.')
  if (text.length > limits.text) say('text', `Câu hỏi dài quá ${limits.text} ký tự.`)
  if (explanation.length > limits.explanation)
    say('explanation', `Phần giải thích dài quá ${limits.explanation} ký tự.`)
  if ([text, ...options].some((words) => answerLine.test(words)))
    say('options', 'Có dòng đáp án lẫn trong câu hỏi hoặc phương án.')
  if (picture && !picture.alt) say('picture', 'Chưa tả hình bằng chữ: người không xem được hình sẽ nghe lời tả.')
  if (picture && picture.alt.length > limits.alt) say('picture', `Lời tả hình dài quá ${limits.alt} ký tự.`)
  if (kind === 'short') return [...found, ...formProblems(options, exact)]
  if (options.length < limits.minOptions) say('options', `Cần ít nhất ${limits.minOptions} phương án.`)
  if (options.length > limits.maxOptions) say('options', `Có nhiều nhất ${limits.maxOptions} phương án.`)
  if (options.some((option) => !option)) say('options', 'Có phương án để trống.')
  if (options.some((option) => option.length > limits.option))
    say('options', `Có phương án dài quá ${limits.option} ký tự.`)
  // Only the same letters are the same answer: "năm" and "nam" may both stand among the options.
  if (new Set(options.map((option) => option.toLowerCase())).size < options.length)
    say('options', 'Có hai phương án giống nhau.')
  if (correct.length === 0) say('correct', 'Chưa chọn phương án đúng.')
  if (correct.some((index) => index < 0 || index >= options.length))
    say('correct', 'Phương án đúng không có trong danh sách.')
  return found
}

/** What must be mended in the forms of a short answer that are taken for right. */
export function formProblems(forms: string[], exact: boolean): Problem[] {
  const say = (problem: string): Problem => ({ field: 'options', problem })
  const compared = forms.map((form) => shortForm(form, exact))
  return [
    ...(forms.length === 0 ? [say('Cần ít nhất một câu trả lời được tính là đúng.')] : []),
    ...(forms.length > limits.maxOptions
      ? [say(`Có nhiều nhất ${limits.maxOptions} câu trả lời được tính là đúng.`)]
      : []),
    ...(compared.some((form) => !form) ? [say('Có câu trả lời để trống.')] : []),
    ...(forms.some((form) => form.length > longestShort) ? [say(`Có câu trả lời dài quá ${longestShort} ký tự.`)] : []),
    ...(new Set(compared).size < compared.length ? [say('Có hai câu trả lời được so như nhau.')] : []),
  ]
}
