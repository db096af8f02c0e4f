import type { Account } from '../db/schema/channels.ts'
import type { AppError, ErrorCode } from './errors.ts'

// Every sentence the service says. Plain words, full accents, no blame.

const refusals: Record<ErrorCode, string> = {
  INVALID: 'Nội dung gửi lên chưa đúng. Vui lòng kiểm tra lại.',
  UNAUTHENTICATED: 'Bạn cần đăng nhập để làm việc này.',
  FORBIDDEN: 'Bạn chưa được giao quyền làm việc này.',
  NOT_FOUND: 'Không tìm thấy nội dung này.',
  CONFLICT: 'Nội dung vừa thay đổi. Vui lòng tải lại và thử lại.',
  LIMIT: 'Bạn thao tác hơi nhanh. Vui lòng đợi một phút rồi thử lại.',
  TOO_LARGE: 'Nội dung quá lớn. Vui lòng gửi phần ngắn hơn.',
  UNAVAILABLE: 'Hệ thống đang bận. Vui lòng thử lại sau ít phút.',
  INTERNAL: 'Có lỗi ngoài dự kiến. Chúng tôi đã ghi nhận và sẽ sửa.',
}

const reasons: Record<string, string> = {
  malformed: 'Dữ liệu gửi lên không đọc được.',
  signature: 'Chữ ký của sự kiện không đúng.',
  stale: 'Sự kiện đã quá cũ.',
  empty: 'Bạn chưa nhập nội dung.',
  'link.used': 'Đường dẫn đăng nhập đã dùng hoặc đã hết hạn. Vui lòng xin đường dẫn mới.',
  'zalo.abroad': 'Zalo chưa cho kênh biết tài khoản của bạn. Bạn vẫn hỏi và đọc tin được mà không cần đăng nhập.',
  'zalo.app': 'Zalo đang từ chối ứng dụng của kênh. Bạn vẫn hỏi và đọc tin được mà không cần đăng nhập.',
  'zalo.token': 'Zalo chưa xác nhận được tài khoản của bạn. Vui lòng mở lại ứng dụng.',
  'question.long': 'Câu hỏi dài quá 1.000 ký tự. Vui lòng hỏi ngắn lại.',
  'no-unit': 'Kênh này đang được chuẩn bị, chưa nhận được nội dung. Vui lòng quay lại sau.',
  'unit.unknown': 'Không có đơn vị này.',
  'person.unknown': 'Không có người dùng này.',
  'person.ambiguous': 'Có nhiều người cùng tên hoặc cùng mã. Vui lòng dùng mã người dùng.',
  'person.guest': 'Đây là khách, chưa ai xác nhận là ai. Vui lòng dùng mã Zalo, hoặc ghi tên người đó bằng loa grant.',
  'group.linked': 'Nhóm hoặc trang này đã được gắn với một đơn vị.',
  'group.not-own': 'Nhóm này không do tài khoản OA làm chủ nên không sửa được từ đây.',
  'group.people': 'Có người chưa được giao vai trò hoặc chưa nhắn cho tài khoản OA lần nào.',
  'group.gone': 'Nhóm không còn trên Zalo, hoặc không do tài khoản OA làm chủ.',
  'group.disabled': 'Zalo đã tắt nhóm vì suất nhóm hết hạn. Vui lòng gia hạn hoặc chuyển nhóm sang suất khác.',
  'group.asset': 'Suất nhóm này đã dùng hoặc đã hết hạn. Vui lòng chọn suất khác.',
  'group.members':
    'Zalo chưa nhận những người này. Người vào nhóm phải quan tâm OA hoặc đã nhắn cho OA trong 7 ngày; khi tạo nhóm, cần ít nhất một quản trị viên của OA.',
  'group.token': 'Zalo không còn nhận quyền của tài khoản. Quản trị viên cần cấp quyền lại.',
  'group.configuration':
    'Zalo chưa cho tài khoản quản lý nhóm. OA cần được xác thực, dùng gói có tính năng nhóm, và cấp cho ứng dụng quyền quản lý nhóm.',
  'group.quota': 'Đã hết hạn mức gọi Zalo. Vui lòng thử lại sau.',
  'group.retry': 'Chưa kết nối được với Zalo. Vui lòng thử lại sau ít phút.',
  'group.unknown':
    'Zalo chưa trả lời nên chưa rõ việc đã xong hay chưa. Vui lòng đợi một phút, tải lại trang và xem trước khi làm lại.',
  'group.permanent': 'Zalo từ chối việc này.',
  'nothing-new': 'Chưa có tin mới nào đã duyệt kể từ bản tin trước, nên không có bản tin.',
  'digest.exists': 'Đơn vị đã có bản tin cho ngày này.',
  'digest.stale': 'Bản tin vừa được sửa. Vui lòng đọc lại nội dung mới rồi duyệt.',
  'digest.scheduled': 'Bản tin đã lên lịch phát nên không sửa được nữa.',
  'correction.unsent': 'Bản tin chưa đến nhóm nào nên chưa cần đính chính.',
  'correction.sending': 'Đợt phát chưa xong. Vui lòng huỷ phần chưa gửi, hoặc chờ gửi xong, rồi đính chính.',
  'correction.approved': 'Lời đính chính này đã được duyệt và gửi.',
  'digest.not-approved': 'Bản tin chưa được duyệt.',
  'digest.long': 'Bản tin dài quá 2.000 ký tự. Vui lòng bớt nội dung.',
  'digest.code': 'Bản tin phải giữ nguyên mã bản tin để người dân đối chiếu.',
  'digest.link': 'Bản tin chỉ được có đường dẫn bắt đầu bằng http hoặc https.',
  'digest.items': 'Có tin chưa được duyệt hoặc không thuộc đơn vị này.',
  'digest.blocked': 'Có tin trong bản tin chưa được phép phát.',
  'item.blocked': 'Tin còn thiếu thông tin nên chưa duyệt được.',
  'item.stale': 'Tin vừa được sửa. Vui lòng đọc lại nội dung mới rồi duyệt.',
  'source.exists': 'Đơn vị đã có nguồn tin với địa chỉ này.',
  'source.address': 'Địa chỉ nguồn tin phải bắt đầu bằng http hoặc https.',
  'broadcast.no-chat': 'Bạn chưa nhắn tin với trang nên trang chưa gửi thử cho bạn được.',
  'broadcast.no-groups': 'Chưa có nhóm nào nhận được bản tin này.',
  'broadcast.groups': 'Có nhóm không thuộc đơn vị này hoặc không còn hoạt động.',
  'share.early': 'Chưa đến giờ phát của bản tin này.',
  'share.held': 'Đợt phát đang tạm dừng nên chưa chia sẻ được.',
  'broadcast.state': 'Đợt phát không ở trạng thái làm được việc này.',
  'quiz.questions': 'Một số câu hỏi chưa đúng. Vui lòng sửa những chỗ được chỉ ra.',
  'quiz.not-draft': 'Cuộc thi này đã được công bố.',
  'quiz.closed': 'Cuộc thi này đã kết thúc.',
  'round.rules': 'Thể lệ của đợt thi chưa đúng. Vui lòng sửa những chỗ được chỉ ra.',
  'round.upcoming': 'Đợt thi chưa mở. Mời bạn quay lại khi đến giờ.',
  'round.closed': 'Đợt thi đã đóng. Cảm ơn bạn đã quan tâm.',
  'round.ranked':
    'Cuộc thi còn đợt xếp hạng chưa kết thúc, mà luyện tập thì cho xem đáp án ngay. Vui lòng soạn cuộc thi riêng để luyện tập.',
  'round.practised':
    'Cuộc thi còn đợt luyện tập chưa kết thúc, ai luyện tập cũng xem được đáp án. Vui lòng soạn cuộc thi riêng để xếp hạng.',
  'round.not-sealed': 'Sổ kết quả được công bố sau khi đợt thi kết thúc.',
  'attempt.none-left': 'Bạn đã dùng hết số lượt thi của đợt này.',
  'attempt.too-soon': 'Chưa đến giờ được thi lượt tiếp theo. Mời bạn quay lại sau.',
  'attempt.organiser': 'Bạn thuộc ban tổ chức nên không dự thi cuộc thi này.',
  'attempt.zalo-only':
    'Đợt thi này dành cho người vào bằng Zalo, để mỗi người chỉ được tính một lần. Vui lòng mở cuộc thi trong Zalo.',
  'attempt.late': 'Đã hết giờ làm bài nên bài gửi lên không được tính.',
  'attempt.answers': 'Bài gửi lên không khớp với đề. Vui lòng tải lại trang và gửi lại.',
  'attempt.incomplete': 'Thể lệ yêu cầu trả lời đủ các câu. Vui lòng làm nốt rồi gửi.',
  'feedback.long': 'Phản ánh dài quá 5.000 ký tự. Vui lòng viết gọn lại, hoặc chia thành nhiều phản ánh.',
  'feedback.unknown-code': 'Không có phản ánh nào mang mã này. Vui lòng xem lại từng chữ và số của mã.',
  'feedback.vague':
    'Câu trả lời cần nói rõ: làm việc gì, đơn vị nào làm và ngày nào; hoặc nêu văn bản đã giải quyết việc này.',
  'feedback.answer-long': 'Câu trả lời dài quá 2.000 ký tự, không vừa một tin nhắn. Vui lòng viết gọn lại.',
  'feedback.assignee': 'Người được giao chưa có quyền trả lời phản ánh của đơn vị này.',
  'feedback.closed': 'Phản ánh này đã đóng.',
  'golden.passages': 'Đoạn trả lời không còn trong thư viện hoặc không công khai. Hãy tìm và chọn lại.',
  'golden.kept': 'Câu hỏi mẫu này đã có.',
  'golden.many': 'Đã có 200 câu hỏi mẫu. Hãy xoá bớt câu cũ trước khi thêm.',
  'golden.none': 'Chưa có câu hỏi mẫu nào để hỏi lại.',
  'import.running': 'Văn bản này đang được nạp ở nơi khác. Vui lòng thử lại sau ít phút.',
  'import.over': 'Tệp này đã đọc xong hoặc đã dừng.',
  'import.gone': 'Tệp gốc không còn được giữ. Vui lòng tải tệp lên lại.',
  'release.reason': 'Vui lòng ghi lý do công bố, từ 10 đến 500 ký tự.',
  'release.settled': 'Lần nạp này không còn chờ công bố. Vui lòng tải lại trang.',
  'file.name': 'Tên tệp chưa đúng. Vui lòng đặt tên ngắn hơn 200 ký tự rồi tải lên lại.',
  'file.empty': 'Tệp trống, không có nội dung.',
  'file.cut': 'Việc tải lên bị ngắt giữa chừng nên tệp chưa được lưu. Vui lòng tải lên lại.',
  'file.large': 'Tệp quá lớn so với mức máy chủ nhận. Vui lòng tách tệp, hoặc giảm độ phân giải khi quét.',
  'document.title': 'Văn bản cần có tên.',
  'document.days': 'Ngày hết hiệu lực phải sau ngày có hiệu lực.',
  'relation.day': 'Chưa rõ từ ngày nào. Vui lòng ghi ngày, hoặc xác nhận ngày hiệu lực của văn bản này trước.',
  'relation.number': 'Số hiệu chưa đủ. Vui lòng ghi cả số và ký hiệu, ví dụ 147/2024/NĐ-CP.',
  'relation.itself': 'Đây là số hiệu của chính văn bản này.',
  'question.answered': 'Câu hỏi này đã được trả lời.',
  'curated.wordings': 'Ghi nhiều nhất 10 cách hỏi, mỗi cách không quá 300 ký tự.',
  'curated.long': 'Câu trả lời không quá 1.300 ký tự, dòng nguồn không quá 160 ký tự để vừa một tin nhắn.',
  'curated.personal':
    'Câu hỏi có số điện thoại, số giấy tờ hoặc hộp thư của một người. Vui lòng viết lại thành câu ai cũng hỏi được.',
  'curated.bare': 'Câu hỏi ngắn quá nên dễ nhầm với câu khác. Vui lòng ghi rõ hỏi về việc gì.',
  'curated.until': 'Ngày dùng đến phải từ hôm nay trở đi.',
  'curated.citations': 'Dẫn nhiều nhất 3 đoạn văn bản.',
  'curated.quote':
    'Đoạn trích phải chép đúng nguyên văn từ văn bản trong thư viện và không quá 700 ký tự. Vui lòng chọn lại đoạn.',
  'curated.kept': 'Đơn vị đã có câu trả lời soạn sẵn cho câu hỏi này. Vui lòng sửa câu đã có.',
  'curated.many': 'Đã có 5.000 câu trả lời soạn sẵn. Vui lòng sửa lại câu cũ.',
  'curated.stale': 'Câu trả lời vừa được sửa. Vui lòng đọc lại nội dung mới rồi duyệt.',
  'curated.retired': 'Câu trả lời này đã rút. Vui lòng sửa lại để đưa ra chờ duyệt.',
  'curated.unapproved': 'Câu trả lời này chưa được duyệt.',
  'curated.gone': 'Đoạn trích không còn đúng nguyên văn trong thư viện. Vui lòng sửa lại câu trả lời.',
  'curated.over': 'Câu trả lời này không còn dùng nữa. Bạn có thể hỏi lại ở mục Hỏi đáp.',
  'curated.expired': 'Đã quá ngày dùng đến. Vui lòng sửa lại ngày, rồi duyệt.',
  'four-eyes': 'Người soạn không được tự duyệt. Vui lòng nhờ người khác duyệt.',
}

