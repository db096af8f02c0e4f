import { difficultyWords } from '../../core/question-bank/read/labels.ts'
import { kindWord, questionColumns, questionSheetName, workbookNotes } from '../../core/question-bank/read/workbook.ts'
import type { BankContent } from '../../db/schema/question-bank.ts'
import { workbookOf } from '../xlsx/write.ts'

const heads = questionColumns.map(({ head, required }) => `${head}${required ? ' *' : ''}`)
const letterAt = (at: number) => String.fromCharCode(65 + at)

function rowOf(content: BankContent): string[] {
  const { text, options, correct, explanation, source, tags, difficulty, kind, picture } = content
  const answer = kind === 'order' || kind === 'short' ? '' : correct.map(letterAt).join(', ')
  const values: Record<string, string> = {
    ...Object.fromEntries(options.map((option, at) => [letterAt(at), option])),
    ...{ text, explanation, source, answer, kind: kindWord(content), tags: tags.join(', ') },
    difficulty: difficulty ? difficultyWords[difficulty] : '',
    ...{ picture: picture?.id ?? '', alt: picture?.alt ?? '' },
  }
  return questionColumns.map(({ key }) => values[key] ?? '')
}

/** Questions as a workbook that can be changed and brought in again; without any it is the template. */
export const questionWorkbook = (questions: readonly BankContent[]): Uint8Array =>
  workbookOf([
    { name: questionSheetName, heads, rows: questions.map(rowOf) },
    { name: 'Hướng dẫn', heads: ['Cách điền'], rows: workbookNotes.map((note) => [note]) },
  ])
