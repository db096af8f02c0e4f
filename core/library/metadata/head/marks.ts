import { nameKey } from '../../../text/bodies/organisations.ts'
import { kindBegun, kindWords } from '../../../text/document-kinds.ts'
import { isSyllable } from '../../../text/encodings/legacy.ts'
import { fold } from '../../../text/fold.ts'

/** A value with the words of the text that say it. */
export type Reading = { value: string; evidence: string }

export const motto =
  /C[ỘO]NG H[OÒ][AÀ] X[ÃA] H[ỘO]I CH[ỦU] NGH[ĨI]A VI[ỆE]T NAM|[ĐD][ẢA]NG C[ỘO]NG S[ẢA]N VI[ỆE]T NAM|[ĐD]ộc lập\s*[-–—]\s*Tự do/iu

export const dateline = /^.{0,60}?,\s*(?:(?:hồi|lúc)\s\d{1,2}\s?(?:giờ|h|g)[\s\dphút,]{1,12})?ngày\b/iu

// A heading, or the first item of a text.
export const begun = /^\s{0,9}(?:#{1,3}\s|(?:1|I)[.)]\s\p{L}|(?:Bước|Câu|Điều)\s1(?!\d))/u

// Spaces or dots stand where a number is still to be written in: "Số:      /KH-UBND".
export const openNumber = /^(?:luật |bộ luật |pháp lệnh |nghị quyết )?số\s?[:：]?[\s.…_]{0,80}$/iu

/** A line for a number that is still to be written in: "Số: …/KH-UBND". */
export const isOpenNumber = (line: string): boolean =>
  openNumber.test(line) || /^số\s?[:：][\s.…_-]{0,80}\//iu.test(line)

export const kindKeys = new Map(kindWords.map(({ word, name }) => [nameKey(word), name]))

// Papers whose type is no type of documents: what they are called stands alone, and what of below it.
export const named =
  /^(?:LỊCH (?:LÀM VIỆC|CÔNG TÁC|TIẾP CÔNG DÂN|TRỰC|HỌP|TIÊM|HỌC|THI ĐẤU|(?:TẠM )?(?:NGỪNG|NGƯNG)|CẮT|CÚP|THU GOM)|DANH (?:SÁCH|BẠ|MỤC)|(?:SỔ TAY|CẨM NANG|CÔNG KHAI)$|BẢNG (?:GIÁ|KÊ|TỔNG HỢP|PHÂN CÔNG|THEO DÕI)|THƯ (?:NGỎ|KÊU GỌI|MỜI|CẢM ƠN|CHÚC MỪNG)|LỜI KÊU GỌI|THỂ LỆ|NỘI QUY|DỰ TOÁN|QUYẾT TOÁN|THỎA ƯỚC|THÔNG TIN TUYỂN DỤNG)(?!\p{L})/u
/** Whether a line in capitals names a paper whose type is no type of documents, "BẢNG GIÁ THUÊ SÂN". */
export const isNamed = (line: string) => line === line.toUpperCase() && named.test(line)

const ofMotto = /cong.?hoa.?xa|hoaxahoichu|chunghiaviet|doclap.{0,2}tudo|tudo.{0,2}hanhphuc/
/** Whether words hold a piece of the country's name or its motto, however the blanks in it were read; a law of the country may. */
export const bearsMotto = (words: string): boolean => {
  const said = fold(words).replace(/[^a-z]/g, '')
  return !said.includes('nuocconghoa') && ofMotto.test(said)
}

/** A body's name once more in English, "MAU URBAN ENVIRONMENT JSC": without a mark, and of words that are no syllables. */
export const isEnglish = (line: string) =>
  /^[A-Z\s.,&'()-]{8,}$/.test(line) &&
  line.split(/[^A-Z]+/).filter((word) => word.length > 3 && /[AEIOUY]/.test(word) && !isSyllable(word.toLowerCase()))
    .length > 1

export const isNumberLine = (line: string) =>
  /^(?:luật\s+|bộ luật\s+|pháp lệnh\s+|nghị quyết\s+)?số\s*(?:[:：]\s*)?\d/iu.test(line)

// What follows the subject: the grounds, the body in capitals that decides, the text itself.
// A programme, a share or an aim (“Chương trình”, “Phần thưởng”, “Mục tiêu”) is a subject; recognition loses marks of capitals.
export const titleEnds =
  /^(?:[-–+•]\s|căn cứ|thực hiện|để\s|xét|theo\s|quốc hội|chính phủ|thủ tướng|bộ trưởng|ch[ủu] tịch|[ủu][yỷ] ban|h[ộô]i đ[ồô]ng|ban (?:chấp hành|thường vụ|bí thư)|giám đốc|hiệu trưởng|trưởng (?:ban|phòng)|kính (?:gửi|mời)|i[.\s/)-]|1[.\s/)-]|a[.)]\s|(?:chương|phần|mục)\s+(?:[ivxlc\d]+|thứ|chung|mở đầu|lục)(?!\p{L})|điều\s+\d|lời nói đầu|quyết định|\()/iu

export const isHeadOnly = (line: string) =>
  motto.test(line) || isNumberLine(line) || isOpenNumber(line) || dateline.test(line)
export const beginsWithKind = (line: string) => kindBegun(line) !== undefined && !kindKeys.has(nameKey(line))

/** Words of a paper's type by which several bodies issue it together. */
export const issuedTogether = /(?<!\p{L})(?:LIÊN TỊCH|LIÊN NGÀNH|PHỐI HỢP)(?!\p{L})/u
