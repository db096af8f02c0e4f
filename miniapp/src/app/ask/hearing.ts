import type { AnswerEvent } from '../../../../bot/http/answer-stream.ts'
import { ApiError, read } from '../../api.ts'
import { eventsOf } from '../../events.ts'
import { network } from '../../strings.ts'
import type { Answer } from '../api-types.ts'
import type { Loa } from '../loa.tsx'
import type { Asking } from '../thread.tsx'

type Hearing = { signal: AbortSignal; onSentence: (sentence: string) => void }

/**
 * Asks, and hears each sentence as it is written. Where the stream breaks or cannot pass, it asks in the plain way: by its
 * id it is the same question, and gets the same answer.
 */
export async function askHearing(
  loa: Pick<Loa, 'api'>,
  { id, text, document, after }: Asking,
  hearing: Hearing,
): Promise<Answer> {
  const asked = { id, text, documentId: document?.documentId, after }
  try {
    return await heard(loa, asked, hearing)
  } catch (error) {
    if (hearing.signal.aborted || (error instanceof ApiError && error.code !== 'NETWORK')) throw error
    return read(loa.api.questions.$post({ json: asked }, { init: { signal: hearing.signal } }))
  }
}

async function heard(
  { api }: Pick<Loa, 'api'>,
  json: { id: string; text: string; documentId?: string; after?: string[] },
  { signal, onSentence }: Hearing,
): Promise<Answer> {
  const response = await api.questions.stream.$post({ json }, { init: { signal } })
  for await (const event of eventsOf<AnswerEvent>(response)) {
    if (event.kind === 'sentence') onSentence(event.sentence)
    else if (event.kind === 'answer') return event.answer
    else throw new ApiError(event.refused.code, event.refused.message, event.refused.reason)
  }
  throw new ApiError('NETWORK', network.slow)
}
