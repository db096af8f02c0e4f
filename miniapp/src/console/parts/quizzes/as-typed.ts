type Question = { text: string; options: string[]; correct: number[]; explanation: string }

const letterOf = (at: number) => String.fromCharCode(65 + at)

/** Questions in the form in which people type them, to be changed there: what the server reads in it is the same questions. */
export const asTyped = (questions: Question[]): string =>
  questions
    .map(({ text, options, correct, explanation }, at) =>
      [
        `Câu ${at + 1}: ${text}`,
        ...options.map((option, index) => `${letterOf(index)}. ${option}`),
        `Đáp án: ${correct.map(letterOf).join(', ')}`,
        ...explanation.split('\n').flatMap((line) => (line.trim() ? `Giải thích: ${line.trim()}` : [])),
      ].join('\n'),
    )
    .join('\n\n')
