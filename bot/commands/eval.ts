import { readFile } from 'node:fs/promises'
import type { Ctx, Embed } from '../../core/context.ts'
import { evaluateAnswers } from '../../core/evaluation/answers.ts'
import { evaluateRetrieval, megabytesOf, type NearTo, unknownGold } from '../../core/evaluation/retrieval.ts'
import { isTyping, type Typing, typings } from '../../core/evaluation/typing.ts'
import { temporaryLibrary } from '../evaluation/library.ts'
import { type EvaluationQuestion, readQuestions } from '../evaluation/questions.ts'
import { UsageError } from './usage.ts'

type EvaluationOptions = { corpus?: string; questions?: string; typing?: string; json?: boolean; beside?: string }

const questionsPerLine = 200

/**
 * Evaluates on files, in a library of its own; needs no setting and leaves nothing behind. Progress is told apart. With a
 * model of meanings, search has its help.
 */
export async function evalCommand(
  [what = 'nothing']: string[],
  { corpus, questions: path, typing = 'as-is', json = false, beside }: EvaluationOptions,
  print: (line: string) => void,
  { tell = console.error, embed = null }: { tell?: (line: string) => void; embed?: Embed } = {},
): Promise<boolean> {
  const evaluate = evaluations[what]
  if (!evaluate) throw new UsageError(`eval knows ${Object.keys(evaluations).join(' and ')}, not ${what}`)
  if (!corpus || !path) throw new UsageError(`eval ${what} needs --corpus and --questions`)
  if (!isTyping(typing)) throw new UsageError(`no such typing: ${typing}. One of: ${Object.keys(typings).join(', ')}`)
  const before = beside ? await earlier(beside) : null
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
    if (json) print(JSON.stringify(before ? { before, now: report } : report))
    else for (const line of linesOf(report, before)) print(line)
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

/** What an earlier run had printed as JSON; a page of two runs tells the later one's. */
async function earlier(path: string): Promise<Record<string, unknown>> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new UsageError(`${path} cannot be read`)
  })
  const report = figuresIn(text)
  if (!report) throw new UsageError(`${path} holds no figures: they are what eval prints with --json`)
  return report
}

function figuresIn(text: string): Record<string, unknown> | null {
  try {
    const report = JSON.parse(text)
    const figures = report?.now ?? report
    return figures && typeof figures === 'object' && 'n' in figures ? figures : null
  } catch {
    return null
  }
}

function linesOf(report: object, before: Record<string, unknown> | null): string[] {
  const rows = Object.entries(report).map(([name, value]) => [name, String(shown(value))] as const)
  if (!before) return rows.map(([name, now]) => `${name.padEnd(24)} ${now}`)
  const were = rows.map(([name]) => (name in before ? String(shown(before[name])) : '-'))
  const wide = Math.max('before'.length, ...were.map((one) => one.length))
  return [
    `${''.padEnd(24)} ${'before'.padEnd(wide)}  now`,
    ...rows.map(([name, now], i) => `${name.padEnd(24)} ${(were[i] ?? '').padEnd(wide)}  ${now}`),
  ]
}

const shown = (value: unknown) => (value && typeof value === 'object' ? Object.entries(value).flat().join(' ') : value)
