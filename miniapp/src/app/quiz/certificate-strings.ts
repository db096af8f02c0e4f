export const certificate = {
  title: 'Giấy chứng nhận',
  earned: (place: number | null) =>
    place === null ? 'Bạn đã đạt, có thể lấy giấy chứng nhận.' : `Bạn đạt hạng ${place}, có thể lấy giấy chứng nhận.`,
  later: 'Giấy chứng nhận có khi sổ kết quả đã khoá, thường vài phút sau khi đợt thi kết thúc.',
  name: 'Họ tên in trên giấy',
  nameHint: 'Viết như trên giấy tờ của bạn. Lấy giấy rồi thì không đổi được.',
  shown: 'Ai quét mã trên giấy thì thấy tên bạn thế nào?',
  ways: { whole: 'Cả họ tên', initial: 'Họ và chữ đầu của tên', none: 'Không hiện tên' },
  take: 'Lấy giấy chứng nhận',
  given: (name: string, day: string) => `Giấy đã cấp cho ${name} ngày ${day}.`,
  picture: 'Xem ảnh để giữ trên điện thoại',
  hold: 'Ảnh cũng đã được tải về. Nếu không thấy, nhấn giữ ảnh này để lưu.',
  alt: (name: string) => `Giấy chứng nhận của ${name}`,
  paper: 'Tải bản PDF để in',
  page: 'Xem trang kiểm tra',
  withdrawn: (day: string) => `Giấy chứng nhận của bạn đã bị thu hồi ngày ${day}.`,
  reason: (reason: string) => `Lý do: ${reason}`,
}
