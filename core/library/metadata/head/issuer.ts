import { codesIn, isCodeOf } from '../../../text/bodies/codes.ts'
import { bodyName, isPlace, placeName, placeOf } from '../../../text/bodies/organisations.ts'
import { kindBegun } from '../../../text/document-kinds.ts'
import { formalLine } from '../formal-line.ts'
import { formAt } from '../forms.ts'
import { inSmallLetters } from '../small-letters.ts'
import { withUnsureNames } from '../unsure-names.ts'
import {
  bodiesNamed,
  bodiesOf,
  isCalled,
  isHamletBelow,
  lastBodyOf,
  longestBody,
  ofCommune,
  ofHamlet,
  stamped,
} from './bodies.ts'
import { capital } from './capitals.ts'
import { kindAt } from './kind.ts'
import { headLines } from './lines.ts'
import {
  bearsMotto,
  beginsWithKind,
  dateline,
  isEnglish,
  isNamed,
  isNumberLine,
  isOpenNumber,
  issuedTogether,
  motto,
  type Reading,
} from './marks.ts'

const linesBeside = 4
const linesOfHead = 8
/** The body that issued the document: the last named in the letterhead, for the one above stands before it. */
export function issuerIn(lines: string[]): Reading | null {
  const read = bodyIn(lines)
  return read && !bearsMotto(read.value) ? { value: read.value, evidence: read.evidence } : null
}

/** Whether this issuer is none but what stands where one does, called by what Loa knows no body by. */
export const isIssuerUnknown = (lines: string[], issuer: string): boolean => {
  const read = bodyIn(lines)
  return read?.unknown === true && read.value === issuer
}

/** Whether what stands where the issuer's name does is mixed with the country's name or its motto, as on a page read badly. */
export const isIssuerUnsure = (text: string): boolean => bearsMotto(bodyIn(headLines(text))?.value ?? '')

function bodyIn(lines: string[]): (Reading & { unknown?: boolean }) | null {
  // "2. Thời gian: 7 giờ, ngày 24/11" is an item of the text.
  const isPlaced = (line: string) => dateline.test(line) && !/^\d|:/u.test(line)
  const kind = kindAt(lines)
  const isNumber = (line: string) => isNumberLine(line) || isOpenNumber(line)
  const first = lines.findIndex((line) => isPlaced(line) || isNumber(line))
  // Beside a box with the country's name and the day, the body and its number stand below these.
  const below = isNumber(lines[first] ?? '') ? -1 : lines.slice(first, first + linesBeside).findIndex(isNumber)
  const whole = below > 0 && (kind < 0 || first + below < kind) ? first + below : first
  // A day below what the paper says is its last line, not its letterhead's.
  const named = [kind, formAt(lines), lines.findIndex(isNamed)].filter((at) => at > 0)
  const end = whole < 0 ? whole : Math.min(whole, ...named)
  // Without a number and a day, what stands above the paper's name or beside the country's is the letterhead.
  const country = lines.slice(0, linesOfHead).findLastIndex((line) => motto.test(line))
  const top = lines.slice(0, end >= 0 ? end : named.length > 0 ? Math.min(...named) : country + 1)
  // The Youth Union's papers bear its name where others bear the country's.
  const isOwn = (line: string, i: number) => !motto.test(line) && !(i > 0 && /^ĐOÀN TNCS HỒ CHÍ MINH$/u.test(line))
  const head = top.filter(isOwn)
  const block = withoutBrokenMotto(head)
    .filter((line) => !/[:/]|^[☐☑☒]|\.{3}|…|_{3}/u.test(line))
    .map((line) => line.replace(ofChair, ''))
  const above = kind >= 0 ? kind : lines.length
  const capitals = block.filter(
    (line) =>
      line === line.toUpperCase() &&
      /\p{L}/u.test(line) &&
      !isNamed(line) &&
      !beginsWithKind(line) &&
      !stamped.test(line) &&
      !isEnglish(line),
  )
  // On a certificate the number may stand above the body's name.
  const beneath = lines
    .slice(whole + 1, Math.min(...named))
    .filter((line) => line === line.toUpperCase() && bodyName(line) !== '' && !motto.test(line))
  const isBeneath = capitals.length === 0 && whole >= 0 && named.length > 0
  const own = lastBodyOf(isBeneath ? beneath : capitals)
  // In the fonts of before Unicode small letters are drawn as capitals, and some offices write their names small.
  const last = bodiesNamed(own)
    ? own
    : lastBodyOf(block.filter((line) => line.length <= longestBody && lines.indexOf(line) < above && bodyName(line)))
  const together = bodiesTogether(capitals, lines, lines[kind] ?? '')
  if (together.length > 0) return { value: together.join(', '), evidence: capitals.join(' ') }
  const decided = decidedBy(lines[kind] ?? '')
  if (decided) return { value: decided, evidence: lines[kind] ?? '' }
  const formal = lines.find((line) => formalLine(line)?.issuer)
  const hasHead = lines.some((line) => motto.test(line)) || isNumber(lines[whole] ?? '')
  // What stands last is the issuer, and none above it, whatever it is called.
  if (
    hasHead &&
    !formal &&
    !bodiesNamed(own) &&
    !isPlace(own) &&
    !kindBegun(own) &&
    isCalled(own) &&
    (own.endsWith(last) || block.indexOf(last) < block.indexOf(capitals.at(-1) ?? ''))
  )
    return { value: withNames(spelledAs(own, lines), lines), evidence: own, unknown: true }
  const hamletBelow = capitals.find((line, i) => isHamletBelow(capitals[i - 1] ?? '', line))
  if (hamletBelow && hamletBelow === capitals.at(-1)) {
    const name = placeName(`${hamletBelow} ${placeOf(capitals.at(-2) ?? '')}`)
    return { value: capital(withNames(name, lines)), evidence: hamletBelow }
  }
  const value = bodiesNamed(last)
  if (value) return { value: withNames(value, lines), evidence: last }
  const hamlet = hamletIn(block)
  if (hamlet) return { value: withNames(capital(placeName(hamlet)), lines), evidence: hamlet }
  return formal ? { value: formalLine(formal)?.issuer ?? '', evidence: formal } : null
}

