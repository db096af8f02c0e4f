import { addUp, keepDay } from '../../core/statistics/facts/count-due.ts'
import { linesOf, noteLines } from '../../core/statistics/facts/lines.ts'
import type { Fact, Measure } from '../../core/statistics/facts/measures.ts'
import { spanOf } from '../../core/statistics/facts/periods.ts'
import { addDays, dayOf } from '../../core/time.ts'
import type { Stage, Units } from './world.ts'

type Line = [measure: Measure, part: string, count: number, minutes?: number]

/**
 * What the nights of the last two months and of this one would have counted: a report that is full, and a month to compare each with.
 * The rows behind it are of people who never wrote, so none are made.
 */
export async function lastMonths({ ctx, units, present }: Pick<Stage, 'ctx' | 'units' | 'present'>): Promise<void> {
  await noteLines(ctx)
  const lines = await linesOf(ctx)
  const today = dayOf(present)
  const monthBefore = (month: string) => addDays(`${month}-01`, -1).slice(0, 7)
  const last = monthBefore(today.slice(0, 7))
  const months = [monthBefore(last), last, today.slice(0, 7)]
  for (const month of months) {
    const { from, to } = spanOf(month)
    for (let day = from; day <= to && day < today; day = addDays(day, 1))
      await keepDay(ctx, day, factsOf(units, day), { lines, standing: true })
    await addUp(ctx, month, lines)
  }
  for (const year of new Set(months.map((month) => month.slice(0, 4)))) await addUp(ctx, year, lines)
}

/** A ward and a commune that tell news each day, and their quarters, where people ask and tell what is broken. */
function factsOf({ ward, commune, neighbour, first, second, kept, joined }: Units, day: string): Fact[] {
  const chance = chances(day)
  const upTo = (most: number) => Math.floor(chance() * (most + 1))
  const editing = [ward, commune, neighbour].flatMap(({ id }, at) =>
    of(id, [
      ['editions', '', 1],
      ...(chance() < 0.9
        ? ([
            ['sentOnTime', '', 1],
            ['approvedInTime', '', 1],
          ] as Line[])
        : ([['sentLate', '', 1]] as Line[])),
      ['approvalMinutes', '', 1, 20 + upTo(50)],
      ...([
        ['told', 'own', 1 + upTo(2)],
        ['told', 'above', upTo(1)],
        ['told', 'news', upTo(2)],
      ] as Line[]),
      ...([
        ['itemsIn', 'notice', 2 + upTo(2)],
        ['itemsIn', 'news', upTo(3)],
      ] as Line[]),
      ...([
        ['itemsDecided', 'approved', 2 + upTo(2)],
        ['itemsDecided', 'rejected', upTo(1)],
      ] as Line[]),
      ['sourceMinutes', '', 2, 240 + upTo(200)],
      ['visits', 'page', 20 + upTo(30) - 5 * at],
      ['visits', 'digest', 12 + upTo(20) - 3 * at],
      ['visits', 'procedure', 6 + upTo(9)],
      ['visits', 'app', 9 + upTo(15)],
    ]),
  )
  const quarters = [first, second, kept, joined, neighbour].flatMap(({ id, memberCount }, at) => {
    const [sent, asked, cases] = [2, 3 + upTo(4), upTo(2)]
    const answered = upTo(2)
    return of(id, [
      ...([
        ['groups', 'oa_group', 2],
        ['members', 'oa_group', Math.round(Math.min(900, memberCount ?? 0) * 0.4)],
      ] as Line[]),
      ...([
        ['sent', 'oa_group', sent],
        ['received', 'oa_group', sent],
        ['seen', 'oa_group', upTo(sent)],
      ] as Line[]),
      ...([
        ['questions', 'found', asked],
        ['questions', 'not_found', 1 + upTo(1)],
      ] as Line[]),
      ...([
        ['questionChannels', 'oa_chat', asked],
        ['questionChannels', 'web', 1],
      ] as Line[]),
      ...([
        ['handedOn', '', upTo(1)],
        ['personAnswers', '', upTo(1), 95 + upTo(60)],
        ['cited', '', asked],
      ] as Line[]),
      ['feedback', kindsOf[(at + Number(day.slice(8))) % kindsOf.length] ?? 'khac', cases],
      ...([
        ['feedbackAnswered', 'inTime', answered],
        ['feedbackAnswered', 'late', upTo(4) < 2 ? 1 : 0],
      ] as Line[]),
      ['feedbackMinutes', '', answered + 1, (answered + 1) * (500 + upTo(400))],
      ['feedbackClosed', '', answered],
      ['feedbackReopened', '', upTo(5) === 0 ? 1 : 0],
      ...([
        ['feedbackRated', 'satisfied', upTo(1)],
        ['feedbackRated', 'other', upTo(3) === 0 ? 1 : 0],
      ] as Line[]),
      ['participants', '', upTo(3)],
    ])
  })
  return [...editing, ...quarters]
}

const kindsOf = ['moi-truong', 'dien-nuoc', 'giao-thong', 'moi-truong', 'trat-tu']

const of = (unitId: string, lines: Line[]): Fact[] =>
  lines
    .filter(([, , count]) => count > 0)
    .map(([measure, part, count, total = 0]) => ({ unitId, measure, part, count, total }))

/** Numbers that look like chance and are the same in every run of a day. */
function chances(day: string): () => number {
  let seed = [...day].reduce((sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 0x9e3779b1), 7)
  return () => {
    seed = (seed + 0x6d2b79f5) | 0
    const mixed = Math.imul(seed ^ (seed >>> 15), seed | 1)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
