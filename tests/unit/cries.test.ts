import { describe, expect, it, test } from 'vitest'
import { cryIn, type Urgent } from '../../core/feedback/cries.ts'
import { alarmsIn } from '../../core/feedback/question-alarms.ts'
import { fold } from '../../core/text/fold.ts'

const crying: [string, Urgent][] = [
  ['Có cháy', 'fire'],
  ['cháy nhà', 'fire'],
  ['cháyyy', 'fire'],
  ['CHÁY CHÁY CHÁY', 'fire'],
  ['Cháy! Cháy! Ngõ 12 ơi', 'fire'],
  ['cháy ở ngõ 5 đường Lê Lợi', 'fire'],
  ['nhà hàng xóm đang bốc cháy', 'fire'],
  ['mọi người ơi có cháy ở chung cư', 'fire'],
  ['cháy chợ rồi bà con ơi', 'fire'],
  ['nhà tôi đang cháy', 'fire'],
  ['cháy lớn gần trường học', 'fire'],
  ['rò gas nặng mùi quá', 'fire'],
  ['ổ điện nhà em bị cháy', 'fire'],
  ['bếp nhà bên cháy rồi', 'fire'],
  ['alo có cháy nhà số 15', 'fire'],
  ['có người bị đuối nước', 'rescue'],
  ['có em bé đuối nước ở hồ Thành Công', 'rescue'],
  ['có người nhảy cầu', 'rescue'],
  ['con tôi rơi xuống giếng', 'rescue'],
  ['em bị mắc kẹt trong thang máy', 'rescue'],
  ['nhà bị sập có người ở trong', 'rescue'],
  ['lật thuyền trên sông', 'rescue'],
  ['cây đổ đè người ở ngã tư', 'rescue'],
  ['có người muốn tự tử', 'rescue'],
  ['bố tôi đột quỵ rồi', 'medical'],
  ['mẹ em ngất xỉu', 'medical'],
  ['cần cấp cứu gấp', 'medical'],
  ['gọi xe cấp cứu giúp tôi', 'medical'],
  ['bà cụ khó thở lắm', 'medical'],
  ['con em bị co giật', 'medical'],
  ['có tai nạn ở đầu cầu', 'medical'],
  ['ông ấy bị điện giật', 'medical'],
  ['cháu uống nhầm thuốc chuột', 'medical'],
  ['vợ em chuyển dạ', 'medical'],
  ['có đánh nhau ở quán nhậu', 'police'],
  ['chồng đánh tôi', 'police'],
  ['nó cầm dao đuổi theo', 'police'],
  ['có trộm vào nhà', 'police'],
  ['bị cướp ở hẻm 3', 'police'],
  ['có người dọa giết tôi', 'police'],
  ['hàng xóm bạo hành con nhỏ', 'police'],
  ['cứu tôi với', 'help'],
  ['cứu với', 'help'],
  ['cứu', 'help'],
  ['ai cứu em với', 'help'],
  ['SOS', 'help'],
]

const asTyped: Record<string, (text: string) => string> = {
  'as it is written': (text) => text,
  'without accents': fold,
  'in NFD': (text) => text.normalize('NFD'),
  'in capitals': (text) => text.toUpperCase(),
  'in capitals without accents': (text) => fold(text).toUpperCase(),
  'with every other word bare': (text) =>
    text
      .split(' ')
      .map((word, i) => (i % 2 ? fold(word) : word))
      .join(' '),
  'with marks behind': (text) => `${text}!!!`,
  'drawn out': (text) => text.replace(/\p{L}(?=[^\p{L}]*$)/u, '$&$&$&'),
  'with two blanks and a line': (text) => text.replace(' ', '  ').replace(/ (?=\S+$)/, '\n'),
}

describe.each(Object.entries(asTyped))('a cry %s', (_name, typed) => {
  it.each(crying)('%s', (text, urgent) => {
    expect(cryIn(typed(text))).toBe(urgent)
    expect(alarmsIn(typed(text))).toEqual({ denounces: false, urgent, asks: false })
  })
})

