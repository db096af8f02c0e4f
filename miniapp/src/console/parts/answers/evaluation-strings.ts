// Every sentence of the page where the office checks what it is answered.

const of = (some: number, all: number) => `${some.toLocaleString('vi-VN')}/${all.toLocaleString('vi-VN')}`

export const evaluationWords = {
  title: 'Kiểm tra trả lời',
  lead: 'Những câu hỏi mẫu mà cơ quan đã biết câu trả lời đúng. Loa hỏi lại các câu này để biết thư viện có còn trả lời đúng hay không.',
  run: 'Hỏi lại tất cả',
  add: 'Thêm câu hỏi mẫu',
  emptyTitle: 'Chưa có câu hỏi mẫu',
  empty:
    'Hãy thêm khoảng 20 câu bà con hay hỏi, mỗi câu kèm đoạn văn bản trả lời đúng, và vài câu mà thư viện không có câu trả lời.',
  never: 'Các câu này chưa được hỏi lần nào. Bấm “Hỏi lại tất cả”.',
  figures: 'Kết quả lần gần nhất',
  ranAt: (when: string, unit: string) => `Hỏi lúc ${when}, câu hỏi của ${unit} và các đơn vị bên dưới`,
  right: 'Trả lời đúng đoạn',
  rightHint: 'Câu trả lời trích đúng điều, khoản đã ghi.',
  amongTen: 'Có trong 10 đoạn tìm thấy',
  amongTenHint: 'Đoạn đúng được tìm thấy, dù chưa chắc đứng đầu.',
  refused: 'Biết nói không có',
  refusedHint: 'Thư viện không có câu trả lời và Loa đã nói như vậy.',
  share: (some: number, all: number) => (all === 0 ? 'chưa có câu nào' : `${of(some, all)} câu`),
  earlier: 'Các lần trước',
  line: (when: string, right: number, answerable: number, refused: number, unanswerable: number) =>
    `${when}: đúng đoạn ${of(right, answerable)}, biết nói không có ${of(refused, unanswerable)}`,
  questions: (count: number) => `${count.toLocaleString('vi-VN')} câu hỏi mẫu`,
  isWrong: 'Chưa đúng',
  isRight: 'Đúng',
  answeredBy: 'Trả lời đúng ở:',
  unanswerable: 'Thư viện không có câu trả lời: Loa phải nói là không tìm thấy.',
  gone: 'Đoạn trả lời không còn trong thư viện, hoặc không còn công khai. Hãy xoá câu này rồi thêm lại với đoạn mới.',
  instead: (cited: string) => `Loa lại trả lời từ: ${cited}`,
  notFound: 'Loa nói không tìm thấy.',
  unavailable: 'Loa chưa trả lời được lúc hỏi. Hãy hỏi lại.',
  remove: 'Xoá',
  removeTitle: 'Xoá câu hỏi mẫu này?',
  removeLead: 'Câu này sẽ không được hỏi lại nữa.',
  form: {
    title: 'Câu hỏi mẫu mới',
    text: 'Câu hỏi, đúng như bà con hay hỏi',
    find: 'Tìm đoạn trả lời',
    choose: 'Chọn đoạn trả lời đúng',
    passage: 'đoạn trả lời đúng',
    none: 'Thư viện không có câu trả lời cho câu này',
    nothing: 'Không tìm thấy đoạn nào. Nếu thư viện không có câu trả lời, hãy chọn ô bên dưới.',
    save: 'Lưu câu hỏi mẫu',
  },
}
