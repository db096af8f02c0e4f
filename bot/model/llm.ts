import type OpenAI from 'openai'
import type { Llm } from '../../core/context.ts'
import type { Config } from '../config.ts'
import { type Habits, ModelError, newHabits, newRests, type Rests, timeLimit } from './model-server.ts'
import { withoutThoughts } from './thoughts.ts'

type ModelConfig = Pick<Config, 'OPENAI_BASE_URL' | 'OPENAI_API_KEY' | 'OPENAI_MODEL' | 'OPENAI_SECONDS'>

const mostTokens = 2000
// Each token comes in an event of its own, of some 250 bytes.
const mostBytes = 1024 * 1024

/**
 * Any server that speaks OpenAI's protocol, one on the office's own machine included; null when no model is named. It must
 * begin within half of OPENAI_SECONDS and end within the whole. After a failure it is let alone for half a minute, or as long
 * as it asks for. What it does not take of a request is left out of the next ones.
 */
export function llmOf(
  config: ModelConfig,
  {
    now = Date.now,
    stopping,
    rests = newRests(),
    habits = newHabits(),
  }: { now?: () => number; stopping?: AbortSignal; rests?: Rests; habits?: Habits } = {},
): Llm {
  const model = config.OPENAI_MODEL
  if (!model) return null
  return {
    async *complete(system, user) {
      if (now() < rests.answers) throw new ModelError('resting')
      // The client is large, and most offices have no model.
      const { clientOf, failureOf, refusedPart, restOf } = await import('./client.ts')
      const limit = timeLimit(config.OPENAI_SECONDS * 1000, stopping)
      const client = clientOf(config, mostBytes)
      const asked = (): Promise<{ data: Chunks; response: Response }> =>
        client.chat.completions
          .create(
            {
              model,
              ...(habits.temperature && { temperature: 0 }),
              [habits.bound]: mostTokens,
              stream: true,
              messages: [
                { role: 'system', content: system },
                { role: 'user', content: user },
              ],
            },
            { signal: limit.signal },
          )
          .withResponse()
          .catch((error: unknown) => {
            if (!learnt(habits, refusedPart(error))) throw error
            return asked()
          })
      let whole = false
      try {
        const { data, response } = await asked()
        yield* withoutThoughts(piecesOf(data, response, limit.begun), habits)
        if (limit.signal.aborted) throw limit.signal.reason
        whole = true
      } catch (error) {
        const failed = limit.signal.aborted ? (limit.signal.reason as Error) : failureOf(error)
        if (!stopping?.aborted) rests.answers = now() + restOf(error)
        throw failed
      } finally {
        limit.end()
        if (!whole && habits.thoughts === 'unknown') habits.thoughts = 'doubtful'
      }
    },
  }
}

/** Whether something is learnt of what a server refused: once each, so that a refusal of another kind is one. */
function learnt(habits: Habits, refused: string): boolean {
  if (refused.includes('temperature') && habits.temperature) {
    habits.temperature = false
    return true
  }
  if (!refused.includes('max_tokens') || habits.bound !== 'max_tokens') return false
  habits.bound = 'max_completion_tokens'
  return true
}

type Chunks = AsyncIterable<OpenAI.ChatCompletionChunk>

/** What was written; what is thought before it goes in fields of its own, which are left alone. */
async function* piecesOf(chunks: Chunks, response: Response, begun: () => void): AsyncGenerator<string> {
  const type = response.headers.get('content-type') ?? ''
  // There are servers that never stream, whatever they are asked.
  if (type.includes('json')) return yield await wholeOf(response)
  if (!type.includes('event-stream')) throw new ModelError('garbled')
  let ended: string | null = null
  let written = ''
  for await (const chunk of chunks) {
    begun()
    const [choice] = chunk.choices ?? []
    const piece = choice?.delta?.content
    if (piece) {
      written = (written + piece).slice(-100)
      yield piece
    }
    ended = choice?.finish_reason ?? ended
  }
  throwUnlessWhole(ended, written)
}

// Servers have many names for an end. Those say that there was none.
const cutShort = /^(length|max_tokens|max_length)$/
const brokenOff = /^(content_filter|tool_calls|function_call|abort|aborted|cancelled|error)$/

/** Of a server that names no end, what ends a sentence or its citation is whole. */
function throwUnlessWhole(ended: string | null, written: string): void {
  if (cutShort.test(ended ?? '')) throw new ModelError('too-long')
  if (brokenOff.test(ended ?? '')) throw new ModelError('cut-off')
  if (!ended && !/[.!?…\]】]\s*$/.test(written)) throw new ModelError('cut-off')
}

async function wholeOf(response: Response): Promise<string> {
  const reply = (await response.json().catch(() => null)) as OpenAI.ChatCompletion | null
  const [choice] = reply?.choices ?? []
  if (!choice) throw new ModelError('garbled')
  const written = choice.message?.content ?? ''
  throwUnlessWhole(choice.finish_reason, written)
  return written
}
