import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { OnSentence } from '../../core/answers/model/write.ts'
import type { Log } from '../../core/context.ts'
import type { Screened } from '../../core/conversation/screened.ts'
import { newId } from '../../core/ids.ts'
import type { Env } from './auth.ts'
import { onError, type Refusal } from './errors.ts'

/** What the stream of an answer tells, an event each, its `kind` the event's name: sentences as they come, then one of the others. */
export type AnswerEvent =
  | { kind: 'sentence'; sentence: string }
  | { kind: 'answer'; answer: Screened }
  | { kind: 'refused'; refused: Refusal }

// Proxies and telephones drop a connection on which nothing comes.
const aliveMs = 10_000

/**
 * Streams an answer as server-sent events. It is thought out and kept whether or not anybody still reads: a reader who was
 * cut off asks again with the same id.
 */
export function answerStream(
  c: Context<Env>,
  log: Log,
  answer: (onSentence: OnSentence) => Promise<Screened>,
): Response {
  c.header('X-Accel-Buffering', 'no')
  return streamSSE(c, async (stream) => {
    // One after another; and nobody who reads slowly, or not at all, holds up the answer.
    let written: Promise<unknown> = stream.write(':\n\n')
    const tell = (event: AnswerEvent) => {
      written = written.then(() => stream.writeSSE({ event: event.kind, data: JSON.stringify(event) }))
    }
    const alive = setInterval(() => void stream.write(':\n\n'), aliveMs)
    const answered = answer((sentence) => tell({ kind: 'sentence', sentence })).finally(() => clearInterval(alive))
    c.env.defer(newId('an'), () => answered.catch(() => {}))
    await answered.then(
      (given) => tell({ kind: 'answer', answer: given }),
      async (error: Error) => tell({ kind: 'refused', refused: await refusalIn(onError(log)(error, c)) }),
    )
    await written
  })
}

const refusalIn = async (response: Response): Promise<Refusal> => ((await response.json()) as { error: Refusal }).error
