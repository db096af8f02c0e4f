import { missingIn } from '../../core/feedback/vague.ts'
import { addDays } from '../../core/time.ts'

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

/** Written last, before what is learned of the others was: neither the words nor what was learned has seen them. */
export const unseen: Closing[] = [
  ...read(
    true,
    `
    Đã hút bùn đoạn cống dài 40 mét trước chợ | Công ty Môi trường đô thị | -2 | 
    Vá ổ gà bằng bê tông nhựa nguội | Đội duy tu số 4 | 5 | 
    Trồng lại cây sấu bị gãy | Xí nghiệp Công viên cây xanh | 14 | 
    Lập biên bản, phạt 2 triệu đồng chủ quán | Công an phường Hoà Mẫu | -1 | 
    Chuyển 3 xe rác tồn về bãi Đông | HTX vệ sinh Thành Công | 0 | 
    Đổi lịch gom rác sang 18 giờ | Tổ thu gom khu 2 | 3 | 
    Kéo lại dây cáp, buộc cao 5 mét | VNPT Giang Mẫu | -4 | 
    Thay công tơ số 8812 | Điện lực Sông Mẫu | 2 | 
    Trả lại 120 nghìn đồng thu thừa | Bộ phận Một cửa | -6 | 
    Cấp lại trích lục khai sinh | Tư pháp - Hộ tịch phường | 1 | 
    Mời hai hộ lên hoà giải | Tổ hoà giải thôn Đông | 4 | 
    Đo lại ranh thửa 45 tờ bản đồ 12 | Chi nhánh Văn phòng đăng ký đất đai | 20 | 
    Phun hoá chất diệt muỗi toàn tổ 7 | Trạm y tế phường | 6 | 
    Đóng cửa cơ sở giò chả, lấy 3 mẫu gửi kiểm nghiệm | Đoàn liên ngành an toàn thực phẩm | -3 | 
    Sơn lại vạch qua đường trước trường | Ban quản lý hạ tầng | 10 | 
    Sắp xếp cho cháu sang lớp 3A | Trường Tiểu học Hoà Mẫu | 7 | 
    Chi trả trợ cấp tháng 10 và 11 | Bưu điện xã Đồi Mẫu | 2 | 
    Dựng rào chắn tạm quanh hố | Nhà thầu Trường Sơn | 0 | 
    Nhắc hộ số 15 nhốt chó, hộ đã mua rọ mõm | Công an khu vực | -1 | 
    Bổ sung bàn viết và hai kính lão | Văn phòng UBND phường | 9 | 
    Đã bắn thêm ba đèn led vào cột 5, 6, 7 | Tổ điện chiếu sáng | -8 | 
     |  |  | 45/TB-UBND
     |  |  | Quyết định số 1203/QĐ-UBND ngày 12/10/2026
     |  |  | Công văn 88/CV-PCTT
    Tháo biển quảng cáo sai phép ở số 9 | Đội Trật tự đô thị | 1 | 
    Tặng sổ tiết kiệm và sửa mái nhà bà Tám | Uỷ ban Mặt trận phường | 25 | 
    Khơi thông rãnh, thả cá diệt bọ gậy | Chi đoàn thôn Đoài | 4 | 
    Gửi giấy mời ông Sáu làm việc về phần ngõ chung lúc 8 giờ | Địa chính xã | 3 | 
    Kẻ lại số nhà ngõ 31 | Tổ dân phố 5 | 12 | 
    Bơm nước cứu 20 ha lúa | Trạm thuỷ nông số 2 | -5 | 
`,
  ),
  ...read(
    false,
    `
    Sẽ xem xét và có hướng giải quyết thoả đáng | Đội duy tu số 4 | 5 | 
    Ghi nhận ý kiến đóng góp quý báu của ông bà | UBND phường Hoà Mẫu | 0 | 
    Giao phòng chuyên môn nghiên cứu tham mưu | Văn phòng UBND phường | 3 | 
    Đề nghị các bộ phận khẩn trương vào cuộc | Công an phường Hoà Mẫu | 2 | 
    Sẽ sớm có câu trả lời cho bà con | Tư pháp phường | 7 | 
    Chấn chỉnh, rút kinh nghiệm sâu sắc | Bộ phận Một cửa | -1 | 
    Tăng cường công tác quản lý địa bàn | Công an khu vực | 5 | 
    Đưa vào kế hoạch trung hạn | Ban quản lý dự án | 30 | 
    Vấn đề này đã được báo cáo lên cấp trên | Địa chính xã | -2 | 
    Tiếp tục theo dõi diễn biến tình hình | Trạm y tế phường | 1 | 
    Mong ông bà thông cảm, chờ thêm một thời gian | Điện lực Sông Mẫu | 10 | 
    Đang làm rõ | Công an phường | 0 | 
    Chỉ đạo xử lý nghiêm theo đúng quy định của pháp luật | Chủ tịch UBND phường | -1 | 
    Quán triệt tới toàn thể cán bộ | Văn phòng Đảng uỷ | 2 | 
    Sẽ họp bàn phương án tối ưu | Ban quản trị chung cư CT2 | 8 | 
    Phấn đấu hoàn thành trong thời gian ngắn nhất | Nhà thầu Trường Sơn | 15 | 
    Cử người xuống nắm bắt tình hình thực tế | Tổ dân phố 5 | 1 | 
    Trả lời bằng miệng với công dân | Tư pháp phường | -3 | 
    Cân đối ngân sách, bố trí khi có điều kiện | Phòng Kinh tế - Hạ tầng | 45 | 
    Đã tiếp thu và sẽ khắc phục triệt để | Trường Tiểu học Hoà Mẫu | 4 | 
    Thay nắp cống ngõ 31 | cơ quan chức năng | 5 | 
    Thay nắp cống ngõ 31 | bên liên quan | 5 | 
    Thay nắp cống ngõ 31 | Đội thoát nước | 90 | 
    Thay nắp cống ngõ 31 | Đội thoát nước |  | 
    Sẽ thay nắp cống ngõ 31 | Đội thoát nước | -3 | 
     |  |  | quy định hiện hành
     |  |  | văn bản của cấp trên
    Kịp thời, dứt điểm, không để kéo dài | Đội Trật tự đô thị | 1 | 
    Nhất trí với phản ánh của công dân | Uỷ ban Mặt trận phường | 0 | 
    Bộ phận chuyên môn sẽ có phản hồi sau | Văn phòng UBND phường | 6 | 
`,
  ),
]

