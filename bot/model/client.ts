import OpenAI from 'openai'
import type { Config } from '../config.ts'
import { jsonIn } from '../json.ts'
import { ModelError } from './model-server.ts'

// A server that has just failed would fail the next question too, and let it wait for that.
const restMs = 30_000
const longestRestMs = 10 * 60_000

/** A client of the office's server, which tries once, logs nothing of what is written, and reads so many bytes of a reply. */
export const clientOf = (
  { OPENAI_BASE_URL, OPENAI_API_KEY }: Pick<Config, 'OPENAI_BASE_URL' | 'OPENAI_API_KEY'>,
  mostBytes: number,
) =>
  new OpenAI({
    baseURL: OPENAI_BASE_URL,
    apiKey: OPENAI_API_KEY ?? 'none',
    // Somebody waits: the library's own words are a better second try.
    maxRetries: 0,
    logLevel: 'off',
    fetch: async (url, init) => plainly(within(await fetch(url, init), mostBytes)),
  })

/** Why a call failed, as the log may say it. */
export function failureOf(error: unknown): Error {
  if (error instanceof ModelError) return error
  if (error instanceof OpenAI.APIConnectionError) return new ModelError('unreachable')
  if (error instanceof OpenAI.APIError)
    return new ModelError(error.status ? `refused-${error.status}` : 'failed', error.message)
  if (error instanceof SyntaxError) return new ModelError('garbled')
  // What fetch throws when the connection breaks.
  return new ModelError('cut-off')
}

/** What a server says of a request that it does not take; '' of any other error. */
export const refusedPart = (error: unknown): string =>
  error instanceof OpenAI.APIError && (error.status === 400 || error.status === 422)
    ? `${error.param ?? ''} ${error.message}`.toLowerCase()
    : ''

/** How long to let the server alone: what it asks for, within bounds. */
export function restOf(error: unknown, now: number): number {
  const said = (error instanceof OpenAI.APIError && error.headers?.get('retry-after')) || ''
  const asked = /^[\d.]+$/.test(said) ? Number(said) * 1000 : Date.parse(said) - now
  return asked > 0 ? Math.min(asked, longestRestMs) : restMs
}

const mostSaid = 2000

/** A refusal as the client understands it, whatever its shape, one that comes as if all were well too. */
async function plainly(response: Response): Promise<Response> {
  const isJson = (response.headers.get('content-type') ?? '').includes('json')
  if (response.ok && !isJson) return response
  const body = await response.text()
  const { status, statusText, headers } = response
  const again = (text: string, as = status) => new Response(text, { status: as, statusText, headers: bare(headers) })
  const refused = (said: unknown, as: number) => again(JSON.stringify({ error: said }), as)
  if (response.ok && !body.slice(0, 500).includes('"error"')) return again(body)
  const told = objectOf(jsonIn(body))
  const error = objectOf(told?.error)
  if (response.ok) {
    if (!error || told?.choices || told?.data) return again(body)
    const code = Number(error.code ?? error.status)
    return refused(error, code >= 400 && code < 600 ? code : 400)
  }
  return typeof error?.message === 'string' ? again(body) : refused({ message: body.slice(0, mostSaid) }, status)
}

const objectOf = (value: unknown) =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null

/** Without what told of the body as it came. */
function bare(headers: Headers): Headers {
  const kept = new Headers(headers)
  for (const name of ['content-length', 'content-encoding', 'transfer-encoding']) kept.delete(name)
  return kept
}

/** The reply, broken off when its body goes on beyond so many bytes. */
function within(response: Response, bytes: number): Response {
  if (!response.body) return response
  let left = bytes
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        left -= chunk.byteLength
        if (left < 0) controller.error(new ModelError('too-long'))
        else controller.enqueue(chunk)
      },
    }),
  )
  return new Response(counted, response)
}
