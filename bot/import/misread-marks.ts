// Words of offices with a hook over a letter, which recognition of small or grey letters takes for an acute: what it makes of them is no word.
const hooked =
  `tổ chức|tổ dân phố|tổ trưởng|tổ phó|tổ công tác|tổ công nghệ|tổ hòa giải|tổ hợp tác|tổ viên|tổ liên gia|tổ bảo vệ|tổ đảng|tổ chuyên môn|tổ thư|tổ tự quản|tổ tiết kiệm|tổ vay vốn
  |tổ giúp việc|tổ quốc|tổ tiên|tổng số|tổng hợp|tổng kết|tổng cộng|tổng thể|tổng đài|tổng diện tích|tổng kinh phí|tổng cục|tổng rà soát|tổng vệ sinh|tổng công ty|tổng giám đốc|tổng điều tra
  |tổng bí thư|phát biểu|đại biểu|tiêu biểu|thời gian biểu|biểu quyết|biểu mẫu|biểu diễn|biểu dương|biểu hiện|nhân khẩu|cửa khẩu|xuất khẩu|nhập khẩu|hộ khẩu|số khẩu|phổ biến|phổ thông|phổ cập
  |bổ sung|bổ nhiệm|bổ trợ|cổ phần|cổ truyền|cổ vũ|cổ phiếu|cổ tích|ổn định|cổng thông tin|sửa đổi|thay đổi|trao đổi ý kiến|chuyển đổi|đổi mới|cụ thể|tập thể|đoàn thể|thể thao|thể dục|thể chế|thể hiện|thể lệ
  |kể từ ngày|kể từ khi|kể cả|hiểu biết|tìm hiểu|tuyển sinh|tuyển dụng|tuyển quân|sơ tuyển|chuyển khoản|chuyển giao|chuyển biến|luân chuyển|vận chuyển|kiểm tra|kiểm soát|kiểm kê|kiểm điểm|kiểm sát|kiểm định|kiểm dịch
  |kiểm toán|kiểm lâm|triển khai|phát triển|triển lãm|bảo hiểm|nguy hiểm|thẩm định|thẩm quyền|thẩm tra|sản phẩm|thực phẩm|tác phẩm|phẩm chất|cẩm nang|khẩn trương|khẩn cấp|chuẩn bị|tiêu chuẩn|đạt chuẩn
  |đẩy mạnh|thúc đẩy|mở rộng|mở cửa|cơ sở|trụ sở|sở hữu|khen thưởng|tiền thưởng|tư tưởng|trưởng thôn|trưởng ban|trưởng phòng|trưởng ấp|hiệu trưởng|tăng trưởng|bộ trưởng|ảnh hưởng|hưởng ứng|thụ hưởng
  |giải quyết|hòa giải|kết quả|hiệu quả|tài sản|sản xuất|quản lý|bản sao|văn bản|biên bản|cải cách|cải tạo|bảo đảm|bảo vệ|khảo sát|thảo luận|giảm nghèo|cảnh sát|cảnh báo|đảng viên|đảng ủy|chi trả
  |chủ tịch|chủ trì|ủy ban|thủ tục|chính phủ|đầy đủ|thi điểm|thời điểm|địa điểm|quan điểm|trọng điểm|đặc điểm|ưu điểm|điểm danh|điểm cao|tiêm chủng|chủng loại`
    .split('|')
    .map((phrase) => phrase.trim())

const acute: Record<string, string> = { ả: 'á', ẩ: 'ấ', ẻ: 'é', ể: 'ế', ỏ: 'ó', ổ: 'ố', ở: 'ớ', ủ: 'ú', ử: 'ứ' }
const eitherWay = (phrase: string) => phrase.replace(/[ảẩẻểỏổởủử]/gu, (letter) => `[${letter}${acute[letter]}]`)
const asRead = new RegExp(
  `(?<!\\p{L})(?:${hooked.map(eitherWay).join('|')})(?!\\p{L}| (?:với|trừ|hao)(?!\\p{L}))`,
  'giu',
)
const hooks = new Map(Object.entries(acute).map(([hook, other]) => [other, hook]))
const plain = (words: string) => words.replace(/[áấéếóốớúứ]/gu, (letter) => hooks.get(letter) ?? letter)
const byPlain = new Map(hooked.map((phrase) => [plain(phrase), phrase]))

