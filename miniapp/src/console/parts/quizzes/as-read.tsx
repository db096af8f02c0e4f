import { quizzes } from './strings.ts'

const words = quizzes.form
const mostShown = 100

type Read = { text: string; options: string[]; correct: number[]; explanation?: string }

/** The questions as they were read, so that the author sees what people will see. */
export function AsRead({
  questions,
  label = words.asRead,
  total = questions.length,
}: {
  questions: Read[]
  label?: string
  total?: number
}) {
  if (questions.length === 0) return null
  return (
    <details>
      <summary>{label}</summary>
      <ol className="found">
        {questions.slice(0, mostShown).map(({ text, options, correct, explanation }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two questions may have the same words until they are mended
          <li key={at}>
            <strong>{text}</strong>
            <ul className="options">
              {options.map((option, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: so may two options
                <li key={index} data-right={correct.includes(index) || undefined}>
                  {option}
                  {correct.includes(index) && ` (${quizzes.key})`}
                </li>
              ))}
            </ul>
            {correct.length === 0 && <p>{words.noAnswer}</p>}
            {explanation && (
              <p className="soft">
                {quizzes.explanation}: {explanation}
              </p>
            )}
          </li>
        ))}
      </ol>
      {total > mostShown && <p>{words.more(total - Math.min(mostShown, questions.length))}</p>}
    </details>
  )
}
