import { composed } from '../composed.ts'
import { isSyllable } from '../encodings/legacy.ts'
import { fold } from '../fold.ts'
import { enterpriseName } from './enterprises.ts'
import { isOffice } from './offices.ts'

// Bodies of the state and the Party whose names have capitals that no rule gives. The local ones follow from their parts.
const central: [name: string, ...codes: string[]][] = [
  ['Quốc hội', 'qh'],
  ['Ủy ban Thường vụ Quốc hội', 'ubtvqh'],
  ['Hội đồng Nhà nước', 'hdnn'],
  ['Hội đồng Bộ trưởng', 'hdbt'],
  ['Chủ tịch nước', 'ctn'],
  ['Chính phủ', 'cp'],
  ['Thủ tướng Chính phủ', 'ttg'],
  ['Văn phòng Chính phủ', 'vpcp'],
  ['Văn phòng Quốc hội', 'vpqh'],
  ['Văn phòng Chủ tịch nước', 'vpctn'],
  ['Bộ Công an', 'bca'],
  ['Bộ Quốc phòng', 'bqp'],
  ['Bộ Ngoại giao', 'bng'],
  ['Bộ Nội vụ', 'bnv'],
  ['Bộ Tư pháp', 'btp'],
  ['Bộ Tài chính', 'btc'],
  ['Bộ Kế hoạch và Đầu tư', 'bkhdt'],
  ['Bộ Công Thương', 'bct'],
  ['Bộ Xây dựng', 'bxd'],
  ['Bộ Giao thông vận tải', 'bgtvt'],
  ['Bộ Tài nguyên và Môi trường', 'btnmt'],
  ['Bộ Nông nghiệp và Môi trường', 'bnnmt'],
  ['Bộ Nông nghiệp và Phát triển nông thôn', 'bnnptnt', 'bnn'],
  ['Bộ Y tế', 'byt'],
  ['Bộ Giáo dục và Đào tạo', 'bgddt'],
  ['Bộ Khoa học và Công nghệ', 'bkhcn'],
  ['Bộ Thông tin và Truyền thông', 'btttt'],
  ['Bộ Lao động - Thương binh và Xã hội', 'bldtbxh'],
  ['Bộ Văn hóa, Thể thao và Du lịch', 'bvhttdl'],
  ['Bộ Dân tộc và Tôn giáo', 'bdttg'],
  ['Ủy ban Dân tộc', 'ubdt'],
  ['Thanh tra Chính phủ', 'ttcp'],
  ['Ngân hàng Nhà nước Việt Nam', 'nhnn', 'nhnnvn'],
  ['Tòa án nhân dân tối cao', 'tandtc'],
  ['Hội đồng Thẩm phán Tòa án nhân dân tối cao', 'hdtp'],
  ['Viện kiểm sát nhân dân tối cao', 'vksndtc'],
  ['Kiểm toán nhà nước', 'ktnn'],
  ['Bảo hiểm xã hội Việt Nam', 'bhxh'],
  ['Tổng Liên đoàn Lao động Việt Nam', 'tldld'],
  ['Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam', 'mttqvn'],
  ['Ban Chấp hành Trung ương', 'tw'],
  ['Bộ Chính trị'],
  ['Ban Bí thư', 'bbt'],
  ['Văn phòng Trung ương Đảng', 'vptw'],
  ['Ban Tổ chức Trung ương', 'btctw'],
  ['Ban Tuyên giáo Trung ương', 'btgtw'],
  ['Ban Tuyên giáo và Dân vận Trung ương', 'btgdvtw'],
  ['Ủy ban Kiểm tra Trung ương', 'ubkttw'],
]

/** Spelling of tone marks and of "y" differs from text to text: "Uỷ ban", "Hoà". */
export const nameKey = (name: string): string =>
  fold(name)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

const centralOf = new Map(central.map(([name]) => [nameKey(name), name]))
const nameOfCode = new Map(central.flatMap(([name, ...codes]) => codes.map((code) => [code, name])))

/** Whether a name is a central body's as it is written. */
export const bodyOfName = (name: string): boolean => centralOf.get(nameKey(name)) === name

