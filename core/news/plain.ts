import { decodeHTML } from 'entities'
import { composed } from '../text/composed.ts'

// Between these and a letter there is no blank: “<b>mư</b>a” is one word.
const inline =
  /<\/?(?:a|abbr|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr)(?:[\s/][^<>]*)?>/gi
// What stands between such signs and is no tag that there is, "<tin nhắn lạ>", are words. Names are only gone through at a letter.
const noTag =
  /<(?=\p{L})(?!(?:a|abbr|acronym|address|applet|area|article|aside|audio|b|base|bdi|bdo|big|blockquote|body|br|button|canvas|caption|center|cite|code|col|colgroup|data|datalist|dd|del|details|dfn|dialog|dir|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|frame|frameset|h[1-6]|head|header|hgroup|hr|html|i|iframe|img|input|ins|kbd|label|legend|li|link|main|map|mark|marquee|menu|meta|meter|nav|nobr|noscript|object|ol|optgroup|option|output|p|param|picture|pre|progress|q|rp|rt|ruby|s|samp|script|search|section|select|slot|small|source|span|strike|strong|style|sub|summary|sup|svg|path|g|table|tbody|td|template|textarea|tfoot|th|thead|time|title|tr|track|tt|u|ul|var|video|wbr)(?![\p{L}\d-])|[a-z]{1,20}-)\p{L}[^<>=:]{0,80}>/giu

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
    .replace(noTag, (found) => `&lt;${found.slice(1, -1)}&gt;`)
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
