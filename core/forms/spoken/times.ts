import { wholeWords } from './number.ts'
import { endsWith, type Rule } from './rule.ts'

const clock =
  '(\\d{1,2})(?::(\\d\\d)(?::\\d\\d)?|\\s?(?:giờ|h|g(?=\\s?\\d|\\s(?:sáng|trưa|chiều|tối|đêm|ngày)))\\s?(?:(\\d\\d)(?:\\s?(?:phút|p(?!\\p{L})))?)?)'
const start = '(?<![\\p{L}\\p{N}/:.,-])'
const end = '(?![\\p{L}\\p{N}:]|[.,]\\d|/(?!ngày))'
const single = new RegExp(`${start}${clock}${end}`, 'gu')
const span = new RegExp(`${start}${clock}\\s?[-–—]\\s?${clock}${end}`, 'gu')
const roundTheClock = /(?<![\p{N}/])24\/(24|7)(?![\p{N}/])(\s(?:giờ|h)(?!\p{L}))?/gu
const minutes = /(?<=\d\s?)['’′](?!\p{L})/gu

/** An hour of the day in words; null where there is none such. */
function clockWords(hour: string, minute = '00'): string | null {
  if (Number(hour) > 24 || Number(minute) > 59) return null
  const tail = Number(minute) === 0 ? '' : ` ${wholeWords(minute)} phút`
  return `${wholeWords(hour)} giờ${tail}`
}

/** Times of the day: “06:30”, “7h30”, “7g30”, “18 giờ”, and from one to another. */
export const timeRules: readonly Rule[] = [
  [
    roundTheClock,
    ([, per]) => (per === '7' ? 'hai mươi tư giờ mỗi ngày, bảy ngày mỗi tuần' : 'hai mươi tư trên hai mươi tư giờ'),
  ],
  [
    span,
    ([, h1 = '', colon1, said1, h2 = '', colon2, said2], { before }) => {
      const [first, last] = [clockWords(h1, colon1 ?? said1), clockWords(h2, colon2 ?? said2)]
      if (!first || !last) return null
      return endsWith(before, /(?:từ|khoảng)$/) ? `${first} đến ${last}` : `từ ${first} đến ${last}`
    },
  ],
  [
    single,
    ([, hour = '', colon, said], { before }) =>
      endsWith(before, /(?:tỷ lệ|tỉ lệ|tỷ số|tỉ số)$/) ? null : clockWords(hour, colon ?? said),
  ],
  [minutes, () => ' phút'],
]
