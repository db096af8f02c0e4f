import { decodeHTML } from 'entities'
import { composed } from '../text/composed.ts'

// Between these and a letter there is no blank: “<b>mư</b>a” is one word.
const inline =
  /<\/?(?:a|abbr|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr)(?:[\s/][^<>]*)?>/gi
const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹'

// What escapes twice what it quotes shows these once it is decoded: an entity that names a sign, or a tag of running text.
const stillEscaped =
  /&(?:amp|lt|gt|quot|apos|nbsp|[aeiou](?:acute|grave|circ|tilde)|#\d{2,7}|#x[0-9a-f]{2,6});|<\/?(?:p|br|b|i|u|em|strong|a|div|span|img|ul|ol|li|h[1-6]|table|tr|td)(?:\s[^<>]*)?\/?>/i
const mostQuotings = 3

/** The words of a piece of HTML on one line: no tags, no scripts, entities as the letters they stand for, however often escaped. */
export function plainText(html: string): string {
  let words = wordsOf(html)
  for (let more = 1; more < mostQuotings && stillEscaped.test(words); more++) words = wordsOf(words)
  return words
}

function wordsOf(html: string): string {
  const words = html
    .replace(/<!--[\s\S]*?(-->|$)/g, ' ')
    // A feed's own quoting, quoted once more; and what stands for no sign at all.
    .replace(/<!\[CDATA\[|\]\]>|&#(?:0{1,6}|x0{1,6});/gi, '')
    .replace(/<(script|style)\b[\s\S]*?(<\/\1\s*>|$)/gi, ' ')
    // What is struck out was said before, and no longer is.
    .replace(/<(s|strike|del)(?:\s[^<>]*)?>[^<>]*<\/\1\s*>/gi, ' ')
    .replace(/<sup>(\d)<\/sup>/gi, (_, digit: string) => raised[Number(digit)] ?? digit)
    .replace(inline, '')
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
  return oneLine(decodeHTML(words))
}

// Control characters and those that turn the direction of writing have no place in a line of news; the joiner of emoji may stay.
const unseen = /(?![\s\u200d])[\p{Cc}\p{Cf}\ufffe\uffff]/gu

export const oneLine = (text: string) => composed(text.replace(unseen, '').replace(/\s+/g, ' ').trim())

/** At most `max` characters, ending after a whole word and then with an ellipsis. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text
  const head = text.slice(0, max)
  const end = head.lastIndexOf(' ')
  return end > 0 ? `${head.slice(0, end).replace(/(?<![\s,;:.–-])[\s,;:.–-]+$/, '')}…` : ''
}
