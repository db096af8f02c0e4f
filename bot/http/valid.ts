import type { ValidationTargets } from 'hono'
import { validator } from 'hono/validator'
import type * as z from 'zod'
import vietnamese from 'zod/v4/locales/vi.js'
import { AppError } from '../../core/errors.ts'

const { localeError } = vietnamese()
// A body of nothing but unknown fields is not sent back whole.
const most = 50

/** zod on Hono's own validator: the client keeps the types of what goes in, people get what is wrong in Vietnamese. */
export const valid = <K extends keyof ValidationTargets, S extends z.ZodType>(where: K, schema: S) => {
  const reads = validator(where, (value: unknown): z.output<S> => {
    const parsed = schema.safeParse(value, { error: localeError })
    if (parsed.success) return parsed.data
    throw new AppError('INVALID', undefined, { fields: parsed.error.issues.flatMap(fieldsOf).slice(0, most) })
  })
  inputs.set(reads, { where, schema })
  return reads
}

/** What a route reads, and where. */
export type Input = { where: keyof ValidationTargets; schema: z.ZodType }
const inputs = new WeakMap<object, Input>()

/** What a handler of a route reads, where it is one of these. */
export const inputOf = (handler: object): Input | undefined => inputs.get(handler)

/** A field that is not known is named itself: what holds it may be right otherwise. */
function fieldsOf(issue: z.core.$ZodIssue) {
  const path = issue.path.map(String)
  if (issue.code !== 'unrecognized_keys') return [{ field: path.join('.'), problem: issue.message }]
  return issue.keys.map((key) => ({
    field: [...path, key].join('.'),
    problem: `Không có mục nào tên là “${key.slice(0, 60)}”.`,
  }))
}
