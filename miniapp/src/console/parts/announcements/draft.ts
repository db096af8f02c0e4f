import type { Announcement } from '../../api-types.ts'
import { fieldOf, instantOf } from '../../clock.ts'
import { asked, type Choice, everybody } from '../digests/audience.tsx'
import { lifeOf, typedLife } from '../items/life-fields.tsx'

export type Attached = NonNullable<NonNullable<Announcement['sending']>['image']>
type Recurrence = NonNullable<NonNullable<Announcement['sending']>['recurrence']>

/** An announcement as the form holds it. */
export type Typed = ReturnType<typeof typedOf>

export function typedOf(announcement: Announcement | undefined, unitId: string) {
  const { said, sending } = announcement ?? {}
  const { audience, sendAt = null, recurrence = null } = sending ?? {}
  return {
    unitId: announcement?.unitId ?? unitId,
    title: said?.title ?? '',
    text: said?.text ?? '',
    link: said?.link ?? '',
    ...typedLife(said?.life),
    choice: choiceOf(audience),
    when: (recurrence ? 'again' : sendAt !== null ? 'later' : 'now') as 'now' | 'later' | 'again',
    sendAt: sendAt === null ? '' : fieldOf(sendAt),
    every: recurrence?.every ?? ('week' as Recurrence['every']),
    weekdays: recurrence?.every === 'week' ? recurrence.on.map(String) : ['1'],
    monthDays: recurrence?.every === 'month' ? recurrence.on.join(', ') : '1',
    clock: recurrence?.at ?? '07:00',
    until: recurrence?.until ?? '',
    isUrgent: Boolean(sending?.urgentReason),
    reason: sending?.urgentReason ?? '',
    image: sending?.image ?? null,
    file: sending?.file ?? null,
  }
}

function choiceOf(audience: NonNullable<Announcement['sending']>['audience'] | undefined): Choice {
  if (!audience) return everybody
  const { unitIds, channels = [], tags = [], groupIds } = audience
  if (groupIds) return { ...everybody, way: 'each', groupIds }
  const some = unitIds || channels.length > 0 || tags.length > 0
  return some ? { ...everybody, way: 'kind', unitId: unitIds?.[0] ?? '', channels, tags } : everybody
}

/** Days of a month as people list them; null where one is none. */
export function monthDaysOf(typed: string): number[] | null {
  const days = typed.split(/[,;\s]+/).filter(Boolean)
  const numbers = days.map(Number)
  return days.length > 0 && numbers.every((day) => Number.isInteger(day) && day >= 1 && day <= 31) ? numbers : null
}

function recurrenceOf({ when, every, weekdays, monthDays, clock, until }: Typed): Recurrence | null {
  if (when !== 'again') return null
  const on = every === 'week' ? weekdays.map(Number) : (monthDaysOf(monthDays) ?? [])
  return { every, on, at: clock, until: until || null }
}

/** The same as the server takes it. */
export const draftOf = (typed: Typed) => ({
  ...{ title: typed.title, text: typed.text, link: typed.link.trim(), life: lifeOf(typed) },
  audience: asked(typed.choice),
  sendAt: typed.when === 'later' && !typed.isUrgent ? instantOf(typed.sendAt) : null,
  urgentReason: typed.isUrgent ? typed.reason.trim() : '',
  imageId: typed.image?.id ?? null,
  fileId: typed.file?.id ?? null,
  recurrence: typed.isUrgent ? null : recurrenceOf(typed),
})