const blocks: Record<string, string> = {
  'no-title': 'Tin chưa có tiêu đề.',
  'no-source': 'Tin chưa ghi tên nguồn.',
  'no-time': 'Tin chưa có thời điểm đăng.',
  'no-link': 'Tin chưa có đường dẫn tới bài gốc.',
  'bad-link': 'Đường dẫn phải bắt đầu bằng http hoặc https.',
  'licence-link': 'Nguồn này chỉ cho dẫn tiêu đề và đường dẫn, không kèm tóm tắt.',
  'licence-excerpt': 'Nguồn này chỉ cho trích ngắn, tóm tắt không quá 300 ký tự.',
}

/** Why an item may not go out; `until` is when its embargo ends, as people write it. */
export const blockSentence = (reason: string, until: string) =>
  blocks[reason] ?? `Tin còn trong thời gian nhường báo gốc, được phát từ ${until}.`

const feedRefusals: Record<string, string> = {
  'feed.empty': 'Nguồn tin không có tin nào.',
  'feed.not-feed': 'Địa chỉ này không phải là nguồn tin RSS hoặc Atom.',
  'feed.too-large': 'Nguồn tin nặng quá 5 MB nên không đọc.',
  'feed.slow': 'Trang nguồn không trả lời trong 10 giây.',
  'feed.redirects': 'Trang nguồn chuyển hướng quá nhiều lần.',
  'feed.address': 'Địa chỉ nguồn tin phải bắt đầu bằng http hoặc https.',
  'feed.private': 'Địa chỉ nguồn tin nằm trong mạng nội bộ nên không được đọc.',
  'feed.unreachable': 'Không kết nối được tới trang nguồn.',
}

