const portal = /^(?:(?:cổng|trang) (?:thông tin|giao tiếp) điện tử|báo \p{L}[\p{L}\s]{1,40}(?:điện tử|online)$)/iu
const entries =
  /(?<!\p{L})(?:trang chủ|giới thiệu|tin tức|sự kiện|thông báo|thủ tục hành chính|dịch vụ công|văn bản|liên hệ|đăng nhập|đăng ký|sơ đồ (?:cổng|trang)|góp ý|hỏi đáp|tìm kiếm|english|thư viện|công khai|lịch công tác|rss)(?!\p{L})/giu
const path = /^(?:trang chủ|home)\s{0,3}[»›>/|]/iu
const manyEntries = 3
const longest = 160

/** Whether a line is what a portal sets around its pages, its name, its menu or the path to a page, and no page's own. */
export const isFurniture = (line: string): boolean =>
  line.length <= longest &&
  (portal.test(line) ||
    path.test(line) ||
    (line.match(entries)?.length ?? 0) >= manyEntries ||
    /^trang chủ$/iu.test(line))
