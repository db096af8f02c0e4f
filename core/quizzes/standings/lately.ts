import { sql } from 'drizzle-orm'
import type { RoundRules } from '../../../db/schema/quizzes.ts'
import { breathe } from '../../breathe.ts'
import type { Ctx } from '../../context.ts'
import { minuteMs } from '../../time.ts'
import { aheadIn, mostNear, type Strip, stripOf } from './strip.ts'

/** What was worked out of a round's counts, for as long as they are what they were. */
type Kept = { mark: string; at: number; value: unknown; strips: Map<number, Strip | 'coming' | 'none'>; people: number }

/**
 * What was worked out of standings lately, by round: plain values, made once for a process or an isolate. Nothing is lost
 * with it but time.
 */
export type Lately = Map<string, Kept>

export const newLately = (): Lately => new Map()

// Sixteen bytes each.
const mostPeople = 3_000_000
const mostRounds = 50
const keptForMs = 10 * minuteMs
const page = 4000
/** Fewer equals are counted where they stand. */
const fewInStrip = 5000

/** In which state what a standing is worked out of is: the counts, the tree of units, how many people they have. */
export async function markOf(ctx: Pick<Ctx, 'db'>, roundId: string): Promise<string> {
  const [row] = await ctx.db.all<{ mark: string }>(sql`
    select coalesce((select version from round_counts where round_id = ${roundId}), 0)
      || ' ' || (select revision from rounds where id = ${roundId})
      || ' ' || coalesce((select max(seq) from member_counts), 0)
      || ' ' || coalesce((select max(seq) from unit_pasts), 0)
      || ' ' || (select count(*) || ' ' || coalesce(max(settled_at), 0) || ' ' || coalesce(max(done_at), 0) from unit_changes) as mark`)
  return row?.mark ?? ''
}

/** What is kept of a round in this state, worked out where nothing is. */
export async function kept<Value>(
  ctx: Pick<Ctx, 'now'>,
  { lately, roundId, mark }: { lately: Lately; roundId: string; mark: string },
  work: () => Promise<Value>,
): Promise<Value> {
  const now = ctx.now()
  const found = lately.get(roundId)
  if (found && found.mark === mark && Math.abs(now - found.at) < keptForMs) return found.value as Value
  const value = await work()
  lately.delete(roundId)
  lately.set(roundId, { mark, at: now, value, strips: new Map(), people: 0 })
  for (const [oldest] of lately) {
    if (lately.size <= mostRounds) break
    lately.delete(oldest)
  }
  return value
}

// A standing under way that has many cells is counted anew every other second, however many look.
const manyCells = 2000
const countedForMs = 2000

/** The same of a round that runs, where each submission changes the counts. */
export async function keptAWhile<Value>(
  ctx: Pick<Ctx, 'now'>,
  { lately, roundId }: { lately: Lately; roundId: string },
  work: () => Promise<{ value: Value; cells: number }>,
): Promise<Value> {
  const now = ctx.now()
  const found = lately.get(roundId)
  const passed = found ? now - found.at : -1
  if (found && found.mark === 'running' && passed >= 0 && passed < countedForMs) return found.value as Value
  const { value, cells } = await work()
  if (cells > manyCells) lately.set(roundId, { mark: 'running', at: now, value, strips: new Map(), people: 0 })
  return value
}

type Mine = { score: number; near: number | null; at: number }
type Among = { roundId: string; rules: RoundRules; actual: number | null; equals: number; lately: Lately; mark: string }

/**
 * How many of one score are before somebody of it, whose round is over for good; null where that is better counted where they
 * stand: they are few, or somebody else is about to pack them.
 */
export async function aheadAmong(ctx: Pick<Ctx, 'db'>, mine: Mine, among: Among): Promise<number | null> {
  const { roundId, equals, lately, mark } = among
  const here = lately.get(roundId)
  if (equals < fewInStrip || !here || here.mark !== mark) return null
  const found = here.strips.get(mine.score)
  if (found === 'coming' || found === 'none') return null
  if (found) return aheadIn(found, mine.near ?? mostNear, mine.at)
  const people = [...lately.values()].reduce((all, one) => all + one.people, 0)
  if (people + equals > mostPeople) {
    for (const one of lately.values()) {
      one.strips.clear()
      one.people = 0
    }
  }
  here.strips.set(mine.score, 'coming')
  const strip = await packed(ctx, mine.score, among).catch(() => null)
  // What changed meanwhile is told by another state.
  const same = strip !== null && (await markOf(ctx, roundId)) === mark
  if (!same) {
    here.strips.set(mine.score, 'none')
    return null
  }
  here.strips.set(mine.score, strip)
  here.people += equals
  return aheadIn(strip, mine.near ?? mostNear, mine.at)
}

/** Reads everybody of a score in the order of an index, a stretch of time at once, and lets others in between. */
async function packed(ctx: Pick<Ctx, 'db'>, score: number, { roundId, rules, actual }: Among): Promise<Strip | null> {
  const columns = [
    ...(actual !== null ? [sql`coalesce(min(abs(guess - ${actual}), ${mostNear}), ${mostNear})`] : []),
    ...(rules.rank === 'fastest' ? [sql`max(duration_ms, 0)`] : []),
  ]
  if (columns.length > 1) return null
  const near = columns[0] ?? sql`0`
  const of = sql`attempts indexed by attempts_counted where round_id = ${roundId} and counted = 1 and score = ${score}`
  const ats: number[] = []
  const nears: number[] = []
  for (let after = -1; ; ) {
    const [end] = await ctx.db.all<{ at: number }>(sql`
      select submitted_at as at from ${of} and submitted_at > ${after} order by submitted_at limit 1 offset ${page}`)
    const until = end ? sql`and submitted_at <= ${end.at}` : sql``
    const [row] = await ctx.db.all<{ ats: string; nears: string }>(sql`
      select json_group_array(at) as ats, json_group_array(near) as nears from (
        select submitted_at as at, ${near} as near from ${of} and submitted_at > ${after} ${until} order by submitted_at)`)
    for (const at of JSON.parse(row?.ats ?? '[]') as number[]) ats.push(at)
    for (const one of JSON.parse(row?.nears ?? '[]') as number[]) nears.push(one)
    if (!end) break
    after = end.at
    await breathe()
  }
  return stripOf(ats, columns.length > 0 ? [nears] : [])
}
