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