/** Why a feed could not be read, such as `feed.slow`, or `feed.http 404` for what its server answered. */
export const feedSentence = (reason: string) =>
  feedRefusals[reason] ??
  (reason.startsWith('feed.http ')
    ? `Trang nguồn báo lỗi (HTTP ${reason.slice('feed.http '.length)}).`
    : 'Không đọc được nguồn tin.')

const importRefusals: Record<string, string> = {
  'document.empty': 'Văn bản không có nội dung đọc được.',
  'document.secret': 'Văn bản có dấu chỉ độ mật (Mật, Tối mật, Tuyệt mật) nên không được nạp vào thư viện.',
  'document.scattered': 'Các điều của văn bản này không nằm liền nhau trong tệp; phần đứng sau không được nạp.',
  'document.elsewhere': 'Văn bản này thuộc đơn vị khác nên bạn không thay được.',
  'document.many': 'Tệp này có nhiều văn bản nên không thay được cho một văn bản. Hãy tải lên như văn bản mới.',
  'import.right': 'Người tải lên không còn quyền sửa thư viện của đơn vị này.',
  'file.deadly': 'Đọc tệp này làm dịch vụ dừng nhiều lần nên không đọc nữa. Hãy lưu lại tệp ở dạng khác rồi tải lên.',
  'line.unreadable': 'Dòng này không phải là JSON đọc được nên bị bỏ qua.',
  'line.unknown': 'Dòng này thiếu các trường cần có (id, title, text…) nên bị bỏ qua.',
  'file.missing': 'Không tìm thấy tệp hoặc thư mục.',
  'file.kind':
    'Loại tệp này chưa được hỗ trợ. Thư viện nhận PDF, Word (.docx, .doc), HTML, .txt, .md, .jsonl và ảnh .png, .jpg, .tiff.',
  'file.text-only': 'Máy chủ này chỉ nhận tệp chữ: .txt, .md, .jsonl. Các loại tệp khác được nạp từ máy có cài Node.',
  'file.rtf': 'Tệp dạng RTF chưa được hỗ trợ. Vui lòng mở bằng Word và lưu lại ở dạng .docx.',
  'file.large': 'Tệp quá lớn. Mỗi tệp được tối đa 100 MB, riêng tệp chữ 20 MB.',
  'file.pages': 'Tệp có quá 2.000 trang. Vui lòng chia thành nhiều tệp.',
  'file.bomb': 'Tệp nén này bung ra quá lớn nên không được mở.',
  'file.memory': 'Tệp cần quá nhiều bộ nhớ nên không đọc được. Vui lòng chia nhỏ tệp.',
  'file.slow': 'Đọc tệp quá 2 phút mà chưa xong nên đã dừng. Vui lòng chia nhỏ tệp.',
  'file.encrypted': 'Tệp có đặt mật khẩu nên không đọc được. Vui lòng bỏ mật khẩu rồi gửi lại.',
  'file.encoding': 'Không nhận ra bảng mã của tệp chữ này. Vui lòng lưu lại ở dạng Unicode (UTF-8).',
  'file.unreadable': 'Tệp bị hỏng hoặc thiếu phần cuối nên không đọc được.',
  'ocr.missing': 'Trang này là ảnh mà máy chủ chưa cài chương trình nhận dạng chữ, nên chưa đọc được.',
  'ocr.many': 'Tệp có quá 500 trang ảnh; các trang ảnh sau đó chưa được đọc.',
  'page.blank': 'Trang trắng, hoặc không nhận ra chữ nào.',
  'page.slow': 'Nhận dạng chữ trên trang này quá lâu nên đã dừng.',
  'page.unreadable': 'Không đọc được ảnh của trang này.',
}

