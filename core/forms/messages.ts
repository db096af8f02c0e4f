import type { Channel } from '../../db/schema/channels.ts'

/** How far a digest has come, said on each of its forms; nothing is said of what was approved and may be passed on. */
export const standings = {
  draft: 'BẢN NHÁP – chưa duyệt',
  stopped: 'BẢN TIN ĐÃ DỪNG PHÁT',
} satisfies Record<string, string>
export type Standing = keyof typeof standings | 'approved'

/** What an announcer says around the items. */
export const spokenWords = {
  opening: (unit: string, day: string) => `Kính thưa bà con. Sau đây là bản tin của ${unit}, ${day}.`,
  correction: 'Trước hết, xin đính chính bản tin đã phát.',
  places: ['Tin thứ nhất.', 'Tin thứ hai.', 'Tin thứ ba.', 'Tin thứ tư.', 'Tin tiếp theo.'],
  urgent: 'Thông báo khẩn.',
  source: (name: string) => `Theo ${name}.`,
  again: 'Xin nhắc lại.',
  closing: (office: string) =>
    `Bản tin đến đây là hết. Nội dung đầy đủ có trên Zalo và trang thông tin của ${office}. Xin cảm ơn bà con đã lắng nghe.`,
}

const weekdays = ['thứ hai', 'thứ ba', 'thứ tư', 'thứ năm', 'thứ sáu', 'thứ bảy', 'chủ nhật']
export const weekdayWords = (weekday: number): string => weekdays[weekday - 1] ?? ''

export const channelNames: Record<Channel, string> = {
  oa_chat: 'Zalo OA, tin cho từng người',
  oa_group: 'Zalo OA, nhóm',
  bot_chat: 'Zalo Bot, tin cho từng người',
  bot_group: 'Zalo Bot, nhóm',
  share: 'Nhóm chuyển tiếp bằng tay',
  web: 'Trang thông tin trên mạng',
}

export const registerWords = {
  sheet: 'Sổ theo dõi',
  // biome-ignore format: one line tells them all
  heads: ['STT', 'Ngày phát', 'Đơn vị', 'Tiêu đề', 'Mã bản tin', 'Kênh', 'Số nơi nhận', 'Đã gửi', 'Đã nhận', 'Không gửi được', 'Người duyệt', 'Ghi chú'],
  urgent: 'Khẩn',
}
