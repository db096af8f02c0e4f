import { dayWords, monthWords, ordinalWords, wholeWords, yearWords } from './number.ts'
import { endsWith, type Place, type Rule } from './rule.ts'

const year = '(?:1[89]|20)\\d\\d'
const day = '0?[1-9]|[12]\\d|3[01]'
const month = '0?[1-9]|1[0-2]'
const start = '(?<![\\p{L}\\p{N}/.,-]|\\d[:–] ?)'
const end = '(?![\\p{L}\\p{N}/%]|[.,:-]\\d)'
const to = '\\s?[-–—]\\s?'

const whole = new RegExp(`${start}(${day})([/.-])(${month})\\2(${year})${end}`, 'gu')
const twoDays = new RegExp(`${start}(${day})${to}(${day})/(${month})(?:/(${year}))?${end}`, 'gu')
const twoDates = new RegExp(
  `${start}(${day})/(${month})(?:/(${year}))?${to}(${day})/(${month})(?:/(${year}))?${end}`,
  'gu',
)
const dayAndMonth = new RegExp(`${start}(${day})/(${month})${end}`, 'gu')
const loose = new RegExp(`${start}(${day})[.-](${month})${end}`, 'gu')
const listed = /(?<=(?:ngày|Ngày|NGÀY)\s)(\d{1,2})(?=(?:,\s?\d{1,2}){0,4}\s?(?:và|hoặc|,)\s?(?:ngày\s)?\d{1,2}\/\d)/gu
const firstOfTwo =
  /(?<=(?:ngày|Ngày|NGÀY|từ|Từ|TỪ)\s)(\d{1,2})(?=\s(?:đến|tới)\s(?:hết\s)?(?:ngày\s)?\d{1,2}\/(?:0?[1-9]|1[0-2])(?![\p{N}]))/gu
const inWords = /(?<=(?:ngày|Ngày|NGÀY)\s)(\d{1,2})(?=\s(?:tháng|THÁNG)\s)/gu
const monthOfYear = new RegExp(`${start}(${month})[/-](${year})${end}`, 'gu')
const namedMonth = /(?<=(?:tháng|Tháng|THÁNG)\s)(0?4)(?![\p{N}/.,]|-\d)/gu
const twoMonths = new RegExp(`(?<=(?:tháng|Tháng)\\s)(${month})${to}(${month})/(${year})${end}`, 'gu')
const nextQuarter = new RegExp(
  `(?<=(?:quý|Quý)\\s(?:I{1,3}|[1-3])(?:,? và|,)\\s)(IV|I{2,3}|[2-4])(?:\\s?[/-]\\s?(${year}))?(?![\\p{L}\\p{N}])`,
  'gu',
)
const quarter = new RegExp(`(?<=(?:quý|Quý|QUÝ)\\s)(IV|I{1,3}|[1-4])(?:\\s?[/-]\\s?(${year}))?(?![\\p{L}\\p{N}])`, 'gu')
const twoYears = new RegExp(`${start}(${year})${to}(${year})${end}`, 'gu')
const place = /(?<=(?:thứ|Thứ|THỨ)\s)(\d{1,3})(?![\p{L}\p{N}]|[.,]\d)/gu
const fromWeekday = /(?<=[Tt]hứ (?:[2-7]|hai|ba|tư|năm|sáu|bảy))\s?[-–]\s?(?=[Tt]hứ|[Cc]hủ nhật)/gu
const weekdays = /(?<![\p{L}\p{N}])T([2-7])(?:\s?[-–]\s?(?:T([2-7])|(CN)))?(?![\p{L}\p{N}])/gu
const sunday = /(?<=(?:thứ|Thứ) (?:7|bảy)(?:,| và| hoặc|-) ?)CN(?!\p{L})/gu

const spoken = (d: string, m: string, y: string | undefined, { manner }: Place) =>
  [dayWords(d, manner), monthWords(m), ...(y ? [yearWords(y, manner)] : [])].join(' ')

// What already says that a day follows needs no second word for it.
const saidDay = /(?:ngày|hôm|mùng|mồng|rằm)$/
const saidFirst = /(?:mùng|mồng)$/

function dated(d: string, m: string, y: string | undefined, at: Place): string {
  if (endsWith(at.before, saidFirst)) return spoken(d, m, y, at).replace(/^(?:mùng|mồng) /, '')
  return endsWith(at.before, saidDay) ? spoken(d, m, y, at) : `ngày ${spoken(d, m, y, at)}`
}

/** From one day to another, with as much before each as is not said yet. */
function between(first: string, last: string, { before }: Place): string {
  if (endsWith(before, /từ ngày$/)) return `${first} đến ngày ${last}`
  if (endsWith(before, /từ$/)) return `ngày ${first} đến ngày ${last}`
  if (endsWith(before, /ngày$/)) return `${first} đến ${last}`
  return `từ ngày ${first} đến ngày ${last}`
}