/** The central body that a code in a number stands for; '' for a local one or none: "ubnd" does not say whose. */
export const bodyOfCode = (code: string): string => nameOfCode.get(code.replace(/(?<!\d)\d+$/, '')) ?? ''

// The longest that fits is meant; what stands behind is a body or a place and bears capitals.
/** Parts of local bodies' names. */
export const parts = [
  'Ủy ban Mặt trận Tổ quốc Việt Nam',
  'Ban Công tác Mặt trận',
  'Đoàn đại biểu Quốc hội',
  'Thường trực Hội đồng nhân dân',
  'Hội đồng nhân dân',
  'Ủy ban nhân dân',
  'Ủy ban bầu cử',
  'Ban Thường vụ Đảng ủy',
  'Ban Thường vụ Thành ủy',
  'Ban Thường vụ Tỉnh ủy',
  'Ban Thường vụ Huyện ủy',
  'Ban Thường vụ Quận ủy',
  'Ban Chấp hành Đảng bộ',
  'Ban Chấp hành Đoàn',
  'Ban Thường vụ',
  'Ban Chấp hành',
  'Ủy ban Kiểm tra',
  'Ban Thường trực',
  'Ban Tuyên giáo và Dân vận',
  'Ban Tuyên giáo',
  'Ban Tổ chức',
  'Ban Dân vận',
  'Ban Xây dựng Đảng',
  'Ban Chỉ huy Quân sự',
  'Ban nhân dân',
  'Thành đoàn',
  'Tỉnh đoàn',
  'Huyện đoàn',
  'Thành ủy',
  'Tỉnh ủy',
  'Huyện ủy',
  'Quận ủy',
  'Đảng ủy các cơ quan Đảng',
  'Đảng ủy',
  'Đảng bộ',
  'Chi bộ',
  'Hội đồng bầu cử',
  'Hội đồng Nghĩa vụ quân sự',
  'Văn phòng công chứng',
  'Văn phòng luật sư',
  'Văn phòng thừa phát lại',
  'Văn phòng',
  'Tổ dân phố',
  'Khu phố',
  'Tòa án nhân dân',
  'Viện kiểm sát nhân dân',
  'Công an',
  'Công đoàn cơ sở',
  'Công đoàn',
  'Mặt trận Tổ quốc Việt Nam',
  'Hội Liên hiệp Phụ nữ Việt Nam',
  'Hội Liên hiệp Phụ nữ',
  'Đoàn Thanh niên Cộng sản Hồ Chí Minh',
  'Đoàn TNCS Hồ Chí Minh',
  'Bảo hiểm xã hội',
  'Ngân hàng Chính sách xã hội',
  'Hạt Kiểm lâm',
  'Trường Mầm non',
  'Trường Mẫu giáo',
  'Trường Tiểu học và Trung học cơ sở',
  'Trường Tiểu học',
  'Trường Trung học cơ sở',
  'Trường Trung học phổ thông chuyên',
  'Trường Trung học phổ thông',
  'Trường THCS',
  'Trường THPT',
  'Trường TH&THCS',
  'Trường PTDTBT',
]
// What is written short in a letterhead, whole.
const short: [short: RegExp, whole: string][] = [
  [/^(?:UBMTTQ|UB MTTQ|ỦY BAN MTTQ|UỶ BAN MTTQ)(?: ?VN| VIỆT NAM)?(?!\p{L})/u, 'ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM'],
  [/(?<!\p{L})UBND(?!\p{L})/u, 'ỦY BAN NHÂN DÂN'],
  [/(?<!\p{L})HĐND(?!\p{L})/u, 'HỘI ĐỒNG NHÂN DÂN'],
  [/(?<!\p{L})LHPN(?!\p{L})/u, 'LIÊN HIỆP PHỤ NỮ'],
  [/^BCH(?!\p{L})/u, 'BAN CHẤP HÀNH'],
  [/^BCĐ(?=\s\p{L})/u, 'BAN CHỈ ĐẠO'],
  [/^BQL(?=\s\p{L})/u, 'BAN QUẢN LÝ'],
  [
    /^(?:MTTQ(?: ?VN| VIỆT NAM)?|MẶT TRẬN TỔ QUỐC VIỆT NAM) [ỦU][ỶY] BAN(?= (?:MTTQ|XÃ|PHƯỜNG|ĐẶC KHU|TỈNH|THÀNH PHỐ)\s)/u,
    'ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM',
  ],
  [/^MTTQ(?: ?VN| VIỆT NAM)?(?!\p{L})/u, 'MẶT TRẬN TỔ QUỐC VIỆT NAM'],
  [/(?<!\p{L})CCB(?!\p{L})/u, 'CỰU CHIẾN BINH'],
  [/(?<!\p{L})HTX(?!\p{L})/u, 'HỢP TÁC XÃ'],
  [/(?<!\p{L})CTCP(?!\p{L})/u, 'CÔNG TY CỔ PHẦN'],
  [/(?<!\p{L})TP\.?\s(?=\p{L})|(?<!\p{L})TP\.(?=\p{L})/u, 'THÀNH PHỐ '],
  [/(?<!\p{L})TX\.\s?/u, 'THỊ XÃ '],
  [/(?<!\p{L})P\.\s?/u, 'PHƯỜNG '],
  [/(?<!\p{L})X\.\s?/u, 'XÃ '],
]
const partOf = parts
  .map((part): [string, string] => [nameKey(part), part])
  .sort(([one], [other]) => other.length - one.length)
