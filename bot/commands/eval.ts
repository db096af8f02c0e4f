import type { Ctx, Embed } from '../../core/context.ts'
import { evaluateAnswers } from '../../core/evaluation/answers.ts'
import { evaluateRetrieval, megabytesOf, type NearTo, unknownGold } from '../../core/evaluation/retrieval.ts'
import { isTyping, type Typing, typings } from '../../core/evaluation/typing.ts'
import { temporaryLibrary } from '../evaluation/library.ts'
import { type EvaluationQuestion, readQuestions } from '../evaluation/questions.ts'
import { UsageError } from './usage.ts'

type EvaluationOptions = { corpus?: string; questions?: string; typing?: string; json?: boolean }

const questionsPerLine = 200

/**
 * Evaluates on files, in a library of its own; needs no setting and leaves nothing behind. Progress is told apart. With a
 * model of meanings, search has its help.
 */
export async function evalCommand(
  [what = 'nothing']: string[],
  { corpus, questions: path, typing = 'as-is', json = false }: EvaluationOptions,
  print: (line: string) => void,
  { tell = console.error, embed = null }: { tell?: (line: string) => void; embed?: Embed } = {},
): Promise<boolean> {
  const evaluate = evaluations[what]
  if (!evaluate) throw new UsageError(`eval knows ${Object.keys(evaluations).join(' and ')}, not ${what}`)
  if (!corpus || !path) throw new UsageError(`eval ${what} needs --corpus and --questions`)
  if (!isTyping(typing)) throw new UsageError(`no such typing: ${typing}. One of: ${Object.keys(typings).join(', ')}`)
  const questions = (await readQuestions(path)).map(({ answerable, ...question }) => ({
    ...question,
    gold: answerable ? question.gold : [],
  }))
  const { ctx, near, indexS, remove } = await temporaryLibrary(corpus, tell, embed)
  try {
    const unknown = await unknownGold(ctx.db, questions)
    if (unknown.length > 0) tell(`${unknown.length} gold ids are not in the corpus, such as ${unknown[0]}`)
    const onProgress = (done: number, of: number) => {
      if (done % questionsPerLine === 0 || done === of) tell(`${done} of ${of} questions asked`)
    }
    const report = await evaluate(ctx, questions, { typing, onProgress, indexS, near })
    if (json) print(JSON.stringify(report))
    else for (const [name, value] of Object.entries(report)) print(`${name.padEnd(24)} ${shown(value)}`)
    return report.n !== 0
  } finally {
    await remove()
  }
}

type Question = Omit<EvaluationQuestion, 'answerable'>
type Options = {
  typing: Typing
  onProgress: (done: number, of: number) => void
  indexS: number
  near: NearTo | null
}

const evaluations: Record<string, (ctx: Ctx, questions: Question[], options: Options) => Promise<{ n: unknown }>> = {
  retrieval: async (ctx, questions, { indexS, near, ...options }) => ({
    ...(await evaluateRetrieval({ db: ctx.db, clock: () => performance.now(), near }, questions, options)),
    index_s: indexS,
    index_mb: await megabytesOf(ctx.db),
  }),
  answers: (ctx, questions, options) => evaluateAnswers(ctx, questions, options),
}

const shown = (value: unknown) => (value && typeof value === 'object' ? Object.entries(value).flat().join(' ') : value)
