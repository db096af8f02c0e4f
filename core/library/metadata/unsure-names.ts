// Behind these a place, a road, a school has its name.
const places =
  '(?:thôn|ấp|(?<!(?:biên|văn)\\s)bản|buôn|làng(?!\\s(?:nghề|quê))|xã|phường|đặc khu|thị trấn|thị xã|huyện|quận|tỉnh|thành phố|khu phố|tổ dân phố|đường(?!\\s(?:bộ|sắt|thủy|thuỷ|dây|lối|liên|nội|trục|hè|ống|phố|giao|vành|ngõ|dân))|(?<!(?:khu|dân|thành|đường)\\s)phố|chợ|cầu|đình|đền(?!\\s(?:ơn|bù|đáp))|chùa|(?:trường\\s)?(?:tiểu học(?:\\svà trung học cơ sở)?|mầm non|trung học cơ sở|trung học phổ thông|thcs|thpt))'
const surnames =
  '(?:nguyễn|trần(?!\\s(?:nhà|thuật))|lê|(?<!(?:vi|tội|sai|xâm|sư|quy|tái|can|thủ)\\s)phạm(?!\\s(?:vi|tội|nhân|pháp|quy|luật|lỗi))|huỳnh(?!\\squang)|đặng|bùi)'
// What goes on behind a name, and behind a place that is not called by one.
const goesOn =
  'năm|và|hoặc|về|trong|trên|thuộc|giai|tại|đã|được|bị|do|quý|tháng|ngày|đến|theo|có|cho|của|là|với|để|từ|tỉnh|huyện|xã|phường|quận|thôn|ấp|khu|tổ|đợt|lần|kỳ|nhiệm|khóa|khoá|lớp|số|các|những|thành(?=\\s(?:phố|lập))|trường|đường|giáp|nối|đoạn|thực(?=\\shiện)|triển(?=\\skhai)|tham(?=\\sgia)|phục(?=\\svụ)|xây(?=\\sdựng)|lập|mở|ra|làng(?=\\svăn)'
const noName =
  'quanh|ven|dọc|cạnh|gần|giữa|khắp|dưới|ngoài|mới|này|nghèo|hội|trực|cấp|quản|bản|mọi|không|phải|đạt|chuẩn|nông|văn(?=\\s(?:hóa|hoá|minh|phòng|nghệ))|ban|ủy|uỷ|phòng(?=\\schống)|chống|ứng|phát|hoạt|công(?=\\s(?:tác|nhận|khai|bố|dân|an))|kiểu|an(?=\\s(?:toàn|ninh|sinh))|điểm|thông(?=\\s(?:tin|báo|qua))|chuyển|sau|trước|khi|sắp|sáp|chợ|cầu|trung(?=\\s(?:tâm|ương))|hỗ|học|hợp|họp|tuyển|bầu|gửi|tạm|đêm|phiên|truyền|dân|gắn|đồng(?=\\s(?:bộ|thời|ý))|giữ|gìn|quyết|bảo(?=\\s(?:vệ|đảm|hiểm|tồn))|cải|chấp|chỉ|đang|đầu|điều|đề|giao|góp|hằng|hàng|hành|kết|khai|kiểm|làm|lấy|liên|nhằm|nhân(?=\\sdân)|niêm|ở|rà|sử|sửa|tăng|thi|thu|tiếp|tiêm|tình|toàn|trao|tri|tuyên|vận|việc|vệ|xử|xanh|sạch'
const next = `\\s(?!(?:${goesOn})(?!\\p{L}))\\p{Ll}+`
const first = `\\s(?!(?:${goesOn}|${noName})(?!\\p{L}))\\p{Ll}+`
const afterPlace = new RegExp(`(?<![\\p{L}\\d])(${places})(${first}(?:${next}){0,2})(?!\\p{L})`, 'gu')
const afterSurname = new RegExp(`(?<![\\p{L}\\d])(${surnames}(?:${next}){1,3})(?!\\p{L})`, 'gu')

/**
 * A heading that stood in capitals, in small letters but for what may be a name that its text nowhere writes: that stays in capitals,
 * as it stood, and where it ends nobody guesses.
 */
export const withUnsureNames = (small: string): string =>
  small
    .replace(afterPlace, (_, place: string, name: string) => `${place}${name.toUpperCase()}`)
    .replace(afterSurname, (name) => name.toUpperCase())
