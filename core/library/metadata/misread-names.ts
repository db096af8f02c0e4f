import { fold } from '../../text/fold.ts'

// Surnames of Vietnam's peoples that most people bear.
const surnames = new Set(
  `Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đoàn Trịnh Trương Lâm Mai Đào Cao Hà Tạ Lương
  Tô Châu Thái Vương Quách Kiều Phùng Tống Tôn Lưu Chu Triệu La Lục Nông Hứa Ma Giàng Sùng Vàng Lò Quàng Cà Tòng Lường Bế Đàm Âu
  Khổng Nghiêm Lại Thạch Sơn Danh Kim Diệp Từ Viên Văn Ông Cù Giang Doãn Đồng Mạc Mã Nhâm Ninh Quản Thân Tăng Tiêu Trang Ứng Vi Vì Xa
  Hầu Hạng Thào Chảo Tẩn Phàn Lầu Cứ Mùa Thò Lỳ Pờ Đậu Cung Bạch Cấn Chử Khuất Lã Lều Ngạc Phí Phó Thiều Tưởng Viết Ngọc Hoa Hàn Bá`
    .split(/\s+/)
    .filter(Boolean),
)
const byLetters = new Map<string, string[]>()
for (const one of surnames) byLetters.set(fold(one), [...(byLetters.get(fold(one)) ?? []), one])

/** Whether a word is a surname and none that a name goes on with. */
export const isSurname = (word: string): boolean => word !== 'Văn' && surnames.has(word)

// The dot of an "i" is taken for its mark; any other mark may be of a name that few bear.
const withoutHook = (word: string) => word.replace(/[ỉìíĩ]/gu, 'i')

/** The only surname known that a name's first word can be where it is none itself, "Đỉnh" for "Đinh"; '' where it is one or may be several. */
export function mendedSurname(name: string): string {
  const [first = '', ...rest] = name.split(' ')
  if (rest.length === 0 || surnames.has(first) || first === fold(first)) return ''
  const known = (byLetters.get(fold(first)) ?? []).filter((one) => withoutHook(one) === withoutHook(first))
  return known.length === 1 ? [known[0], ...rest].join(' ') : ''
}
