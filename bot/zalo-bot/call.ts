import * as z from 'zod'
import { scrubbed } from '../log.ts'
import { within } from '../time-limit.ts'
import { neverLeft } from '../zalo/never-left.ts'

const envelope = z.union([
  z.object({ ok: z.literal(true), result: z.unknown() }),
  z.object({ ok: z.literal(false), error_code: z.coerce.number().default(0), description: z.string().default('') }),
])

export type BotConfig = { ZALO_BOT_URL: string; ZALO_BOT_TOKEN: string }
export type BotReply =
  | { kind: 'ok'; result: unknown }
  | { kind: 'refused'; code: number; description: string }
  /** Nothing readable came back. `left` is false when the request certainly did not reach the platform. */
  | { kind: 'silent'; left: boolean; status: number | null }

/** Calls one method. The token stands in the address, so no error of the request itself is ever handed on. */
export async function callBot(
  { ZALO_BOT_URL, ZALO_BOT_TOKEN }: BotConfig,
  method: string,
  {
    parameters = {},
    ms = 10_000,
    stopping,
  }: { parameters?: Record<string, string>; ms?: number; stopping?: AbortSignal } = {},
): Promise<BotReply> {
  const call = async (signal: AbortSignal) => {
    const response = await fetch(`${ZALO_BOT_URL}/bot${ZALO_BOT_TOKEN}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(parameters),
      // A redirect would carry the token to another host.
      redirect: 'manual',
      signal,
    })
    const body: unknown = await response.json().catch(() => null)
    return { status: response.status, body }
  }
  let reply: { status: number; body: unknown }
  try {
    reply = await within(ms, call, stopping)
  } catch (error) {
    return { kind: 'silent', left: !neverLeft(error), status: null }
  }
  const parsed = envelope.safeParse(reply.body)
  if (!parsed.success) return { kind: 'silent', left: true, status: reply.status }
  if (parsed.data.ok) return { kind: 'ok', result: parsed.data.result }
  return { kind: 'refused', code: parsed.data.error_code, description: scrubbed(parsed.data.description).slice(0, 120) }
}
