import type { Llm } from '../../core/context.ts'
import type { Config } from '../config.ts'
import { jsonIn } from '../json.ts'
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
              ...(habits.bound && { [habits.bound]: mostTokens }),
              ...((habits.stream ? { stream: true } : {}) as { stream: true }),
              messages: habits.system
                ? [
                    { role: 'system', content: system },
                    { role: 'user', content: user },
                  ]
                : [{ role: 'user', content: `${system}\n\n${user}` }],
            },
            { signal: limit.signal },
          )
          .withResponse()
          .catch((error: unknown) => {
            if (!learnt(habits, refusedPart(error))) throw error
            return asked()
          })
      let isWhole = false
      try {
        const { data, response } = await asked()
        let isEmpty = true
        for await (const piece of withoutThoughts(
          piecesOf(habits.stream ? data : whole(data), response, limit.begun),
          habits,
        )) {
          isEmpty &&= piece.trim() === ''
          yield piece
        }
        if (limit.signal.aborted) throw limit.signal.reason
        // It may have thought, and then said nothing.
        if (isEmpty) throw new ModelError('empty')
        isWhole = true
      } catch (error) {
        const failed = limit.signal.aborted ? (limit.signal.reason as Error) : failureOf(error)
        if (!stopping?.aborted && !isEmptyAnswer(failed)) rests.answers = now() + restOf(error, now())
        throw failed
      } finally {
        limit.end()
        if (!isWhole && habits.thoughts === 'unknown') habits.thoughts = 'doubtful'
      }
    },
  }
}

// A text that is too long is refused in the same words.
const tooLong = /context (?:length|window|size)|too (?:large|long)|exceed/

// A server that works, though its model had nothing to say.
const isEmptyAnswer = (error: unknown) => error instanceof ModelError && error.name === 'model-empty'

/** Whether something is learnt of what a server refused: once each, so that a refusal of another kind is one. */
function learnt(habits: Habits, refused: string): boolean {
  if (refused.includes('temperature') && habits.temperature) {
    habits.temperature = false
    return true
  }
  if (habits.stream && /(?<!\w)stream(?:ing|ed)?(?!\w)/.test(refused)) {
    habits.stream = false
    return true
  }
  if (habits.system && /system.{0,20}role|role.{0,20}system|roles must alternate/.test(refused)) {
    habits.system = false
    return true
  }
  if (!habits.bound || !/max_(?:completion_)?tokens/.test(refused) || tooLong.test(refused)) return false
  habits.bound = habits.bound === 'max_tokens' ? 'max_completion_tokens' : null
  return true
}

type Said = { content?: unknown }
/** One choice as servers send it: by the protocol, or whole where a piece is due, or as before there were chats. */
type Choice = {
  index?: number
  delta?: Said | null
  message?: Said | null
  text?: unknown
  finish_reason?: string | null
}
type Chunk = { choices?: Choice[] | null }
type Chunks = AsyncIterable<Chunk>

/** The words of a choice; what is thought before them goes in fields or parts of its own, which are left alone. */
function wordsOf(choice: Choice | undefined): string {
  const content = choice?.delta?.content ?? choice?.message?.content ?? choice?.text
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  return content
    .map((part: { type?: string; text?: unknown } | null) =>
      typeof part?.text === 'string' && /^(?:output_)?text$/.test(part.type ?? 'text') ? part.text : '',
    )
    .join('')
}

/** What was written. */
async function* piecesOf(chunks: Chunks, response: Response, begun: () => void): AsyncGenerator<string> {
  const type = response.headers.get('content-type') ?? ''
  let ended: string | null = null
  let written = ''
  const isRead = type.includes('event-stream') || response.bodyUsed
  for await (const chunk of isRead ? chunks : chunksIn(await response.text())) {
    begun()
    // Who was asked for one answer may give several at once.
    const choice = chunk.choices?.find(({ index = 0 }) => index === 0)
    const piece = wordsOf(choice)
    if (piece) {
      written = (written + piece).slice(-100)
      yield piece
    }
    ended = choice?.finish_reason || ended
  }
  throwUnlessWhole(ended, written)
}

/** What a server that writes in no pieces has written. */
async function* whole(reply: unknown): AsyncGenerator<Chunk> {
  if (!Array.isArray((reply as Chunk | null)?.choices)) throw new ModelError('garbled')
  yield reply as Chunk
}

/** There are servers that never stream, whatever they are asked, and some that say of a stream that it is none. */
async function* chunksIn(text: string): AsyncGenerator<Chunk> {
  const events = /^\s{0,99}(?:data|event|id|retry)?:/.test(text) ? text.split(/\r\n|\n|\r/) : null
  for (const one of events?.filter((line) => line.startsWith('data:')).map((line) => line.slice(5)) ?? [text]) {
    if (one.trim() === '[DONE]') return
    const chunk = jsonIn(one) as Chunk | null | undefined
    if (!Array.isArray(chunk?.choices)) throw new ModelError('garbled')
    yield chunk
  }
}

// Servers have many names for an end, in capitals or not. Those say that there was none.
const cutShort = /^(?:length|max_tokens|max_length|max_output_tokens|max_new_tokens|model_length|token_limit)$/i
const brokenOff =
  /^(?:content_filter|safety|recitation|prohibited_content|blocklist|spii|refusal|tool_calls?|tool_use|function_call|abort|aborted|cancell?ed|error|timeout|incomplete|network_error|insufficient_system_resource|malformed_\w{1,40}|other)$/i

/** Of a server that names no end, what ends a sentence or its citation is whole. */
function throwUnlessWhole(ended: string | null, written: string): void {
  if (cutShort.test(ended ?? '')) throw new ModelError('too-long')
  if (brokenOff.test(ended ?? '')) throw new ModelError('cut-off')
  if (!ended && !/[.!?…\]】]\s*$/.test(written)) throw new ModelError('cut-off')
}
