import { nameKey } from '../../../text/bodies/organisations.ts'
import { kindWords } from '../../../text/document-kinds.ts'
import { numbersIn } from '../../../text/document-number.ts'
import { remembered } from '../../../text/remembered.ts'
import { dayIn } from '../dates.ts'
import { formalLine } from '../formal-line.ts'
import { withFigures } from '../mended-number.ts'
import {
  beginsWithKind,
  begun,
  dateline,
  isNamed,
  isNumberLine,
  isOpenNumber,
  kindKeys,
  motto,
  openNumber,
} from './marks.ts'

const linesLooked = 60

const rule = /^[\s*_–—―─━=~.-]+$/
// What a scan has of a rule or a star, alone on its line or behind a body's name; a capital may be of a stamp set upright.
const speck = /^[^\s\p{Lu}]$/u
// What is posted in a chat is framed by small pictures.
const pictured = /\p{Extended_Pictographic}/u
const pictures =
  /^(?:(?:\p{Extended_Pictographic}|\u{FE0F}|\u{200D})\s{0,3}){1,9}|(?:\s{0,3}(?:\p{Extended_Pictographic}|\u{FE0F}|\u{200D})){1,9}$/gu
// What a program that signs writes into its box, alone or behind a line of the letterhead.
const signedByProgram =
  /(?:^|\s)(?:Ký (?:số )?bởi|Được ký (?:số )?bởi|(?<=\S\s)Người ký|(?:Ngày|Thời gian) ký(?: số)?)\s?:.*$/iu
const isHeadInCapitals = /^(?:\p{Lu}{2,}\s){2}/u
const speckBehind = /\s[^\p{Lu}\d\s)]$/u
// A letter's or a notice's subject may stand in brackets.
const bracketedSubject = /^\(((?:V\/v|Về việc)[\s:][^()]{3,300})\)$/iu

// The same the other way round: the motto, then the body's name.
const behindMotto = /(?<=^C[ỘO]NG H[OÒ][AÀ] X[ÃA] H[ỘO]I CH[ỦU] NGH[ĨI]A VI[ỆE]T NAM)\s(?=\p{Lu}{2})/u

export const lettersLooked = 8000
// Several rules look at the head of one text, one after the other.
const mostHeads = 4

/** The first lines of a text, cells of tables and columns set apart by wide spaces as lines of their own. */
export const headLines = (text: string): string[] => headRead(text.slice(0, lettersLooked))

