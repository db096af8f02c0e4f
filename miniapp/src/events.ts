import { ApiError } from './api.ts'
import { network } from './strings.ts'

// The server gives a sign of life every ten seconds.
const silenceMs = 25_000

/**
 * The data of server-sent events as they come, each a JSON value. Ends when the server does.
 *
 * @throws ApiError NETWORK when it breaks off or falls silent
 */
export async function* eventsOf<T>(response: Pick<Response, 'body' | 'text'>): AsyncGenerator<T> {
  // Old phones give a reply only whole.
  const reader = response.body?.getReader()
  if (!reader) return yield* eventsIn<T>(await response.text())
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await heard(reader.read())
      rest += decoder.decode(value, { stream: !done })
      const end = done ? rest.length : rest.lastIndexOf('\n\n') + 2
      if (end > 1) yield* eventsIn<T>(rest.slice(0, end))
      if (done) return
      rest = rest.slice(Math.max(0, end > 1 ? end : 0))
    }
  } finally {
    void reader.cancel().catch(() => {})
  }
}

function* eventsIn<T>(text: string): Generator<T> {
  for (const line of text.split('\n')) if (line.startsWith('data: ')) yield JSON.parse(line.slice(6)) as T
}

async function heard<T>(reading: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const silence = new Promise<never>((_, failed) => {
    timer = setTimeout(() => failed(new Error('silence')), silenceMs)
  })
  try {
    return await Promise.race([reading, silence])
  } catch {
    throw new ApiError('NETWORK', network.slow)
  } finally {
    clearTimeout(timer)
  }
}
