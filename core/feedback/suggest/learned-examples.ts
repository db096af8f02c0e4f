import type { Example } from './learner.ts'

/** What was learned is written as “words:count”, parted by commas. */
export const learnedExamples = (learned: Readonly<Record<string, string>>): Example[] =>
  Object.entries(learned).flatMap(([label, terms]) =>
    terms.split(', ').map((term) => {
      const [text = '', times = '1'] = term.split(':')
      return { text, label, times: Number(times) }
    }),
  )
