import type { ZaloError } from './errors.ts'

type OtherError = Pick<ZaloError, 'kind' | 'says'> & {
  /** One code, or the first and the last of a row of codes that mean alike. */
  codes: number | [first: number, last: number]
}

const one = (codes: OtherError['codes'], kind: OtherError['kind'], says: string): OtherError => ({ codes, kind, says })

/** Codes of Zalo's other services (developers.zalo.me), whose numbers mean other things than those of the OpenAPI. */
export const otherErrors = {
  /** Who a person of the mini app is. */
  graph: [
    one(100, 'permanent', 'Yêu cầu gửi Zalo thiếu hoặc sai thông tin.'),
    one([110, 111], 'permanent', 'Zalo không biết người dùng này.'),
    one(112, 'configuration', 'Ứng dụng chưa liên kết với tài khoản OA nào.'),
    one(210, 'permanent', 'Người dùng không cho ứng dụng xem thông tin.'),
    one(289, 'configuration', 'Ứng dụng chưa được cấp thêm quyền này.'),
    one(452, 'token', 'Phiên đăng nhập Zalo của người dùng không còn dùng được.'),
    one(-501, 'configuration', 'Zalo giữ lại thông tin cá nhân vì máy chủ của Loa không có địa chỉ ở Việt Nam.'),
    one(2004, 'configuration', 'Zalo đã tắt quyền gửi của ứng dụng.'),
    one(2500, 'permanent', 'Yêu cầu gửi Zalo sai cú pháp.'),
    one(10000, 'retry', 'Zalo xử lý không thành công.'),
    one([10001, 10003], 'permanent', 'Zalo không có chức năng hoặc nội dung được hỏi.'),
    one(11004, 'configuration', 'Ứng dụng đã bị tắt hoặc bị cấm.'),
    one([12000, 12012], 'quota', 'Đã hết lượt gọi hoặc lượt gửi của ứng dụng theo người dùng.'),
  ],
  /** The account's consent and its renewal. */
  oauth: [
    one(-14002, 'configuration', 'Mã ứng dụng không đúng, hoặc ứng dụng chưa hoạt động. Kiểm tra ZALO_APP_ID.'),
    one(-14003, 'configuration', 'Địa chỉ quay về chưa được đăng ký đúng với ứng dụng. Kiểm tra PUBLIC_URL.'),
    one(-14014, 'token', 'Mã đổi quyền không đúng hoặc đã dùng. Cần xin cấp quyền lại.'),
  ],
  /** Template messages by telephone number, which Loa does not send: for offices that look up a code in Zalo's reports. */
  zns: [
    one(-108, 'permanent', 'Số điện thoại không đúng.'),
    one(-109, 'configuration', 'Mã mẫu tin không đúng.'),
    one(-1121, 'permanent', 'Một tham số của mẫu tin quá dài.'),
    one(-1122, 'permanent', 'Mẫu tin thiếu một tham số.'),
    one(-1124, 'permanent', 'Một tham số của mẫu tin sai dạng.'),
    one(-114, 'permanent', 'Người nhận không dùng Zalo hoặc không nhận tin này.'),
    one(-115, 'configuration', 'Tài khoản ZNS đã hết tiền.'),
    one(-117, 'configuration', 'Tài khoản OA hoặc ứng dụng không được dùng mẫu tin này.'),
    one(-118, 'permanent', 'Số điện thoại này không có tài khoản Zalo.'),
    one(-119, 'permanent', 'Tài khoản này không nhận được tin ZNS.'),
    one(-124, 'token', 'Quyền gửi của ứng dụng không còn dùng được.'),
    one(-1241, 'configuration', 'Khoá bí mật của ứng dụng không đúng.'),
    one(-131, 'configuration', 'Mẫu tin chưa được Zalo duyệt.'),
    one(-132, 'permanent', 'Tham số của mẫu tin không đúng.'),
    one(-133, 'retry', 'Zalo không cho gửi từ 22 giờ đến 6 giờ.'),
    one(-135, 'configuration', 'Tài khoản OA chưa xác thực hoặc dùng gói miễn phí nên chưa gửi được.'),
    one(-1351, 'configuration', 'Tài khoản OA bị chặn vì vi phạm.'),
    one(-136, 'configuration', 'Cần liên kết ví ZCA.'),
    one(-137, 'configuration', 'Ví ZCA không trừ được tiền.'),
    one(-139, 'permanent', 'Người nhận từ chối loại tin này.'),
    one(-141, 'permanent', 'Người nhận từ chối tin của tài khoản.'),
    one(-144, 'quota', 'Tài khoản OA đã hết lượt gửi trong ngày.'),
    one(-146, 'configuration', 'Mẫu tin bị khoá vì chất lượng gửi thấp.'),
    one(-147, 'quota', 'Mẫu tin đã hết lượt gửi trong ngày.'),
  ],
} as const satisfies Record<string, readonly OtherError[]>

const holds = ({ codes }: OtherError, code: number) =>
  typeof codes === 'number' ? codes === code : codes[0] <= code && code <= codes[1]

/** The row of a code of one of the other services; undefined for one that is not on Zalo's lists. */
export const otherErrorOf = (service: keyof typeof otherErrors, code: number): OtherError | undefined =>
  otherErrors[service].find((row) => holds(row, code))
