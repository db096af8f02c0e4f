import { composed } from '../text/composed.ts'
import { fold } from '../text/fold.ts'

const tones = { oa: ['òóỏõọ', 'àáảãạ'], oe: ['òóỏõọ', 'èéẻẽẹ'], uy: ['ùúủũụ', 'ỳýỷỹỵ'] }
// "òa" by "oà", and so on through the five tones of oa, oe and uy.
const tonesLast = new Map(
  Object.entries(tones).flatMap(([[open, end], [early = '', late = '']]) =>
    Array.from(early, (letter, tone) => [`${letter}${end}`, `${open}${late[tone]}`] as const),
  ),
)
const openEnding = /(?:[òóỏõọ][ae]|(?<!q)[ùúủũụ]y)(?![\p{L}\p{M}])/gu

/** The ways in which people type the same question, as evaluation tries them. */
export const typings = {
  'as-is': (text: string) => text,
  'no-accents': fold,
  /** Every second word without its marks, as in haste. */
  half: (text: string) =>
    text
      .split(' ')
      .map((word, i) => (i % 2 ? fold(word) : word))
      .join(' '),
  nfd: (text: string) => text.normalize('NFD'),
  upper: (text: string) => text.toUpperCase(),
  /** "hoà", "thuỷ" for "hòa", "thủy". */
  'old-tone': (text: string) => composed(text).replace(openEnding, (ending) => tonesLast.get(ending) ?? ending),
} satisfies Record<string, (text: string) => string>

export type Typing = keyof typeof typings

export const isTyping = (name: string): name is Typing => Object.hasOwn(typings, name)
