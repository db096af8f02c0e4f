import { expanded } from '../text/abbreviations.ts'
import { composed } from '../text/composed.ts'
import { fold } from '../text/fold.ts'
import { unstretched } from '../text/unstretched.ts'

/** Words parted by blanks, as a set. */
export const setOf = (words: string) => new Set(words.split(' '))
// What is only manners before and behind what is asked. A word that may begin or end the matter itself is none of them.
const leading = setOf('da vang ok oke a alo xin chao thua oi ad admin bot loa')
const trailing = setOf('a ah ak ha nhe nha nhi voi di vay luon ad admin bot oi')

const ofPlace = setOf('phuong xa khu')

/** A text as the rules of a conversation read it: folded, written out, without signs and without what is only manners. */
export function plainWords(text: string): string {
  const words = composed(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\s/]/gu, ' ')
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((word, at, all) => {
      // A number holds its doubled digits, and "ca" without its marks is the police beside a place alone.
      const said = /\d/.test(word) ? word : unstretched(word)
      const isShort = word !== 'ca' || ofPlace.has(fold(all[at + 1] ?? ''))
      return (isShort ? expanded(said, undefined) : null)?.map(fold) ?? [fold(said)]
    })
    // Said again and again, a word says no more.
    .filter((word, at, all) => word !== all[at - 1])
  let [from, to] = [0, words.length]
  while (from < to - 1 && leading.has(words[from] ?? '')) from += 1
  while (to > from + 1 && trailing.has(words[to - 1] ?? '')) to -= 1
  return words.slice(from, to).join(' ')
}
