import { type SQL, sql } from 'drizzle-orm'
import { figuresOf } from '../../boards/figures.ts'
import { grouped } from '../../boards/grouped.ts'
import { timedOf } from '../../boards/timeliness.ts'
import { daysOfAll } from '../../calendar/days.ts'
import type { Ctx } from '../../context.ts'
import { categories } from '../../feedback/suggest/categories.ts'
import { addDays, dayOf, instantOf, minuteMs } from '../../time.ts'
import { topUnitId } from '../../units/tree.ts'
import { workingMs } from '../../working-hours.ts'
import type { Fact, Measure } from './measures.ts'

type Counting = Pick<Ctx, 'db' | 'now'>
type Row = { unitId: string; part: string; count: number; total: number }
type Between = { from: number; to: number }

const satisfiedFrom = 4
const arrived = sql`('sent', 'received', 'seen')`
// What the law gives a road of its own is no feedback.
const isFeedback = sql`category not in ('khieu-nai', 'to-cao')`
const within = (column: SQL, { from, to }: Between) => sql`${column} >= ${from} and ${column} < ${to}`

/** All that happened on a day of Vietnam, at each unit by itself. */
export async function factsOfDay(ctx: Counting, day: string): Promise<Fact[]> {
  const between = { from: instantOf(day, '00:00'), to: instantOf(addDays(day, 1), '00:00') }
  return [
    ...(await reachOn(ctx, between)),
    ...(await toldOn(ctx, between)),
    ...(await itemsOn(ctx, between)),
    ...(await editionsOn(ctx, day)),
    ...(await questionsOn(ctx, between)),
    ...(await feedbackOn(ctx, between)),
    ...(await participantsOn(ctx, between)),
    ...as(
      'visits',
      await rowsOf(
        ctx,
        sql`select unit_id as "unitId", page as part, count, 0 as total from visits where day = ${day}`,
      ),
    ),
  ]
}

/** How many groups there are, and members in them: of the end of a day only when it has just ended. */
export async function standingNow(ctx: Counting): Promise<Fact[]> {
  const rows = await ctx.db.all<Row>(sql`
    select unit_id as "unitId", channel as part, count(*) as count, coalesce(sum(member_count), 0) as total
    from groups where status = 'active' group by unit_id, channel`)
  return [
    ...as(
      'groups',
      rows.map((row) => ({ ...row, total: 0 })),
    ),
    ...as(
      'members',
      rows.filter(({ total }) => total > 0).map((row) => ({ ...row, count: row.total, total: 0 })),
    ),
  ]
}

const rowsOf = (ctx: Counting, query: SQL) => ctx.db.all<Row>(query)
const as = (measure: Measure, rows: readonly Row[]): Fact[] =>
  rows.map((row) => ({ ...row, total: Math.round(row.total), measure }))

/** What was to leave on the day and how far it came since, for the units whose groups it was for. */
async function reachOn(ctx: Counting, between: Between): Promise<Fact[]> {
  const rows = await ctx.db.all<Row & { state: string }>(sql`
    select d.unit_id as "unitId", d.channel as part, d.state, count(*) as count, 0 as total
    from broadcasts b join deliveries d on d.broadcast_id = b.id
    where ${within(sql`b.send_at`, between)} and d.unit_id is not null group by d.unit_id, d.channel, d.state`)
  return rows.flatMap(({ state, ...row }): Fact[] => {
    if (['failed', 'unknown', 'skipped'].includes(state)) return as('failed', [row])
    if (!['sent', 'received', 'seen'].includes(state)) return []
    return [
      ...as('sent', [row]),
      ...(state === 'sent' ? [] : as('received', [row])),
      ...(state === 'seen' ? as('seen', [row]) : []),
    ]
  })
}

/** Items of digests that reached somebody, by whose they are, and how long news took to its first group. */
async function toldOn(ctx: Counting, between: Between): Promise<Fact[]> {
  const rows = await ctx.db.all<Row & { minutes: number | null }>(sql`
    select unit_id as "unitId", part, count(*) as count, 0 as total,
      sum(case when part = 'news' and first_at >= published_at then (first_at - published_at) / ${minuteMs} end) as minutes
    from (
      select b.unit_id, i.published_at, case when i.kind = 'news' then 'news' when i.unit_id = b.unit_id then 'own' else 'above' end as part,
        (select min(d.sent_at) from (
          select sent_at from deliveries where broadcast_id = b.id and state in ${arrived} limit 5) d) as first_at
      from broadcasts b join digest_items di on di.digest_id = b.digest_id join items i on i.id = di.item_id
      where ${within(sql`b.send_at`, between)} and b.status <> 'cancelled')
    where first_at is not null group by unit_id, part`)
  return [
    ...as(
      'told',
      rows.map(({ minutes: _, ...row }) => row),
    ),
    ...as(
      'sourceMinutes',
      rows.flatMap(({ minutes, ...row }) => (minutes === null ? [] : [{ ...row, part: '', total: minutes }])),
    ),
  ]
}

