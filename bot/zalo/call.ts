import * as z from 'zod'
import type { Unsent } from '../../core/context.ts'
import type { Config } from '../config.ts'
import { within } from '../time-limit.ts'
import { neverLeft } from './never-left.ts'
import { NoConsent, type Tokens } from './tokens.ts'

const timeoutMs = 10_000
// One endpoint writes its `error` as a text. Anything else, such as null, is no success.
const code = z.union([
  z.int(),
  z
    .string()
    .regex(/^-?\d+$/)
    .transform(Number),
])
const envelope = z.object({
  error: code,
  message: z.string().catch(''),
  data: z.unknown().optional(),
})

type Reply = z.output<typeof envelope>
type Answer = { kind: 'reply'; reply: Reply } | Unsent
/** One call of the OpenAPI: GET, or POST with a JSON body or a form. */
export type ZaloCall = (path: string, body?: object | FormData) => Promise<Answer>

const tokenRefused = (answer: Answer) => answer.kind === 'reply' && [-216, -220].includes(answer.reply.error)

/** Calls with the token in force; one that Zalo refuses is renewed once. */
export function zaloCall(config: Config, tokens: Tokens): ZaloCall {
  async function call(path: string, token: string, body?: object | FormData): Promise<Answer> {
    const isForm = body instanceof FormData
    const read = async (signal: AbortSignal): Promise<Answer> => {
      const response = await fetch(`${config.ZALO_OPENAPI_URL}${path}`, {
        method: body ? 'POST' : 'GET',
        headers: { access_token: token, ...(body && !isForm && { 'content-type': 'application/json' }) },
        body: isForm ? body : body && JSON.stringify(body),
        signal,
      })
      const parsed = envelope.safeParse(await response.json().catch(() => null))
      if (parsed.success) return { kind: 'reply', reply: parsed.data }
      // A gateway's page says nothing about the message behind it.
      return { kind: 'unknown', reason: `unreadable reply, http ${response.status}` }
    }
    return within(timeoutMs, read).catch((error) =>
      neverLeft(error) ? { kind: 'retry', reason: 'no connection' } : { kind: 'unknown', reason: 'no reply' },
    )
  }

  return async (path, body) => {
    try {
      const token = await tokens.access()
      const answer = await call(path, token, body)
      return tokenRefused(answer) ? await call(path, await tokens.renew(token), body) : answer
    } catch (error) {
      if (error instanceof NoConsent) return { kind: 'token', reason: error.reason }
      return { kind: 'retry', reason: 'no token: the OAuth host did not answer' }
    }
  }
}
