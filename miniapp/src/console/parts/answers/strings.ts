// Every sentence about questions and feedback that wait for a person.

export const unheld = (cited: string[]) =>
  `Thư viện không có, hoặc không để mọi người đọc: ${cited.join('; ')}. Hãy soát lại số hiệu và tên. Vẫn gửi được, nhưng người nhận sẽ không tra được văn bản ấy ở Loa.`

export const questions = {
  title: 'Câu hỏi chờ trả lời',
  lead: 'Những câu thư viện chưa trả lời được và người hỏi đã nhờ chuyển cho cán bộ.',
  empty: 'Không có câu hỏi nào chờ',
  emptyLead: 'Khi có người nhờ chuyển câu hỏi, câu hỏi sẽ hiện ở đây.',
  states: { open: 'Chưa ai nhận', handed_on: 'Chờ trả lời', answered: 'Đã trả lời' },
  askedBy: (name: string, where: string, when: string) => `${name} hỏi qua ${where}, ${when}`,
  visitor: 'Một người dân',
  answer: 'Trả lời',
  answerLabel: 'Câu trả lời',
  toGolden: 'Thêm vào câu hỏi kiểm tra',
  answerHint: 'Nêu rõ văn bản, số hiệu nếu có. Người hỏi sẽ thấy đây là câu trả lời của cán bộ.',
  send: 'Gửi câu trả lời',
  goesTo: (where: string) => `Câu trả lời sẽ về đúng nơi đã hỏi: ${where}.`,
  sent: 'Đã gửi câu trả lời.',
  toCurated: 'Lưu làm câu trả lời soạn sẵn',
}
