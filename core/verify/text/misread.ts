import { fold } from '../../text/fold.ts'
import type { Difference } from './differences.ts'
import { distance } from './likeness.ts'

/** What is known of a text that a program read off a picture: which of its words and numbers it is not sure of. */
export type Read = { unsure: readonly string[] }

const lettersOf = (text: string) => fold(text).replace(/[^a-z\d]/g, '')
const digitsOf = (text: string) => text.replace(/\D/g, '')

// In so many letters a program takes one for another, in a number one digit.
const oneIn = 5
const fewLetters = 4

/**
 * Whether what differs may be a slip of the program that read it: a few letters of a word or a name, a digit that it was not sure
 * of, or a sign that it took for a word. A number that it read surely is none, nor an account, an address or what else was
 * put in, nor a word that was left out.
 */
export function mayBeMisread({ kind, told, original }: Difference, { unsure }: Read): boolean {
  const isUnsure = told
    .split(/\s+/)
    .some((word) => unsure.some((one) => lettersOf(one) !== '' && lettersOf(one) === lettersOf(word)))
  if (kind === 'account' || kind === 'link') return false
  if (kind !== 'words' && kind !== 'name')
    return isUnsure && original !== '' && distance(digitsOf(told), digitsOf(original), 1) <= 1
  const [read, meant] = [lettersOf(told), lettersOf(original)]
  if (digitsOf(told) !== digitsOf(original)) return false
  if (!read) return meant.length < 3
  if (!meant) return read.length <= fewLetters && !/^(?:khong|chua|cam|huy)/.test(read)
  const most = Math.max(1, Math.floor(meant.length / oneIn)) * (isUnsure ? 2 : 1)
  return distance(read, meant, most) <= most
}
