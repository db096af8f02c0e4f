import { type SQL, sql } from 'drizzle-orm'
import type { Reader, Tx } from '../../db/client.ts'
import { dayMs } from '../time.ts'

// What goes over when a unit gives way to another: all that is still at work. What has been said, sent and counted stays with
// the unit that did it (docs/decisions/0019).

/** What a change takes along, by a word of our own; counted in a preview, and kept with the change. */
export const carriedKinds = [
  'units',
  'people',
  'roles',
  'groups',
  'pages',
  'sources',
  'doubled',
  'concerned',
  'items',
  'drafts',
  'documents',
  'staged',
  'imports',
  'releases',
  'golden',
  'words',
  'curated',
  'successors',
  'contacts',
  'procedures',
  'questions',
  'unmet',
  'feedback',
  'feedbackWords',
  'quizzes',
  'bank',
  'announcements',
  'gatherings',
  'gatheringSeries',
  'gatheringTasks',
  'templates',
  'days',
  'packets',
  'subjects',
  'speaking',
  'campaigns',
  'tasks',
  'beside',
] as const
export type Carried = (typeof carriedKinds)[number]

type Carry = {
  what: Carried
  table: string
  /** Which rows of the unit; `into` is who takes over, `at` the instant. */
  where?: (into: string, at: number) => SQL
  /** The key of a row, where it is not its `id`. */
  key?: SQL
  /** The column that names the unit, where it is not `unit_id`. */
  column?: string
  /** What the row becomes of it; it stays with its unit where `stays`. */
  becomes?: { column: string; value: string; stays?: true }
}

const isOut = sql`('scheduled', 'cancelled')`
// As core/digests/choose.ts: an older item is told by nobody any more.
const freshMs = 14 * dayMs

