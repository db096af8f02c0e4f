// Closings as officers of a ward write them, of our own making: what was done | by whom | on which day, counted from today |
// which document. `says` is whether a person who reported the matter knows afterwards what became of it. The second half was
// written before the rule was changed, and nothing was tuned on it.
export type Closing = { says: boolean; action: string; actionBy: string; days: number | null; document: string }

const read = (says: boolean, lines: string): Closing[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => {
      const [action = '', actionBy = '', days = '', document = ''] = line.split('|').map((part) => part.trim())
      return { says, action, actionBy, days: days === '' ? null : Number(days), document }
    })

export const tuned: Closing[] = [
  ...read(
    true,
    `
    Thay 3 bóng đèn cao áp đoạn từ số 12 đến số 40 | Đội chiếu sáng | 2 |
    Đã vá xong ổ gà trước cổng trường tiểu học | Tổ duy tu đường bộ | -1 |
    Da don xong dong rac dau ngo 5 | Cong ty Moi truong | -2 |
    Lập biên bản, phạt 2 triệu đồng chủ quán karaoke | Công an phường | -3 |
    Cắt cành phượng gãy, dọn lối đi | Tổ cây xanh | 0 |
    Trả giấy khai sinh cho bà Hoa tại bộ phận một cửa | Công chức tư pháp - hộ tịch | 1 |
    Nạo vét rãnh thoát nước ngõ 18 | Hợp tác xã môi trường Tân Tiến | 20 |
    Chi trả trợ cấp tháng 11 cho 42 hộ | Phòng Văn hoá - Xã hội | 5 |
    Lắp biển cấm đổ rác và camera ở bãi đất trống | UBND phường | 30 |
    Phun thuốc diệt muỗi tổ dân phố 7 và 8 | Trạm y tế | 3 |
    Kiểm tra quán ăn 25 Lê Lợi, yêu cầu dừng bán 5 ngày | Đoàn kiểm tra an toàn thực phẩm phường | -4 |
    Dựng lại cột điện nghiêng | Điện lực Giang Mẫu | 10 |
    Nhắc chủ công trình che chắn, tưới nước hai lần mỗi ngày | Đội quản lý trật tự đô thị | -1 |
    Hoà giải hai hộ về ranh đất, hai bên ký biên bản | Tổ hoà giải khu phố 3 | -7 |
    Mở lại vòi nước công cộng ở chợ | Công ty Cấp nước | 1 |
    Sơn lại vạch qua đường trước cổng chợ | Phòng Kinh tế, Hạ tầng và Đô thị | 45 |
    Khoá cống hở bằng nắp gang mới | Xí nghiệp thoát nước số 2 | -1 |
    Hoàn lại 40.000 đồng lệ phí thu thừa | Bộ phận một cửa phường | 2 |
    Bắt và nhốt chó thả rông, giao thú y | Đội bắt chó thả rông phường | -1 |
    Đổi lịch thu gom rác sang 18 giờ các ngày thứ ba, năm, bảy | Công ty Môi trường Xanh | 4 |
    | | | Thông báo số 45/TB-UBND ngày 20/11/2026
    | | | QĐ 112/QĐ-UBND
    | | | 12/TB
    | | | Kế hoạch số 08/KH-UBND về nâng cấp ngõ 6
    Cấp lại thẻ BHYT bị sai ngày sinh | BHXH cơ sở Giang Mẫu | 7 |
    dọn cây đổ, thông đường lúc 9h | Ban chỉ huy quân sự phường | 0 |
    Tháo 14 biển quảng cáo treo trên cột điện | Tổ quản lý trật tự đô thị | -2 |
    Xây thêm 2 gờ giảm tốc trước trường mầm non | Ban quản lý dự án | 58 |
    Sẽ đổ bê tông 80 m ngõ 12 | Ban quản lý dự án đầu tư xây dựng | 40 |
    Đã yêu cầu hộ ông Bình dỡ mái tôn lấn vỉa hè, ông Bình đã dỡ | Đội trật tự đô thị | -5 |
  `,
  ),
  ...read(
    false,
    `
    Đang xem xét. | phường | 1490 |
    Đang xem xét | phường | 5 |
    Đã ghi nhận ý kiến của công dân | UBND phường | 0 |
    Tiếp thu, xin cảm ơn bà con | UBND phường | 0 |
    Sẽ xử lý trong thời gian sớm nhất | Đội trật tự đô thị | 10 |
    Đang kiểm tra | Công an phường | 2 |
    Đã chuyển cơ quan chức năng giải quyết theo thẩm quyền | UBND phường | 0 |
    Thay bóng đèn ngõ 12 | các đơn vị liên quan | 3 |
    Thay bóng đèn ngõ 12 | Đội chiếu sáng | 61 |
    Thay bóng đèn ngõ 12 | Đội chiếu sáng | 400 |
    Thay bóng đèn ngõ 12 | Đội chiếu sáng | |
    Thay bóng đèn ngõ 12 | phường | 3 |
    Sẽ vá ổ gà trước cổng trường | Tổ duy tu đường bộ | -10 |
    | | | văn bản của phường
    | | | theo quy định hiện hành
    | | | công văn đang trình ký
    Phối hợp các ngành xem xét giải quyết | Phòng Kinh tế | 15 |
    Sẽ tham mưu lãnh đạo trong thời gian tới | Văn phòng UBND | 20 |
    Da tiep nhan, se giai quyet som | UBND phuong | 3 |
    Mong bà con thông cảm và chờ thêm | UBND phường | 30 |
    Đang chờ kinh phí cấp trên phân bổ | Phòng Tài chính | 60 |
    Đã nắm thông tin, sẽ phản hồi sau | Tổ công nghệ số | 5 |
    Ghi nhận phản ánh, chuyển bộ phận chuyên môn | Văn phòng HĐND và UBND | 1 |
    Đã giao tổ công tác theo dõi | UBND phường | 1 |
    Sẽ quan tâm hơn trong thời gian tới | Trường mầm non Hoa Sen | 10 |
    Rút kinh nghiệm | Bộ phận một cửa | 0 |
    ok đã xem | Lan | 0 |
    Nạo vét rãnh ngõ 18 | ai đó | 5 |
    Sẽ nghiên cứu phương án phù hợp | Phòng Kinh tế, Hạ tầng và Đô thị | 30 |
    Đề nghị công dân liên hệ cơ quan có thẩm quyền | UBND phường | 0 |
  `,
  ),
]

