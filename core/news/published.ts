import { composed } from '../text/composed.ts'
import { dayMs } from '../time.ts'

// Vietnam keeps one time all year; a date without a zone is of it.
const ours = 7 * 60
const zones: Record<string, number> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  ict: ours,
  est: -5 * 60,
  edt: -4 * 60,
  cst: -6 * 60,
  cdt: -5 * 60,
  mst: -7 * 60,
  mdt: -6 * 60,
  pst: -8 * 60,
  pdt: -7 * 60,
}
const saidMonths: Record<string, string> = Object.fromEntries(
  'giêng,hai,ba,tư,năm,sáu,bảy,tám,chín,mười,mười một,mười hai'.split(',').map((name, i) => [name, String(i + 1)]),
)
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

const longest = 80
const offset = /(?<=\s|\d:\d\d(?:[.,]\d{1,9})?|gmt|utc|\()(?:gmt|utc)?\s?([+-])(\d{1,2}):?(\d\d)?\)?$/
const zoneName = /(?<=[\s\d(])(z|ut|utc|gmt|ict|[ecmp][sd]t)\)?$/
const clock =
  /(?<!\d)\(?(\d{1,2})(?::(\d\d|\d(?=:))(?::(\d{1,2})(?!\d)(?:[.,]\d{1,9})?)?| ?(?:giờ|h|g) ?(\d{1,2})?(?: ?phút)?)(?: ?(am|pm|sa|ch|sáng|trưa|chiều|tối)\b)?\)?/u
