import { categories } from '../../feedback/suggest/categories.ts'
import { writtenDate } from '../../time.ts'
import type { Measure } from '../facts/measures.ts'
import { type Span, spanOf } from '../facts/periods.ts'
import type { Block, BlockName } from './block.ts'

// Every word of figures that is told alike on a page, in a report and in a file.

export const number = (value: number) => value.toLocaleString('vi-VN')

export const blockWords: Record<
  BlockName,
  { title: string; noun: string; none: string; lines: Record<string, string> }
> = {
  reach: {
    title: 'Tin đến các nhóm',
    noun: 'lượt gửi đến nhóm và trang',
    none: 'Không có lượt gửi nào',
    lines: { sent: 'Đã gửi', received: 'Đã nhận', seen: 'Đã xem', failed: 'Không gửi được' },
  },
  editions: {
    title: 'Bản tin và thông báo đúng giờ',
    noun: 'bản tin, thông báo gửi đúng giờ',
    none: 'Không có bản tin, thông báo nào đến giờ',
    lines: { sentOnTime: 'Gửi đúng giờ', sentLate: 'Gửi muộn', notSent: 'Không gửi' },
  },
  told: {
    title: 'Tin đã đưa, theo nguồn',
    noun: 'lượt tin đã đưa',
    none: 'Không có tin nào được đưa',
    lines: { own: 'Thông báo của đơn vị', above: 'Thông báo của đơn vị khác', news: 'Tin báo chí' },
  },
  questions: {
    title: 'Câu hỏi của người dân',
    noun: 'câu hỏi',
    none: 'Không có câu hỏi nào',
    lines: { found: 'Có câu trả lời', notFound: 'Chưa có câu trả lời', unavailable: 'Lúc đó hệ thống bận' },
  },
  feedback: {
    title: 'Phản ánh, kiến nghị đã nhận',
    noun: 'phản ánh, kiến nghị',
    none: 'Không có phản ánh, kiến nghị nào',
    lines: { feedback: 'Đã nhận' },
  },
  answered: {
    title: 'Phản ánh, kiến nghị đã trả lời',
    noun: 'phản ánh được trả lời',
    none: 'Không có phản ánh nào được trả lời',
    lines: { inTime: 'Đúng hạn', late: 'Quá hạn' },
  },
  participants: {
    title: 'Người dự thi',
    noun: 'lượt người dự thi',
    none: 'Không có ai dự thi',
    lines: { participants: 'Người dự thi (mỗi đợt tính một lần)' },
  },
  visits: {
    title: 'Lượt mở trang và ứng dụng',
    noun: 'lượt mở',
    none: 'Không có lượt mở nào',
    lines: {
      ...{ app: 'Ứng dụng', digest: 'Trang bản tin', page: 'Trang của đơn vị', procedure: 'Thủ tục' },
      ...{
        passage: 'Điều khoản trong thư viện',
        contest: 'Cuộc thi',
        verify: 'Kiểm tra tin',
        widget: 'Ô hỏi trên cổng',
      },
    },
  },
}

/** A day, a month or a year as people write it. */
export function stepName(key: string): string {
  if (key.length === 4) return key
  return key.length === 7 ? `${key.slice(5)}/${key.slice(0, 4)}` : writtenDate(key).slice(0, 5)
}

/** `tháng 10/2026`, `quý IV/2026`, `năm 2026`, or its two days. */
export function spanName({ from, to }: Span): string {
  const [year, month] = [from.slice(0, 4), from.slice(0, 7)]
  if (spanOf(year).from === from && spanOf(year).to === to) return `năm ${year}`
  if (spanOf(month).from === from && spanOf(month).to === to) return `tháng ${month.slice(5)}/${year}`
  const at = Number(month.slice(5)) - 1
  const quarterEnd = `${year}-${String(at + 3).padStart(2, '0')}`
  if (at % 3 === 0 && from.endsWith('-01') && spanOf(quarterEnd).to === to)
    return `quý ${['I', 'II', 'III', 'IV'][at / 3]}/${year}`
  return from === to ? `ngày ${writtenDate(from)}` : `từ ${writtenDate(from)} đến ${writtenDate(to)}`
}

