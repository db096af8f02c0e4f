import { expanded } from '../text/abbreviations.ts'
import { fold } from '../text/fold.ts'
import { normalize } from '../text/normalize.ts'
import { spelledOneWay } from '../text/syllables.ts'
import { unstretched } from '../text/unstretched.ts'

export type Urgent = 'fire' | 'rescue' | 'medical' | 'police' | 'help'

/**
 * A pattern over heard words, each with a blank on both sides. A word with marks is met as written and without any; after
 * `!` only as written; without marks only so. `#` is any word and `,` the end of what was said in one breath.
 */
function heardAs(source: string, flags = 'u'): RegExp {
  const words = source.replace(/!?[\p{L}\p{M}]+|#/gu, (word) => {
    if (word === '#') return '[\\p{L}\\p{N}]+'
    const exact = spelledOneWay(word.replace('!', ''))
    const bare = spelledOneWay(fold(exact))
    return word.startsWith('!') || exact === bare ? exact : `(?:${exact}|${bare})`
  })
  return new RegExp(`(?<= )(?:${words})(?= )`, flags)
}

const burning =
  '(nhà|bếp|xưởng|rừng|chung cư|phòng trọ|ổ điện|dây điện|cột điện|trạm điện|trạm biến áp|tủ điện|hàng xóm|tòa nhà|trường học|lớp học|ki ốt|khách sạn|cây xăng|căn hộ|nhà kho|nhà máy|bãi rác|đống rác|bãi xe|tầng #)'
// Without accents, "chay" is mostly "chạy": who or what runs stands before it, what for behind.
const runs =
  '(?=(có |phát )?chay )(?<! ((xe|buýt|bus|grab|taxi|tàu|đò|phà|tuyến|chuyến)( #){0,3}?|máy|nước|điện|bơm|quạt|thang|mềm|dụng|app|web|trang|trình|sơ|hàng|đồng hồ|người|tôi|anh|chị|bỏ|trốn|bán|ăn|cơm|chùa|món|đồ|đơn|việc|mạng|game|thống|ngựa|đua|giờ|quán|không|nên|thể|thi|tập|vẫn|thường) (có |đang |vẫn |còn |lại |sẽ |đã |bị )?)'
const runsFor =
  '(?! (xe|bộ|tiền|việc|chương|thử|ăn|hàng|show|grab|án|dự|chậm|nhanh|đua|trốn|đi|về|qua|ra|vào|theo|điểm|chức|thận|máy|giấy|sơ|thủ|quảng|bus|buýt|tàu|hụi|lũ|được|tốt|ổn|nổi|không|chưa|đúng|tuyến|thêm|ngang|dọc|bằng|trên đường) )'

// What has the words of a cry and is none; it is not heard.
const harmless = heardAs(
  [
    '(bình|phòng|chữa|chống|ngừa|dễ|chất|bảo hiểm|an toàn|dự báo|cảnh báo|diễn tập|tập huấn|cơm|bánh|da|không|chưa|hết) !cháy( nổ)?',
    '(bình|phòng|chữa|chống) chay( no)?( chữa chay)?',
    '(hệ thống|chuông|thiết bị|đầu|tủ|còi|nút|cảm biến|trung tâm) báo (cháy|chay)',
    'báo !cháy(?! (tại|ở|nhà|khẩn|có|gấp|bên|chợ|,) )',
    '!cháy (nắng|hàng|túi|vé|phim|giáo án|thẻ|sân khấu|bỏng|hết mình|show|bóng|đèn|cầu chì|máy bơm|mô tơ|motor|đơn)',
    '(bóng|đèn|led|cầu chì|máy bơm|mô tơ|motor) (# ){0,4}?!cháy',
    'nắng (# ){0,2}?!cháy (da|thịt|tóc)( !cháy (da|thịt))?|như !cháy (da|thịt)',
    '(chống|phòng|ngừa|tránh|kỹ năng|nguy cơ|học bơi) (# ){0,2}?(đuối nước|ngạt khói|ngạt khí)',
    '(ngầm|lặn|cáp|sống|chìm|bơi|công trình|quay phim|camera|cỏ|cây|ở|rác) duoi nuoc',
    '(?<! (gọi|cần|kêu|điều|cho) )(phòng|khoa|xe|trung tâm|sơ|lớp|hội|viện|trực) cấp cứu',
    '(phòng|chống|phòng chống|ngăn ngừa) (# ){0,2}?(bạo lực|bạo hành|xâm hại|cướp giật|tự tử|ngộ độc|sạt lở|đột quỵ)',
    '(nghiên|tra|khảo|sơ|giải|truy|ứng|hỏi|cầu đường) cứu',
    'con cuu|thịt cuu|lông cuu|cuu chiến binh|cuu (học sinh|sinh viên|bộ đội|quân nhân|công an|cán bộ|chủ tịch)',
    '(đã|từ thiện|thuốc|hiến máu) cứu (người|tôi|em|mình|con|bé|cháu)|cướp (chính quyền|biển)|nhốt (chó|mèo|gà|vịt|xe)|như (muốn )?giết người',
    'cháy (# ){0,3}?(bị )?(xử )?phạt|(mức|xử) phạt (# ){0,4}?cháy',
    'đơn kêu cứu|cứu (trợ|hộ|tế|thương|cánh|chữa)',
    'cướp (lời|cò|công)|ngủ ngất|đẹp ngất|mệt xỉu|cười xỉu|xỉu (ngang|up)|ngất ngây|ngất trời',
  ].join('|'),
  'gu',
)

