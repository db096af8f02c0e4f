import { sql } from 'drizzle-orm'
import type { Ctx } from '../context.ts'
import { hasReached } from '../digests/reached.ts'
import { fewest, withoutSmallCells } from '../statistics/small-cells.ts'
import { tasksOf } from './tasks.ts'
import { campaignFor } from './write.ts'

// To hide what is small among many more rows would hold other answers up; a city has some hundreds of wards.
const mostPlaces = 60

type Counted = { path: string; count: number }

/**
 * All that a campaign did, by the units right below its own: chats that had its items and announcements, papers handed in to its contests
 * that are over, who was at its gatherings that are over, cases and questions put under it, and its plan. Fewer than five people are hidden, with what would give them away.
 * `unitId` and `name` are null of the row in which the units beyond those that are listed stand together.
 */
export async function campaignFigures(ctx: Ctx, id: string) {
  const { unit } = await campaignFor(ctx, 'campaign.read', id)
  const { db } = ctx
  const ids = (kind: string) => sql`(select ref_id from campaign_links where campaign_id = ${id} and kind = ${kind})`
  const told = sql`(select g.id from digests g where g.id in ${ids('announcement')}
    union select t.digest_id from digest_items t where t.item_id in ${ids('item')})`
  const groups = await db.all<Counted>(sql`
    select u.path, count(distinct d.group_id) as count from broadcasts b join deliveries d on d.broadcast_id = b.id
      join groups gr on gr.id = d.group_id join units u on u.id = gr.unit_id
    where b.digest_id in ${told} and ${hasReached(sql`b`)} group by u.id`)
  const papers = await db.all<Counted>(sql`
    select u.path, count(*) as count from attempts a join rounds r on r.id = a.round_id join units u on u.id = a.unit_id
    where r.quiz_id in ${ids('quiz')} and r.closes_at < ${ctx.now()} and a.submitted_at is not null group by u.id`)
  const cases = await db.all<Counted>(sql`
    select u.path, count(*) as count from feedback f join units u on u.id = f.unit_id where f.id in ${ids('feedback')} group by u.id`)
  const present = await db.all<Counted>(sql`
    select u.path, count(*) as count from gathering_attendance a join gatherings g on g.id = a.gathering_id
      join units u on u.id = coalesce(a.unit_id, g.unit_id)
    where g.id in ${ids('gathering')} and g.state in ('closed', 'minuted') group by u.id`)
  const [asked] = await db.all<{ count: number }>(sql`
    select count(distinct coalesce(q.person_id, q.id)) as count from unmet_questions uq join questions q on q.id = uq.question_id
    where uq.topic_id in ${ids('topic')} or uq.from_topic_id in ${ids('topic')}`)
  const tasks = await tasksOf(ctx, id)

  const placeOf = (path: string) =>
    path.startsWith(unit.path) ? path.slice(unit.path.length).split('/')[0] || unit.id : null
  const places = [
    ...new Set(
      [...groups, ...papers, ...present, ...cases, ...tasks.map(({ unitPath }) => ({ path: unitPath }))].flatMap(
        ({ path }) => placeOf(path) ?? [],
      ),
    ),
  ]
  const names = await db.all<{ id: string; name: string; path: string }>(sql`
    select id, name, path from units where id in (select value from json_each(${JSON.stringify(places)})) order by path`)
  // Where there are more than can be listed, all further ones stand in one row.
  const listed = [
    ...names.slice(0, mostPlaces).map(({ id: unitId, name }) => ({ unitId, name, ids: new Set([unitId]) })),
    ...(names.length > mostPlaces
      ? [{ unitId: null, name: null, ids: new Set(names.slice(mostPlaces).map((one) => one.id)) }]
      : []),
  ]
  const isIn = (ids: ReadonlySet<string>, path: string) => ids.has(placeOf(path) ?? '')
  const sum = (rows: readonly Counted[], ids: ReadonlySet<string>) =>
    rows.filter(({ path }) => isIn(ids, path)).reduce((all, { count }) => all + count, 0)
  const people = withoutSmallCells(
    listed.length > 0 ? listed.map(({ ids }) => [papers, cases, present].map((rows) => sum(rows, ids))) : [[0, 0, 0]],
  )
  const count = asked?.count ?? 0
  return {
    units: listed.map(({ ids, ...place }, at) => {
      const own = tasks.filter(({ unitPath }) => isIn(ids, unitPath))
      return {
        ...{ ...place, groups: sum(groups, ids) },
        ...{ papers: people.cells[at]?.[0] ?? null, cases: people.cells[at]?.[1] ?? null },
        present: people.cells[at]?.[2] ?? null,
        ...{ tasks: own.length, done: own.filter(({ doneAt }) => doneAt !== null).length },
        late: own.filter(({ late }) => late).length,
      }
    }),
    papers: listed.length > 0 ? (people.columns[0] ?? null) : 0,
    cases: listed.length > 0 ? (people.columns[1] ?? null) : 0,
    present: listed.length > 0 ? (people.columns[2] ?? null) : 0,
    asked: count > 0 && count < fewest ? null : count,
    groups: groups.reduce((all, one) => all + one.count, 0),
  }
}
