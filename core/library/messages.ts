const importRefusals = {
  'document.empty': 'Văn bản không có nội dung đọc được.',
  'document.secret': 'Văn bản có dấu chỉ độ mật (Mật, Tối mật, Tuyệt mật) nên không được nạp vào thư viện.',
  'document.scattered': 'Các điều của văn bản này không nằm liền nhau trong tệp; phần đứng sau không được nạp.',
  'document.elsewhere': 'Văn bản này thuộc đơn vị khác nên bạn không thay được.',
  'document.corrected':
    'Văn bản này đã được sửa từng dòng sau khi đọc từ chính tệp này, nên không đọc lại để khỏi mất các chỗ đã sửa. Muốn đổi “Ai được đọc” thì đổi ở trang của văn bản.',
  'document.many': 'Tệp này có nhiều văn bản nên không thay được cho một văn bản. Hãy tải lên như văn bản mới.',
  'import.right': 'Người tải lên không còn quyền sửa thư viện của đơn vị này.',
  'file.deadly': 'Đọc tệp này làm dịch vụ dừng nhiều lần nên không đọc nữa. Hãy lưu lại tệp ở dạng khác rồi tải lên.',
  'line.unreadable': 'Dòng này không phải là JSON đọc được nên bị bỏ qua.',
  'line.unknown': 'Dòng này thiếu các trường cần có (id, title, text…) nên bị bỏ qua.',
  'file.missing': 'Không tìm thấy tệp hoặc thư mục.',
  'file.closed': 'Loa không được phép mở tệp hoặc thư mục này.',
  'file.kind':
    'Loại tệp này chưa được hỗ trợ. Thư viện nhận PDF, Word (.docx, .doc), HTML (cả .mht), .txt, .md, .jsonl và ảnh .png, .jpg, .tiff.',
  'file.text-only': 'Máy chủ này chỉ nhận tệp chữ: .txt, .md, .jsonl. Các loại tệp khác được nạp từ máy có cài Node.',
  'file.sheet':
    'Bảng tính (.xlsx, .xls, .ods, .csv) chưa được hỗ trợ. Vui lòng lưu lại ở dạng PDF, hoặc chép bảng vào Word rồi lưu ở dạng .docx.',
  'file.odt': 'Tệp dạng này chưa được hỗ trợ. Vui lòng mở bằng Word hoặc LibreOffice và lưu lại ở dạng .docx.',
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
  'page.garbled': 'Lớp chữ của trang này bị hỏng và máy chủ chưa cài chương trình nhận dạng chữ, nên chưa đọc được.',
  'page.short': 'Đọc bằng cách khác thì trang này có nhiều chữ hơn phần đã nạp. Vui lòng so với bản gốc.',
  'page.slow': 'Nhận dạng chữ trên trang này quá lâu nên đã dừng.',
  'page.unreadable': 'Không đọc được ảnh của trang này.',
}
/** A short key, such as `file.pages`; an import's row keeps it. */
export type ImportReason = keyof typeof importRefusals

/** Why a file, a page, a line or a document was not taken into the library, by its reason as a row kept it. */
export function importRefusal(reason: string): string {
  const known: Record<string, string | undefined> = importRefusals
  return known[reason] ?? 'Không đọc được nội dung này.'
}

