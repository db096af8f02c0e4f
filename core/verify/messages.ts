import { written } from '../time.ts'
import type { Difference, DifferenceKind } from './text/differences.ts'
import type { Verified } from './verified.ts'

/** Why the words of a picture were not read; each has its sentence in `core/refusals.ts`. */
export type PictureWordsReason =
  `verify.picture-${'here' | 'large' | 'format' | 'wordless' | 'small' | 'slow' | 'busy' | 'broken' | 'unreachable'}`

const kinds: Record<DifferenceKind, string> = {
  number: 'Con số',
  date: 'Ngày, giờ',
  phone: 'Số điện thoại',
  account: 'Số tài khoản',
  link: 'Đường dẫn',
  name: 'Tên riêng',
  words: 'Lời',
}

const headlines = {
  exact: 'Đúng nguyên văn tin của chúng tôi',
  part: 'Đúng nguyên văn, nhưng chỉ là một phần',
  alike: 'Giống tin của chúng tôi, có chỗ cần so lại',
  altered: 'Tin của chúng tôi đã bị sửa',
  forged: 'Mang mã bản tin thật, nhưng nội dung không phải của chúng tôi',
  source: 'Tin của báo mà chúng tôi theo dõi',
  'source-altered': 'Tin của báo, nhưng đã bị sửa',
  elsewhere: 'Bản tin của nơi khác, có tin của báo mà chúng tôi theo dõi',
  'elsewhere-altered': 'Bản tin của nơi khác, có tin của báo đã bị sửa',
  code: 'Mã này là của một bản tin thật',
  unknown: 'Không phải tin của chúng tôi',
}

export const police = 'Nếu có ai đòi tiền, số tài khoản hay mã xác nhận, hãy gọi công an: 113.'

export const verifyWords = {
  headlines,
  police,
  compareCode: 'Chỉ mã thì chưa đủ: kẻ giả mạo có thể chép mã. Hãy dán cả nội dung tin để so từng chữ.',
  unknown:
    'Trong các bản tin, đính chính, thông báo đã gửi và tin của các nguồn đang theo dõi không có tin này. Điều đó chưa có nghĩa là tin sai, nhưng xin đừng coi là tin của cơ quan.',
  unknownCode: (code: string) => `Cơ quan này chưa gửi bản tin nào mang mã ${code}.`,
  doNot: 'Xin đừng làm theo chỗ bị sửa và đừng chuyển tiếp.',
  askSource: 'Hãy hỏi lại nơi phát ra tin trước khi tin hoặc chuyển tiếp.',
  elsewhere: (named: string, shared: string[]) =>
    `Bản tin này mang tên ${named}, không phải của chúng tôi: cần gì hãy hỏi nơi đó.${shared.length > 0 ? ` Giống tin chúng tôi có: ${shared.map((title) => `“${title}”`).join(', ')}. Phần còn lại chúng tôi không có nên không nói được đúng hay sai.` : ''}`,
  notOurs: 'Cơ quan không viết tin này. Hãy mở bài gốc để đọc đủ.',
  part: 'Phần còn lại của bản gốc có thể quan trọng: hãy đọc cả bản.',
  beyond: 'Phần nằm ngoài đoạn chúng tôi có thì chưa so được.',
  corrected: (text: string, at: number) => `Bản tin này đã có đính chính lúc ${written(at)}: ${text}`,
  over: (title: string, endedAt: number) =>
    `Thông báo “${title}” đã hết hạn lúc ${written(endedAt)}: xin đừng làm theo và đừng chuyển tiếp nữa.`,
  which: 'Bạn dán nội dung tin cần kiểm tra (hoặc mã bản tin) vào tin nhắn tiếp theo, kênh sẽ so với những gì đã gửi.',
  whichOnScreen: (page: string) =>
    `Bạn dán nội dung tin cần kiểm tra ngay sau câu hỏi, như “Tin này có thật không: …”, hoặc mở trang Kiểm tra tin: ${page}`,
  fromPicture: 'Chữ trong ảnh do máy đọc, có thể đọc sai chỗ mờ. Hãy so lại với bản gốc.',
  unsure: 'Chỗ máy đọc chưa chắc, bạn so lại bằng mắt',
  pictureUnknown: 'Muốn hỏi hay phản ánh về ảnh này, bạn gõ thành chữ.',
  pictureBeyond: 'Chữ khác trong ảnh, nằm ngoài phần giống bản gốc, thì chưa so được.',
}