const places = [
  'thành phố',
  'thị xã',
  'thị trấn',
  'đặc khu',
  'tỉnh',
  'huyện đảo',
  'huyện',
  'quận',
  'phường',
  'xã',
  'thôn',
  'ấp',
]
// "Văn hóa - xã hội" and "xã hội chủ nghĩa" name no commune.
const placeStart = new RegExp(
  `^(?:${places.join('|')})(?!(?<=tỉnh|huyện|quận|phố)\\s(?:ủy|uỷ)(?:\\s|$)|(?<=tỉnh|huyện)\\sđoàn\\s)(?!(?<=xã)\\shội(?:$|\\s?[-,]|\\s(?:hội|chủ|hóa|cơ sở|và|thành|tỉnh|huyện|phường|xã|quận|thị|đặc khu)))(?:\\s|$)`,
  'u',
)
// With its accents: "LANG QUÁN" and "QUẢN LÝ" hold no "quận".
const startsWithPlace = (words: string) => placeStart.test(composed(words).trim().toLowerCase())

/** Where among a name's words that of its place begins; -1 where it names none. A cooperative's "XÃ" is no commune. */
const placeAt = (words: string[]): number =>
  words.findIndex(
    (_, i) =>
      i > 0 &&
      startsWithPlace(words.slice(i).join(' ')) &&
      !/(?:^|\s)hợp tác$/iu.test(composed(words.slice(0, i).join(' '))),
  )

/** Whether a line names a place alone: then it belongs to the body that the line before it names. */
export const isPlace = (line: string): boolean => startsWithPlace(line)

// The province stands above the district, and that above the commune and its hamlets.
const rankOf = (line: string): number => {
  const said = `${composed(line).trim().toLowerCase()} `
  const ranks = [
    ['tỉnh', 'thành phố'],
    ['thị xã', 'huyện', 'quận'],
    ['thị trấn', 'đặc khu', 'phường', 'xã'],
    ['thôn', 'ấp'],
  ]
  return ranks.findIndex((kinds) => kinds.some((kind) => said.startsWith(`${kind} `)))
}

/** A body's line with the place of the line below it, which takes the stead of a higher one: "UBND THÀNH PHỐ A", "XÃ B". */
export function withPlace(body: string, place: string): string {
  const words = syllables(body)
  const at = placeAt(words)
  const higher = at > 0 && rankOf(words.slice(at).join(' ')) < rankOf(place)
  return `${higher ? words.slice(0, at).join(' ') : body} ${place}`
}

/** The place that a body's line ends with; '' where it names none. */
export function placeOf(body: string): string {
  const words = syllables(short.reduce((said, [one, whole]) => said.replace(one, whole), body))
  const at = placeAt(words)
  return at < 0 ? '' : words.slice(at).join(' ')
}

