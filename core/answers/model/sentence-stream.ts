import { normalize } from '../../text/normalize.ts'
import { sentencesOf } from '../../text/sentences.ts'
import { longestSentence } from '../limits.ts'

const lateCitations = /([.!?…])\s*((?:\[[^\]\n]{1,30}\]\s*)+)/g
// Models were taught other ways of citing: [Đoạn 1], [đoạn 1 và 2], [^1], [[1]], 【1†source】, (Đoạn 1).
const namedInParentheses =
  /\((?:đoạn|nguồn|trích dẫn) ?(?:số )?(\d{1,2}(?: ?(?:[,;&]|và) ?(?:đoạn ?(?:số )?)?\d{1,2}){0,4})\)(?=[.!?…]?$)/iu
const anyCitation = /\[{1,2}([^[\]\n]{1,60})\]{1,2}/g
const citationName = /(?:đoạn|nguồn|tài liệu|trích dẫn|passage|source|doc) ?(?:số )?(?=\d)|\^(?=\d)/giu
const listMark = /^(?:[-*•+–]\s+|#{1,6}\s+|\d{1,2}[.)]\s+(?=\p{L}))/u

/**
 * The sentences of a text that comes in pieces, each as soon as it is whole: when the next one has begun. A citation behind
 * the full stop belongs to the sentence before it. Marks of a list or of emphasis are left out. What goes on without an end is
 * given as it is, and no more is read.
 */
export async function* sentencesAsWritten(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const piece of pieces) {
    rest += piece.replace(/[【［〔⟦]/g, '[').replace(/[】］〕⟧]/g, ']')
    if (rest.length > longestSentence * 2) return yield rest
    if (!/\s/.test(piece)) continue
    const { whole, left } = wholeIn(rest)
    yield* whole
    rest = left
  }
  yield* plainSentences(rest)
}

function wholeIn(text: string): { whole: string[]; left: string } {
  const cut = citationCutIn(text)
  const settled = joined(text.slice(0, cut))
  const last = sentencesOf(settled).at(-1)
  if (!last || last.start === 0) return { whole: [], left: text }
  return {
    whole: plainSentences(settled.slice(0, last.start)),
    left: settled.slice(last.start) + text.slice(cut),
  }
}

/** Where a citation that is still being written begins, with the blanks before it; the end of a text that has none. */
function citationCutIn(text: string): number {
  const open = text.indexOf('[', text.lastIndexOf(']') + 1)
  return open < 0 ? text.length : text.slice(0, open).trimEnd().length
}

/** Citations as they were asked for, before the stop that ends their sentence. */
const joined = (text: string) => normalize(text).replace(anyCitation, asAsked).replace(lateCitations, ' $2$1 ')

function asAsked(written: string, inside: string): string {
  const numbers = (inside.split('†')[0] ?? '')
    .replace(citationName, '')
    .trim()
    .split(/\s{0,9}(?:[,;&]|và(?= \d))\s{0,9}/u)
  return numbers.every((one) => /^\d{1,2}$/.test(one)) ? `[${numbers.join(', ')}]` : written
}

function plainSentences(text: string): string[] {
  const whole = joined(text)
  return sentencesOf(whole)
    .map(({ start, end }) => plain(whole.slice(start, end)))
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
}

/** "(Đoạn 1)" at the end of a sentence that cites nothing else; a road may have its "đoạn 2" as well. */
const withCitation = (sentence: string) =>
  /\[\d/.test(sentence)
    ? sentence
    : sentence.replace(namedInParentheses, (_, numbers: string) => `[${(numbers.match(/\d+/g) ?? []).join(', ')}]`)

const plain = (sentence: string) =>
  withCitation(sentence.trim())
    .replace(listMark, '')
    .replace(/\*\*|__|`/g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ([.!?…,;])/g, '$1')
    .trim()
