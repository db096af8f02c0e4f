import type { Announcement } from '../../api-types.ts'
import { written, writtenDay } from '../../clock.ts'
import { broadcasts } from '../digests/strings.ts'
import type { Tone } from '../shared/status.tsx'
import { announcementWords as words } from './strings.ts'

/** Where an announcement stands, in words and in its colour. */
export function standingOf({ status, missed, returnedFor, broadcastStatus }: Announcement): {
  tone: Tone
  words: string
} {
  if (missed) return { tone: missed === 'no-send' ? 'quiet' : 'urgent', words: words.missed[missed] }
  if (status === 'draft' && returnedFor) return { tone: 'urgent', words: words.returned }
  if (status === 'scheduled' && broadcastStatus && broadcastStatus !== 'scheduled') {
    const tone = broadcastStatus === 'paused' ? 'urgent' : broadcastStatus === 'finished' ? 'good' : 'waiting'
    return { tone, words: broadcasts.states[broadcastStatus] }
  }
  const tones = { draft: 'waiting', approved: 'good', scheduled: 'good', cancelled: 'quiet' } as const
  return { tone: tones[status], words: words.states[status] }
}

/** When it goes, as people read it. */
export function whenOf({ sending, leavesAt }: Announcement): string {
  const { recurrence, sendAt } = sending ?? {}
  if (recurrence) {
    const { every, on, at, until } = recurrence
    return [words.recurrence[every](on, at), until && words.recurrence.until(writtenDay(until))]
      .filter(Boolean)
      .join(', ')
  }
  const at = leavesAt ?? sendAt
  return at ? words.at(written(at)) : words.atOnce
}
