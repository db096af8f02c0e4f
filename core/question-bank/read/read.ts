import { readAiken } from './aiken.ts'
import type { Reading } from './found.ts'
import { readGift } from './gift.ts'
import { readMoodle } from './moodle-xml.ts'
import { readTyped } from './typed.ts'
import { rowIn } from './workbook.ts'

export const textFormats = ['typed', 'gift', 'aiken', 'moodle'] as const
export type TextFormat = (typeof textFormats)[number]
export type FormatReading = Reading & { format: TextFormat | 'word' | 'workbook' | 'model' }

const readers: Record<TextFormat, (text: string) => Reading> = {
  typed: readTyped,
  gift: readGift,
  aiken: readAiken,
  moodle: readMoodle,
}

/** Which form a text of questions has, by what no other form holds. */
export function formatOf(text: string): TextFormat {
  if (/^\s{0,200}<(?:\?xml|!DOCTYPE|quiz)/u.test(text)) return 'moodle'
  if (/^ANSWER:\s?[A-Z]\s*$/mu.test(text)) return 'aiken'
  return /(?<!\\)\{\s*(?:[=~#>]|T\b|F\b|TRUE\b|FALSE\b|\})|^\$CATEGORY:/mu.test(text) ? 'gift' : 'typed'
}

export function readText(text: string, format: TextFormat = formatOf(text)): FormatReading {
  return { format, ...readers[format](text) }
}

/** Where something stands in a file of this form, as people count there. */
export const placeIn = (format: FormatReading['format'], at: number): string =>
  format === 'moodle'
    ? `câu thứ ${at}`
    : format === 'word'
      ? `đoạn ${at}`
      : format === 'workbook'
        ? rowIn(at)
        : `dòng ${at}`