/** "XÃ MẪU" above "THÔN HẠ", or below it: a hamlet's own paper. */
function hamletIn(block: string[]): string {
  const places = block.filter((line) => line === line.toUpperCase() && (ofHamlet.test(line) || ofCommune.test(line)))
  const own = places.find((line) => ofHamlet.test(line))
  const above = places.find((line) => ofCommune.test(line))
  return own && above && places.length === 2 ? `${own} ${above}` : ''
}

/** "NGHỊ QUYẾT CỦA BỘ CHÍNH TRỊ" under the Central Committee's letterhead, which all of the Party's central bodies share. */
function decidedBy(line: string): string {
  const [, body = ''] = /\sCỦA\s(BỘ CHÍNH TRỊ|BAN BÍ THƯ)$/u.exec(line) ?? []
  return bodyName(body)
}

/** A body's name with the place of its dateline as that is written: "Ban Quản lý chợ Bình An". */
function withNames(body: string, lines: string[]): string {
  const place = /^(?:(?:xã|phường|đặc khu|thành phố|tỉnh)\s)?(\p{Lu}[\p{L}\s'’]{2,40}),\s*ngày\b/iu.exec(
    lines.find((one) => dateline.test(one)) ?? '',
  )?.[1]
  if (!place || place === place.toUpperCase()) return body
  const at = ` ${body.toLowerCase()} `.indexOf(` ${place.toLowerCase()} `)
  const written = place.replace(/^(?:Thôn|Xã|Phường|Ấp|Bản|Khóm|Khu phố|Tổ dân phố)(?=\s)/u, (kind) =>
    kind.toLowerCase(),
  )
  // "Bản Lầu" may be what a commune is called.
  const isCommunes = /(?:^|\s)(?:xã|phường|đặc khu|thị trấn)\s?$/iu.test(body.slice(0, Math.max(at, 0)))
  return at < 0 ? body : body.slice(0, at) + (isCommunes ? place : written) + body.slice(at + place.length)
}

// What its chair decides alone bears the committee's number all the same.
const ofChair = /^CHỦ TỊCH\s(?=(?:[ỦU][ỶY] BAN NHÂN DÂN|UBND)(?!\p{L}))/u

/** A body's name in capitals as its text writes it, or else with a capital for itself and for its place. */
function spelledAs(body: string, lines: string[]): string {
  const place = placeOf(body)
  const own = place ? body.slice(0, -place.length).trim() : body
  const small = capital(withUnsureNames(inSmallLetters(own, lines.join('\n'))))
  return place ? `${small} ${placeName(place)}` : small
}

/** The bodies that issued a paper together, one below the other: those that a code of its number stands for; none for a paper of one. */
function bodiesTogether(capitals: string[], lines: string[], kindLine: string): string[] {
  const number = lines.find(isNumberLine)?.replace(/^.*?số\s?[:：]?\s?/iu, '') ?? ''
  const codes = codesIn(number)
  if (codes.length < 2 || !issuedTogether.test(kindLine)) return []
  const names = bodiesOf(capitals).flatMap((line) => bodiesNamed(line).split(', ').filter(Boolean))
  const own = names.filter((name) => codes.some((code) => isCodeOf(code, name)))
  return own.length > 1 ? own : []
}

const mottoBegun = /^C[ỘO]NG H[OÒ][AÀ] X[ÃA] H[ỘO]I(?: CH[ỦU](?: NGH[ĨI]A(?: VI[ỆE]T)?)?)?(?!\p{L})\s*/u
const mottoEnded = /^(?:(?:CH[ỦU] )?NGH[ĨI]A )?(?:VI[ỆE]T )?NAM$/u

/** A narrow column breaks the motto in two, and its end stands among the lines of the body's name. */
function withoutBrokenMotto(lines: string[]): string[] {
  if (!lines.some((line) => mottoBegun.test(line))) return lines
  return lines.map((line) => line.replace(mottoBegun, '')).filter((line) => line !== '' && !mottoEnded.test(line))
}
