import type { QuestionDraft } from '../../core/quizzes/questions.ts'

/** Where in the demo's library the answer stands: a document by the beginning of its title, and the clause's label. */
export type Grounded = Omit<QuestionDraft, 'passageId'> & { document: 'Quy ước' | 'Tuyên ngôn'; label: string }

export const questions: Grounded[] = [
  {
    text: 'Theo quy ước tổ dân phố số 1, rác sinh hoạt được mang ra điểm tập kết vào giờ nào?',
    options: ['Từ 6 giờ đến 8 giờ', 'Từ 12 giờ đến 13 giờ 30', 'Từ 18 giờ đến 20 giờ 30', 'Bất cứ lúc nào'],
    correct: [2],
    explanation: 'Ngoài khung giờ từ 18 giờ đến 20 giờ 30, mỗi nhà giữ rác trong nhà mình.',
    document: 'Quy ước',
    label: 'Điều 2, khoản 1',
  },
  {
    text: 'Khung giờ nào không được hát karaoke, mở nhạc lớn?',
    options: ['Từ 20 giờ đến 5 giờ', 'Từ 22 giờ đến 6 giờ', 'Từ 23 giờ đến 7 giờ', 'Không quy định'],
    correct: [1],
    explanation: 'Từ 22 giờ đến 6 giờ sáng hôm sau là giờ nghỉ của cả ngõ.',
    document: 'Quy ước',
    label: 'Điều 4, khoản 1',
  },
  {
    text: 'Dắt chó ra ngõ cần những gì?',
    options: ['Dây xích', 'Rọ mõm', 'Người lớn dắt', 'Giấy phép của phường'],
    correct: [0, 1, 2],
    explanation: 'Chó ra đường, ra ngõ phải đeo rọ mõm, có dây xích và người lớn dắt.',
    document: 'Quy ước',
    label: 'Điều 5, khoản 1',
  },
  {
    text: 'Lối đi trong ngõ luôn phải chừa tối thiểu bao nhiêu mét?',
    options: ['1 mét', '1,5 mét', '2 mét', '3,5 mét'],
    correct: [2],
    explanation: 'Chừa 2 mét để xe cấp cứu và xe chữa cháy vào được.',
    document: 'Quy ước',
    label: 'Điều 6, khoản 2',
  },
  {
    text: 'Quỹ tổ dân phố thu bao nhiêu tiền mỗi hộ mỗi tháng?',
    options: ['10.000 đồng', '20.000 đồng', '50.000 đồng', '100.000 đồng'],
    correct: [1],
    explanation: 'Hộ nghèo, hộ cận nghèo và người cao tuổi sống một mình được miễn.',
    document: 'Quy ước',
    label: 'Điều 9, khoản 1',
  },
  {
    text: 'Nhận được lời nhờ, tổ hoà giải gặp hai bên trong vòng mấy ngày?',
    options: ['1 ngày', '3 ngày', '7 ngày', '15 ngày'],
    correct: [1],
    explanation: 'Tổ hoà giải gặp hai bên trong vòng ba ngày.',
    document: 'Quy ước',
    label: 'Điều 11, khoản 2',
  },
  {
    text: 'Thấy bạo lực trong gia đình hàng xóm thì nên làm gì?',
    options: ['Chờ tổ hoà giải họp', 'Báo ngay cho công an phường', 'Đó là chuyện riêng, không can dự'],
    correct: [1],
    explanation: 'Việc này không đem ra hoà giải để cho qua.',
    document: 'Quy ước',
    label: 'Điều 11, khoản 4',
  },
  {
    text: 'Người làm trái quy ước lần đầu thì bị xử lý thế nào?',
    options: ['Phạt tiền', 'Nêu tên trong cuộc họp', 'Tổ trưởng nhắc riêng', 'Cắt điện, nước'],
    correct: [2],
    explanation: 'Tổ không phạt tiền: lần đầu chỉ nhắc riêng.',
    document: 'Quy ước',
    label: 'Điều 15, khoản 1',
  },
  {
    text: 'Điều nào của Tuyên ngôn toàn thế giới về nhân quyền nói về quyền được nghỉ ngơi?',
    options: ['Điều 3', 'Điều 12', 'Điều 24', 'Điều 29'],
    correct: [2],
    explanation: 'Điều 24 nói về nghỉ ngơi và giải trí.',
    document: 'Tuyên ngôn',
    label: 'Điều 24',
  },
  {
    text: 'Theo Tuyên ngôn, bậc học nào phải được miễn phí?',
    options: ['Ít nhất là bậc tiểu học', 'Chỉ bậc đại học', 'Mọi khoá học nghề', 'Không bậc nào'],
    correct: [0],
    explanation: 'Giáo dục phải miễn phí ít nhất ở bậc tiểu học và cơ sở.',
    document: 'Tuyên ngôn',
    label: 'Điều 26, khoản 1',
  },
]
