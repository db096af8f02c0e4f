import { addDays, dayOf, isDay, weekdayOf } from '../time.ts'

// On folded words. What is past is looked for before today, what is to come after it.
const near: [RegExp, number][] = [
  [/\bhom kia\b/, -2],
  [/\b(?:hom|ngay|sang|trua|chieu|toi|dem) qua\b/, -1],
  [/\b(?:hom|ngay|sang|trua|chieu|toi) nay\b|\bbua nay\b|\bbay gio\b/, 0],
  [/\b(?:ngay|sang|trua|chieu|toi) mai\b|(?<!\b(?:thuong|khuyen|ba|chi|hoa|duong|pho) )\bmai\b(?! tang\b)/, 1],
  [/\bngay (?:kia|mot)\b/, 2],
]
const weekdays: Record<string, number> = {
  hai: 1,
  ba: 2,
  tu: 3,
  nam: 4,
  sau: 5,
  bay: 6,
  '2': 1,
  '3': 2,
  '4': 3,
  '5': 4,
  '6': 5,
  '7': 6,
}
// Two numbers of months, years of age or houses are no day: "trẻ 6-9 tháng", "tổ 2-3", "số nhà 12/3".
const written =
  /(?<!\b(?:to|nha|ngo|ngach|hem|kiet|lop|khoi|khu pho|so) )\b(?:ngay |hom |mung )?(\d{1,2})\s*(?:[/.-]|thang)\s*(\d{1,2})(?:\s*(?:[/.-]|nam)\s*(\d{4}))?\b(?!\s*(?:thang|tuoi|gio|tuan|nguoi|lan)\b)/

/**
 * The day that folded words name, as `2026-11-22`, seen from `now`; null when they name none. A day without a year is the
 * nearest one not to come, or, with `ahead`, not past; so is a weekday.
 */
export function dayIn(words: string, now: number, { ahead = false } = {}): string | null {
  const today = dayOf(now)
  const [, day = '', month = '', year] = written.exec(words) ?? []
  if (day) return datedDay(today, { day, month, ...(year && { year }), ahead })
  const weekday = /\bchu nhat\b/.test(words)
    ? 7
    : weekdays[/\bthu (hai|ba|tu|nam|sau|bay|[2-7])\b/.exec(words)?.[1] ?? '']
  if (weekday) {
    const gone = (weekdayOf(now) - weekday + 7) % 7
    if (/\btuan (?:truoc|qua|roi)\b/.test(words)) return addDays(today, -(weekdayOf(now) - weekday) - 7)
    if (/\btuan (?:sau|toi)\b/.test(words)) return addDays(today, weekday - weekdayOf(now) + 7)
    return addDays(today, ahead ? (7 - gone) % 7 : -gone)
  }
  const found = near.find(([pattern]) => pattern.test(words))
  return found ? addDays(today, found[1]) : null
}

type Dated = { day: string; month: string; year?: string; ahead: boolean }

function datedDay(today: string, { day, month, year, ahead }: Dated): string | null {
  const of = (some: number) => `${some}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const thisYear = Number(today.slice(0, 4))
  if (year) return isDay(of(Number(year))) ? of(Number(year)) : null
  const found = ahead ? [thisYear, thisYear + 1] : [thisYear, thisYear - 1]
  return found.map(of).find((one) => isDay(one) && (ahead ? one >= today : one <= today)) ?? null
}
