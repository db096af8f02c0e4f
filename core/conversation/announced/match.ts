import type { NoticeKind } from '../../../db/schema/news.ts'
import type { Spoken } from '../../news/notice-kinds.ts'
import { dayOf } from '../../time.ts'
import { plainWords } from '../words.ts'
import { type Asked, askedIn, spokenIn, type Word, wordsIn } from './terms.ts'

/** What digests told, as it is looked at beside a question. */
export type Telling = {
  title: string
  summary: string
  place: string
  kind: NoticeKind | null
  startsAt: number | null
  endsAt: number | null
}

/** `fits`: how well, 0 to 1; `onDay`: whether it is of the day that was asked for, null where none was. */
export type Fit = { fits: number; onDay: boolean | null }

/** What a question asks of what was told: its words, the same folded as a text (`said`), the notice it speaks of, the day. */
export type Sought = Asked & { said: string; notice: Spoken | null; day: string | null }

/** @param day the day that the question names, as `2026-11-30` */
export function soughtIn(text: string, day: string | null): Sought {
  const { topic, ...asked } = askedIn(text)
  // The numbers of a day are not looked for among words.
  return {
    ...asked,
    topic: topic.filter(({ folded }) => !day || !/^\d+$/.test(folded)),
    said: plainWords(text),
    notice: spokenIn(text),
    day,
  }
}

/** Whether a text speaks of what notices tell: water or power cut, a meeting, a vaccination. */
export const noticeIn = (text: string): boolean => spokenIn(text) !== null

// A law's words are asked of the library, whatever is told of late.
const ofLaw =
  /\b(?:luat|nghi dinh|thong tu|quy dinh|quy che|muc phat|xu phat|bi phat|phat (?:bao|the)|dieu \d+|khoan \d+|thu tuc|ho so|le phi|tham quyen|trach nhiem|nghia vu|truong hop|doi tuong|nguyen tac|the nao la|bao gom|quyen loi|dieu kien|trinh tu|hop dong|boi thuong|co duoc phep|bi cam|hinh thuc)\b/
// What is asked of something that happens.
const ofNow =
  /\b(?:hom nay|ngay mai|mai|chieu nay|sang nay|toi nay|sang mai|chieu mai|tuan nay|tuan sau|tuan toi|thang nay|sap toi|sap|bao gio|khi nao|luc nao|may gio|ngay nao|hom nao|o dau|cho nao|noi nao|lich|moi nhat|chua|lai|con (?:khong|k|ko)|dang ky o|den het|xong)\b/

/** Whether a question asks of what happens here and now, of a law, or does not say. */
export function sideOf({ said, notice, day }: Sought): 'now' | 'law' | null {
  if (ofLaw.test(said)) return 'law'
  return day || notice || ofNow.test(said) ? 'now' : null
}

const titleCounts = 1.5
// “Mai ở nhà văn hoá có gì?” says a place and a day, and of what happens there nothing.
const atPlace = 0.75

/** How well what was told answers: a share of the question's words and of their pairs, the kind and the day. */
export function fitOf({ topic, marksTyped, notice, day }: Sought, telling: Telling): Fit {
  const onDay = day === null ? null : isOn(day, telling)
  if (topic.length === 0 && !notice) return { fits: 0, onDay }
  const title = wordsIn(telling.title)
  const body = wordsIn(`${telling.summary} ${telling.place}`)
  const same = (one: Word, other: Word) =>
    one.folded === other.folded && (!marksTyped || one.exact === other.exact || one.exact === one.folded)
  const held = (word: Word) => title.some((one) => same(word, one)) || body.some((one) => same(word, one))
  const adjoin = (first: Word, second: Word, text: Word[]) =>
    text.some((one, at) => {
      const next = text[at + 1]
      return next !== undefined && same(first, one) && same(second, next)
    })
  // Of what both speak of its own words are said, however each puts them.
  const own = notice && isOfMatter(notice, telling) ? notice.own : null
  const rest = own ? topic.filter(({ exact }) => !own.has(exact)) : topic
  const words = share(rest.map(held))
  const pairs = share(
    rest.slice(1).map((word, at) => {
      const before = rest[at] as Word
      return adjoin(before, word, title) || adjoin(before, word, body)
    }),
  )
  const inTitle = (words: Word[]) => share(words.map((word) => title.some((one) => same(word, one))))
  // Of two of a kind, the one that has the question's own words for it.
  if (own) return { fits: 0.4 + 0.5 * words + 0.1 * inTitle(topic), onDay }
  if (rest.length < 2) return { fits: rest.length === 1 && inTitle(rest) === 1 ? 0.5 : 0, onDay }
  const fits = Math.min(1, (words + pairs + (titleCounts - 1) * inTitle(rest)) / (1 + titleCounts))
  const place = wordsIn(telling.place)
  const isThere = onDay === true && rest.every((word) => place.some((one) => same(word, one)))
  return { fits: isThere ? Math.max(fits, atPlace) : fits, onDay }
}

/** Whether what was told is of the kind that was asked for, and its title of no other matter of it. */
function isOfMatter({ kind, matter }: Spoken, telling: Pick<Telling, 'kind' | 'title'>): boolean {
  if (kind !== telling.kind) return false
  const told = spokenIn(telling.title)
  return told?.kind !== kind || told.matter === matter
}

const share = (all: boolean[]) => (all.length === 0 ? 1 : all.filter(Boolean).length / all.length)

function isOn(day: string, { startsAt, endsAt }: Telling): boolean {
  if (startsAt === null) return false
  return dayOf(startsAt) <= day && day <= dayOf(endsAt ?? startsAt)
}

/** From here on what was told is held to answer; more is wanted where nothing says that it is asked for. */
export const leastFit = (side: ReturnType<typeof sideOf>): number => (side === 'now' ? 0.72 : 0.85)
