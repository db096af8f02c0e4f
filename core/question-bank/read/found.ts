import type { Difficulty, QuestionKind } from '../../../db/schema/question-bank.ts'

export type PictureInFile = { alt: string; base64: string }

/** A question as a reader of some form found it; `at` is the line, the row or the number in the file where it begins. */
export type Found = {
  at: number
  text: string
  options: string[]
  correct: number[]
  explanation?: string
  source?: string
  tags?: string[]
  difficulty?: Difficulty | null
  kind?: QuestionKind
  exact?: true
  /** A picture that came in the file itself, not looked at yet. */
  file?: PictureInFile
  /** One that is kept here already, by its code. */
  pictured?: { id: string; alt: string }
  /** No file says these: what a model drafted, and from which passage. */
  passageId?: string
  drafted?: 'model'
}

/** One line of the report. A `fault` keeps all out until it is mended; what is `left` stays out alone; a `note` is only told. */
export type Told = { at: number; level: 'fault' | 'left' | 'note'; words: string; problem: string }

export type Reading = { questions: Found[]; told: Told[] }

const mostQuoted = 120
// A line may be as long as its file, and be told as often as it has words.
export const quoted = (text: string) =>
  clip(
    text
      .slice(0, 4 * mostQuoted)
      .replace(/\s+/gu, ' ')
      .trim(),
    mostQuoted,
  )

/** Cut behind a whole word, where there is one, and said to be cut. */
function clip(words: string, most: number): string {
  if (words.length <= most) return words
  const end = words.lastIndexOf(' ', most)
  return `${words.slice(0, end > most / 2 ? end : most)}…`
}
