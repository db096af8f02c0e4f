// Putting many marks of one letter in order takes a time that grows as their square: no letter of any language has thirty.
const mostMarks = 30
const tooMany = /(\p{M}{30})\p{M}+/gu

/** A text with its letters composed (NFC). Of marks heaped on one letter the thirty-first and those behind it are left out. */
export const composed = (text: string): string =>
  (text.length > mostMarks ? text.replace(tooMany, '$1') : text).normalize('NFC')
