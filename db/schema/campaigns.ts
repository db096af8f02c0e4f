import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { people } from './people.ts'
import { units } from './units.ts'

// A theme under which an office tells, asks and meets for a while. People read its page once a second person has approved it.
export const campaigns = sqliteTable(
  'campaigns',
  {
    id: text().primaryKey(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    code: text().notNull().unique(),
    title: text().notNull(),
    // What it is about, in words for everybody.
    lead: text().notNull(),
    startsOn: text('starts_on').notNull(),
    endsOn: text('ends_on').notNull(),
    status: text({ enum: ['draft', 'open', 'withdrawn'] })
      .notNull()
      .default('draft'),
    contentHash: text('content_hash').notNull(),
    editedBy: text('edited_by').references(() => people.id),
    approvedBy: text('approved_by').references(() => people.id),
    approvedAt: integer('approved_at'),
    approvedHash: text('approved_hash'),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [index('campaigns_unit').on(t.unitId, t.startsOn), index('campaigns_status').on(t.status, t.endsOn)],
)

/** What may stand under a campaign. Of a group of questions and of feedback the office alone is told, as figures. */
export const campaignParts = [
  ...(['item', 'document', 'announcement', 'quiz', 'packet', 'speaking', 'topic', 'feedback', 'gathering'] as const),
] as const
export type CampaignPart = (typeof campaignParts)[number]

// What belongs to a campaign: a row of another table, which goes its own way and may be taken back there.
export const campaignLinks = sqliteTable(
  'campaign_links',
  {
    campaignId: text('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    kind: text({ enum: campaignParts }).notNull(),
    refId: text('ref_id').notNull(),
    position: integer().notNull(),
    addedBy: text('added_by').references(() => people.id),
    addedAt: integer('added_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.kind, t.refId] }), index('campaign_links_ref').on(t.kind, t.refId)],
)

// Who does what by when. Of one that has a person, that person or who manages the unit says that it is done.
export const campaignTasks = sqliteTable(
  'campaign_tasks',
  {
    id: text().primaryKey(),
    campaignId: text('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    title: text().notNull(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    personId: text('person_id').references(() => people.id),
    dueOn: text('due_on').notNull(),
    doneAt: integer('done_at'),
    doneBy: text('done_by').references(() => people.id),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [index('campaign_tasks_of').on(t.campaignId, t.dueOn), index('campaign_tasks_person').on(t.personId)],
)

// Words by which a campaign is found. A person confirmed each, or said that it is none, so that it is not suggested again.
export const campaignTags = sqliteTable(
  'campaign_tags',
  {
    campaignId: text('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    key: text().notNull(),
    tag: text().notNull(),
    state: text({ enum: ['confirmed', 'rejected'] }).notNull(),
    decidedBy: text('decided_by').references(() => people.id),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.key] }), index('campaign_tags_key').on(t.key, t.state)],
)
