import { type ContactKind, type OptOutPurpose, optOutPurposes } from '../../db/schema/conversation.ts'
import { written, writtenDate } from '../time.ts'

export const contactKindNames: Record<ContactKind, string> = {
  office: 'Ủy ban, bộ phận một cửa',
  police: 'Công an',
  clinic: 'Y tế',
  fire: 'Chữa cháy, cứu nạn',
  power: 'Điện',
  water: 'Nước',
  rubbish: 'Vệ sinh môi trường',
  head: 'Tổ trưởng, trưởng thôn',
  school: 'Trường học',
  other: 'Nơi khác',
}

export const weekdayNames = ['Thứ hai', 'Thứ ba', 'Thứ tư', 'Thứ năm', 'Thứ sáu', 'Thứ bảy', 'Chủ nhật']

const purposeNames: Record<OptOutPurpose, string> = {
  news: 'tin mới về điều bạn từng hỏi',
  meetings: 'lời mời và nhắc họp, lớp học',
  answers: 'trả lời phản ánh, câu hỏi của bạn',
}
// What one types to stop a kind, and to have it again.
const stopWords: Record<OptOutPurpose, string> = {
  news: 'ngừng tin về điều đã hỏi',
  meetings: 'ngừng báo họp',
  answers: 'ngừng báo trả lời phản ánh',
}
const startWords: Record<OptOutPurpose, string> = {
  news: 'nhận lại tin về điều đã hỏi',
  meetings: 'báo họp lại',
  answers: 'nhận lại trả lời phản ánh',
}

const emergency = 'Khẩn cấp: 113 (công an), 114 (cứu hoả, cứu nạn), 115 (cấp cứu).'

