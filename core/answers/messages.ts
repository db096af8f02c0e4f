import type { ClauseForce } from '../library/force/clause-force.ts'
import { cutAt } from '../text/cut.ts'
import { writtenDate } from '../time.ts'

type ChangeOf = { kind: string; status: string; number: string; title: string; scope: string; since: string | null }
const changeWords: Record<string, string> = {
  amends: 'Được sửa đổi, bổ sung bởi',
  replaces: 'Bị thay thế bởi',
  repeals: 'Bị bãi bỏ bởi',
  suspends: 'Bị ngưng hiệu lực bởi',
}

/** What had been done to the clauses by then; where nobody can tell to which, that some of it had. */
function changesThen(then: ClauseForce[]): string[] {
  const told = [...new Set(then.flatMap(({ changes }) => changes.map(({ note }) => note)))]
  if (told.length > 0) return ['Khi đó:', ...told]
  return then.some(({ inForce }) => inForce === 'partly') ? ['Khi đó văn bản đã được sửa đổi một phần.'] : []
}

/** The words around an answer; what it says is the library's own. */
export const answerSentences = {
  asOf: (day: string | null, then: ClauseForce[]) =>
    [
      day
        ? `Trích từ văn bản áp dụng được vào ngày ${writtenDate(day)}.`
        : 'Trích từ văn bản đã hết hiệu lực, không phải quy định hiện nay.',
      ...changesThen(then),
      then.some(({ inForce }) => inForce === 'unknown') && 'Ngày hiệu lực của văn bản chưa được cán bộ xác nhận.',
    ]
      .filter(Boolean)
      .join(' '),
  noneThen: (day: string | null) =>
    day
      ? `Thư viện không có văn bản trả lời được cho ngày ${writtenDate(day)}; nội dung này không tính theo ngày ấy.`
      : 'Thư viện không có văn bản cũ trả lời được câu này; nội dung này không phải theo luật cũ.',
  toQuestion: (question: string, answer = '') => `Về câu “${cutAt(question, 160)}”:${answer && `\n${answer}`}`,
  understood: (meant: string[]) => `Hiểu là: ${meant.join('; ')}.`,
  automatic: 'Trả lời tự động, trích nguyên văn từ văn bản:',
  automaticOver:
    'Trả lời tự động: quy định tìm thấy dưới đây hiện không còn áp dụng, chỉ trích để bạn biết trước đây quy định thế nào:',
  document: (documents: { title: string; number: string }[]) =>
    `Trả lời tự động: thư viện có ${documents
      .slice(0, 3)
      .map(({ title, number }) => `${title.slice(0, 120)}${number && ` (số ${number})`}`)
      .join(
        '; ',
      )}. Bạn có thể hỏi từng điều, ví dụ “Điều 2 ${documents[0]?.title.slice(0, 80)}”. Văn bản mở đầu như sau:`,
  byModel: 'Trả lời tự động, viết từ các văn bản dẫn dưới đây:',
  notFound:
    'Trả lời tự động: thư viện văn bản hiện chưa có nội dung trả lời câu hỏi này, nên hệ thống không đoán. Bạn có thể hỏi lại bằng cách khác, hoặc chuyển câu hỏi cho cán bộ.',
  whose: (article: string) =>
    `Chưa rõ bạn hỏi Điều ${article} của văn bản nào. Bạn gõ cả tên hoặc số của văn bản, ví dụ “Điều ${article} Luật Đất đai”.`,
  askBack:
    'Trả lời tự động: chưa chắc thư viện có câu trả lời, nên hệ thống không đoán. Có phải bạn hỏi về một trong các mục sau?',
  auto: (note: string) => `Trả lời tự động: ${note.charAt(0).toLowerCase()}${note.slice(1)}`,
  aDocument: 'Văn bản',
  named: (numbered: string, issuedOn: string | null, term: string) =>
    [
      `${numbered}${issuedOn ? ` ngày ${writtenDate(issuedOn)}` : ''}`,
      ...term.split(', ').map((part) => part && `${/^\d/.test(part) ? 'nhiệm kỳ' : 'khóa'} ${part}`),
    ]
      .filter(Boolean)
      .join(', '),
  by: (issuer: string) => `của ${issuer}`,
  which: (called: string) => `Thư viện có nhiều văn bản là ${called}. Bạn hỏi văn bản nào?`,
  whichOther: (called: string) => `Thư viện không có ${called} của ngày hoặc năm bạn ghi. Có phải bạn hỏi văn bản sau?`,
  whichHow: (more: number) =>
    `Bạn trả lời bằng số thứ tự${more > 0 ? `; nếu không thấy (còn ${more} văn bản nữa), bạn hỏi lại kèm năm ban hành` : ', hoặc hỏi lại kèm năm ban hành'}.`,
  numberUnknown: (called: string) => `Thư viện không có ${called}.`,
  numberTextless: (called: string, url: string) =>
    `Thư viện không giữ toàn văn ${called}.${url && ` Xem tại nguồn: ${url}`}`,
  numberHow: 'Bạn xem lại số hiệu, hoặc chuyển câu hỏi cho cán bộ.',
  note: (note: string) => `Lưu ý: ${note}`,
  noDistrict: (offices: { name: string; now?: { successor: string; legalSource: string } }[]) => {
    const done = offices.flatMap(({ name, now }) =>
      now ? [`Việc của ${name} nay do ${now.successor} làm (căn cứ: ${now.legalSource}).`] : [],
    )
    const open = offices.some(({ now }) => !now)
    return [
      `Từ ngày 01/7/2025 không còn cấp huyện, nên không còn ${offices.map(({ name }) => name).join(', ')} như văn bản ghi.`,
      ...done,
      ...(open ? ['Bạn hỏi bộ phận một cửa của xã, phường để biết cơ quan nào làm việc này hiện nay.'] : []),
    ].join(' ')
  },
  askBackHow: 'Bạn trả lời bằng số thứ tự để xem mục đó, hoặc chuyển câu hỏi cho cán bộ.',
  ownCase:
    'Đây là quy định chung, không phải kết luận cho trường hợp riêng của bạn. Muốn biết chắc, bạn bấm “Chuyển cho cán bộ” hoặc mang giấy tờ đến hỏi trực tiếp bộ phận một cửa.',
  howToHandOn: (command: string) => `Để chuyển cho cán bộ, bạn nhắn riêng cho kênh: ${command}`,
  unavailable: 'Hệ thống tra cứu đang gặp sự cố nên chưa trả lời được. Bạn vui lòng hỏi lại sau ít phút.',
  lead: 'Câu dẫn:',
  columns: 'Tên cột:',
  open: 'Xem đầy đủ:',
  openNewer: 'Xem:',
  openPassage: 'Xem văn bản',
  handOn: 'Chuyển cho cán bộ',
  handedOn: 'Câu hỏi của bạn đã được chuyển cho cán bộ. Khi có trả lời, chúng tôi sẽ nhắn lại tại đây.',
  handedOnLast: (text: string) =>
    `Câu hỏi gần nhất của bạn đã được chuyển cho cán bộ: “${text}”. Khi có trả lời, chúng tôi sẽ nhắn lại tại đây.`,
  alreadyAnswered: 'Câu hỏi này đã được cán bộ trả lời. Bạn có thể gửi câu hỏi mới.',
  handOnUnknown: 'Không tìm thấy câu hỏi này. Bạn vui lòng gõ lại câu hỏi.',
  byPerson: (question: string, answer: string) => `Cán bộ trả lời câu hỏi “${question}”:\n\n${answer}`,
  curated: {
    lead: (unit: string, day: string) =>
      `Cán bộ ${unit} trả lời, ngày ${writtenDate(day)} (câu trả lời soạn sẵn, gửi tự động):`,
    source: (source: string) => `Nguồn: ${source}`,
    open: 'Xem câu trả lời này trên ứng dụng:',
  },
  issued: (day: string) => `ban hành ngày ${day}`,
  fromRecord: 'Trả lời tự động, theo thông tin thư viện có về văn bản:',
  record: {
    name: (title: string, number: string) => (number && !title.includes(number) ? `${title} (số ${number})` : title),
    days: (issuer: string, issuedOn: string | null, effectiveOn: string | null) =>
      [
        issuer && `Cơ quan ban hành: ${issuer}.`,
        issuedOn && `Ban hành ngày ${writtenDate(issuedOn)}.`,
        effectiveOn && `Có hiệu lực từ ngày ${writtenDate(effectiveOn)}.`,
      ]
        .filter(Boolean)
        .join(' '),
    change: ({ kind, status, number, title, scope, since }: ChangeOf) =>
      [
        `• ${changeWords[kind] ?? ''}${scope && ` (${scope})`} ${title.includes(number) ? title : `${title}, số ${number}`}`,
        since && `từ ngày ${writtenDate(since)}`,
        status !== 'confirmed' && '(chưa xác nhận)',
      ]
        .filter(Boolean)
        .join(' '),
    noText: (url: string) => `Thư viện không giữ toàn văn văn bản này.${url && ` Xem tại nguồn: ${url}`}`,
  },
  inPart: 'Còn hiệu lực một phần.',
  inForce: {
    yes: 'Còn hiệu lực.',
    partly: 'Còn hiệu lực một phần: có nội dung đã được sửa đổi, bãi bỏ hoặc ngưng hiệu lực.',
    amended: 'Đã được sửa đổi, bổ sung.',
    suspended: 'Đang bị ngưng hiệu lực.',
    no: 'Hết hiệu lực.',
    not_yet: 'Chưa có hiệu lực.',
    unknown: 'Hiệu lực chưa được xác nhận.',
  },
}
