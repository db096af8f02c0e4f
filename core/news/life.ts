import type { Life, NoticeKind, Told } from '../../db/schema/news.ts'
import { AppError } from '../errors.ts'
import { addDays, clockOf, dayOf, instantOf, written, writtenDay } from '../time.ts'
import { lifeWords } from './messages.ts'
import { oneLine } from './plain.ts'

// Of what people come to, an hour says the day: a fence or a flood may stay.
const ofOneDay: ReadonlySet<NoticeKind> = new Set(['meeting', 'event'])

/** When what is told is over: a meeting of which nobody wrote when it ends, with its day; null where nothing says so. */
export function endOf({ life }: Pick<Told, 'life'>): number | null {
  if (!life) return null
  const { kind, startsAt, endsAt, expiresAt } = life
  const dayEnds = startsAt !== null && ofOneDay.has(kind) ? instantOf(addDays(dayOf(startsAt), 1), '00:00') : null
  return expiresAt ?? endsAt ?? dayEnds
}

export function isOver(told: Pick<Told, 'life'>, at: number): boolean {
  const end = endOf(told)
  return end !== null && end <= at
}

/** A life's facts in one order, as an approval is bound to them. */
export const lifeFacts = ({ kind, startsAt, endsAt, place, contact, urgent, expiresAt }: Life) => [
  ...[kind, startsAt, endsAt, place, contact, urgent, expiresAt],
]

/** From when to when, as people write it: “07:30–11:30 ngày 30/11/2026”. */
export function whenOf({ startsAt, endsAt }: Pick<Life, 'startsAt' | 'endsAt'>): string {
  if (startsAt === null) return endsAt === null ? '' : lifeWords.until(written(endsAt))
  if (endsAt === null) return written(startsAt)
  if (dayOf(startsAt) !== dayOf(endsAt)) return lifeWords.fromTo(written(startsAt), written(endsAt))
  return `${clockOf(startsAt)}–${clockOf(endsAt)} ngày ${writtenDay(startsAt)}`
}

/** When, where and whom to ask, a line each; none where nothing is said. */
export function lifeLines({ life }: Pick<Told, 'life'>): string[] {
  if (!life) return []
  const when = whenOf(life)
  return [
    ...(when ? [lifeWords.when(when)] : []),
    ...(life.place ? [lifeWords.place(life.place)] : []),
    ...(life.contact ? [lifeWords.contact(life.contact)] : []),
  ]
}

/**
 * A life as it is kept.
 *
 * @throws AppError INVALID item.times where it would end before it begins, or be over before that
 */
export function lifeGiven(life: Life): Life {
  const { startsAt, endsAt, expiresAt } = life
  const ends = [endsAt, expiresAt].filter((at) => at !== null)
  if (startsAt !== null && ends.some((at) => at <= startsAt)) throw new AppError('INVALID', 'item.times')
  return { ...life, place: oneLine(life.place), contact: oneLine(life.contact) }
}
