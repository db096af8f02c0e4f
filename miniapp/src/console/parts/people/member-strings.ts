const many = (count: number) => count.toLocaleString('vi-VN')

export const memberWords = {
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
