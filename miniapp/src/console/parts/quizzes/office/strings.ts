// Every sentence about letting quizzes be seen and steering their rounds.

export const office = {
  publish: 'Công bố',
  copy: 'Chép thành bản nháp mới',
  delete: 'Xóa bản nháp',
  close: 'Đóng cuộc thi',
  titles: {
    publish: 'Công bố cuộc thi?',
    copy: 'Chép cuộc thi?',
    delete: 'Xóa bản nháp?',
    close: 'Đóng cuộc thi?',
  },
  publishText: (questions: number, rounds: number) =>
    `Mọi người sẽ thấy cuộc thi với ${questions} câu hỏi và ${rounds} đợt thi. Bạn duyệt đúng câu hỏi, đáp án và thể lệ đang hiện trên trang này; công bố rồi thì không sửa câu hỏi được nữa.`,
  copyText: (questions: number) => `Loa tạo một bản nháp mới với ${questions} câu hỏi này, chưa có đợt thi nào.`,
  deleteText: 'Câu hỏi và các đợt thi của bản nháp mất hẳn. Chưa ai ngoài cơ quan nhìn thấy chúng.',
  closeText: 'Không ai vào thi được nữa. Kết quả vẫn giữ nguyên.',
  alone:
    'Bạn soạn nên không tự công bố, mà ở đơn vị này chưa có ai khác có quyền công bố. Nhờ quản trị cấp vai trò biên tập, truyền thông hoặc duyệt cho một người nữa.',
  secondPublishes: (others: number) =>
    `Bạn sửa lần cuối nên người khác công bố. Có ${others} người khác làm được việc này.`,
  proposed: 'Chờ người thứ hai công bố',
  approveRound: 'Công bố đợt thi',
  approveRoundTitle: 'Công bố đợt thi?',
  approveRoundText: (name: string, from: string, to: string) =>
    `Mọi người sẽ thấy đợt “${name}”, mở từ ${from} đến ${to}, với thể lệ đang hiện trên trang này.`,
}
