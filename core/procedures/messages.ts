import type { Language, ProcedurePart } from '../../db/schema/procedures.ts'
import { writtenDate } from '../time.ts'

type Words = {
  labels: Record<ProcedurePart, string>
  head: (name: string, unit: string) => string
  paper: (at: number, text: string) => string
  none: string
  formsIn: (count: number) => string
  note: (note: string) => string
  checked: (day: string) => string
  old: string
  foot: string
  open: string
  button: string
}

/** The words around what is told of a procedure; what it says is the office's own. */
export const procedureWords: Record<Language, Words> = {
  vi: {
    labels: {
      papers: 'Giấy tờ',
      copies: 'Số bộ hồ sơ',
      fee: 'Lệ phí',
      time: 'Thời gian giải quyết',
      place: 'Nơi nộp',
      decider: 'Người giải quyết',
      online: 'Nộp qua mạng',
      forms: 'Mẫu đơn',
      ground: 'Căn cứ',
    },
    head: (name, unit) => `Thủ tục: ${name} (${unit})`,
    paper: (at, text) => `${at}) ${text}`,
    none: 'Cơ quan chưa ghi.',
    formsIn: (count) => `${count} mẫu, tải ở đường dẫn dưới.`,
    note: (note) => `Lưu ý: ${note}`,
    checked: (day) => `Kiểm tra lần cuối ngày ${writtenDate(day)}.`,
    old: 'Đã quá 90 ngày: bạn hỏi lại bộ phận một cửa trước khi đi.',
    foot: 'Trả lời tự động, theo thủ tục cơ quan đã duyệt.',
    open: 'Xem đủ:',
    button: 'Xem thủ tục',
  },
  en: {
    labels: {
      papers: 'Papers',
      copies: 'Sets of papers',
      fee: 'Fee',
      time: 'Time',
      place: 'Where to file',
      decider: 'Decided by',
      online: 'Online',
      forms: 'Forms',
      ground: 'Legal ground',
    },
    head: (name, unit) => `Procedure: ${name} (${unit})`,
    paper: (at, text) => `${at}) ${text}`,
    none: 'The office has not written this down.',
    formsIn: (count) => `${count}, at the link below.`,
    note: (note) => `Note: ${note}`,
    checked: (day) => `Last checked on ${writtenDate(day)}.`,
    old: 'That was more than 90 days ago: please ask the office before you go.',
    foot: 'Automatic answer, from the procedure as the office approved it.',
    open: 'In full:',
    button: 'Open the procedure',
  },
}

/** Asked back where one name is said of several procedures. */
export const whichProcedure: Record<Language, { ask: string; how: string }> = {
  vi: {
    ask: 'Trả lời tự động: tên này dùng cho nhiều thủ tục. Bạn hỏi thủ tục nào?',
    how: 'Bạn trả lời bằng số thứ tự, hoặc chuyển câu hỏi cho cán bộ.',
  },
  en: {
    ask: 'Automatic answer: several procedures go by this name. Which one do you mean?',
    how: 'Please reply with its number, or pass the question on to the office.',
  },
}

/** What is told of which procedures there are. */
export const procedureListWords = {
  head: (count: number) => `Trả lời tự động: kênh có ${count} thủ tục đã duyệt cho nơi bạn ở:`,
  elsewhere: (count: number) =>
    `Trả lời tự động: kênh chưa có thủ tục nào cho nơi bạn ở. Các nơi khác có ${count} thủ tục:`,
  none: 'Trả lời tự động: kênh chưa có thủ tục nào được duyệt. Bạn hỏi bộ phận một cửa, hoặc chuyển câu hỏi cho cán bộ.',
  more: (count: number) => `… và ${count} thủ tục nữa.`,
  open: 'Xem tất cả:',
  how: 'Bạn gõ tên thủ tục để biết giấy tờ, lệ phí, thời gian.',
}
/** Asked back where a part is asked for and nobody said of which procedure. */
export const ofWhichProcedure: Record<Language, string> = {
  vi: 'Trả lời tự động: bạn hỏi của thủ tục nào?',
  en: 'Automatic answer: which procedure do you want in English? Everything else is answered in Vietnamese.',
}