const weekday =
  /(?<![\p{L}\d])(?:(?:thứ|th) (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|t[2-7]|cn|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)(?![\p{L}\d])/u

// "20251106T083000+0700", as calendars write it.
const compact = /^((?:19|20)\d\d)(\d\d)(\d\d)(?:t?(\d\d)(\d\d)(\d\d)?(?:[.,]\d{1,9})?)?(?= ?(?:z|[+-]\d\d:?\d\d|$))/
// "Thu Nov 06 15:20:00 ICT 2025": the zone between the time and the year.
const zoneBeforeYear = /(?<=\d:\d\d(?::\d\d)?) ([a-z]{1,3}|[+-]\d{4}) (\d{4})$/

// Seconds since 1970, as programs keep time, or thousandths of them; later ones look like a day.
const unixTime = /^(1[0-8]\d{8})(\d{3})?$/
// The same as some portals' programs write it: "/Date(1793863800000)/".
const wrappedTime = /^\/?date\((\d{13})(?:[+-]\d{4})?\)\/?$/i

/** A date's words in one form; a zone's name in brackets says no more than the offset before it. */
const plainDate = (text: string) =>
  composed(text)
    .toLowerCase()
    .replaceAll('−', '-')
    .replace(/\s+/g, ' ')
    .replace(/(?<=[+-]\d{4}) \([a-z ]{3,30} time\)$/, '')
    .replace(/(?<=[+-]\d\d:?\d\d|\dz)\[[a-z_/]{3,40}\]$/, '')
    .replace(compact, (_, year, month, day, hour = '0', minute = '00', second = '00') => {
      return `${year}-${month}-${day} ${hour}:${minute}:${second}`
    })
    .replace(zoneBeforeYear, ' $2 $1')
    .replace(/(?<!\p{L})(?:(?:cập nhật|đăng|xuất bản|ngày đăng)(?: lúc)?|lúc)(?!\p{L}) ?:? ?/u, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/**
 * The instant that a feed's date names, or null when it cannot be told. A date in figures has its day first, as people here
 * write; one that might be an American's, with AM or PM, is left for a person.
 */
export function instantFrom(text: string): number | null {
  const counted = unixTime.exec(text.trim().replace(wrappedTime, '$1'))
  if (counted) return Number(counted[1]) * 1000 + Number(counted[2] ?? 0)
  let rest = text.length > longest ? '' : plainDate(text)
  const take = (pattern: RegExp) => {
    const found = pattern.exec(rest)
    if (found) rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`.trim()
    return found
  }
  const [, sign, hours, minutes = '0'] = take(offset) ?? []
  const [, name = ''] = take(zoneName) ?? []
  const zone = hours ? Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) : (zones[name] ?? ours)
  const [, hour = '0', minute, second = '0', minuteAfterH = '0', half = ''] = take(clock) ?? []
  take(weekday)
  const day = dayIn(rest.replace(/^[\s,|–-]+|[\s,|(–t-]+$/g, ''), /am|pm/.test(half))
  const past = half ? (Number(hour) % 12) + (isAfternoon(half, Number(hour)) ? 12 : 0) : Number(hour)
  const passed = past * 60 + Number(minute ?? minuteAfterH)
  if (day === null || passed > 24 * 60) return null
  return day + ((passed - zone) * 60 + Number(second)) * 1000
}

// "1 giờ trưa" and "12 giờ trưa" are past noon, "11 giờ trưa" is before.
const isAfternoon = (half: string, hour: number) =>
  /pm|ch|tối/.test(half) || (half === 'trưa' && (hour < 4 || hour === 12))

function dayIn(text: string, mayBeAmerican: boolean): number | null {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text)
  if (iso) return dayOf(iso[1], iso[2], iso[3])
  const figures = /^(?:ngày )?(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)$/.exec(text)
  if (figures) {
    const [, first, , second, year] = figures
    if (!mayBeAmerican || first === second || Number(first) > 12) return dayOf(year, second, first)
    return Number(second) > 12 ? dayOf(year, first, second) : null
  }
  const inWords =
    /^(?:ngày )?(\d{1,2})[ ,-]{0,3}(?:tháng|thg|th) ?(\d{1,2}|\p{L}{2,5}(?: (?:một|hai))?)[ ,-]{0,3}(?:năm )?(\d{4})$/u.exec(
      text,
    )
  if (inWords) return dayOf(inWords[3], saidMonths[inWords[2] ?? ''] ?? inWords[2], inWords[1])
  const monthInWords = /^(?:tháng|thg|th) ?(\d{1,2}) (\d{1,2}), ?(\d{4})$/.exec(text)
  if (monthInWords) return dayOf(monthInWords[3], monthInWords[1], monthInWords[2])
  const english = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3})[a-z]*[ ,-]+(\d{4}|\d\d)$/.exec(text)
  if (english) return dayOf(english[3], monthOf(english[2]), english[1])
  const monthFirst = /^([a-z]{3})[a-z]* (\d{1,2})(?:st|nd|rd|th)?[ ,]+(\d{4})$/.exec(text)
  return monthFirst && dayOf(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2])
}

// "25/11/06" may as well begin with its year: no feed tells of 2006.
const oldestShortYear = 15
const oldestYear = 1900

const monthOf = (name = '') => String(months.indexOf(name) + 1)

/** The day's beginning in UTC; null for a day that no calendar has. */
function dayOf(year = '', month = '', day = ''): number | null {
  if (year.length === 2 && Number(year) < oldestShortYear) return null
  // A program that knows no day writes its first, "0001-01-01".
  if (year.length === 4 && Number(year) < oldestYear) return null
  const at = Date.UTC(Number(year.length === 2 ? `20${year}` : year), Number(month) - 1, Number(day))
  return new Date(at).getUTCDate() === Number(day) && new Date(at).getUTCMonth() === Number(month) - 1 ? at : null
}

/** What said to have been published later than this from now on was not: a clock of another zone is some hours ahead, no more. */
const mostAheadMs = dayMs

/** When something was published, as far as it can have been by now; what cannot is no time, never a guess. */
export const believed = (publishedAt: number | null, now: number): number | null =>
  publishedAt !== null && publishedAt > now + mostAheadMs ? null : publishedAt
