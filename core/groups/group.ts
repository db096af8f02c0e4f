import type { groups } from '../../db/schema/groups.ts'

export type Group = typeof groups.$inferSelect
