import { bodyOfCode, nameKey } from '../../text/bodies/organisations.ts'
import { isAgencyCode, kindCodes, kindWords } from '../../text/document-kinds.ts'
import { fold } from '../../text/fold.ts'

// What a scan takes for one another, letters without their accents.
const alikes = ['it1l', 'doq0b', 'oqcg0', 'nmh', 'uv', 'b8re', 's5', 'pf', 'kx', 'ye']
const isAlike = (one: string, other: string) => alikes.some((set) => set.includes(one) && set.includes(other))

/** Whether a code is another with one letter of it taken for one that looks like it. */
export const isOneSignOff = (code: string, other: string): boolean =>
  code.length === other.length &&
  code.length > 1 &&
  [...code].filter((letter, i) => letter !== other[i]).length === 1 &&
  [...code].every((letter, i) => letter === other[i] || isAlike(letter, other[i] ?? ''))

// As numbers bear them; codes that are agencies' as well, or of two letters that stand for much else, are never guessed at.
const written = new Map(
  'QĐ NQ TT TTLT NĐ CT KH BC HD TB TTr QC CTr PA KL BB GM NQLT VBHN PL UBND HĐND CP TTg BCA BQP BTC BCT BXD BGTVT BTNMT BNNMT BNNPTNT BYT BGDĐT BLĐTBXH BNV BTP BNG BVHTTDL BKHCN BKHĐT BTTTT BDTTG NHNN TTCP TANDTC VKSNDTC KTNN VPCP BHXH'
    .split(' ')
    .map((code): [string, string] => [fold(code), code]),
)
const bodies = [...written.keys()].filter((code) => isAgencyCode(code) && code.length > 2)
const types = [...written.keys()].filter((code) => kindCodes.has(code))

const codeOfKind = new Map(kindWords.map(({ name, code }) => [name, code]))
const letters = /^[a-z]{2,10}$/
// Recognition loses the stroke before a code, and a hand may run it into the figures: "31NQ-HĐND".
const withoutStroke = /^(\d{1,5})(\p{Lu}[\p{L}]{1,5})(-\p{Lu}[\p{L}\d-]{1,20})$/u
// The number of an act: its serial, its year, its type, its body; the Party's has its marks the other way round.
const parts = /^(\d{1,5}[a-zA-Z]?(?:\/\d{4})?[/-])([\p{L}\d]{2,10})([-/])([\p{L}\d]{2,10})((?:-[\p{L}\d]{1,10}){0,3})$/u

/**
 * A number one letter of which cannot be as it was read, as the only known one that it can be: "12/2023/TI-BXD" above a circular is
 * "12/2023/TT-BXD". `kind` is the type that its heading names, `issuer` whose it says that it is. '' where it is sound, or may be several.
 */
export function mendedNumber(number: string, kind = '', issuer = ''): string {
  const [, before = '', code = '', after = ''] = withoutStroke.exec(number) ?? []
  if (before && (fold(code) === codeOfKind.get(kind) || types.includes(fold(code)))) return `${before}/${code}${after}`
  const [, serial = '', type = '', mark = '', body = '', rest = ''] = parts.exec(number) ?? []
  if (!serial) return ''
  const expected = codeOfKind.get(kind) ?? ''
  const mendedType = typeOf(fold(type), fold(body), expected)
  const mendedBody = isKnown(fold(body)) || isInitials(fold(body), issuer) ? '' : ofIssuer(fold(body), issuer)
  if (!mendedType && !mendedBody) return ''
  return `${serial}${written.get(mendedType) ?? type}${mark}${written.get(mendedBody) ?? body}${rest}`
}

/** Whether a code is the first letters of some words of a body's name: "BTG" of "Ban Tuyên giáo Đảng ủy". */
const isInitials = (code: string, issuer: string): boolean =>
  nameKey(issuer)
    .split(' ')
    .map((word) => word[0] ?? '')
    .join('')
    .includes(code)

/** The only known body's code that a code can be; none of a ministry where the paper is another body's. */
function ofIssuer(code: string, issuer: string): string {
  const found = onlyOne(bodies, code)
  return issuer && bodyOfCode(found) && bodyOfCode(found) !== issuer ? '' : found
}

const isKnown = (code: string) => kindCodes.has(code) || isAgencyCode(code)

function typeOf(type: string, body: string, expected: string): string {
  if (isKnown(type)) return ''
  if (expected && isOneSignOff(type, expected)) return expected
  // Without a heading only the number of a body that is known has a type for sure.
  const isBody = bodies.includes(body) || onlyOne(bodies, body) !== ''
  return isBody && letters.test(type) ? onlyOne(types, type) : ''
}

function onlyOne(known: string[], code: string): string {
  const found = known.filter((one) => isOneSignOff(code, one))
  return found.length === 1 ? (found[0] as string) : ''
}

/** Whether a number's type fits neither what its heading names nor any that is known: which it is nobody can tell. */
export function fitsNoKind(number: string, kind: string): boolean {
  const [, serial, type = ''] = parts.exec(number) ?? []
  const expected = codeOfKind.get(kind) ?? ''
  if (!serial || !expected || isKnown(fold(type)) || mendedNumber(number, kind)) return false
  return type.length === expected.length && fold(type) !== expected && mostAlike(fold(type), expected)
}

const mostAlike = (one: string, other: string) => [...one].filter((letter, i) => letter === other[i]).length > 0

const withoutMark: [RegExp, string][] = [
  [/(?<=[/-])QD(?=[-/])/gu, 'QĐ'],
  [/(?<=[/-])ND(?=-CP)/gu, 'NĐ'],
  [/(?<=[/-])HDND(?![\p{L}\d])/gu, 'HĐND'],
]

/** A number with the marks of its Đ where its codes can mean no other. */
export const withMarks = (number: string): string =>
  withoutMark.reduce((said, [without, mark]) => said.replace(without, mark), number)

const misreadSerial = /^(số\s?[:：]\s?)([\dlIOo|]{1,5})(?=\/(?:(?:19|20)\d\d\/)?\p{L}{1,6}-\p{Lu})/iu

/** A number's line whose figures were read as letters that look like them, "Số: l0/2023/NĐ-CP", with its figures; as it was where it has them. */
export const withFigures = (line: string): string =>
  line.replace(misreadSerial, (whole, label: string, serial: string) =>
    /\d/.test(serial) || serial.length > 1 ? label + serial.replace(/[lI|]/g, '1').replace(/[Oo]/g, '0') : whole,
  )