/** What the account says when it is asked about itself or its office. */
export const door = {
  emergency,
  noContact: (what: string) =>
    `Danh bạ của cơ quan chưa có ${what ? 'nơi bạn hỏi' : 'số nào'}. Bạn gõ “giờ làm việc” để biết khi nào đến hỏi trực tiếp được.\n\n${emergency}`,
  noHours: 'Cơ quan chưa ghi giờ làm việc vào kênh này.',
  closedOn: (day: string) => `${day}: nghỉ.`,
  opensNext: (when: string) => `Mở cửa lại: ${when}.`,
  weekHead: (unit: string) => `Giờ làm việc của ${unit}:`,
  closures: 'Những ngày nghỉ sắp tới:',
  tetHead: 'Những ngày nghỉ Tết sắp tới theo lịch của cơ quan:',
  tetClosed: 'Những ngày này cơ quan không mở cửa.',
  tetQuiet: (from: string, to: string) =>
    `${from === to ? `Ngày ${writtenDate(from)}` : `Từ ${writtenDate(from)} đến ${writtenDate(to)}`} kênh không gửi bản tin; việc thật gấp vẫn được báo.`,
  noDigestOn: (day: string) => `Ngày ${writtenDate(day)} kênh không có bản tin: không có tin mới thì không gửi.`,
  digestToCome: (day: string, isKnown: boolean) =>
    `Bản tin ngày ${writtenDate(day)} chưa đến giờ gửi. ${isKnown ? 'Các bản tin trước đã báo cho ngày này:' : 'Các bản tin trước chưa báo việc gì cho ngày này.'}`,
  overInIt: (title: string, end: number) => `Đã hết hạn lúc ${written(end)}: “${title}”.`,
  noDigest: 'Kênh chưa gửi bản tin nào cho nơi bạn ở.',
  latest: (day: string) => `Bản tin gần nhất là ngày ${day}:`,
  others: (days: string[]) => `Các bản tin trước: ${days.join(', ')}. Bạn gõ “bản tin ngày …” để đọc.`,
  noContest: 'Hiện không có cuộc thi nào đang mở.',
  contestsOpen: 'Đang mở:',
  contestsNext: 'Sắp mở:',
  until: (when: string) => `mở đến ${when}`,
  from: (when: string) => `mở lúc ${when}`,
  alone: 'Việc riêng của bạn, kênh chỉ nói khi bạn nhắn riêng cho kênh, không nói trong nhóm.',
  noCases: 'Bạn chưa gửi phản ánh nào từ tài khoản này. Có mã theo dõi thì bạn gõ “tra cứu” và mã 6 ký tự.',
  moreCases: (many: number) => `Còn ${many} phản ánh khác, xem trong ứng dụng.`,
  noAttempt: 'Bạn chưa nộp bài thi nào từ tài khoản này.',
  attempt: (quiz: string, round: string, when: string) => `Bài thi gần nhất: ${quiz}, ${round}, nộp lúc ${when}.`,
  score: (score: number, total: number) => `Đúng ${score}/${total} câu.`,
  scoreFrom: (when: string) => `Điểm được công bố từ ${when}.`,
  unit: (name: string) => `Bạn đang ở: ${name}. Muốn đổi, bạn mở mục “Tôi” trong ứng dụng.`,
  noUnit: 'Bạn chưa chọn tổ dân phố, thôn hay đơn vị. Bạn mở mục “Tôi” trong ứng dụng để chọn.',
  stopped: (what: OptOutPurpose | null, out: OptOutPurpose[], duties: boolean) => {
    const still = [
      ...optOutPurposes.filter((purpose) => !out.includes(purpose)).map((purpose) => purposeNames[purpose]),
      ...(duties ? ['việc được giao cho cán bộ'] : []),
    ]
    const stopped = what
      ? `Đã ngừng: ${purposeNames[what]}.`
      : `Kênh sẽ không tự nhắn tin cho bạn nữa: ${out.map((purpose) => purposeNames[purpose]).join('; ')}.`
    const comes = still.length > 0 ? still.join('; ') : 'lời đáp khi bạn nhắn cho kênh'
    return `${stopped} Vẫn gửi: ${comes}. Muốn nhận lại, bạn gõ “${what ? startWords[what] : 'nhận lại tin'}”.`
  },
  started: (what: OptOutPurpose | null, out: OptOutPurpose[]) => {
    const still = out.length > 0 ? ` Vẫn ngừng: ${out.map((purpose) => purposeNames[purpose]).join('; ')}.` : ''
    return what
      ? `Bạn đã bật lại: ${purposeNames[what]}.${still} Muốn ngừng, bạn gõ “${stopWords[what]}”.`
      : 'Bạn đã bật lại: kênh có thể tự nhắn tin cho bạn. Muốn ngừng, bạn gõ “ngừng nhận tin”.'
  },
  stopInGroup:
    'Bản tin trong nhóm do cán bộ quản lý nhóm bật hoặc tắt. Bạn muốn kênh không nhắn riêng cho bạn thì nhắn riêng cho kênh “ngừng nhận tin”; muốn nhóm bớt tin thì báo cán bộ phụ trách nhóm, hoặc trưởng nhóm đưa kênh ra khỏi nhóm.',
  added: (code: string) => `Đã thêm vào phản ánh ${code}.`,
  addedNowhere:
    'Kênh không thấy phản ánh nào bạn gửi trong 30 phút qua để bổ sung. Bạn gõ “phản ánh:” rồi viết lại đủ nội dung.',
  notFoundOf: (asked: string) => `Còn “${asked}”: kênh chưa tìm thấy câu trả lời.`,
  ofWhat:
    'Kênh chưa rõ bạn hỏi về việc gì. Bạn gõ cả tên việc hoặc tên văn bản trong cùng một câu, ví dụ “làm giấy khai sinh lệ phí bao nhiêu” hoặc “hồi năm 2023 thả chó không rọ mõm bị phạt bao nhiêu”.',
  several: (questions: string[]) =>
    `Bạn hỏi ${questions.length} việc trong một tin. Để trả lời đúng từng việc, bạn gửi lại từng câu:\n${questions.map((one, at) => `${at + 1}. ${one}`).join('\n')}`,
  openFeedback: 'Xem phản ánh',
  openDigest: 'Đọc đầy đủ',
  openContests: 'Vào thi',
  openMe: 'Mở mục “Tôi”',
}

/** What is told to whoever wrote in English, with a line that they can read. */
export const withEnglish = (text: string) =>
  `${text}\n\nThis account answers in Vietnamese. Procedures are answered in English too, e.g. “birth registration fee”. Emergency: 113 police, 114 fire, 115 ambulance.`
