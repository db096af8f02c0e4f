import type { groups } from '../../db/schema/units.ts'

export type Group = typeof groups.$inferSelect
