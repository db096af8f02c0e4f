import ical, { type ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { GatheringState } from '../../db/schema/gatherings.ts'
import { words } from './strings.ts'

export type GatheringEvent = {
  id: string
  title: string
  unitName: string
  place: string
  startsAt: number
  endsAt: number
  state: GatheringState
}

type Place = { host: string; link: (path: string) => string }

/** Gatherings that somebody is asked to, for the calendar of their own phone. What is told keeps its UID when it is moved or called off. */
export function icsOfGatherings(events: readonly GatheringEvent[], place: Place): string {
  const calendar = ical({
    name: words.own,
    prodId: { company: 'Loa', product: words.own, language: 'VI' },
    method: ICalCalendarMethod.PUBLISH,
  })
  for (const event of events) addGathering(calendar, event, place)
  return calendar.toString()
}

/** Where it is held online is told behind the link alone: a calendar lies in a phone, and in backups of it, for years. */
export function addGathering(
  calendar: ICalCalendar,
  event: GatheringEvent,
  { host, link }: Place,
  changed?: Date,
): void {
  const { id, title, unitName, place, startsAt, endsAt, state } = event
  calendar.createEvent({
    ...{ id: `${id}@${host}`, start: new Date(startsAt), end: new Date(endsAt), summary: title },
    ...(changed && { stamp: changed, lastModified: changed }),
    location: place || unitName,
    description: [unitName, words.gatherings[state]].filter(Boolean).join(' · '),
    url: link(`/gatherings/${id}`),
    status: statusOf(state),
  })
}

function statusOf(state: GatheringState): ICalEventStatus {
  if (state === 'cancelled') return ICalEventStatus.CANCELLED
  return state === 'draft' ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED
}