/** Why a file, a page, a line or a document was not taken into the library. */
export const importRefusal = (reason: string) => importRefusals[reason] ?? 'Không đọc được nội dung này.'

const importNotes: Record<string, string> = {
  'name.lies': 'Đuôi tên tệp không đúng với nội dung; tệp được đọc theo nội dung.',
  macros: 'Tệp có chứa macro. Macro không được chạy, chỉ phần chữ được đọc.',
  'encoding.tcvn3': 'Chữ theo bảng mã cũ TCVN3 (ABC, phông .Vn) đã được đổi sang Unicode. Vui lòng đọc soát.',
  'encoding.vni': 'Chữ theo bảng mã cũ VNI đã được đổi sang Unicode. Vui lòng đọc soát.',
  'encoding.windows-1258': 'Chữ theo bảng mã Windows-1258 đã được đổi sang Unicode.',
  'text.hidden': 'Tệp có chữ ẩn. Chữ ẩn không được nạp và không được trích dẫn.',
  'text.struck': 'Tệp có chữ bị gạch ngang. Phần chữ đó không được nạp và không được trích dẫn.',
  'text.tracked':
    'Tệp còn vết sửa đổi (Track Changes) chưa được chấp nhận. Chữ đã xóa không được nạp. Vui lòng kiểm tra đây có phải bản chính thức.',
  'text.comments': 'Tệp có lời nhận xét (comment). Lời nhận xét không được nạp và không được trích dẫn.',
  'secret.doubtful':
    'Tệp có chữ giống dấu chỉ độ mật nên chỉ tuyên truyền viên đọc được. Vui lòng kiểm tra: nếu là văn bản mật thì gỡ ngay, nếu không thì sửa “Ai được đọc” ở trang của văn bản.',
  'ocr.doubtful': 'Có trang nhận dạng chữ chưa chắc chắn. Vui lòng đọc soát, hoặc quét lại rõ hơn.',
}

