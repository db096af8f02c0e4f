import { describe, expect, it } from 'vitest'
import { groundedIn } from '../../core/answers/model/grounding.ts'

const passages = [
  'Điều 20\nBộ luật Dân sự\n91/2015/QH13\nNgười thành niên là người từ đủ 18 tuổi trở lên, theo Bộ luật Dân sự.',
  'Điều 7, khoản 2\nMức phạt từ 1.000.000 đồng đến 2.000.000 đồng, do Ủy ban nhân dân quyết định ngày 01/7/2026.',
  'Điều 9, khoản 1, điểm a\nTrong thời hạn 05 ngày làm việc, kể từ ngày nhận đủ hồ sơ, Ủy ban nhân dân phường cấp giấy; không được yêu cầu thêm giấy tờ khác. Lệ phí tối đa là ba mươi nghìn đồng.',
  'Điều 3\nGiữ yên tĩnh từ 22h30 đến 6 giờ; tổ trưởng nhắc nhở lần đầu. Nộp phiếu tại dichvucong.gov.vn trước ngày 30/6 hằng năm. Người cao tuổi được giảm 5% tiền nước.',
]

describe('a sentence of a model', () => {
  it.each([
    ['Người thành niên là người từ đủ 18 tuổi [1].', [0]],
    ['Mức phạt từ 1.000.000 đồng đến 2.000.000 đồng [2].', [1]],
    ['Bạn có thể bị phạt từ 1 triệu đồng đến 2 triệu đồng [2].', [1]],
    ['Ủy ban nhân dân quyết định mức phạt vào ngày 1 tháng 7 năm 2026 [2].', [1]],
    ['Theo Điều 7, khoản 2, mức phạt là 1.000.000 đồng đến 2.000.000 đồng, quyết định tháng 7/2026 [2].', [1]],
    ['Phường cấp giấy trong thời hạn 5 ngày làm việc kể từ ngày nhận đủ hồ sơ [3].', [2]],
    ['Lệ phí nhiều nhất là 30.000 đồng [3].', [2]],
    ['Phường không được yêu cầu thêm giấy tờ khác [3].', [2]],
    ['Lệ phí tối đa ba mươi nghìn đồng, theo điểm a khoản 1 Điều 9 [3].', [2]],
    ['Giữ yên tĩnh từ 22 giờ 30 phút đến 6 giờ [4].', [3]],
    ['Nộp phiếu tại dichvucong.gov.vn trước ngày 30 tháng 6 hằng năm [4].', [3]],
    ['Người cao tuổi được giảm 5 phần trăm tiền nước [4].', [3]],
    ['Văn bản ghi: “không được yêu cầu thêm giấy tờ khác” [3].', [2]],
    ['Người thành niên từ đủ 18 tuổi, theo Bộ luật Dân sự số 91/2015/QH13 [1].', [0]],
    ['Mức phạt do Ủy ban nhân dân quyết định, phường cấp giấy trong 5 ngày làm việc [2, 3].', [1, 2]],
  ])('stands where it cites a passage that holds its facts: %s', (sentence, cited) => {
    expect(groundedIn(sentence, passages)).toEqual({ cited })
  })

  it.each([
    ['it cites nothing', 'Việc này rất quan trọng.', 'no-citation'],
    ['a passage is cited that was not given', 'Từ đủ 18 tuổi [5].', 'no-such-passage'],
    ['passage nought is cited', 'Người thành niên từ đủ 18 tuổi [0].', 'no-such-passage'],
    ['the citation has three digits', 'Người thành niên từ đủ 18 tuổi [1] [100].', 'marks'],
    ['the citation is a stretch', 'Người thành niên từ đủ 18 tuổi [1] [1-3].', 'marks'],
    ['the citation has other brackets', 'Người thành niên từ đủ 18 tuổi [1]【2】.', 'marks'],
    ['it holds a link in marks', 'Người thành niên [xem](http://xau.vn) từ đủ 18 tuổi [1].', 'marks'],
    ['it holds a tag', 'Người thành niên từ đủ <b>18</b> tuổi [1].', 'marks'],
    ['a number does not stand in the passage', 'Người thành niên từ đủ 16 tuổi [1].', 'number'],
    ['a number stands only inside another', 'Mức phạt 1.000 đồng [2].', 'number'],
    ['the number is another passage’s', 'Người thành niên bị phạt từ 1.000.000 đồng [1].', 'number'],
    ['the number counts something else', 'Người thành niên là người từ đủ 18 tháng [1].', 'number'],
    [
      'days are working days only there',
      'Phường cấp giấy trong thời hạn 5 ngày kể từ ngày nhận đủ hồ sơ [3].',
      'number',
    ],
    ['the multiple is another', 'Mức phạt từ 1 tỷ đồng đến 2 tỷ đồng [2].', 'number'],
    ['a number in words is another', 'Lệ phí tối đa là năm mươi nghìn đồng [3].', 'number'],
    ['a share is another', 'Người cao tuổi được giảm 50% tiền nước [4].', 'number'],
    ['the day is another', 'Ủy ban nhân dân quyết định mức phạt ngày 2/7/2026 [2].', 'date'],
    ['the month is another', 'Ủy ban nhân dân quyết định mức phạt tháng 8 năm 2026 [2].', 'date'],
    ['day and month change places', 'Ủy ban nhân dân quyết định mức phạt ngày 7/1/2026 [2].', 'date'],
    ['the article is another', 'Theo Điều 8, mức phạt từ 1.000.000 đồng đến 2.000.000 đồng [2].', 'place'],
    ['the point is another', 'Theo điểm b, phường cấp giấy trong thời hạn 5 ngày làm việc [3].', 'place'],
    [
      'the document’s number is another',
      'Người thành niên từ đủ 18 tuổi theo Bộ luật Dân sự số 92/2015/QH13 [1].',
      'code',
    ],
    ['an address of the web is not there', 'Nộp phiếu tại dichvucong-gov.vn hằng năm [4].', 'code'],
    ['an address of mail is not there', 'Nộp phiếu tới can.bo@gmail.com hằng năm [4].', 'code'],
    ['a telephone number is not there', 'Nộp phiếu hằng năm, gọi 0912345678 [4].', 'number'],
    ['a quote is not to the letter', 'Văn bản ghi: “không được yêu cầu bất kỳ giấy tờ nào” [3].', 'quote'],
    [
      'a name does not stand in the passage',
      'Việc này do Thanh tra quyết định, không phải ông Nguyễn Văn Ba [2].',
      'name',
    ],
    ['it begins with a name that does not', 'Nguyễn Văn Ba quyết định mức phạt từ 1.000.000 đồng [2].', 'name'],
    ['it begins with letters that stand for one', 'HĐND quyết định mức phạt từ 1.000.000 đồng [2].', 'name'],
    ['the most becomes the least', 'Lệ phí tối thiểu là 30.000 đồng [3].', 'bound'],
    ['a bound is made up', 'Người cao tuổi được giảm tối đa 5% tiền nước [4].', 'bound'],
    ['before becomes after', 'Nộp phiếu tại dichvucong.gov.vn sau ngày 30/6 hằng năm [4].', 'bound'],
    ['what is forbidden is allowed', 'Phường được yêu cầu thêm giấy tờ khác [3].', 'denial'],
    ['what is allowed is denied', 'Người thành niên không phải là người từ đủ 18 tuổi [1].', 'denial'],
    ['it allows what nobody wrote of', 'Người cao tuổi được miễn tiền nước hằng năm [4].', 'words'],
    ['most of its words are its own', 'Hãy bỏ phiếu cho ứng cử viên tốt nhất của khu phố mình [4].', 'words'],
    ['it is in another language', 'An adult is a person of full age under the code [1].', 'words'],
  ])('falls where %s', (_why, sentence, refused) => {
    expect(groundedIn(sentence, passages)).toEqual({ refused })
  })
})

