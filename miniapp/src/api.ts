import { hc } from 'hono/client'
import type { App } from '../../bot/http/app.ts'
import type { Reason } from '../../core/refusals.ts'
import type { actsIn } from './acts.ts'
import { network } from './strings.ts'

const usualMs = 20_000

/** A refusal by the server, or `NETWORK` when it could not be reached; `message` is fit for people. */
export class ApiError extends Error {
  readonly code: string
  readonly reason?: Reason
  readonly status?: number
  readonly details?: Record<string, unknown>

  constructor(code: string, message: string, reason?: Reason, status?: number, details?: Record<string, unknown>) {
    super(message)
    this.code = code
    this.reason = reason
    this.status = status
    this.details = details
    this.name = 'ApiError'
  }
}

/**
 * `token` is asked at each call; without it the session cookie of this origin speaks for the caller. `limitMs`: how long is waited.
 * `acts`: where it is given, what changes something is done once, however often it is sent for want of an answer.
 */
type ApiOptions = {
  origin?: string
  token?: () => string | null
  onSignedOut?: () => void
  limitMs?: number
  acts?: ReturnType<typeof actsIn>
}

/** The only road to the server. Any reply but a good one is thrown as an ApiError. */
export function createApi({ origin = location.origin, token, onSignedOut, limitMs = usualMs, acts }: ApiOptions = {}) {
  const send = async (input: RequestInfo | URL, init: RequestInit = {}) => {
    const headers = new Headers(init.headers)
    const bearer = token?.()
    if (bearer) headers.set('authorization', `Bearer ${bearer}`)
    const { method = 'GET', body } = init
    const act = method === 'GET' ? undefined : acts?.begin(`${method} ${input}`, body)
    if (act) headers.set('act-key', act.header)
    const credentials = token ? 'omit' : 'same-origin'
    // Not AbortSignal.timeout: iPhones that stopped at iOS 15 do not have it.
    const limit = new AbortController()
    const timer = setTimeout(() => limit.abort(), limitMs)
    init.signal?.addEventListener('abort', () => limit.abort())
    let response: Response
    try {
      response = await fetch(input, { ...init, headers, credentials, signal: limit.signal })
      if (act && isJson(response)) response = new Response(await response.text(), response)
    } catch {
      act?.unheard()
      throw new ApiError('NETWORK', limit.signal.aborted ? network.slow : network.down)
    }
    // What a proxy says for a server that it could not hear is no answer.
    if (response.ok || isJson(response)) act?.answered()
    else act?.unheard()
    // A stream lasts as long as something comes: whoever reads it watches over that.
    if (isEventStream(response)) clearTimeout(timer)
    if (response.ok) return response
    const refused = await refusalOf(response)
    if (refused.code === 'UNAUTHENTICATED') onSignedOut?.()
    throw refused
  }
  return hc<App>(origin, { fetch: send }).api
}

const isJson = ({ headers }: Pick<Response, 'headers'>) =>
  headers.get('content-type')?.includes('application/json') ?? false

const isEventStream = ({ headers }: Pick<Response, 'headers'>) =>
  headers.get('content-type')?.includes('text/event-stream') ?? false

/** The body of a reply that `createApi` let through; one that breaks off on the way is a network gone. */
export async function read<T>(reply: Promise<{ json: () => Promise<T> }>): Promise<T> {
  const arrived = await reply
  return arrived.json().catch(() => {
    throw new ApiError('NETWORK', network.slow)
  })
}

export async function refusalOf(response: Response): Promise<ApiError> {
  const body = (await response.json().catch(() => null)) as { error?: Refusal } | null
  const { code, message, reason, details } = body?.error ?? {}
  return new ApiError(code ?? 'INTERNAL', message ?? network.unreadable, reason, response.status, details)
}

type Refusal = { code?: string; message?: string; reason?: Reason; details?: Record<string, unknown> }