export const heldOut: Closing[] = [
  ...read(
    true,
    `
    Bơm hút nước ngập ở hầm chui, đặt máy bơm dự phòng | Công ty Thoát nước | -1 |
    Thu hồi 12 xe đẩy bán hàng dưới lòng đường | Tổ trật tự phường | 0 |
    Gia cố lan can cầu ván tổ 9 | Ban quản lý khu phố 9 | 12 |
    da thay nap cong bi vo o nga ba cho | doi duy tu | -3 |
    Tiêm phòng dại miễn phí cho chó mèo tổ 4 | Trạm thú y | 15 |
    Trao sổ đỏ cho gia đình ông Tâm | Chi nhánh Văn phòng đăng ký đất đai | 9 |
    Mời chủ xưởng gỗ ký cam kết ngừng cưa xẻ sau 21 giờ | Công an phường Tân An | -2 |
    Kéo dây điện đứt ra khỏi mặt đường, cấp điện lại lúc 14h20 | Điện lực | 0 |
    Bổ sung ông Nguyễn Văn Sáu vào danh sách hộ nghèo | Phòng Văn hóa – Xã hội | 25 |
    Giảm 6 m3 nước ghi nhầm trong hoá đơn tháng 10 | Xí nghiệp nước sạch | -6 |
    Đặt 4 thùng rác ở công viên, giao người quét mỗi sáng | HTX Môi trường | 8 |
    Xin lỗi bà Tư vì để chờ 3 giờ, trả kết quả ngay trong chiều | Trung tâm Phục vụ hành chính công | -1 |
    Chuyển hồ sơ sang Sở Xây dựng cấp phép, đã có phiếu nhận | Phòng Kinh tế, Hạ tầng và Đô thị | -2 |
    Niêm phong máy bơm cát trái phép trên sông | Công an xã | -1 |
    Gắn gương cầu ở khúc cua dốc Ông Đồ | Thanh tra giao thông | 28 |
    Cho nghỉ việc bảo vệ trường có lời lẽ thô tục | Trường THCS Giang Mẫu | -9 |
    Đo tiếng ồn lúc 22h: 71 dBA, phạt 3 triệu | Công an phường | -5 |
    Sửa mái dột phòng học 2A | Trường tiểu học Kim Đồng | 18 |
    Tạm cấm xe tải trên 5 tấn qua đường Bà Triệu từ 6h đến 20h | UBND phường | 10 |
    Rải đá cấp phối 200m đường vào xóm Đình | Thôn Đình | 50 |
    | | | Quyết định số 31/2026/QĐ-UBND
    | | | Công văn 218/UBND-KT trả lời ông Nam
    | | | Giấy mời số 77/GM-UBND
    | | | Biên bản số 04/BB-HĐ
    Xét nghiệm mẫu nước giếng: đạt chuẩn, dán kết quả ở nhà văn hoá | Trung tâm y tế | -4 |
    Dời điểm tập kết rác ra cách trường học 100 m | Công ty Môi trường đô thị | 35 |
    Thu gom 2 xe bò xác chuột, rắc vôi | Trạm Y tế xã | -1 |
    Sẽ lắp đèn tín hiệu ở ngã tư Chợ Mới | Phòng Kinh tế Hạ tầng | 55 |
    Phát lại loa truyền thanh cụm 3, giảm âm lượng buổi sáng | Trung tâm Văn hoá - Thông tin | 1 |
    Cấp 20 bao gạo cứu trợ cho xóm Bãi | Uỷ ban MTTQ phường | 0 |
  `,
  ),
  ...read(
    false,
    `
    Sẽ cho kiểm tra lại và có hướng xử lý | Phòng Kinh tế | 20 |
    Vấn đề bà con nêu là đúng, UBND sẽ sớm giải quyết | UBND xã | 30 |
    Đang trình lãnh đạo | Văn phòng | 3 |
    Đã phân công cán bộ nắm tình hình | Công an phường | 0 |
    Tổ dân phố sẽ tiếp tục nhắc nhở | | 5 |
    Dựng lại biển báo đổ | chính quyền địa phương | 4 |
    Đắp lại vai đường sạt lở | Ban quản lý thôn | 90 |
    Sẽ dọn rác ở bờ kênh | Công ty Môi trường | -20 |
    | | | sẽ có văn bản sau
    | | | hướng dẫn của cấp trên
    se xem xet va tra loi sau | ubnd xa | 7 |
    Hiện đang rà soát, tổng hợp | Phòng Văn hóa - Xã hội | 14 |
    Cảm ơn anh đã góp ý, chúc anh sức khoẻ | UBND phường | 0 |
    Đây là việc khó, cần có thời gian | UBND xã | 60 |
    Ý kiến của bà đã được tiếp nhận đầy đủ | Bộ phận một cửa | 0 |
    Sẽ đề xuất cấp trên bố trí kinh phí | Phòng Kinh tế | 45 |
    Đã trao đổi với đơn vị thi công | UBND phường | -1 |
    Thay ống nước vỡ | nhà thầu nào đó | 3 |
    Sẽ thực hiện theo đúng quy định | Công an xã | 10 |
    Không thuộc thẩm quyền | UBND phường | 0 |
    Đang được các cấp quan tâm giải quyết | UBND phường | 15 |
    Nạo vét kênh N2 | Hợp tác xã Thuỷ lợi | |
    đã biết | tổ trưởng | 0 |
    Sẽ làm việc với các bên liên quan | Phòng Kinh tế | 12 |
    Đã yêu cầu khắc phục | UBND phường | 0 |
    Xử lý nghiêm theo pháp luật | Công an phường | 5 |
    Sẽ tuyên truyền, vận động | Hội phụ nữ | 20 |
    Chờ hướng dẫn | Phòng Văn hoá - Xã hội | 30 |
    Vá ổ gà | cán bộ phụ trách | 6 |
    Đã kiểm tra thực tế | Địa chính | -1 |
  `,
  ),
]
