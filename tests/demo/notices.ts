import { hourMs, minuteMs } from '../../core/time.ts'

export type Notice = { slug: string; title: string; summary: string; author: string; agoMs: number }

/** What the ward's own news page has told lately; all of it made up. `agoMs` is how long before the demo's now. */
export const notices: Notice[] = [
  {
    slug: 'sua-mai-cho',
    title: 'Chợ Hoà Mẫu sửa mái che, chuyển hàng tươi sang sân phía đông',
    summary: 'Các hàng rau, cá, thịt bán ở sân phía đông đến hết ngày Chủ nhật. Lối vào chính vẫn mở như thường.',
    author: 'Ban quản lý chợ',
    agoMs: 52 * hourMs,
  },
  {
    slug: 'lop-dien-thoai',
    title: 'Mở lớp dùng điện thoại thông minh cho người cao tuổi',
    summary:
      'Lớp học tối thứ Ba và thứ Năm tại nhà văn hoá tổ 1, không thu tiền. Đoàn thanh niên hướng dẫn từng người.',
    author: 'Đoàn thanh niên phường',
    agoMs: 49 * hourMs,
  },
  {
    slug: 'thu-vien-mo-toi',
    title: 'Thư viện phường mở thêm giờ buổi tối trong mùa thi',
    summary: 'Phòng đọc mở đến 21 giờ từ thứ Hai đến thứ Sáu. Học sinh mang theo thẻ để mượn sách về nhà.',
    author: 'Thư viện phường',
    agoMs: 47 * hourMs,
  },
  {
    slug: 'rao-duong-mau-don',
    title: 'Rào một bên phố Mẫu Đơn để thay ống nước',
    summary: 'Đoạn từ số 20 đến số 64 đi một chiều trong bốn ngày. Xe máy đi vòng qua phố Bằng Lăng.',
    author: 'Tổ quản lý đô thị',
    agoMs: 29 * hourMs,
  },
  {
    slug: 'kham-suc-khoe',
    title: 'Khám sức khoẻ miễn phí cho người từ 60 tuổi',
    summary: 'Trạm y tế khám từ 7 giờ 30 sáng thứ Bảy này. Các cụ nhịn ăn sáng để thử máu, mang thẻ bảo hiểm y tế.',
    author: 'Trạm y tế phường',
    agoMs: 27 * hourMs,
  },
  {
    slug: 'lay-y-kien-san-choi',
    title: 'Lấy ý kiến về sân chơi trẻ em ở khu tập thể Dệt',
    summary:
      'Bản vẽ dán ở bảng tin nhà văn hoá trong mười ngày. Bà con góp ý với tổ trưởng hoặc gửi phản ánh qua Zalo.',
    author: 'Văn phòng Uỷ ban nhân dân phường',
    agoMs: 24 * hourMs,
  },
  {
    slug: 'canh-bao-lua-dao',
    title: 'Cảnh giác cuộc gọi tự xưng cán bộ phường đòi cập nhật căn cước',
    summary:
      'Phường không gọi điện xin mã xác nhận và không gửi đường dẫn cài ứng dụng. Gặp cuộc gọi như vậy hãy tắt máy.',
    author: 'Công an phường',
    agoMs: 5 * hourMs,
  },
  {
    slug: 'doi-lich-tiep-dan',
    title: 'Đổi giờ tiếp công dân của lãnh đạo phường trong tuần này',
    summary: 'Buổi tiếp chuyển từ sáng thứ Năm sang sáng thứ Sáu, vẫn ở phòng 102, số 8 phố Mẫu Đơn.',
    author: 'Văn phòng Uỷ ban nhân dân phường',
    agoMs: 4 * hourMs,
  },
  {
    slug: 'giai-bong-ban',
    title: 'Giải bóng bàn gia đình nhận đăng ký đến hết tuần',
    summary: 'Mỗi đội hai người trong một nhà. Đăng ký với tổ trưởng tổ dân phố hoặc tại nhà văn hoá.',
    author: 'Nhà văn hoá phường',
    agoMs: 3 * hourMs,
  },
  {
    slug: 'xe-buyt-tuyen-moi',
    title: 'Xe buýt thêm điểm dừng trước cổng chợ Hoà Mẫu',
    summary: 'Từ đầu tháng sau, tuyến đi qua phố Mẫu Đơn dừng thêm một điểm, cách hai mươi phút có một chuyến.',
    author: 'Tổ quản lý đô thị',
    agoMs: 25 * minuteMs,
  },
]

export const newsPage = 'Trang tin phường Hoà Mẫu'

/** These notices as an RSS feed whose items link to pages of the same host. */
export const feedOf = (
  out: Notice[],
  now: number,
  link: (slug: string) => string,
) => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${newsPage}</title>
<link>${link('')}</link>
<description>Tin mẫu để chạy thử. Phường Hoà Mẫu không có thật.</description>
${out
  .map(
    ({ slug, title, summary, author, agoMs }) => `<item>
<title>${escaped(title)}</title>
<description>${escaped(summary)}</description>
<link>${link(slug)}</link>
<guid isPermaLink="false">${slug}</guid>
<dc:creator>${escaped(author)}</dc:creator>
<pubDate>${new Date(now - agoMs).toUTCString()}</pubDate>
</item>`,
  )
  .join('\n')}
</channel>
</rss>
`

/** The page behind an item's link. */
export const pageOf = ({ title, summary, author }: Notice) => `<!doctype html>
<html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>body{font:1.25rem/1.6 system-ui,sans-serif;max-width:36rem;margin:2rem auto;padding:0 1rem}</style>
<p>${newsPage} · tin mẫu</p><h1>${escaped(title)}</h1><p>${escaped(summary)}</p><p>${escaped(author)}</p></html>
`

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
