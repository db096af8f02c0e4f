import type { Embed } from '../../core/context.ts'
import { refusesText } from '../../core/vectors/embed-sections.ts'
import type { Config } from '../config.ts'
import { ModelError, newRests, type Rests, timeLimit } from './model-server.ts'

type EmbeddingConfig = Pick<Config, 'OPENAI_BASE_URL' | 'OPENAI_API_KEY' | 'OPENAI_EMBEDDING_MODEL'>

const mostBytes = 32 * 1024 * 1024
const mostDimensions = 8192
// Words alone answer well: nobody waits long for more.
const questionMs = 1500
const passagesMs = 120_000

// The models of this family were taught with these words before each text, and rank badly without.
const e5 = /(?:^|[-/_.])e5(?:$|[-/_.])/i

/**
 * A model of meanings behind any server that speaks OpenAI's protocol; null when none is named. After a failure the server
 * is let alone for half a minute, or as long as it asks for; by questions and by the library's texts apart, for a question
 * that did not get its turn says nothing of a server that is busy reading, nor a text that failed anything of questions.
 */
export function embeddingsOf(
  config: EmbeddingConfig,
  { now = Date.now, stopping, rests = newRests() }: { now?: () => number; stopping?: AbortSignal; rests?: Rests } = {},
): Embed {
  const model = config.OPENAI_EMBEDDING_MODEL
  if (!model) return null
  const [asPassage, asQuestion] = e5.test(model) ? ['passage: ', 'query: '] : ['', '']

  const vectorsOf = async (what: 'passages' | 'question', input: string[], ms: number): Promise<number[][]> => {
    if (now() < rests[what]) throw new ModelError('resting')
    // The client is large, and most offices have no model.
    const { clientOf, failureOf, restOf } = await import('./client.ts')
    const limit = timeLimit(ms, stopping)
    // All of it comes at once.
    limit.begun()
    try {
      // Not every server knows the shorter form that the client would ask for by itself.
      const request = { model, input, encoding_format: 'float' } as const
      const { data } = await clientOf(config, mostBytes).embeddings.create(request, { signal: limit.signal })
      return checked(data, input.length)
    } catch (error) {
      const failed = limit.signal.aborted ? (limit.signal.reason as Error) : failureOf(error)
      if (!stopping?.aborted && !refusesText(failed)) rests[what] = now() + restOf(error, now())
      throw failed
    } finally {
      limit.end()
    }
  }

  return {
    model,
    passages: (texts) =>
      vectorsOf(
        'passages',
        texts.map((text) => asPassage + text),
        passagesMs,
      ),
    question: async (text) => (await vectorsOf('question', [asQuestion + text], questionMs))[0] as number[],
  }
}

/** The vectors in the order of the texts: as many, of one length, of numbers that are some. */
function checked(data: unknown, many: number): number[][] {
  if (!Array.isArray(data) || data.length !== many) throw new ModelError('garbled')
  const vectors: number[][] = []
  data.forEach((one, i) => {
    const { index = i, embedding } = (one ?? {}) as { index?: number; embedding?: unknown }
    if (!Array.isArray(embedding) || embedding.length === 0 || embedding.length > mostDimensions)
      throw new ModelError('garbled')
    if (!embedding.every(Number.isFinite)) throw new ModelError('garbled')
    vectors[index] = embedding
  })
  const [first] = vectors
  if (vectors.length !== many || vectors.some((one) => one?.length !== first?.length)) throw new ModelError('garbled')
  return vectors
}
