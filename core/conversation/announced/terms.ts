import type { Piece } from '../../../db/schema/digests.ts'
import type { NoticeKind } from '../../../db/schema/news.ts'
import { noticeIn, type Spoken } from '../../news/notice-kinds.ts'
import { writtenOut } from '../../text/abbreviations.ts'
import { normalize } from '../../text/normalize.ts'
import { isStopWord } from '../../text/stop-words.ts'
import { pairOf, type Syllable, syllablesOf } from '../../text/syllables.ts'
import { setOf } from '../words.ts'

export type Word = Pick<Syllable, 'exact' | 'folded'>

const read = (text: string) => writtenOut(syllablesOf(normalize(text)))

/** The words of a text, abbreviations written out. */
export const wordsIn = (text: string): Word[] => read(text).words

/** What words are found by: they themselves without marks, and the pairs of neighbours. */
export function termsOf(words: readonly Word[]): string[] {
  const folded = words.map((word) => word.folded)
  const pairs = folded.slice(1).map((word, at) => pairOf(folded[at] ?? '', word))
  return [...new Set([...folded, ...pairs])]
}

/** The notice that a text speaks of. */
export const spokenIn = (text: string): Spoken | null => noticeIn(wordsIn(text).map(({ exact }) => exact))

/** The kind of what was told: as its author chose it, or as its title says; newspapers tell of none. */
export const kindTold = ({ kind, title, life }: Pick<Piece, 'kind' | 'title' | 'life'>): NoticeKind | null =>
  life?.kind ?? (kind === 'notice' ? (spokenIn(title)?.kind ?? null) : null)

export const kindTerm = (kind: NoticeKind) => `_${kind}`

// Times, manners of asking and what every notice is: they say nothing of which one is meant.
const carriers = setOf(
  'hom nay mai kia qua ngay tuan thang nam sang trua chieu toi dem gio phut luc may lich thong bao tin ban tuc moi nhat sap gan day thu hai ba tu sau bay chu nhat dien ra to chuc co chua con duoc vao tu den ngay trong xa phuong minh nha dia chi cho a oi ad dau vay the roi bi se dang o noi nao khi gi lai het xong nhan xem biet lay lanh linh con hoi di ai nha bao be chau ong z',
)

// Typed with these marks they are a matter: “chợ” is no “cho”, “điện” no “diễn ra”.
const matters = setOf(
  'gió máy bán chùa cỏ cờ đèn đền dầu thẻ bể bè hội chó chợ điện điền bão bảo thư thu trống trồng chữa mối',
)

export type Asked = { words: Word[]; marksTyped: boolean; topic: Word[] }

/** A question's words, and those of them that say what is asked about. */
export function askedIn(text: string): Asked {
  const { words, marksTyped } = read(text)
  const topic = words.filter((word) => !isStopWord(word, marksTyped) && !carriers.has(word.folded))
  return { words, marksTyped, topic }
}

/** Those words, with what is a matter for its marks alone. */
export const mattersIn = ({ words, marksTyped }: Asked): Word[] =>
  words.filter(
    (word) => !isStopWord(word, marksTyped) && (!carriers.has(word.folded) || (marksTyped && matters.has(word.exact))),
  )
