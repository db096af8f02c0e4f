import type { GatheringPlan } from '../../../db/schema/gatherings.ts'
import { written } from '../../time.ts'
import { gatheringWords as words } from '../messages.ts'

const moments = ['startsAt', 'endsAt'] as const
const short = ['title', 'place', 'contact'] as const
const rules = [
  ...(['attends', 'votes', 'quorumPercent', 'votersExpected', 'asksRoomNumber', 'anonymousComments'] as const),
]

/** What differs between two plans, a line each, as those who were asked read it; `inside`: what the office alone looks at. */
export function changesOf(before: GatheringPlan, after: GatheringPlan): { told: string[]; inside: string[] } {
  const line = (what: keyof typeof words.facts, was: string, is: string) =>
    words.change(words.facts[what], was, is || words.none)
  const differs = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b)
  const pieces = ({ agenda }: GatheringPlan) => agenda.map(({ id, ...piece }) => piece)
  const told = [
    ...moments
      .filter((what) => written(before[what]) !== written(after[what]))
      .map((what) => line(what, written(before[what]), written(after[what]))),
    ...short.filter((what) => before[what] !== after[what]).map((what) => line(what, before[what], after[what])),
    ...(before.link !== after.link ? [line('link', '', after.link)] : []),
    ...(before.lead !== after.lead ? [line('lead', '', words.rewritten)] : []),
    ...(differs(pieces(before), pieces(after)) ? [line('agenda', '', words.rewritten)] : []),
  ]
  const inside = [
    ...(differs(before.invited, after.invited) ? [line('invited', '', words.rewritten)] : []),
    ...(rules.some((rule) => before[rule] !== after[rule]) ? [line('rules', '', words.rewritten)] : []),
  ]
  return { told, inside }
}

/** Whether it is held at another time, as people read times: forms know no seconds. */
export const isMoved = (before: GatheringPlan, after: GatheringPlan): boolean =>
  moments.some((what) => written(before[what]) !== written(after[what]))