async function itemsOn(ctx: Counting, between: Between): Promise<Fact[]> {
  return [
    ...as(
      'itemsIn',
      await rowsOf(
        ctx,
        sql`
      select unit_id as "unitId", kind as part, count(*) as count, 0 as total
      from items where ${within(sql`created_at`, between)} group by unit_id, kind`,
      ),
    ),
    ...as(
      'itemsDecided',
      await rowsOf(
        ctx,
        sql`
      select unit_id as "unitId", status as part, count(*) as count, sum(decided_at - created_at) / ${minuteMs} as total
      from items where ${within(sql`decided_at`, between)} and decided_at is not null and status <> 'draft' group by unit_id, status`,
      ),
    ),
  ]
}

/** How digests and announcements kept their times, as the editorial board reads it. */
async function editionsOn(ctx: Counting, day: string): Promise<Fact[]> {
  const byUnit = grouped(await timedOf(ctx, day, day, undefined), ({ unitId }) => unitId)
  return [...byUnit].flatMap(([unitId, timed]) => {
    const told = figuresOf(timed)
    const waits = timed.flatMap(({ askedAt, approvedAt }) =>
      askedAt !== null && approvedAt !== null && approvedAt >= askedAt ? [approvedAt - askedAt] : [],
    )
    const minutes = Math.round(waits.reduce((all, one) => all + one, 0) / minuteMs)
    const fact = (measure: Measure, count: number, total = 0): Fact => ({ unitId, measure, part: '', count, total })
    return [
      fact('editions', told.count),
      fact('approvedInTime', told.approvedInTime),
      fact('sentOnTime', told.onTime),
      fact('sentLate', told.late),
      fact('notSent', told.notAtAll),
      fact('approvalMinutes', waits.length, minutes),
    ].filter(({ count }) => count > 0)
  })
}

// A unit that took over has its open questions since: on days before, they were asked of the one that ended.
const askedOf = sql`coalesce((
  select c.from_unit from unit_carried c join unit_changes h on h.id = c.change_id
  where c.what = 'questions' and c.row_id = q.id and h.state = 'done' and h.done_at > q.asked_at order by h.done_at limit 1), q.unit_id, ${topUnitId})`
const outcomes = sql`('found', 'not_found', 'unavailable')`

async function questionsOn(ctx: Counting, between: Between): Promise<Fact[]> {
  const asked = sql`q.outcome in ${outcomes} and ${within(sql`q.asked_at`, between)}`
  const rows = await ctx.db.all<Row & { channel: string; passed: number }>(sql`
    select ${askedOf} as "unitId", q.outcome as part, q.channel, count(*) as count, 0 as total, sum(q.status <> 'open') as passed
    from questions q where ${asked} group by 1, q.outcome, q.channel`)
  return [
    ...as(
      'questions',
      rows.map(({ channel: _, passed: __, ...row }) => row),
    ),
    ...as(
      'questionChannels',
      rows.map(({ channel, passed: _, ...row }) => ({ ...row, part: channel })),
    ),
    ...as(
      'handedOn',
      rows.flatMap(({ channel: _, passed, ...row }) => (passed > 0 ? [{ ...row, part: '', count: passed }] : [])),
    ),
    ...as(
      'personAnswers',
      await rowsOf(
        ctx,
        sql`
      select coalesce(q.unit_id, ${topUnitId}) as "unitId", '' as part, count(*) as count, sum(a.created_at - q.asked_at) / ${minuteMs} as total
      from answers a join questions q on q.id = a.question_id
      where a.origin = 'person' and ${within(sql`a.created_at`, between)} group by 1`,
      ),
    ),
    ...as(
      'cited',
      await rowsOf(
        ctx,
        sql`
      select ${askedOf} as "unitId", '' as part, count(*) as count, 0 as total
      from questions q join answers a on a.question_id = q.id join citations c on c.answer_id = a.id where ${asked} group by 1`,
      ),
    ),
  ]
}