// What a person brings along is a book, and no number.
const bookBrought =
  /(?<=(?<!\p{L})(?:[Mm]ang|[Mm]ang theo|[Xx]uất trình|[Cc]ầm|[Qq]uyển|[Cc]uốn) )số(?= (?:tiêm|hộ|khám|theo|tay)(?!\p{L}))/gu
const pointsMisread = /(?<!\p{L})(?<!(?:quán|gái|đĩ|kỹ|thanh|canh|chòi|nhà) )điếm(?!\p{L}| canh)/gu
// "Nguyên văn" is a word, and "Nguyên Du" nobody.
const behindSurname = '(?:Văn|Thị|Hữu|Đình) \\p{Lu}|(?:Du|Trãi|Huệ|Khuyến|Bỉnh Khiêm|Tất Thành|Công Trứ)(?!\\p{L})'
const surname = new RegExp(`(?<!\\p{L})(?<!Tài )Nguyên(?= (?:${behindSurname}))`, 'gu')
const inCapitals = behindSurname.toUpperCase().replaceAll('\\P{LU}', '\\p{Lu}').replaceAll('\\P{L}', '\\p{L}')
const surnameInCapitals = new RegExp(`(?<!\\p{L})(?<!TÀI )NGUYÊN(?= (?:${inCapitals}))`, 'gu')

// What stands in capitals over and under a paper: small marks over large letters are lost, and no other word has these letters.
const inHeads = [
  ...['ỦY BAN NHÂN DÂN PHƯỜNG', 'HỘI ĐỒNG NHÂN DÂN PHƯỜNG', 'ỦY BAN NHÂN DÂN', 'HỘI ĐỒNG NHÂN DÂN'],
  ...['ỦY BAN MẶT TRẬN TỔ QUỐC', 'BAN CHẤP HÀNH', 'BAN THƯỜNG VỤ', 'BAN THƯỜNG TRỰC', 'CHỦ NGHĨA VIỆT NAM'],
  ...['CHỦ TỊCH', 'QUYẾT ĐỊNH', 'NGHỊ QUYẾT', 'KẾ HOẠCH', 'HƯỚNG DẪN', 'CHƯƠNG TRÌNH', 'ĐẢNG CỘNG SẢN'],
]
const letterOf = (bare: string) => (bare === ' ' ? '\\s' : `[${bare}${kin[bare] ?? ''}]`)
const kin: Record<string, string> = {
  A: 'ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬ',
  E: 'ÈÉẺẼẸÊỀẾỂỄỆ',
  I: 'ÌÍỈĨỊ',
  O: 'ÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢ',
  U: 'ÙÚỦŨỤƯỪỨỬỮỰ',
  Y: 'ỲÝỶỸỴ',
  D: 'Đ',
}
const bareOf = (words: string) => words.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('Đ', 'D')
const headsByLetters = new Map(inHeads.map((words) => [bareOf(words), words]))
const headAsRead = new RegExp(
  `(?<!\\p{L})(?:${inHeads.map((words) => Array.from(bareOf(words), letterOf).join('')).join('|')})(?!\\p{L})`,
  'gu',
)
const olderForm = /UỶ/gu

/** Words of heads in capitals with their own marks; "UỶ" is "ỦY" in another way of writing, and stays. */
const withHeads = (words: string): string =>
  words.replace(headAsRead, (said) => {
    const right = headsByLetters.get(bareOf(said)) ?? said
    return said.replace(olderForm, 'ỦY') === right ? said : right
  })

/** Recognized words with the marks that make them words of offices, where no other marks do. */
export const withPlainMarks = (words: string): string =>
  withHeads(words)
    .replace(asRead, (said) => {
      const right = byPlain.get(plain(said.toLowerCase())) ?? said
      return Array.from(said, (letter, i) => {
        const own = right[i] ?? letter
        return letter === letter.toLowerCase() ? own : own.toUpperCase()
      }).join('')
    })
    .replace(bookBrought, 'sổ')
    .replace(pointsMisread, 'điểm')
    .replace(surname, 'Nguyễn')
    .replace(surnameInCapitals, 'NGUYỄN')
