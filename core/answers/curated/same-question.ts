import { expanded } from '../../text/abbreviations.ts'
import { numbersIn } from '../../text/document-number.ts'
import { fold } from '../../text/fold.ts'
import { withoutMarkup } from '../../text/markup.ts'
import { normalize } from '../../text/normalize.ts'
import { inFigures } from '../../text/numerals/figured.ts'
import { syllablesOf } from '../../text/syllables.ts'

/**
 * What a question asks, its manners left out: of what (`about`, in order), in which ways (where, when, how much…), and
 * what may or must be done. Two questions with the same of each are one question.
 */
type Asking = { about: string[]; ways: string[]; modals: string[] }

// Words of courtesy, and those that only hold a sentence together: with or without them the question is the same.
const manners = `dạ thưa|kính thưa|thưa cán bộ|cán bộ ơi|ad ơi|admin ơi|chào cán bộ|xin chào|cho tôi hỏi|cho em hỏi|cho mình hỏi|cho cháu hỏi|cho con hỏi
  |cho hỏi|xin hỏi|xin được hỏi|tôi muốn hỏi|em muốn hỏi|tôi cần hỏi|tôi xin hỏi|em xin hỏi|tôi hỏi|muốn hỏi|xin cho biết|cho tôi biết|cho em biết
  |cho biết|vui lòng|làm ơn|giúp tôi|giúp em|giúp mình|với ạ|vậy ạ|thế ạ|được biết|tôi muốn biết|muốn biết|xin`
const carriers = 'là những các cái ạ à nhỉ nhé hả tôi mình chúng tôi thì có hiện nay bây giờ ơi'
// Without marks only those that hardly ever are another word: "thi" may be "thi", "vay" may be "vay".
const bareCarriers = 'la nhung cac a nhi nhe toi co'

// Longer before shorter. Each takes the place of the words, wherever they stand.
const ways: [way: string, words: string][] = [
  ['how', 'làm thế nào để|làm như thế nào để|làm sao để|như thế nào|làm thế nào|làm sao|bằng cách nào|thế nào|ra sao'],
  ['how-long', '(?:(?:mất|hết|trong|khoảng|phải chờ|chờ) ){0,6}bao lâu'],
  ['how-much', '(?:(?:mất|hết|khoảng) ){0,6}(?:bao nhiêu tiền|mấy tiền|bao nhiêu|mấy)'],
  ['where', '(?:ở đâu|tại đâu|ở chỗ nào|ở nơi nào|chỗ nào|nơi nào|đâu)'],
  ['when', '(?:(?:vào|từ) )?(?:khi nào|lúc nào|bao giờ|ngày nào|hôm nào)'],
  ['why', 'vì sao|tại sao|sao lại'],
  ['what', 'những gì|gì|nào'],
]
// A question to be answered by yes or no ends so; elsewhere the same word denies.
const whether = '(?: hay| phải| đúng)? không$'
const yet = '(?: hay)? chưa$'
const ends = '^(?: dạ| thưa| alo)+(?= )|(?: vậy| thế| với){1,9}$'
const modals = 'được phải cần'

type Rules = {
  manners: RegExp
  carriers: Set<string>
  ways: [string, RegExp][]
  whether: RegExp
  yet: RegExp
  ends: RegExp
  modals: Set<string>
}

const phrase = (words: string) => new RegExp(`(?<= )(?:${words.replace(/\n\s*/g, '')})(?= )`, 'g')
const spelled = (words: string, bare: boolean) => {
  const text = bare ? fold(words) : words
  return text.replace(/[\p{L}\p{M}]+/gu, (word) => syllablesOf(word)[0]?.[bare ? 'folded' : 'exact'] ?? word)
}
const rulesFor = (bare: boolean): Rules => ({
  manners: phrase(spelled(manners, bare)),
  carriers: new Set(spelled(bare ? bareCarriers : carriers, bare).split(' ')),
  ways: ways.map(([way, words]) => [way, phrase(spelled(words, bare))]),
  whether: new RegExp(spelled(whether, bare)),
  yet: new RegExp(spelled(yet, bare)),
  ends: new RegExp(spelled(ends, bare), 'g'),
  modals: new Set(spelled(modals, bare).split(' ')),
})
const rules = { marked: rulesFor(false), bare: rulesFor(true) }