// Written small as places are, and none by themselves: a court's "khu vực 3".
const quarters = ['khu vực', 'khu phố', 'tổ dân phố', 'khu dân cư', 'khóm', 'buôn', 'xóm', 'cơ sở']

const syllables = (text: string) => text.trim().split(/\s+/)
const abbreviated = /^(?:UBND|(?:[^AEIOUYÀ-ỹ\d]|Đ){2,}|\p{Lu}{1,6}&\p{Lu}{1,6})$/u
const capital = (word: string) =>
  abbreviated.test(word)
    ? word
    : (word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()).replace(/(?<=^\p{Lu}['’])\p{Ll}/u, (letter) =>
        letter.toUpperCase(),
      )

/** "PHƯỜNG BẾN THÀNH" as "phường Bến Thành". */
export function placeName(words: string): string {
  const said = composed(words).trim().toLowerCase()
  const kind = [...places, ...quarters].find((place) => said === place || said.startsWith(`${place} `))
  const rest = syllables(words).slice(kind ? syllables(kind).length : 0)
  const names: string[] = []
  for (let i = 0; i < rest.length; i++) {
    // A place within a place: "PHƯỜNG 1 QUẬN 3".
    const inner = rest.slice(i).join(' ')
    if (i > 0 && startsWithPlace(inner)) return [kind, ...names, placeName(inner)].filter(Boolean).join(' ')
    const isSmall =
      /^(?:và|các|của)$/i.test(composed(rest[i] ?? '')) ||
      (/^số$/i.test(composed(rest[i] ?? '')) && /^\d/.test(rest[i + 1] ?? ''))
    names.push(isSmall ? (rest[i] ?? '').toLowerCase() : capital(rest[i] ?? ''))
  }
  return [kind, ...names].filter(Boolean).join(' ')
}

/**
 * A body's name as it is written in running text: "ỦY BAN NHÂN DÂN PHƯỜNG BẾN THÀNH" is "Ủy ban nhân dân phường Bến
 * Thành". '' for what names no body of the state, the Party or an organisation beside them.
 */
export function bodyName(line: string): string {
  const bare = line
    .trim()
    .replace(/^(?:TM\.|T\/M|TL\.|KT\.)\s*/u, '')
    .replace(/(?<![*_.,;:\s-])[*_.,;:\s-]+$/u, '')
  const written = short.reduce((words, [one, whole]) => words.replace(one, whole), bare)
  const key = nameKey(written)
  const known = centralOf.get(key)
  if (known) return known
  const part = partOf.find(([start]) => key === start || key.startsWith(`${start} `))
  if (part) {
    const rest = wordsBehind(written, part[0])
    if (ofEvent.test(composed(rest))) return `${part[1]} ${eventName(rest)}`
    const other = /^VÀ\s/iu.test(composed(rest)) ? bodyName(rest.slice(3)) : ''
    if (other) return `${part[1]} và ${other}`
    const inner = rest && !startsWithPlace(rest) ? bodyName(rest) : ''
    return [part[1], inner || (rest && placeName(rest))].filter(Boolean).join(' ')
  }
  const enterprise = enterpriseName(written)
  if (enterprise) return enterprise
  if (!isOffice(written) || syllables(written).length < 2 || written.length > 90) return ''
  return officeName(written)
}

// What a body is called by that stands for one contest or feast.
const ofEvent = /^(?:cuộc thi|hội thi|hội thao|hội diễn|hội trại|giải|liên hoan|ngày hội|lễ hội|lễ)(?!\p{L})/iu

/** "CUỘC THI TÌM HIỂU LUẬT XÃ MẪU" as "cuộc thi tìm hiểu luật xã Mẫu"; what stands in marks begins with a capital. */
function eventName(words: string): string {
  const all = syllables(words)
  const at = placeAt(all)
  const own = all
    .slice(0, at < 0 ? all.length : at)
    .join(' ')
    .toLowerCase()
    .replace(/(?<=["“])\p{Ll}/gu, (first, i: number, whole: string) =>
      /[\s]$/.test(whole.slice(0, i - 1)) ? first.toUpperCase() : first,
    )
  return [own, at < 0 ? '' : placeName(all.slice(at).join(' '))].filter(Boolean).join(' ')
}

/** The words behind as many as a part's key has; a sign between words is none. */
function wordsBehind(written: string, key: string): string {
  const words = syllables(written)
  let left = key.split(' ').length
  let at = 0
  for (; at < words.length && left > 0; at++)
    left -= nameKey(words[at] ?? '')
      .split(' ')
      .filter(Boolean).length
  return words.slice(at).join(' ')
}

const names = `Việt Nam, Hồ Chí Minh, Phụ nữ, Mặt trận, Đảng, Hội đồng nhân dân, Ủy ban nhân dân, Khu kinh tế, Khu công nghiệp,
  Khu công nghệ cao, Khu di tích, Khu bảo tồn, Vườn quốc gia`
const spelled = names.split(/,\s+/).map((name) => ({
  name,
  anyhow: new RegExp(`(?<!\\p{L}|các\\s)${name}(?!\\p{L})`, 'giu'),
}))

// Behind these stands what one of them is called.
const calledBehind =
  /(?<!\p{L})(?:khu kinh tế|khu công nghiệp|cụm công nghiệp|chung cư|chợ|cảng(?: cá)?|hồ|bến xe|công viên|thủy điện|di tích|sông|núi|đảo|cửa khẩu)$/iu
// Of what rank something is, and no name of it.
const ofMonument = /(?:^|\s)(?:đặc biệt|quốc gia|lịch sử|danh lam|kiến trúc|trung tâm)(?:\s|$)/iu
const longestCalled = 3
const endsName = /^(?:và|các|-|–|tại|thuộc|số|khu|của|về)$/iu

/** Whether a word of an office's name is a part of somebody's or something's own: written short, foreign, or behind what is called by it. */
function isOwnName(words: string[], at: number): boolean {
  const word = words[at] ?? ''
  if (abbreviated.test(word)) return true
  if (/^\p{L}{2,}$/u.test(word) && !isSyllable(word.toLowerCase())) return true
  if (endsName.test(composed(word)) || ofMonument.test(composed(words.slice(at - 1, at + 2).join(' ')))) return false
  for (let from = at; from > 0 && at - from < longestCalled; from--) {
    if (endsName.test(composed(words[from] ?? ''))) return false
    if (calledBehind.test(composed(words.slice(Math.max(0, from - 3), from).join(' ')))) return true
  }
  return false
}

// What a mark opens begins with a capital.
const openMark = /(?<=(?:^|\s)[“"])\p{Ll}/gu

/** "SỞ NỘI VỤ TỈNH A", "PHÒNG VĂN HÓA - XÃ HỘI": the office's own name, with the place that may follow. */
function officeName(written: string): string {
  const words = syllables(written)
  const at = placeAt(words)
  const own = at < 0 ? words : words.slice(0, at)
  const long = /^(?:chi cuc|tong cuc|trung tam|thanh tra|lien doan|benh vien|hoi dong)/.test(nameKey(written)) ? 2 : 1
  // The second part of the name bears a capital, as in "Sở Nội vụ"; the rest none, but where a further field begins.
  const begins = (i: number) =>
    (/^(?:-|–|và)$/iu.test(composed(own[i - 1] ?? '')) &&
      !own.slice(0, i).some((word) => /^các$/iu.test(composed(word)))) ||
    (/,$/.test(own[i - 1] ?? '') && !/^(?:chống|ngừa)$/iu.test(composed(own[i] ?? '')))
  const isName = (i: number) => isOwnName(own, i)
  const named = own.map((word, i) =>
    i === 0 || i === long || (begins(i) && !/^các$/iu.test(word)) || isName(i) ? capital(word) : word.toLowerCase(),
  )
  const name = spelled
    .reduce((text, { name, anyhow }) => text.replace(anyhow, name), named.join(' '))
    .replace(/(?<!\p{L})quỹ(?=\s[“"])/u, 'Quỹ')
    .replace(openMark, (first) => first.toUpperCase())
  return [name, at < 0 ? '' : placeName(words.slice(at).join(' '))].filter(Boolean).join(' ')
}
