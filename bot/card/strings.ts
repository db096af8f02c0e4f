export const cardWords = {
  official: (unit: string) => `${unit} · Thông tin chính thức`,
  corrected: 'CÓ ĐÍNH CHÍNH – xem trong bản tin',
  urgent: 'THÔNG BÁO KHẨN',
  scan: 'Quét mã để xem đầy đủ và hỏi thêm.',
  code: 'Mã bản tin',
}