// Better one telephone number too many than one too few.
const cries: [Urgent, RegExp][] = [
  [
    'fire',
    heardAs(
      [
        '!cháy|hỏa hoạn|(đám|bốc) chay',
        `${runs}chay (nhà|nổ|lớn|rừng|to|kìa|chung cư|bếp|xưởng|lan|trụi|ngùn ngụt|phòng trọ|cột điện|dây điện|ổ điện|chợ rồi|rồi|quá trời|dữ quá|dữ lắm|cứu)`,
        `${runs}(có|phát) chay(?= (,|ở|tại|lớn|to|rồi|kìa|bên|chợ|trong|gần|cứu|đây|ngõ|hẻm|số|dưới|khu|mọi|mau|gấp|giúp|ai|thật|ơi|a|nha|nhà|lắm) )`,
        `${burning} (# ){0,4}?(đang |bị |lại |sắp |có |vừa |mới )(bốc )?chay${runsFor}`,
        `${burning} (# ){0,3}?chay(?= (rồi|quá trời|to|lớn|kìa|,) )`,
        ', ((ối|trời|ơi|ê|alo|a lô|mọi người|bà con|ad|em|anh|chị) ){0,4}(đang |bị |lại )?chay( chay)*(?= (,|ở|tại|kìa|ơi|cứu) )',
        '(bếp|bình|van|ống) (ga|gas|gaz) (# ){0,4}?(bị )?(xì|rò|hở|nồng nặc|nặng mùi)|(rò rỉ|rò|xì|hở|mùi|nổ( bình| khí)?) (khí )?(ga|gas|gaz)|(đốt|phóng hỏa) (nhà|xe|cửa)|lửa (bốc|lan|cháy|to)|(đang|bị) bốc lửa|ngạt khói',
        'khói (# ){0,3}?(bốc|mù mịt|nghi ngút) (# ){0,3}?(nhà|căn hộ|phòng|tầng|bếp|kho|chung cư|hầm)|khói bốc (# ){0,2}?(từ|trong)',
        'dây điện (# ){0,3}?(đứt|rơi|rớt|rụng|sà) (# ){0,3}?(xuống|trên|giữa|dưới) (# )?(đường|nước|ruộng|nhà|sân|ngõ|hẻm|đất)',
        'phát nổ|tiếng nổ (lớn|to)|nổ (lớn|nồi hơi|lò)',
      ].join('|'),
    ),
  ],
  [
    'rescue',
    heardAs(
      [
        'đuối nước|chết đuối|mắc kẹt|kẹt (trong |ở |dưới )?(# )?(thang máy|hầm)|thang máy (# ){0,2}?kẹt (# ){0,3}?người|(cuốn|lũ) trôi|chết chìm',
        'kẹt (# ){0,2}?(mái|nóc|gác)|nước (# ){0,3}?(ngập|tới|đến|lên|dâng) (# ){0,2}?(mái|nóc|cổ)',
        '(xe|ô tô|container) (# ){0,3}?lật (# ){0,5}?(người|kẹt|xuống)',
        'sập (nhà|tường|cầu|hầm|mái|giàn giáo|trần|lan can)|nhà (# ){0,2}?(bị |đang |vừa )?!sập|nha (# ){0,2}?bi sap|(bi|dang|vua) sap nha',
        'lũ (quét|cuốn)|sạt lở|nước cuốn|vùi lấp|(bị|đất) vùi',
        '(rơi|rớt|ngã|té|lọt|trượt|nhảy) (# ){0,2}?(xuống|vào) (# )?(sông|hồ|giếng|ao|cống|hố|kênh|biển|suối|vực|mương)|nhảy (cầu|lầu|sông|lan can)',
        '!tự (tử|vẫn|sát)|(tôi|em|mình|cháu|con|người|nó) (chỉ )?(muốn|định) chết|tu (!tử|!vẫn|!sát)|(muon|dinh|doi|nhay|uong thuoc|dang|nguoi|sap) tu (tu|van|sat)|treo cổ|chán sống|tự kết liễu|(không|chẳng) (muốn|thiết) sống(?! (chung|cùng|với|ở|tại|xa|gần) )',
        '(chìm|lật|đắm) (tàu|thuyền|ghe|đò|xuồng|phà|ca nô)|(tàu|thuyền|ghe|đò|xuồng|phà) (# ){0,2}?(bị |đang )(chìm|lật|đắm)',
        '(cây|cột|tường|giàn giáo|đá|biển) (# ){0,3}?(đè|trúng) (# ){0,2}?(người|xe|nhà|em|bé|cháu)|bị (# ){0,2}?!đè',
      ].join('|'),
    ),
  ],
  [
    'medical',
    heardAs(
      [
        'cấp cứu|đột quỵ|(ngừng|ngưng) (thở|tim)|khó thở|(không|ko) thở( được| nổi)?|bất tỉnh|!ngất|ngất (xỉu|lịm|rồi|đi)|!xỉu|bị xiu|hôn mê|co giật|ngộ độc|ngạt (khí|thở)|méo (miệng|mồm)|ngã (quỵ|khuỵu)|chó (# ){0,2}?cắn (# ){0,2}?(nát|rách|đứt)|nằm (# ){0,2}?(gục|bất động)(?! sản )|không cử động',
        'sốc (phản vệ|thuốc|nhiệt)|(chảy|mất|ra) (# )?(nhiều máu|máu (nhiều|quá|lắm|không cầm|mãi))|rắn (# ){0,2}?cắn|điện giật|(bị )?!giật điện|nhồi máu|đau (ngực|tim) (dữ dội|quá|lắm)',
        'hóc (xương|dị vật|hạt|thạch|kẹo)|uống (nhầm )?(# )?(thuốc (sâu|trừ sâu|diệt cỏ|cỏ|chuột|độc|tẩy|ngủ)|axit|hóa chất)|chuyển dạ|vỡ ối|sắp (đẻ|sinh)|đẻ rơi|(té|ngã) (# ){0,4}?(chảy máu|gãy|bất động)|!vỡ !đầu|(té|ngã) (# |, ){0,5}?(không|ko) (dậy|đứng|cử động|ngồi)( dậy| lên)? (được|nổi)|bỏng nặng|bị !bỏng|gãy (chân|tay|cổ)|cắn (# ){0,3}?chảy máu',
        'người (# ){0,1}?bị thương(?! (binh|tật) )|điện (# ){0,2}?bị giật|bị giật (# ){0,2}?điện',
        'tai nạn (# ){0,10}?(bị thương|máu|nặng|chết)|(có|gặp|vừa|mới|xảy ra|đang|bị) (# )?tai nạn(?! (lao động|nghề|nghiệp) )|tai nạn rồi|(xe|ô tô|container) (# ){0,2}?(tông|đâm|cán|húc) (# ){0,2}?(người|trúng|phải|em|bé|cháu|nhau|học sinh|trẻ em|cụ già)',
      ].join('|'),
    ),
  ],
  [
    'police',
    heardAs(
      [
        'đánh nhau|đâm chém|(chém|bắn|đâm) (nhau|người)|bạo (lực|hành)|đánh đập|!cướp|cuop|bắt cóc|xâm hại|hiếp dâm|cưỡng hiếp|giết người|hành hung|hỗn chiến|đột nhập|truy sát|ngáo đá|phê đá|trấn lột',
        'dọa (giết|chém|đốt|đâm)|(đòi|định|muốn) (giết|chém|đâm)|(dùng|cầm|vác|rút|dí|kề) (# )?(dao|kiếm|mã tấu|súng|rựa|búa)|nổ súng|súng nổ|tiếng súng|có súng|lựu đạn|(quả bom|(có|đặt|gài) bom(?! (nước|tăng|hơi|dầu|hút|chìm|xăng|điện) ))',
        'bị (# ){0,2}?lừa (# ){0,4}?(mất (# ){0,2}?tiền|chuyển khoản)|(có|kẻ|thằng|tên|bọn|mấy) (# )?trộm|trộm (vào|đang|leo|cạy|phá)',
        '(đang|bị|nó|chồng|bố|cha|chúng nó|bọn nó|người yêu|bạn trai) (# ){0,2}?đánh (tôi|em|mẹ|con|vợ|cháu|bé|người|chết|bà|chị|mình)|(đang|vừa) bị đánh',
        'bị (bố|cha|ba|mẹ|má|chồng|vợ|dượng|dì ghẻ|con (trai|rể)|anh trai|chú|cậu) (# ){0,2}?đánh(?! (giá|thức|dấu|vần|lừa) )',
        '(bé|cháu|trẻ|cụ|con (tôi|em|mình|trai|gái)) (# ){0,3}?(mất tích|đi lạc|bị lạc|lạc mất)|(phát hiện|thấy) (# ){0,2}?xác (chết|người)|có người chết (# )?(trong|ở|tại|ngoài|bên|dưới|trên)',
        'bị (# ){0,2}?(nhốt|giam giữ|hiếp|sàm sỡ|rượt|chém|đâm|!trói|khống chế|giật (túi|điện thoại|dây chuyền|đồ))',
      ].join('|'),
    ),
  ],
  [
    'help',
    heardAs(
      '(kêu|cầu) cứu|(hãy |xin |mau |làm ơn |ai )?(!cứu|cuu) (với|tôi|tui|tao|em|mình|con|cháu|chúng|bọn|mạng|người|bé|nhà|gấp|nó|má|mẹ|ba|bố|chồng|vợ|bà|ông|anh|chị|nhanh|giúp|cuu|!cứu)|, ((ai|xin|mau|trời|ơi|alo|help) ){0,3}(!cứu|cuu) ,|sos|help me',
    ),
  ],
]

