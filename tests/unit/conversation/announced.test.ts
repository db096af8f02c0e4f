import { expect, test } from 'vitest'
import {
  fitOf,
  leastFit,
  type Sought,
  sideOf,
  soughtIn,
  type Telling,
} from '../../../core/conversation/announced/match.ts'
import { dayIn } from '../../../core/conversation/spoken-day.ts'
import { plainWords } from '../../../core/conversation/words.ts'
import { noticeIn } from '../../../core/news/notice-kinds.ts'
import { instantOf } from '../../../core/time.ts'
import type { NoticeKind } from '../../../db/schema/news.ts'

const now = instantOf('2026-11-23', '09:00')
const told = (title: string, summary = '', kind: NoticeKind | null = null, day: string | null = null): Telling => ({
  ...{ title, summary, kind, place: '', endsAt: null },
  startsAt: day === null ? null : instantOf(day, '07:30'),
})

const tellings = {
  power: told('Tạm ngừng cấp điện khu phố 3', 'Điện lực bảo trì trạm biến áp.', 'power', '2026-11-24'),
  water: told('Thông báo ngừng cấp nước đêm 25/11', 'Súc rửa đường ống tuyến Lê Lợi.', 'water', '2026-11-25'),
  meeting: told('Mời họp tổ dân phố', 'Bàn quỹ khuyến học và bầu tổ phó.', 'meeting', '2026-11-23'),
  voters: told('Tiếp xúc cử tri đại biểu HĐND phường', 'Hội trường uỷ ban.', 'meeting', '2026-11-28'),
  vaccine: told('Tiêm sởi cho trẻ 6 đến 9 tháng', 'Trạm y tế phường, mang sổ tiêm.', 'vaccination', '2026-11-26'),
  spray: told('Phun hoá chất diệt muỗi phòng sốt xuất huyết', '', 'vaccination', '2026-11-24'),
  road: told('Cấm xe tải trên cầu Mẫu', 'Sửa mặt cầu đến hết tháng 12.', 'road'),
  pension: told('Chi trả lương hưu tháng 12', 'Tại bưu điện phường từ ngày 2.', 'event', '2026-12-02'),
  clothes: told('Quyên góp áo ấm cho trẻ em vùng cao', 'Nhận tại nhà văn hoá các tổ.'),
  rubbish: told('Đổi giờ thu gom rác', 'Xe rác đến lúc 18 giờ thay vì 19 giờ.'),
  dogs: told('Tiêm phòng dại cho chó mèo', 'Miễn phí tại nhà văn hoá.', 'vaccination', '2026-11-28'),
  eyes: told('Khám mắt miễn phí cho người cao tuổi', 'Hội trường phường.', 'vaccination', '2026-11-27'),
  blood: told('Hiến máu nhân đạo đợt 4', '', 'vaccination', '2026-12-06'),
  vitamin: told('Uống vitamin A cho trẻ nhỏ', '', 'vaccination', '2026-12-01'),
  storm: told('Áp thấp nhiệt đới, đề phòng ngập', 'Bà con kê đồ lên cao.', 'storm', '2026-11-24'),
  bike: told('Giải chạy vì sức khoẻ phường', 'Đăng ký ở văn phòng đoàn.', 'event', '2026-12-06'),
}
type Name = keyof typeof tellings

const sought = (text: string): Sought => soughtIn(text, dayIn(plainWords(text), now, { ahead: true }))
const heard = (text: string): Name[] => {
  const asked = sought(text)
  const side = sideOf(asked)
  const fits = Object.entries(tellings).map(([name, one]) => ({ name: name as Name, ...fitOf(asked, one) }))
  const fit = fits.filter((one) => one.fits >= leastFit(side))
  const onDay = fit.filter((one) => one.onDay)
  return (onDay.length > 0 ? onDay : fit).sort((a, b) => b.fits - a.fits).map(({ name }) => name)
}

