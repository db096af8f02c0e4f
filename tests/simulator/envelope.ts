import * as z from 'zod'

/** A refusal that Zalo answers with HTTP 200 and an error code in the body. */
export class Refusal extends Error {
  readonly code: number

  constructor(code: number, message: string) {
    super(message)
    this.code = code
  }
}

export const invalid = (field: string) => new Refusal(-201, `${field} is invalid!`)
export const beyondLimit = (field: string) => new Refusal(-210, `${field} is over the limit`)

export type Envelope = { error: number; message: string; data?: unknown }

export const success = (data?: unknown): Envelope =>
  data === undefined ? { error: 0, message: 'Success' } : { data, error: 0, message: 'Success' }

export const refused = (code: number, message: string): Envelope => ({ error: code, message })

/** Names the first field that does not fit, as Zalo does. */
export function parse<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]!
  const field = issue.path.length > 0 ? issue.path.join('.') : 'body'
  throw issue.code === 'too_big' ? beyondLimit(field) : invalid(field)
}

export function parseJson(text: string, field: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw invalid(field)
  }
}

export const userIdSchema = z.string().regex(/^\d{1,19}$/)
export const groupIdSchema = z.string().regex(/^[0-9a-f]{18,20}$/)