/** `tăng 12% so với kỳ trước (1.234)`, the earlier as `shown` writes it; '' where either is hidden. */
export function changeOf(now: number | null, before: number | null, shown = number): string {
  if (now === null || before === null) return ''
  if (now === before) return `bằng kỳ trước (${shown(before)})`
  if (before === 0) return 'kỳ trước không có'
  const percent = Math.round((100 * Math.abs(now - before)) / before)
  const much = percent === 0 ? 'không đáng kể' : `${number(percent)}%`
  return `${now > before ? 'tăng' : 'giảm'} ${much} so với kỳ trước (${shown(before)})`
}

const capital = (text: string) => `${text.charAt(0).toLocaleUpperCase('vi')}${text.slice(1)}`

/** What a chart shows, in one sentence or two. */
export function sentenceOf(block: Omit<Block, 'sentence'>, span: Span): string {
  const words = blockWords[block.name]
  const main = block.lines[0]
  const isWhole = block.total !== null || block.name !== 'reach'
  const value = block.name === 'editions' || !isWhole ? (main?.total ?? null) : block.total
  const before = block.name === 'editions' || !isWhole ? (main?.before ?? null) : block.before
  if (value === null) return `${capital(spanName(span))} có ít ${words.noun} nên số được ẩn để không nhận ra ai.`
  if (value === 0 && block.lines.every(({ total }) => total === 0)) {
    const name = spanName(span)
    return `${words.none} ${name.startsWith('từ') ? name : `trong ${name}`}.`
  }
  const change = changeOf(value, before)
  const first = `${capital(spanName(span))} có ${number(value)} ${words.noun}${change && `, ${change}`}.`
  const peak = peakOf(block)
  return `${first}${peak && ` ${peak}`}`
}

/** The step with most in it, where one stands out. */
function peakOf({ steps, name }: Omit<Block, 'sentence'>): string {
  if (steps.length < 3) return ''
  const sums = steps.map(({ label, values }) => {
    const shown = name === 'reach' || name === 'editions' ? values.slice(0, 1) : values
    return { label, sum: shown.includes(null) ? null : shown.reduce<number>((all, one) => all + (one ?? 0), 0) }
  })
  const most = sums.reduce((best, one) => ((one.sum ?? 0) > (best.sum ?? 0) ? one : best))
  if (!most.sum || sums.filter(({ sum }) => sum === most.sum).length > 1) return ''
  return `Nhiều nhất là ${most.label}: ${number(most.sum)}.`
}

export const lasting = (minutes: number): string => {
  const whole = Math.round(minutes)
  if (whole < 60) return `${whole} phút`
  const [hours, left] = [Math.floor(whole / 60), whole % 60]
  return left ? `${number(hours)} giờ ${left} phút` : `${number(hours)} giờ`
}

export const cardWords = {
  groups: 'Nhóm, trang đang có',
  members: 'Thành viên các nhóm',
  seenShare: 'Lượt gửi có người xem',
  sourceMinutes: 'Từ lúc báo đăng đến lúc vào nhóm',
  approvalMinutes: 'Từ lúc nhắn duyệt đến lúc duyệt',
  onTimeShare: 'Bản tin, thông báo gửi đúng giờ',
  answeredShare: 'Câu hỏi có câu trả lời',
  handedOn: 'Câu hỏi chuyển cho cán bộ',
  personAnswers: 'Câu cán bộ đã trả lời',
  personMinutes: 'Cán bộ trả lời câu hỏi sau',
  cited: 'Lượt trích văn bản trong thư viện',
  feedbackInTime: 'Phản ánh trả lời đúng hạn',
  feedbackMinutes: 'Giờ làm việc để trả lời phản ánh',
  reopened: 'Phản ánh mở lại',
  satisfied: 'Người phản ánh hài lòng',
  perThousand: 'Người dự thi trên 1.000 dân',
} as const
export type CardName = keyof typeof cardWords

