export const admission = {
  title: 'Trước khi làm bài',
  phone: 'Số điện thoại của bạn',
  phoneWhy:
    'Mỗi số tính là một người dự thi trong đợt này. Ban tổ chức không thấy số: Loa chỉ giữ một dấu để biết số đã vào thi, và xoá sau khi đợt đóng 30 ngày.',
  code: 'Mã ban tổ chức phát cho bạn',
  codeWhy: 'Tám chữ và số, như K7M2-9XQT. Mỗi mã dành cho một người, dùng một lần.',
  birthYear: 'Năm sinh của bạn',
  birthYearWhy: 'Gồm bốn chữ số, như 1956. Thể lệ của đợt này có nói về tuổi.',
  agree: 'Tôi đồng ý cho ban tổ chức giữ năm sinh này để biết tôi thuộc tuổi dự thi',
  agreeWhy: 'Không ai khác thấy. Xoá sau khi đợt đóng 30 ngày; rút lại được ngay tại trang này.',
  guardian: 'Cha, mẹ hoặc người giám hộ',
  guardianWhy:
    'Người dưới 14 tuổi dự thi khi cha, mẹ hoặc người giám hộ đồng ý. Hãy đưa máy cho người ấy ghi phần này. Ai tròn 14 tuổi trong năm nay cũng cần.',
  guardianName: 'Họ tên người giám hộ',
  guardianPhone: 'Số điện thoại người giám hộ',
  guardianAgree: 'Tôi là cha, mẹ hoặc người giám hộ, tôi đồng ý cho cháu dự thi',
  guardianAgreeWhy: 'Tên và số được khoá lại, xoá sau khi đợt đóng 30 ngày. Muốn rút lại, hãy gọi ban tổ chức.',
  counted: {
    zalo: 'Bạn vào bằng Zalo: mỗi tài khoản Zalo tính là một người dự thi.',
    phone: 'Bạn vào bằng số điện thoại: mỗi số tính là một người dự thi trong đợt này.',
    code: 'Bạn vào bằng mã được phát: mỗi mã tính là một người dự thi trong đợt này.',
    browser: 'Bạn là khách: máy này tính là một người dự thi. Đổi máy hay trình duyệt thì không còn bài đang làm.',
  },
  said: (year: number) => `Năm sinh bạn đã ghi: ${year}.`,
  withGuardian: 'Người giám hộ đã đồng ý.',
  withdraw: 'Rút lại sự đồng ý',
  withdrawTitle: 'Rút lại sự đồng ý?',
  withdrawText:
    'Năm sinh và thông tin người giám hộ bị xoá ngay. Bài đang làm dừng lại và không được giữ. Bài đã nộp vẫn là một kết quả, không kèm năm sinh. Muốn thi tiếp thì ghi lại từ đầu.',
  keep: 'Không rút',
  leftOut: (reason: string) =>
    `Ban tổ chức đã để bài của bạn ngoài bảng xếp hạng. Lý do: ${reason} Nếu thấy không đúng, hãy hỏi ban tổ chức: việc này đưa lại được.`,
  keptOut: {
    'attempt.organiser': 'Bạn thuộc ban tổ chức nên không dự thi cuộc thi này.',
    'attempt.staff': 'Đợt thi này không dành cho cán bộ có vai trò trong Loa.',
    'attempt.members-only':
      'Đợt thi này dành cho thành viên đã được đơn vị xác nhận. Hãy chọn đơn vị ở trang Cá nhân, đồng ý cho đơn vị biết tên, rồi chờ xác nhận.',
  },
  rules: {
    members: (units: string) =>
      units ? `Dành cho thành viên đã được xác nhận của ${units}.` : 'Dành cho thành viên đã được đơn vị xác nhận.',
    phone: 'Khách ngoài Zalo vào bằng số điện thoại, mỗi số tính là một người.',
    code: 'Khách ngoài Zalo vào bằng mã phát tại hội nghị, mỗi mã tính là một người.',
    ages: (from: number | null, to: number | null) =>
      from !== null && to !== null
        ? `Dành cho người từ ${from} đến ${to} tuổi, tính theo năm.`
        : from !== null
          ? `Dành cho người từ ${from} tuổi, tính theo năm.`
          : `Dành cho người đến ${to} tuổi, tính theo năm.`,
    children: 'Người dưới 14 tuổi cần cha, mẹ hoặc người giám hộ đồng ý.',
    staff: 'Cán bộ có vai trò trong Loa không dự thi.',
    review:
      'Nhiều bài trên một máy, bài giống hệt nhau hay nhanh hơn tốc độ đọc được ban tổ chức xem lại; ai bị để ngoài bảng xếp hạng được báo lý do.',
  },
}
