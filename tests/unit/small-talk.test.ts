import { describe, expect, it } from 'vitest'
import { intentOf } from '../../core/inbox/intent.ts'
import { fold } from '../../core/text/fold.ts'

const talk = [
  ...[
    'Trả lời sai rồi, chán thật',
    'Ok. Cảm ơn nhé',
    'https://tin.example.vn/bai-12',
    '12',
    'Chán quá! Trả lời linh tinh',
  ],
  ...[
    'cảm ơn ad',
    'ok ad',
    'cam on nhieu nha',
    'dạ vâng ạ',
    'sao lâu thế',
    'sao lâu thế?',
    'alo',
    'có ai không',
    'co ai k',
  ],
  ...[
    'có ai không?',
    'thanks ad',
    'tks nhé',
    'ok cảm ơn nhé',
    'oki',
    'okiii',
    'oke ad nhé',
    'uk',
    'ukm',
    'ừ',
    'cám ơn nha',
  ],
  ...[
    'dạ em cảm ơn anh chị nhiều ạ',
    'vâng cảm ơn',
    'dạ rõ ạ',
    'dạ em hiểu rồi',
    'em biết rồi ạ',
    'ok để em xem',
    'chào ad',
  ],
  ...[
    'hi ad',
    'hello shop',
    'ad ơi',
    'ad ơi ad',
    'bạn ơi',
    'alo alo',
    'có ai ở đó không',
    'ai trực không',
    'có ad nào không',
  ],
  ...[
    'rep đi ad',
    'trả lời đi',
    'sao không trả lời',
    'sao chưa trả lời',
    'lâu quá',
    'chờ mãi',
    'chậm quá',
    'trả lời chậm thế',
  ],
  ...['bực mình quá', 'chán thật', 'vớ vẩn', 'bó tay', 'haizz', 'haha', 'hihi', 'kkk', 'test', '...', '!!!', 'bye nha'],
  ...[
    'tạm biệt ad',
    'chúc ad một ngày tốt lành',
    'good',
    'tốt lắm',
    'hay lắm',
    'tuyệt',
    'đúng rồi',
    'chuẩn',
    'chính xác',
  ],
  ...[
    'không sao',
    'ko có gì',
    'k cần nữa',
    'thôi khỏi',
    'thôi được rồi',
    'để sau',
    'xin lỗi',
    'gửi nhầm',
    'nhắn nhầm ạ',
    'tk ad',
  ],
  ...[
    'cảm ơn công an phường',
    'đã xem',
    'dc',
    'đc rồi',
    'uh huh',
    'sao kỳ vậy',
    'nói gì vậy',
    'không hiểu',
    'ko hiểu j',
  ],
  ...[
    'ngu vl',
    'bot gì mà dở',
    'không trả lời đúng',
    'sai bét',
    'chả giúp được gì',
    'cảm ơn loa đã trả lời nhiệt tình',
  ],
  ...[
    'thank you very much',
    'đã rõ, cảm ơn',
    'được rồi cảm ơn',
    'rất hữu ích',
    'cảm ơn vì thông tin hữu ích',
    'cảm ơn các đồng chí',
    'cám ơn chính quyền',
    'chúc mừng năm mới',
    'chúc ad ngày mới vui vẻ',
  ],
  ...[
    'không liên quan',
    'không đúng câu hỏi',
    'trả lời không đúng trọng tâm',
    'hỏi một đằng trả lời một nẻo',
    'chả ăn nhập gì',
    'phục vụ kém quá',
    'thái độ quá tệ',
  ],
  ...['cho em hỏi với', 'cho mình hỏi chút', 'để tôi xem lại', 'đã đọc', 'đã nhận được tin', 'rồi', 'xong', 'nhất trí'],
]

const questions = [
  ...[
    'cảm ơn phường, cấp lại khai sinh ở đâu',
    'bạn là ai mà đòi giấy tờ của tôi',
    'lạc giấy tờ',
    'thái độ của cán bộ quy định ở đâu',
    'không liên quan vụ án có được xuất cảnh',
    'làm gì khi mất căn cước',
  ],
  ...[
    'Dạ cho em hỏi thủ tục khai sinh',
    'cảm ơn, vậy còn lệ phí?',
    'cảm ơn ad, thế còn lệ phí',
    'chào ad, làm tạm trú ở đâu',
  ],
  ...[
    'alo cho hỏi giờ làm việc',
    'ok vậy nộp ở đâu',
    'vâng thế mấy ngày có',
    'dạ vậy cần giấy tờ gì',
    'hi ad cho mình hỏi học phí',
  ],
  ...[
    'chào bạn mình muốn đăng ký kết hôn',
    'cảm ơn nhiều, cho hỏi thêm về đất',
    'em cảm ơn, nếu mất giấy thì sao',
    'ok thế còn trẻ em',
  ],
  ...[
    'xin chào, lịch tiêm chủng',
    'ad ơi mấy giờ đóng cửa',
    'dạ em muốn làm căn cước',
    'tks ad, phí bao nhiêu',
    'ừ vậy lệ phí',
  ],
  ...[
    'alo phường mình thu rác thứ mấy',
    'đúng rồi nhưng hồ sơ gồm gì',
    'không có sổ hộ khẩu thì làm sao',
    'không biết nộp ở đâu',
  ],
  ...[
    'được miễn học phí không',
    'có được hỗ trợ không',
    'sao lâu thế, bao giờ có căn cước',
    'trả lời đơn trong mấy ngày',
    'lệ phí',
  ],
  ...[
    'chào hỏi lịch họp',
    'hay lắm, vậy thời hạn là bao lâu',
    'cảm ơn loa, mấy giờ họp tổ',
    'có ai được miễn không',
    'tạm trú',
  ],
  ...[
    'nhầm tên trên giấy khai sinh',
    'xin lỗi công khai là gì',
    'chờ bao lâu có sổ đỏ',
    'không sao chép có bị phạt không',
  ],
  ...[
    'chúc mừng thọ 90 tuổi',
    'công an phường',
    'cán bộ xã',
    'được không',
    'có được không?',
    'đúng không?',
    'ai?',
    'ở đâu?',
  ],
  ...[
    'ok, lệ phí bao nhiêu',
    'sai rồi, giờ họp là mấy giờ',
    '12/QĐ-UBND',
    '113',
    'https://tin.example.vn/a có thật không',
  ],
  ...['mấy giờ?', 'lệ phí?', 'thu', 'em đỗ', 'hộ khẩu', 'ok hồ sơ gồm những gì', 'thanks, còn thẻ bảo hiểm y tế'],
]

const asTyped: [string, (text: string) => string][] = [
  ['as written', (text) => text],
  ['without accents', fold],
  ['in capitals', (text) => text.toUpperCase()],
  ['in NFD', (text) => text.normalize('NFD')],
]

describe.each(asTyped)('what is said %s', (_name, typed) => {
  it.each(talk)('%s asks the library nothing', (text) => {
    expect(['small_talk', 'help']).toContain(intentOf(typed(text)).kind)
  })

  it.each(questions)('%s is a question', (text) => {
    expect(intentOf(typed(text)).kind).toBe('ask')
  })
})
