import { kindWords } from '../document-kinds.ts'
import { syllablesOf } from '../syllables.ts'
import { bareWordSet, type Said, type Told, told, wordSet } from './said.ts'

const places = bareWordSet('điều khoản chương')
const lesserPlaces = wordSet('mục phần tiết')
// What may stand behind a place that one word tells: “những điều ba mẹ cần biết” names no article.
const behindPlace = bareWordSet(
  'của khoản điều điểm mục chương luật bộ nghị thông quyết pháp hiến quy ghi là về trong tại theo và hoặc đến tới thì thế như ra sao nêu được ạ vậy',
)
// “Điều hai nói gì”, “khoản một có nội dung gì” ask what stands in a place; “có điều ba nói rất đúng” tells of somebody.
const saysOf: Record<string, ReadonlySet<string>> = {
  noi: bareWordSet('gì về sao những như thế cái'),
  cho: bareWordSet('biết'),
  co: bareWordSet('gì nội mấy bao những'),
  viet: bareWordSet('gì về sao những như thế'),
  de: bareWordSet('cập'),
}
const beforeMatters = bareWordSet('những mọi bao nhiều cái mấy vài các có một')
const stroke = wordSet('xuyệt xoẹt xược trên gạch chéo sổ')
// “Phường năm lần bảy lượt”, “lớp hai buổi”: what is counted behind it is what the digit tells of.
const behindLabel = bareWordSet(
  'lần người ngày tháng năm buổi bên vợ mẹ má con đứa cái chiếc tuần giờ bộ bản hộ lượt cô chú anh chị bà ông trăm nghìn ngàn triệu tỉ mươi chục phần',
)
const labels = wordSet('số lớp tổ thôn ấp khóm đội phường quận phố bộ nhà ngõ kiệt hẻm kiot lô thửa')
// What “phố” and “bộ” are a label with.
const labelPairs = wordSet('dân khu chi')
const dayWords = new Set(['ngay', 'mung', 'mong', 'hom', 'duong'])
const beforeHotline = new Set(['goi', 'so', 'dai', 'nong', 'sat', 'hoa', 'thuong', 'may', 'bam'])
const beforeAccount = new Set(['khoan', 'the', 'cuoc'])

export const isYear = (value: number) => value >= 1900 && value <= 2100

/** A number by which something is called: a document, a place in it, a day, a year, a telephone, a quarter of a town. */
export const calledAt = (said: Said, at: number): Told | null =>
  serialAt(said, at) ??
  placeAt(said, at) ??
  yearAt(said, at) ??
  dayAt(said, at) ??
  telephoneAt(said, at) ??
  labelledAt(said, at)

const kindsByLast = new Map<string, string[][]>()
for (const { word } of kindWords) {
  const parts = syllablesOf(word).map(({ folded }) => folded)
  const last = parts.at(-1) ?? ''
  kindsByLast.set(last, [...(kindsByLast.get(last) ?? []), parts])
}

/** Whether the words before a place are a kind of documents. */
const isBehindKind = ({ words }: Said, at: number) =>
  (kindsByLast.get(words[at - 1]?.folded ?? '') ?? []).some((parts) =>
    parts.every((part, i) => words[at - parts.length + i]?.folded === part),
  )

/** “Nghị định một trăm linh ba”, “chỉ thị số bốn”, “nghị định một sáu tám”, with the year behind a stroke. */
function serialAt(said: Said, at: number): Told | null {
  const { before, numeralAt, foldedAt, wordAt } = said
  const isSo = before(at)?.folded === 'so'
  if (!before(at) || !isBehindKind(said, isSo ? at - 1 : at)) return null
  const found = numeralAt(at)
  const run = runAt(said, at)
  // “Kế hoạch năm…” is one of years, “thông báo hai ba ngày” tells how many.
  const isEnd = isSo || isPlaceEnd(said, run.end) || stroke.has(wordAt(run.end)) || foldedAt(run.end) === 'nam'
  const isOneByOne =
    run.figures.length > 1 &&
    !run.figures.startsWith('0') &&
    isEnd &&
    foldedAt(at) !== 'nam' &&
    (!found || run.end >= found.end)
  if (isOneByOne) return withYear(said, at, run)
  return found && (isSo || !found.isBare) ? withYear(said, at, { figures: String(found.value), end: found.end }) : null
}

