import { sql } from 'drizzle-orm'
import type { Reader, Tx } from '../../db/client.ts'
import type { AttemptPaper, Given, KeyChanges, RoundRules } from '../../db/schema/quizzes.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { isBetter } from './ranking.ts'
import { scoresFrom } from './rules.ts'
import { answeredIn, answerFault, type Key, keyIn, type Right, rightOf, scoreOf } from './score.ts'
import { alreadyIn, type Counted, changes, type Result, saveSubmitted } from './submitted.ts'

/**
 * `at` is when the server took the paper in, before it waited for others to be written with it; `sequence` as for a save;
 * `timeUp` when nobody tapped, but the phone thinks that the time is over.
 */
export type Handed = {
  attemptId: string
  personId: string
  answers: Given[]
  guess: number | null
  sequence: number | null
  timeUp: boolean
  at: number
  /** How long its questions took in a live room; elsewhere it is from the start to `at`, without pauses. */
  tookMs?: number
}

/** What a save left: the paper as it stood when its phone counted `sequence`. */
export type Held = { sequence: number; answers: Given[]; guess: number | null }

export type Submission =
  | { kind: 'accepted'; result: Result; repeated: boolean; late: boolean; scoresFrom: number | null }
  | { kind: 'refused'; error: AppError }

type Facts = {
  id: string
  round_id: string
  person_id: string
  unit_id: string | null
  paper: string
  started_at: number
  deadline_at: number
  total: number
  held: string | null
  held_guess: number | null
  held_sequence: number | null
  quiz_id: string
  closes_at: number
  rules: string
  revision: number
  key_changes: string | null
  left_out: number
  paused_ms: number
  paused_from: number | null
  paused_until: number | null
}
type Marked = { handed: Handed; facts: Facts; rules: RoundRules; result: Result; late: boolean; fault: AppError | null }

/**
 * Takes in attempts together, in one short transaction; answers, for each, its result or why it was refused.
 * An attempt already in keeps its first result. Of one that comes too late what was held in time is marked, as handed in when
 * its time was over; where nothing was, it stays unsubmitted.
 */
export async function submitAttempts(ctx: Pick<Ctx, 'db' | 'write'>, batch: Handed[]): Promise<Submission[]> {
  const first = await marksOf(ctx.db, batch)
  return ctx.write(async (tx) => {
    // What the office changed in a round since counts for whoever is written after it.
    const marked = (await isAsRead(tx, first)) ? first : await marksOf(tx, batch)
    return settled(tx, batch, marked)
  })
}

/** The same within a transaction that has begun. */
export const submitWithin = async (tx: Tx, batch: Handed[]): Promise<Submission[]> =>
  settled(tx, batch, await marksOf(tx, batch))

async function settled(tx: Tx, batch: Handed[], marked: (Marked | null)[]): Promise<Submission[]> {
  const before = await alreadyIn(
    tx,
    marked.flatMap((one) => (one ? [{ ...placeOf(one), attemptId: one.result.attemptId }] : [])),
  )
  const made = changes()
  const submissions = marked.map((one, at) => settle(one, batch[at]?.at ?? 0, before, made))
  await saveSubmitted(tx, made)
  return submissions
}

async function marksOf(db: Pick<Reader, 'all'>, batch: Handed[]): Promise<(Marked | null)[]> {
  const facts = new Map((await factsOf(db, batch)).map((row) => [row.id, row]))
  const keys = await keysOf(db, [...new Set(Array.from(facts.values(), ({ quiz_id }) => quiz_id))])
  return batch.map((handed) => mark(handed, facts.get(handed.attemptId), keys))
}

async function isAsRead(tx: Tx, marked: (Marked | null)[]): Promise<boolean> {
  const read = new Map(marked.flatMap((one) => (one ? [[one.facts.round_id, one.facts.revision] as const] : [])))
  if (read.size === 0) return true
  const now = await tx.all<{ id: string; revision: number }>(sql`
    select id, revision from rounds where id in (select value from json_each(${JSON.stringify([...read.keys()])}))`)
  return now.every(({ id, revision }) => read.get(id) === revision)
}

/** What its person is told of a submission, or its refusal thrown. */
export function resultOf(submission: Submission) {
  if (submission.kind === 'refused') throw submission.error
  const { result, repeated, late, scoresFrom } = submission
  return { ...result, score: scoresFrom === null ? result.score : null, repeated, late, scoresFrom }
}

const factsOf = (db: Pick<Reader, 'all'>, batch: Handed[]) =>
  db.all<Facts>(sql`
    select a.id, a.round_id, a.person_id, case when r.rules ->> '$.units' = 'confirmed' and p.unit_state is not 'confirmed' then null else p.unit_id end as unit_id, a.paper, a.started_at, a.deadline_at, a.total,
      a.answers as held, a.guess as held_guess, a.sequence as held_sequence,
      r.quiz_id, r.closes_at, r.rules, r.revision, r.key_changes, a.left_out, a.paused_ms, r.paused_from, r.paused_until
    from json_each(${JSON.stringify(batch.map(({ attemptId }) => attemptId))}) j
    join attempts a on a.id = j.value join rounds r on r.id = a.round_id join people p on p.id = a.person_id
    where p.erased_at is null`)

type KeptRight = number[] | (Parameters<typeof rightOf>[0] & { kind: 'order' | 'short' })

const readRight = (kept: KeptRight): Right => (Array.isArray(kept) ? kept : rightOf(kept))