const rules = [
  'Điều 12\nNgười sử dụng đất không được chuyển nhượng đất trong thời hạn hai năm, kể từ ngày được giao đất.',
  'Điều 14\nTrẻ em dưới 6 tuổi được khám, chữa bệnh miễn phí trên địa bàn phường; mức hỗ trợ 500.000 đồng mỗi người.',
  'Điều 15\nHộ gia đình nộp phiếu trước ngày 30/6; phạt hai triệu đồng nếu nộp chậm. Việc đầu tư năm 2026 do phường quyết định.',
]

describe('words that look alike without their marks', () => {
  it.each([
    [
      '“kể từ ngày” is not four days',
      'Đất không được chuyển nhượng trong thời hạn 4 ngày, kể từ ngày được giao [1].',
      'number',
    ],
    ['“đầu tư năm” is not four years', 'Việc đầu tư trong 4 năm do phường quyết định [3].', 'number'],
    ['one year is not two', 'Đất không được chuyển nhượng trong thời hạn một năm [1].', 'number'],
    ['one million is not two', 'Nộp phiếu chậm thì phạt một triệu đồng [3].', 'number'],
    ['“sử dụng” denies nothing', 'Người sử dụng đất được chuyển nhượng đất trong thời hạn hai năm [1].', 'denial'],
    ['“chữa” denies nothing', 'Trẻ em dưới 6 tuổi không được khám, chữa bệnh miễn phí [2].', 'denial'],
    ['“trên địa bàn” bounds nothing', 'Mức hỗ trợ tối thiểu 500.000 đồng mỗi người trên địa bàn phường [2].', 'bound'],
    ['after a day is not before it', 'Hộ gia đình nộp phiếu sau 30/6 [3].', 'bound'],
    ['above an age is not below it', 'Trẻ em trên 6 tuổi được khám, chữa bệnh miễn phí [2].', 'bound'],
  ])('fall: %s', (_why, sentence, refused) => {
    expect(groundedIn(sentence, rules)).toEqual({ refused })
  })

  it.each([
    ['Trong 2 năm kể từ ngày được giao đất, người sử dụng đất không được chuyển nhượng [1].'],
    ['Trẻ em dưới sáu tuổi ở phường được khám, chữa bệnh miễn phí [2].'],
    ['Mỗi người trên địa bàn phường được hỗ trợ 500 nghìn đồng [2].'],
    ['Hộ gia đình phải nộp phiếu trước 30/6, nếu chậm thì phạt 2 triệu đồng [3].'],
    ['Hộ gia đình sử dụng phiếu và nộp trước ngày 30/6 [3].'],
  ])('stand: %s', (sentence) => {
    expect(groundedIn(sentence, rules)).toHaveProperty('cited')
  })
})

