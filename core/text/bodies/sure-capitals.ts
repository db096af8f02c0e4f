import { enterpriseWords } from './enterprises.ts'
import { officeFields } from './offices.ts'
import { bodyOfName, nameKey, parts } from './organisations.ts'

const heads = `sở, phòng, ban, trạm, đội, tổ, viện, nhà, chi cục, cục, tổng cục, trường, trung tâm, thanh tra, hội, đoàn, liên đoàn,
  bệnh viện, đa khoa, hội đồng, hạt, khoa, trường mầm non, trường mẫu giáo, tiểu học, trung học cơ sở, trung học phổ thông,
  cao đẳng, đại học, trung cấp, bán trú, nội trú, dân tộc, mầm non`
const common = `và, của, các, cho, về, trên, tại, với, theo, trong, số, ủy, uỷ, công, tỉnh, giáo dục, đào tạo, thường xuyên, nghề nghiệp,
  cựu chiến binh, nông dân, người cao tuổi, khuyến học, chữ thập đỏ, luật gia, người khuyết tật, cựu giáo chức, thanh niên xung phong,
  đấu giá tài sản, tài sản, phục vụ, cung ứng, liên hiệp, dân sự, phòng thủ dân sự, đảng, vườn quốc gia, giảm nghèo, chuyển đổi số, giúp việc, phật giáo, vay vốn, đê, kè, cống, dịch bệnh, dịch, chống, dân dụng, chung cư, cha mẹ học sinh, câu lạc bộ, thi hành án, sự nghiệp, dự phòng, kiểm soát bệnh tật, đầu tư xây dựng, nhân dân, liên tịch, di tích, đấu giá, quyền sử dụng, đất, tuyển dụng, tuyển sinh, viên chức, công chức, xét duyệt, chính sách, bồi thường, hỗ trợ, tái định cư, đền ơn đáp nghĩa, giải phóng mặt bằng`
const listed = (words: string) => words.split(',').map((one) => one.trim())
const vocabulary = new Set(
  [...parts, ...enterpriseWords, ...officeFields, ...listed(heads), ...listed(common)].map(nameKey).filter(Boolean),
)
// As these write their capitals, and no others.
const spelled = new Set([...parts, ...enterpriseWords])
const longest = 7
const places =
  /^(?:thành|phố|thị|trấn|đặc|khu|tỉnh|huyện|đảo|quận|phường|xã|thôn|ấp|bản|buôn|làng|xóm|khóm|vực|tổ|dân|cơ|sở|cụm|khối|chợ|liên)$/u
const mostOfName = 4
// A capital behind what only begins another word, and the figures of a table.
const misplaced =
  /(?<=(?:tỉnh|huyện|quận|thành)\s)(?:Ủy|Uỷ|Đoàn|Đảo)(?!\p{L})|(?<=xã\s)Hội(?!\p{L})|^Chống(?!\p{L})|(?<!\p{L})(?:Khu Vực|Cơ Sở)(?!\p{L})|\s\d+\s\d+(?=\s)/gu

const isCapital = (word: string) => /^\p{Lu}\p{Ll}/u.test(word)

/**
 * The words of a body's name of which nobody knows how they are written: neither what bodies are called by nor, behind these, the name of
 * a place. None for a name that is sure.
 */
export const unsureCapitals = (name: string): string[] =>
  name === '' || bodyOfName(name) ? [] : name.split(/,\s/u).flatMap(unsureIn)

function unsureIn(name: string): string[] {
  const wrong = name.match(misplaced)
  if (wrong) return [...wrong]
  const words = name.split(/\s+/u)
  const unsure: string[] = []
  let own: string[] = []
  const end = () => {
    const isName = own.length <= mostOfName && own.every((word) => /^[\p{Lu}\d“"]/u.test(word))
    if (!isName) unsure.push(...own)
    own = []
  }
  for (let i = 0; i < words.length; ) {
    const word = words[i] ?? ''
    let count = Math.min(longest, words.length - i)
    while (count > 0 && !vocabulary.has(nameKey(words.slice(i, i + count).join(' ')))) count -= 1
    // Small as it is written, a word may be a part of no name.
    const isKnown = count > 0 && !(count === 1 && own.length > 0 && /^\p{Lu}/u.test(word))
    const phrase = words.slice(i, i + count)
    // Written with more capitals than anybody does: "Văn phòng Công Chứng".
    if (isKnown && count > 1 && !spelled.has(phrase.join(' ')) && phrase.slice(1).some((one) => isCapital(one)))
      unsure.push(...phrase)
    if (isKnown || places.test(word) || /^[-–&]$|^\d+$|^\p{Lu}[\p{Lu}&\d]+$/u.test(word)) {
      end()
      i += Math.max(count, 1)
    } else {
      own.push(word)
      i += 1
    }
  }
  end()
  return unsure
}
