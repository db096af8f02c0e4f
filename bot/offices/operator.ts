import { createHash, timingSafeEqual } from 'node:crypto'
import { type ErrorCode, refusal as sentenceOf } from '../../core/refusals.ts'
import type { Room } from '../../db/object/room.ts'

/** Where whoever runs a deployment speaks to one office's object: its settings, its rows. Visitors find nothing there. */
export const operatorPath = '/.office/'

/** `ill`: why it answers nobody though its doors are open; null where it does. */
export type Standing = Room & { doors: 'open' | 'closed'; ill: string | null }

const shortestKey = 32

/** Whether a request bears the deployment's key, compared in constant time; without a long one nobody is let in. */
export function isOperator(request: Request, key: string | undefined): boolean {
  if (!key || key.length < shortestKey) return false
  const given = request.headers.get('authorization')?.match(/^Bearer (.+)$/i)?.[1] ?? ''
  return timingSafeEqual(hashOf(given), hashOf(key))
}

const hashOf = (text: string) => createHash('sha256').update(text).digest()

/** A refusal for an operator, in English like every other line of theirs. */
export const refusal = (status: number, message: string, more: object = {}) =>
  Response.json({ error: { message, ...more } }, { status })

export const notFound = () => refused('NOT_FOUND', 404)
export const unavailable = () => refused('UNAVAILABLE', 503)

/** A refusal for visitors, in the shape of all the others. */
function refused(code: ErrorCode, status: number): Response {
  return Response.json(
    { error: { code, message: sentenceOf({ code }) } },
    { status, headers: { 'cache-control': 'no-store', ...(status === 503 && { 'retry-after': '5' }) } },
  )
}
