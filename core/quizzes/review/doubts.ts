import { type SQL, sql } from 'drizzle-orm'
import type { Doubt } from '../../../db/schema/admissions.ts'
import type { AttemptPaper } from '../../../db/schema/quizzes.ts'
import { breathe } from '../../breathe.ts'
import type { Ctx } from '../../context.ts'
import { steeredRound } from '../office/change.ts'
import type { Round } from '../rounds.ts'
import { scoresFrom } from '../rules.ts'
import { answeredIn } from '../score.ts'
import { type Handed, leastMsAQuestion, mostShown, patterns } from './patterns.ts'

// A family shares a telephone, and a hall its network.
const fewestOf = { again: 1, device: 3, network: 5, alike: 1, speed: 1 }
const mostGroups = 50

type Db = Pick<Ctx, 'db'>
/** People whose papers share something, by their ids. */
type Group = { doubt: Doubt; people: string[] }

/**
 * What somebody should look at in a round before its ranking is trusted: papers from the device of somebody who was left out, many from one device, guests by one network, the same
 * answers in the same time, answers faster than they can be read. None of it decides anything, and nobody is shut out by it.
 */
export async function doubtsOf(ctx: Ctx, roundId: string) {
  const { round } = await steeredRound(ctx, roundId)
  const groups = [
    ...(await againOf(ctx, roundId)),
    ...(await sharing(ctx, roundId, 'device')),
    ...(await sharing(ctx, roundId, 'network')),
    ...(await alikeIn(ctx, round)),
  ]
  const outside = await ctx.db.all<{ id: string }>(sql`
    select distinct person_id as id from attempts where round_id = ${roundId} and left_out = 1 limit ${mostShown}`)
  const papers = await papersOf(ctx, round, [...groups.flatMap(({ people }) => people), ...outside.map(({ id }) => id)])
  const kept = await keptIn(ctx, roundId)
  const shown = groups.map(({ doubt, people }) => ({
    doubt,
    papers: people.flatMap((id) => {
      const paper = papers.get(id)
      return paper ? [{ ...paper, kept: kept.has(`${id} ${doubt}`) }] : []
    }),
  }))
  return {
    // Some only began: what nobody handed in is nothing to look at.
    groups: shown.filter(({ doubt, papers }) => papers.length >= fewestOf[doubt]),
    leftOut: outside.flatMap(({ id }) => papers.get(id) ?? []),
    scoresFrom: scoresFrom(round, ctx.now()),
  }
}

/** Whoever is left out and comes again as another guest has a paper that counts: of one device with theirs. */
async function againOf(ctx: Db, roundId: string): Promise<Group[]> {
  const rows = await ctx.db.all<{ id: string }>(sql`
    with outside as materialized (
      select distinct t.device as device from attempts a join attempt_traces t on t.attempt_id = a.id
      where a.round_id = ${roundId} and a.left_out = 1 and t.device is not null)
    select distinct t.person_id as id from attempt_traces t
    join attempts a on a.id = t.attempt_id
    where t.round_id = ${roundId} and t.device in (select device from outside) and a.counted = 1
    limit ${mostShown}`)
  return rows.length > 0 ? [{ doubt: 'again', people: rows.map(({ id }) => id) }] : []
}

async function sharing(ctx: Db, roundId: string, trace: 'device' | 'network'): Promise<Group[]> {
  const column = sql.raw(trace)
  const fewest = fewestOf[trace]
  // Zalo vouches for whoever it knows; by an address that a whole hall shares only guests are worth a look.
  const guests = sql`join people p on p.id = t.person_id
    and p.oa_user_id is null and p.app_user_id is null and p.bot_user_id is null`
  const rows = await ctx.db.all<{ people: string }>(sql`
    select json_group_array(distinct t.person_id) as people
    from attempt_traces t ${trace === 'network' ? guests : sql``}
    where t.round_id = ${roundId} and t.${column} is not null
    group by t.${column} having count(distinct t.person_id) >= ${fewest}
    order by count(distinct t.person_id) desc limit ${mostGroups}`)
  return rows.map(({ people }) => ({ doubt: trace, people: (JSON.parse(people) as string[]).slice(0, mostShown) }))
}

