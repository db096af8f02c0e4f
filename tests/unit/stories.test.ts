import { describe, expect, test } from 'vitest'
import { filterOf, knownBy } from '../../core/news/stories/filter.ts'
import { packed, printOf, type Telling, unpacked } from '../../core/news/stories/print.ts'
import { isOneStory } from '../../core/news/stories/same.ts'
import { hourMs } from '../../core/time.ts'
import { storiesMeasured } from '../bench/news/stories.ts'
import { noSharedData, whyNoSharedData } from '../support/shared-data.ts'

const told = (title: string, summary = '', text?: string) => printOf({ title, summary, text })
const isSame = (a: Telling, b: Telling) => isOneStory(printOf(a), printOf(b))

const body =
  'Sáng nay lúc bảy giờ, một chiếc xe tải chở gạch đã đâm vào lan can cầu Suối Lớn trên quốc lộ đoạn qua xã Đồng Tâm. Người lái xe là anh Trần Văn Mười, ba mươi hai tuổi, chỉ bị xây xát nhẹ. Gạch đổ ra mặt đường làm xe cộ ùn lại hơn hai cây số. Công an huyện đã có mặt phân luồng cho xe đi qua cầu phao bên cạnh. Đến chín giờ mặt cầu được dọn sạch và xe qua lại bình thường. Ban quản lý đường bộ cho biết lan can sẽ được làm lại trong tuần này, trong lúc chờ thì có rào tạm và đèn báo vào ban đêm. Người dân quanh cầu kể rằng khúc cua trước cầu khuất tầm nhìn, năm ngoái đã có hai vụ tương tự, họ mong có thêm biển báo từ xa và gờ giảm tốc. Xã đã ghi nhận và sẽ kiến nghị lên huyện trong cuộc họp tới.'

test('an article that another paper took over with a new headline is the same story', () => {
  const ours = {
    title: 'Xe tải đâm lan can cầu Suối Lớn, ùn tắc hai cây số',
    summary: 'Tài xế bị xây xát nhẹ.',
    text: body,
  }
  const theirs = {
    title: 'Gạch đổ đầy cầu Suối Lớn sau tai nạn',
    summary: 'Xe tải chở gạch đâm vào lan can cầu.',
    text: `${body.slice(60)} Báo sẽ tiếp tục thông tin.`,
  }
  expect(isSame(ours, theirs)).toBe(true)
  const other = {
    title: 'Xe tải đâm lan can cầu Sông Nhỏ',
    summary: 'Tài xế bị thương nặng.',
    text: 'Đêm qua ở xã Hòa An. '.repeat(30),
  }
  expect(isSame(ours, other)).toBe(false)
})

test('what comes a day and a half later must be more alike to be the same story', () => {
  const first = printOf({
    title: 'Xe tải đâm lan can cầu Suối Lớn, ùn tắc hai cây số',
    summary: 'Tài xế bị xây xát nhẹ.',
    text: body,
  })
  const again = printOf({
    title: 'Cây cầu ở Đồng Tâm và khúc cua khuất tầm nhìn',
    summary: 'Xe tải chở gạch đâm vào lan can cầu Suối Lớn, người dân mong có thêm biển báo.',
    text: `${body.slice(300)} ${'Phòng Cảnh sát giao thông đề nghị các chủ xe kiểm tra phanh, lốp và giấy tờ trước chuyến đi, nhất là vào mùa mưa bão khi đường trơn trượt. '.repeat(3)}`,
  })
  expect([0, 36 * hourMs].map((apartMs) => isOneStory(first, again, apartMs))).toEqual([true, false])
})

test('a filter knows each text that it was made of, few others, and none where it is empty', () => {
  const said = Array.from({ length: 900 }, (_, i) => `lời ${i}`)
  const isSaid = knownBy(filterOf(said))
  expect(said.every(isSaid)).toBe(true)
  const taken = Array.from({ length: 1000 }, (_, i) => `khác ${i}`).filter(isSaid)
  expect(taken.length).toBeLessThan(100)
  expect(knownBy('')('lời 1')).toBe(false)
  expect(knownBy(filterOf([]))('lời 1')).toBe(false)
})

