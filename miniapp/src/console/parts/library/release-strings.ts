import type { ReleaseState } from '../../../../../db/schema/releases.ts'

// Every sentence about new versions that wait to be shown.

const count = (many: number) => many.toLocaleString('vi-VN')
const of = (some: number, all: number) => `${count(some)}/${count(all)} câu`

export const releaseWords = {
  title: 'Chờ công bố',
  lead: 'Trước khi bản mới được dùng để trả lời bà con, Loa hỏi lại các câu hỏi mẫu. Nếu trả lời đúng ít đi, bản mới chờ ở đây; trong lúc chờ, Loa vẫn trả lời theo bản cũ.',
  states: {
    checking: 'Đang kiểm tra',
    waiting: 'Chờ công bố',
    publishing: 'Đang công bố',
    published: 'Đã công bố',
    discarded: 'Đã bỏ',
  } satisfies Record<ReleaseState, string>,
  made: (documents: number, when: string) => `${count(documents)} văn bản, nạp lúc ${when}`,
  documents: 'Các văn bản trong lần này',
  more: (many: number) => `và ${count(many)} văn bản nữa`,
  checking: 'Loa đang hỏi lại các câu hỏi mẫu. Việc này thường mất chưa đến nửa phút.',
  publishing: 'Bản mới đang được đưa vào thư viện.',
  fell: (before: number, after: number, all: number) =>
    `Với bản mới, Loa trả lời đúng ${of(after, all)} hỏi mẫu; hiện nay đúng ${of(before, all)}.`,
  untried: 'Chưa hỏi lại được các câu hỏi mẫu, nên Loa chưa biết bản mới có làm trả lời sai đi không.',
  worse: 'Đang đúng, sẽ sai',
  better: 'Đang sai, sẽ đúng',
  now: 'Hiện nay trả lời từ:',
  withNew: 'Với bản mới trả lời từ:',
  nowhere: 'không trả lời',
  outdated: (titles: string[]) =>
    `Chưa thay được, vì văn bản đã được sửa trong lúc chờ: ${titles.join('; ')}. Vui lòng tải tệp lên lại.`,
  check: 'Hỏi lại',
  publish: 'Vẫn công bố',
  discard: 'Bỏ bản này',
  movedElsewhere: (count: number) =>
    `${count.toLocaleString('vi-VN')} câu hỏi mẫu bị đổi không có ở đây: của đơn vị khác, hoặc đã xoá.`,
  advice:
    'Hãy xem các câu bên dưới. Nếu đoạn trả lời đúng nay nằm ở điều khác, sửa câu hỏi mẫu rồi bấm “Hỏi lại”. Nếu bản mới đúng là phải thay, bấm “Vẫn công bố” và ghi lý do.',
  publishTitle: 'Công bố bản mới này?',
  publishLead: 'Từ lúc này Loa trả lời bà con theo bản mới. Lý do được giữ trong nhật ký.',
  reason: 'Lý do công bố',
  reasonHint: 'Ít nhất 10 ký tự, ví dụ: nghị quyết mới thay nghị quyết cũ, câu hỏi mẫu sẽ sửa sau.',
  discardTitle: 'Bỏ bản mới này?',
  discardLead: 'Bản đang dùng giữ nguyên. Muốn nạp lại thì tải tệp lên lần nữa.',
  recent: 'Các lần công bố gần đây',
  line: (name: string, state: string, when: string) => `${name}: ${state.toLowerCase()}, ${when}`,
  figures: (before: number, after: number, all: number) => `đúng ${of(after, all)}, trước đó ${of(before, all)}`,
  insisted: (name: string, reason: string) => `${name} vẫn công bố: ${reason}`,
}