type Answered = { unitId: string; path: string; createdAt: number; answeredAt: number; late: number }

async function feedbackOn(ctx: Counting, between: Between): Promise<Fact[]> {
  const known = Object.keys(categories)
  const came = await rowsOf(
    ctx,
    sql`
    select coalesce((select s.before ->> '$.unitId' from feedback_steps s
        where s.feedback_id = f.id and s.kind = 'route' order by s.created_at limit 1),
      (select c.from_unit from unit_carried c where c.what = 'feedback' and c.row_id = f.id limit 1), f.unit_id) as "unitId",
      f.category as part, count(*) as count, 0 as total
    from feedback f where ${within(sql`f.created_at`, between)} and ${isFeedback} group by 1, f.category`,
  )
  const answered = await ctx.db.all<Answered>(sql`
    select f.unit_id as "unitId", u.path, f.created_at as "createdAt", f.answered_at as "answeredAt", coalesce(f.answered_late, 0) as late
    from feedback f join units u on u.id = f.unit_id
    where f.answered_at is not null and ${within(sql`f.answered_at`, between)} and ${isFeedback}`)
  const rated = await ctx.db.all<Row>(sql`
    select unit_id as "unitId", case when rating >= ${satisfiedFrom} then 'satisfied' else 'other' end as part, count(*) as count, sum(rating) as total
    from feedback where rated_at is not null and ${within(sql`rated_at`, between)} and rating is not null group by 1, 2`)
  const on = (column: 'closed_at' | 'reopened_at') =>
    rowsOf(
      ctx,
      sql`
      select unit_id as "unitId", '' as part, count(*) as count, 0 as total from feedback
      where ${sql.identifier(column)} is not null and ${within(sql.identifier(column) as unknown as SQL, between)} and ${isFeedback} group by unit_id`,
    )
  return [
    ...as(
      'feedback',
      came.map((row) => ({ ...row, part: known.includes(row.part) ? row.part : 'khac' })),
    ),
    ...as(
      'feedbackAnswered',
      answered.map(({ unitId, late }) => ({ unitId, part: late ? 'late' : 'inTime', count: 1, total: 0 })),
    ),
    ...as('feedbackMinutes', await officeMinutes(ctx, answered)),
    ...as('feedbackClosed', await on('closed_at')),
    ...as('feedbackReopened', await on('reopened_at')),
    ...as('feedbackRated', rated),
  ]
}

/** How much office time each answer took. Whether it was late was settled by the clock that its sender was told of. */
async function officeMinutes(ctx: Counting, answered: readonly Answered[]): Promise<Row[]> {
  if (answered.length === 0) return []
  const first = Math.min(...answered.map(({ createdAt }) => createdAt))
  const last = Math.max(...answered.map(({ answeredAt }) => answeredAt))
  const daysOf = await daysOfAll(ctx.db, dayOf(first), dayOf(last))
  const closed = new Map<string, Set<string>>()
  const closedFor = (path: string) => {
    const known =
      closed.get(path) ?? new Set([...daysOf(path).values()].filter((one) => one.closed).map(({ day }) => day))
    closed.set(path, known)
    return known
  }
  return answered.map(({ unitId, path, createdAt, answeredAt }) => ({
    ...{ unitId, part: '', count: 1 },
    total: Math.round(workingMs(createdAt, answeredAt, closedFor(path)) / minuteMs),
  }))
}

/**
 * Each person once a round, on the day of their first paper. Only what was sealed on the day or soon after is looked at: a seal
 * is set within a quarter of an hour, and reading all papers of a round each night would take longer with each day of it.
 */
const participantsOn = async (ctx: Counting, between: Between): Promise<Fact[]> =>
  as(
    'participants',
    await rowsOf(
      ctx,
      sql`
    select coalesce(a.unit_id, ${topUnitId}) as "unitId", '' as part, count(*) as count, 0 as total
    from seals s join attempts a on a.round_id = s.round_id and a.seal = s.number
    where s.sealed_at >= ${between.from} and s.sealed_at < ${between.to + 60 * minuteMs} and s.entries > 0 and s.change is null
      and a.submitted_at is not null and ${within(sql`a.submitted_at`, between)}
      and not exists (select 1 from attempts e where e.round_id = a.round_id and e.person_id = a.person_id
        and e.submitted_at is not null and e.submitted_at < a.submitted_at)
    group by 1`,
    ),
  )
