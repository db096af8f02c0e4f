const listed = (text: string, between: string | RegExp) => new Set(text.split(between))
const names = listed(
  `An Bảo Dũng Đạt Đặng Bùi Giang Hà Hải Hằng Hậu Hiếu Hùng Huy Hường Huyền Huỳnh Lan Linh Loan Lộc Ly My Nga Nguyễn Nhi Nhung
  Ngọc Oanh Phượng Quỳnh Sơn Tùng Đông Tây Nam Bắc Thượng Hạ Tuấn Tú Uyên Vân Vinh Vy Yến`,
  /\s+/,
)
// Words of two syllables that begin like one of these names.
const words = listed(
  `an ninh,an toàn,an sinh,an táng,bảo hiểm,bảo vệ,bảo trợ,bảo hành,bảo tàng,bảo đảm,hà nội,hải quan,hải sản,hải đảo,hải quân,\
hải phòng,hậu quả,hậu sự,huy động,huy chương,huy hiệu,linh hoạt,lan can,lan tỏa,ly hôn,ly thân,sơn nhà,sơn tường,tú tài,vân tay,\
vinh danh,vinh dự,\
đông người,đông đảo,đông y,đông anh,tây ninh,tây nguyên,tây hồ,nam giới,nam nữ,nam định,bắc ninh,bắc giang,bắc kạn,hạ tầng,hạ giá,\
hạ long,thượng tọa,thượng úy,thượng tá`,
  ',',
)
// These begin a name only before the rest of it: "Trần Văn Tám", and not "Trần nhà bị dột".
const families = listed('Trần Lê Phạm Hoàng Phan Võ Vũ Đỗ Ngô Lý Dương', ' ')
const greetings = listed('Alo Xin Dạ Vâng Chào Ok Cảm Này Trời Ối Cứu Thôi Vậy', ' ')

const capital = /^\s{1,9}(\p{Lu}\p{Ll}{0,6})(?![\p{L}\p{M}\p{N}])(?:\s{1,3}(\p{L}{1,7}))?/u
// Somebody is called by what else begins a question: "Mai ơi", and not "Mai họp".
const calling = /^\s{0,3}(?:,|(?:ơi|à|ạ)(?![\p{L}\p{M}]))/u

/**
 * Whether the words behind the account's name go on with it, so that somebody else is meant: with an account “Phường An
 * Bình”, “@Phường An Bình Hải ơi” calls a neighbour. A capital alone does not tell, for people begin a sentence there.
 */
export function isLongerName(after: string): boolean {
  // “Tổ dân phố 2 ơi” calls the second of several; “2 hôm nữa” asks.
  if (/^\s{1,9}\d{1,3}\s{0,3}(?:ơi|oi)(?![\p{L}\p{M}])/iu.test(after)) return true
  const [, name = '', second = ''] = capital.exec(after) ?? []
  if (!name) return false
  if (calling.test(after.trimStart().slice(name.length))) return !greetings.has(name)
  if (families.has(name)) return /^\p{Lu}\p{Ll}/u.test(second)
  return names.has(name) && !words.has(`${name} ${second}`.toLowerCase())
}
