type QuestionDraft = { text: string; options: string[]; correct: number[]; explanation?: string }
export type ReadQuestions = { questions: QuestionDraft[] } | { problem: 'json' | 'shape' }

/** Questions pasted as JSON. Whether each is fit to be asked is the server's to say; here only that they can be read. */
export function questionsFromJson(typed: string): ReadQuestions {
  let given: unknown
  try {
    given = JSON.parse(typed)
  } catch {
    return { problem: 'json' }
  }
  return Array.isArray(given) && given.every(isQuestion) ? { questions: given } : { problem: 'shape' }
}

const isQuestion = (one: unknown): one is QuestionDraft => {
  if (typeof one !== 'object' || one === null) return false
  const { text, options, correct } = one as Record<string, unknown>
  return (
    typeof text === 'string' &&
    Array.isArray(options) &&
    options.every((option) => typeof option === 'string') &&
    Array.isArray(correct) &&
    correct.every((index) => Number.isInteger(index))
  )
}
