import { difficultyWords } from '../../core/question-bank/read/labels.ts'
import { questionColumns, questionSheetName, workbookNotes } from '../../core/question-bank/read/workbook.ts'
import type { BankContent } from '../../db/schema/question-bank.ts'
import { workbookOf } from '../xlsx/write.ts'

const heads = questionColumns.map(({ head, required }) => `${head}${required ? ' *' : ''}`)
const letterAt = (at: number) => String.fromCharCode(65 + at)

function rowOf({ text, options, correct, explanation, source, tags, difficulty }: BankContent): string[] {
  const values: Record<string, string> = {
    ...Object.fromEntries(options.map((option, at) => [letterAt(at), option])),
    ...{ text, explanation, source, answer: correct.map(letterAt).join(', '), tags: tags.join(', ') },
    difficulty: difficulty ? difficultyWords[difficulty] : '',
  }
  return questionColumns.map(({ key }) => values[key] ?? '')
}

/** Questions as a workbook that can be changed and brought in again; without any it is the template. */
export const questionWorkbook = (questions: readonly BankContent[]): Uint8Array =>
  workbookOf([
    { name: questionSheetName, heads, rows: questions.map(rowOf) },
    { name: 'Hướng dẫn', heads: ['Cách điền'], rows: workbookNotes.map((note) => [note]) },
  ])