export async function keysOf(db: Pick<Reader, 'all'>, quizIds: string[]): Promise<Map<string, Key>> {
  const rows = await db.all<{ quiz_id: string; key: string }>(sql`
    select quiz_id, json_group_array(case kind when 'choice' then json(correct)
      else json_object('kind', kind, 'options', json(options), 'correct', json(correct), 'exact', exact = 1) end) as key
    from (select quiz_id, kind, options, correct, exact from quiz_questions
      where quiz_id in (select value from json_each(${JSON.stringify(quizIds)})) order by quiz_id, position)
    group by quiz_id`)
  return new Map(rows.map(({ quiz_id, key }) => [quiz_id, (JSON.parse(key) as KeptRight[]).map(readRight)]))
}

/** What an attempt is worth; null when the person has no such attempt. */
function mark(given: Handed, facts: Facts | undefined, keys: Map<string, Key>): Marked | null {
  if (!facts || facts.person_id !== given.personId) return null
  const paper = JSON.parse(facts.paper) as AttemptPaper
  const rules = JSON.parse(facts.rules) as RoundRules
  const over = timeOf(facts)
  const past = given.at > over + rules.graceMs
  // Of most papers nothing else is held than what they are: it need not be read.
  const held = past || mayBeOvertaken(given, facts) ? heldOf(facts) : null
  const newer = !past && held !== null && !isSame(given, held)
  const late = past || (newer && given.at >= over)
  const handed = late && held ? { ...given, ...held, at: over } : given
  const { id: attemptId, total, started_at } = facts
  const changes = facts.key_changes === null ? null : (JSON.parse(facts.key_changes) as KeyChanges)
  const score = scoreOf(paper, handed.answers, keyIn(keys.get(facts.quiz_id) ?? [], changes), rules)
  const answered = answeredIn(handed.answers)
  return {
    handed: rules.guess ? handed : { ...handed, guess: null },
    facts,
    rules,
    result: {
      attemptId,
      score,
      total,
      answered,
      durationMs: given.tookMs ?? Math.max(0, handed.at - started_at - pausedBy(handed.at, facts)),
      submittedAt: handed.at,
    },
    late,
    fault:
      late && !held
        ? new AppError('CONFLICT', 'attempt.late')
        : faultOf(handed, facts, paper, rules, newer ? held : null),
  }
}

/** How long an attempt stood still until an instant; what is left of a pause at that instant is not behind it. */
function pausedBy(at: number, { paused_ms, paused_from, paused_until }: Facts): number {
  if (paused_ms === 0 || paused_from === null || paused_until === null || at >= paused_until) return paused_ms
  return Math.max(0, paused_ms - (paused_until - Math.max(paused_from, at)))
}

/** When the time of an attempt is over. */
const timeOf = ({ deadline_at, closes_at }: Pick<Facts, 'deadline_at' | 'closes_at'>) =>
  Math.min(deadline_at, closes_at)

const heldOf = ({ held, held_guess, held_sequence }: Facts): Held | null =>
  held === null ? null : { answers: JSON.parse(held), guess: held_guess, sequence: held_sequence ?? 0 }

export const isSame = (one: Pick<Held, 'answers' | 'guess'>, other: Pick<Held, 'answers' | 'guess'>) =>
  one.guess === other.guess && JSON.stringify(one.answers) === JSON.stringify(other.answers)

/** True when another phone may have saved more since this one last knew; from pages that count nothing, never. */
const mayBeOvertaken = ({ sequence }: Handed, { held, held_sequence }: Facts) =>
  sequence !== null && held !== null && (held_sequence ?? 0) >= sequence

function faultOf(
  handed: Handed,
  facts: Facts,
  paper: AttemptPaper,
  rules: RoundRules,
  newer: Held | null,
): AppError | null {
  const deadlineAt = timeOf(facts)
  const early = handed.at < deadlineAt
  // A phone whose clock was set, or that slept, takes nobody's minutes away.
  if (early && handed.timeUp) return new AppError('CONFLICT', 'attempt.time-left', { now: handed.at, deadlineAt })
  if (early && newer) return new AppError('CONFLICT', 'attempt.newer', { newer })
  // Once the time is over a gap is a wrong answer: nobody can fill it any more.
  const mustBeWhole = rules.requireAll && early
  const fault = answerFault(paper, handed.answers, mustBeWhole)
  if (fault) return new AppError('INVALID', fault)
  if (rules.guess && mustBeWhole && handed.guess === null) return new AppError('INVALID', 'attempt.incomplete')
  return null
}

const placeOf = ({ facts }: Marked) => ({ roundId: facts.round_id, personId: facts.person_id })

/** Decides one attempt against what is in, and notes what it changes for the next one of the batch. */
function settle(
  one: Marked | null,
  at: number,
  before: Awaited<ReturnType<typeof alreadyIn>>,
  made: ReturnType<typeof changes>,
): Submission {
  if (!one) return { kind: 'refused', error: new AppError('NOT_FOUND') }
  const { handed, facts, rules, result, late, fault } = one
  const told = { late, scoresFrom: scoresFrom({ closesAt: facts.closes_at, rules }, at) }
  const first = before.resultOf(result.attemptId)
  if (first)
    return { kind: 'accepted', result: first, repeated: true, ...told, late: first.submittedAt === timeOf(facts) }
  if (fault) return { kind: 'refused', error: fault }

  const mine: Counted = { ...result, unitId: facts.unit_id ?? '' }
  const best = before.countedOf(placeOf(one))
  const counts = facts.left_out === 0 && (!best || isBetter(rules, mine, best))
  before.note(placeOf(one), mine, counts)
  made.submit({ ...placeOf(one), ...mine, answers: handed.answers, guess: handed.guess, counts })
  if (counts && best) made.outdo({ ...placeOf(one), ...best })
  return { kind: 'accepted', result, repeated: false, ...told }
}
