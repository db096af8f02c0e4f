import { isYear } from './called.ts'
import type { Numeral } from './read.ts'
import { bareWordSet, type Said, type Told, told, wordSet } from './said.ts'

// A digit is one before what is counted. Of things that are as often something else nothing is read.
const countedBy = bareWordSet(
  'ngày tháng giờ phút giây tuần quý tuổi đồng người hộ lần bản bộ mét km kg tấn điểm cây xe buổi suất khẩu usd đô thửa căn tổ',
)
const timeWords = bareWordSet('ngày tháng năm giờ phút tuần lần')
// Brothers and fathers are called by numbers in the south: “chú Bảy”, “má Năm”; so are days of the week.
const notBehind = bareWordSet('anh chị em ông bà cô chú bác dì cậu mợ thím dượng má thứ phần mấy vài bao hàng đầu')
// “Năm tháng” are years, but not behind these.
const spans = wordSet('trong đủ hơn gần được sau trước từ đến khoảng hạn quá tù là mất dưới trên mỗi cứ')
const toOther = bareWordSet('đến tới hoặc')
// Without marks “muoi” is salt as well.
const behindTen = bareWordSet(
  'phần ngày tháng năm giờ phút tuần tuổi đồng người hộ lần bản triệu nghìn ngàn tỉ mét km kg tấn',
)
const midnight = bareWordSet('từ lúc vào trước sau đến tới hồi')
const isScale = (folded = '') => /^(?:nghin|ngan|trieu|ti)$/.test(folded)
const isFigures = (exact = '') => /^\d/.test(exact)

/** A number of things, money, days; what only sounds like one is stepped over. */
export function countedAt(said: Said, at: number): Told | null {
  const { words, before, foldedAt, wordAt } = said
  const found = said.numeralAt(at)
  const word = before(at)?.exact ?? ''
  if (!found) return halfHourAt(said, at) ?? midnightAt(said, at)
  const skipped: Told = { puts: [], end: found.end }
  // “15 triệu rưỡi”, “15 triệu hai trăm nghìn” begin in figures.
  if (isFigures(words[at - 1]?.exact) && isScale(words[at]?.folded)) return skipped
  if (isScale(words[at - 1]?.folded) && isFigures(words[at - 2]?.exact)) return skipped
  // “Ông Trần Văn Mười”.
  if (found.end === at + 1 && word && said.isCapital(at)) return skipped
  const isTold = found.isBare
    ? isCount(said, found) && !notBehind.has(word) && said.isSureAlone(at)
    : found.end > at + 1 || !(notBehind.has(word) || (foldedAt(at) === wordAt(at) && !behindTen.has(wordAt(found.end))))
  return isTold ? told(at, found.end, written(found.value)) : found.isBare ? null : skipped
}

function isCount({ words, before, figuresAt, wordAt, foldedAt, numeralAt }: Said, { value, first, end }: Numeral) {
  const after = wordAt(end)
  // “Năm bảy ngày” are some days.
  if (first > 0 && figuresAt(first - 1).figures) return false
  if (foldedAt(end) === 'phan') return foldedAt(end + 1) === 'tram'
  if (toOther.has(after)) {
    const other = numeralAt(end + 1)
    return other !== null && other.value < 1000 && countedBy.has(wordAt(other.end))
  }
  // “Một người” is a person, and “một tháng” behind an amount is each.
  const word = before(first)?.exact ?? ''
  if (value === 1) return timeWords.has(after) && !countedBy.has(word)
  // “Bốn năm người” are four or five.
  if (foldedAt(end) === 'nam') return !countedBy.has(wordAt(end + 1)) && !numeralAt(end + 1)
  if (words[first]?.exact === 'năm' && (after === 'tháng' || after === 'ngày')) return spans.has(word)
  // “Ba con” are a father and his child.
  return countedBy.has(after) || (after === 'con' && words[first]?.exact !== 'ba')
}

/** “Hai giờ rưỡi”, “2 giờ rưỡi”. */
function halfHourAt({ words, before, foldedAt, wordAt, numeralAt }: Said, at: number): Told | null {
  if (!/^rư[ỡở]i$|^ruoi$/u.test(wordAt(at)) || !/^(?:gio|h)$/.test(before(at)?.folded ?? '')) return null
  const isHour = isFigures(words[at - 2]?.exact) || numeralAt(at - 2) !== null || foldedAt(at - 2) === 'muoi'
  return isHour ? told(at, at + 1, '30') : null
}

/** “Từ không giờ ngày…”. */
const midnightAt = ({ before, foldedAt, wordAt }: Said, at: number): Told | null =>
  wordAt(at) === 'không' && foldedAt(at + 1) === 'gio' && midnight.has(before(at)?.exact ?? '')
    ? told(at, at + 1, '0')
    : null

/** As amounts are written: “15.000.000”, “2,5”; what may be a year has no point. */
const written = (value: number): string => {
  const [whole = '', part] = String(value).split('.')
  const figures = isYear(value) ? whole : whole.replace(/(?<=\d)(?=(?:\d{3}){1,9}(?!\d))/g, '.')
  return part ? `${figures},${part}` : figures
}