type Row = Omit<Handed, 'paper' | 'answers'> & { paper: string; answers: string }

/**
 * Reads the papers that rank, or would, a seal at a time: others have their turn in between. Those that are all right, and not
 * too fast, are not read whole.
 */
async function alikeIn(ctx: Db, { id: roundId, rules }: Round): Promise<Group[]> {
  const found = patterns()
  const [newest] = await ctx.db.all<{ seals: number | null }>(
    sql`select max(number) as seals from seals where round_id = ${roundId}`,
  )
  const pages: SQL[] = Array.from({ length: newest?.seals ?? 0 }, (_, at) => sql`seal = ${at + 1}`)
  for (const page of [...pages, sql`seal is null`]) {
    const rows = await ctx.db.all<Row>(sql`
      select person_id as person, paper, answers, score, total, duration_ms as durationMs, submitted_at as submittedAt
      from attempts indexed by attempts_ledger
      where round_id = ${roundId} and ${page} and submitted_at is not null and answers is not null
        and (counted = 1 or left_out = 1)
        and (score < total or duration_ms < ${leastMsAQuestion * rules.questionCount})
      order by submitted_at`)
    for (const { paper, answers, ...row } of rows) {
      found.take({
        ...row,
        paper: JSON.parse(paper) as AttemptPaper,
        answers: JSON.parse(answers) as Handed['answers'],
      })
    }
    found.tidy(rows.at(-1)?.submittedAt ?? 0)
    await breathe()
  }
  const { alike, speedy } = found.found()
  return [
    ...alike.map((people): Group => ({ doubt: 'alike', people: [...new Set(people)] })),
    ...(speedy.length > 0 ? [{ doubt: 'speed' as const, people: [...new Set(speedy)] }] : []),
  ]
}

type Shown = {
  id: string
  person: string
  name: string | null
  guest: number
  unitName: string | null
  startedAt: number
  submittedAt: number
  durationMs: number
  answers: string | null
  score: number
  total: number
  leftOut: number
}

/** One paper for each of these people: the one that ranks or, of whoever is left out, the latest. */
async function papersOf(ctx: Pick<Ctx, 'db' | 'now'>, round: Round, people: string[]) {
  const rows = await ctx.db.all<Shown>(sql`
    select a.id, a.person_id as person, a.started_at as startedAt, a.submitted_at as submittedAt, a.duration_ms as durationMs,
      a.answers, a.score, a.total, a.left_out as leftOut, u.name as unitName,
      p.oa_user_id is null and p.app_user_id is null and p.bot_user_id is null as guest,
      case when p.erased_at is null and exists (select 1 from consents c
        where c.person_id = p.id and c.purpose = 'contest' and c.withdrawn_at is null) then p.name end as name
    from json_each(${JSON.stringify([...new Set(people)])}) j
    join attempts a indexed by attempts_number on a.round_id = ${round.id} and a.person_id = j.value
    join people p on p.id = a.person_id left join units u on u.id = a.unit_id
    where a.submitted_at is not null and (a.counted = 1 or a.left_out = 1)
    order by a.counted, a.submitted_at`)
  const told = scoresFrom(round, ctx.now()) === null
  return new Map(
    rows.map(({ person, answers, guest, leftOut, score, name, id, ...paper }) => [
      person,
      {
        ...paper,
        attemptId: id,
        name: name || `Người dự thi ${id.slice(-4).toUpperCase()}`,
        guest: guest === 1,
        leftOut: leftOut === 1,
        answered: answeredIn(answers === null ? null : (JSON.parse(answers) as number[][])),
        score: told ? score : null,
      },
    ]),
  )
}

async function keptIn(ctx: Db, roundId: string): Promise<Set<string>> {
  const rows = await ctx.db.all<{ key: string }>(sql`
    select a.person_id || ' ' || k.doubt as key from kept_attempts k join attempts a on a.id = k.attempt_id
    where k.round_id = ${roundId}`)
  return new Set(rows.map(({ key }) => key))
}