/** Digits one by one, less the word for a year that a year stands behind. */
function runAt(said: Said, at: number): { figures: string; end: number } {
  const { figures, end } = said.figuresAt(at)
  for (let i = at + 1; i < end; i++)
    if (said.foldedAt(i) === 'nam' && yearIn(said, i + 1)) return { figures: figures.slice(0, i - at), end: i }
  return { figures, end }
}

/** “… gạch chéo hai nghìn không trăm hai mươi tư”. */
function withYear(said: Said, first: number, { figures, end }: { figures: string; end: number }): Told {
  let at = end
  while (stroke.has(said.wordAt(at))) at += 1
  const year = at > end ? yearIn(said, at) : null
  return year ? told(first, year.end, `${figures}/${year.value}`) : told(first, end, figures)
}

/** “Điều ba mươi bảy”, “điều ba bảy”, “khoản hai”. */
function placeAt(said: Said, at: number): Told | null {
  const { before, numeralAt } = said
  const word = before(at)?.exact ?? ''
  const isLesser = lesserPlaces.has(word)
  // “Hai phần ba”.
  if (!(isLesser ? !numeralAt(at - 2) : places.has(word))) return null
  const found = numeralAt(at)
  const { figures, end } = said.figuresAt(at)
  if (found && !found.isBare && found.end >= end)
    return found.value < 1000 ? told(at, found.end, String(found.value)) : null
  if (end === at + 2 && !figures.startsWith('0') && isPlaceEnd(said, end)) return told(at, end, figures)
  if (!found || !(isPlaceEnd(said, found.end) || saysWhat(said, at, found.end))) return null
  // “Khoản hai điều năm”: behind a clause an article needs no marks.
  const isSure = said.isSureAlone(at) || saysWhat(said, at, found.end) || isBehindClause(said, at)
  return isSure ? told(at, found.end, String(found.value)) : null
}

/** Whether what stands behind a place asks or tells what it says. */
const saysWhat = (said: Said, at: number, end: number): boolean =>
  saysOf[said.foldedAt(end)]?.has(said.wordAt(end + 1)) === true &&
  (isBehindClause(said, at) || !beforeMatters.has(said.before(at - 1)?.exact ?? ''))

const isBehindClause = ({ before, numeralAt }: Said, at: number): boolean =>
  before(at)?.folded === 'dieu' &&
  before(at - 2)?.folded === 'khoan' &&
  (numeralAt(at - 2) !== null || /^\d/.test(before(at - 1)?.exact ?? ''))

const isPlaceEnd = ({ wordAt }: Said, at: number) => wordAt(at) === '' || behindPlace.has(wordAt(at))

const yearAt = (said: Said, at: number): Told | null => {
  const year = said.before(at)?.folded === 'nam' ? yearIn(said, at) : null
  return year && told(at, year.end, String(year.value))
}

/** “Hai nghìn không trăm hai mươi tư”, “hai không hai bốn”. */
function yearIn({ numeralAt, figuresAt }: Said, at: number): { value: number; end: number } | null {
  const found = numeralAt(at)
  if (found && isYear(found.value)) return found
  const { figures, end } = figuresAt(at)
  const isRun = figures.length === 4 && isYear(Number(figures)) && (!found || found.end <= end)
  return isRun ? { value: Number(figures), end } : null
}