test('what happened after is another story, though it repeats all that was told before', () => {
  const first = {
    title: 'Xe tải đâm lan can cầu Suối Lớn, ùn tắc hai cây số',
    summary: 'Tài xế bị xây xát nhẹ.',
    text: body,
  }
  const after = {
    title: 'Khởi công hai gờ giảm tốc và biển báo ở khúc cua Đồng Tâm',
    summary: 'Huyện trích 180 triệu đồng từ quỹ an toàn giao thông, dự kiến xong trước ngày khai giảng.',
    text: `Ông Lê Hữu Phước, Phó Chủ tịch huyện, vừa ký quyết định giao Ban quản lý dự án thi công ngay trong tuần. Nhà thầu Thành Đạt trúng gói thầu sau ba ngày mời chào giá. Trước đó, ${body}`,
  }
  expect(isSame(first, after)).toBe(false)
})

test.for([
  ['Bão số 5 đổ bộ vào Quảng Ninh chiều nay', 'Chiều nay bão số 5 đổ bộ vào Quảng Ninh', true],
  ['Bão số 5 đổ bộ vào Quảng Ninh chiều nay', 'Bão số 6 đổ bộ vào Quảng Ninh chiều nay', false],
  ['Giá vàng hôm nay 9/2 tăng mạnh trở lại', 'Giá vàng hôm nay 11/2 tăng mạnh trở lại', false],
  ['Dự báo thời tiết ngày 1.3', 'Dự báo thời tiết ngày 2.3', false],
  ['', '', false],
] as const)('by headlines alone “%s” and “%s” are one story: %s', ([a, b, same]) => {
  expect(isOneStory(told(a), told(b))).toBe(same)
})

test.each([
  ['Hà Nội: Thời gian thi vào lớp 10 từ 9-11/6', 'Hà Nội: Thời gian thi vào lớp 10 từ 9/6', true],
  ['Hà Nội: Thời gian thi vào lớp 10 từ 9-11/6', 'Hà Nội: Thời gian thi vào lớp 10 từ 12/6', false],
])('days from the first to the last are both named: “%s” and “%s” are one story: %s', (a, b, same) => {
  const text = 'Sở Giáo dục và Đào tạo vừa công bố lịch thi, các trường nhận hồ sơ của học sinh từ tuần sau. '.repeat(
    12,
  )
  expect(isOneStory(told(a, '', text), told(b, '', text))).toBe(same)
})

test('a print is read as it was kept, and one of before there were openings too', () => {
  const print = told('Bão số 5 vào Quảng Ninh', 'Gió giật cấp 9.', 'Các phường ven biển sơ tán dân.')
  expect(unpacked(packed(print))).toEqual(print)
  const { head, seldom, figures, named, asks, said, ...before } = told('', 'Gió giật cấp 9.')
  expect(unpacked(JSON.stringify(before))).toEqual({
    ...before,
    head: [],
    seldom: [],
    figures: [],
    named: [],
    asks: false,
    said: '',
  })
})

test('a short lead that two papers share to the letter makes one story of two headlines; a phrase of it does not', () => {
  const lead =
    'Từ thứ Hai tuần sau, bộ phận một cửa của phường nhận hồ sơ cả buổi chiều thứ Bảy để bà con đi làm về vẫn kịp nộp.'
  expect(isOneStory(told('Thêm một buổi nhận hồ sơ', lead), told('Phường mở cửa chiều thứ Bảy nhận hồ sơ', lead))).toBe(
    true,
  )
  expect(
    isOneStory(
      told('Thêm một buổi nhận hồ sơ', lead),
      told('Nộp thuế ở đâu', 'Bộ phận một cửa của phường trả lời bà con.'),
    ),
  ).toBe(false)
})

test('the same line under each item of a source makes no story of them', () => {
  const line =
    'Mời bà con xem chi tiết tại trang thông tin điện tử của phường, mục tin tức và sự kiện, cập nhật mỗi ngày.'
  const [one, other, third] = [
    'Bể bơi mở lại từ tuần sau',
    'Trồng thêm cây sấu dọc đường',
    'Đổi giờ tiếp công dân',
  ].map((title) => told(title, line))
  expect([isOneStory(one!, other!), isOneStory(other!, third!), isOneStory(one!, third!)]).toEqual([
    false,
    false,
    false,
  ])
})

describe.skipIf(noSharedData)(`pairs of a real stream (${whyNoSharedData})`, () => {
  test('what is joined is of one event, and near-duplicates are joined', () => {
    const { tuned, held, fresh } = storiesMeasured()
    expect(tuned.precision.share).toBeGreaterThan(0.97)
    expect(tuned.recallOfNearDuplicates.share).toBeGreaterThan(0.81)
    expect(held.precision.share).toBeGreaterThan(0.9)
    expect(held.recallOfNearDuplicates.share).toBeGreaterThan(0.7)
    expect(fresh.precision.share).toBeGreaterThan(0.9)
  })
})