/** Acts that are taught beside those of the closings. */
export const acts = [
  'Thu gom rác ở đầu ngõ 5',
  'Lắp biển cấm đổ rác',
  'Sửa nắp cống trước nhà số 12',
  'Cắt tỉa cây phượng ở sân trường',
  'Nhắc nhở quán karaoke, lập biên bản',
  'Phạt chủ xe 500.000 đồng',
  'Trả hồ sơ cho ông Nam',
  'Chi trả trợ cấp tháng 11',
  'Nạo vét mương',
  'Phun thuốc muỗi tổ 7',
  'Đo tiếng ồn xưởng gỗ',
  'Kiểm tra lò mổ và lấy mẫu nước',
  'Tháo dỡ lều quán lấn vỉa hè',
  'Mời hai hộ hòa giải tại nhà văn hóa',
  'Vá ổ gà đường Lê Lợi',
  'Xử phạt xe đỗ sai',
  'Chuyển Điện lực thay cột điện',
  'Họp dân chốt mức đóng góp',
  'Niêm yết bảng giá ở bộ phận một cửa',
  'Đổi giờ trực tiếp dân sang chiều thứ năm',
  'Xin lỗi bà Hoa và trả lại lệ phí',
  'Làm lại vỉa hè trước số 12',
  'Bố trí kinh phí sửa cầu ván',
  'Khảo sát tuyến cống ngõ 5',
  'Phường thuê xe hút bùn cống',
  'Xả nước thau bể',
  'Kiểm tra hiện trường',
]

