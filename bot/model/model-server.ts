/** Until when each use of the server is let alone after a failure. */
export type Rests = Record<'answers' | 'passages' | 'question', number>
export const newRests = (): Rests => ({ answers: 0, passages: 0, question: 0 })

/**
 * What was learnt of a server that writes answers: what it calls the bound on them, whether it takes a temperature and a part
 * of the system's own, whether it writes in pieces, and whether its thoughts begin without a mark. `doubtful`: an answer was given up, and the next one is looked at whole.
 */
export type Habits = {
  bound: 'max_tokens' | 'max_completion_tokens' | null
  temperature: boolean
  system: boolean
  stream: boolean
  thoughts: 'unknown' | 'doubtful' | 'marked' | 'unopened'
}
export const newHabits = (): Habits => ({
  bound: 'max_tokens',
  temperature: true,
  system: true,
  stream: true,
  thoughts: 'unknown',
})

/**
 * Why a model gave nothing. Its name is for the log: it holds nothing of what was asked or written. `said`, the server's own
 * words, may: it is shown where the question was nobody's.
 */
export class ModelError extends Error {
  readonly said: string

  constructor(kind: string, said = '') {
    super(`the model gave no answer: ${kind}`)
    this.name = `model-${kind}`
    this.said = said
  }
}

/** Ends what takes too long to begin or to end. */
export function timeLimit(ms: number, stopping?: AbortSignal) {
  const limit = new AbortController()
  const stop = (kind: string) => () => limit.abort(new ModelError(kind))
  const first = setTimeout(stop('silent'), ms / 2)
  const whole = setTimeout(stop('slow'), ms)
  const stopped = stop('stopped')
  if (stopping?.aborted) stopped()
  stopping?.addEventListener('abort', stopped)
  return {
    signal: limit.signal,
    begun: () => clearTimeout(first),
    end() {
      clearTimeout(first)
      clearTimeout(whole)
      stopping?.removeEventListener('abort', stopped)
    },
  }
}