/** What a person should know of how a file was read. */
export const importNote = (note: string) => importNotes[note] ?? note

/** The sentence for a refusal: its reason's if it has one, else its code's. */
export const refusal = ({ code, reason }: Pick<AppError, 'code' | 'reason'>) =>
  (reason && reasons[reason]) ?? refusals[code]

/** What the account says in a chat, of its own accord or when it is not answering a question. */
export const chat = {
  help: [
    'Xin chào! Đây là kênh thông tin chính thức, trả lời tự động.',
    '',
    '• Hỏi: bạn cứ gõ câu hỏi, có dấu hay không dấu đều được. Câu trả lời trích nguyên văn từ văn bản.',
    '• Phản ánh: gõ “phản ánh” rồi viết nội dung.',
    '• Tra cứu phản ánh: gõ “tra cứu” và mã 6 ký tự.',
    '• Xoá dữ liệu: gõ “xoá dữ liệu”.',
    '',
    'Việc khẩn cấp xin gọi 113 (công an), 114 (cứu hoả), 115 (cấp cứu).',
  ].join('\n'),
  /** Where a chat has no buttons, what one would say stands as words to type. */
  mayType: (title: string) => `Bạn có thể gõ: “${title}”.`,
  groupId: (id: string) => `Mã của nhóm này: ${id}\nCán bộ dùng mã này để gắn nhóm với đơn vị ở trang quản trị.`,
  groupIdHow: 'Bạn gõ câu này trong nhóm, kèm tên của kênh ở đầu tin, để biết mã của nhóm đó.',
  textOnly: 'Kênh này mới đọc được tin nhắn chữ. Bạn vui lòng gõ nội dung muốn hỏi hoặc muốn phản ánh.',
  wordless:
    'Kênh chỉ đọc được chữ, chưa nghe được tiếng và chưa xem được ảnh hay tệp. Bạn vui lòng gõ nội dung thành chữ. Muốn gửi ảnh kèm phản ánh, bạn gõ “phản ánh” rồi tả lại sự việc.',
  openApp: 'Mở ứng dụng',
  openShare: 'Mở để chia sẻ',
  shareLate: (title: string, groups: string[]) =>
    [
      `Nhắc việc: “${title}” đã đến giờ từ hai tiếng trước mà chưa được đánh dấu là đã chia sẻ vào ${groups.length} nhóm:`,
      ...groups.slice(0, 10).map((name) => `• ${name}`),
      ...(groups.length > 10 ? [`… và ${groups.length - 10} nhóm nữa.`] : []),
      'Bạn mở ứng dụng để chia sẻ rồi đánh dấu. Nếu đã chia sẻ rồi, bạn chỉ cần đánh dấu.',
    ].join('\n'),
  sendFeedback: 'Gửi phản ánh',
  feedbackHow: 'Bạn gõ “phản ánh” rồi viết nội dung trong cùng một tin nhắn. Ví dụ: phản ánh đèn đường ngõ 12 bị hỏng.',
  questionTooLong: (length: number, limit: number) =>
    `Câu hỏi của bạn dài ${length.toLocaleString('vi-VN')} ký tự, nhiều hơn ${limit.toLocaleString('vi-VN')} ký tự mà hệ thống đọc được. Bạn vui lòng hỏi ngắn lại, mỗi lần một ý. Nếu muốn gửi nội dung dài, bạn gõ “phản ánh” ở đầu tin nhắn.`,
  eraseAsk:
    'Bạn muốn xoá dữ liệu của mình? Tên, mã Zalo, lịch sử hỏi đáp và liên kết với phản ánh của bạn sẽ bị xoá và không lấy lại được. Phản ánh đã gửi vẫn được giải quyết nhưng không còn gắn với bạn.',
  eraseYes: 'Đồng ý xoá',
  erased: 'Dữ liệu của bạn đã được xoá. Nếu bạn nhắn tiếp, kênh sẽ coi bạn như người mới.',
}

