import { beginsAsEnterprise } from '../../../text/bodies/enterprises.ts'
import { bodyName, isPlace, placeOf, withPlace } from '../../../text/bodies/organisations.ts'

export const ofHamlet = /^(?:THÔN|ẤP|BẢN|BUÔN|LÀNG|XÓM|KHÓM|KHU DÂN CƯ)\s[\p{Lu}\d]/u
// No hamlet has a people's committee: what stands below the commune's is the hamlet's own.
const ofCommuneBody = /^(?:UBND|[ỦU][ỶY] BAN NHÂN DÂN) (?:XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\s\p{Lu}/u

/** Whether a line names a hamlet below the committee of its commune. */
export const isHamletBelow = (above: string, line: string): boolean => ofHamlet.test(line) && ofCommuneBody.test(above)

export const ofCommune = /^(?:XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\s\p{Lu}/u

/** "UBND XÃ A - ỦY BAN MTTQ VIỆT NAM XÃ A" is two; a dash in one body's name leads to no other. */
export function bodiesNamed(line: string): string {
  // A school's pioneers.
  if (/^LIÊN ĐỘI TRƯỜNG\s/u.test(line)) return `Liên đội ${bodyName(line.slice('LIÊN ĐỘI '.length))}`
  const several = line.split(/\s[-–]\s/u).map(bodyName)
  return several.length > 1 && several.every(Boolean) ? several.join(', ') : bodyName(line)
}

export const longestBody = 80
// Which body's they are the line above says.
const standing = /^(?:BAN (?:THƯỜNG VỤ|CHẤP HÀNH|THƯỜNG TRỰC)|BCH|BTV|VĂN PHÒNG|THƯỜNG TRỰC)$/u

// What is stamped or written above a letterhead, and is no part of it.
export const stamped =
  /^(?:\(?(?:BẢN )?DỰ THẢO|HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN|BẢN SAO|SAO Y|SAO LỤC|TÀI LIỆU|LƯU HÀNH|MẪU|BIỂU|PHỤ LỤC|ĐẾN|BẢN CHÍNH|CÔNG VĂN)(?!\p{L})/u
const called = /^\p{Lu}{2,}(?:[\s-]+(?:[-–]\s)?[\p{Lu}\d&.,’']+){1,14}$/u
/** Whether words may be what a body is called. */
export const isCalled = (line: string) => line.length <= longestBody + 10 && called.test(line)

// What stands in a letterhead for a body of its own, and in a sentence for much else.
const unitHead =
  /^(?:VƯỜN QUỐC GIA|KHU (?:BẢO TỒN|DI TÍCH|DỰ TRỮ|CÔNG NGHIỆP|QUẢN LÝ|ĐIỀU DƯỠNG)|CẢNG (?:VỤ|VIỆT|CÁ|HÀNG)|LÂM TRƯỜNG|NÔNG TRƯỜNG|LÂM VIÊN|TIỂU ĐOÀN|TRUNG ĐOÀN|LỮ ĐOÀN|SƯ ĐOÀN|QUÂN (?:KHU|ĐOÀN)|BINH ĐOÀN|ĐẠI ĐỘI|HẢI ĐỘI|LIÊN MINH|LIÊN HIỆP|LIÊN CHI|PHÂN (?:HỘI|HIỆU|VIỆN|XƯỞNG)|CÂU LẠC BỘ|CLB|QUỸ(?! ĐẤT)|CƠ SỞ|THI HÀNH ÁN|THUẾ|HẠT|KHO|ĐÀI|BÁO|TẠP CHÍ|CỤM|KHỐI|TIỂU BAN|HỘI ĐỒNG|KHOA|DOANH NGHIỆP|HỘ KINH DOANH|TRẠI|LÀNG|NHÀ|TỔ|ĐỘI|CỘNG ĐOÀN|GIÁO XỨ|GIÁO HỘI|THÀNH ĐOÀN|TỈNH ĐOÀN|HUYỆN ĐOÀN|XÃ ĐOÀN|ĐOÀN|THƯ VIỆN|BẢO TÀNG|RẠP|SÂN|BẾN XE|CHỢ|CHUNG CƯ|BAN|PHÒNG|TRẠM|VIỆN|CHI CỤC|CỤC)\s[\p{Lu}\d]/u
// Behind these stands what a body is for.
const unended =
  /(?:[-–,]|\s(?:VÀ|CỦA|QUẢN LÝ|QUẢN TRỊ|ĐIỀU HÀNH|PHÁT TRIỂN|KHAI THÁC|DỰ ÁN|ĐẠI DIỆN|BẢO VỆ|TỔ CHỨC|CHỈ ĐẠO|CHỈ HUY|VẬN ĐỘNG|GIÁM SÁT|TRUNG TÂM|CÔNG TY|TNHH|CỔ PHẦN|MTV|THÀNH VIÊN))$/u
export const wordsOf = (line: string) => line.trim().split(/\s+/u)

/** Whether a line of a letterhead goes on with the name on the line above it, and is no body's own. */
function goesOnWith(before: string, line: string): boolean {
  if (bodyName(line) || !bodyName(`${before} ${line}`)) return false
  if (unended.test(before) || /^(?:VÀ|[-–])\s/u.test(line)) return true
  if (unitHead.test(line)) return false
  // Behind a place's whole name no more than a syllable of it is left.
  const [, ...named] = wordsOf(placeOf(before).replace(/^(?:THÀNH PHỐ|THỊ XÃ|THỊ TRẤN|ĐẶC KHU)/iu, 'X'))
  return named.length < 2 || wordsOf(line).length < 2
}

// "CÂU LẠC BỘ DƯỠNG SINH" above "KHU PHỐ 3": that is where it is.
const quarter = /^(?:KHU PHỐ|TỔ DÂN PHỐ|KHU DÂN CƯ|KHÓM|XÓM)\s[\p{Lu}\d]/u
const isQuarterOf = (before: string, line: string) =>
  quarter.test(line) && !bodyName(before) && !isPlace(before) && isCalled(before)

// Every office has one, and whose it is says the line below.
const ofOffice =
  /^(?:CÔNG ĐOÀN(?: CƠ SỞ)?|CĐCS|CHI BỘ|CHI ĐOÀN|LIÊN ĐỘI|ĐOÀN TRƯỜNG|CHI HỘI|BAN ĐẠI DIỆN CHA MẸ HỌC SINH)$/u

// Below these their own cell or union is named by what it is alone: "CHI BỘ" below "TRƯỜNG TIỂU HỌC MẪU".
const withCell =
  /^(?:TRƯỜNG|TRẠM|TRUNG TÂM|BỆNH VIỆN|PHÒNG|CÔNG TY|HỢP TÁC XÃ|CHI CỤC|BAN QUẢN LÝ|CÔNG AN|QUỸ TÍN DỤNG|BƯU ĐIỆN)\s\p{Lu}/u
const isOwnOf = (before: string, line: string): boolean =>
  ofOffice.test(line) && withCell.test(before) && bodyName(before) !== ''

export function lastBodyOf(lines: string[]): string {
  const bodies = bodiesOf(lines)
  return withPlaceAbove(bodies.at(-1) ?? '', bodies.at(-2) ?? '')
}

/** The names that the lines of a letterhead make, each with what of it stands below. */
export function bodiesOf(lines: string[]): string[] {
  const bodies: string[] = []
  for (const line of lines) {
    const before = bodies.at(-1)
    if (before !== undefined && isOwnOf(before, line)) bodies[bodies.length - 1] = `${line} ${before}`
    else if (before !== undefined && isPlace(line) && !isHamletBelow(before, line))
      bodies[bodies.length - 1] = withPlace(before, line)
    else if (before !== undefined && bodyName(before) && beginsAsEnterprise(line)) bodies.push(line)
    else if (
      before !== undefined &&
      (goesOnWith(before, line) || isQuarterOf(before, line) || (ofOffice.test(before) && bodyName(line)))
    )
      bodies[bodies.length - 1] = `${before} ${line}`
    else bodies.push(before !== undefined && standing.test(line) ? `${line} ${before}` : line)
  }
  return bodies
}

// Offices that every commune or province has: which one's they are says the body above them.
const everywhere =
  /^(?:BCĐ|BQL|PHÒNG|SỞ|THANH TRA|BAN (?:CHỈ (?:ĐẠO|HUY)|QUẢN LÝ|TIẾP CÔNG DÂN|ĐIỀU HÀNH|AN TOÀN GIAO THÔNG|DÂN TỘC|THI ĐUA|TÔN GIÁO|VÌ SỰ TIẾN BỘ|BẢO VỆ)|TRẠM Y TẾ|TRUNG TÂM (?:(?:PHỤC VỤ )?HÀNH CHÍNH|CUNG ỨNG DỊCH VỤ(?: SỰ NGHIỆP)?) CÔNG|VĂN PHÒNG (?:HĐND|HỘI ĐỒNG NHÂN DÂN)|TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG|ĐÀI TRUYỀN THANH|HỘI ĐỒNG (?:NGHĨA VỤ QUÂN SỰ|GIÁO DỤC QUỐC PHÒNG|PHỐI HỢP|THI ĐUA|KHÁM (?:TUYỂN|SỨC KH[OỎ][EẺ])|TƯ VẤN|BỒI THƯỜNG)|[ỦU][ỶY] BAN BẦU CỬ)(?!\p{L})/u
// Whose commune's they are says the line above them as well.
const withinCommune = /\s(?:KHU PHỐ|TỔ DÂN PHỐ|THÔN|ẤP|BẢN|BUÔN|LÀNG|XÓM|KHÓM|KHU DÂN CƯ)\s/u

// Whose these are says the committee above them: "ỦY BAN KIỂM TRA" below "ĐẢNG ỦY PHƯỜNG MẪU".
const ofCommittee =
  /^(?:ỦY BAN KIỂM TRA|UỶ BAN KIỂM TRA|BAN XÂY DỰNG ĐẢNG|BAN TUYÊN GIÁO(?: VÀ DÂN VẬN)?|BAN TỔ CHỨC|BAN DÂN VẬN)$/u
const committee = /^(?:ĐẢNG [ỦU][ỶY]|HUYỆN [ỦU][ỶY]|THÀNH [ỦU][ỶY]|TỈNH [ỦU][ỶY])(?:\s|$)/u

const ofCouncil = /^(?:CÁC )?BAN (?:KINH TẾ|VĂN HÓA|VĂN HOÁ|PHÁP CHẾ|DÂN TỘC|ĐÔ THỊ)(?:\s?[-–]\s?[\p{Lu}\s]{3,30})?$/u
const council = /^(?:H[ỘO]I Đ[ỒO]NG NH[ÂA]N D[ÂA]N|HĐND)\s\p{Lu}/u
const partyCommittee = /^ĐẢNG [ỦU][ỶY]$/u

function withPlaceAbove(body: string, above: string): string {
  if (ofCommittee.test(body) && committee.test(above)) return `${body} ${above}`
  if (ofCouncil.test(body) && council.test(above)) return `${body} ${above}`
  if (partyCommittee.test(body) && /^ĐẢNG BỘ\s/u.test(above)) return [body, placeOf(above)].filter(Boolean).join(' ')
  if (ofCommune.test(above) && withinCommune.test(body) && bodyName(body)) return `${body} ${above}`
  const place = /^(?:UBND|[ỦU][ỶY] BAN NHÂN DÂN|ĐẢNG [ỦU][ỶY])\s(?=\p{L})/u.test(above)
    ? placeOf(above)
    : ofCommune.test(above)
      ? above
      : ''
  if (!place || !everywhere.test(body) || !bodyName(body)) return body
  const named = placeOf(body)
  // "BAN QUẢN LÝ CHỢ AN BÌNH" of "XÃ AN BÌNH" says whose it is.
  const own = place.replace(/^(?:XÃ|PHƯỜNG|ĐẶC KHU|TỈNH|THÀNH PHỐ)\s/u, '')
  if (!named && ` ${body} `.includes(` ${own} `)) return body
  // "TRUNG TÂM … XÃ" is cut before the commune's name.
  if (named && !named.includes(' ') && place.startsWith(`${named} `)) return body.slice(0, -named.length) + place
  return named ? body : `${body} ${place}`
}
