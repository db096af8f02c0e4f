import type { ArticleDoubt } from '../../db/schema/news.ts'

const blocks = {
  'no-title': 'Tin chưa có tiêu đề.',
  'no-source': 'Tin chưa ghi tên nguồn.',
  'no-time': 'Tin chưa có thời điểm đăng.',
  'no-link': 'Tin chưa có đường dẫn tới bài gốc.',
  'bad-link':
    'Đường dẫn của tin và trong lời tin phải bắt đầu bằng http hoặc https, không kèm tên hay mật khẩu trước dấu @.',
  'licence-link': 'Nguồn này chỉ cho dẫn tiêu đề và đường dẫn, không kèm tóm tắt.',
  'licence-excerpt': 'Nguồn này chỉ cho trích ngắn, tóm tắt không quá 300 ký tự.',
}
export type BlockReason = keyof typeof blocks | 'embargo' | 'over'

/** Why an item may not go out; `until` is when its embargo ends, `end` when it is over, as people write them. */
export function blockSentence(reason: BlockReason, { until, end }: { until: string; end: string }): string {
  if (reason === 'embargo') return `Tin còn trong thời gian nhường báo gốc, được phát từ ${until}.`
  return reason === 'over' ? `Thông báo hết hạn lúc ${end}, không phát sau giờ đó.` : blocks[reason]
}

const doubted: Record<ArticleDoubt, string> = {
  title: 'Tiêu đề: trang ghi mỗi nơi một khác, hoặc chỉ một chỗ không rõ là tiêu đề.',
  day: 'Thời điểm đăng: trang ghi mỗi nơi một ngày, hoặc chỉ một chỗ không rõ là ngày đăng.',
  text: 'Lời bài: có thể thiếu hoặc lẫn lời khác của trang.',
}
/** What is to be compared with the article itself before an item goes out. */
export const doubtSentence = (doubt: ArticleDoubt) => doubted[doubt]

/** When, where and whom to ask, as a notice says it. */
export const lifeWords = {
  when: (when: string) => `Thời gian: ${when}`,
  until: (when: string) => `đến ${when}`,
  fromTo: (from: string, to: string) => `từ ${from} đến ${to}`,
  place: (place: string) => `Địa điểm: ${place}`,
  contact: (contact: string) => `Liên hệ: ${contact}`,
  urgent: (title: string) => `[KHẨN] ${title}`,
}

const feedRefusals = {
  'feed.empty': 'Nguồn tin không có tin nào.',
  'feed.torn':
    'Nguồn tin bị đứt giữa chừng: Loa đã đọc những tin còn nguyên, các tin cuối có thể thiếu. Vui lòng báo nơi quản lý trang.',
  'feed.not-feed': 'Địa chỉ này không phải là nguồn tin (RSS, Atom, RDF hoặc JSON Feed).',
  'feed.sign-in': 'Trang nguồn đòi đăng nhập thay vì đưa tin. Vui lòng hỏi nơi quản lý trang, hoặc đổi địa chỉ.',
  'feed.no-items':
    'Không thấy tin nào ở chỗ đã chọn trên trang: trang có thể đã đổi cách trình bày. Vui lòng dạy lại bằng một tin mẫu.',
  'feed.not-sitemap': 'Địa chỉ này không phải là sơ đồ trang (sitemap).',
  'feed.no-article': 'Không đọc được bài nào ở địa chỉ này.',
  'feed.robots': 'Trang nguồn không cho chương trình đọc địa chỉ này (robots.txt).',
  'feed.too-large': 'Nguồn tin nặng quá 5 MB nên không đọc.',
  'feed.packed': 'Bản nén mà trang nguồn gửi bị hỏng.',
  'feed.slow': 'Trang nguồn không trả lời trong 10 giây.',
  'feed.redirects': 'Trang nguồn chuyển hướng quá nhiều lần.',
  'feed.address': 'Địa chỉ nguồn tin phải bắt đầu bằng http hoặc https.',
  'feed.private': 'Địa chỉ nguồn tin nằm trong mạng nội bộ nên không được đọc.',
  'feed.unreachable': 'Không kết nối được tới trang nguồn.',
}
/** Why a feed could not be read: a key, or the number its server answered with. A source's row keeps it. */
export type FeedReason = keyof typeof feedRefusals | `feed.http ${number}`

/** The sentence for a reason as a row kept it. */
export function feedSentence(reason: string): string {
  const known: Record<string, string | undefined> = feedRefusals
  const [, status] = /^feed\.http (\d+)$/.exec(reason) ?? []
  return known[reason] ?? (status ? `Trang nguồn báo lỗi (HTTP ${status}).` : 'Không đọc được nguồn tin.')
}