const pauses: Record<string, string> = {
  'by-hand': 'Cán bộ tạm dừng.',
  token: 'Zalo không còn nhận quyền gửi của tài khoản. Quản trị viên cần cấp quyền lại.',
  configuration: 'Tài khoản Zalo chưa đủ điều kiện gửi. Vui lòng kiểm tra gói dịch vụ và quyền của ứng dụng.',
  failures: 'Nhiều lượt gửi liên tiếp không thành công. Vui lòng kiểm tra rồi cho phát tiếp.',
  changed: 'Nội dung không còn khớp với bản đã duyệt.',
}

/** What a broadcast would take, for the person who is about to confirm it. */
export const forecastSentence = ({ sends, persons, groupMessages, minutes }: Foreseen) =>
  [
    `Cần ${sends} lượt gửi.`,
    ...ledger('tới từng người', persons),
    ...ledger('vào nhóm trong tháng này', groupMessages),
    ...(minutes > 1 ? [`Gửi xong trong khoảng ${minutes} phút.`] : []),
  ].join(' ')

type Foreseen = { sends: number; persons: Ledger; groupMessages: Ledger; minutes: number }
type Ledger = { counted: number; left: number | null }

function ledger(to: string, { counted, left }: Ledger): string[] {
  if (counted === 0 || left === null) return []
  return [`Tin ${to}: cần ${counted}, còn ${left}${counted > left ? ' – không đủ' : ''}.`]
}