// A small number over a larger one is a part of something, unless what stands around it says that it is a day.
const speaksOfDays =
  /(?:ngày|hôm|mùng|mồng|từ|đến|trước|sau|sáng|trưa|chiều|tối|đêm|thứ \p{L}{2,4},?|thứ [2-7],?|chủ nhật,?|\(|lễ|dịp|quốc khánh|quốc tế|kỷ niệm|lao động|thiếu nhi|cuối ngày|vào)(?: \p{L}{1,8}){0,1}$|(?:tết|lễ)(?: \p{L}{1,8}){2}$|\d\/\d{1,2},?(?: và)?$|(?:mùng|mồng) \p{L}{2,4}(?: \p{L}{2,4})?,?(?: và)?$/u
const speaksOfParts =
  /^\s(?:số|diện tích|dân số|thời gian|đại biểu|hộ|tổng|quãng|chiều|thế giới|cử tri|thành viên|lượng|suất)/u
const speaksOfHouses = /(?:số|số nhà|ngõ|ngách|hẻm|kiệt|nhà|đường|lô|k|tờ|thửa|phòng)$/u

const street = /(?:đường|phố)$/

const isDay = (d: string, m: string, { before, after }: Place): boolean => {
  if (speaksOfParts.test(after) || endsWith(before, speaksOfHouses)) return false
  if (endsWith(before, speaksOfDays) || d.startsWith('0') || m.startsWith('0')) return true
  return Number(d) > Number(m) && !(Number(d) === 24 && m === '7')
}

/** Days, months, quarters and years as people write them. */
export const dayRules: readonly Rule[] = [
  [
    twoMonths,
    ([, first = '', last = '', y = ''], { manner }) =>
      Number(first) < Number(last)
        ? `${monthWords(first).replace(/^tháng /, '')} đến ${monthWords(last)} ${yearWords(y, manner)}`
        : null,
  ],
  [
    nextQuarter,
    ([, which = '', y], { manner }) =>
      [wholeWords(String({ I: 1, II: 2, III: 3, IV: 4 }[which] ?? which)), ...(y ? [yearWords(y, manner)] : [])].join(
        ' ',
      ),
  ],
  [
    quarter,
    ([, which = '', y], { manner }) =>
      [wholeWords(String({ I: 1, II: 2, III: 3, IV: 4 }[which] ?? which)), ...(y ? [yearWords(y, manner)] : [])].join(
        ' ',
      ),
  ],
  [listed, ([, d = ''], { manner }) => (Number(d) <= 31 ? dayWords(d, manner) : null)],
  [firstOfTwo, ([, d = ''], { manner }) => (Number(d) <= 31 ? dayWords(d, manner) : null)],
  [
    twoDates,
    ([, d1 = '', m1 = '', y1, d2 = '', m2 = '', y2], at) => between(spoken(d1, m1, y1, at), spoken(d2, m2, y2, at), at),
  ],
  [whole, ([, d = '', , m = '', y], at) => dated(d, m, y, at)],
  [
    twoDays,
    ([, d1 = '', d2 = '', m = '', y], at) =>
      Number(d1) < Number(d2) ? between(dayWords(d1, at.manner), spoken(d2, m, y, at), at) : null,
  ],
  [
    dayAndMonth,
    ([, d = '', m = ''], at) => {
      // Streets are named after days.
      if (endsWith(at.before, street)) return `${wholeWords(d)} ${monthWords(m)}`
      return isDay(d, m, at) ? dated(d, m, undefined, at) : null
    },
  ],
  [
    loose,
    ([, d = '', m = ''], at) =>
      endsWith(at.before, /(?:ngày|sáng|trưa|chiều|tối|đêm)$/) ? dated(d, m, undefined, at) : null,
  ],
  [inWords, ([, d = ''], { manner }) => (Number(d) <= 31 ? dayWords(d, manner) : null)],
  [
    monthOfYear,
    ([, m = '', y = ''], { before, manner }) => {
      const words = `${monthWords(m)} ${yearWords(y, manner)}`
      return endsWith(before, /tháng$/) ? words.replace(/^tháng /, '') : words
    },
  ],
  [namedMonth, () => 'tư'],
  [
    twoYears,
    ([, first = '', last = ''], { manner }) =>
      Number(first) < Number(last) ? `${wholeWords(first, manner)} đến ${wholeWords(last, manner)}` : null,
  ],
  [fromWeekday, () => ' đến '],
  [place, ([, figures = ''], { manner }) => ordinalWords(figures, manner)],
  [
    weekdays,
    ([, first = '', last, sunday], { before, after }) => {
      const among =
        endsWith(before, /(?:sáng|trưa|chiều|tối|từ|đến|và|,|\()$/) || /^:\s|^(?:,| và)\s(?:T[2-7]|CN)/.test(after)
      if (!last && !sunday && !among) return null
      const tail = last ? ` đến thứ ${ordinalWords(last)}` : sunday ? ' đến chủ nhật' : ''
      return `thứ ${ordinalWords(first)}${tail}`
    },
  ],
  [sunday, () => 'chủ nhật'],
]