const headRead = remembered(mostHeads, (top): string[] =>
  withDatelineJoined(
    numbersJoined(
      aboveTable(top.replace(/\f/g, '\n').split('\n').map(withoutEnglish))
        .flatMap((line) => line.split(/\s*\|\s*|\s{4,}/))
        .flatMap((line) => {
          // Two columns that a reader joined: the body's name, then the motto.
          const at = line.search(motto)
          const isJoined = at > 0 && !/\snước\s$/iu.test(line.slice(0, at))
          return (isJoined ? [line.slice(0, at), line.slice(at)] : [line]).flatMap((part) => part.split(behindMotto))
        })
        .map((line) =>
          line
            .replace(/^#+\s*/, '')
            .replace(/\*+/g, '')
            .trim()
            .replace(bracketedSubject, '$1'),
        )
        .map((line) => kindSetApart(line.replace(signedByProgram, '').trim()))
        .map(withFigures)
        .map((line) => (pictured.test(line) && !/^[☐☑☒]/u.test(line) ? line.replace(pictures, '').trim() : line))
        .filter((line) => line !== '' && !rule.test(line) && !speck.test(line))
        .map((line) => (isHeadInCapitals.test(line) ? line.replace(speckBehind, '') : line))
        .slice(0, linesLooked),
    ).flatMap(parted),
  ),
)

/** "THÔNG BÁO / NOTICE": the type in two languages. */
const withoutEnglish = (line: string) =>
  line.replace(/^(\P{Ll}{3,40}?)\s{0,3}\/\s{0,3}[A-Z ]{4,40}$/u, (whole, kind: string) =>
    kindKeys.has(nameKey(kind)) ? kind : whole,
  )

const setApart = /^(?:\p{Lu}\s{1,3}){3,30}\p{Lu}$/u
const closedUp = (words: string) => words.replace(/\s+/g, '')
/** "K Ế  H O Ạ C H": a type whose letters somebody typed apart. */
const kindSetApart = (line: string): string =>
  setApart.test(line)
    ? (kindWords.find(({ name }) => closedUp(name.toUpperCase()) === closedUp(line))?.name.toUpperCase() ?? line)
    : line

/** A table below the type, or below where a text begins, is no letterhead but the text's own. */
function aboveTable(lines: string[]): string[] {
  const kind = lines.findIndex(
    (line) => kindKeys.has(nameKey(line)) || begun.test(line) || isNamed(line) || isWholeInCapitals(line),
  )
  const isRow = (line: string) => line.startsWith('|') && line.split('|').filter((cell) => cell.trim()).length > 1
  const table = lines.findIndex((line, i) => i > kind && isRow(line))
  return kind < 0 || table < 0 ? lines : lines.slice(0, table)
}

const isWholeInCapitals = (line: string) => line === line.toUpperCase() && beginsWithKind(line)

// "Tân Thành Bình," above "ngày 5 tháng 11 năm 2025".
const placeAlone = /^\p{Lu}[\p{L}\d\s.'’-]{1,40},$/u
const restOfDate =
  /^(?:ngày\s+)?(?:\d{1,2}\s+)?(?:tháng\s+)?(?:\d{1,2}\s+)?(?:năm\s+)?\d{4}$|^ngày\s+\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}$/iu
const linesBetween = 2

/** A dateline that a narrow column broke, joined with its rest, also where a line of the other column stands between them. */
function withDatelineJoined(lines: string[]): string[] {
  const rests = lines.map((line, i) => (isCutDateline(line) ? restBelow(lines, i) : -1))
  const joined = new Set(rests)
  return lines.flatMap((line, i) => {
    const rest = rests[i] ?? -1
    return joined.has(i) ? [] : [rest < 0 ? line : `${line} ${lines[rest]}`]
  })
}

const isCutDateline = (line: string) =>
  (dateline.test(line) && line.length < 80 && dayIn(line) === null) || placeAlone.test(line)

/** Which line below a cut dateline is its rest; -1 for none. */
function restBelow(lines: string[], at: number): number {
  const isRest = (line: string) =>
    restOfDate.test(line) &&
    (!placeAlone.test(lines[at] ?? '') || /^ngày/iu.test(line)) &&
    dayIn(`${lines[at]} ${line}`) !== null
  const found = lines.slice(at + 1, at + 1 + linesBetween).findIndex(isRest)
  return found < 0 ? -1 : at + 1 + found
}

// "Số: 31/2025/NQ-" above "HĐND", in a narrow column.
const cutNumber = /^số\s?[:：]\s?\d{1,5}\/[\p{Lu}\d/-]{0,30}[-/]$/iu
const restOfCode = /^\p{Lu}[\p{Lu}\d/-]{0,20}$/u

/** A number that stands on the line below "Số:" joined to it, also where the dateline's column stands between them. */
function numbersJoined(lines: string[]): string[] {
  const cut = lines.findIndex((line) => cutNumber.test(line))
  if (cut >= 0 && restOfCode.test(lines[cut + 1] ?? ''))
    return numbersJoined(lines.flatMap((line, i) => (i === cut ? [line + lines[i + 1]] : i === cut + 1 ? [] : [line])))
  const at = lines.findIndex((line) => openNumber.test(line))
  const [label = '', ...below] = at < 0 ? [] : lines.slice(at, at + 3)
  const found = below.findIndex((line) => /^\d/.test(line) && numbersIn(line)[0]?.start === 0)
  if (found < 0 || (found > 0 && !dateline.test(below[0] ?? '') && !motto.test(below[0] ?? ''))) return lines
  return lines.flatMap((line, i) => (i === at ? [`${label} ${below[found]}`] : i === at + 1 + found ? [] : [line]))
}

const besideNumber = /\s(?=số\s?[:：]\s?\S)/iu
const bodyBeforeDateline = /^(?:\p{Lu}{2,12}\s){2,8}(?=\p{Lu}[\p{Ll}'’][\p{L}\s.'’-]{0,40},\s?ngày\s)/u
const datelineBehind = /\s(?=\p{Lu}[\p{L}\s.'’-]{1,40},\s?ngày\s)/u

/** What one line holds of a letterhead as lines of their own: a number and a dateline, a heading all in capitals. */
function parted(line: string): string[] {
  if (isNumberLine(line) || isOpenNumber(line)) {
    const behind = line.slice(numberEnd(line))
    const at = behind.search(datelineBehind)
    return at < 0 ? [line] : [line.slice(0, line.length - behind.length + at), behind.slice(at + 1)]
  }
  if (dateline.test(line) && besideNumber.test(line)) return line.split(besideNumber)
  const body = bodyBeforeDateline.exec(line)?.[0]
  if (body) return [body.trim(), line.slice(body.length)]
  const kind = kindWords.find(({ name }) => line.startsWith(`${name.toUpperCase()} `))
  const rest = kind ? line.slice(kind.name.length + 1) : line
  const formal = formalLine(rest)
  if (!formal || (!kind && formal.end === rest.length)) return [line]
  return [kind?.name.toUpperCase() ?? '', rest.slice(0, formal.end), rest.slice(formal.end)]
    .map((part) => part.trim())
    .filter(Boolean)
}

/** Where the number on a number's line ends. */
function numberEnd(line: string): number {
  const from = /^.*?số\s?[:：]?\s*/iu.exec(line)?.[0].length ?? 0
  const [first] = numbersIn(line.slice(from))
  return first?.start === 0 ? from + first.end : from
}