export const carries: readonly Carry[] = [
  { what: 'people', table: 'people', where: () => sql`erased_at is null` },
  { what: 'roles', table: 'roles', key: sql`person_id || ' ' || role` },
  { what: 'groups', table: 'groups', where: () => sql`channel <> 'web' and status <> 'left'` },
  // A page on the web bears its unit's own address: it stays as it was, and nothing new comes to it.
  {
    what: 'pages',
    table: 'groups',
    where: () => sql`channel = 'web' and status = 'active'`,
    becomes: { column: 'status', value: 'left', stays: true },
  },
  {
    what: 'doubled',
    table: 'sources',
    where: (into) => sql`paused = 0 and url in (select url from sources where unit_id = ${into})`,
    becomes: { column: 'paused', value: '1', stays: true },
  },
  {
    what: 'sources',
    table: 'sources',
    where: (into) => sql`url not in (select url from sources where unit_id = ${into})`,
  },
  { what: 'concerned', table: 'source_units', key: sql`source_id` },
  {
    what: 'items',
    table: 'items',
    where: (_, at) => sql`(status = 'draft' or status = 'approved' and decided_at > ${at - freshMs} and not exists (
      select 1 from digest_items told join digests d on d.id = told.digest_id
      where told.item_id = items.id and d.unit_id = items.unit_id and d.status in ${isOut}))`,
  },
  { what: 'documents', table: 'documents' },
  { what: 'imports', table: 'imports', where: () => sql`state = 'queued'` },
  { what: 'releases', table: 'releases', where: () => sql`state in ('checking', 'waiting', 'publishing')` },
  { what: 'golden', table: 'golden_questions' },
  { what: 'words', table: 'office_words' },
  // Approved for the people of one unit, it is given to those of another once somebody has approved it for them.
  {
    what: 'curated',
    table: 'curated_answers',
    where: () => sql`status <> 'retired'`,
    becomes: { column: 'status', value: 'draft' },
  },
  {
    what: 'successors',
    table: 'district_successors',
    where: (into) =>
      sql`not exists (select 1 from district_successors same where same.unit_id = ${into}
        and same.office_key = district_successors.office_key and same.matter = district_successors.matter)`,
  },
  { what: 'contacts', table: 'contacts' },
  // Whoever takes over may file, charge and sign elsewhere: nobody is told of one before a person there has approved it.
  {
    what: 'procedures',
    table: 'procedures',
    where: () => sql`status <> 'retired'`,
    becomes: { column: 'status', value: 'draft' },
  },
  { what: 'questions', table: 'questions', where: () => sql`status = 'handed_on'` },
  {
    what: 'unmet',
    table: 'unmet_topics',
    where: () => sql`ready_at is null and coalesce(became, '') <> 'dropped' and exists (
      select 1 from unmet_questions u where u.topic_id = unmet_topics.id or u.from_topic_id = unmet_topics.id)`,
  },
  { what: 'feedback', table: 'feedback', where: () => sql`status in ('received', 'assigned')` },
  { what: 'feedbackWords', table: 'feedback_templates' },
  {
    what: 'quizzes',
    table: 'quizzes',
    where: (_, at) => sql`(status = 'draft' or status = 'published' and (
      not exists (select 1 from rounds r where r.quiz_id = quizzes.id)
      or exists (select 1 from rounds r where r.quiz_id = quizzes.id and r.closes_at > ${at})))`,
  },
  {
    what: 'bank',
    table: 'bank_questions',
    where: (into) =>
      sql`twin is not null and not exists (select 1 from bank_questions same where same.unit_id = ${into}
        and same.twin = bank_questions.twin)`,
  },
  // Its words name the unit and were to be approved for it: whoever takes over writes its own.
  {
    what: 'announcements',
    table: 'digests',
    where: () => sql`kind in ('announcement', 'series') and status in ('draft', 'approved')`,
    becomes: { column: 'status', value: 'cancelled', stays: true },
  },
  // Who was asked stays asked: their units are followed to whoever took over.
  { what: 'gatherings', table: 'gatherings', where: () => sql`state in ('draft', 'announced', 'open')` },
  { what: 'gatheringSeries', table: 'gathering_series', where: () => sql`state = 'active'` },
  { what: 'gatheringTasks', table: 'gathering_tasks', where: () => sql`state = 'open'` },
  { what: 'templates', table: 'message_templates' },
  {
    what: 'days',
    table: 'calendar_days',
    where: (into) => sql`day not in (select same.day from calendar_days same where same.unit_id = ${into})`,
  },
  // What was given out was given out by the unit of that day; who took over finds it among its own.
  {
    what: 'packets',
    table: 'packets',
    where: (into) => sql`status = 'draft' and month not in (
      select same.month from packets same where same.unit_id = ${into} and same.status <> 'withdrawn')`,
  },
  {
    what: 'subjects',
    table: 'opinion_subjects',
    where: (into) => sql`key not in (select same.key from opinion_subjects same where same.unit_id = ${into})`,
  },
  { what: 'speaking', table: 'speaking_contests', where: () => sql`status <> 'published'` },
  { what: 'campaigns', table: 'campaigns', where: () => sql`status <> 'withdrawn'` },
  { what: 'tasks', table: 'campaign_tasks', where: () => sql`done_at is null` },
  { what: 'beside', table: 'units', column: 'beside_id' },
]

// Tables that name a unit and keep it: what happened there, or what goes with a row that is carried.
export const kept: Record<string, string> = {
  attempts: 'handed in for the unit of that day',
  standings: 'counted for the unit of that day',
  round_units: 'where it stood when a round was over',
  member_counts: 'how many people it had on a day, by a paper',
  audit_log: 'append-only',
  class_figures: 'counted for the units of that day',
  gathering_points: 'where a gathering was planned to be held, by the name of that day',
  gathering_attendance: 'where somebody belonged on the day of a gathering',
  api_keys: 'made to read one unit: who takes over makes keys of its own',
  webhooks: 'made for one unit: who takes over says whom to tell',
  broadcasts: 'what was sent, or is on its way to groups that have their rows',
  digests: 'what a unit told; drafts for a day to come go, and are drafted anew',
  evaluation_runs: 'figures of a day',
  attachments: 'they go with what a unit told',
  sending_rules: 'who takes over has rules of its own, or those above it',
  office_hours: 'who takes over has hours of its own, or those above it',
  unit_pasts: 'a unit’s own past',
  board_seats: 'who takes over has a board of its own',
  duties: 'who takes over has a roster of its own',
  opinion_reports: 'what was heard in the unit of that month',
  network_notes: 'thanks and reminders of a month',
  deliveries: 'reached the unit of that day',
  facts: 'counted for the unit of that day',
  unit_lines: 'where it stood on a day',
  visits: 'of pages of that day',
  report_forms: 'who takes over heads reports of its own',
  reports: 'what was reported of a month',
  story_keys: 'goes with its item, and is found under the units before too',
}

