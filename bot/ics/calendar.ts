import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import type { Entry } from '../../core/mornings/agenda/entry.ts'
import { minuteMs } from '../../core/time.ts'
import { addGathering, type GatheringEvent } from './gatherings.ts'
import { words } from './strings.ts'

// A moment alone is drawn as nothing by some calendars.
const shownMs = 15 * minuteMs
// Of those that read it; Google's comes when it likes.
const rereadSeconds = 60 * 60

type Place = { host: string; desk: (path: string) => string }

/** A calendar as phones subscribe to it (RFC 5545). What tells the same keeps its UID through all that becomes of it. */
export function icsOf(
  entries: readonly Entry[],
  { host, desk }: Place,
  gatherings: readonly (GatheringEvent & { updatedAt: number })[] = [],
): string {
  const calendar = ical({
    name: words.name,
    prodId: { company: 'Loa', product: 'Lịch gửi tin', language: 'VI' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: rereadSeconds,
  })
  for (const entry of entries) {
    const { subject, title, unitName, at, state, kind, href, updatedAt } = entry
    const start = new Date(at)
    const changed = new Date(updatedAt)
    calendar.createEvent({
      ...{ id: `${subject}@${host}`, start, end: new Date(at + shownMs), stamp: changed, lastModified: changed },
      summary: title,
      location: unitName,
      description: [words.kinds[kind], words.states[state]].join(' · '),
      url: desk(href.slice(1)),
      status: statusOf(entry),
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  }
  for (const gathering of gatherings)
    addGathering(calendar, gathering, { host, link: (path) => desk(path.slice(1)) }, new Date(gathering.updatedAt))
  return calendar.toString()
}

function statusOf({ state }: Entry): ICalEventStatus {
  if (state === 'cancelled' || state === 'missed' || state === 'no-send') return ICalEventStatus.CANCELLED
  return state === 'draft' ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED
}
