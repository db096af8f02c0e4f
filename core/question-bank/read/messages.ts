// What the report of an import says, and to the line beside which it stands.

export const unreadWhy = {
  stray: 'Không rõ thuộc câu nào.',
  title: 'Có vẻ là tiêu đề hoặc lời dẫn của cả đề nên Loa không nhập.',
  page: 'Có vẻ là số trang hoặc chữ “Hết” nên Loa không nhập.',
  end: 'Đứng sau bảng đáp án nên Loa không nhập.',
  order: 'Chữ của phương án không đúng thứ tự A, B, C…',
  melted: 'Có vẻ là một câu hỏi mới. Hãy thêm “Câu …:” hoặc một dòng trống ở trước.',
  where: 'Không rõ câu hỏi kết thúc ở đâu. Hãy kết thúc câu hỏi bằng dấu ? hoặc dấu :',
  answer: 'Không rõ đáp án là phương án nào.',
  twice: 'Câu này có hai đáp án không khớp nhau.',
}

export const told = {
  swallowed: (number: string) =>
    `“${number}” nằm lẫn trong câu này: câu sau đã dính vào. Hãy xuống dòng trước “${number}”.`,
  glued: (letter: string) => `Phương án ${letter} nằm lẫn trong phương án trước nó. Hãy xuống dòng trước “${letter}.”`,
  twin: (place: string) => `Trùng với câu ở ${place}.`,
  kept: 'Ngân hàng đã có câu này, nên không nhập lại.',
  pointing: 'Có phương án nhắc đến phương án khác: khi thi, các phương án của câu này giữ nguyên thứ tự.',
  lettersOff: 'Đã bỏ chữ A, B, C… gõ sẵn trong phương án.',
  markup: 'Có mã HTML trong câu. Loa giữ như chữ thường, không chạy.',
  pictured: 'Câu có hình, mà Loa chưa nhận hình. Hãy tả hình bằng chữ hoặc bỏ câu này khỏi tệp.',
  pictureIn: 'Hình trong tệp được nhập cùng câu.',
  altless: 'Hình của câu chưa có lời tả (alt), người không xem được hình sẽ không biết hỏi gì, nên không nhập câu này.',
  pictureGone: (id: string) =>
    `Không có hình mang mã “${id}” ở đây. Vui lòng để trống cột Hình, rồi thêm hình ở trang của câu sau khi nhập.`,
  empty: 'Không thấy câu hỏi nào.',
  many: (most: string) => `Có hơn ${most} câu. Hãy tách thành nhiều tệp.`,
  long: (what: string, most: number) => `${what} dài quá ${most} ký tự.`,
  manyTags: (most: number) => `Nhiều nhất ${most} nhãn.`,
  sheet: 'Không thấy các cột “Câu hỏi”, “A”, “B”, “Đáp án” theo mẫu. Hãy dùng tệp mẫu và giữ nguyên tên cột.',
  hiddenSheet: 'Trang tính này đang bị ẩn trong tệp nên Loa không đọc.',
  noKey: 'Chưa ghi đáp án.',
  key: (given: string) => `Đáp án “${given}” không chỉ phương án nào của câu.`,
  difficulty: 'Độ khó ghi Dễ, Vừa hoặc Khó (hoặc Nhận biết, Thông hiểu, Vận dụng).',
  noLetter: 'Câu sắp thứ tự và câu trả lời ngắn để trống cột này.',
  gap: (letter: string) => `Phương án ${letter} để trống mà phương án sau vẫn có chữ.`,
  unreadable: 'Tệp bị cắt dở hoặc không đúng cú pháp từ chỗ này.',
  star: 'Câu trả lời có dấu * thay cho chữ bất kỳ, Loa không chấm được như vậy, nên không nhập.',
  kindWord: 'Loại câu ghi Chọn phương án, Sắp thứ tự, Trả lời ngắn hoặc Trả lời ngắn đúng dấu.',
  braces: 'Thiếu dấu { hoặc } quanh các phương án.',
  either: 'Có nhiều phương án đúng mà chọn một là đủ. Loa cần một phương án đúng, hoặc chọn đủ mọi phương án đúng.',
  kind: (kind: string) => `Loại câu “${kind}” chưa dùng được trong cuộc thi, nên không nhập.`,
  answer: 'Dòng “ANSWER:” không chỉ phương án nào ở trên.',
  lacks: 'Câu chưa có dòng “ANSWER:”.',
}
