// Putting many marks of one letter in order takes a time that grows as their square: no letter of any language has thirty.
const tooMany = /(\p{M}{30})\p{M}+/gu
// Every mark stands in here, and no letter of Vietnamese: a text without such a run, as nearly all are, is looked through once and fast.
const mayHeap = /[\u0300-\u1DFF\u1F00-\uFFFF]{31}/

/** A text with its letters composed (NFC). Of marks heaped on one letter the thirty-first and those behind it are left out. */
export const composed = (text: string): string =>
  (mayHeap.test(text) ? text.replace(tooMany, '$1') : text).normalize('NFC')
