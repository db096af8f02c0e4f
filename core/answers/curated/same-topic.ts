import { understoodIn } from '../../library/words/understood.ts'
import { inFigures } from '../../text/numerals/figured.ts'
import { syllablesOf } from '../../text/syllables.ts'
import { topicWords } from './same-question.ts'

/** What a question is about, as a set of words without marks; what people call a thing by stands as the law does. */
export type Topic = ReadonlySet<string>

// What is asked of any matter: it tells no two apart.
const common = new Set(
  'muon can lam duoc xin hoi biet cho o tai khi nao dau bao nhieu gio ngay mat tien thu tuc giay to dia chi phuong xa minh nha ban con em chau ong ba anh chi bac nguoi dan nay roi chua van de truong hop cach'.split(
    ' ',
  ),
)

export function topicOf(wording: string): Topic {
  const typed = syllablesOf(inFigures(wording).text)
  const marksTyped = typed.some(({ exact, folded }) => exact !== folded)
  // The law's words are the longer ones: only from people's to them, or both would change places.
  const longer = understoodIn(typed, marksTyped).filter(({ words, length }) => words.length > length)
  const meant = new Map(longer.map(({ from, length, meant }) => [from, { length, meant }]))
  const parts: string[] = []
  for (let at = 0; at < typed.length; ) {
    const found = meant.get(at)
    parts.push(found?.meant ?? typed[at]?.exact ?? '')
    at += found?.length ?? 1
  }
  const words = topicWords(parts.join(' '))
  const telling = words.filter((word) => !common.has(word))
  return new Set(telling.length > 1 ? telling : words)
}

const alike = 0.6
// Of so few words the one that each has alone is the matter: a wedding and a divorce are registered in the same words.
const few = 4

/** Whether two questions are about the same, though one may ask where and the other how much; not where a number differs. */
export function isSameTopic(one: Topic, other: Topic): boolean {
  if (one.size === 0 || other.size === 0 || numbersDiffer(one, other)) return false
  let shared = 0
  for (const word of one) if (other.has(word)) shared += 1
  if (one.size === other.size && one.size <= few && shared === one.size - 1) return false
  return (2 * shared) / (one.size + other.size) >= alike
}

/** Whether one of them has a number that the other has not: district 3 is not district 5. */
export function numbersDiffer(one: Topic, other: Topic): boolean {
  for (const word of one) if (/\d/.test(word) && !other.has(word)) return true
  for (const word of other) if (/\d/.test(word) && !one.has(word)) return true
  return false
}