export const headlineOf = ({ verdict, isPart, isAltered, isForged, elsewhere, unsure }: Verified): string => {
  if (isForged) return headlines.forged
  if (elsewhere && verdict === 'source') return headlines[isAltered ? 'elsewhere-altered' : 'elsewhere']
  if (verdict === 'exact' && unsure.length > 0) return headlines.alike
  if (verdict === 'exact') return headlines[isPart ? 'part' : 'exact']
  if (verdict === 'source') return headlines[isAltered ? 'source-altered' : 'source']
  return headlines[verdict]
}

/** What to do about it, the most urgent first. */
export function adviceOf(verified: Omit<Verified, 'headline' | 'advice'>): string[] {
  const {
    verdict,
    isPart,
    isAltered,
    isForged,
    elsewhere,
    asksMoney,
    unknownCode,
    corrections,
    over,
    hasBeyond,
    fromPicture,
  } = verified
  return [
    ...(asksMoney && (verdict === 'unknown' || isAltered || elsewhere) ? [police] : []),
    ...(elsewhere ? [verifyWords.elsewhere(elsewhere.named, elsewhere.shared)] : []),
    ...(unknownCode ? [verifyWords.unknownCode(unknownCode)] : []),
    ...(isAltered || isForged ? [verifyWords.doNot] : []),
    ...over.map(({ title, endedAt }) => verifyWords.over(title, endedAt)),
    ...(verdict === 'unknown' ? [verifyWords.unknown, verifyWords.askSource] : []),
    ...(verdict === 'source' && !elsewhere ? [verifyWords.notOurs] : []),
    ...(verdict === 'source' && hasBeyond && !elsewhere ? [verifyWords.beyond] : []),
    ...(verdict !== 'source' && hasBeyond ? [verifyWords.pictureBeyond] : []),
    ...(verdict === 'code' ? [verifyWords.compareCode] : []),
    ...(verdict === 'exact' && isPart ? [verifyWords.part] : []),
    ...corrections.map(({ text, sentAt }) => verifyWords.corrected(text, sentAt)),
    ...(fromPicture ? [verifyWords.fromPicture] : []),
  ]
}

/** Where it comes from, in one line; '' for what is nobody's of ours. */
export function originOf({ original }: Pick<Verified, 'original'>): string {
  if (!original) return ''
  const { kind, title, unitName, sentAt, code, sourceName, publishedAt } = original
  const ours = sentAt === null ? '' : `${unitName} gửi lúc ${written(sentAt)}${code ? `, mã bản tin ${code}` : ''}`
  if (kind !== 'news') return `“${title}”, ${ours || unitName}`
  const paper = `“${title}”, ${sourceName}${publishedAt === null ? '' : `, ${written(publishedAt)}`}`
  return ours ? `${paper}; có trong bản tin ${ours}` : paper
}

/** “Con số: tin bạn gửi là “5”, bản gốc là “3””. An address is written so that nobody opens it by a touch. */
export function differenceLine({ kind, told, original }: Difference): string {
  const [here, there] = [told, original].map((text) => `“${clipped(kind === 'link' ? unlinked(text) : text)}”`)
  if (!original) return `${kinds[kind]}: tin bạn gửi thêm ${here}, bản gốc không có`
  if (!told) return `${kinds[kind]}: tin bạn gửi bỏ mất ${there}`
  return `${kinds[kind]}: tin bạn gửi là ${here}, bản gốc là ${there}`
}

const unlinked = (text: string) => text.replace(/^https?:\/\//i, '').replaceAll('.', '[.]')
const clipped = (text: string) => (text.length > 120 ? `${text.slice(0, 119)}…` : text)
