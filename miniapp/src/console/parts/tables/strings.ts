export const tableWords = {
  filter: 'Lọc bảng',
  shown: (shown: number, all: number) => `${shown.toLocaleString('vi-VN')} trong ${all.toLocaleString('vi-VN')} dòng`,
  none: 'Không có dòng nào khớp.',
}
