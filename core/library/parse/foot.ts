import { isPerson } from '../metadata/signatory.ts'
import { closing } from './markers.ts'
import type { Line } from './pages.ts'

const dateline =
  /^(?:\p{Lu}[\p{L}\d\s.'’-]{1,40},\s{0,3})?(?:ngày[\d.…_\s]{0,20}tháng[\d.…_\s]{0,20}năm[\d.…_\s]{2,12}|ngày\s?\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4})\.?$/iu
const role =
  /^(?:TM\.?|T\/M|KT\.?|TL\.?)?\s?(?:Phó )?(?:Chủ tịch|Bí thư|Giám đốc|Hiệu trưởng|Tổ trưởng|Trưởng (?:ban|phòng|thôn|ấp|bản|buôn|làng|xóm|khóm|khu|khu phố|trạm|đoàn)|Chủ trì|Chủ tọa|Thư ký|Kế toán|Người|Đại diện|Thủ trưởng|Chỉ huy|Bên (?:A|B|C|mua|bán|thuê|cho thuê|giao|nhận)(?!\p{L}))(?:\s[\p{L}()]{1,10}){0,6}$/iu
const signing = /^\((?:đã ký|ký|chữ ký|ký tên|ký,)/iu
const mostLines = 16
const nearName = 3
const mostSigned = 6

/** Where below a text its place and day stand, or as whom somebody signs: that is none of its last clause. As many lines as it has where nothing does. */
export function footOf(lines: Line[]): number {
  const filled = lines.flatMap(({ text }, at) => (text === '' ? [] : [at]))
  const last = filled.slice(-mostLines)
  const textAt = (at: number | undefined) => (at === undefined ? '' : (lines[at]?.text ?? ''))
  const begins = last.findIndex((at, i) => {
    const below = last.slice(i + 1)
    if (dateline.test(textAt(at)))
      return below.length === 0 || below.slice(0, nearName).some((one) => isSigned(textAt(one)))
    return (
      below.length <= mostSigned && role.test(textAt(at)) && below.slice(0, nearName).some((one) => isName(textAt(one)))
    )
  })
  return begins < 0 ? lines.length : (last[begins] ?? lines.length)
}

const isName = (text: string) => signing.test(text) || isPerson(text)
const isSigned = (text: string) => closing.test(text) || role.test(text) || isName(text)
