import { composed } from '../../text/composed.ts'

// Offices that stood at every level. What a word of theirs is followed by says which level is meant.
const councils =
  'chủ tịch ủy ban nhân dân|ủy ban nhân(?: dân)?|ubnd|thường trực hội đồng nhân dân|hội đồng nhân dân|hđnd'
const services =
  'viện kiểm sát(?: nhân dân)?|tòa án(?: nhân dân)?|trưởng công an|công an|ban chỉ huy quân sự|bảo hiểm xã hội|bhxh|chi cục thuế|chi cục thi hành án(?: dân sự)?|thanh tra|trung tâm y tế|kho bạc nhà nước|ủy ban mặt trận tổ quốc(?: việt nam)?|(?:hạt )?kiểm lâm|hội nghị hiệp thương(?: lần thứ \\p{L}+)?'
const level = '(?:cấp huyện|huyện|quận|thị xã)'
// "Cấp tỉnh, cấp huyện", "nhân dân cấp tỉnh hoặc cấp huyện", "ở cấp xã, cấp huyện".
const beside =
  '(?:(?:ở |của |tại )?(?:cấp (?:tỉnh|xã)|tỉnh|thành phố trực thuộc trung ương)[,;]?\\s(?:và |hoặc )?){0,2}'
const general = new RegExp(
  `(?<!\\p{L})(${councils}|${services})\\s(?:cùng cấp )?${beside}(?:nhân dân )?(?:ở )?${level}(?!\\p{L})`,
  'gu',
)
// "Cơ quan quản lý nhà nước về lao động cấp huyện", "cơ quan chuyên môn về môi trường cấp tỉnh, cấp huyện".
const agency = new RegExp(
  `(?<!\\p{L})((?:thủ trưởng )?(?:các )?(?:cơ quan|bộ phận)(?:\\s(?!cấp\\s)[\\p{L}]+,?){0,16}?)\\s(?:${beside}cấp huyện|của (?:cấp )?tỉnh, thành phố trực thuộc trung ương, huyện)(?!\\p{L})`,
  'gu',
)
// A department of a district, by its field; a province has departments of other names.
const department =
  /(?<!\p{L})(phòng (?:tư pháp|nội vụ|tài nguyên và môi trường|tài chính[ –-]+kế hoạch|lao động[ ,–-]+thương binh và xã hội|giáo dục và đào tạo|văn hóa và thông tin|kinh tế và hạ tầng|quản lý đô thị|y tế|dân tộc|nông nghiệp và phát triển nông thôn|công thương))(?!\p{L})/gu

// A level that is named for its land, its plans or its roads is no office; nor is who is elected or ranked.
const notAnOffice = /quy hoạch|kế hoạch|địa bàn|phạm vi|đơn vị hành chính|đường|sự cố|quy mô|ngân sách|danh sách/u
const onlyNamed =
  /(?:bầu cử (?:đại biểu )?|(?<!tổ )đại biểu |chức vụ từ |cấp bậc hàm[^.;]{0,80}|bản án,? quyết định[^.;]{0,120}của (?:tòa án[^,;.]{0,40}, )?|lực lượng |ngạch [^.;]{0,120}|cán bộ lãnh đạo[^.;]{0,40})$/u
// What an office is called, has in it, or ranks.
const onlyDescribed =
  /^[^.;:]{0,140}?(?:sau đây gọi (?:chung )?là (?!cấp)|có chánh án)|^[^.:]{0,140}?(?:có cấp bậc hàm|trung đoàn trưởng)/u

/** An office of the district level: as a clause calls it, and in small letters and one spelling. */
export type DistrictOffice = { name: string; key: string }

/**
 * The offices of the district level that a clause gives something to do: "Ủy ban nhân dân cấp huyện", "Phòng Tư pháp". Since
 * 1 July 2025 there is no such level (Law on the Organization of Local Government 72/2025/QH15). A district as a place, a plan
 * or a road is none of them.
 */
export function districtOffices(clause: string): DistrictOffice[] {
  const written = composed(clause)
  const text = inOneSpelling(written)
  const found = new Map<string, DistrictOffice>()
  for (const pattern of [general, agency, department])
    for (const match of text.matchAll(pattern)) {
      const [whole, office = ''] = match
      const before = text.slice(Math.max(0, match.index - 100), match.index)
      const behind = text.slice(match.index + whole.length, match.index + whole.length + 200)
      if (notAnOffice.test(whole) || onlyNamed.test(before) || onlyDescribed.test(behind)) continue
      const end = pattern === department ? '' : ' cấp huyện'
      const name = written.slice(match.index, match.index + office.length) + end
      found.set(office + end, { name, key: office + end })
    }
  return [...found.values()]
}

/** Small letters, with the tone where most write it today; as long as what was written. */
const inOneSpelling = (text: string) => text.toLowerCase().replaceAll('uỷ', 'ủy').replaceAll('toà', 'tòa')
