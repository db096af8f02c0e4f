import { describe, expect, test } from 'vitest'
import { districtOffices } from '../../core/answers/district/offices.ts'
import { noSharedData, sharedRows, whyNoSharedData } from '../support/shared-data.ts'

const names = (clause: string) => districtOffices(clause).map(({ name }) => name)

test.each([
  ['Phòng Tư pháp cấp trích lục cho người yêu cầu.', ['Phòng Tư pháp']],
  ['Uỷ ban nhân dân quận, huyện, thị xã quyết định.', ['Uỷ ban nhân dân cấp huyện']],
  ['Ủy ban nhân dân cấp tỉnh, cấp huyện công bố trong 3 ngày.', ['Ủy ban nhân dân cấp huyện']],
  ['Toà án nhân dân huyện có thẩm quyền xét xử.', ['Toà án nhân dân cấp huyện']],
  ['Cơ quan quản lý nhà nước về lao động cấp huyện nhận hồ sơ.', ['Cơ quan quản lý nhà nước về lao động cấp huyện']],
  [
    'Nộp hồ sơ tại Phòng Giáo dục và Đào tạo hoặc Ủy ban nhân dân huyện.',
    ['Ủy ban nhân dân cấp huyện', 'Phòng Giáo dục và Đào tạo'],
  ],
  ['Ủy ban nhân dân cấp xã nhận hồ sơ tại phòng tiếp dân.', []],
  ['Kế hoạch sử dụng đất hàng năm cấp huyện được công bố.', []],
  ['Ủy ban nhân dân cấp tỉnh phê duyệt quy hoạch sử dụng đất cấp huyện.', []],
  ['Đơn vị hành chính cấp huyện; đường huyện; huyện đảo; trên địa bàn huyện.', []],
  ['Cơ quan, quân đội, quan hệ, quản lý phòng, chống dịch.', []],
])('“%s”', (clause, offices) => {
  expect(names(clause)).toEqual(offices)
})