const benefits = [
  'Điều 5\nHộ nghèo được hỗ trợ 700.000 đồng/tháng; hộ cận nghèo được hỗ trợ 500.000 đồng/tháng, không quá 12 tháng.',
  'Điều 8\nPhạt tiền từ 3.000.000 đồng đến 5.000.000 đồng đối với cá nhân đổ rác không đúng nơi quy định. Tổ chức vi phạm bị phạt gấp 2 lần; tái phạm thì bị tịch thu phương tiện.',
  'Điều 10\nHồ sơ gồm: đơn đề nghị; bản sao căn cước công dân. Nộp trực tiếp hoặc qua bưu điện. Trả kết quả trong 03 ngày làm việc; phải xác minh thì không quá 08 ngày làm việc. Lệ phí: miễn.',
  'Điều 17\nCông dân đến ở từ 30 ngày trở lên thì phải đăng ký tạm trú. Thời hạn tạm trú tối đa là 02 năm.',
  'Điều 21\nNgười cao tuổi từ đủ 80 tuổi trở lên không có lương hưu được hưởng trợ cấp. Ủy ban nhân dân cấp xã tiếp nhận hồ sơ.',
]

describe('what turns a sentence round', () => {
  it.each([
    ['Hộ cận nghèo được hỗ trợ 500.000 đồng mỗi quý [1].', 'number'],
    ['Hộ nghèo được hỗ trợ 700.000 đồng/năm [1].', 'number'],
    ['Hộ nghèo được hỗ trợ bảy trăm triệu đồng [1].', 'number'],
    ['Hộ nghèo được hỗ trợ 700.000 đô la [1].', 'number'],
    ['Tổ chức vi phạm bị phạt gấp ba [2].', 'number'],
    ['Cá nhân đổ rác bị phạt từ 3 đến 4 triệu đồng [2].', 'number'],
    ['Tổ chức tái phạm thì không bị tịch thu phương tiện [2].', 'denial'],
    ['Trả kết quả trong nửa ngày làm việc [3].', 'number'],
    ['Hồ sơ không cần bản sao căn cước công dân [3].', 'denial'],
    ['Lệ phí không được miễn [3].', 'denial'],
    ['Không nộp qua bưu điện [3].', 'denial'],
    ['Thời hạn tạm trú tối thiểu là 2 năm [4].', 'bound'],
    ['Người cao tuổi không được hưởng trợ cấp [5].', 'denial'],
    ['Ủy ban nhân dân cấp xã từ chối tiếp nhận hồ sơ [5].', 'words'],
  ])('falls: %s', (sentence, refused) => {
    expect(groundedIn(sentence, benefits)).toEqual({ refused })
  })

  it.each([
    ['Hộ nghèo được hỗ trợ 700 nghìn đồng mỗi tháng, tối đa 12 tháng [1].'],
    ['Hộ cận nghèo được hỗ trợ 500.000 đồng một tháng [1].'],
    ['Cá nhân đổ rác không đúng nơi quy định bị phạt từ 3 đến 5 triệu đồng [2].'],
    ['Tổ chức vi phạm bị phạt gấp đôi [2].'],
    ['Kết quả trả trong 3 ngày làm việc, nếu phải xác minh thì tối đa 8 ngày làm việc [3].'],
    ['Bạn có thể nộp hồ sơ trực tiếp hoặc qua bưu điện, lệ phí được miễn [3].'],
    ['Thời hạn tạm trú không quá 2 năm [4].'],
    ['Người từ 80 tuổi trở lên, không có lương hưu thì được hưởng trợ cấp [5].'],
  ])('stands: %s', (sentence) => {
    expect(groundedIn(sentence, benefits)).toHaveProperty('cited')
  })
})
