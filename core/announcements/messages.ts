/** The words around an announcement. */
export const announcementWords = {
  head: (unitName: string, urgent: boolean) =>
    `${urgent ? 'THÔNG BÁO KHẨN' : 'THÔNG BÁO'} – ${unitName.toLocaleUpperCase('vi')}`,
  official: (unitName: string) => `Thông tin chính thức của ${unitName}.`,
  more: (link: string) => `Xem thêm: ${link}`,
  file: (url: string) => `Tệp kèm: ${url}`,
  code: (code: string) => `Mã bản tin: ${code}`,
  page: (page: string) => `Xem đầy đủ: ${page}`,
  ask: 'Cần hỏi thêm, bạn nhắn tin cho tài khoản Zalo đã gửi tin này.',
}
