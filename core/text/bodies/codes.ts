import { kindOfCode } from '../document-kinds.ts'
import { numberKeyOf } from '../document-number.ts'
import { fold } from '../fold.ts'
import { bodyOfCode } from './organisations.ts'

// "KHLT" and "CTPH" are types of papers of several bodies.
const ofSeveral = /^[a-z]{1,3}(?:lt|ln|ph)$/
/** The codes of a number that stand for bodies, folded: "09/KHLT-UBND-CAX" has "ubnd" and "cax". */
export const codesIn = (number: string): string[] =>
  numberKeyOf(number)
    .split(/[/-]/)
    .slice(1)
    // What a committee's chair decides alone bears the committee's code.
    .map((code) => code.replace(/^ct(?=ubnd)/, '').replace(/\d/g, ''))
    .filter((code, i, all) => {
      // "CĐ" is a telegram, and behind another code a union or a college.
      const isUnion = code === 'cd' && i > 0 && i === all.length - 1
      return /^[a-z]{2,}$/.test(code) && (isUnion || !kindOfCode(code)) && !ofSeveral.test(code)
    })

// Codes that say what a paper is about, and not whose it is.
const ofMatter = /^(?:xphc|vphc|xpvphc|hngd|qdst|st|dt|hs|ds|hc|kdtm|ld|dn|hdqt|btc|ctn|hdnn|pccc|tlva|tnhs)$/

/** Whether a code of a number may stand for a body: its letters are those that words of the name begin with, in their order. */
export function isCodeOf(code: string, name: string): boolean {
  if (ofMatter.test(code) || bodyOfCode(code) === name) return true
  const initials = initialsOf(name)
  let at = 0
  for (const letter of initials) if (letter === code[at]) at += 1
  return at === code.length
}

const twoLetters = /^(?:tr|th|ph)/
/** The first letters of a name's words, two where a sound has two; what is written short whole. The Youth Union is called so too, and a Party committee by its organisation. */
const initialsOf = (name: string) =>
  name
    .replace(/(?<!\p{L})đoàn(?!\p{L})/giu, 'đoàn thanh niên')
    .replace(/(?<!\p{L})đảng bộ(?!\p{L})/giu, 'đảng ủy bộ')
    .split(/[^\p{L}\d]+/u)
    .map((word) => (/^\p{Lu}{2,}$/u.test(word) ? fold(word) : fold(word).slice(0, twoLetters.test(fold(word)) ? 2 : 1)))
    .join('')
