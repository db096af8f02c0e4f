import { fold } from '../../text/fold.ts'
import { sentencesOf } from '../../text/sentences.ts'
import { oneLine } from '../plain.ts'

/** What a summary is made from: `lead` is the publisher's own, `text` a paragraph a line. */
export type Source = { title: string; lead: string; text: string }

export const longestSummary = 300
const leastSentence = 40
const lookedAt = 12

/**
 * One or two whole sentences of an article, the publisher's lead first, in the words that they have there; '' where none is whole and
 * short enough.
 */
export function sentencesFrom({ title, lead, text }: Source, most = longestSummary): string {
  for (const from of [lead, text]) {
    const sentences = [...new Set(wholeIn(from))].slice(0, lookedAt)
    const isFit = (sentence: string) => sentence.length <= most && lettersOf(sentence) !== lettersOf(title)
    const at = sentences.findIndex((sentence) => isFit(sentence) && !leansBack.test(sentence))
    const first = sentences[at]
    if (first === undefined) continue
    const second = sentences[at + 1]
    const both = second && !leansBack.test(second) && isFit(second) ? `${first} ${second}` : first
    return both.length <= most ? both : first
  }
  return ''
}

/** The sentences of a text that are whole, say something of their own and were not put there to lead readers elsewhere. */
function wholeIn(text: string): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const words = withoutByline(oneLine(paragraph))
    return sentencesOf(words)
      .map(({ start, end }) => words.slice(start, end))
      .filter((sentence) => sentence.length >= leastSentence && isWhole(sentence) && !isFurniture(sentence))
  })
}

// “(Dân trí) - ”, “TTO - ”, “GD&TĐ – ”: who tells, which the line of the source says.
const byline = /^(?:\([^()]{2,30}\)|[\p{Lu}\d&.+]{2,12}(?: (?:News|Online))?|Online)\s{0,3}[-–—:]\s{1,3}/u
const withoutByline = (words: string) => words.replace(/^[-–—•*]\s{1,3}/, '').replace(byline, '')

/** It begins as sentences do, ends as they do and closes what it opens. */
export const isWhole = (sentence: string) =>
  /^[“"‘'(]?[\p{Lu}\d]/u.test(sentence) &&
  /[.!?][”"’')]{0,2}$/.test(sentence) &&
  !/(?:\.\.\.|…)[”"’')]{0,2}$/.test(sentence) &&
  countOf(sentence, '“') === countOf(sentence, '”') &&
  countOf(sentence, '"') % 2 === 0 &&
  countOf(sentence, '(') === countOf(sentence, ')')

const countOf = (text: string, sign: string) => text.split(sign).length - 1

const furniture =
  /^(?:anh|video|clip|nguon|tags?|bai|do hoa)\s{0,2}[:.(]|^anh (?:minh hoa|internet|chup|tu lieu|do)|(?:xem|doc) them|tin (?:lien quan|cung chu de)|\((?:anh|video|clip|nguon)\b|(?:bam|nhan|click) (?:vao )?(?:day|link)|moi (?:ban|quy vi|doc gia)|theo doi .{0,40}(?:tren|tai) (?:facebook|zalo|youtube|google)|tai ung dung|dang ky (?:nhan|kenh)|lien he quang cao|ban quyen|hotline|https?:/

/** Whether a sentence belongs to the page and not to the article. */
export const isFurniture = (sentence: string) => furniture.test(fold(sentence))

// What begins so needs the sentence before it.
const leaning = [
  'Theo đó|Tuy nhiên|Ngoài ra|Bên cạnh đó|Trong khi đó|Do đó|Vì vậy|Vì thế|Đồng thời|Cụ thể|Trước đó|Sau đó|Điều này|Điều đó|Đây là|Đó là',
  'Việc này|Ông này|Bà này|Người này|Nhưng|Và|Còn|Song|Cũng|Cùng với đó|Đáng chú ý|Thành ra|Thế là|Thế nhưng|Thế nên|Vậy nên|Chính vì',
  '(?!(?:Tuần|Tháng|Quý|Mùa|Dịp|Lần|Kỳ) này)\\p{Lu}\\p{Ll}{1,6}(?: \\p{Ll}{1,6}){0,2} này',
  'Nhờ đó|Nhờ vậy|Từ đó|Khi đó|Lúc đó|Lúc này|Hơn nữa|Mặt khác|Ngược lại|Như vậy|Ngay sau đó|Tại đây|Thay vào đó|Kết quả là|Chưa kể|Thậm chí',
]
const leansBack = new RegExp(`^(?:${leaning.join('|')})(?![\\p{L}\\p{M}])`, 'u')

const lettersOf = (text: string) => (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')