/** Who calls for help, or denounces, says so in the first lines: so many characters are heard. */
export const longestHeard = 5000

/** What a text cries for help with; null where it does not. It may as well only speak of such things. */
export function cryIn(text: string): Urgent | null {
  const typed = normalize(text.slice(0, longestHeard)).toLowerCase()
  const heard = cryHeard(typed, (word) => word)
  if (heard || typed !== fold(typed)) return heard
  // A keyboard that makes no Vietnamese letters leaves its keys in the words: "chays nhaf", "cha1y nha2".
  return cryHeard(typed, withoutKeys)
}

function cryHeard(typed: string, read: (word: string) => string): Urgent | null {
  const words = wordsOf(typed).map((word) => (word === ',' ? word : heardWord(read(word))))
  const heard = ` , ${words.join(' ')} , `.replace(harmless, ',')
  return cries.find(([, pattern]) => pattern.test(heard))?.[0] ?? null
}

/** The words of a text, with a comma for whatever parts them. Accents typed beside their letter ("cha'y") are no marks. */
const wordsOf = (typed: string): string[] =>
  typed
    .replace(/(?<=\p{L})['’‘`´^~*](?=[\p{L}\s'’‘`´^~*]|$)/gu, '')
    .match(/[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}\s]+/gu)
    ?.map((word) => (/^[\p{L}\p{M}\p{N}]/u.test(word) ? word : ',')) ?? []

const short: Record<string, string> = {
  r: 'rồi',
  rui: 'rồi',
  ùi: 'rồi',
  e: 'em',
  vz: 'với',
  vơi: 'với',
  dag: 'đang',
  đag: 'đang',
}

const heardWord = (typed: string): string => {
  const word = unstretched(typed).replace(/(?<=[\p{L}])j$/u, 'i')
  return short[word] ?? expanded(word, undefined)?.join(' ') ?? spelledOneWay(word)
}

const withoutKeys = (word: string): string => {
  if (!/^[a-z][a-z0-9]*$/.test(word)) return word
  const letters = word
    .replace(/\d/g, '')
    .replaceAll('w', '')
    .replace(/dd/g, 'd')
    .replace(/aa|ee|oo/g, (two) => two.charAt(0))
  // No Vietnamese syllable ends in one of these.
  const vowel = letters.search(/[aeiouy]/)
  return letters.slice(0, vowel + 1) + letters.slice(vowel + 1).replace(/[sfrxj]/g, '')
}
