export const signInWords = {
  title: 'Đăng nhập bàn làm việc',
  lead: 'Dành cho cán bộ được giao việc ở kênh này.',
  working: 'Đang đăng nhập…',
  enter: 'Vào bàn làm việc',
  zalo: {
    act: 'Đăng nhập bằng Zalo',
    lead: 'Zalo hỏi bạn có đồng ý không, rồi đưa bạn về đây.',
  },
  message: {
    act: 'Đăng nhập qua tin nhắn Zalo',
    lead: 'Nhắn một câu cho kênh, rồi gõ mã kênh trả lời.',
    title: 'Đăng nhập qua tin nhắn',
    say: (account: string) => `1. Mở Zalo của bạn, nhắn cho ${account} đúng câu này:`,
    account: 'tài khoản Zalo của cơ quan',
    // What is one number is not torn apart.
    sentence: (code: string) => `đăng nhập ${code.slice(0, 3)}\u00a0${code.slice(3)}`,
    copy: 'Chép câu này',
    copied: 'Đã chép.',
    notCopied: 'Không chép được. Vui lòng tự gõ câu trên.',
    picture: 'Mã QR mở cuộc trò chuyện với kênh trên điện thoại',
    scan: 'Quét để mở cuộc trò chuyện trên điện thoại.',
    chat: 'Mở cuộc trò chuyện trên máy này',
    answer: '2. Gõ mã sáu số mà kênh nhắn lại',
    until: (clock: string) => `Câu và mã dùng được đến ${clock}.`,
    warning: 'Đừng gõ hay đọc mã cho ai khác, kể cả người xưng là cán bộ kỹ thuật.',
    again: 'Lấy câu mới',
    back: 'Đăng nhập cách khác',
    given: (code: string) => `Mã trong tin nhắn: ${code.slice(0, 3)} ${code.slice(3)}`,
    givenLead: 'Chỉ bấm nếu chính bạn vừa xin đăng nhập trên máy này.',
  },
  link: {
    title: 'Tôi có đường dẫn mời',
    lead: 'Đường dẫn do quản trị viên của đơn vị tạo, dùng một lần. Mở nó trên máy này, hoặc dán vào đây.',
    paste: 'Đường dẫn',
    notLink: 'Đường dẫn này chưa đúng. Vui lòng chép lại nguyên cả dòng.',
  },
  help: {
    title: 'Chưa vào được?',
    lines: [
      'Chưa từng được mời: nhờ quản trị viên của đơn vị mời bạn ở trang “Người được giao việc”.',
      'Được mời bằng đường dẫn, chưa nối Zalo: mở đường dẫn ấy trước, rồi nối Zalo ở trang “Tài khoản của tôi”.',
    ],
  },
  refused: {
    'sign-in.unknown':
      'Tài khoản Zalo này chưa được giao việc ở đây, nên bạn chưa vào được. Vui lòng nhờ quản trị viên của đơn vị mời bạn ở trang “Người được giao việc”. Nếu bạn đã được giao việc, thử “Đăng nhập qua tin nhắn Zalo”.',
    'zalo.declined': 'Zalo chưa cho kênh biết bạn là ai, có thể vì bạn bấm từ chối. Vui lòng thử lại.',
    'zalo.other-browser':
      'Lần đăng nhập này bắt đầu ở trình duyệt khác, đã dùng rồi hoặc đã quá 10 phút. Vui lòng bấm “Đăng nhập bằng Zalo” ở trang này.',
    'zalo.joined': 'Tài khoản Zalo này đang là của một người khác trong cơ quan, nên chưa nối được.',
  } as Record<string, string>,
  refusedElse: 'Chưa hỏi được Zalo. Vui lòng thử lại sau ít phút, hoặc đăng nhập qua tin nhắn.',
}

export const stepWords = {
  title: 'Xác nhận hai bước',
  ask: 'Mở ứng dụng tạo mã trên điện thoại và gõ mã sáu số đang hiện.',
  code: 'Mã sáu số',
  paper: 'Mã dự phòng trên giấy',
  paperLead: 'Mỗi mã dự phòng dùng một lần.',
  usePaper: 'Không có điện thoại? Dùng mã dự phòng',
  useApp: 'Dùng mã của ứng dụng',
  pass: 'Xác nhận',
  lost: 'Mất cả điện thoại lẫn giấy: nhờ quản trị viên khác bấm “Đặt lại xác nhận hai bước” ở trang “Người được giao việc”.',
  must: 'Vai trò quản trị và duyệt cần thêm một mã của riêng bạn mỗi lần đăng nhập. Thiết lập một lần, khoảng ba phút.',
  reset: (when: string) =>
    `Quản trị viên đã đặt lại xác nhận hai bước của bạn lúc ${when}. Nếu bạn không nhờ việc này, hãy báo ngay cho người phụ trách.`,
  begin: 'Bắt đầu',
  app: '1. Cài một ứng dụng tạo mã trên điện thoại, ví dụ Google Authenticator hoặc Microsoft Authenticator.',
  scan: '2. Trong ứng dụng, chọn thêm tài khoản rồi quét mã này.',
  picture: 'Mã QR để ứng dụng tạo mã quét',
  typed: 'Không quét được, hoặc đang dùng chính điện thoại này? Nhập khoá này vào ứng dụng:',
  copy: 'Chép khoá',
  copied: 'Đã chép.',
  notCopied: 'Không chép được. Vui lòng chọn và chép tay.',
  open: 'Mở bằng ứng dụng trên máy này',
  confirm: '3. Gõ mã sáu số mà ứng dụng đang hiện',
  turnOn: 'Bật xác nhận hai bước',
  papersTitle: 'Cất mười mã dự phòng',
  papersLead:
    'Khi mất điện thoại, mỗi mã này cho bạn vào một lần. Chúng chỉ hiện lần này: hãy in hoặc chép ra giấy, cất ở nơi khoá được, không chụp ảnh gửi ai.',
  copyPapers: 'Chép mười mã',
  print: 'In',
  kept: 'Tôi đã cất giữ',
}

export const accountWords = {
  title: 'Tài khoản của tôi',
  lead: 'Cách bạn đăng nhập và được bảo vệ.',
  states: {
    none: 'Vai trò của bạn không cần mã xác nhận.',
    offered: 'Chưa bật. Khi bật, người khác có mật mã hay máy của bạn vẫn không làm được việc quản trị và duyệt.',
    done: (papers: number) => `Đang bật. Còn ${papers} mã dự phòng.`,
  },
  setUp: 'Thiết lập',
  change: 'Đổi điện thoại hoặc làm mã dự phòng mới',
  changeLead: 'Gõ mã của ứng dụng đang dùng, hoặc một mã dự phòng.',
  goOn: 'Tiếp tục',
  zalo: 'Zalo',
  joined: 'Đã nối: bạn đăng nhập được bằng Zalo.',
  notJoined: 'Bạn đang đăng nhập bằng đường dẫn. Nối Zalo một lần để tự đăng nhập được, không phải xin đường dẫn nữa.',
  join: 'Nối Zalo của tôi',
}
