import type { Choice } from '../../db/schema/answers.ts'
import type { Query } from '../library/search/query.ts'
import type { FoundPassage, PassageSearch } from '../library/search/search-passages.ts'
import { cutAt } from '../text/cut.ts'
import { isStopWord } from '../text/stop-words.ts'
import { mayBeSyllable, type Syllable, syllablesOf } from '../text/syllables.ts'
import type { Answer } from './answer.ts'
import { asksSomething, tellingOf } from './evidence.ts'
import { answerSentences } from './messages.ts'

const mostChoices = 3
const longestChoice = 90
const longestName = 50
// A heading that says less than this of what the question tells is about something else.
const leastSaid = 0.12

/**
 * Not found, but with clauses to choose from, where the headings of the nearest say some of what was asked. Nothing of
 * them is asserted.
 */
export function clarified(notFound: Answer, found: PassageSearch): Answer {
  return offering(notFound, asksSomething(found.query) ? choicesOf(found) : [])
}

/** Not found, but with these to choose from, where there are any. */
export function offering(notFound: Answer, offered: Choice[]): Answer {
  if (offered.length === 0) return notFound
  const choices = offered.slice(0, mostChoices)
  const lines = choices.map(({ title }, i) => `${i + 1}. ${title}`)
  return { ...notFound, choices, text: [answerSentences.askBack, ...lines, answerSentences.askBackHow].join('\n') }
}

// What is done, and when, to anything: a heading that shares these alone is of something else.
const ofAnything = new Set(
  'het han mat hong lam lai doi cap moi sua nop xin gui nhan dung mua ban muon bao thang ngay nam tuan gio tuoi qua gap tien phai can giay to viec nguoi'.split(
    ' ',
  ),
)

const numbered = /^(?:Điều|Mục|Chương|Phần)\s[\dIVXLC]{1,8}\.?/u

/** One clause of each heading that shares what the question is about, nearest first. */
function choicesOf({ query, counts, passages }: PassageSearch): Choice[] {
  const telling = tellingOf(query, counts)
  const all = sumOf([...telling.values()])
  const about = [...telling].filter(([folded]) => !ofAnything.has(folded) && !/^\d+$/.test(folded))
  const typed = new Map(query.words.map(({ folded, exact }) => [folded, exact]))
  const heldIn = (words: readonly Syllable[]) =>
    about.filter(([folded]) => words.some((word) => isSame(word, folded, typed.get(folded) ?? '', query.marksTyped)))
  const isOffered = ({ heading, documentTitle, text }: FoundPassage) => {
    const head = syllablesOf(`${heading} ${documentTitle}`)
    const held = heldIn(head)
    const [word] = held
    if (!word || sumOf(held.map(([, tells]) => tells)) / all < leastSaid) return false
    if (held.length > 1) return true
    // One word may be a part of another name, as the “xe” of “bằng lái xe”: the heading is of it alone, the clause says more of the
    // question, or the word stands by itself there.
    const own = syllablesOf(heading.replace(numbered, '')).filter(
      (one) => !isStopWord(one, true) && !ofAnything.has(one.folded),
    )
    if (own.length > 0 && heldIn(own).length > 0 && own.every(({ folded }) => folded === word[0])) return true
    const body = [...head, ...syllablesOf(text)]
    return sumOf(heldIn(body).map(([, tells]) => tells)) / all > 0.5 || isNamed(query, word[0], body)
  }
  const choices = new Map<string, Choice>()
  for (const passage of passages) {
    const title = titleOf(passage)
    if (!choices.has(title) && isOffered(passage)) choices.set(title, { passageId: passage.id, title })
  }
  return [...choices.values()]
}

/**
 * Whether a word of a question is the whole of what it names: nothing stands beside it, or what does stands beside it in the text
 * too, less the words that only carry.
 */
function isNamed({ words, understood, marksTyped }: Query, folded: string, body: readonly Syllable[]): boolean {
  const at = words.findIndex((word) => word.folded === folded)
  const name = understood.find(({ from, length }) => length > 1 && from <= at && at < from + length)
  const content = words.filter((word) => !word.stop)
  const own = content.findIndex((word) => word.folded === folded)
  const [before, after] = [content[own - 1]?.folded, content[own + 1]?.folded]
  const isAlone = [words[at - 1], words[at + 1]].every((word) => !word || word.stop)
  if (!name && isAlone) return true
  const told = body.filter((word) => !isStopWord(word, marksTyped))
  return told.some(
    (word, i) =>
      word.folded === folded &&
      ((before !== undefined && told[i - 1]?.folded === before) ||
        (after !== undefined && told[i + 1]?.folded === after)),
  )
}

/** Whether a heading's word is the question's: one typed with its marks is none that bears others, “sổ đỏ” no “đồ” and no “số”, “phi” no “phí”. */
const isSame = (word: Syllable, folded: string, exact: string, marksTyped: boolean): boolean =>
  word.folded === folded &&
  (word.exact === exact || (exact === folded && !marksTyped) || word.exact === word.folded || !mayBeSyllable(exact))

// The law's name is what tells one heading from another: a long heading gives way to it, not the other way round.
function titleOf({ label, heading, documentTitle }: FoundPassage): string {
  const name = cutAt(documentTitle, longestName)
  const room = longestChoice - (name ? name.length + 3 : 0)
  return [cutAt(heading || label, room), name].filter(Boolean).join(' – ')
}

const sumOf = (values: number[]) => values.reduce((sum, value) => sum + value, 0)
