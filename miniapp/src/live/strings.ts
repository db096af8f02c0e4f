// What the wall, whoever leads and every phone say of a live room alike.

export const liveWords = {
  seconds: (seconds: number) => `Còn ${seconds} giây`,
  timeOver: 'Hết giờ',
  question: (number: number, of: number) => `Câu ${number}/${of}`,
  many: 'Chọn tất cả các đáp án đúng.',
  right: 'Đáp án đúng',
  seat: (number: number) => `Ghế ${number}`,
  points: (points: number) => `${points} điểm`,
  place: (place: number) => `Hạng ${place}`,
  people: (count: number) => `${count} người trong phòng`,
  skipped: 'Câu này được bỏ qua, không tính điểm cho ai.',
  leading: 'Những người dẫn đầu',
  byTime: 'Bằng điểm thì ai trả lời nhanh hơn xếp trên.',
  chosenBy: (count: number) => `${count} người chọn`,
}