/** “Ngày mười lăm tháng bảy”, “mùng ba”, “tháng tư”. */
function dayAt(said: Said, at: number): Told | null {
  const { before, numeralAt, foldedAt } = said
  const word = before(at)?.folded ?? ''
  // “Một tháng hai triệu” has no month, nor has “mỗi tháng ba”; “tháng năm” alone are months and years, “Tháng Mười” is a name.
  const isOpen = word === 'thang' && (said.isCapital(at) || !said.marked || foldedAt(at) === 'nam')
  if (isOpen && !isOfYear(said, at)) return null
  const head = said.before(at - 1)?.exact ?? ''
  if (word === 'thang') return /^(?:một|mỗi|hàng|hằng|mấy|mot|moi|hang)$/u.test(head) ? null : monthAt(said, at)
  const day = numeralAt(at)
  if (!day || day.value > 31 || day.value % 1 > 0) return null
  const month = foldedAt(day.end) === 'thang' ? monthAt(said, day.end + 1) : null
  const isNamed = dayWords.has(word)
  // Of a digit its month tells that it is a day, of any other number too: “đến mười bảy tháng hai”.
  if (!(month ? isNamed || !day.isBare : isNamed && word !== 'duong' && (!day.isBare || /^m[uo]ng$/.test(word))))
    return null
  const { puts, end } = told(at, day.end, String(day.value))
  return month ? { puts: [...puts, ...month.puts], end: month.end } : { puts, end }
}

/** Whether a month that is told here is one of a year. */
function isOfYear(said: Said, at: number): boolean {
  const end = said.numeralAt(at)?.end ?? at + 1
  return said.foldedAt(end) === 'nam' && yearIn(said, end + 1) !== null
}

/** “Tháng tư”; not “tháng hai lần”, nor “tháng ba mẹ đi vắng”. */
function monthAt(said: Said, at: number): Told | null {
  const { numeralAt, wordAt } = said
  const isFourth = wordAt(at) === 'tư' || (!said.marked && wordAt(at) === 'tu')
  const found = isFourth ? { value: 4, end: at + 1, isBare: true } : numeralAt(at)
  if (!found || found.value > 12 || found.value % 1 > 0) return null
  // “Tháng sau”, “tháng từ…”.
  if (!said.marked && /^(?:sau|tu)$/.test(wordAt(at))) return null
  if (found.isBare && !isOfYear(said, at) && !isLabelEnd(said, found.end)) return null
  return told(at, found.end, String(found.value))
}

const isLabelEnd = ({ wordAt, numeralAt }: Said, at: number) => !behindLabel.has(wordAt(at)) && !numeralAt(at)

/** Eight digits and more, one by one or by threes: “không hai ba sáu, ba tám hai hai, …”; of a hotline three. */
function telephoneAt(said: Said, at: number): Told | null {
  const lead = said.before(at)?.folded ?? ''
  let { figures, end } = said.figuresAt(at)
  if (figures.length < 3) return null
  const isLong = /^(?:0|1[89]00)/.test(figures) || beforeAccount.has(lead)
  while (isLong && said.isBehindComma(end)) {
    const next = said.figuresAt(end)
    if (!next.figures) break
    figures += next.figures
    end = next.end
  }
  return figures.length >= 8 || beforeHotline.has(lead) ? told(at, end, figures) : null
}

/** “Tổ dân phố năm”, “lớp bốn”, “số ba”: a digit by which one of several is called. */
function labelledAt(said: Said, at: number): Told | null {
  const { before, numeralAt } = said
  const label = before(at)?.exact ?? ''
  if (!said.marked || !labels.has(label)) return null
  if ((label === 'phố' || label === 'bộ') && !labelPairs.has(before(at - 1)?.exact ?? '')) return null
  // “Số năm” are years, “số một” is the first.
  if (label === 'số' && /^(?:năm|một)$/.test(said.wordAt(at))) return null
  const found = numeralAt(at)
  if (!found?.isBare || !isLabelEnd(said, found.end)) return null
  return told(at, found.end, String(found.value))
}
