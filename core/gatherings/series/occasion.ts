import type { Recurrence } from '../../../db/schema/digests.ts'
import type { SeriesPlan } from '../../../db/schema/gatherings.ts'
import { addDays, dayOf, instantOf, minuteMs, writtenDate } from '../../time.ts'
import type { TypedPlan } from '../plan.ts'

type Comes = { title: string; recurrence: Recurrence | null; papersOn: number | null; plan: SeriesPlan }

const papersClock = '17:00'

/** What a series makes of one of its days. */
export function planOn({ title, recurrence, plan }: Omit<Comes, 'papersOn'>, startsAt: number): TypedPlan {
  const { minutes, agenda, ...said } = plan
  const day = dayOf(startsAt)
  const which = recurrence?.every === 'month' ? `tháng ${Number(day.slice(5, 7))}/${day.slice(0, 4)}` : writtenDate(day)
  return {
    ...said,
    ...{ title: `${title} ${which}`, startsAt, endsAt: startsAt + minutes * minuteMs },
    ...{ votersExpected: null, anonymousComments: false },
    agenda: agenda.map((piece) => ({ ...piece, startsAt: null })),
  }
}

/** When the papers of one of its days are due: on that day of the month before, the last where it is shorter; null where nothing says so. */
export function papersDueOf({ papersOn }: Pick<Comes, 'papersOn'>, startsAt: number): number | null {
  if (papersOn === null) return null
  const last = addDays(`${dayOf(startsAt).slice(0, 7)}-01`, -1)
  const date = Math.min(papersOn, Number(last.slice(8)))
  return instantOf(`${last.slice(0, 8)}${String(date).padStart(2, '0')}`, papersClock)
}
