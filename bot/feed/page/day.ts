import { instantFrom } from '../../../core/news/published.ts'
import { dayMs, dayOf, hourMs } from '../../../core/time.ts'
import type { Element, Page } from './dom.ts'
import { instantWritten } from './items.ts'
import { headlineAmong, isBeside, isProse, type Line, namesOf } from './lines.ts'

/** When an article was published, and whether no witness says another day. `shown` is what tells people so on the page. */
export type Day = { at: number | null; isSure: boolean; shown: Element | null }

/**
 * The day that a page tells machines (`said` in its data for them) and the one that it shows people below its headline. Of two days
 * the earlier counts: a program may write when it made the page, or when the article was changed; of two hours of one day, too.
 */
export function dayOn(page: Page, lines: readonly Line[], { title, said }: { title: string; said: string }): Day {
  const told = dayTold(page, said)
  const shown = dayShown(lines, title)
  if (told === null) return shown ? { ...shown, isSure: true, shown: shown.element } : onlyTime(page)
  // What is only said to have been changed then, later, says nothing against the day before.
  if (!shown || (shown.isChange && shown.at >= told)) return { at: told, isSure: true, shown: shown?.element ?? null }
  const isOneDay = dayOf(told) === dayOf(shown.at) || Math.abs(told - shown.at) === zoneMs
  return { at: isOneDay ? hourOf(told, shown.at) : Math.min(told, shown.at), isSure: isOneDay, shown: shown.element }
}

// Programs write the hours of Vietnam as if they were those of Greenwich.
const zoneMs = 7 * hourMs
const hasHour = (at: number) => (at + zoneMs) % dayMs !== 0

/** Of two times of one day the earlier that tells an hour; the midnight of Greenwich is no hour beside a day. */
function hourOf(told: number, shown: number): number {
  if (!hasHour(shown)) return told % dayMs === 0 ? shown : told
  return hasHour(told) ? Math.min(told, shown) : shown
}

const metaNames = ['pubdate', 'publishdate', 'publish-date', 'datePublished', 'dc.date.issued', 'dc.date']
// A program that knows no day counts from its first.
const oldest = Date.UTC(1995, 0)

/** When a page says to machines that it was published, `said` in its data for them; null where it does not. */
function dayTold(page: Page, said: string): number | null {
  const of = (selector: string, attribute = 'content') => page.querySelector(selector)?.getAttribute(attribute) ?? ''
  const times = [
    of('meta[property="article:published_time"]'),
    said,
    ...metaNames.map((name) => of(`meta[name="${name}" i]`)),
    of('meta[itemprop="datePublished"]'),
    of('abbr.published', 'title'),
  ].map((time) => (time ? instantFrom(time) : null))
  const found = times.filter((at) => at !== null && at > oldest)
  return found[0] ?? null
}

/** The one time that a page marks as one, wherever it stands: nothing bears it out. */
function onlyTime(page: Page): Day {
  const times = [...page.querySelectorAll('time[datetime]')].filter((one) => !isBeside(one) && !isOfEvent(one))
  const said = new Set(times.map((one) => instantFrom(one.getAttribute('datetime') ?? '')))
  const [at = null] = said
  return { at: said.size === 1 ? at : null, isSure: at === null || said.size > 1, shown: null }
}

type Shown = { at: number; element: Element; isChange: boolean }

const label =
  /(?<!\p{L})(?:ngày (?:đăng(?: tin| bài| tải)?|cập nhật|xuất bản|tạo|viết)|đăng bởi [\p{L}\s.]{1,40}?(?: lúc| ngày)|đăng(?: tải)?(?: lúc| ngày|(?= ?:))|(?:được )?cập nhật(?: lần cuối)?(?: lúc| ngày)?|xuất bản(?: lúc| ngày)?|thời gian đăng|posted(?: on)?|published(?: on| at)?|(?:last )?updated(?: on| at)?)(?!\p{L})[\s:]{0,4}/giu
const ofChange = /cập nhật|updated/i
const name =
  /(?:^|[\s_-])(?:news|post|article|entry|detail|cms|publish|created|story|d)?[-_]?(?:date|time|ngay|meta|info|published|created|submitted|posted(?:-on)?|byline)(?:$|[\s_-])/i
