type QuestionDraft = { text: string; options: string[]; correct: number[]; explanation?: string }
export type ReadQuestions = { questions: QuestionDraft[] } | { problem: 'json' | 'shape' }

/** Questions as people type them: a blank line between, the question first, an option a line, `*` before a right one, `#` before what explains. */
export const questionsFromText = (typed: string): QuestionDraft[] =>
  typed
    .replaceAll('\r', '')
    .split(/\n\s*\n/)
    .map((block) =>
      block
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    )
    .filter((lines) => lines.length > 0)
    .map(questionOf)

function questionOf([first = '', ...rest]: string[]): QuestionDraft {
  const lines = rest.filter((line) => !line.startsWith('#'))
  const explanation = rest
    .filter((line) => line.startsWith('#'))
    .map((line) => line.slice(1).trim())
    .join('\n')
  return {
    text: first,
    options: lines.map((line) => line.replace(/^\*\s*/, '')),
    correct: lines.flatMap((line, index) => (line.startsWith('*') ? [index] : [])),
    ...(explanation && { explanation }),
  }
}

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
