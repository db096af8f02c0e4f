import type { ValidationTargets } from 'hono'
import { validator } from 'hono/validator'
import type * as z from 'zod'
import vietnamese from 'zod/v4/locales/vi.js'
import { AppError } from '../../core/errors.ts'

const { localeError } = vietnamese()

/** zod on Hono's own validator: the client keeps the types of what goes in, people get what is wrong in Vietnamese. */
export const valid = <K extends keyof ValidationTargets, S extends z.ZodType>(where: K, schema: S) =>
  validator(where, (value: unknown): z.output<S> => {
    const parsed = schema.safeParse(value, { error: localeError })
    if (parsed.success) return parsed.data
    const fields = parsed.error.issues.map((issue) => ({ field: issue.path.join('.'), problem: issue.message }))
    throw new AppError('INVALID', undefined, { fields })
  })