const botPauses: Record<string, string> = {
  token: 'Zalo không nhận mã (token) của bot. Quản trị viên cần kiểm tra ZALO_BOT_TOKEN.',
  configuration: 'Zalo không biết bot này. Quản trị viên cần kiểm tra ZALO_BOT_TOKEN và ZALO_BOT_URL.',
}

/** Why a broadcast, or what goes through one of its accounts, stands still. */
export const pauseSentence = (reason: string, account?: Account) =>
  (account === 'bot' ? botPauses[reason] : undefined) ?? pauses[reason] ?? 'Đợt phát đang tạm dừng.'

const alarms = {
  lapses: (days: string) =>
    `Quyền gửi qua Zalo sẽ hết trong vòng ${days} ngày nếu không được đổi mới. Vui lòng xin cấp quyền lại.`,
  lost: () =>
    'Zalo không đổi quyền mới cho Loa nữa. Tin chỉ còn gửi được trong vài giờ. Một quản trị viên của tài khoản OA cần cấp quyền lại.',
  unanswered: () =>
    'Zalo không trả lời khi Loa đổi quyền. Loa tự thử lại mỗi phút; nếu kéo dài, vui lòng kiểm tra đường mạng.',
}

/** What is wrong with the connection; the subject of one that lapses ends in the days that are left. */
export const alarmSentence = (kind: keyof typeof alarms, subject: string) =>
  alarms[kind](subject.split(':').at(-1) ?? '')

/** What an administrator of the account reads after consenting. */
export const connectionPage = {
  connected: { title: 'Đã kết nối', text: 'Loa đã nhận quyền gửi tin qua tài khoản Zalo. Bạn có thể đóng trang này.' },
  incomplete: {
    title: 'Chưa kết nối được',
    text: 'Đường dẫn Zalo gửi về thiếu thông tin. Vui lòng mở lại liên kết cấp quyền.',
  },
  anotherAccount: {
    title: 'Nhầm tài khoản',
    text: 'Bạn vừa cấp quyền cho một tài khoản OA khác. Vui lòng mở lại liên kết và chọn đúng tài khoản của cơ quan.',
  },
  oldLink: {
    title: 'Liên kết không còn dùng được',
    text: 'Liên kết cấp quyền đã dùng hoặc đã quá hạn. Vui lòng xin liên kết mới ở trang Kết nối Zalo.',
  },
  refused: {
    title: 'Zalo không nhận',
    text: 'Zalo không đổi quyền cho Loa. Vui lòng xin liên kết mới và làm trong vòng 10 phút.',
  },
  unanswered: {
    title: 'Zalo chưa trả lời',
    text: 'Chưa rõ Zalo đã cấp quyền hay chưa. Vui lòng xin liên kết mới và thử lại.',
  },
}

const deliveryReasons: Record<string, string> = {
  'by-hand': 'Cán bộ đã xem trong nhóm và xác nhận.',
  late: 'Đã quá giờ phát nên không gửi nữa.',
  left: 'Nhóm không còn nên không gửi nữa.',
  'cut off': 'Việc gửi bị ngắt giữa chừng, đang kiểm tra trong nhóm.',
  'did not arrive': 'Đã kiểm tra trong nhóm, chưa thấy tin, sẽ gửi lại.',
  'no reply': 'Zalo chưa trả lời, đang kiểm tra trong nhóm.',
  'no connection': 'Chưa kết nối được với Zalo, sẽ gửi lại.',
}

