import { codesIn, isCodeOf } from '../../../text/bodies/codes.ts'
import { unsureCapitals } from '../../../text/bodies/sure-capitals.ts'
import { syllablesOf } from '../../../text/syllables.ts'
import type { ImportNote } from '../../messages.ts'
import { type Read, type Standing, unclaimedIn } from './claims.ts'
import { isIssuerUnknown } from './issuer.ts'
import { headLines, lettersLooked } from './lines.ts'

/** What a person should look at in how a document's head was read, by another rule than that which read it. */
export function notesOfHead(text: string, read: Read, standing?: Standing): ImportNote[] {
  const rows = text
    .slice(0, lettersLooked)
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((row) => row.split('|').flatMap((cell) => cell.trim() || []))
  // Neither cells nor what heads a part far below a page's own heading go on with a title.
  const parts = /^#\s/m.test(text)
    ? Array.from(text.slice(0, lettersLooked).matchAll(/^#{3,6} (\S.*)$/gmu), ([, words = '']) => words)
    : []
  const cells = new Set([...rows.filter(({ length }) => length > 1).flat(), ...parts])
  const fields = new Set(
    unclaimedIn(headLines(text), read, standing)
      .filter(({ field, line }) => field !== 'title' || !cells.has(line))
      .map(({ field }) => field),
  )
  // What the number's code stands for as well is the issuer, whatever it is called.
  const isBacked = codesIn(read.number).some((code) => isCodeOf(code, read.issuer))
  const isUnknown =
    (isIssuerUnknown(headLines(text), read.issuer) && !isBacked) || unsureCapitals(read.issuer).length > 0
  const isAny = (...some: string[]) => some.some((field) => fields.has(field as 'title'))
  return [
    ...(isAny('title') ? (['title.unsure'] as const) : []),
    ...(leftInCapitals.test(read.title) && read.title !== read.title.toUpperCase()
      ? (['title.capitals'] as const)
      : []),
    ...(isUnknown ? (['issuer.unknown'] as const) : []),
    ...(isAny('issuer') || isPlaceOther(read) ? (['issuer.partial'] as const) : []),
    ...(isAny('number', 'issuedOn', 'kind') ? (['head.differs'] as const) : []),
  ]
}

/** Whether the line of the day names the issuer's place with other marks: one of them was read amiss, "XÃ BA CHẾ" above "Ba Chẽ, ngày …". */
function isPlaceOther({ issuer, place }: Read): boolean {
  const own = syllablesOf(place)
  const tail = own.length > 0 ? syllablesOf(issuer).slice(-own.length) : []
  return (
    tail.length === own.length &&
    tail.every(({ folded }, i) => folded === own[i]?.folded) &&
    tail.some(({ exact }, i) => exact !== own[i]?.exact)
  )
}

// Two syllables or more, as names that stood in capitals are left.
const leftInCapitals = /(?<!\p{L})(?=\p{Lu}*[AEIOUYÀ-Ỹ])\p{Lu}{2,7}\s(?=\p{Lu}*[AEIOUYÀ-Ỹ])\p{Lu}{2,7}(?!\p{L})/u
