import type OpenAI from 'openai'
import type { Llm } from '../../core/context.ts'
import type { Config } from '../config.ts'
import { ModelError, newRests, type Rests, timeLimit } from './model-server.ts'

type ModelConfig = Pick<Config, 'OPENAI_BASE_URL' | 'OPENAI_API_KEY' | 'OPENAI_MODEL' | 'OPENAI_SECONDS'>

const mostTokens = 2000
// Each token comes in an event of its own, of some 250 bytes.
const mostBytes = 1024 * 1024

/**
 * Any server that speaks OpenAI's protocol, one on the office's own machine included; null when no model is named. It must
 * begin within half of OPENAI_SECONDS and end within the whole. After a failure it is let alone for half a minute, or as long
 * as it asks for.
 */
export function llmOf(
  config: ModelConfig,
  { now = Date.now, stopping, rests = newRests() }: { now?: () => number; stopping?: AbortSignal; rests?: Rests } = {},
): Llm {
  const model = config.OPENAI_MODEL
  if (!model) return null
  return {
    async *complete(system, user) {
      if (now() < rests.answers) throw new ModelError('resting')
      // The client is large, and most offices have no model.
      const { clientOf, failureOf, restOf } = await import('./client.ts')
      const limit = timeLimit(config.OPENAI_SECONDS * 1000, stopping)
      try {
        const { data, response } = await clientOf(config, mostBytes)
          .chat.completions.create(
            {
              model,
              temperature: 0,
              max_tokens: mostTokens,
              stream: true,
              messages: [
                { role: 'system', content: system },
                { role: 'user', content: user },
              ],
            },
            { signal: limit.signal },
          )
          .withResponse()
        yield* withoutThoughts(piecesOf(data, response, limit.begun))
        if (limit.signal.aborted) throw limit.signal.reason
      } catch (error) {
        const failed = limit.signal.aborted ? (limit.signal.reason as Error) : failureOf(error)
        if (!stopping?.aborted) rests.answers = now() + restOf(error)
        throw failed
      } finally {
        limit.end()
      }
    },
  }
}

type Chunks = AsyncIterable<OpenAI.ChatCompletionChunk>

/** What was written; what is thought before it goes in fields of its own, which are left alone. */
async function* piecesOf(chunks: Chunks, response: Response, begun: () => void): AsyncGenerator<string> {
  const type = response.headers.get('content-type') ?? ''
  // There are servers that never stream, whatever they are asked.
  if (type.includes('json')) return yield await wholeOf(response)
  if (!type.includes('event-stream')) throw new ModelError('garbled')
  let ended: string | null = null
  for await (const chunk of chunks) {
    begun()
    const [choice] = chunk.choices ?? []
    if (choice?.delta?.content) yield choice.delta.content
    ended = choice?.finish_reason ?? ended
  }
  if (ended !== 'stop') throw new ModelError(ended === 'length' ? 'too-long' : 'cut-off')
}

async function wholeOf(response: Response): Promise<string> {
  const reply = (await response.json().catch(() => null)) as OpenAI.ChatCompletion | null
  const [choice] = reply?.choices ?? []
  if (!choice) throw new ModelError('garbled')
  if (choice.finish_reason === 'length') throw new ModelError('too-long')
  return choice.message?.content ?? ''
}

const opening = '<think>'
const closing = '</think>'

/** Some servers pass on a model's thoughts within its text, between two marks that may be cut anywhere. */
async function* withoutThoughts(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let thinking = false
  let held = ''
  for await (const piece of pieces) {
    held += piece
    for (;;) {
      const mark = thinking ? closing : opening
      const at = held.indexOf(mark)
      if (at < 0) break
      if (!thinking && at > 0) yield held.slice(0, at)
      held = held.slice(at + mark.length)
      thinking = !thinking
    }
    const keep = cutMark(held, thinking ? closing : opening)
    if (!thinking && held.length > keep) yield held.slice(0, held.length - keep)
    held = held.slice(held.length - keep)
  }
  if (!thinking && held) yield held
}

/** How much of the end of a text may be the beginning of a mark. */
function cutMark(text: string, mark: string): number {
  for (let length = Math.min(mark.length - 1, text.length); length > 0; length--) {
    if (text.endsWith(mark.slice(0, length))) return length
  }
  return 0
}
