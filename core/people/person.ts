import type { people } from '../../db/schema/people.ts'

export type Person = typeof people.$inferSelect
