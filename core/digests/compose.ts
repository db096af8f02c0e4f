import type { Piece } from '../../db/schema/digests.ts'
import { groupChannels, textMaxOf } from '../channels.ts'
import { lifeLines } from '../news/life.ts'
import { lifeWords } from '../news/messages.ts'
import { clip, oneLine } from '../news/plain.ts'
import { withoutMentions } from '../text/mentions.ts'
import { written, writtenDate } from '../time.ts'

/** What a message to any group may hold: a digest is one text for all of them. */
export const textMax = textMaxOf(groupChannels)
export const maxItems = 8
const titleMax = 200
const newsSummaryMax = 160
const noticeSummaryMax = 400

export type Wording = {
  unitName: string
  day: string
  /** Which part of the day's digest; the first says nothing of it. */
  part?: number
  code: string
  /** The digest's public page. */
  page: string
  /** In the order in which they should appear. */
  pieces: readonly Piece[]
  /** A sentence of the editor's before the first item, and one after the last. */
  opening?: string
  closing?: string
}

const partOf = ({ part = 1 }: Pick<Wording, 'part'>) => (part > 1 ? ` (phần ${part})` : '')

export const titleOf = ({ unitName, day, part }: Pick<Wording, 'unitName' | 'day' | 'part'>) =>
  `Bản tin ${unitName} – ${writtenDate(day)}${partOf({ part })}`

/** The text of exactly this digest, whatever its length. */
export const textOf = (wording: Wording): string => textWith(wording, wording.pieces)

/** The text of a digest and the items that are in it: as many as fit, in order, each of them whole. */
export function compose(wording: Wording): { text: string; itemIds: string[] } {
  const pieces = wording.pieces.filter((piece) => paragraphOf(piece, 1).length <= textMax / 2).slice(0, maxItems)
  for (let count = pieces.length; count > 0; count--) {
    const chosen = pieces.slice(0, count)
    const text = textWith(wording, chosen)
    if (text.length <= textMax) return { text, itemIds: chosen.map(({ id }) => id) }
  }
  return { text: '', itemIds: [] }
}

function textWith(wording: Wording, pieces: readonly Piece[]): string {
  const { unitName, day, code, page, opening = '', closing = '' } = wording
  const name = safe(unitName)
  return [
    `BẢN TIN ${name.toLocaleUpperCase('vi')} – ${writtenDate(day)}${partOf(wording)}`,
    `Thông tin chính thức của ${name}.`,
    '',
    ...[safe(opening), ...pieces.map((piece, i) => paragraphOf(piece, i + 1)), safe(closing)]
      .filter(Boolean)
      .flatMap((paragraph) => [paragraph, '']),
    `Mã bản tin: ${code}`,
    `Xem đầy đủ: ${page}`,
    'Cần hỏi thêm, bạn nhắn tin cho tài khoản Zalo đã gửi bản tin này.',
  ].join('\n')
}

function paragraphOf(piece: Piece, number: number): string {
  const { kind, title, summary, sourceName, author, link, publishedAt, life } = piece
  const lead = clip(safe(summary), kind === 'notice' ? noticeSummaryMax : newsSummaryMax)
  const source = [sourceName, author].map(safe).filter(Boolean).join(', ')
  const time = publishedAt === null ? '' : ` (${written(publishedAt)})`
  const head = clip(safe(title), titleMax)
  return [
    `${number}. ${life?.urgent ? lifeWords.urgent(head) : head}`,
    lead,
    ...lifeLines(piece).map(safe),
    `Nguồn: ${source}${time}`,
    safe(link),
  ]
    .filter(Boolean)
    .join('\n')
}

const safe = (text: string) => withoutMentions(oneLine(text))
