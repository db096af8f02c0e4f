import { describe, expect, test } from 'vitest'
import { filterOf, knownBy } from '../../core/news/stories/filter.ts'
import { comparedOf } from '../../core/news/stories/likeness.ts'
import { packed, printOf, type Telling, unpacked } from '../../core/news/stories/print.ts'
import { askedBy, decidedFor, isOneStory, rules } from '../../core/news/stories/same.ts'
import { hourMs, minuteMs } from '../../core/time.ts'
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
    text: `${body.slice(560)} ${'Phòng Cảnh sát giao thông đề nghị các chủ xe kiểm tra phanh, lốp và giấy tờ trước chuyến đi, nhất là vào mùa mưa bão khi đường trơn trượt. '.repeat(5)}`,
  })
  expect([30 * minuteMs, 36 * hourMs].map((apartMs) => isOneStory(first, again, apartMs))).toEqual([true, false])
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
  const { head, seldom, named, titled, roundUp, asks, said, size, figures, dates, ...before } = told(
    '',
    'Gió giật cấp 9.',
  )
  expect(unpacked(JSON.stringify(before))).toEqual({
    ...before,
    head: [],
    seldom: [],
    named: [],
    titled: [],
    roundUp: false,
    asks: false,
    said: '',
    size: 400,
    figures: [],
    dates: [],
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

const accident = (place: string, who: string, dead: string) => ({
  title: `Tai nạn giao thông nghiêm trọng ở ${place}, ${dead} người chết`,
  summary: `Trên quốc lộ đoạn qua ${place} vừa xảy ra vụ tai nạn giữa xe tải và xe máy làm ${dead} người chết tại chỗ.`,
  text: `Theo thông tin ban đầu, xe máy do anh ${who} điều khiển đang đi theo hướng Bắc Nam thì va chạm với xe tải chạy cùng chiều. Cú va chạm mạnh khiến xe máy văng xa nhiều mét, ${dead} người ngồi trên xe chết tại chỗ. Nhận được tin báo, công an ${place} đã có mặt để phân luồng giao thông, khám nghiệm hiện trường và điều tra nguyên nhân. Tại hiện trường, chiếc xe máy bị hư hỏng nặng nằm bên lề đường, xe tải dừng lại cách đó khoảng năm mươi mét, phần đầu bị móp. Vụ tai nạn khiến giao thông qua khu vực ùn tắc nhiều giờ liền. Hiện vụ việc đang được cơ quan chức năng tiếp tục điều tra, làm rõ, người dân được nhắc đi chậm khi qua đoạn đường này vào ban đêm.`,
})

const gold = (turn: string, bought: string, sold: string, by: string) => ({
  title: `Giá vàng hôm nay ${turn}`,
  summary: `Giá vàng miếng sáng nay ${turn} ${by} đồng mỗi lượng so với hôm qua, giao dịch quanh ${bought} triệu đồng.`,
  text: `Tại Hà Nội, giá vàng miếng được các công ty niêm yết ở mức ${bought} - ${sold} triệu đồng một lượng mua vào và bán ra, ${turn} ${by} đồng mỗi lượng ở cả hai chiều so với cuối phiên hôm qua. Các tiệm vàng lớn ở thành phố cũng niêm yết quanh mức này. Các chuyên gia cho rằng giá vàng sẽ tiếp tục biến động trong ngắn hạn vì nhà đầu tư chờ cuộc họp của ngân hàng trung ương. Chênh lệch giữa giá trong nước và thế giới vẫn ở mức cao, chưa kể thuế và phí. Người dân được khuyên nên thận trọng khi mua bán, nên giao dịch ở nơi có giấy phép và giữ hoá đơn. Lượng khách đến các tiệm vàng sáng nay không đông, phần lớn là người mua nhẫn và đồ trang sức cho ngày cưới.`,
})

test.for([
  [
    'an accident in another place',
    accident('Thăng Bình', 'Lê Văn Hoà', '2'),
    accident('Kỳ Anh', 'Đỗ Đình Long', '3'),
    false,
  ],
  [
    'an accident of as many dead in another place',
    accident('Thăng Bình', 'Lê Văn Hoà', '2'),
    accident('Kỳ Anh', 'Đỗ Đình Long', '2'),
    false,
  ],
  ['the next day’s price', gold('giảm', '36,32', '36,54', '20.000'), gold('giảm', '36,21', '36,43', '70.000'), false],
  [
    'a later count of the dead',
    accident('Thăng Bình', 'Lê Văn Hoà', '2'),
    accident('Thăng Bình', 'Lê Văn Hoà', '3'),
    true,
  ],
] as const)('pieces of a series are stories of their own: %s', ([, a, b, same]) => {
  expect(isSame(a, b)).toBe(same)
})

test('a score is no day, and a day with a point or a hyphen is one where it is said to be', () => {
  expect(told('Thua 1-4, đội nhà rút ra 3.5 bài học').days).toEqual([])
  expect(told('Giá vàng hôm nay 9.2, chiều 10-2-2017 và từ 9-11/6').days).toEqual(['9/2', '10/2', '9/6', '11/6'])
})

test('where no times are known more is asked than within the hour, and less than a day and a half later', () => {
  const asked = [0, 30 * minuteMs, 36 * hourMs].map((apartMs) => askedBy(rules.articles, apartMs))
  expect(asked[1]).toBeLessThan(asked[0]!)
  expect(asked[0]).toBeLessThan(asked[2]!)
})

test('a day later another day is another story, and within some hours it may be a day that the same copy tells first', () => {
  const [monday, tuesday] = [9, 10].map((day) =>
    printOf({
      title: day === 9 ? 'Hội nghị khai mạc trọng thể' : 'Hội nghị tiếp tục làm việc',
      summary: `Ngày ${day}/5, hội nghị các quan chức cao cấp tiếp tục làm việc tại Hà Nội với đại biểu của 21 nền kinh tế.`,
      text: body,
    }),
  )
  const [a, b] = [comparedOf(monday!), comparedOf(tuesday!)]
  expect([2 * hourMs, 24 * hourMs].map((apartMs) => decidedFor(a, b, apartMs))).toEqual([null, false])
  expect(decidedFor(a, b, 0)).toBe(false)
})

test.each([
  ['tổ dân phố số 3 ra quân dọn vệ sinh đường làng', 'tổ dân phố số 4 ra quân dọn vệ sinh đường làng'],
  ['Lý do nên trồng cây trong nhà cho người tuổi Mùi', 'Lý do nên trồng cây trong nhà cho người tuổi Thân'],
])('another one of many in the same headline is another story: %s', (a, b) => {
  const [one, other] = [a, b].map((title) => printOf({ title, summary: '', text: body }))
  expect(isOneStory(one!, other!, hourMs)).toBe(false)
  expect(isOneStory(one!, printOf({ title: a.toUpperCase(), summary: '', text: body }), hourMs)).toBe(true)
})

test('a headline that asks is not the one that tells, however alike', () => {
  const [told, asked] = [
    'Ba địa phương đồng ý mở lại đường bay nội địa',
    'Địa phương nào đồng ý mở lại đường bay nội địa?',
  ]
  expect(
    isOneStory(
      printOf({ title: told!, summary: 'Bình Định là một.' }),
      printOf({ title: asked!, summary: 'Cục Hàng không trả lời.' }),
      hourMs,
    ),
  ).toBe(false)
})

test('what a site says of itself under each item makes no article of a lead', () => {
  const [a, b] = ['Truy vết 112 người ở Quảng Xương', 'Thiếu nữ lừa người quen mượn tiền mặt'].map((title) =>
    printOf({ title, summary: `${title}. ${body.slice(0, 600)}` }),
  )
  expect(a!.long).toBe(false)
  expect(isOneStory(a!, b!, 0)).toBe(false)
})

describe.skipIf(noSharedData)(`pairs of a real stream (${whyNoSharedData})`, () => {
  test('what is joined is of one event, and near-duplicates are joined', () => {
    const { learning, learningUntimed, learningByLeadAlone, 'held: papers': papers } = storiesMeasured()
    for (const { precision } of [learning, learningUntimed, learningByLeadAlone, papers])
      expect(precision.share).toBeGreaterThan(0.975)
    expect(learning.recallOfNearDuplicates.share).toBeGreaterThan(0.85)
    expect(learningUntimed.recallOfNearDuplicates.share).toBeGreaterThan(0.75)
    // Thousands of articles: on a machine with much else to do, seconds become minutes.
  }, 300_000)
})
