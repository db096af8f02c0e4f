import { withoutMentions } from '../../text/mentions.ts'
import { writtenDate } from '../../time.ts'

const automatic = '(Tin tự động của Loa)'
const told = (...lines: string[]) => withoutMentions([...lines, '', automatic].join('\n'))

/** What the sender reads of a step, where they wrote. */
export const stepWords = {
  question: (code: string, text: string) =>
    told(
      `Cán bộ xử lý phản ánh ${code} hỏi thêm:`,
      text,
      '',
      `Để trả lời, hãy nhắn: bổ sung ${code}: nội dung`,
      'Bạn cũng trả lời được, kèm ảnh, ở trang theo dõi.',
    ),
  progress: (code: string, text: string) => told(`Phản ánh ${code} đang được làm:`, text),
  route: (code: string, unit: string, reason: string) =>
    told(`Phản ánh ${code} được chuyển đến ${unit}.`, `Lý do: ${reason}`, 'Bạn không phải gửi lại.'),
  merge: (code: string) =>
    told(
      `Phản ánh ${code} nói về cùng một việc với phản ánh khác, nên được giải quyết chung.`,
      `Bạn vẫn theo dõi bằng mã ${code} và vẫn nhận được trả lời.`,
    ),
  withdraw: (code: string, reason: string) =>
    told(`Lời trả lời phản ánh ${code} được rút lại. Phản ánh đang được làm tiếp.`, `Lý do: ${reason}`),
  refusedPicture: (code: string) =>
    told(
      `Một ảnh trong phản ánh ${code} có dấu chỉ độ mật, nên Loa không giữ và đã xoá. Phần còn lại vẫn được tiếp nhận.`,
    ),
  mayAdd: (code: string) => `\n\nMuốn nói thêm, hãy nhắn: bổ sung ${code}: nội dung`,
  mayReopen: (code: string) => `\n\nNếu việc chưa xong, hãy nhắn: mở lại ${code}: lý do`,
  promiseOver: (day: string) => `\n\nĐã qua ngày hẹn ${writtenDate(day)}.`,
  promised: (code: string) =>
    `\n\nNếu đến ngày hẹn mà việc chưa xong, trong 7 ngày sau đó bạn có thể nhắn: mở lại ${code}: lý do`,
  closed: (code: string) =>
    `\n\nNếu việc chưa xong, trong 7 ngày bạn có thể nhắn: mở lại ${code}: lý do\nBạn hài lòng đến mức nào, từ 1 đến 5? Hãy nhắn: đánh giá ${code} 5`,
}
