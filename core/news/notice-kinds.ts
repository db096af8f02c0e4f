import type { NoticeKind } from '../../db/schema/news.ts'
import { fold } from '../text/fold.ts'

/** What each kind of notice is called. */
export const noticeKindNames: Record<NoticeKind, string> = {
  power: 'Cắt điện',
  water: 'Cắt nước',
  road: 'Đường, giao thông',
  storm: 'Bão, lũ, thiên tai',
  vaccination: 'Tiêm chủng, khám bệnh',
  meeting: 'Họp, tiếp xúc cử tri',
  class: 'Lớp học, tập huấn',
  event: 'Hội thi, lễ hội, ra quân',
  other: 'Thông báo khác',
}

const cutOff =
  '(?:cắt|cúp|mất|ngắt|có|sửa|ngừng cấp|ngừng cung cấp|tạm ngừng cấp|tạm ngừng cung cấp|gián đoạn cung cấp|hết)(?: [^ ]{1,7}){0,2}'

// How people speak of each. In this order: "họp về mất điện" is a meeting only where nothing before it is heard.
const spoken: [NoticeKind, string][] = [
  ['power', `${cutOff} điện(?! thoại| tử| biên| ảnh| lực)|lịch điện`],
  [
    'water',
    `${cutOff} nước(?! ngoài| mắm| uống| giải| bọt| này| ta)|lịch nước|nước (?:máy )?(?:yếu|chảy yếu)|súc rửa (?:đường ống|bể|bồn)`,
  ],
  [
    'storm',
    'bão số|cơn bão|áp thấp nhiệt đới|lũ lụt|lũ quét|ngập lụt|bị ngập|sạt lở|triều cường|mưa lớn|mưa bão|phòng chống bão|chống bão|sơ tán|thiên tai|dông lốc|tránh bão',
  ],
  [
    'vaccination',
    'tiêm(?! kích| cận| năng| tạp| vàng| cắt| net| ăn)|chích ngừa|uống (?:vitamin|vắc xin)|khám (?:sức khỏe|sức khoẻ|bệnh miễn phí|sàng lọc|mắt|tổng quát)|hiến máu|phun (?:thuốc|hóa chất|hoá chất)|diệt (?:lăng quăng|bọ gậy|muỗi)',
  ],
  [
    'road',
    'cấm (?:đường|xe|đậu xe|lưu thông)|rào (?:đường|chắn)|chặn đường|sửa đường|đào đường|thảm nhựa|phân luồng|đường (?:bị )?(?:cấm|cắt|chặn)|thi công (?:đường|cầu|cống|vỉa hè)|hạn chế xe|sửa cầu',
  ],
  [
    'meeting',
    'họp|hội nghị|tiếp xúc cử tri|sinh hoạt (?:tổ|chi bộ|khu|thôn)|lấy ý kiến (?:dân|nhân dân|bà con|cử tri|hộ dân)|bầu (?:tổ trưởng|trưởng thôn|trưởng ấp)',
  ],
  ['class', 'lớp|tập huấn|khóa học|khoá học|dạy nghề|dạy bơi|nói chuyện chuyên đề'],
  [
    'event',
    'hội thi|lễ hội|ngày hội|hội chợ|ra quân|văn nghệ|giải (?:chạy|bóng đá|bóng chuyền|đấu|cầu lông)|tổng vệ sinh|dọn dẹp vệ sinh|phiên chợ|chợ phiên|chiếu phim|phát (?:quà|gạo|lương hưu|trợ cấp|thẻ)',
  ],
]

const phrase = (words: string) => new RegExp(`(?<= )(?:${words})(?= )`, 'u')
const rules = spoken.map(([kind, words]) => ({ kind, marked: phrase(words), bare: phrase(fold(words)) }))

/**
 * The kind of notice that is spoken of; null where none is. Where marks were typed they count: "hợp" is no "họp".
 *
 * @param words lower-case syllables
 */
export function noticeKindIn(words: readonly string[]): NoticeKind | null {
  const said = ` ${words.join(' ')} `
  const isBare = said === fold(said)
  return rules.find(({ marked, bare }) => (isBare ? bare : marked).test(said))?.kind ?? null
}