const longest = 120
const mostAbove = 4
const mostBelow = 12
const mostBelowAlone = mostBelow / 2

/**
 * The day that a page shows people near its headline: labelled as one, or just below it in an element called so or alone on its line. What
 * is dated far from it is a portal's own: its weather, its prices of gold.
 */
function dayShown(lines: readonly Line[], title: string): Shown | null {
  const headline = headlineAmong(lines, title)
  if (headline < 0) return lines.map(labelledDay).find((found) => found !== null) ?? null
  const below = lines.slice(headline + 1, headline + mostBelow + 1)
  const above = lines.slice(Math.max(0, headline - mostAbove), headline)
  const sentence = below.findIndex(({ words }) => isProse(words))
  const isNear = (at: number) => at < (sentence < 0 ? mostBelowAlone : sentence)
  const found = [...below, ...above].map(labelledDay).filter((one) => one !== null)
  const bare = below
    .map((line, at) => (isNear(at) || name.test(line.names) ? bareDay(line) : null))
    .find((one) => one !== null)
  const changed = [...below.filter((_, at) => isNear(at)), ...above].map(labelledDay).find((one) => one !== null)
  return found.find(({ isChange }) => !isChange) ?? bare ?? changed ?? null
}

/** What a line says behind a label of a day: the day of publishing before one of a change. */
export function labelledDay({ element, words }: Line): Shown | null {
  if (!canTell(element, words)) return null
  const labels = [...words.matchAll(label)]
  const found = labels.flatMap(({ 0: said, index }, i) => {
    const rest = words.slice(index + said.length, labels[i + 1]?.index)
    const at =
      instantFrom(plain(rest)) ?? instantWritten(rest, mostBefore) ?? instantFrom(rest.replace(/[|)(-].{0,99}$/u, ''))
    return at === null ? [] : [{ at, element, isChange: ofChange.test(said) }]
  })
  return found.find(({ isChange }) => !isChange) ?? found[0] ?? null
}
// “Thứ Hai, ngày 09/03/2026”
const mostBefore = 22

/** What a line says where it is nothing but a day and an hour, or a day in an element that is called one. */
export function bareDay({ element, words, names }: Line): Shown | null {
  if (!canTell(element, words) || isOfEvent(element)) return null
  const time = /^time$/i.test(element.tagName) ? element : element.querySelector('time')
  const at = instantFrom(time?.getAttribute('datetime') ?? '') ?? alone(words)
  if (at !== null && (time !== null || hourOrWeekday.test(words))) return { at, element, isChange: false }
  const written = name.test(names) ? (at ?? instantWritten(words)) : null
  return written === null ? null : { at: written, element, isChange: false }
}

// A day by itself may be a document's.
const hourOrWeekday = /\d(?::|h)\d|\d giờ|^\(?(?:thứ|chủ nhật)\s/iu

/** A day that is all that words say, but for who says it before: "Xã đoàn Mẫu - 8h30 ngày 19/02/2026". */
function alone(words: string): number | null {
  const [who = '', ...rest] = words.split(/\s[|–-]\s/u)
  const isBySomebody = rest.length > 0 && /^[\p{L}\s.]{2,60}$/u.test(who)
  return instantFrom(plain(words)) ?? (isBySomebody ? instantFrom(plain(rest.join(' '))) : null)
}

/** A day's words without the signs that part it from its hour and its zone. */
const plain = (words: string) =>
  words
    .replace(/^\(|\)$/gu, '')
    .replace(/[|[\]]/gu, ' ')
    .trim()

const eventName = /(?:^|[\s_-])(?:event|su-?kien|start|end|countdown)/i
const isOfEvent = (one: Element) =>
  eventName.test(`${namesOf(one)} ${one.parentElement ? namesOf(one.parentElement) : ''}`)

const canTell = (element: Element, words: string) =>
  words.length <= longest &&
  !element.closest('aside, nav, footer') &&
  !(element.closest('li') ?? element).querySelector('a[href]')