function askingOf(question: string, bare: boolean): Asking {
  const { manners, carriers, ways, whether, yet, ends, modals } = bare ? rules.bare : rules.marked
  const words = wordsOf(question).map(({ exact, folded }) => (bare ? folded : exact))
  const polite = ` ${words.join(' ')} `.replace(manners, '').split(' ')
  let said = polite.filter((word) => word && !carriers.has(word)).join(' ')
  const asked: string[] = []
  const take = (way: string, pattern: RegExp) => {
    const left = said.replace(pattern, '')
    if (left !== said) asked.push(way)
    said = left
  }
  said = ` ${said}`.replace(ends, '')
  take('whether', whether)
  take('yet', yet)
  said = `${said} `
  for (const [way, pattern] of ways) take(way, pattern)
  const left = said.split(' ').filter(Boolean)
  return {
    about: left.filter((word) => !modals.has(word)),
    ways: asked.sort(),
    modals: [...new Set(left.filter((word) => modals.has(word)))].sort(),
  }
}

type Word = { exact: string; folded: string }

/** The words of a question, abbreviations written out, a document's number as one word however it is spelled. */
function wordsOf(question: string): Word[] {
  const text = inFigures(withoutMarkup(normalize(question))).text
  const numbers = numbersIn(text)
  const typed = syllablesOf(text)
  return typed.flatMap(({ exact, folded, start }, i): Word[] => {
    const number = numbers.find((one) => one.start <= start && start < one.end)
    if (number) {
      const key = `#${number.key}`
      const isFirst = i === 0 || (typed[i - 1]?.start ?? 0) < number.start
      return isFirst ? [{ exact: key, folded: key }] : []
    }
    if (folded === 'so' && numbers.some((one) => one.start === typed[i + 1]?.start)) return []
    const long = expanded(exact, typed[i + 1]?.exact)
    return long ? syllablesOf(long.join(' ')) : [{ exact, folded }]
  })
}

const isMarked = (question: string) => syllablesOf(normalize(question)).some(({ exact, folded }) => exact !== folded)

// With one word alone, or none, hardly anything is said of what is asked.
const leastWords = 2

/**
 * Whether two questions ask the same, but for manners, spelling and the order of two parts ("lệ phí cấp lại thẻ", "cấp
 * lại thẻ lệ phí"). Where both have their marks, these count. When in doubt they are not the same.
 */
export function isSameQuestion(one: string, other: string): boolean {
  const bare = !isMarked(one) || !isMarked(other)
  const [a, b] = [askingOf(one, bare), askingOf(other, bare)]
  return a.about.length >= leastWords && alike(a.ways, b.ways) && alike(a.modals, b.modals) && turned(a.about, b.about)
}

const alike = (a: string[], b: string[]) => a.length === b.length && a.every((word, i) => word === b[i])

/** Whether the words are the same, or the same with a part of two words or more moved from the beginning to the end. */
function turned(a: string[], b: string[]): boolean {
  if (a.length !== b.length) return false
  if (alike(a, b)) return true
  for (let at = 2; at <= a.length - 2; at++) {
    // "Cho" binds what follows to what stands before it: "thuê nhà cho con" is not "cho con thuê nhà".
    if (a[at] !== 'cho' && a[0] !== 'cho' && alike([...a.slice(at), ...a.slice(0, at)], b)) return true
  }
  return false
}

/** How much two questions have in common, from 0 to 1, marks left out; 0 where a number differs. */
export function nearnessOf(one: string, other: string): number {
  const [a, b] = [new Set(askingOf(one, true).about), new Set(askingOf(other, true).about)]
  const common = [...a].filter((word) => b.has(word))
  const differs = [...a, ...b].some((word) => /\d/.test(word) && !(a.has(word) && b.has(word)))
  return differs || a.size + b.size === 0 ? 0 : (2 * common.length) / (a.size + b.size)
}

/** What a question is about, each word once and without marks, to find those that may ask the same. */
export const topicWords = (question: string): string[] => [...new Set(askingOf(question, true).about)]
