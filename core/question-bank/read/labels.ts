import type { Difficulty } from '../../../db/schema/question-bank.ts'
import { fold } from '../../text/fold.ts'

/** What teachers and Moodle's tags call how hard a question is. */
const said: Record<string, Difficulty> = {
  ...{ de: 'easy', 'nhan biet': 'easy', nb: 'easy', easy: 'easy' },
  ...{ vua: 'medium', 'trung binh': 'medium', 'thong hieu': 'medium', th: 'medium', medium: 'medium' },
  ...{ kho: 'hard', 'van dung': 'hard', vd: 'hard', 'van dung cao': 'hard', vdc: 'hard', hard: 'hard' },
}

export const difficultyWords: Record<Difficulty, string> = { easy: 'Dễ', medium: 'Vừa', hard: 'Khó' }

/** How hard a word says that a question is; null for any other word. */
export const difficultyIn = (word: string): Difficulty | null => said[fold(word).replace(/\s+/gu, ' ').trim()] ?? null

const prefix = 'độ khó: '

/** How hard a question is, as a tag of a file that has no other place for it. */
export const difficultyTag = (difficulty: Difficulty) => `${prefix}${difficultyWords[difficulty].toLowerCase()}`

/** Tags of a file parted into those of the question and what they say of how hard it is. */
export function partedTags(tags: readonly string[]): { tags: string[]; difficulty: Difficulty | null } {
  const hard = tags.findLast((tag) => tag.toLowerCase().startsWith(prefix))
  const difficulty = hard ? difficultyIn(hard.slice(prefix.length)) : null
  return { tags: tags.filter((tag) => tag !== hard || difficulty === null), difficulty }
}

/** The tags that a cell or a line names, parted by commas or semicolons. */
export const tagsIn = (text: string): string[] =>
  text
    .split(/[,;]/u)
    .map((tag) => tag.trim())
    .filter(Boolean)
