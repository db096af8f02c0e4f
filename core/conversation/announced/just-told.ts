import { and, desc, eq, gt, gte, inArray } from 'drizzle-orm'
import type { Announcement } from '../../../db/schema/answers.ts'
import { deliveryStates } from '../../../db/schema/broadcasts.ts'
import type { NoticeKind } from '../../../db/schema/news.ts'
import { replies } from '../../../db/schema/replies.ts'
import type { Asked } from '../../answers/answer.ts'
import { answeredJustBefore, leaningOf } from '../../answers/follow-up.ts'
import type { Ctx } from '../../context.ts'
import { fold } from '../../text/fold.ts'
import { alleysIn, quartersIn } from '../../text/numerals/numbered-places.ts'
import { minuteMs } from '../../time.ts'
import { actOf, dayAlone } from '../act.ts'
import { causeOf } from '../go-on.ts'
import { plainWords } from '../words.ts'
import { announcedIn, type Found } from './find.ts'
import { asksIfHit, partAsked, saysPart } from './leaning.ts'
import { kindTold } from './terms.ts'

const longestThread = 12

/** What a chat or a thread was told last: notices, and the words by which they were asked for; of an edition what in it may be meant. */
export type JustTold = { asked: string; told: Announcement[]; isEdition?: true }
/** An edition that was told a moment ago, with what of it still holds. */
export type Edition = { at: number; items: Found[] }

/** Whether a text may go on from a notice: with a part of it, another day or another quarter, and no matter of its own. */
export const mayLean = (text: string): boolean =>
  partAsked(text) !== null ||
  asksIfHit(text) ||
  (dayAlone(text) !== null && !ofAll.test(fold(text))) ||
  (text.length <= longestLeaning &&
    quartersIn(text).size + alleysIn(text).size > 0 &&
    (leaningOf(text) === 'goes-on' || quarterAlone.test(plainWords(text))))

// “Mai có gì không?” asks of all of a day, “còn ngày mai?” of the same matter.
const ofAll = /\bco (?:gi|chi|viec gi|chuyen gi|su kien)\b/
const longestLeaning = 60
const quarterAlone =
  /^(?:(?:the|vay|con|a) ){1,3}(?:to|thon|ap|khu|khom)(?: dan pho| pho)?(?: so)? [a-z0-9]{1,5}(?: (?:thi|sao|co|khong|nua)){0,3}$/

/** Whether a text goes on from the notice that was told last in its chat or thread. */
export async function leansOnNotice(ctx: Pick<Ctx, 'db' | 'now'>, asked: Asked): Promise<boolean> {
  if (!mayLean(asked.text)) return false
  const before = await justTold(ctx, asked)
  if (!before) return false
  // Of a notice that names nobody to call, whoever asks for a number means the office's.
  const isOffices = actOf(asked.text)?.kind === 'contact' && partAsked(asked.text) === 'contact'
  return !isOffices || saysPart('contact', wordsTold(before.told))
}

/** All that notices say, folded. */
export const wordsTold = (told: readonly Announcement[]): string =>
  fold(told.flatMap(({ title, summary, lines }) => [title, summary, ...lines]).join('. '))

/**
 * The notices that whoever asks this was told last, in the same chat or thread; null where something else came since. `looked`: the
 * edition told a moment ago, where that was looked for already.
 */
export async function justTold(
  ctx: Pick<Ctx, 'db' | 'now'>,
  asked: Asked,
  looked?: { edition: Edition | null },
): Promise<JustTold | null> {
  const thread = asked.documentId ? null : await answeredJustBefore(ctx, asked, longestThread)
  const last = thread?.[0]
  const edition = looked ? looked.edition : await editionTold(ctx, asked)
  // Whoever has asked of it whether one place is hit goes on to the next.
  const since = edition && last ? (thread ?? []).filter(({ askedAt }) => askedAt >= edition.at) : []
  if (
    edition &&
    since.every(
      ({ question, origin }) => origin !== 'announced' && (asksIfHit(question) || leaningOf(question) === 'goes-on'),
    )
  )
    return ofEdition(edition, asked, since.length > 0)
  if (last?.origin !== 'announced' || !last.announced?.length) return null
  // “Còn thứ bảy?” goes on from the hours, or an edition, that were told after it.
  const isOfDay = dayAlone(asked.text) !== null
  if (isOfDay && asked.channel !== 'web' && (await isElsewhere(ctx, asked, last.askedAt))) return null
  const first = thread?.find(({ question, origin }) => origin === 'announced' && !mayLean(question))
  return { asked: first?.question ?? last.question, told: last.announced }
}

const editionMs = 15 * minuteMs
const mostOfEdition = 3
const longestOfEdition = 120

/** The edition that a chat was told a moment ago, as far as it still holds; null where none was, and on screens. */
export async function editionTold(
  ctx: Pick<Ctx, 'db' | 'now'>,
  { channel, recipient, documentId, text }: Asked,
): Promise<Edition | null> {
  if (channel === 'web' || documentId || text.length > longestOfEdition) return null
  const [last] = await ctx.db
    .select({ buttons: replies.buttons, at: replies.createdAt })
    .from(replies)
    .where(
      and(
        ...[eq(replies.channel, channel), eq(replies.recipient, recipient), eq(replies.cause, causeOf('digest'))],
        // The index is by these two: no chat's question looks through all replies.
        ...[inArray(replies.state, deliveryStates), gte(replies.dueAt, ctx.now() - editionMs)],
      ),
    )
    .orderBy(desc(replies.createdAt), desc(replies.id))
    .limit(1)
  const code = last?.buttons?.map(({ url }) => /\/digests\/(\w{4,12})$/.exec(url ?? '')?.[1]).find(Boolean)
  return last && code ? { at: last.at, items: await announcedIn(ctx, code) } : null
}

/** What of an edition says what is asked: “mấy giờ bắt đầu?” right after it asks of all in it that has an hour. */
function ofEdition({ items }: Edition, { text }: Asked, goesOn: boolean): JustTold | null {
  if (asksIfHit(text) || (goesOn && quartersIn(text).size + alleysIn(text).size > 0)) {
    const hitting = items.filter((one) => hits.has(kindTold(one)))
    return { asked: hitting[0]?.title ?? text, told: hitting.slice(0, mostOfEdition).map(bare), isEdition: true }
  }
  const part = partAsked(text)
  const told = part ? items.filter((one) => saysPart(part, wordsTold([one]))) : []
  if (told.length === 0) return null
  return { asked: text, told: told.slice(0, mostOfEdition).map(bare) }
}

const bare = ({ path, ...one }: Found): Announcement => one
// What falls on a place, so that people ask whether it falls on theirs.
const hits: ReadonlySet<NoticeKind | null> = new Set<NoticeKind>(['power', 'water', 'storm', 'road'])

/** Whether the account has told its hours or an edition in a chat since then. */
async function isElsewhere({ db }: Pick<Ctx, 'db'>, { channel, recipient }: Asked, since: number): Promise<boolean> {
  const [other] = await db
    .select({ id: replies.id })
    .from(replies)
    .where(
      and(
        ...[eq(replies.channel, channel), eq(replies.recipient, recipient), gt(replies.createdAt, since)],
        inArray(replies.cause, [causeOf('hours'), causeOf('digest')]),
      ),
    )
    .limit(1)
  return other !== undefined
}
