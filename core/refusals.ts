// Every refusal that a caller meets: its code, often a reason, and the sentence a person reads. Plain words, full accents,
// no blame. Who refuses for a new reason adds it here with its sentence; `AppError` takes no other.

const codes = {
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

export type ErrorCode = keyof typeof codes

const reasons = {
  malformed: 'Dữ liệu gửi lên không đọc được.',
  signature: 'Chữ ký của sự kiện không đúng.',
  stale: 'Sự kiện đã quá cũ.',
  empty: 'Bạn chưa nhập nội dung.',
  elsewhere: 'Yêu cầu này không đến từ trang quản trị của kênh. Vui lòng mở trang quản trị và làm lại.',
  'link.used': 'Đường dẫn đăng nhập đã dùng hoặc đã hết hạn. Vui lòng xin đường dẫn mới.',
  'sign-in.elsewhere':
    'Mã này chỉ dùng được trên trình duyệt đã xin. Vui lòng quay lại trang đó, hoặc lấy mã mới ở đây.',
  'sign-in.wrong': 'Mã chưa đúng. Vui lòng xem lại tin nhắn mới nhất của kênh rồi gõ lại.',
  'sign-in.waiting': 'Kênh chưa nhận được tin nhắn của bạn. Vui lòng nhắn đúng câu ở trên, đợi tin trả lời rồi gõ mã.',
  'sign-in.over': 'Mã đã hết hạn, đã dùng hoặc gõ sai nhiều lần. Vui lòng lấy mã mới.',
  'sign-in.unknown': 'Tài khoản Zalo này chưa được giao việc ở đây. Vui lòng nhờ quản trị viên của đơn vị mời bạn.',
  'sign-in.return': 'Địa chỉ quay về không phải trang của bàn làm việc này.',
  'second-step.needed': 'Việc này cần xác nhận hai bước. Vui lòng mở bàn làm việc và nhập mã xác nhận.',
  'second-step.none': 'Tài khoản này chưa có xác nhận hai bước. Vui lòng thiết lập trước.',
  'second-step.wrong':
    'Mã chưa đúng. Vui lòng đợi ứng dụng hiện mã mới rồi gõ lại. Nếu vẫn không được, hãy bật “ngày giờ tự động” trên điện thoại.',
  'second-step.replayed': 'Mã này vừa dùng rồi. Vui lòng đợi ứng dụng hiện mã mới.',
  'second-step.locked': 'Mã sai nhiều lần nên tạm khoá. Bạn thử lại được từ',
  'second-step.key':
    'Khoá mã hoá của máy chủ đã thay đổi nên mã của ứng dụng không dùng được. Vui lòng dùng mã dự phòng trên giấy, hoặc nhờ người vận hành đặt lại.',
  'second-step.own': 'Bạn không tự đặt lại ở đây được. Vui lòng đổi ứng dụng ở trang “Tài khoản của tôi”.',
  'second-step.four-eyes':
    'Bạn vừa đặt lại xác nhận hai bước của người này. Trong một ngày, đường dẫn cho họ phải do quản trị viên khác tạo.',
  'zalo.declined': 'Zalo chưa cho kênh biết bạn là ai, có thể vì bạn bấm từ chối. Vui lòng thử lại.',
  'zalo.other-browser':
    'Lần đăng nhập này bắt đầu ở trình duyệt khác, đã dùng rồi hoặc đã quá 10 phút. Vui lòng bấm “Đăng nhập bằng Zalo” ở trang này.',
  'zalo.unanswered': 'Chưa hỏi được Zalo. Vui lòng thử lại sau ít phút, hoặc đăng nhập bằng tin nhắn.',
  'zalo.joined': 'Tài khoản Zalo này đang là của một người khác trong cơ quan.',
  'zalo.abroad': 'Zalo chưa cho kênh biết tài khoản của bạn. Bạn vẫn hỏi và đọc tin được mà không cần đăng nhập.',
  'zalo.app': 'Zalo đang từ chối ứng dụng của kênh. Bạn vẫn hỏi và đọc tin được mà không cần đăng nhập.',
  'zalo.token': 'Zalo chưa xác nhận được tài khoản của bạn. Vui lòng mở lại ứng dụng.',
  'question.long': 'Câu hỏi dài quá 1.000 ký tự. Vui lòng hỏi ngắn lại.',
  'verify.long': 'Tin dài quá 20.000 ký tự. Vui lòng dán phần cần kiểm tra.',
  'no-unit': 'Kênh này đang được chuẩn bị, chưa nhận được nội dung. Vui lòng quay lại sau.',
  'item.times': 'Giờ kết thúc và giờ hết hạn phải sau giờ bắt đầu.',
  'item.life': 'Chỉ thông báo của cơ quan mới có giờ, nơi và hạn; tin lấy từ báo thì không.',
  'unmet.taken': 'Việc này đã có người làm xong. Vui lòng tải lại.',
  'unit.unknown': 'Không có đơn vị này.',
  'unit.kind': 'Không lập được đơn vị thuộc loại này. Vui lòng chọn loại đơn vị có trong danh sách.',
  'unit.place': 'Loại đơn vị này không đặt được ở đó.',
  'unit.fit': 'Đơn vị này đang ở dưới, hoặc đang có bên dưới, một đơn vị không hợp với loại mới.',
  'unit.beside': 'Chỉ tổ chức đảng mới ghi được là đi cùng một đơn vị của chính quyền.',
  'unit.code': 'Mã này đã có đơn vị khác dùng.',
  'unit.day': 'Ngày có hiệu lực phải từ hôm nay đến 400 ngày tới.',
  'unit.no-target': 'Vui lòng chọn đơn vị nhận.',
  'unit.closed': 'Đơn vị bạn chọn đã kết thúc hoạt động.',
  'unit.ended': 'Đơn vị bạn chọn đã kết thúc hoạt động và không có đơn vị nào thay.',
  'unit.top': 'Đơn vị trên cùng không chuyển, không sáp nhập và không kết thúc được.',
  'unit.planned': 'Đã có một thay đổi đang chờ đến ngày. Vui lòng huỷ thay đổi đó trước. Đơn vị:',
  'unit.held': 'Đơn vị còn người, nhóm hoặc công việc. Vui lòng chọn đơn vị tiếp nhận.',
  'unit.itself': 'Không thể nhập một đơn vị vào chính nó.',
  'unit.cycle': 'Không thể đưa một đơn vị vào đơn vị nằm dưới nó.',
  'unit.lines': 'Một bên là đơn vị của chính quyền, một bên là tổ chức đảng: hai bên không nhập vào nhau được.',
  'unit.there': 'Đơn vị đã ở đúng chỗ đó. Đơn vị:',
  'unit.round':
    'Đang có đợt thi mở, mà ban tổ chức và cách tính theo đơn vị không được đổi khi đang thi. Vui lòng chờ đợt thi đóng. Đơn vị:',
  'unit.digest': 'Có bản tin đã duyệt mà chưa lên lịch. Vui lòng lên lịch, hoặc sửa lại thành bản nháp. Đơn vị:',
  'unit.broadcasting': 'Có đợt phát đang được chia đến các nhóm. Vui lòng đợi một phút. Đơn vị:',
  'unit.reading': 'Có tệp đang được đọc vào thư viện. Vui lòng đợi đọc xong. Đơn vị:',
  'unit.file': 'Tệp này không đọc được: không phải tệp Excel (.xlsx), bị hỏng, quá lớn hoặc có mật khẩu.',
  'unit.stale': 'Số liệu vừa thay đổi so với lúc bạn xem. Vui lòng xem lại rồi làm.',
  'unit.change-over': 'Thay đổi này không còn ở trạng thái làm được việc này.',
  'unit.undo-late': 'Đã quá một ngày kể từ lúc thay đổi nên không hoàn tác được.',
  'unit.changed-since': 'Đã có thay đổi khác sau thay đổi này. Vui lòng hoàn tác thay đổi sau trước.',
  'person.unknown': 'Không có người dùng này.',
  'person.ambiguous': 'Có nhiều người cùng tên hoặc cùng mã. Vui lòng dùng mã người dùng.',
  'district.office': 'Hãy ghi tên một cơ quan cấp huyện, ví dụ “Phòng Tư pháp” hoặc “Ủy ban nhân dân cấp huyện”.',
  'district.twice': 'Cơ quan này đã có người thay trong việc đó. Hãy bỏ dòng cũ trước.',
  'person.name': 'Hãy ghi họ tên người được mời, không quá 80 ký tự.',
  'member.code':
    'Mã thành viên chưa đúng, đã dùng hoặc đã hết hạn. Vui lòng xem lại từng chữ và số, hoặc hỏi đơn vị đã đưa mã cho bạn.',
  'member.no-code': 'Những người này đã vào bằng Zalo hoặc có vai trò khác, nên không cần mã thành viên.',
  'member.name': 'Tài khoản này đã được ghi tên là một người khác. Vui lòng hỏi đơn vị đã đưa mã cho bạn.',
  'person.link':
    'Không tạo được đường dẫn cho người này: họ đăng nhập bằng Zalo, hoặc có vai trò ở đơn vị mà bạn không quản lý.',
  'belonging.reason': 'Vui lòng chọn lý do chưa xác nhận.',
  'belonging.guest': 'Đơn vị chỉ xác nhận được người vào bằng Zalo. Vui lòng mở ứng dụng trong Zalo.',
  'belonging.name': 'Đơn vị cần biết tên bạn để xác nhận. Vui lòng ghi tên trước.',
  'data.long': 'Nội dung dài quá. Vui lòng viết trong 2.000 ký tự, tên người yêu cầu trong 80 ký tự.',
  'data.many': 'Bạn còn nhiều yêu cầu đang chờ. Vui lòng đợi cơ quan trả lời.',
  'data.done': 'Yêu cầu này đã xong.',
  'data.put-off': 'Yêu cầu này đã gia hạn một lần, không gia hạn thêm được.',
  'data.days': 'Chỉ gia hạn được một lần, từ 1 đến 15 ngày.',
  'data.pdf': 'Máy chủ này chưa làm được bản PDF. Vui lòng tải bản JSON.',
  'role.last-admin': 'Đây là quản trị viên cuối cùng của đơn vị. Vui lòng giao quyền quản trị cho người khác trước.',
  'role.ended': 'Ngày kết thúc phải từ hôm nay trở đi.',
  'role.deputy-until': 'Làm thay phải có ngày kết thúc.',
  'role.deputy': 'Chỉ làm thay được người đang giữ chính vai trò đó ở đơn vị đó.',
  'role.held': 'Người này đã giữ vai trò đó ở đơn vị đó rồi.',
  'contact.name': 'Hãy ghi tên nơi cần liên hệ.',
  'contact.phone': 'Số điện thoại chỉ gồm chữ số, dấu cách và các dấu + ( ) . – /.',
  'contact.empty': 'Hãy ghi số điện thoại hoặc địa chỉ.',
  'hours.week': 'Mỗi buổi phải có giờ mở trước giờ đóng, như 07:30 đến 11:30, và các buổi không chồng nhau.',
  'hours.no-week':
    'Chưa có giờ của ngày nào. Hãy ghi giờ, hoặc xoá cả ngày nghỉ và ghi thêm để theo giờ của đơn vị cấp trên.',
  'hours.closure': 'Ngày nghỉ phải có ngày đầu không sau ngày cuối.',
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
  'digest.many': 'Một bản tin có nhiều nhất 8 tin. Vui lòng bớt tin.',
  'digest.title': 'Mỗi tin trong bản tin cần có tiêu đề.',
  'digest.link': 'Chỉ được có đường dẫn bắt đầu bằng http hoặc https, không kèm tên hay mật khẩu trước dấu @.',
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
  'broadcast.corrected': 'Bản tin này đã được đính chính nên lời cũ không gửi thêm cho nhóm nào nữa.',
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
    'Đợt thi này dành cho người vào bằng Zalo, để ai cũng thi đúng số lượt. Vui lòng mở cuộc thi trong Zalo.',
  'attempt.late': 'Đã hết giờ làm bài mà máy chủ chưa nhận được câu trả lời nào, nên bài gửi lên không được tính.',
  'attempt.over': 'Đã hết giờ làm bài.',
  'attempt.done': 'Bài này đã nộp rồi.',
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
  'golden.many': 'Đơn vị đã có 200 câu hỏi mẫu. Hãy xoá bớt câu cũ trước khi thêm.',
  'golden.none': 'Chưa có câu hỏi mẫu nào để hỏi lại.',
  'words.same': 'Hai vế giống nhau. Hãy ghi từ người dân dùng và từ của văn bản.',
  'words.long': 'Mỗi vế dài nhất 80 ký tự.',
  'words.kept': 'Cặp từ này đã có.',
  'words.many': 'Đơn vị đã có 500 cặp từ. Hãy xoá bớt trước khi thêm.',
  'words.loop': 'Cặp từ này làm thành vòng, nên không biết từ nào là của văn bản:',
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
  'proof.stale':
    'Văn bản vừa có bản khác: có người vừa sửa, hoặc vừa nạp lại. Các dòng bạn sửa vẫn còn ở đây. Vui lòng xem bản mới, rồi lưu lại chỗ còn cần sửa.',
  'proof.waiting':
    'Văn bản này có bản mới đang chờ công bố. Vui lòng sửa ở bản đang chờ, hoặc công bố hay bỏ bản đó trước.',
  'proof.no-lines': 'Bản này được nạp trước khi Loa giữ từng dòng. Vui lòng tải tệp lên lại một lần, rồi sửa.',
  'proof.nothing': 'Bạn chưa sửa dòng nào.',
  'proof.same': 'Chỗ sửa này không làm văn bản khác đi, nên chưa có bản mới.',
  'proof.many': 'Mỗi lần lưu được nhiều nhất 200 dòng. Vui lòng lưu làm nhiều lần.',
  'proof.empty': 'Dòng này đang trống. Muốn bỏ hẳn dòng thì bấm “Bỏ dòng này”.',
  'proof.long': 'Mỗi dòng dài nhất 20.000 ký tự. Vui lòng tách thành nhiều dòng.',
  'proof.signs': 'Dòng này có ký tự điều khiển không đọc được. Vui lòng gõ lại dòng, không dán từ nơi khác.',
  'proof.article': 'Dòng này đang mở đầu một điều. Lưu như vậy thì điều ấy không còn, chữ của nó nhập vào điều trước.',
  'proof.secret': 'Nội dung sau khi sửa có dấu chỉ độ mật (Mật, Tối mật, Tuyệt mật) nên không lưu vào thư viện được.',
  'proof.blank': 'Sửa như vậy thì văn bản không còn chữ nào. Muốn bỏ cả văn bản thì rút khỏi thư viện.',
  'proof.unread': 'Không đọc lại được văn bản sau khi sửa. Vui lòng sửa ít dòng hơn rồi lưu.',
  'picture.busy': 'Máy chủ đang vẽ nhiều trang. Vui lòng thử lại sau ít phút.',
  'picture.failed': 'Không vẽ được trang này.',
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
  'procedure.name': 'Tên thủ tục phải nói rõ là việc gì, không quá 200 ký tự.',
  'procedure.called':
    'Ghi nhiều nhất 12 tên dân hay gọi; mỗi tên từ hai chữ, nói rõ là việc gì (“khai sinh”, không phải “giấy tờ”).',
  'procedure.papers': 'Chưa ghi giấy tờ cần nộp. Nếu không cần giấy tờ nào, hãy ghi như vậy.',
  'procedure.fee': 'Chưa ghi lệ phí. Nếu tuỳ trường hợp hoặc không thu, hãy ghi như vậy.',
  'procedure.time': 'Chưa ghi thời gian giải quyết.',
  'procedure.place': 'Chưa ghi nơi nộp.',
  'procedure.ground':
    'Chưa ghi căn cứ pháp lý. Thủ tục không có căn cứ thì không đưa lên được: hãy ghi văn bản quy định việc này.',
  'procedure.long': 'Có dòng dài quá 300 ký tự, hoặc quá 30 giấy tờ, 12 mẫu đơn, 8 căn cứ. Vui lòng viết gọn lại.',
  'procedure.link': 'Đường dẫn phải bắt đầu bằng http:// hoặc https://, và mỗi mẫu đơn phải có tên.',
  'procedure.passage':
    'Đoạn văn bản được dẫn không còn trong thư viện, hoặc không dành cho mọi người. Vui lòng chọn lại.',
  'procedure.kept': 'Đơn vị đã có thủ tục tên này. Vui lòng sửa thủ tục đã có.',
  'procedure.many': 'Đã có 20.000 thủ tục. Vui lòng rút bớt thủ tục cũ.',
  'procedure.stale': 'Thủ tục vừa được sửa. Vui lòng đọc lại nội dung mới rồi duyệt.',
  'procedure.retired': 'Thủ tục này đã rút. Vui lòng sửa lại để đưa ra chờ duyệt.',
  'procedure.unapproved': 'Thủ tục này chưa được duyệt.',
  'procedure.over': 'Thủ tục này không còn ở đây. Bạn có thể hỏi lại ở mục Hỏi đáp.',
  'four-eyes': 'Người soạn không được tự duyệt. Vui lòng nhờ người khác duyệt.',
}

/** A short key, such as `digest.stale`; clients and rows keep it, so it stays as it is. */
export type Reason = keyof typeof reasons

/** The sentence for a refusal: its reason's if it has one, else its code's; with how long a text is that is too long, or the items that are blocked, and why. */
export function refusal({ code, reason, details }: Refused): string {
  const sentence = reason ? reasons[reason] : codes[code]
  if (reason === 'feedback.vague') return [sentence, ...lacking((details?.missing ?? []) as string[])].join(' ')
  if (typeof details?.told === 'string') return `${sentence} ${details.told}`
  if (reason === 'proof.article') return `${sentence} (${((details?.articles ?? []) as string[]).join(', ')})`
  if (typeof details?.length === 'number') return `${sentence} ${written(details.length)}`
  if (reason !== 'digest.blocked') return sentence
  return [sentence, ...((details?.items ?? []) as Blocked[]).map(blockedSentence)].join(' ')
}

const written = (length: number) => `Bạn đã viết ${length.toLocaleString('vi-VN')} ký tự.`

type Refused = { code: ErrorCode; reason?: Reason; details?: Record<string, unknown> }
type Blocked = { title: string; approved: boolean; blocks: { message: string }[] }

const blockedSentence = ({ title, approved, blocks }: Blocked) =>
  [
    `“${title}”:`,
    ...(approved ? [] : ['Tin đã sửa hoặc bị loại sau khi đưa vào bản tin.']),
    ...blocks.map(({ message }) => message),
  ].join(' ')

const parts: Record<string, string> = {
  act: 'Việc làm chưa rõ: ghi đúng việc, ví dụ “thay bóng đèn ngõ 12”.',
  unit: 'Đơn vị làm chưa rõ: ghi tên đơn vị.',
  day: 'Ngày làm chưa rõ: ghi một ngày trong vòng 90 ngày tới.',
  document: 'Văn bản chưa rõ: ghi số hiệu, ví dụ 12/TB-UBND.',
}

const lacking = (missing: readonly string[]) => missing.flatMap((part) => parts[part] ?? [])
