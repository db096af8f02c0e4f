import { groundedIn } from '../../answers/model/grounding.ts'
import { plain } from '../../answers/model/prompt.ts'
import { composed } from '../../text/composed.ts'
import type { Shown, Stretch } from './stretches.ts'

/** Why a draft of a model falls: the first of these that is so. */
export const dropReasons = ['shape', 'passage', 'quote', 'options', 'question', 'key', 'twin', 'form'] as const
export type DropReason = (typeof dropReasons)[number]

/** A draft that stands on its passage. `correct`: the index of the one option that is right. */
export type Held = { passage: Shown; quote: string; text: string; options: string[]; correct: number }

const shortestQuote = 12
const longestQuote = 500
const leastSaid = 0.5
const optionsOfEach = 4
const leadsAway = /https?:|www\.|[<>{}[\]|]/iu

/** What a model wrote as an array of JSON, whatever it wrote around it; null where there is none. */
export function draftsIn(written: string): unknown[] | null {
  const to = written.lastIndexOf(']') + 1
  // A citation may stand before it.
  for (const from of [written.search(/\[\s{0,99}[{\]]/), written.indexOf('[')])
    if (from >= 0 && from < to) {
      const found = arrayIn(written.slice(from, to))
      if (found) return found
    }
  return null
}

function arrayIn(text: string): unknown[] | null {
  try {
    const found: unknown = JSON.parse(text)
    return Array.isArray(found) ? found : null
  } catch {
    return null
  }
}

/**
 * A draft whose quote stands to the letter in the passage that it cites, and whose right option says nothing that the quote and
 * the passage do not; or why it falls. Whether it may stand in a bank is asked after.
 */
export function heldIn(draft: unknown, passages: Stretch, document: string): Held | { dropped: DropReason } {
  const told = shapeOf(draft)
  if (!told) return { dropped: 'shape' }
  const { at, quote, text, options, correct } = told
  const passage = passages[at - 1]
  if (!passage) return { dropped: 'passage' }
  if (!isQuoted(quote, passage.shown)) return { dropped: 'quote' }
  if (new Set(options.map(likeness)).size < options.length) return { dropped: 'options' }
  if ([text, ...options].some((words) => leadsAway.test(words))) return { dropped: 'form' }
  const standsIn = (words: string, held: string) => groundedIn(`${words} [1]`, [held])
  const asked = standsIn(text, [document, passage.label, passage.heading, passage.shown].join('\n'))
  // Who asks uses words of their own, but no number, day or name.
  if ('refused' in asked && asked.refused !== 'words') return { dropped: 'question' }
  const key = options[correct] ?? ''
  // What is left out of a quote may turn it round. A number of the document's own name or place proves none.
  if ([quote, passage.shown].some((words) => 'refused' in standsIn(key, words))) return { dropped: 'key' }
  if (shareSaid(key, quote) < leastSaid) return { dropped: 'key' }
  return { passage, quote: oneLine(quote), text, options, correct }
}

function shapeOf(draft: unknown) {
  if (typeof draft !== 'object' || draft === null) return null
  const { doan, trich, hoi, phuong_an: given, dung } = draft as Record<string, unknown>
  const at = typeof doan === 'number' || typeof doan === 'string' ? Number(doan) : Number.NaN
  const correct = typeof dung === 'string' ? 'ABCD'.indexOf(dung.trim().toUpperCase()) : -1
  if (!Number.isInteger(at) || typeof trich !== 'string' || typeof hoi !== 'string') return null
  if (!Array.isArray(given) || given.length !== optionsOfEach || !given.every((one) => typeof one === 'string'))
    return null
  if (correct < 0 || (typeof dung === 'string' && dung.trim().length !== 1)) return null
  const options = (given as string[]).map((option) => oneLine(option).replace(/^\(?[A-D]\s?[.):]\s*(?=\S)/u, ''))
  return { at, quote: trich, text: oneLine(hoi), options, correct }
}

const oneLine = (text: string) => composed(text).replace(/\s+/gu, ' ').trim()

/** Whether it stands there to the letter, from word to word; the marks that the model is not shown aside. */
function isQuoted(quote: string, shown: string): boolean {
  const [said, text] = [quote, shown].map((one) => oneLine(plain(one)).toLowerCase()) as [string, string]
  if (said.length < shortestQuote || said.length > longestQuote) return false
  for (let at = text.indexOf(said); at >= 0; at = text.indexOf(said, at + 1)) {
    const [before, after] = [text[at - 1] ?? ' ', text[at + said.length] ?? ' ']
    const [first, last] = [said[0] ?? '', said.at(-1) ?? '']
    if (!(isLetter(before) && isLetter(first)) && !(isLetter(last) && isLetter(after))) return true
  }
  return false
}

/** The share of the words of an option, small ones too, that a quote has with their marks: an option may have no others. */
function shareSaid(option: string, quote: string): number {
  const said = new Set(wordsOf(quote))
  const words = wordsOf(option)
  return words.length > 0 ? words.filter((word) => said.has(word)).length / words.length : 0
}

const wordsOf = (text: string): string[] =>
  composed(text)
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []

const isLetter = (sign: string) => /[\p{L}\p{M}\p{N}]/u.test(sign)

/** What two options share that are one: “5 ngày.” and “05 Ngày”. */
const likeness = (option: string) =>
  (option.toLowerCase().match(/[\p{L}\p{M}]+|\p{N}+/gu) ?? []).map((word) => word.replace(/^0+(?=\d)/u, '')).join(' ')
