import type { Ctx } from '../../context.ts'
import { membersAt } from '../../quizzes/standings/members.ts'
import { asOf } from '../../quizzes/standings/units.ts'
import { addDays, instantOf } from '../../time.ts'
import type { Measure } from '../facts/measures.ts'
import { isOfMonths, periodsOf, type Span } from '../facts/periods.ts'
import { figuresOf } from '../facts/read.ts'
import { told } from '../facts/shown.ts'
import { fewest } from '../small-cells.ts'
import type { Told } from './block.ts'
import { guarded, meanOf } from './blocks.ts'
import type { CardName } from './words.ts'

/** Null where there is nothing to divide by, or too few people behind it. */
export type Card = { name: CardName; now: number | null; before: number | null }

const measures: Measure[] = [
  ...(['groups', 'members', 'sent', 'seen', 'sourceMinutes', 'approvalMinutes', 'editions', 'sentOnTime'] as const),
  ...(['questions', 'handedOn', 'personAnswers', 'cited', 'feedbackAnswered', 'feedbackMinutes'] as const),
  ...(['feedbackReopened', 'feedbackRated', 'participants'] as const),
]

/** How many people a unit had at the end of a day; null where nobody says. */
export async function populationOf(ctx: Pick<Ctx, 'db'>, day: string) {
  const at = instantOf(addDays(day, 1), '00:00') - 1
  const of = await membersAt(ctx, { id: '', closesAt: at }, asOf('member_count', at))
  return (unitId: string): number | null => of(unitId)?.count ?? null
}

/** The figures that stand by themselves, of a unit and all below it, and of the span before. */
export async function readCards(ctx: Pick<Ctx, 'db'>, unitId: string, span: Span, earlier: Span): Promise<Card[]> {
  const spans = { now: span, before: earlier }
  const buckets = Object.entries(spans).map(([key, one]) => ({ key, periods: periodsOf(one) }))
  const figures = await figuresOf(ctx, { unitIds: [unitId], buckets, measures })
  // Of as many people in both, so that only what they did differs.
  const members = (await populationOf(ctx, span.to))(unitId)
  const valuesIn = (bucket: 'now' | 'before'): Record<CardName, number | null> => {
    const of = (measure: Measure, part?: string) => figures.of({ bucket, unitId, measure, part })
    const isDecided = isOfMonths(periodsOf(spans[bucket]))
    const parts = (measure: Measure, names: string[]): Told[] => {
      const counts = names.map((part) => of(measure, part).count)
      if (isDecided) return of(measure).told === told.parts ? counts : counts.map(() => null)
      return guarded([counts], true).cells[0] ?? []
    }
    const isHidden = (measure: Measure) => isDecided && of(measure).told === told.nothing
    const people = (measure: Measure) =>
      isHidden(measure) ? null : isDecided ? of(measure).count : unlessFew(of(measure).count)
    const [found, notFound, busy] = parts('questions', ['found', 'not_found', 'unavailable'])
    const [inTime, late] = parts('feedbackAnswered', ['inTime', 'late'])
    const [satisfied, other] = parts('feedbackRated', ['satisfied', 'other'])
    const mean = (measure: Measure, ofPeople: boolean) =>
      ofPeople && isHidden(measure) ? null : meanOf(of(measure).total, of(measure).count, ofPeople)
    const joined = people('participants')
    const standing = (measure: Measure) => (of(measure).count > 0 ? of(measure).count : null)
    return {
      ...{ groups: standing('groups'), members: standing('members') },
      seenShare: shareOf(of('seen').count, of('sent').count),
      ...{ sourceMinutes: mean('sourceMinutes', false), approvalMinutes: mean('approvalMinutes', false) },
      onTimeShare: shareOf(of('sentOnTime').count, of('editions').count),
      answeredShare: shareOf(found, added(found, notFound, busy)),
      ...{ handedOn: people('handedOn'), personAnswers: people('personAnswers') },
      ...{ personMinutes: mean('personAnswers', true), cited: of('cited').count },
      feedbackInTime: shareOf(inTime, added(inTime, late)),
      ...{ feedbackMinutes: mean('feedbackMinutes', true), reopened: people('feedbackReopened') },
      satisfied: shareOf(satisfied, added(satisfied, other)),
      perThousand: joined === null || !members ? null : Math.round((10_000 * joined) / members) / 10,
    }
  }
  const [now, before] = [valuesIn('now'), valuesIn('before')]
  return (Object.keys(now) as CardName[]).map((name) => ({ name, now: now[name], before: before[name] }))
}

const unlessFew = (count: number): Told => (count > 0 && count < fewest ? null : count)
const added = (...counts: (Told | undefined)[]): Told =>
  counts.reduce<Told>((all, one) => (all === null || one === null || one === undefined ? null : all + one), 0)
const shareOf = (part: Told | undefined, all: Told): number | null =>
  part === null || part === undefined || !all ? null : Math.round((1000 * part) / all) / 10