/** What happened to a delivery that has not simply been sent. */
export const deliverySentence = (reason: string) =>
  deliveryReasons[reason] ?? (reason.startsWith('zalo ') ? 'Zalo từ chối lượt gửi này.' : 'Lượt gửi gặp trục trặc.')

type ChangeOf = { kind: string; status: string; number: string; title: string; scope: string; since: string | null }
const changeWords: Record<string, string> = {
  amends: 'Được sửa đổi, bổ sung bởi',
  replaces: 'Bị thay thế bởi',
  repeals: 'Bị bãi bỏ bởi',
}
const dayInWords = (day: string) => day.split('-').reverse().join('/')

/** The words around an answer; what it says is the library's own. */
export const answerSentences = {
  automatic: 'Trả lời tự động, trích nguyên văn từ văn bản:',
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
  askBack:
    'Trả lời tự động: chưa chắc thư viện có câu trả lời, nên hệ thống không đoán. Có phải bạn hỏi về một trong các mục sau?',
  auto: (note: string) => `Trả lời tự động: ${note.charAt(0).toLowerCase()}${note.slice(1)}`,
  aDocument: 'Văn bản',
  named: (numbered: string, issuedOn: string | null, term: string) =>
    [
      `${numbered}${issuedOn ? ` ngày ${dayInWords(issuedOn)}` : ''}`,
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
  askBackHow: 'Bạn trả lời bằng số thứ tự để xem mục đó, hoặc chuyển câu hỏi cho cán bộ.',
  ownCase:
    'Đây là quy định chung, không phải kết luận cho trường hợp riêng của bạn. Muốn biết chắc, bạn bấm “Chuyển cho cán bộ” hoặc mang giấy tờ đến hỏi trực tiếp bộ phận một cửa.',
  howToHandOn: (command: string) => `Để chuyển cho cán bộ, bạn nhắn riêng cho kênh: ${command}`,
  unavailable: 'Hệ thống tra cứu đang gặp sự cố nên chưa trả lời được. Bạn vui lòng hỏi lại sau ít phút.',
  lead: 'Câu dẫn:',
  columns: 'Tên cột:',
  open: 'Xem đầy đủ:',
  openPassage: 'Xem văn bản',
  handOn: 'Chuyển cho cán bộ',
  handedOn: 'Câu hỏi của bạn đã được chuyển cho cán bộ. Khi có trả lời, chúng tôi sẽ nhắn lại tại đây.',
  alreadyAnswered: 'Câu hỏi này đã được cán bộ trả lời. Bạn có thể gửi câu hỏi mới.',
  handOnUnknown: 'Không tìm thấy câu hỏi này. Bạn vui lòng gõ lại câu hỏi.',
  byPerson: (question: string, answer: string) => `Cán bộ trả lời câu hỏi “${question}”:\n\n${answer}`,
  curated: {
    lead: (unit: string, day: string) =>
      `Cán bộ ${unit} trả lời, ngày ${dayInWords(day)} (câu trả lời soạn sẵn, gửi tự động):`,
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
        issuedOn && `Ban hành ngày ${dayInWords(issuedOn)}.`,
        effectiveOn && `Có hiệu lực từ ngày ${dayInWords(effectiveOn)}.`,
      ]
        .filter(Boolean)
        .join(' '),
    change: ({ kind, status, number, title, scope, since }: ChangeOf) =>
      [
        `• ${changeWords[kind] ?? ''}${scope && ` (${scope})`} ${title.includes(number) ? title : `${title}, số ${number}`}`,
        since && `từ ngày ${dayInWords(since)}`,
        status !== 'confirmed' && '(chưa xác nhận)',
      ]
        .filter(Boolean)
        .join(' '),
    noText: (url: string) => `Thư viện không giữ toàn văn văn bản này.${url && ` Xem tại nguồn: ${url}`}`,
  },
  inForce: {
    yes: 'Còn hiệu lực.',
    partly: 'Còn hiệu lực một phần: có điều khoản đã được sửa đổi hoặc bãi bỏ.',
    no: 'Hết hiệu lực.',
    not_yet: 'Chưa có hiệu lực.',
    unknown: 'Hiệu lực chưa được xác nhận.',
  },
}
