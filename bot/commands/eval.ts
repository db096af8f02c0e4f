import { evaluateRetrieval, megabytesOf, unknownGold } from '../../core/evaluation/retrieval.ts'
import { isTyping, typings } from '../../core/evaluation/typing.ts'
import { temporaryLibrary } from '../evaluation/library.ts'
import { readQuestions } from '../evaluation/questions.ts'
import { UsageError } from './usage.ts'

export type EvaluationOptions = { corpus?: string; questions?: string; typing?: string; json?: boolean }

const questionsPerLine = 200

/** Evaluates on files, in a library of its own; needs no setting and leaves nothing behind. Progress is told apart. */
export async function evalCommand(
  [what]: string[],
  { corpus, questions: path, typing = 'as-is', json = false }: EvaluationOptions,
  print: (line: string) => void,
  tell: (line: string) => void = console.error,
): Promise<boolean> {
  if (what !== 'retrieval') throw new UsageError(`eval knows retrieval, not ${what ?? 'nothing'}`)
  if (!corpus || !path) throw new UsageError('eval retrieval needs --corpus and --questions')
  if (!isTyping(typing)) throw new UsageError(`no such typing: ${typing}. One of: ${Object.keys(typings).join(', ')}`)
  const questions = (await readQuestions(path)).map(({ gold, answerable, ...question }) => ({
    ...question,
    gold: answerable ? gold : [],
  }))
  const { ctx, indexS, remove } = await temporaryLibrary(corpus, tell)
  try {
    const unknown = await unknownGold(ctx.db, questions)
    if (unknown.length > 0) tell(`${unknown.length} gold ids are not in the corpus, such as ${unknown[0]}`)
    const found = await evaluateRetrieval({ db: ctx.db, clock: () => performance.now() }, questions, {
      typing,
      onProgress: (done, of) => {
        if (done % questionsPerLine === 0 || done === of) tell(`${done} of ${of} questions asked`)
      },
    })
    const report = { ...found, index_s: indexS, index_mb: await megabytesOf(ctx.db) }
    if (json) print(JSON.stringify(report))
    else for (const [name, value] of Object.entries(report)) print(`${name.padEnd(12)} ${shown(value)}`)
    return report.n > 0
  } finally {
    await remove()
  }
}

const shown = (value: number | object) => (typeof value === 'number' ? value : Object.entries(value).flat().join(' '))
