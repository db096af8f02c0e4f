import type { ValidationTargets } from 'hono'
import { validator } from 'hono/validator'
import type * as z from 'zod'
import { AppError } from '../core/errors.ts'

/** zod on Hono's own validator: the client keeps the types of what goes in. */
export const valid = <K extends keyof ValidationTargets, S extends z.ZodType>(where: K, schema: S) =>
  validator(where, (value: unknown): z.output<S> => {
    const parsed = schema.safeParse(value)
    if (parsed.success) return parsed.data
    const fields = parsed.error.issues.map((issue) => ({ field: issue.path.join('.'), problem: issue.message }))
    throw new AppError('INVALID', undefined, { fields })
  })
