import { kindCodes } from '../../text/document-kinds.ts'
import { numberKeyOf } from '../../text/document-number.ts'
import { fitsNoKind, mendedNumber } from './mended-number.ts'
import type { SourceRelation } from './relations.ts'

// Of these a letter too many, or a round one, makes no code of anybody; "TTT" is an inspectorate and "CCT" a tax office.
const common = ['qd', 'nd', 'nq']
const round: Record<string, string> = { o: 'q', '0': 'q' }

/** Whether a number's type is one of the common ones with a slip in it, "15/QĐĐ-UBND": typed or recognised wrongly. */
export function isUnsureNumber(number: string): boolean {
  const parts = numberKeyOf(number).split(/[/-]/).slice(1)
  const [code = '', ...after] = parts.filter((part) => /[a-z]/.test(part))
  if (after.length === 0 || code.length < 2 || code.length > 3 || kindCodes.has(code)) return false
  const slips = code.length === 3 ? doubled(code) : [(round[code[0] ?? ''] ?? '') + code.slice(1)]
  return slips.some((slip) => common.includes(slip))
}

/** A code of three letters without one that stands twice in it. */
const doubled = (code: string): string[] =>
  [0, 1].flatMap((i) => (code[i] === code[i + 1] ? [code.slice(0, i) + code.slice(i + 1)] : []))

// A scan may show the letter of another alphabet that looks the same.
const slipIn = /\d\/(?:\d{4}\/)?(?:Q[ĐÐ]{2}|QQ[ĐÐ]|N[ĐÐ]{2}|NN[ĐÐ]|NQQ|NNQ)-\p{Lu}/u

/** Whether a text names a document by such a number anywhere. */
export const namesUnsureNumber = (text: string): boolean => slipIn.test(text)

// Written by hand or recognised, a number may lose the stroke before its code: "372QĐ-UBND".
const withoutStroke = /^\d{1,5}\p{Lu}{1,6}-\p{Lu}{2}/u

// No body's code begins with a figure.
const digitAsLetter = /[/-][01]\p{Lu}/u

/** Whether a document's own number, or one that it names, is such. */
export const hasUnsureNumber = ({
  number,
  kind,
  relations,
}: {
  number: string
  kind: string
  relations: SourceRelation[]
}): boolean =>
  isUnsureNumber(number) ||
  digitAsLetter.test(number) ||
  withoutStroke.test(number) ||
  fitsNoKind(number, kind) ||
  relations.some(({ targetNumber }) => isUnsureNumber(targetNumber) || mendedNumber(targetNumber) !== '')
