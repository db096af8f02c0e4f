import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

// Append-only (triggers refuse update and delete) and chained: each hash covers the one before it.
export const auditLog = sqliteTable(
  'audit_log',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    at: integer().notNull(),
    actorId: text('actor_id').notNull(),
    action: text().notNull(),
    unitId: text('unit_id'),
    subjectId: text('subject_id').notNull(),
    detail: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
    hash: text().notNull().unique(),
  },
  (t) => [index('audit_log_unit').on(t.unitId, t.seq), index('audit_log_subject').on(t.subjectId)],
)