/** Lines of real laws that were judged by a person: the article, and its lines by their place in it. */
const judged = {
  speaksOfOffice: `
    09/1998/QH10#19:0 09/2017/QH14#27:4 101/2015/QH13#150:1 101/2015/QH13#268:8 11/2003/QH11#109:0 11/2003/QH11#17:9
    11/2003/QH11#25:0 15/2003/QH11#80:0 166/QĐ-BHXH#5:32 166/QĐ-BHXH#7:68,73,122 166/QĐ-BHXH#9:13 18/2017/QH14#44:2
    2089/VBHN-BHXH#36:21 23-L/CTN#27:1 26/2008/QH12#35:3 26/2008/QH12#63:0 29/2004/QH11#28:2 29/2004/QH11#29:8
    29/2004/QH11#38:6 29/2004/QH11#82:3 31/2018/QH14#83:7 43/2014/NĐ-CP#17:10 43/2014/NĐ-CP#18:7 43/2014/NĐ-CP#4:3
    43/2014/NĐ-CP#47:1 43/2014/NĐ-CP#67:11 43/2014/NĐ-CP#78:2 43/2014/NĐ-CP#9:6 45/2013/QH13#102:3
    45/2013/QH13#136:1 45/2013/QH13#139:2 45/2013/QH13#29:11 45/2013/QH13#44:6 45/2013/QH13#50:1 45/2013/QH13#66:3,6
    45/2013/QH13#84:4 45/2019/QH14#119:4 505/QĐ-BHXH#1:208,231,458 52/2010/QH12#17:0 56/2010/QH12#27:7
    56/2010/QH12#8:0 58/2014/QH13#119:2 60/2010/QH12#81:11 60/2014/QH13#40:1 60/2014/QH13#48:2 60/2014/QH13#5:3
    60/2014/QH13#70:0 62/2014/QH13#47:2,3 62/2014/QH13#86:0 65/2006/QH11#37:0 72/2020/QH14#125:1 72/2020/QH14#127:10
    72/2020/QH14#36:10 72/2020/QH14#41:8 72/2020/QH14#58:8 73/2021/QH14#27:7 73/2021/QH14#34:7 78/2015/QH13#15:1
    78/2015/QH13#34:4 78/2015/QH13#35:4 78/2015/QH13#36:5 78/2015/QH13#38:4 78/2015/QH13#40:0 78/2015/QH13#44:2
    79/2006/QH11#35:3 83/2015/QH13#39:4 84/2015/QH13#36:1 85/2015/QH13#22:3 85/2015/QH13#50:1 87/2015/QH13#67:2
    87/2015/QH13#83:5 87/2015/QH13#90:1`,
  doesNot: `
    02/2011/QH13#61:3 09/2017/QH14#28:4 09/2017/QH14#56:9 101/2015/QH13#123:7 101/2015/QH13#4:22 103/2016/QH13#14:0
    103/2016/QH13#22:11 11/2003/QH11#103:3 11/2003/QH11#104:3 11/2003/QH11#108:2 11/2003/QH11#27:3 11/2003/QH11#32:1
    12/2003/QH11#16:5 12/2003/QH11#67:2,3 146/2018/NĐ-CP#26:0 166/QĐ-BHXH#6:112 166/QĐ-BHXH#7:28,46,91,99
    166/QĐ-BHXH#8:3 18/2017/QH14#18:0 2089/VBHN-BHXH#17:39 21-LCT/HĐNN8#16:0 22/2018/QH14#35:1 23/2008/QH12#48:6
    24/2008/QH12#21:2 27/2001/QH10#29:3 27/2001/QH10#61:1 29/2004/QH11#17:1 29/2013/QH13#61:3 32/2018/QH14#4:5
    32/2018/QH14#80:8,13 36/2018/QH14#30:5 36/2018/QH14#84:1 37/2018/QH14#24:4 37/2018/QH14#25:17,24
    43/2014/NĐ-CP#16:1 43/2014/NĐ-CP#9:11,15 43/2014/NĐ-CP#99:1 45/2013/QH13#35:1 45/2013/QH13#39:24,25
    45/2013/QH13#40:0,8,13,26 45/2013/QH13#44:5 45/2013/QH13#49:5 50/2014/QH13#23:6 50/2014/QH13#89:3
    50/2014/QH13#91:2 505/QĐ-BHXH#1:270 54/2019/QH14#87:5 57/2014/QH13#27:1 61/2020/QH14#75:20 62/2014/QH13#45:3
    62/2014/QH13#46:0 62/2014/QH13#66:7 62/2014/QH13#93:10 65/2006/QH11#42:0 65/2014/QH13#32:2 66/2006/QH11#5:0
    68/2020/QH14#31:3 72/2020/QH14#123:2,3 72/2020/QH14#131:0 72/2020/QH14#156:3 72/2020/QH14#73:5 73/2021/QH14#23:7
    73/2021/QH14#3:9 78/2015/QH13#21:3 85/2015/QH13#10:4 92/2015/QH13#337:1 93/2015/QH13#266:0 93/2015/QH13#31:2`,
}

describe.skipIf(noSharedData)(`on 158 lines of real laws (${whyNoSharedData})`, () => {
  const texts = new Map<string, string>(sharedRows('law/articles.jsonl.gz').map(({ id, text }) => [id, text]))
  const linesOf = (list: string) =>
    list
      .trim()
      .split(/\s+/)
      .flatMap((one) => {
        const at = one.lastIndexOf(':')
        const lines = (texts.get(one.slice(0, at)) ?? '').split('\n')
        return one
          .slice(at + 1)
          .split(',')
          .map((number) => lines[Number(number)]?.trim() ?? '')
      })
  const found = (list: string) => linesOf(list).filter((line) => districtOffices(line).length > 0).length

  test('at most one in twenty of those that speak of an office is missed, and as few of the others are taken for one', () => {
    const [speaking, others] = [linesOf(judged.speaksOfOffice), linesOf(judged.doesNot)]
    expect([...speaking, ...others]).not.toContain('')
    const [right, wrong] = [found(judged.speaksOfOffice), found(judged.doesNot)]
    expect(right / speaking.length).toBeGreaterThanOrEqual(0.95)
    expect(right / (right + wrong)).toBeGreaterThanOrEqual(0.95)
  })
})
