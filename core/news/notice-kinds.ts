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

type Matter = { kind: NoticeKind; said: string; own: string }

// How people speak of each kind, matter by matter: who asks when blood is given asks of no vaccination. `own` are the words by
// which a matter is known, however each puts it. In this order: "họp về mất điện" is a meeting only where nothing before it is heard.
const spoken: Matter[] = [
  {
    kind: 'power',
    said: `${cutOff} điện(?! thoại| tử| biên| ảnh| lực)|lịch điện`,
    own: 'cắt cúp mất ngừng ngưng ngắt tạm cấp cung điện lịch sửa gián đoạn',
  },
  {
    kind: 'water',
    said: `${cutOff} nước(?! ngoài| mắm| uống| giải| bọt| này| ta)|lịch nước|nước (?:máy )?(?:yếu|chảy yếu)|súc (?:rửa|xả) (?:đường ống|ống|bể|bồn)`,
    own: 'cắt cúp mất ngừng ngưng ngắt tạm cấp cung nước lịch sửa gián đoạn',
  },
  {
    kind: 'storm',
    said: 'bão số|cơn bão|tình hình bão|áp thấp nhiệt đới|lũ lụt|lũ quét|ngập lụt|(?:bị|có|đang|đề phòng) ngập|sạt lở|triều cường|mưa lớn|mưa bão|phòng chống bão|chống bão|sơ tán|thiên tai|dông lốc|tránh bão',
    own: 'tình hình bão lũ lụt ngập sạt lở',
  },
  {
    kind: 'vaccination',
    said: 'tiêm(?! kích| cận| năng| tạp| vàng| cắt| net| ăn)|chích (?:ngừa|dại|vắc xin)|(?:uống|vitamin) (?:vitamin|vắc xin|a(?= ))',
    own: 'lịch tiêm chủng chích phòng vắc xin ngừa',
  },
  {
    kind: 'vaccination',
    said: 'khám (?:sức khỏe|sức khoẻ|bệnh miễn phí|sàng lọc|mắt|răng|tổng quát)',
    own: 'lịch khám sức khỏe bệnh miễn phí',
  },
  { kind: 'vaccination', said: 'hiến máu', own: 'lịch hiến máu' },
  {
    kind: 'vaccination',
    said: 'phun (?:thuốc|hóa chất|hoá chất)|diệt (?:lăng quăng|bọ gậy|muỗi)',
    own: 'lịch phun thuốc hóa chất',
  },
  {
    kind: 'road',
    said: 'cấm (?:đường|xe|đậu xe|lưu thông)|rào (?:đường|chắn)|chặn đường|sửa đường|đào đường|thảm nhựa|phân luồng|đường (?:bị )?(?:cấm|cắt|chặn)|thi công (?:đường|cầu|cống|vỉa hè)|hạn chế xe|sửa cầu',
    own: 'cấm chặn đường rào sửa',
  },
  { kind: 'meeting', said: 'tiếp xúc cử tri', own: 'lịch họp hội nghị tiếp xúc cử tri' },
  {
    kind: 'meeting',
    said: 'lấy ý kiến (?:dân|nhân dân|bà con|cử tri|hộ dân)|bầu (?:tổ trưởng|trưởng thôn|trưởng ấp)',
    own: 'họp hội nghị',
  },
  {
    kind: 'meeting',
    said: 'họp|hội nghị|sinh hoạt (?:tổ|chi bộ|khu|thôn)',
    own: 'lịch họp hội nghị sinh hoạt tổ',
  },
  {
    kind: 'class',
    said: 'lớp|tập huấn|khóa học|khoá học|dạy nghề|dạy bơi|nói chuyện chuyên đề',
    own: 'lịch lớp tập huấn học',
  },
  {
    kind: 'event',
    said: 'hội thi|lễ hội|ngày hội|hội chợ|ra quân|văn nghệ|giải (?:chạy|bóng đá|bóng chuyền|đấu|cầu lông)|tổng vệ sinh|dọn dẹp vệ sinh|dọn vệ sinh|phiên chợ|chợ phiên|chiếu phim|phát (?:quà|gạo|lương hưu|trợ cấp|thẻ)',
    own: '',
  },
]

// Without marks “bốn mùa bao giờ mở” holds “mưa bão”, and “chồng bao nhiêu tuổi” “chống bão”.
const bareOf = (said: string) => fold(said).replaceAll(/ bao\b/g, ' bao(?! (?:gio|nhieu|nhiu|lau|h) )')
const phrase = (words: string) => new RegExp(`(?<= )(?:${words})(?= )`, 'u')
const rules = spoken.map(({ kind, said, own }, matter) => {
  const words = own.split(' ').filter(Boolean)
  return {
    kind,
    matter,
    marked: phrase(said),
    bare: phrase(bareOf(said)),
    own: new Set([...words, ...words.map(fold)]),
  }
})

/** What kind of notice is spoken of, and which matter of it (`matter`); `own`: the words by which that is known. */
export type Spoken = { kind: NoticeKind; matter: number; own: ReadonlySet<string> }

/**
 * What notice is spoken of; null where none is. Where marks were typed they count: "hợp" is no "họp".
 *
 * @param words lower-case syllables
 */
export function noticeIn(words: readonly string[]): Spoken | null {
  const said = ` ${words.join(' ')} `
  const isBare = said === fold(said)
  return rules.find(({ marked, bare }) => (isBare ? bare : marked).test(said)) ?? null
}