test.each<[string, Name]>([
  ['lịch cúp điện', 'power'],
  ['mai có mất điện không', 'power'],
  ['khi nao co dien lai vay', 'power'],
  ['khu phố 3 cắt điện đến mấy giờ', 'power'],
  ['bao giờ có nước lại', 'water'],
  ['đêm nay có cúp nước ko ad', 'water'],
  ['lich cat nuoc le loi', 'water'],
  ['tối nay họp tổ mấy giờ', 'meeting'],
  ['chiều nay họp ở đâu', 'meeting'],
  ['khi nào tiếp xúc cử tri', 'voters'],
  ['thứ bảy tiếp xúc cử tri ở đâu vậy', 'voters'],
  ['lịch tiêm sởi cho bé', 'vaccine'],
  ['tiêm phòng sởi ngày nào', 'vaccine'],
  ['bao giờ phun thuốc muỗi', 'spray'],
  ['cầu Mẫu còn cấm xe không', 'road'],
  ['khi nào phát lương hưu', 'pension'],
  ['luong huu thang 12 nhan o dau', 'pension'],
  ['quyên góp áo ấm ở đâu', 'clothes'],
  ['xe rác đến lúc mấy giờ', 'rubbish'],
  ['giờ thu gom rác mới', 'rubbish'],
  ['đăng ký giải chạy ở đâu', 'bike'],
  ['mai co cup dien ko', 'power'],
  ['toi mai co nuoc ko', 'water'],
  ['luong huu lanh o dau', 'pension'],
  ['lịch chích dại cho chó', 'dogs'],
  ['khám mắt cho ông bà hôm nào', 'eyes'],
  ['hien mau o dau z', 'blood'],
  ['vitamin A uống ở đâu', 'vitamin'],
  ['tình hình bão sao rồi', 'storm'],
  ['có ngập không ad', 'storm'],
])('“%s” asks of what was told: %s', (text, name) => {
  expect(heard(text)[0]).toBe(name)
})

test.each([
  ['cắt điện không báo trước bị phạt bao nhiêu'],
  ['hợp đồng lao động có thời hạn tối đa bao lâu'],
  ['thủ tục đăng ký khai sinh'],
  ['quy định về họp tổ dân phố'],
  ['mức đóng bảo hiểm xã hội tự nguyện'],
  ['trẻ 6 tháng có được cấp thẻ bảo hiểm y tế không'],
  ['nước nào đông dân nhất thế giới'],
  ['xe máy không gương phạt bao nhiêu'],
  ['chó thả rông'],
  ['đất trường học có được xây nhà không'],
])('“%s” is no question of what was told', (text) => {
  const asked = sought(text)
  expect(sideOf(asked) === 'now' && heard(text).length > 0).toBe(false)
})

test.each<[string, Name[]]>([
  ['hiến máu ngày mấy', ['blood']],
  ['kham mat mien phi o dau', ['eyes']],
  ['bao giờ phun thuốc muỗi', ['spray']],
  ['khi nào tiếp xúc cử tri', ['voters']],
  ['họp tổ hôm nào', ['meeting']],
])('“%s” is answered by nothing else of its kind', (text, names) => {
  expect(heard(text)).toEqual(names)
})

test('of a place and a day what happens there on that day is told, and nothing of another place', () => {
  const meeting = { ...tellings.meeting, place: 'Nhà văn hoá tổ dân phố số 1' }
  const fits = (text: string) => fitOf(sought(text), meeting).fits >= leastFit('now')
  expect(['hôm nay ở nhà văn hoá tổ 1 có gì', 'chieu nay nha van hoa to dan pho so 1 co gi vay'].map(fits)).toEqual([
    true,
    true,
  ])
  expect(fits('hôm nay ở trường học có gì')).toBe(false)
})

test('of one kind with another matter nothing is told', () => {
  const [asked, other] = [sought('khám mắt khi nào'), tellings.vaccine]
  expect(fitOf(asked, other).fits).toBeLessThan(leastFit(sideOf(asked)))
})

test.each([
  ['trẻ 6-9 tháng tiêm sởi khi nào', null],
  ['số nhà 12/3 mất nước đến bao giờ', null],
  ['tổ 2-3 họp lúc nào', null],
  ['trung tâm thương mại mở cửa khi nào', null],
  ['mai táng phí nhận ở đâu', null],
  ['mai họp lúc nào', '2026-11-24'],
  ['có lịch cho mai chưa', '2026-11-24'],
  ['ngày 2/12 phát lương hưu ở đâu', '2026-12-02'],
])('“%s” names the day %s', (text, day) => {
  expect(sought(text).day).toBe(day)
})

test('marks that were typed tell words apart: “hợp tác” is no meeting, “hop to” may be one', () => {
  expect(noticeIn(['hợp', 'tác', 'xã'])).toBeNull()
  expect(noticeIn(['hop', 'to', 'dan', 'pho'])?.kind).toBe('meeting')
  expect(noticeIn(['điện', 'thoại'])).toBeNull()
  expect(noticeIn(['mất', 'điện', 'thoại'])).toBeNull()
})
