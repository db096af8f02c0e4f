import { clockOf } from '../../time.ts'

const parts = (code: string) => `${code.slice(0, 3)} ${code.slice(3)}`

// What the account answers to who writes the code of a sign-in page. Each speaks of the writer alone, and of nobody else.
export const signInWords = {
  answer: ({ answer, device, askedAt, expiresAt }: Answer) =>
    [
      `Mã đăng nhập bàn làm việc: ${parts(answer)}`,
      '',
      `Chỉ gõ mã này vào trang đang mở trên máy của chính bạn (${device}, xin lúc ${clockOf(askedAt)}). Mã dùng một lần, đến ${clockOf(expiresAt)}.`,
      '',
      'Bạn không tự mở trang đó? Đừng gõ, đừng đọc mã cho ai, kể cả người xưng là cán bộ kỹ thuật hay lãnh đạo: họ sẽ vào được bằng tên bạn.',
    ].join('\n'),
  open: 'Mở trên máy này',
  old: 'Mã bạn nhắn không đúng hoặc đã hết hạn. Bạn lấy mã mới ở trang đăng nhập bàn làm việc rồi nhắn lại.',
  unknown:
    'Tài khoản Zalo này chưa được giao việc ở bàn làm việc của kênh. Nếu bạn là cán bộ, vui lòng nhờ quản trị viên của đơn vị mời bạn ở trang “Người được giao việc”.',
  often: 'Bạn đã xin mã đăng nhập nhiều lần. Vui lòng đợi một giờ rồi xin lại.',
  inGroup: 'Để giữ an toàn, mã đăng nhập chỉ nhắn riêng cho kênh, không nhắn trong nhóm.',
}

type Answer = { answer: string; device: string; askedAt: number; expiresAt: number }
