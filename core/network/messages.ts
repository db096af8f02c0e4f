/** A month such as `2026-12` as people say it. */
export const monthWords = (month: string) => `tháng ${Number(month.slice(5))}/${month.slice(0, 4)}`

/** What communicators are told in their own chats, and what a kit says around its messages. */
export const networkWords = {
  open: 'Mở gói tháng',
  given: (title: string, unitName: string, month: string) =>
    `${unitName} đã có gói tuyên truyền ${monthWords(month)}: “${title}”. Mời bạn mở, đọc và bấm “Đã đọc”.`,
  recalled: (title: string, why: string) =>
    `Gói tháng “${title}” mà bạn đã đọc nay được rút lại: ${why} Bạn vui lòng không dùng nội dung đó nữa.`,
  official: (unitName: string, month: string) => `[${unitName}] Nội dung tuyên truyền ${monthWords(month)}`,
  more: (link: string) => `Xem đầy đủ: ${link}`,
  opening: (unitName: string, month: string) =>
    `Kính thưa bà con. Sau đây là nội dung tuyên truyền tháng ${Number(month.slice(5))} năm ${month.slice(0, 4)} của ${unitName}.`,
  note: {
    thanks: (from: string, to: string, text: string) => `${from} gửi lời cảm ơn ${to}: ${text}`,
    reminder: (from: string, to: string, text: string) => `${from} nhắc ${to}: ${text}`,
  },
  closing: 'Nội dung đến đây là hết. Xin cảm ơn bà con đã lắng nghe.',
}

/** What communicators listen for where their units ask for nothing of their own. */
export const usualSubjects = [
  'Đời sống, giá cả, việc làm',
  'An ninh, trật tự, an toàn giao thông',
  'Môi trường, rác thải, ngập nước',
  'Đất đai, xây dựng, giải phóng mặt bằng',
  'Thủ tục hành chính, cán bộ phục vụ',
  'Sắp xếp đơn vị hành chính, tổ dân phố',
  'Y tế, trường học',
  'Tin lan truyền trên mạng',
]