/** Written last, by another reader of the rule; of these the rule told 58 of 60 before it was mended for the other two. */
export const fresh: Closing[] = [
  ...read(
    true,
    `
    Đã thay 2 nắp hố ga bê tông trước số nhà 45 | Xí nghiệp thoát nước số 3 | -1 |
    Tháo dỡ mái che lấn vỉa hè của quán phở | Đội trật tự đô thị phường | -2 |
    Bơm hút nước ngập ở hầm chui | Công ty Thoát nước | 0 |
    Cấp lại thẻ bảo hiểm y tế cho cháu An | Bảo hiểm xã hội cơ sở 2 | 3 |
    Đo tiếng ồn quán bia, nhắc chủ quán tắt loa sau 22 giờ | Công an phường Hoà Mẫu | -1 |
    Phun thuốc muỗi 120 hộ tổ 4 | Trạm y tế phường | 1 |
    Cưa cây khô sắp đổ gần trường mẫu giáo | Hạt quản lý cây xanh | 2 |
    Đổ 6 xe đá dăm vá đường vào xóm | Ban quản lý dự án | 7 |
    Nối lại đường ống nước bị vỡ | Xí nghiệp nước sạch Giang Mẫu | 0 |
    Kẻ lại vạch sang đường trước chợ | Phòng Kinh tế, Hạ tầng và Đô thị | 14 |
    Bổ sung tên ông Tư vào danh sách hộ cận nghèo | Công chức văn hoá - xã hội | 10 |
    Trả lại 50.000 đồng thu thừa cho chị Lan | Bộ phận một cửa | 0 |
    Dời thùng rác khỏi cổng nhà văn hoá | Hợp tác xã vệ sinh Bình Minh | -3 |
    Gỡ 14 biển quảng cáo rao vặt trên cột điện | Đoàn thanh niên phường | -4 |
    Lap them 5 bong den ngo 12 | Dien luc Giang Mau | 5 |
    Da va duong truoc nha ong Bay | To duy tu | -1 |
    Mời hai hộ hoà giải ranh giới, lập biên bản thống nhất | Tổ hoà giải tổ dân phố số 1 | -5 |
    Bắt 3 con chó thả rông, phạt chủ | Đội bắt chó thả rông | -2 |
    Đóng cầu dao, sửa trạm biến áp bị cháy | Điện lực Giang Mẫu | 0 |
    Cho dừng xây tầng 4 không phép | Thanh tra xây dựng | -6 |
    Chỉnh sửa ngày sinh trên giấy khai sinh | Tư pháp - Hộ tịch phường | 2 |
    Tiêm nhắc vắc xin cho 30 cháu bị sót | Trạm y tế xã Đồi Mẫu | 4 |
    Sơn lại lan can cầu | Đội cầu đường 2 | 21 |
    Dọn xác gia cầm chết ở mương | Ban thú y xã | -1 |
    Vớt bèo kênh tiêu | Thuỷ nông Sông Mẫu | 9 |
    Hoàn trả mặt đường sau khi đào cáp | Viettel Giang Mẫu | 12 |
    Thu hồi 3 sạp bán lấn lòng đường | Ban quản lý chợ | -1 |
    Nhắc trường mở cổng lúc 6 giờ 30 | Phòng Giáo dục | -2 |
    | | | 123/TB-UBND
    | | | Quyết định số 45/2026/QĐ-UBND
    `,
  ),
  ...read(
    false,
    `
    Đã ghi nhận ý kiến của ông bà và chuyển bộ phận chuyên môn | Bộ phận chuyên môn | 5 |
    Đang xem xét, sẽ có hướng giải quyết phù hợp | UBND phường | 10 |
    Sẽ kiểm tra và xử lý nghiêm | Cơ quan chức năng | 7 |
    Cảm ơn bà con đã góp ý, phường sẽ tiếp thu | UBND phường Hoà Mẫu | 3 |
    Tiếp tục theo dõi, nắm tình hình | Công an phường | 15 |
    Báo cáo cấp trên cho ý kiến chỉ đạo | UBND phường | 20 |
    Giải quyết theo đúng quy định của pháp luật | Phòng chuyên môn | 30 |
    Sẽ sớm khắc phục | Điện lực Giang Mẫu | 10 |
    Phối hợp với các đơn vị liên quan để xử lý | Đội trật tự đô thị | 5 |
    Đề nghị bà con thông cảm, chờ kinh phí | UBND phường | 40 |
    Đưa vào kế hoạch năm sau | Ban quản lý dự án | 50 |
    Thay bóng đèn ngõ 3 | các đơn vị liên quan | 2 |
    Vá ổ gà ngõ 3 | cơ quan có thẩm quyền | 4 |
    Vá ổ gà ngõ 3 | Tổ duy tu | 90 |
    Lắp đèn ngõ 9 | Đội chiếu sáng | |
    Dang kiem tra, se tra loi sau | To dan pho so 1 | 3 |
    Chúng tôi đã nắm được thông tin và đang tích cực triển khai | Phòng Kinh tế | 6 |
    Đã đôn đốc đơn vị thi công đẩy nhanh tiến độ | Ban quản lý dự án | 5 |
    Nghiên cứu phương án tối ưu | Phòng Quản lý đô thị | 30 |
    Tăng cường tuyên truyền, nhắc nhở | Công an phường | 7 |
    Sẽ thay nắp cống | Xí nghiệp thoát nước | -2 |
    Đã tiếp nhận và đang trong quá trình xử lý | Bộ phận một cửa | 1 |
    Quan tâm, chia sẻ với khó khăn của gia đình | Mặt trận Tổ quốc phường | 2 |
    Yêu cầu các bộ phận khẩn trương vào cuộc | Chủ tịch UBND phường | 1 |
    Rà soát, tổng hợp, đề xuất hướng xử lý | Văn phòng UBND | 14 |
    Mong người dân tiếp tục đồng hành cùng chính quyền | UBND phường | 1 |
    Xử lý dứt điểm tình trạng trên | Đội quản lý trật tự đô thị | 10 |
    Hẹn dịp khác làm việc cụ thể | Công chức địa chính | 8 |
    | | | theo văn bản của phường
    | | | công văn hướng dẫn
    `,
  ),
]

const today = '2026-11-23'
/** Whether a closing lacks nothing but an act. */
const hasAllElse = ({ actionBy, days, document }: Closing) =>
  days !== null &&
  missingIn({ action: 'Thay bóng đèn ngõ 12', actionBy, actionOn: addDays(today, days), document }, today).length === 0

/** What is learned of: acts that were named, and words of closings that lack nothing else. */
export const learnedActs = [...tuned, ...heldOut]
  .filter((closing) => closing.action !== '' && (closing.says || hasAllElse(closing)))
  .map(({ says, action }) => ({ text: action, label: says ? 'act' : 'empty' }))
  .concat(acts.map((text) => ({ text, label: 'act' })))
