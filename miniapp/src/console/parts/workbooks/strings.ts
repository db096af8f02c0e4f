const many = (count: number) => count.toLocaleString('vi-VN')

// What is wrong in a workbook, whatever it brings in.
export const workbook = {
  faults: (name: string, count: number) =>
    `“${name}” có ${many(count)} lỗi nên chưa có gì được thêm. Sửa trong tệp rồi chọn lại tệp.`,
  place: (row: number, column: string) => [`Dòng ${row}`, ...(column ? [`cột ${column}`] : [])].join(', '),
  sheet: (name: string) => `trang “${name}”`,
  leftOut: (count: number) => `Có ${many(count)} chỗ trong tệp Loa không đọc. Vui lòng xem có thiếu gì không.`,
  moreLeftOut: (count: number) => `Còn ${many(count)} chỗ nữa không đọc.`,
  more: (count: number) => `Còn ${many(count)} lỗi nữa.`,
}
