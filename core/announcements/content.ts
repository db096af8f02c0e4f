import type { Content, Sending } from '../../db/schema/digests.ts'
import type { Life } from '../../db/schema/news.ts'
import { textMax } from '../digests/compose.ts'
import { AppError } from '../errors.ts'
import { sha256 } from '../ids.ts'
import { lifeFacts, lifeGiven, lifeLines } from '../news/life.ts'
import { canonicalLink, hasOnlyWebLinks } from '../news/link.ts'
import { oneLine } from '../news/plain.ts'
import { composed } from '../text/composed.ts'
import { withoutMentions } from '../text/mentions.ts'
import { announcementWords as words } from './messages.ts'

/** What an announcement says. `link`: to read more; '' without. `life`: when, where and until when, where it says so. */
export type Said = { title: string; text: string; link: string; life: Life | null }

/** Paragraphs as they were typed, without what would call on people or melt lines. */
const paragraphs = (typed: string) =>
  composed(typed)
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => withoutMentions(oneLine(line)))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/**
 * What was typed, as it is kept.
 * @throws AppError INVALID announcement.title, digest.link or item.times
 */
export function saidOf({ title, text, link, life }: Said): Said {
  const said = {
    title: withoutMentions(oneLine(title)),
    text: paragraphs(text),
    link: link.trim() && (canonicalLink(link) ?? ''),
    life: life && lifeGiven(life),
  }
  if (!said.title || !said.text) throw new AppError('INVALID', 'announcement.title')
  const typed = [said.title, ...said.text.split('\n')]
  if ((link.trim() && !said.link) || !typed.every(hasOnlyWebLinks)) throw new AppError('INVALID', 'digest.link')
  return said
}

type Frame = { unitName: string; code: string; page: string; sending: Sending; fileUrl: string | null }

/**
 * The message that groups get.
 * @throws AppError INVALID announcement.long
 */
export function messageOf({ title, text, link, life }: Said, frame: Frame): string {
  const { unitName, code, page, sending, fileUrl } = frame
  const name = withoutMentions(oneLine(unitName))
  const message = [
    words.head(name, sending.urgentReason !== ''),
    words.official(name),
    '',
    title,
    '',
    text,
    ...lifeLines({ life }).map((line) => withoutMentions(oneLine(line))),
    ...(link ? [words.more(link)] : []),
    ...(fileUrl ? [words.file(fileUrl)] : []),
    '',
    words.code(code),
    words.page(page),
    words.ask,
  ].join('\n')
  if (message.length > textMax)
    throw new AppError('INVALID', 'announcement.long', { length: message.length, max: textMax })
  return message
}

/** As pages, feeds and answers show it: one item, of the office itself. */
export const contentOf = (id: string, { title, text, link, life }: Said, unitName: string, at: number): Content => ({
  opening: '',
  closing: '',
  items: [
    {
      ...{ id, kind: 'notice' as const, title, summary: text, sourceName: unitName, author: '', link },
      publishedAt: at,
      ...(life && { life }),
    },
  ],
})

/** What an approval binds: the words, the time, the audience, the picture and the file, but not the code on each message. */
export const announcementHash = (
  unitId: string,
  { title, text, link, life }: Said,
  sending: Sending,
): Promise<string> => {
  const { audience, sendAt, urgentReason, image, file, recurrence } = sending
  const { unitIds, channels, tags, groupIds } = audience
  const chosen = [unitIds, channels, tags, groupIds].map((ids) => (ids ? [...ids].sort() : null))
  const again = recurrence && [
    recurrence.every,
    [...recurrence.on].sort((a, b) => a - b),
    recurrence.at,
    recurrence.until,
  ]
  return sha256(
    JSON.stringify([
      ...[unitId, title, text, link, life && lifeFacts(life), chosen, sendAt, urgentReason],
      ...[image?.hash ?? null, file && [file.name, file.hash], again],
    ]),
  )
}

/** What an announcement says, read back from its content. */
export function saidIn(content: Content | null): Said {
  const piece = content?.items[0]
  if (!piece) throw new Error('an announcement without its words')
  return { title: piece.title, text: piece.summary, link: piece.link, life: piece.life ?? null }
}
