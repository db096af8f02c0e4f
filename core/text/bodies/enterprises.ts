import { composed } from '../composed.ts'

// What such a name begins with, as it is written, and how far the names go that stand behind it.
const heads = [
  'Tổng công ty',
  'Công ty',
  'Xí nghiệp',
  'Nhà máy',
  'Điện lực',
  'Bưu điện',
  'Kho bạc Nhà nước',
  'Quỹ tín dụng nhân dân',
  'Ngân hàng',
  'Chi nhánh',
  'Hợp tác xã',
  'Tổ hợp tác',
  'Liên minh hợp tác xã',
  'Liên hiệp hợp tác xã',
  'Hiệp hội',
  'Tập đoàn',
  'Học viện',
  'Thư viện',
  'Bảo tàng',
  'Thuế cơ sở',
  'Viễn thông',
  'VNPT',
  'Viettel',
  'Tổ công nghệ số cộng đồng',
  'Bộ Chỉ huy Quân sự',
  'Đồn Biên phòng',
  'Chi đoàn',
  'Chi hội',
  'Đài Truyền thanh',
  'Đài Phát thanh và Truyền hình',
]
// Words that such names are made of; what is none of them is somebody's own name and bears capitals.
const fields =
  `Cổ phần, TNHH, Một thành viên, MTV, Hai thành viên, Điện lực, Điện, Cấp nước, Cấp thoát nước, Thoát nước, Nước sạch,
  Môi trường đô thị, Môi trường, Đô thị, Xây dựng, Thương mại, Dịch vụ, Đầu tư, Phát triển, Khai thác, Công trình, Thủy lợi, Thuỷ lợi,
  Quản lý, Viễn thông, Xăng dầu, Vận tải, Công ích, Cây xanh, Chiếu sáng, Vệ sinh, Nông nghiệp, Lâm nghiệp, Thủy sản, Thuỷ sản,
  Bưu chính, Truyền tải điện, Dầu khí, Bảo hiểm, Nhân thọ, Chính sách xã hội, Nông thôn, Hỗ trợ, Sản xuất, Kinh doanh, Tổng hợp,
  Du lịch, Tư vấn, Thiết kế, Khoa học, Công nghệ, Hạ tầng, Giao thông, Đường bộ, Đường sắt, Phụ nữ, Cựu chiến binh, Nông dân,
  Chữ thập đỏ, Người cao tuổi, Chăn nuôi, Trồng trọt, Rau an toàn, Chè, Nước, Rác thải, Thu gom, Xử lý, cửa khẩu, cảng, chợ, thị trấn, khu vực, miền,
  tỉnh, thành phố, thị xã, huyện, quận, phường, xã, thôn, ấp, khu phố, tổ dân phố, khu dân cư, khóm, và, số, liên xã, liên tỉnh`
    .split(/,\s+/)
    .map((field) => field.trim())

const lower = (words: string) => composed(words).toLowerCase()
const longestFirst = (one: string, other: string) => other.length - one.length
/** What such names are made of, but for somebody's own. */
export const enterpriseWords = [...new Set([...heads, ...fields])].sort(longestFirst)
const bySyllables = new Map(enterpriseWords.map((name) => [lower(name), name]))
const longest = Math.max(...enterpriseWords.map((name) => name.split(' ').length))
// Every commune has one: which one's it is says the line above.
const alone = new Set(['Tổ công nghệ số cộng đồng', 'Đài Truyền thanh', 'Thuế cơ sở'].map(lower))
const headKeys = heads.map(lower).sort(longestFirst)

// "Ngân hàng câu hỏi" is a bank of another kind.
const notNames = /[.;:!?]|^(?:ngân hàng (?:câu|đề|máu|dữ)|thư viện (?:số|điện tử)$)/u
const longestName = 110
const isAbbreviation = (word: string) => /^[^AEIOUYÀ-ỹ\d\s]{2,}$/u.test(word)
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()

/** Whether a line begins with what such a name begins with, also where nothing of its own follows: "HỢP TÁC XÃ". */
export const beginsAsEnterprise = (line: string): boolean =>
  headKeys.some((head) => `${lower(line).trim()} `.startsWith(`${head} `))

/**
 * The name of a company, a bank, a cooperative and the like as running text has it: "CÔNG TY CỔ PHẦN CẤP NƯỚC SÔNG CẦU" is
 * "Công ty Cổ phần Cấp nước Sông Cầu". '' for what is none, or names no one of them: "CÔNG TY" alone, a sentence.
 */
export function enterpriseName(written: string): string {
  const said = lower(written).trim().replace(/\s+/g, ' ')
  const head = headKeys.find((one) => said.startsWith(`${one} `) || (said === one && alone.has(one)))
  if (!head || said.length > longestName || notNames.test(said)) return ''
  const words = written.trim().split(/\s+/)
  const named: string[] = []
  for (let i = 0; i < words.length; ) {
    const taken = takenAt(words, i)
    const word = words[i] as string
    named.push(taken?.name ?? (isAbbreviation(word) ? word : capital(word)))
    i += taken?.count ?? 1
  }
  return named.join(' ')
}

function takenAt(words: string[], at: number): { name: string; count: number } | null {
  for (let count = Math.min(longest, words.length - at); count > 0; count--) {
    const said = words.slice(at, at + count).join(' ')
    const mark = /[-,–]$/u.exec(said)?.[0] ?? ''
    const name = bySyllables.get(lower(mark ? said.slice(0, -1) : said))
    if (name) return { name: name + mark, count }
  }
  return null
}
