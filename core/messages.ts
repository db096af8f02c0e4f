/** What the account says in a chat, of its own accord or when it is not answering a question. */
export const chat = {
  smallTalk: {
    greeting: 'Xin chào bạn! Bạn cứ gõ câu hỏi, kênh sẽ tìm trong văn bản để trả lời.',
    opening: 'Dạ, mời bạn gõ câu hỏi.',
    thanks: 'Cảm ơn bạn đã nhắn. Cần hỏi thêm, bạn cứ gõ câu hỏi.',
    yes: 'Dạ vâng. Cần hỏi thêm, bạn cứ gõ câu hỏi.',
    bye: 'Chào bạn, hẹn gặp lại.',
    complaint:
      'Xin lỗi vì câu trả lời chưa giúp được bạn. Bạn thử hỏi lại bằng lời khác, gõ “chuyển cán bộ” để có người trả lời, hoặc gõ “phản ánh” rồi viết điều chưa hài lòng.',
    chat: 'Kênh trả lời tự động nên chưa biết trò chuyện, mong bạn thông cảm. Bạn cần hỏi việc gì của phường, xã thì cứ gõ.',
    unsure:
      'Kênh chưa hiểu ý bạn. Nếu muốn hỏi, bạn viết rõ hơn một chút, ví dụ “làm giấy khai sinh cần gì”. Nếu chỉ nhắn vậy thôi thì không sao ạ.',
    wordless: 'Kênh đã nhận. Cần hỏi thêm, bạn cứ gõ câu hỏi thành chữ.',
  },
  whichMeant: (text: string) =>
    `Bạn muốn hỏi, hay muốn gửi phản ánh tới cơ quan? Để hỏi, bạn gõ “hỏi:” rồi viết câu hỏi. Để gửi, bạn gõ “phản ánh:” rồi viết nội dung.\n\n“${text}”`,
  stillSo: ({ code, text, reopens }: { code: string; text: string; reopens: boolean }, said: string) =>
    [
      `Có phải bạn nói về phản ánh ${code} của bạn: “${text}”?`,
      reopens
        ? `Nếu việc ấy chưa xong, bạn nhắn: mở lại ${code}: ${said}`
        : `Phản ánh ấy đang được làm. Để nói thêm, bạn nhắn: bổ sung ${code}: ${said}`,
      'Nếu là việc khác, bạn gõ “phản ánh:” rồi viết nội dung.',
    ].join('\n'),
  reopen: (code: string) => `Mở lại ${code}`,
  addTo: (code: string) => `Nói thêm vào ${code}`,
  meantQuestion: 'Tôi muốn hỏi',
  meantFeedback: 'Tôi muốn gửi phản ánh',
  help: [
    'Xin chào! Đây là kênh thông tin chính thức, trả lời tự động.',
    '',
    '• Hỏi: bạn cứ gõ câu hỏi, có dấu hay không dấu đều được. Câu trả lời trích nguyên văn từ văn bản.',
    '• Phản ánh: gõ “phản ánh” rồi viết nội dung. Xem đến đâu rồi: “phản ánh của tôi”, hoặc “tra cứu” và mã 6 ký tự.',
    '• Kiểm tra tin: gửi lại tin rồi gõ “tin này có thật không?”.',
    '• Bản tin: “hôm nay có gì”. Cuộc thi: “có cuộc thi nào”.',
    '• Cơ quan: “giờ làm việc”, “số điện thoại công an”.',
    '• Tin tự động: “ngừng nhận tin”, “nhận lại tin”. Xoá dữ liệu: “xoá dữ liệu”.',
    '',
    'Việc khẩn cấp xin gọi 113 (công an), 114 (cứu hoả), 115 (cấp cứu).',
  ].join('\n'),
  /** Where a chat has no buttons, what one would say stands as words to type. */
  mayType: (title: string) => `Bạn có thể gõ: “${title}”.`,
  groupId: (id: string) => `Mã của nhóm này: ${id}\nCán bộ dùng mã này để gắn nhóm với đơn vị ở trang quản trị.`,
  groupIdHow: 'Bạn gõ câu này trong nhóm, kèm tên của kênh ở đầu tin, để biết mã của nhóm đó.',
  textOnly: 'Kênh này mới đọc được tin nhắn chữ. Bạn vui lòng gõ nội dung muốn hỏi hoặc muốn phản ánh.',
  wordless:
    'Kênh chỉ đọc được chữ và ảnh chụp có chữ, chưa nghe được tiếng và chưa xem được tệp. Bạn vui lòng gõ nội dung thành chữ. Muốn gửi ảnh hoặc lời nói kèm phản ánh, bạn gõ “phản ánh” rồi tả lại sự việc, sau đó gửi ảnh hoặc ghi âm.',
  pictureElse: 'Muốn gửi ảnh kèm phản ánh, bạn gõ “phản ánh” rồi tả lại sự việc.',
  openApp: 'Mở ứng dụng',
  verifyPage: 'Kiểm tra tin',
  sendFeedback: 'Gửi phản ánh',
  feedbackHow: 'Bạn gõ “phản ánh” rồi viết nội dung trong cùng một tin nhắn. Ví dụ: phản ánh đèn đường ngõ 12 bị hỏng.',
  feedbackElsewhere:
    'Ô này chỉ để hỏi, nên lời vừa viết chưa được gửi đi đâu. Muốn gửi phản ánh, góp ý hay kiến nghị tới cơ quan, bạn mở mục “Phản ánh”. Muốn hỏi về việc ấy, bạn viết lại với dấu “?” ở cuối.',
  questionTooLong: (length: number, limit: number) =>
    `Câu hỏi của bạn dài ${length.toLocaleString('vi-VN')} ký tự, nhiều hơn ${limit.toLocaleString('vi-VN')} ký tự mà hệ thống đọc được. Bạn vui lòng hỏi ngắn lại, mỗi lần một ý. Nếu muốn gửi nội dung dài, bạn gõ “phản ánh” ở đầu tin nhắn.`,
  eraseAsk:
    'Bạn muốn xoá dữ liệu của mình? Tên, mã Zalo, lịch sử hỏi đáp và liên kết với phản ánh của bạn sẽ bị xoá và không lấy lại được. Phản ánh đã gửi vẫn được giải quyết nhưng không còn gắn với bạn.',
  eraseYes: 'Đồng ý xoá',
  eraseLastAdmin:
    'Bạn là quản trị viên cuối cùng của đơn vị nên chưa xoá được. Vui lòng giao quyền quản trị cho người khác trước.',
  erased: 'Dữ liệu của bạn đã được xoá. Nếu bạn nhắn tiếp, kênh sẽ coi bạn như người mới.',
}
