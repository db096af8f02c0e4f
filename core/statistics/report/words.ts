import type { Column } from '../told/compare.ts'

// Every word of a report that an office sends upward, in the form of Decree 30/2020/NĐ-CP.

export const reportWords = {
  nation: 'CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  motto: 'Độc lập - Tự do - Hạnh phúc',
  number: (sign: string) => `Số:        /${sign}`,
  place: (place: string, day: string) => {
    const [year, month, date] = day.split('-')
    // Days before the tenth and the first two months bear a nought, so that none can be put before them.
    return `${place}, ngày ${date} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`
  },
  kind: 'BÁO CÁO',
  title: (period: string) => `Kết quả công tác thông tin, tiếp nhận ý kiến của người dân ${period}`,
  opening: (unit: string, period: string) =>
    `${unit} báo cáo kết quả đưa tin đến người dân, trả lời câu hỏi và tiếp nhận phản ánh, kiến nghị ${period} như sau:`,
  chapters: {
    news: 'Thông tin đã đưa đến người dân',
    questions: 'Trả lời câu hỏi của người dân',
    feedback: 'Tiếp nhận và trả lời phản ánh, kiến nghị',
    part: 'Người dân tham gia',
    units: 'Kết quả của từng đơn vị',
  },
  numerals: ['I', 'II', 'III', 'IV', 'V'],
  figureHeads: ['Chỉ tiêu', 'Kỳ này', 'Kỳ trước'],
  unit: 'Đơn vị',
  unitsLead: (unit: string) =>
    `Mỗi dòng gồm cả các đơn vị bên dưới. Việc của riêng ${unit} không tính trong bảng này. Đơn vị đã sáp nhập được tính đến ngày sáp nhập.`,
  ended: (name: string) => `${name} (đã kết thúc)`,
  sum: 'Cộng',
  columns: {
    sent: 'Lượt gửi đến nhóm',
    sentOnTime: 'Gửi đúng giờ',
    notSent: 'Không gửi',
    questions: 'Câu hỏi',
    feedback: 'Phản ánh',
    participants: 'Người dự thi',
  } satisfies Record<Column, string>,
  hidden: '*',
  closing:
    'Dấu * là số nhỏ, hoặc số mà từ đó suy ra được số nhỏ, nên không ghi để không nhận ra người dân nào. Dấu – là chưa đủ số để tính. Sổ theo dõi tin đã phát theo Nghị định 49/2024/NĐ-CP được lưu tại đơn vị.',
  recipients: 'Nơi nhận:',
  filed: 'Lưu: VT.',
  sheets: { figures: 'Chỉ tiêu', units: 'Đơn vị' },
  rows: {
    sheet: 'Số liệu',
    heads: ['Tháng', 'Đơn vị', 'Cấp', 'Chỉ tiêu', 'Phân loại', 'Số lượng (riêng đơn vị)', 'Trung bình'],
  },
  defaults: { above: '', sign: 'BC-UBND', signerTitle: 'CHỦ TỊCH' },
}
