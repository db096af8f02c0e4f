import type { TourStep } from '../simulator/state.ts'
import type { Door } from './door.ts'
import type { Portal } from './portal.ts'
import type { World } from './world.ts'

/** What the visitor is shown, in order; each step works by itself as well. */
export function tourSteps({ residents, groups, staff, service }: World, door: Door, portal: Portal): TourStep[] {
  const chat = (userId: string, chatId = userId) => `#${new URLSearchParams({ user: userId, chat: chatId })}`
  const { nam, khoi, bay, ha, loc, may } = residents
  return [
    {
      title: 'Xem nhóm tổ dân phố',
      text: 'Bà Năm mở nhóm: bản tin sáng nay đã tới, mỗi tin có nguồn, giờ đăng và đường dẫn.',
      href: chat(nam.id, groups.first.id),
    },
    {
      title: 'Sang sáng mai',
      text: 'Bấm “06:30 sáng mai” ở đồng hồ. Bản tin ngày mai, đã có người duyệt, tự đến các nhóm của tài khoản, nhóm có bot và trang tin trên web.',
    },
    {
      title: 'Chia sẻ tay',
      text: 'Ngõ 5 có nhóm cũ mà Loa không vào được. Sau 06:30, cô Hà mở đường dẫn trong bản tin, về mục Tin: bản tin chờ cô chia sẻ và đánh dấu.',
      href: chat(ha.id, groups.first.id),
    },
    {
      title: 'Đọc trên web',
      text: 'Ai không dùng Zalo đọc bản tin ở trang tin của phường, hoặc nhận tự động qua Atom. Trang này không đi qua Zalo, nên không có gì trên dây.',
      href: `${service.url}/digests`,
    },
    {
      title: 'Một thành phố, hai phường, một xã',
      text: `Thành phố Giang Mẫu (không có thật) dùng chung một tài khoản. ${staff.admin.name} mở trang Đơn vị: phường Hoà Mẫu có các tổ dân phố, xã Đồi Mẫu có hai thôn, và lịch nhập thôn Đoài vào thôn Đông từ ngày mai.`,
      href: door.link('admin', 'units'),
    },
    {
      title: 'Hai thôn nhập làm một lúc nửa đêm',
      text: 'Chị Mây ở thôn Đoài nhắn cho tài khoản: “tôi thuộc đơn vị nào”. Sang 06:30 sáng mai rồi hỏi lại: nay là thôn Đông. Nhóm Zalo của thôn vẫn nguyên đó và nhận bản tin của xã; ở trang Đơn vị, thôn Đông mang cả tên cũ.',
      href: chat(may.id),
    },
    {
      title: 'Gợi ý nội bộ của phường này, phường kia không thấy',
      text: 'Cô Hà, tuyên truyền viên phường Hoà Mẫu, hỏi: “tiền thuê chỗ trong lúc sửa chợ được giảm bao nhiêu?” và được trích gợi ý nội bộ của phường mình. Đổi sang anh Lộc, tuyên truyền viên phường Sông Mẫu, hỏi đúng câu ấy: không có.',
      href: chat(ha.id),
    },
    {
      title: 'Phường nào có lịch của phường ấy',
      text: 'Anh Lộc hỏi: “xe thu gom rác mấy giờ đi qua?” và được lịch của phường Sông Mẫu. Bà Năm hỏi thì được lịch của phường Hoà Mẫu.',
      href: chat(loc.id),
    },
    {
      title: 'Hỏi ngay trên cổng thông tin',
      text: 'Cổng của phường gắn khung hỏi đáp bằng một dòng mã. Không cần Zalo, không cần đăng nhập.',
      href: `${portal.url}/`,
    },
    {
      title: 'Chào, hỏi tin sáng nay, ngừng và nhận lại tin',
      text: 'Nhắn: “chào phường”, “hôm nay có gì”, “còn hôm qua?”, “thứ bảy phường có làm việc không”, “số điện thoại công an phường”, rồi “ngừng nhận tin” và “nhận lại tin”. Không câu nào lục thư viện.',
      href: chat(nam.id),
    },
    {
      title: 'Hỏi về thông báo sáng nay',
      text: 'Nhắn: “mai họp ở đâu”. Kênh trả lời bằng đúng thông báo đã gửi, có giờ, nơi và bản tin. Họp xong, thông báo hết hạn thì kênh không nhắc nữa.',
      href: chat(nam.id),
    },
    {
      title: 'Điều nhiều người hỏi thành tin',
      text: `Năm người đã hỏi bể bơi bốn mùa mà kênh không có gì để trả lời. ${staff.editor.name} mở Câu hỏi, phần “Chưa trả lời được”, bấm “Viết thông báo”: khi bản tin có thông báo ấy gửi đi, mỗi người từng hỏi được nhắn riêng một lần. Nhanh nhất là “Soạn câu trả lời”: ${staff.approver.name} duyệt ở mục Câu trả lời soạn sẵn, ít giây sau mở chat của bà Năm. Ai đã nhắn “ngừng tin về điều đã hỏi” thì không được nhắn.`,
      href: door.link('editor', 'questions'),
    },
    {
      title: 'Hỏi, có dấu hay không dấu',
      text: 'Nhắn cho tài khoản: “mấy giờ không được hát karaoke?” rồi “dang ky tam tru can giay to gi”.',
      href: chat(nam.id),
    },
    {
      title: 'Hỏi thủ tục, nhận đúng phần mình hỏi',
      text: 'Nhắn: “làm khai sinh mấy ngày?”, “bao nhiêu tiền?”, “làm lại giấy khai sinh cần gì”, “make birth certificate, how long?”. Mười thủ tục ở đây là mẫu, ghi rõ là mẫu. Hỏi “không đăng ký khai sinh bị phạt bao nhiêu” thì không phải việc của thủ tục: Loa tìm trong thư viện.',
      href: chat(nam.id),
    },
    {
      title: 'Hỏi bot, trong chat hoặc trong nhóm',
      text: 'Ông Bảy có thêm chat với “Bot Giang Mẫu” và nhóm câu lạc bộ có bot: đánh dấu “Gọi @Bot Giang Mẫu” rồi hỏi. Không gọi tên thì bot không nghe.',
      href: `#${new URLSearchParams({ user: bay.id })}`,
    },
    {
      title: 'Mở đúng đoạn văn bản',
      text: 'Dưới câu trả lời, bấm “Xem văn bản”: khoản được trích sáng lên giữa các khoản bên cạnh.',
    },
    {
      title: 'Tải một văn bản lên, rồi hỏi ngay',
      text: `${staff.editor.name} bấm “Tải văn bản lên” và chọn tệp Word mẫu dưới đây (hoặc văn bản của bạn). Khi thấy “Đã nạp”, quay lại chat của bà Năm, nhắn: “mượn nhà văn hoá phải đặt cọc bao nhiêu?”.`,
      href: door.link('editor', 'library'),
      file: door.sample,
    },
    {
      title: 'Hỏi điều thư viện không có',
      text: 'Nhắn: “sân bóng mới mở cửa ngày nào?”. Loa không đoán. Bấm “Chuyển cho cán bộ”.',
    },
    {
      title: 'Thi tìm hiểu',
      text: 'Khôi bấm đường dẫn cuộc thi trong bản tin sáng nay, làm mười câu, nộp bài và xem kết quả các tổ.',
      href: chat(khoi.id, groups.first.id),
    },
    {
      title: 'Từ tệp Word thành cuộc thi',
      text: `${staff.editor.name} mở Ngân hàng câu hỏi, bấm “Nhập câu hỏi” và chọn tệp Word mẫu dưới đây, rồi “Tạo cuộc thi từ 10 câu này” và “Mở đợt thi”. ${staff.approver.name} mở trang Cuộc thi, đọc và bấm “Công bố”: đợt thi mở ngay.`,
      href: door.link('editor', 'question-bank'),
      file: door.questions,
    },
    {
      title: 'Một nắp cống vỡ, từ ảnh đến khi xong',
      text: 'Khôi mở ứng dụng từ chat, vào Phản ánh: viết “nắp cống vỡ trước nhà số 9 ngõ 31”, thêm ảnh, hoặc ghi âm. Giữ mã. Có thể nhắn thẳng: “phản ánh: rác để sai giờ ở đầu ngõ 5”.',
      href: chat(khoi.id),
    },
    {
      title: 'Trả lời ở bàn làm việc',
      text: `${staff.responder.name} trả lời câu hỏi và phản ánh; câu trả lời về đúng khung chat đã hỏi. Ở phản ánh: hỏi lại, chuyển đơn vị, trả lời “đang xem xét” (không gửi được), rồi đóng bằng ảnh việc đã làm. Khôi mở trang theo dõi: chấm điểm, mở lại một lần.`,
      href: door.link('responder', 'feedback'),
    },
    {
      title: 'Họp dân: mời, điểm danh, biểu quyết',
      text: `Nhóm tổ 2 có lời mời họp sáng mai: ông Bảy bấm đường dẫn, báo “Tôi sẽ dự”. Sang 06:30 sáng mai, ${staff.editor.name} mở trang Cuộc họp, bấm “Mở điểm danh”, ghi tên người không có điện thoại, mở màn hình chiếu, rồi thêm và mở một nội dung biểu quyết. Kết thúc buổi họp thì biên bản có sẵn bản nháp.`,
      href: chat(bay.id, groups.second.id),
    },
    {
      title: 'Báo cáo tháng gửi cấp trên',
      text: `${staff.admin.name} mở Số liệu, phần Báo cáo: ghi phần đầu và phần ký, rồi tải PDF, Word, Excel hoặc CSV của tháng trước. Số nhỏ hơn 5 hiện dấu *.`,
      href: door.link('admin', 'statistics'),
    },
    {
      title: 'Tin khẩn, duyệt trên hai điện thoại',
      text: `${staff.editor.name} bấm “Soạn thông báo”, chọn “Tin khẩn” và lưu. Một phút sau ${staff.approver.name} và ${staff.second.name} được nhắn; mỗi người bấm “Xem và duyệt” trên điện thoại của mình. Sau lần duyệt thứ hai, tin vào các nhóm.`,
      href: door.link('editor', 'announcements'),
    },
    {
      title: 'Duyệt bản tin bằng hai người',
      text: `Bản tin tiếp theo do ${staff.editor.name} soạn. ${staff.approver.name} duyệt và đặt giờ; sửa dù một chữ là phải duyệt lại. Rồi bấm “06:30 sáng mai” lần nữa.`,
      href: door.link('approver', 'digests'),
    },
  ]
}
