const count = (value: number) => value.toLocaleString('vi-VN')

export const certificates = {
  open: 'Giấy chứng nhận',
  lead: 'Cấp cho người đạt, cho các hạng đầu, hoặc cả hai. Người thi tự lấy trong ứng dụng khi sổ kết quả đã khoá.',
  passPercent: 'Đạt từ (phần trăm số điểm)',
  places: 'Số hạng đầu được cấp',
  empty: 'Để trống nếu không cấp theo cách này.',
  one: 'mức đạt hoặc số hạng',
  save: 'Lưu điều kiện',
  saved: 'Đã lưu điều kiện.',
  waits: 'Sổ kết quả chưa khoá. Giấy được lập sau khi đợt thi kết thúc vài phút.',
  count: (given: number) =>
    given === 0 ? 'Không có giấy nào còn hiệu lực.' : `Đã cấp ${count(given)} giấy còn hiệu lực.`,
  make: 'Lập giấy cho mọi người đủ điều kiện',
  made: ({ made, nameless, more }: { made: number; nameless: number; more: boolean }) =>
    [
      made === 0 ? 'Không còn ai đủ điều kiện mà chưa có giấy.' : `Đã lập ${count(made)} giấy.`,
      ...(nameless > 0 ? [`${count(nameless)} người chưa ghi tên: họ tự lấy giấy trong ứng dụng.`] : []),
      ...(more ? ['Còn nữa: bấm lập thêm một lần.'] : []),
    ].join(' '),
  print: 'Tải một tệp PDF để in',
  find: 'Tìm theo mã số hoặc tên',
  none: 'Không có giấy nào như vậy.',
  more: 'Chỉ hiện 100 giấy đầu. Hãy tìm theo mã số hoặc tên.',
  place: (place: number) => `Hạng ${place}`,
  result: (score: number, total: number) => `${score}/${total}`,
  page: 'Trang kiểm tra',
  withdrawn: (when: string, reason: string) => `Thu hồi ${when}. Lý do: ${reason}`,
  asked: (name: string, reason: string) => `${name || 'Một người'} đề nghị thu hồi. Lý do: ${reason}`,
  withdraw: 'Thu hồi',
  agree: 'Đồng ý thu hồi',
  withdrawTitle: (name: string) => `Thu hồi giấy của ${name}?`,
  forGood:
    'Đã thu hồi thì không cấp lại. Cần hai người: một người đề nghị, người khác đồng ý; quản trị viên làm được ngay.',
  reason: 'Lý do, hiện trên trang của giấy',
}
