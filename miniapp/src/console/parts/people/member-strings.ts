const many = (count: number) => count.toLocaleString('vi-VN')

export const memberWords = {
  page: 'Thành viên',
  pageLead:
    'Thành viên của đơn vị bạn và các đơn vị bên dưới. Ai mất mã, hoặc mã đã hết hạn, thì cấp lại: mã cũ hết dùng ngay.',
  find: 'Tìm theo tên',
  all: 'Mọi đơn vị của tôi',
  empty: 'Chưa có thành viên nào như vậy',
  emptyLead:
    'Thêm cả danh sách từ tệp Excel ở cuối trang, hoặc xác nhận người đang chờ ở trang Xác nhận người của đơn vị.',
  ways: {
    in: () => 'đã vào bằng Zalo hoặc đang giữ việc khác, không cần mã',
    code: (day: string) => `có mã chưa dùng, đến ${day}`,
    'no-code': () => 'chưa vào, không còn mã dùng được',
  },
  ends: (day: string) => `là thành viên đến hết ${day}`,
  more: (left: number) => `Còn ${many(left)} người nữa. Hãy gõ tên hoặc chọn đơn vị.`,
  chosen: (count: number) => `đã chọn ${many(count)} người`,
  reissue: 'Cấp lại mã',
  reissueLead: (count: number) =>
    `${many(count)} người sẽ có mã mới. Mã cũ của họ, nếu còn, hết dùng ngay. Việc này ghi vào nhật ký.`,
  title: 'Thêm thành viên từ tệp Excel',
  lead: 'Điền họ tên từng người vào tệp mẫu rồi tải lên. Mỗi người được một mã trên giấy; họ gõ mã ấy trong ứng dụng là thành thành viên.',
  template: 'Tải tệp mẫu thành viên',
  unit: 'Đơn vị của thành viên',
  choose: 'Chọn tệp thành viên và kiểm tra',
  clean: (name: string, added: number, present: number) =>
    `“${name}” không có lỗi: sẽ thêm ${many(added)} người, đã có ${many(present)} người.`,
  apply: (added: number) => `Thêm ${many(added)} thành viên`,
  done: (added: number, present: number) => `Đã thêm ${many(added)} thành viên, đã có ${many(present)} người.`,
  codes: 'Mã thành viên',
  codesLead:
    'Các mã chỉ hiện lúc này và dùng được trong 90 ngày. Hãy in hoặc tải về, rồi đưa tận tay từng người: ai gõ mã trước thì là người đó.',
  code: ({ name, unit }: { name: string; unit: string }) => `${name}, ${unit}`,
  print: 'In các mã',
  download: 'Tải danh sách mã (CSV)',
  file: 'ma-thanh-vien.csv',
  heads: ['Họ và tên', 'Đơn vị', 'Mã thành viên'],
}