/** Each card's value as it is read: a count, a share in percent, or minutes. */
export const cardKinds: Record<CardName, 'count' | 'share' | 'minutes' | 'rate'> = {
  ...{ groups: 'count', members: 'count', seenShare: 'share', sourceMinutes: 'minutes', approvalMinutes: 'minutes' },
  ...{
    onTimeShare: 'share',
    answeredShare: 'share',
    handedOn: 'count',
    personAnswers: 'count',
    personMinutes: 'minutes',
  },
  ...{ cited: 'count', feedbackInTime: 'share', feedbackMinutes: 'minutes', reopened: 'count', satisfied: 'share' },
  perThousand: 'rate',
}

export function cardValue(name: CardName, value: number | null): string {
  if (value === null) return '–'
  const kind = cardKinds[name]
  if (kind === 'minutes') return lasting(value)
  return kind === 'share' ? `${number(value)}%` : number(value)
}

/** What a card has become since: a share by points, for a percent of percents is read as points. */
export function cardChange(name: CardName, now: number | null, before: number | null): string {
  if (now === null || before === null) return ''
  if (cardKinds[name] !== 'share' || now === before) return changeOf(now, before, (value) => cardValue(name, value))
  const points = Math.round(10 * Math.abs(now - before)) / 10
  return `${now > before ? 'tăng' : 'giảm'} ${number(points)} điểm phần trăm so với kỳ trước (${cardValue(name, before)})`
}

/** What each measure is called in a file. */
export const measureNames: Record<Measure, string> = {
  ...{
    groups: 'Nhóm, trang',
    members: 'Thành viên',
    sent: 'Lượt đã gửi',
    received: 'Lượt đã nhận',
    seen: 'Lượt đã xem',
  },
  ...{ failed: 'Lượt không gửi được', sourceMinutes: 'Tin báo vào nhóm (phút)', told: 'Tin đã đưa' },
  ...{ itemsIn: 'Tin mới về', itemsDecided: 'Tin đã duyệt, đã bỏ (phút)', editions: 'Bản tin, thông báo đến giờ' },
  ...{ approvedInTime: 'Duyệt trước giờ', sentOnTime: 'Gửi đúng giờ', sentLate: 'Gửi muộn', notSent: 'Không gửi' },
  ...{ approvalMinutes: 'Lượt nhắn duyệt (phút)', questions: 'Câu hỏi', questionChannels: 'Câu hỏi theo kênh' },
  ...{ handedOn: 'Câu hỏi chuyển cán bộ', personAnswers: 'Câu cán bộ trả lời (phút)', cited: 'Lượt trích văn bản' },
  ...{ feedback: 'Phản ánh đã nhận', feedbackAnswered: 'Phản ánh đã trả lời' },
  ...{ feedbackMinutes: 'Phản ánh trả lời (phút làm việc)', feedbackClosed: 'Phản ánh đã đóng' },
  ...{ feedbackReopened: 'Phản ánh mở lại', feedbackRated: 'Lượt chấm điểm (số sao)', participants: 'Người dự thi' },
  visits: 'Lượt mở trang',
}

const channelNames: Record<string, string> = {
  ...{
    oa_chat: 'Nhắn tin với kênh',
    oa_group: 'Nhóm của kênh',
    bot_chat: 'Nhắn tin với bot',
    bot_group: 'Nhóm có bot',
  },
  ...{ share: 'Chuyển tay', web: 'Trang web' },
}

/** What a part of a measure is called. */
export const partName = (part: string): string =>
  part === ''
    ? ''
    : (channelNames[part] ??
      blockWords.visits.lines[part] ??
      blockWords.told.lines[part] ??
      { notice: 'Thông báo', news: 'Tin báo chí', approved: 'Đã duyệt', rejected: 'Đã bỏ' }[part] ??
      (categories as Record<string, string>)[part] ??
      part)
