// Every sentence about letting quizzes be seen and steering their rounds.

export const office = {
  publish: 'Công bố',
  copy: 'Chép thành bản nháp mới',
  delete: 'Xoá bản nháp',
  close: 'Đóng cuộc thi',
  titles: {
    publish: 'Công bố cuộc thi?',
    copy: 'Chép cuộc thi?',
    delete: 'Xoá bản nháp?',
    close: 'Đóng cuộc thi?',
  },
  publishText: (questions: number, rounds: number) =>
    `Mọi người sẽ thấy cuộc thi với ${questions} câu hỏi và ${rounds} đợt thi. Bạn duyệt đúng câu hỏi, đáp án và thể lệ đang hiện trên trang này; công bố rồi thì không sửa câu hỏi được nữa.`,
  copiedText: (questions: number) => `Loa tạo một bản nháp mới với ${questions} câu hỏi này, chưa có đợt thi nào.`,
  deleteText: 'Câu hỏi và các đợt thi của bản nháp mất hẳn. Chưa ai ngoài cơ quan nhìn thấy chúng.',
  closeText: 'Không ai vào thi được nữa. Kết quả vẫn giữ nguyên.',
  alone:
    'Bạn soạn nên không tự công bố, mà ở đơn vị này chưa có ai khác có quyền công bố. Nhờ quản trị cấp vai trò biên tập, truyền thông hoặc duyệt cho một người nữa.',
  secondPublishes: (others: number) =>
    `Bạn sửa lần cuối nên người khác công bố. Có ${others} người khác làm được việc này.`,
  steps: {
    extend: 'Gia hạn',
    pause: 'Tạm dừng',
    resume: 'Mở lại ngay',
    annul: 'Huỷ một câu hỏi',
    correct: 'Sửa đáp án',
    note: 'Thông báo',
    cancel: 'Huỷ đợt thi',
  },
  steerTexts: {
    extend: 'Đợt thi đóng muộn hơn. Bài đang làm mà bị giờ đóng cắt ngắn cũng được thêm giờ.',
    pause:
      'Không ai vào thi mới được cho đến giờ mở lại. Thời gian tạm dừng không tính vào bài đang làm; giờ đóng lùi lại đúng bằng thời gian ấy.',
    resume: 'Mọi người vào thi được ngay. Phần tạm dừng chưa dùng đến được trừ khỏi giờ đóng.',
    annul:
      'Ai được hỏi câu này cũng được điểm của câu, kể cả bài đã nộp; không ai mất điểm. Mọi bài được chấm lại và xếp hạng lại ngay. Việc này không hoàn lại được.',
    correct:
      'Mọi bài, kể cả bài đã nộp, được chấm lại theo đáp án mới: có người được thêm điểm, có người mất điểm của câu này.',
    note: 'Mọi người đọc được lời này trên trang của đợt thi.',
    cancel: 'Đợt thi bị huỷ và không mở lại được. Chỉ huỷ được khi chưa ai vào thi.',
  },
  reason: 'Lý do, mọi người đều đọc được',
  reasonHint: 'Đừng viết đáp án vào đây: đợt thi có thể còn đang diễn ra.',
  newClose: 'Giờ đóng mới (giờ Việt Nam)',
  until: 'Mở lại lúc (giờ Việt Nam)',
  question: 'Câu hỏi',
  right: 'Phương án đúng',
  accepted: 'Các cách viết được tính là đúng',
  acceptedHint: 'Mỗi dòng một cách viết.',
  proposed: 'Chờ người thứ hai công bố',
  removeRound: 'Bỏ đợt thi',
  removeRoundTitle: (name: string) => `Bỏ đợt thi “${name}”?`,
  removeRoundText: 'Đợt thi cùng thể lệ của nó mất hẳn. Chưa ai ngoài cơ quan nhìn thấy nó.',
  approveRound: 'Công bố đợt thi',
  approveRoundTitle: 'Công bố đợt thi?',
  approveRoundText: (name: string, from: string, to: string) =>
    `Mọi người sẽ thấy đợt “${name}”, mở từ ${from} đến ${to}, với thể lệ đang hiện trên trang này.`,
}