const importNotes = {
  'name.lies': 'Đuôi tên tệp không đúng với nội dung; tệp được đọc theo nội dung.',
  macros: 'Tệp có chứa macro. Macro không được chạy, chỉ phần chữ được đọc.',
  'encoding.tcvn3': 'Chữ theo bảng mã cũ TCVN3 (ABC, phông .Vn) đã được đổi sang Unicode. Vui lòng đọc soát.',
  'encoding.vni': 'Chữ theo bảng mã cũ VNI đã được đổi sang Unicode. Vui lòng đọc soát.',
  'encoding.windows-1258': 'Chữ theo bảng mã Windows-1258 đã được đổi sang Unicode.',
  'text.hidden': 'Tệp có chữ ẩn. Chữ ẩn không được nạp và không được trích dẫn.',
  'text.struck': 'Tệp có chữ bị gạch ngang. Phần chữ đó không được nạp và không được trích dẫn.',
  'text.tracked':
    'Tệp còn vết sửa đổi (Track Changes) chưa được chấp nhận. Chữ đã xóa không được nạp. Vui lòng kiểm tra đây có phải bản chính thức.',
  'text.slanted':
    'Tệp có chữ nằm chéo trang (như chữ chìm, dấu bản sao). Chữ đó không được nạp và không được trích dẫn.',
  'text.garbled':
    'Tệp có trang mà lớp chữ bị hỏng (mất chữ hoặc sai chữ). Trang đó được đọc từ ảnh nếu máy chủ đọc được; vui lòng so với bản gốc.',
  'text.comments': 'Tệp có lời nhận xét (comment). Lời nhận xét không được nạp và không được trích dẫn.',
  'text.unread':
    'Tệp có chỗ mà chương trình không đọc được (công thức, ký hiệu hoặc đối tượng chèn vào). Vui lòng so với bản gốc và bổ sung chỗ thiếu.',
  'text.numbers':
    'Tệp có số thứ tự do Word hoặc trình duyệt tự đánh mà chương trình không đọc được. Vui lòng kiểm tra số điều, khoản, điểm, hoặc gõ số vào rồi nạp lại.',
  'text.menu': 'Trang có trình đơn hoặc khung bên cạnh văn bản. Phần đó không được nạp và không được trích dẫn.',
  'text.form':
    'Trang có biểu mẫu để điền ngay trên trang. Tên các ô và các lựa chọn trong đó không được nạp và không được trích dẫn.',
  'number.unsure':
    'Có số văn bản mà chữ viết tắt loại văn bản không có thật, có thể do gõ hoặc nhận dạng nhầm. Vui lòng so các số văn bản với bản gốc.',
  'number.mended':
    'Số văn bản đọc ra có một chữ không thể đúng, nên đã lấy số đúng duy nhất gần với nó. Dòng chữ đọc ra được ghi bên cạnh ô Số ở trang của văn bản. Vui lòng so với bản gốc.',
  'signatory.mended':
    'Họ của người ký đọc ra không phải là họ có thật, nên đã lấy họ gần nhất. Dòng chữ đọc ra được ghi bên cạnh ô Người ký ở trang của văn bản. Vui lòng so với bản gốc.',
  'signatory.unread':
    'Trang quét có chức vụ của người ký mà không đọc được tên: dấu hoặc chữ ký có thể che tên. Vui lòng điền ô Người ký ở trang của văn bản.',
  'day.unsure': 'Ngày ban hành có chữ số không đọc được nên không lấy. Vui lòng điền ngày ở trang của văn bản.',
  'ocr.words':
    'Có chữ mà nhận dạng hay nhầm (như “chỉ bộ” thay cho “chi bộ”) đã được sửa theo cách viết duy nhất có nghĩa. Vui lòng đọc soát.',
  'ocr.units':
    'Có số nhỏ viết cao (như m², m³, °C) mà nhận dạng dễ nhầm hoặc bỏ sót. Vui lòng so các đơn vị đo với bản gốc.',
  'secret.doubtful':
    'Tệp có chữ giống dấu chỉ độ mật nên chỉ tuyên truyền viên đọc được. Vui lòng kiểm tra: nếu là văn bản mật thì gỡ ngay, nếu không thì sửa “Ai được đọc” ở trang của văn bản.',
  'articles.gap':
    'Số điều không liền nhau: có thể có điều chưa đọc được, hoặc tệp chỉ là trích đoạn. Vui lòng so với bản gốc.',
  'numbers.gap':
    'Số thứ tự của phần, khoản hoặc hàng trong bảng không liền nhau, hoặc có các số bị dính vào nhau: có thể do quét hoặc gõ nhầm. Vui lòng so với bản gốc.',
  'text.odd': 'Có nhiều từ viết không thành tiếng, thường do phông chữ hoặc bản quét. Vui lòng đọc soát.',
  'text.senseless':
    'Phần lớn chữ đọc ra không thành tiếng nên chỉ tuyên truyền viên đọc được. Vui lòng nạp lại tệp khác, hoặc đọc soát rồi sửa “Ai được đọc” ở trang của văn bản.',
  'text.short':
    'Đọc bằng cách khác thì tệp có nhiều chữ hơn phần đã nạp. Vui lòng so với bản gốc và bổ sung chỗ thiếu.',
  'text.lost':
    'Đọc bằng cách khác thì tệp có nhiều chữ hơn hẳn phần đã nạp, nên chỉ tuyên truyền viên đọc được. Vui lòng so với bản gốc, rồi sửa “Ai được đọc” ở trang của văn bản.',
  'text.box':
    'Có khung chữ đứng cạnh văn bản. Chữ trong khung được đọc riêng, trước hoặc sau phần bên cạnh. Vui lòng so với bản gốc.',
  'table.unruled':
    'Có bảng không kẻ đủ đường nên ô trống hoặc ô nhiều dòng có thể bị xếp nhầm cột, nhầm hàng. Vui lòng so với bản gốc.',
  'table.nested':
    'Có bảng nằm trong ô của bảng khác. Chữ của bảng bên trong đứng liền nhau trong ô ấy, không còn chia cột. Vui lòng so với bản gốc.',
  'table.uneven': 'Có bảng mà các hàng không cùng số ô. Vui lòng so với bản gốc.',
  'document.recorrect':
    'Bản trước có chỗ do người sửa. Bản mới đọc từ tệp khác nên không có các chỗ sửa ấy. Vui lòng đối chiếu lại với bản gốc.',
  'ocr.numbers':
    'Có con số mà nhận dạng hai lần ra hai kết quả khác nhau. Vui lòng so các số tiền, ngày tháng, số văn bản với bản gốc.',
  'ocr.layer':
    'Tệp quét có sẵn lớp chữ do chương trình khác nhận dạng. Trang đầu nhận dạng lại thì khớp nên các trang sau dùng lớp chữ ấy. Vui lòng so các con số với bản gốc.',
  'ocr.bent':
    'Có trang chụp bị cong hoặc gập nên các dòng có thể đọc lẫn vào nhau. Vui lòng so với bản gốc, hoặc chụp lại khi trang nằm phẳng.',
  'issuer.unsure':
    'Tên cơ quan ban hành đọc ra lẫn với quốc hiệu nên không lấy. Vui lòng điền tên cơ quan ở trang của văn bản.',
  'issuer.unknown':
    'Không rõ dòng cuối ở phần đầu văn bản có phải tên cơ quan ban hành hay không, và tên ấy viết hoa thế nào. Vui lòng xem lại ô Cơ quan ban hành ở trang của văn bản.',
  'title.unsure':
    'Tên văn bản có thể thiếu hoặc thừa dòng: phần đầu còn dòng chưa rõ là tên hay là nội dung. Vui lòng so ô Tên ở trang của văn bản với bản gốc.',
  'title.capitals':
    'Tên văn bản trong tệp viết toàn chữ hoa, có tên riêng chưa rõ viết thế nào nên để nguyên chữ hoa. Vui lòng sửa ô Tên ở trang của văn bản.',
  'issuer.partial':
    'Tên cơ quan ban hành có thể thiếu hoặc nhầm: phần đầu còn dòng chưa rõ của ai, hoặc chữ viết tắt trong số văn bản, địa danh ở dòng ngày không khớp tên ấy. Vui lòng so ô Cơ quan ban hành ở trang của văn bản với bản gốc.',
  'head.differs':
    'Số, ngày hoặc loại của văn bản không khớp nhau, hoặc phần đầu còn số, ngày chưa lấy. Vui lòng so các ô ấy ở trang của văn bản với bản gốc.',
  'document.draft':
    'Văn bản ghi là dự thảo. Ngày hiệu lực và việc bãi bỏ, thay thế, sửa đổi văn bản khác trong đó không được lấy. Vui lòng nạp bản chính thức khi được ban hành.',
  'text.header':
    'Tên cơ quan, số hoặc ngày của văn bản nằm ở đầu trang (header) nên được lấy từ đó. Vui lòng xem lại các ô ấy ở trang của văn bản.',
  'ocr.doubtful': 'Có trang nhận dạng chữ chưa chắc chắn. Vui lòng đọc soát, hoặc quét lại rõ hơn.',
}
export type ImportNote = keyof typeof importNotes

/** What a person should know of how a file was read, by the note as a row kept it. */
export function importNote(note: string): string {
  const known: Record<string, string | undefined> = importNotes
  return known[note] ?? note
}

const pictureReasons = {
  'picture.unkept': 'Bản này không kèm tệp gốc nên không có ảnh để đối chiếu.',
  'picture.here': 'Máy chủ này không vẽ được trang của tệp. Vui lòng tải tệp gốc về để đối chiếu.',
  'picture.pdf': 'Máy chủ chưa cài chương trình vẽ trang PDF (poppler-utils). Vui lòng tải tệp gốc về để đối chiếu.',
  'picture.office': 'Máy chủ chưa cài chương trình vẽ trang Word (LibreOffice). Vui lòng tải tệp gốc về để đối chiếu.',
  'picture.image': 'Máy chủ chưa cài chương trình vẽ ảnh loại này (ImageMagick). Vui lòng tải tệp gốc về để đối chiếu.',
  'picture.broken': 'Không vẽ được trang của tệp này. Vui lòng tải tệp gốc về để đối chiếu.',
}
/** Why there is no picture of a file's pages. */
export type PictureReason = keyof typeof pictureReasons

export const pictureRefusal = (reason: PictureReason): string => pictureReasons[reason]