test.each([
  ["co' chay", 'fire'],
  ["co' cha'y nha`", 'fire'],
  ['chays nhaf', 'fire'],
  ['cha1y nha2', 'fire'],
  ['chay nha r cuu vs', 'fire'],
  ['chayyyy nhaaa', 'fire'],
  ['dang chay to lam', 'fire'],
  ['nha hang xom chay roi', 'fire'],
  ['chay kia moi nguoi oi', 'fire'],
  ['chay nha, goi ai day', 'fire'],
  ['co ng duoi nc', 'rescue'],
  ['co nguoj bj duoj nuoc', 'rescue'],
  ['cuuuu voiiii', 'help'],
  ['cuwsu tooi vowsi', 'help'],
  ['cuu e vs', 'help'],
  ['cứuuu', 'help'],
  ['hoả hoạn', 'fire'],
  ['Có cháy\u00a0nhà', 'fire'],
  ['co chay \u{1F525}\u{1F525}', 'fire'],
  ['chồng em nó đánh em, cứu em với', 'police'],
  ['Nhà bên cháy phải làm sao bây giờ', 'fire'],
  ['có khói bốc ra từ căn hộ 502', 'fire'],
  ['xe cháy trên cầu Nhật Tân', 'fire'],
  ['thang máy kẹt có 3 người bên trong', 'rescue'],
  ['có người bị cuốn trôi', 'rescue'],
  ['em muốn chết', 'rescue'],
  ['chó cắn người chảy máu', 'medical'],
  ['bé nhà em sốt 40 độ co giật rồi', 'medical'],
  ['có người đuối nước phải làm sao ạ', 'rescue'],
])('a cry by the habits of its typist: %s', (text, urgent) => {
  expect(alarmsIn(text)).toEqual({ denounces: false, urgent, asks: false })
})

const calm = [
  'cách chạy chương trình',
  'chạy xe',
  'chạy xe ôm có phải đăng ký không',
  'bán hàng chạy',
  'hồ sơ chạy chậm',
  'hồ sơ của tôi chạy tới đâu rồi',
  'xe buýt có chạy ngày lễ không',
  'xe buýt số 5 có chạy ở đường Trần Phú',
  'tàu đang chạy',
  'nước chảy yếu cả tuần nay',
  'vòi nước chảy nhỏ giọt',
  'xe chạy nhanh qua trường học',
  'chương trình đang chạy bị lỗi',
  'phần mềm chạy chậm quá',
  'người chạy xe ba gác',
  'quán cơm chay ở đâu',
  'món chay ngày rằm',
  'có quán chay nào không',
  'chạy bộ buổi sáng ở công viên',
  'giải chạy việt dã của phường',
  'đăng ký chạy thận ở bệnh viện nào',
  'mấy giờ thang máy chạy',
  'máy bơm nước không chạy',
  'chị ấy chạy chợ mỗi sáng',
  'bình chữa cháy hết hạn',
  'thủ tục thẩm duyệt phòng cháy chữa cháy',
  'lắp hệ thống báo cháy ở chung cư',
  'bóng đèn đường ngõ 12 bị cháy',
  'vé xe bị cháy vé',
  'học bơi phòng chống đuối nước',
  'cáp ngầm dưới nước',
  'nghiên cứu con người',
  'tra cứu với mã số nào',
  'cứu trợ lũ lụt nhận ở đâu',
  'hội cựu chiến binh phường',
  'nuôi cừu có cần giấy phép không',
  'xe cấp cứu đỗ ở cổng phường',
  'phòng cấp cứu bệnh viện thái độ kém',
  'Mức phạt tội đánh nhau là bao nhiêu',
  'bảo hiểm tai nạn lao động',
  'chế độ tai nạn lao động bị thương nặng là gì',
  'tiền điện tháng này bao nhiêu',
  'từ từ rồi tôi nộp hồ sơ',
  'tập huấn sơ cấp cứu cho tổ dân phố',
  'quy định về chống bạo lực gia đình',
  'công dân cần làm gì để đăng ký tạm trú',
  'gãy chân có được trợ cấp',
  'cảm ơn vì đã cứu tôi',
  'từ thiện cứu người',
  'cướp chính quyền năm 1945',
  'bị nhốt chó ngoài trời',
  'phim Cướp biển chiếu ở đâu',
  'chồng đánh bạc',
  'trạm y tế trực cấp cứu mấy giờ',
]

describe.each(Object.entries(asTyped).filter(([name]) => name !== 'drawn out'))('no cry %s', (_name, typed) => {
  it.each(calm)('%s', (text) => {
    expect(alarmsIn(typed(text)).urgent).toBeNull()
  })
})
