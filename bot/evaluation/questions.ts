import * as z from 'zod'
import { linesOf } from '../import/row-files.ts'

const row = z.object({
  question: z.string().trim().min(1),
  gold: z.array(z.string()).default([]),
  answerable: z.boolean().optional(),
  expected: z.string().optional(),
  answers: z.array(z.string()).default([]),
  extractive_answer: z.string().optional(),
})

/** `answers`: the spans that answer, where the file gives them. */
export type EvaluationQuestion = { question: string; gold: string[]; answerable: boolean; answers: string[] }

/** A file that cannot be evaluated with; the message names it and the line. */
export class EvaluationError extends Error {}

/**
 * The questions of a JSON Lines file. One that says `answerable: false`, or that it is to be refused, is not answerable
 * whatever else it says.
 *
 * @throws EvaluationError when the file is missing, a line is not a question, or there is none
 */
export async function readQuestions(path: string): Promise<EvaluationQuestion[]> {
  const questions: EvaluationQuestion[] = []
  let line = 0
  try {
    for await (const raw of linesOf(path)) {
      line += 1
      if (raw.trim()) questions.push(questionOf(raw, `${path}, line ${line}`))
    }
  } catch (error) {
    if (error instanceof EvaluationError) throw error
    const { code } = error as NodeJS.ErrnoException
    throw new EvaluationError(`${path} ${code === 'ENOENT' ? 'does not exist' : 'cannot be read'}`)
  }
  if (questions.length === 0) throw new EvaluationError(`${path} holds no question`)
  return questions
}

function questionOf(raw: string, where: string): EvaluationQuestion {
  const parsed = row.safeParse(jsonOf(raw, where))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new EvaluationError(`${where} is not a question: ${issue?.path.join('.') || 'the line'}: ${issue?.message}`)
  }
  const { question, gold, answers: spans, extractive_answer: span, answerable = true, expected } = parsed.data
  const answers = [...spans, span ?? ''].filter((one) => one.trim())
  return { question, gold, answers, answerable: answerable && !expected?.startsWith('refuse') }
}

function jsonOf(raw: string, where: string): unknown {
  try {
    return JSON.parse(raw)
  } catch {
    throw new EvaluationError(`${where} is not JSON`)
  }
}
