import type { Chance } from './random.ts'

const who = [
  'Tổ trưởng tổ dân phố',
  'Chủ hộ kinh doanh',
  'Ban quản lý chợ Cây Đa',
  'Công chức địa chính',
  'Người đứng tên hợp đồng',
  'Hộ gia đình có nhà mặt đường',
  'Đội tự quản khu phố',
  'Bộ phận tiếp nhận hồ sơ',
  'Chủ phương tiện gửi qua đêm',
  'Cán bộ văn hóa phường',
  'Thủ quỹ của khu nhà tập thể',
  'Người trông giữ bãi xe',
]
const does = [
  'ghi sổ và báo lại cho',
  'lập danh sách gửi',
  'niêm yết công khai trước trụ sở của',
  'phối hợp kiểm tra cùng',
  'nộp bản sao có chữ ký cho',
  'bàn giao chìa khóa và biên bản cho',
  'xin ý kiến bằng văn bản của',
  'thông báo trước bảy ngày tới',
]
const whom = [
  'Ủy ban nhân dân phường',
  'ban công tác mặt trận',
  'các hộ liền kề',
  'trạm y tế',
  'đội quản lý trật tự đô thị',
  'tổ hòa giải cơ sở',
  'quỹ khuyến học của khu dân cư',
  'công an phường',
]
const what = [
  'việc thu gom rác thải sinh hoạt',
  'việc đăng ký chỗ để xe',
  'giờ mở cửa nhà văn hóa',
  'việc sửa chữa đường ống nước',
  'danh sách người được hưởng trợ cấp',
  'việc trồng và tỉa cây xanh',
  'lịch cắt điện luân phiên',
  'khoản đóng góp làm vỉa hè',
  'việc mượn hội trường tổ chức đám cưới',
  'mức bồi thường hoa màu',
  'việc khai báo tạm vắng dài ngày',
  'phần mái che lấn ra ngõ',
]
const when = [
  'trước ngày 15 hằng tháng',
  'trong thời hạn năm ngày làm việc',
  'chậm nhất vào 17 giờ 30 phút thứ sáu',
  'kể từ khi có biên bản nghiệm thu',
  'khi thời tiết bất thường kéo dài',
  'sau khi đã họp lấy ý kiến của dân',
  'trừ trường hợp bất khả kháng',
  'ngay trong buổi sáng của ngày tiếp theo',
  'ít nhất hai lần trong một quý',
]
const unit = ['hộ', 'nhân khẩu', 'lượt', 'xe mỗi đêm', 'mét vuông', 'ki-lô-gam', 'buổi']
const thing = [
  'phí vệ sinh',
  'tiền giữ xe đạp',
  'giá thuê gian hàng',
  'tiền đặt cọc',
  'hỗ trợ tiền điện',
  'thù lao trực đêm',
]
const why = [
  'do mưa lớn làm hỏng lớp nhựa cũ',
  'vì số hộ mới chuyển đến tăng nhanh',
  'để bảo đảm lối thoát nạn luôn thông suốt',
  'nhằm giảm tiếng ồn sau 22 giờ',
  'bởi ngân sách chưa bố trí kịp',
]

const sum = (chance: Chance) => `${chance.between(1, 950)}.${chance.of(['000', '500', '250', '750'])}`
const day = (chance: Chance) =>
  `ngày ${chance.between(10, 28)} tháng ${chance.between(3, 12)} năm 20${chance.between(21, 26)}`

const shapes: ((chance: Chance) => string)[] = [
  (c) => `${c.of(who)} ${c.of(does)} ${c.of(whom)} về ${c.of(what)} ${c.of(when)}.`,
  (c) => `Mức ${c.of(thing)} là ${sum(c)} đồng một ${c.of(unit)}, ${c.of(why)}.`,
  (c) => `Kể từ ${day(c)}, ${c.of(what)} do ${c.of(whom)} theo dõi, ${c.of(why)}.`,
  (c) => `Không ai được tự ý thay đổi ${c.of(what)} ${c.of(when)}, dù ${c.of(thing)} đã nộp đủ ${sum(c)} đồng.`,
  (c) => `${c.of(who)} giữ lại ${c.between(2, 40)} % số tiền, phần còn lại chuyển cho ${c.of(whom)} ${c.of(when)}.`,
  (c) => `Trường hợp ${c.of(what)} chưa rõ thì ${c.of(whom)} trả lời ${c.of(when)}; quá hạn coi như đồng ý.`,
  (c) => `Hồ sơ gồm đơn đề nghị, bản vẽ tỷ lệ 1/${c.between(2, 9)}00 và biên lai ${c.of(thing)}.`,
]

/** So many sentences in the manner of an office, composed anew: no text of anybody's. */
export const sentences = (chance: Chance, many: number) =>
  Array.from({ length: many }, () => chance.of(shapes)(chance)).join(' ')

/** A few words that name what is dealt with: "Việc sửa chữa đường ống nước". */
export function subject(chance: Chance): string {
  const words = chance.of(what)
  return `${words[0]?.toUpperCase()}${words.slice(1)}`
}

/** What is to be done, with a colon that opens a list. */
export const duty = (chance: Chance) => `${chance.of(who)} ${chance.of(when)} phải làm những việc sau đây:`

/** One of a list's own lines. */
export const listed = (chance: Chance, last: boolean) => {
  const words = `${chance.of(does)} ${chance.of(whom)} về ${chance.of(what)}${last ? '.' : ';'}`
  return `${words[0]?.toUpperCase()}${words.slice(1)}`
}
export const noteOf = (chance: Chance) =>
  `${subject(chance)} trước đây tính theo ${chance.of(unit)}, nay tính theo ${chance.of(thing)} (${sum(chance)} đồng).`
export const moneyOf = sum
export const dayOf = day
export const thingOf = (chance: Chance) => {
  const words = chance.of(thing)
  return `${words[0]?.toUpperCase()}${words.slice(1)}`
}