type Reading = Pick<Reader, 'all'>

const rowsOf = ({ table, column = 'unit_id', where }: Carry, unitId: string, into: string, at: number): SQL =>
  sql`from ${sql.identifier(table)} where ${sql.identifier(column)} = ${unitId}${where ? sql` and ${where(into, at)}` : sql``}`

/** How many rows of each kind would go over, and a mark that changes when others would. */
export async function carriedBy(db: Reading, unitId: string, into: string, at: number) {
  const counts: Partial<Record<Carried, number>> = {}
  const marks: string[] = []
  for (const carry of carries) {
    const [row] = await db.all<{ count: number; mark: string }>(sql`
      select count(*) as count, coalesce(sum(rowid), 0) || ' ' || coalesce(sum(rowid * rowid % 1000003), 0) as mark
      ${rowsOf(carry, unitId, into, at)}`)
    if (!row || row.count === 0) continue
    counts[carry.what] = row.count
    marks.push(`${carry.what} ${row.count} ${row.mark}`)
  }
  return { counts, marks }
}

type Taking = { changeId: string; unitId: string; into: string; at: number }

/** Takes over what is at work, and notes every row of it. What the other has already (a role, a source) stays where it is. */
export async function carryOver(tx: Tx, { changeId, unitId, into, at }: Taking): Promise<void> {
  for (const carry of carries) {
    const { what, table, key = sql`id`, column = 'unit_id', becomes } = carry
    const was = becomes ? sql.identifier(becomes.column) : sql`null`
    await tx.run(sql`
      insert into unit_carried (change_id, what, row_id, from_unit, was)
      select ${changeId}, ${what}, ${key}, ${unitId}, ${was} ${rowsOf(carry, unitId, into, at)}`)
    const [into_, unit] = [sql.identifier(table), sql.identifier(column)]
    const state = becomes ? [sql`${sql.identifier(becomes.column)} = ${becomes.value}`] : []
    const set = becomes?.stays ? state : [sql`${unit} = ${into}`, ...state]
    await tx.run(sql`
      update or ignore ${into_} set ${sql.join(set, sql`, `)}
      where ${unit} = ${unitId} and ${key} in (
        select row_id from unit_carried where change_id = ${changeId} and what = ${what} and from_unit = ${unitId})`)
    if (!becomes?.stays)
      await tx.run(sql`
        delete from unit_carried where change_id = ${changeId} and what = ${what} and from_unit = ${unitId}
        and row_id in (select ${key} from ${into_} where ${unit} = ${unitId})`)
  }
  // A version that waits for its release bears its unit in its description.
  await tx.run(sql`
    insert into unit_carried (change_id, what, row_id, from_unit)
    select ${changeId}, 'staged', document_id, ${unitId} from staged_documents where described ->> '$.unitId' = ${unitId}`)
  await tx.run(sql`
    update staged_documents set described = json_set(described, '$.unitId', ${into}) where described ->> '$.unitId' = ${unitId}`)
}

/** Puts back what a change took along, as far as it is still where the change put it. */
export async function putBack(tx: Tx, changeId: string, into: string): Promise<void> {
  for (const { what, table, key = sql`id`, column = 'unit_id', becomes } of [...carries].reverse()) {
    const unit = sql.identifier(column)
    const noted = (field: SQL) =>
      sql`(select ${field} from unit_carried c where c.change_id = ${changeId} and c.what = ${what} and c.row_id = ${key})`
    const from = sql`${unit} = ${noted(sql`c.from_unit`)}`
    const state = becomes ? [sql`${sql.identifier(becomes.column)} = ${noted(sql`c.was`)}`] : []
    const isThere = becomes?.stays ? sql`${sql.identifier(becomes.column)} = ${becomes.value}` : sql`${unit} = ${into}`
    await tx.run(sql`
      update or ignore ${sql.identifier(table)} set ${sql.join(becomes?.stays ? state : [from, ...state], sql`, `)}
      where ${isThere} and ${key} in (select row_id from unit_carried where change_id = ${changeId} and what = ${what})`)
  }
  await tx.run(sql`
    update staged_documents set described = json_set(described, '$.unitId', (
      select from_unit from unit_carried where change_id = ${changeId} and what = 'staged' and row_id = document_id))
    where described ->> '$.unitId' = ${into} and document_id in (
      select row_id from unit_carried where change_id = ${changeId} and what = 'staged')`)
}
