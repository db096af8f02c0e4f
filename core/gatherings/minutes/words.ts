import { writtenDay } from '../../time.ts'

/** What minutes say where nobody has to say it anew. */
export const minutesWords = {
  nation: 'CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  motto: 'Độc lập - Tự do - Hạnh phúc',
  kind: 'BIÊN BẢN',
  parts: {
    place: 'I. Thời gian, địa điểm',
    people: 'II. Thành phần',
    content: 'III. Nội dung',
    votes: 'IV. Kết quả biểu quyết',
    tasks: 'V. Việc được giao',
    end: 'VI. Kết luận',
  },
  began: (clock: string, day: string) => `Cuộc họp bắt đầu lúc ${clock} ngày ${day}.`,
  place: (place: string) => `Địa điểm: ${place}.`,
  online: 'Cuộc họp có dự trực tuyến.',
  chair: (name: string) => `Chủ trì: ${name}.`,
  secretary: (name: string) => `Thư ký: ${name}.`,
  present: (count: number, voters: number) =>
    `Có mặt ${count} người theo điểm danh, trong đó ${voters} người có quyền biểu quyết.`,
  expected: (voters: number, all: number) => `Tổng số người có quyền biểu quyết là ${all}; có mặt ${voters}.`,
  quorum: (percent: number, reached: boolean) =>
    `Tỉ lệ phải có mặt là ${percent}%: ${reached ? 'đủ' : 'chưa đủ'} điều kiện tiến hành biểu quyết.`,
  ofUnit: (unit: string, count: number) => `${unit}: ${count} người.`,
  piece: (number: number, title: string, speaker: string) =>
    `${number}. ${title}${speaker ? ` (${speaker} trình bày)` : ''}.`,
  paper: (title: string) => `Tài liệu: ${title}.`,
  said: (text: string, name: string, alike: number) =>
    `Ý kiến${name ? ` của ${name}` : ''}${alike > 1 ? ` (${alike} ý kiến như vậy)` : ''}: “${text}”.`,
  answer: (text: string) => `Trả lời: “${text}”.`,
  // As a model tells it: no quotation, but whose it is and how many said it are the rows'.
  tells: (text: string, names: string[], alike: number) =>
    `Ý kiến${names.length > 0 ? ` của ${names.join(', ')}` : ''}${alike > 1 ? ` (${alike} ý kiến)` : ''}: ${text}`,
  unnamed: 'người không nêu tên',
  answers: (text: string) => `Trả lời: ${text}`,
  more: (count: number) => `Ngoài ra có ${count} ý kiến khác đã ghi nhận trên hệ thống.`,
  motion: (text: string, secret: string) => `Nội dung biểu quyết (${secret}): ${text}.`,
  ways: { open: 'công khai', secret: 'bỏ phiếu kín', hands: 'giơ tay' },
  count: (counts: string) => `Kết quả: ${counts}.`,
  passed: (passed: boolean, percent: number, base: number) =>
    `${passed ? 'Được thông qua' : 'Không được thông qua'} (cần ít nhất ${percent}% của ${base}).`,
  hash: (hash: string) => `Mã kiểm của bảng phiếu: ${hash.slice(0, 16)}.`,
  task: (text: string, unit: string, day: string) => `${unit}: ${text}, xong trước ${day}.`,
  noTask: 'Cuộc họp không giao việc mới.',
  end: (clock: string, day: string) => `Cuộc họp kết thúc lúc ${clock} ngày ${day}.`,
  handed: {
    enough: 'đủ',
    tooFew: 'chưa đủ',
    motion: (text: string, counts: string) => `${text}: ${counts}`,
    signed: 'đã ký đủ hai người',
    unsigned: 'chưa ký',
  },
  read: 'Biên bản đã được đọc lại cho những người dự họp cùng nghe.',
  signs: { chair: 'CHỦ TRÌ', secretary: 'THƯ KÝ' },
  signed: (at: number) => `Đã ký trên hệ thống ngày ${writtenDay(at)}`,
  unsigned: '(Ký, ghi rõ họ tên)',
  checked: (hash: string) => `Mã nội dung: ${hash}`,
  told: (title: string) => `Biên bản: ${title}`,
  toldText: 'Biên bản cuộc họp đã có đủ chữ ký của chủ trì và thư ký. Xem ở đường dẫn dưới đây.',
}
