// What people say for what the law says, by field, from general knowledge of Vietnamese administration and law. One line a pair:
// what people say, `=` where the law's word is as well asked for theirs or `>` where it is not, what the law says, and, where
// it is not the usual one, the weight of the law's word beside the one that was typed.
export const commonWords: Record<string, string> = {
  'đất đai': `
sổ đỏ = giấy chứng nhận quyền sử dụng đất
sổ hồng = giấy chứng nhận quyền sở hữu nhà ở
bìa đỏ = giấy chứng nhận quyền sử dụng đất
làm sổ đỏ > cấp giấy chứng nhận quyền sử dụng đất
làm sổ > cấp giấy chứng nhận | .4
sổ chung > chung quyền sử dụng đất
sổ riêng > giấy chứng nhận quyền sử dụng đất | .5
sang tên sổ đỏ > đăng ký biến động đất đai
sang tên đất > chuyển nhượng quyền sử dụng đất
sang sổ > đăng ký biến động đất đai | .5
mua đất > nhận chuyển nhượng quyền sử dụng đất
bán đất > chuyển nhượng quyền sử dụng đất
mua bán đất = chuyển nhượng quyền sử dụng đất
mua bán nhà đất > giao dịch bất động sản
cho đất > tặng cho quyền sử dụng đất
cho con đất > tặng cho quyền sử dụng đất
đổi đất > chuyển đổi quyền sử dụng đất
thuê đất nhà nước > nhà nước cho thuê đất
đất thổ cư = đất ở
thổ cư = đất ở
lên thổ cư > chuyển mục đích sử dụng đất
chuyển thổ cư > chuyển mục đích sử dụng đất
lên đất ở > chuyển mục đích sử dụng đất
đất ruộng > đất trồng lúa
ruộng lúa > đất trồng lúa
đất vườn > đất trồng cây lâu năm | .5
đất rẫy > đất nông nghiệp | .5
đất rừng > đất lâm nghiệp
đất nghĩa địa > đất nghĩa trang
đất công > đất do nhà nước quản lý | .4
đất năm phần trăm > đất nông nghiệp sử dụng vào mục đích công ích
tách thửa > tách thửa đất
tách sổ > tách thửa đất
gộp sổ > hợp thửa đất
gộp thửa = hợp thửa
đo đất > đo đạc địa chính
đo lại đất > đo đạc địa chính
cắm mốc > cắm mốc giới
lấn đất > lấn đất chiếm đất
lấn chiếm vỉa hè > sử dụng trái phép lòng đường vỉa hè
giải tỏa > thu hồi đất
giải tỏa đền bù > bồi thường hỗ trợ tái định cư
đền bù = bồi thường
đền bù đất > bồi thường về đất
đền bù nhà > bồi thường thiệt hại về nhà
tiền đền bù > tiền bồi thường
bị thu đất > nhà nước thu hồi đất
lấy đất > thu hồi đất
quy hoạch treo > quy hoạch sử dụng đất chậm thực hiện
dính quy hoạch > thuộc quy hoạch sử dụng đất
đất dính quy hoạch > quy hoạch sử dụng đất
tranh chấp ranh giới > tranh chấp đất đai
cãi nhau về đất > tranh chấp đất đai
giấy tay > giấy viết tay không công chứng | .4
mua bán giấy tay > chuyển nhượng quyền sử dụng đất không công chứng
mất sổ đỏ > cấp lại giấy chứng nhận bị mất
đổi sổ đỏ > cấp đổi giấy chứng nhận
cầm sổ đỏ > thế chấp quyền sử dụng đất
lối đi chung > lối đi qua bất động sản liền kề
đường đi chung > lối đi qua bất động sản liền kề
nhờ lối đi > quyền về lối đi qua
hàng xóm lấn đất > lấn chiếm đất
tiền đất > tiền sử dụng đất | .5
giá đất nhà nước > bảng giá đất
nhà nước lấy đất > nhà nước thu hồi đất
hạn đất > thời hạn sử dụng đất
đất hết hạn > hết thời hạn sử dụng đất
cán bộ địa chính > công chức địa chính
phòng đất đai > văn phòng đăng ký đất đai`,
  'nhà ở và xây dựng': `
giấy phép xây nhà > giấy phép xây dựng
xin phép xây nhà > cấp giấy phép xây dựng
xây nhà > xây dựng nhà ở
xây nhà trái phép > xây dựng không có giấy phép
xây không phép > xây dựng không có giấy phép
xây sai phép > xây dựng sai nội dung giấy phép
xây trái phép > xây dựng không có giấy phép
cơi nới > xây dựng cơi nới diện tích
sửa nhà > sửa chữa cải tạo nhà ở
nhà cấp bốn > nhà cấp IV
nhà ổ chuột > nhà ở không bảo đảm an toàn | .4
chung cư = nhà chung cư
căn hộ > căn hộ chung cư
phí chung cư > kinh phí quản lý vận hành nhà chung cư
tiền bảo trì > kinh phí bảo trì
ban quản lý chung cư > đơn vị quản lý vận hành nhà chung cư
nhà ở giá rẻ > nhà ở xã hội
nhà cho người thu nhập thấp = nhà ở xã hội
nhà thuê > nhà ở cho thuê
phòng trọ > nhà ở cho thuê
nhà trọ > nhà ở cho thuê
chủ trọ > bên cho thuê nhà ở
chủ nhà > bên cho thuê nhà ở | .4
tiền cọc > tiền đặt cọc
đặt cọc mua nhà > hợp đồng đặt cọc
mua nhà trả góp > mua nhà ở trả chậm trả dần
nhà nứt > công trình bị hư hỏng
lún nhà > công trình bị lún nứt
nhà sắp sập > nhà ở có nguy cơ sập đổ
phá nhà > phá dỡ nhà ở
đập nhà > phá dỡ nhà ở
cưỡng chế tháo dỡ > cưỡng chế phá dỡ công trình
hoàn công > nghiệm thu hoàn thành công trình
bản vẽ > thiết kế xây dựng | .5
thợ xây > nhà thầu thi công | .4
chủ thầu > nhà thầu
số nhà > gắn biển số nhà
nhà tình thương > nhà ở cho hộ nghèo
nhà tình nghĩa > hỗ trợ người có công về nhà ở
xóa nhà tạm > hỗ trợ xây dựng nhà ở cho hộ nghèo
hàng rào > tường ngăn ranh giới | .5
nước nhà hàng xóm > thoát nước qua bất động sản liền kề | .4`,
  'hộ tịch': `
giấy khai sinh > đăng ký khai sinh
làm giấy khai sinh > đăng ký khai sinh
khai sinh muộn > đăng ký khai sinh quá hạn
mất giấy khai sinh > đăng ký lại khai sinh
làm lại giấy khai sinh > đăng ký lại khai sinh
sửa giấy khai sinh > cải chính hộ tịch
sửa tên > thay đổi họ tên
đổi tên > thay đổi họ tên
đổi họ > thay đổi họ
đổi họ cho con > thay đổi họ cho con
sửa ngày sinh > cải chính hộ tịch
sửa năm sinh > cải chính hộ tịch
giấy báo tử > giấy chứng tử
giấy chứng tử > đăng ký khai tử
báo tử > đăng ký khai tử
khai tử > đăng ký khai tử
làm giấy kết hôn > đăng ký kết hôn
giấy kết hôn > giấy chứng nhận kết hôn
giấy đăng ký kết hôn = giấy chứng nhận kết hôn
giấy hôn thú = giấy chứng nhận kết hôn
hôn thú > giấy chứng nhận kết hôn
giấy độc thân = giấy xác nhận tình trạng hôn nhân
xác nhận độc thân > xác nhận tình trạng hôn nhân
giấy chưa kết hôn > giấy xác nhận tình trạng hôn nhân
nhận con > nhận cha mẹ con
nhận cha > nhận cha mẹ con
xin con nuôi > nhận con nuôi
trích lục khai sinh > trích lục hộ tịch
bản sao khai sinh > bản sao trích lục hộ tịch
cán bộ tư pháp > công chức tư pháp hộ tịch
cán bộ hộ tịch > công chức tư pháp hộ tịch
giám hộ > đăng ký giám hộ | .4
lấy chồng nước ngoài > kết hôn có yếu tố nước ngoài
lấy vợ nước ngoài > kết hôn có yếu tố nước ngoài
lấy tây > kết hôn có yếu tố nước ngoài | .5
con ngoài giá thú > con sinh ra ngoài hôn nhân
con rơi > con ngoài giá thú
bố đơn thân > cha đơn thân | .4
đổi giới tính > xác định lại giới tính | .6
chuyển giới > chuyển đổi giới tính`,
  'cư trú và giấy tờ tùy thân': `
hộ khẩu > đăng ký thường trú
sổ hộ khẩu > thông tin về cư trú
nhập khẩu > đăng ký thường trú | .4
nhập hộ khẩu = đăng ký thường trú
cắt khẩu > xóa đăng ký thường trú
chuyển khẩu > đăng ký thường trú
dời hộ khẩu > đăng ký thường trú
cắt hộ khẩu > xóa đăng ký thường trú
chuyển hộ khẩu > đăng ký thường trú
tách khẩu > tách hộ
tách hộ khẩu = tách hộ
nhập khẩu cho con > đăng ký thường trú cho con | .5
tạm trú > đăng ký tạm trú
sổ tạm trú > đăng ký tạm trú
khai báo tạm trú > đăng ký tạm trú
báo tạm vắng > khai báo tạm vắng
khách ngủ lại > thông báo lưu trú
khách ở qua đêm > thông báo lưu trú
giấy xác nhận cư trú > xác nhận thông tin về cư trú
giấy ct07 > xác nhận thông tin về cư trú
chứng minh thư = chứng minh nhân dân
chứng minh > chứng minh nhân dân | .3
giấy chứng minh > chứng minh nhân dân
căn cước = thẻ căn cước
thẻ căn cước công dân = căn cước công dân
căn cước gắn chip > thẻ căn cước công dân
làm căn cước > cấp thẻ căn cước
đổi căn cước > cấp đổi thẻ căn cước
mất căn cước > cấp lại thẻ căn cước
căn cước hết hạn > thời hạn sử dụng thẻ căn cước
vneid > định danh điện tử
định danh mức hai > định danh điện tử mức độ 02
tài khoản định danh > tài khoản định danh điện tử
passport = hộ chiếu
pát bo > hộ chiếu
làm passport > cấp hộ chiếu
đi nước ngoài > xuất cảnh
ra nước ngoài > xuất cảnh | .6
cấm xuất cảnh > tạm hoãn xuất cảnh
thị thực > visa
bỏ quốc tịch > thôi quốc tịch
vào quốc tịch > nhập quốc tịch
hai quốc tịch > nhiều quốc tịch | .5
việt kiều > người Việt Nam định cư ở nước ngoài
người tây > người nước ngoài
lý lịch sạch > lý lịch tư pháp
giấy không tiền án = phiếu lý lịch tư pháp
xác nhận nhân thân > phiếu lý lịch tư pháp | .5
số định danh > số định danh cá nhân`,
  'giao thông': `
bằng lái = giấy phép lái xe
bằng lái xe = giấy phép lái xe
bằng xe máy > giấy phép lái xe hạng A1
bằng ô tô > giấy phép lái xe hạng B
bằng b2 > giấy phép lái xe hạng B
bằng a1 > giấy phép lái xe hạng A1
đổi bằng lái > đổi giấy phép lái xe
mất bằng lái > cấp lại giấy phép lái xe
thi bằng lái > sát hạch lái xe
thi lái xe > sát hạch lái xe
học lái xe > đào tạo lái xe
giam bằng > tước quyền sử dụng giấy phép lái xe
bị giữ bằng > tạm giữ giấy phép lái xe
tước bằng > tước quyền sử dụng giấy phép lái xe
trừ điểm bằng lái > trừ điểm giấy phép lái xe
giấy tờ xe = giấy đăng ký xe
cà vẹt = giấy đăng ký xe
cavet xe > giấy đăng ký xe
đăng ký xe > đăng ký phương tiện giao thông | .5
sang tên xe = đăng ký sang tên xe
xe không chính chủ > không làm thủ tục đăng ký sang tên xe
chính chủ > đứng tên đăng ký | .4
biển số = biển số xe
bấm biển > cấp biển số xe
biển số đẹp > đấu giá biển số xe
đăng kiểm > kiểm định an toàn kỹ thuật
đi đăng kiểm > kiểm định xe cơ giới
khám xe > kiểm định xe cơ giới | .5
xe hơi = xe ô tô
xe bốn bánh > xe ô tô | .5
xe máy = xe mô tô
xe hai bánh > xe mô tô xe gắn máy | .6
xe ba gác > xe thô sơ
xe ôm > vận chuyển hành khách bằng xe mô tô
xe điện > xe máy điện | .5
công an giao thông = cảnh sát giao thông
giao thông bắt > cảnh sát giao thông dừng xe | .4
vượt đèn đỏ > không chấp hành hiệu lệnh của đèn tín hiệu
vượt đèn vàng > không chấp hành hiệu lệnh của đèn tín hiệu
đèn xanh đèn đỏ > đèn tín hiệu giao thông
đèn đỏ > đèn tín hiệu giao thông | .5
không đội mũ > không đội mũ bảo hiểm | .5
nón bảo hiểm = mũ bảo hiểm
mũ bảo hộ > mũ bảo hiểm | .3
nồng độ cồn > trong máu hoặc hơi thở có nồng độ cồn
thổi cồn > kiểm tra nồng độ cồn
thổi nồng độ > kiểm tra nồng độ cồn
uống rượu lái xe > điều khiển xe có nồng độ cồn
say rượu lái xe > điều khiển xe có nồng độ cồn
nhậu xong lái xe > điều khiển xe có nồng độ cồn
chạy quá tốc độ > điều khiển xe chạy quá tốc độ quy định
bắn tốc độ > vượt quá tốc độ
đi ngược chiều > đi ngược chiều của đường một chiều
lấn làn > đi không đúng làn đường
chở ba > chở quá số người quy định
chở quá tải > chở hàng vượt trọng tải
phạt nguội > phát hiện vi phạm bằng phương tiện kỹ thuật
đậu xe = đỗ xe
đậu xe sai > dừng xe đỗ xe không đúng quy định
giữ xe > tạm giữ phương tiện | .6
giam xe > tạm giữ phương tiện
lấy xe bị giữ > trả lại phương tiện bị tạm giữ
đụng xe > tai nạn giao thông
tông xe > tai nạn giao thông
gây tai nạn > gây tai nạn giao thông | .5
bỏ chạy khi gây tai nạn > bỏ trốn khi gây tai nạn
đua xe > đua xe trái phép
bốc đầu xe > điều khiển xe chạy bằng một bánh
bãi giữ xe > bãi trông giữ xe
phí gửi xe > giá dịch vụ trông giữ xe
vé xe buýt > vận tải hành khách công cộng | .5
đường tàu > đường sắt
xe lửa = tàu hỏa
đò ngang > vận tải hành khách ngang sông`,
  'lao động và tiền lương': `
đuổi việc = sa thải
đuổi việc > đơn phương chấm dứt hợp đồng lao động
cho nghỉ việc > đơn phương chấm dứt hợp đồng lao động
nghỉ việc = chấm dứt hợp đồng lao động
xin nghỉ việc > đơn phương chấm dứt hợp đồng lao động
nghỉ ngang > đơn phương chấm dứt hợp đồng lao động trái pháp luật
nghỉ không báo trước > đơn phương chấm dứt hợp đồng lao động không báo trước
báo nghỉ > thời hạn báo trước | .5
công ty > người sử dụng lao động | .3
ông chủ > người sử dụng lao động
chủ lao động > người sử dụng lao động
chủ doanh nghiệp > người sử dụng lao động | .4
công nhân > người lao động | .5
nhân viên > người lao động | .3
người làm công = người lao động
người làm thuê > người lao động
người giúp việc > lao động là người giúp việc gia đình
ô sin > người giúp việc gia đình
nghỉ đẻ = nghỉ thai sản
nghỉ sinh = nghỉ thai sản
nghỉ sinh con > nghỉ thai sản
nghỉ hộ sản > nghỉ thai sản
tiền thai sản > trợ cấp thai sản
chồng nghỉ khi vợ đẻ > lao động nam nghỉ khi vợ sinh con
nghỉ khi vợ sinh > nghỉ hưởng chế độ thai sản
nghỉ phép > nghỉ hằng năm
phép năm = nghỉ hằng năm
nghỉ lễ > nghỉ lễ tết
nghỉ tết > nghỉ lễ tết
nghỉ cưới > nghỉ việc riêng
nghỉ ma chay > nghỉ việc riêng
nghỉ bệnh > nghỉ ốm đau
nghỉ ốm = nghỉ ốm đau
tăng ca = làm thêm giờ
làm thêm > làm thêm giờ
làm ngoài giờ > làm thêm giờ
làm đêm > làm việc ban đêm
lương tăng ca > tiền lương làm thêm giờ
lương > tiền lương | .4
lương tối thiểu = mức lương tối thiểu
lương cơ bản > mức lương cơ sở | .5
lương hưu > hưởng lương hưu | .4
trễ lương > trả lương chậm
chậm lương > trả lương không đúng hạn
nợ lương > không trả lương đúng hạn
quỵt lương > không trả đủ tiền lương
trừ lương > khấu trừ tiền lương
thưởng tết > tiền thưởng
lương tháng mười ba > tiền thưởng
thử việc > thời gian thử việc
lương thử việc > tiền lương thử việc
ký hợp đồng > giao kết hợp đồng lao động | .4
hợp đồng miệng > hợp đồng lao động bằng lời nói
hợp đồng thời vụ > hợp đồng lao động xác định thời hạn
tiền thôi việc > trợ cấp thôi việc
tiền mất việc > trợ cấp mất việc làm
mất việc > mất việc làm
thất nghiệp > bảo hiểm thất nghiệp
tiền thất nghiệp = trợ cấp thất nghiệp
lãnh thất nghiệp > hưởng trợ cấp thất nghiệp
tai nạn khi làm việc > tai nạn lao động
bị thương khi làm > tai nạn lao động
bệnh do nghề > bệnh nghề nghiệp
đồ bảo hộ > phương tiện bảo vệ cá nhân
nội quy công ty > nội quy lao động
phạt tiền nhân viên > phạt tiền thay việc xử lý kỷ luật lao động
đình công > ngừng việc tập thể
trẻ em đi làm > lao động chưa thành niên
thuê người chưa đủ tuổi > sử dụng lao động chưa thành niên
đi lao động nước ngoài > người lao động Việt Nam đi làm việc ở nước ngoài
xuất khẩu lao động = đưa người lao động đi làm việc ở nước ngoài
nghỉ hưu > tuổi nghỉ hưu
về hưu = nghỉ hưu
về hưu sớm > nghỉ hưu trước tuổi
tuổi về hưu = tuổi nghỉ hưu`,
  'bảo hiểm và y tế': `
bảo hiểm > bảo hiểm xã hội | .3
thẻ bảo hiểm > thẻ bảo hiểm y tế
bảo hiểm hộ gia đình > bảo hiểm y tế theo hộ gia đình
mua bảo hiểm > tham gia bảo hiểm | .5
đóng bảo hiểm > đóng bảo hiểm xã hội | .6
rút bảo hiểm > hưởng bảo hiểm xã hội một lần
rút bảo hiểm một lần = bảo hiểm xã hội một lần
lãnh bảo hiểm một lần > bảo hiểm xã hội một lần
bảo hiểm tự nguyện > bảo hiểm xã hội tự nguyện
sổ bảo hiểm = sổ bảo hiểm xã hội
chốt sổ bảo hiểm > xác nhận thời gian đóng bảo hiểm xã hội
trốn đóng bảo hiểm > trốn đóng bảo hiểm xã hội
nợ bảo hiểm > chậm đóng bảo hiểm xã hội
tiền mai táng = trợ cấp mai táng
mai táng phí = trợ cấp mai táng
tiền tử tuất > trợ cấp tuất
tiền tuất > trợ cấp tuất
tuất một lần > trợ cấp tuất một lần
mất sức > suy giảm khả năng lao động
khám bệnh > khám bệnh chữa bệnh
chữa bệnh > khám bệnh chữa bệnh | .5
khám trái tuyến > khám bệnh chữa bệnh không đúng tuyến
trái tuyến > không đúng tuyến
vượt tuyến > không đúng tuyến
giấy chuyển viện > giấy chuyển tuyến
chuyển viện = chuyển tuyến
viện phí > chi phí khám bệnh chữa bệnh
tiền viện phí > chi phí khám bệnh chữa bệnh
nằm viện > điều trị nội trú
nhà thương > bệnh viện
trạm xá = trạm y tế
bác sĩ > người hành nghề khám bệnh chữa bệnh | .4
bằng hành nghề > giấy phép hành nghề
phòng mạch > phòng khám
phòng khám tư > cơ sở khám bệnh chữa bệnh tư nhân
hiệu thuốc = nhà thuốc
tiệm thuốc tây > cơ sở bán lẻ thuốc
bán thuốc tây > bán lẻ thuốc
thuốc tây > thuốc | .4
thuốc giả > sản xuất buôn bán thuốc giả
chích ngừa = tiêm chủng
tiêm ngừa = tiêm chủng
tiêm phòng > tiêm chủng
bệnh lây > bệnh truyền nhiễm
dịch bệnh > phòng chống dịch bệnh
cách ly > cách ly y tế
phá thai = đình chỉ thai nghén
đẻ thuê > mang thai hộ vì mục đích thương mại
mang thai hộ > kỹ thuật hỗ trợ sinh sản | .4
thụ tinh nhân tạo > kỹ thuật hỗ trợ sinh sản
hiến máu > hiến máu tình nguyện
hiến xác > hiến xác sau khi chết
hiến tạng > hiến bộ phận cơ thể người
bán thận > mua bán bộ phận cơ thể người
đồ ăn bẩn > không bảo đảm an toàn thực phẩm
thức ăn bẩn > không bảo đảm an toàn thực phẩm
vệ sinh thực phẩm = an toàn thực phẩm
ngộ độc thức ăn > ngộ độc thực phẩm
hút thuốc nơi cấm > hút thuốc lá tại địa điểm cấm
hút thuốc > sử dụng thuốc lá | .6
kế hoạch hóa > kế hoạch hóa gia đình | .5
sinh con thứ ba > vi phạm chính sách dân số
người khùng > người mắc bệnh tâm thần
người điên > người mắc bệnh tâm thần
bệnh tâm thần > mất năng lực hành vi dân sự | .4`,
  'hôn nhân và gia đình': `
lấy nhau > kết hôn
lấy chồng > kết hôn
lấy vợ > kết hôn
cưới > kết hôn | .6
đám cưới > kết hôn | .4
tuổi lấy chồng > tuổi kết hôn
lấy vợ sớm > tảo hôn
cưới chui > kết hôn không đăng ký
bỏ chồng > ly hôn
bỏ vợ > ly hôn
ly dị = ly hôn
bỏ nhau > ly hôn
thuận tình bỏ nhau > thuận tình ly hôn
đơn ly dị > đơn xin ly hôn
chia tay > ly hôn | .3
ly thân > ly hôn | .4
chia tài sản > chia tài sản chung của vợ chồng | .5
của chồng công vợ > tài sản chung của vợ chồng
của riêng > tài sản riêng | .5
nuôi con sau ly hôn > trông nom chăm sóc nuôi dưỡng giáo dục con sau ly hôn
giành con > thay đổi người trực tiếp nuôi con
giành quyền nuôi con = quyền trực tiếp nuôi con
ai nuôi con > người trực tiếp nuôi con
tiền nuôi con = cấp dưỡng
tiền cấp dưỡng = cấp dưỡng
chu cấp > cấp dưỡng
thăm con > quyền thăm nom con
không cho thăm con > cản trở quyền thăm nom
ngoại tình > vi phạm chế độ một vợ một chồng
có bồ > vi phạm chế độ một vợ một chồng
cặp bồ > vi phạm chế độ một vợ một chồng
sống thử > chung sống như vợ chồng
sống chung không đăng ký > nam nữ chung sống như vợ chồng
vợ bé > chung sống như vợ chồng với người khác
đánh vợ > bạo lực gia đình
chồng đánh > bạo lực gia đình
đánh con > bạo lực gia đình
bạo hành > bạo lực gia đình | .7
bạo hành trẻ em > xâm hại trẻ em
ngược đãi cha mẹ > ngược đãi ông bà cha mẹ
bỏ rơi con > bỏ rơi trẻ em
con riêng > con riêng của vợ hoặc chồng
cha dượng = bố dượng
mẹ ghẻ = mẹ kế
bố mẹ > cha mẹ
ba má > cha mẹ
bố nuôi > cha nuôi
đồng tính lấy nhau > kết hôn giữa những người cùng giới tính
cưới cùng giới > kết hôn giữa những người cùng giới tính
thách cưới > yêu sách của cải trong kết hôn
ép cưới > cưỡng ép kết hôn`,
  'thừa kế và dân sự': `
chia gia tài > chia di sản thừa kế
gia tài > di sản thừa kế
của để lại > di sản
đất ông bà để lại > di sản thừa kế quyền sử dụng đất
tài sản để lại > di sản thừa kế
chia thừa kế > phân chia di sản
hưởng thừa kế > người thừa kế
viết di chúc > lập di chúc
làm di chúc > lập di chúc
hủy di chúc > hủy bỏ di chúc
sửa di chúc > sửa đổi bổ sung thay thế hủy bỏ di chúc
di chúc miệng > di chúc miệng chứng thực | .3
không để lại di chúc > thừa kế theo pháp luật
không có di chúc > thừa kế theo pháp luật
truất thừa kế > truất quyền hưởng di sản
từ con > truất quyền hưởng di sản | .4
không nhận thừa kế > từ chối nhận di sản
con nuôi hưởng thừa kế > quan hệ thừa kế giữa con nuôi và cha nuôi mẹ nuôi
vay tiền > hợp đồng vay tài sản
mượn tiền > hợp đồng vay tài sản
cho vay nặng lãi = cho vay lãi nặng
vay nặng lãi > cho vay lãi nặng
tín dụng đen > cho vay lãi nặng trong giao dịch dân sự
vay nóng > cho vay lãi nặng
lãi suất cao > lãi suất vay vượt quá | .6
đòi nợ > yêu cầu thực hiện nghĩa vụ trả nợ
đòi nợ thuê > kinh doanh dịch vụ đòi nợ
trốn nợ > bỏ trốn để chiếm đoạt tài sản | .6
không trả nợ > không thực hiện nghĩa vụ trả nợ
quỵt nợ > không thực hiện nghĩa vụ trả nợ
giấy nợ > hợp đồng vay tài sản
giấy mượn tiền > hợp đồng vay tài sản
bể hụi > họ hụi biêu phường
chơi hụi > họ hụi biêu phường
chơi họ > họ hụi biêu phường
cầm đồ > dịch vụ cầm đồ
cầm cố xe > cầm cố tài sản
bảo lãnh vay > bảo lãnh
nhặt được của rơi > tài sản do người khác đánh rơi bỏ quên
nhặt được tiền > tài sản do người khác đánh rơi bỏ quên
chuyển khoản nhầm > hoàn trả tài sản do chiếm hữu không có căn cứ pháp luật
chuyển nhầm tiền > hoàn trả tài sản do chiếm hữu không có căn cứ pháp luật
chó cắn > bồi thường thiệt hại do súc vật gây ra
chó cắn người > thiệt hại do súc vật gây ra
chó thả rông > không xích không rọ mõm
cây đổ > thiệt hại do cây cối gây ra
bắt đền > yêu cầu bồi thường thiệt hại
nói xấu > xúc phạm danh dự nhân phẩm
bôi nhọ > xúc phạm danh dự nhân phẩm uy tín
chửi bới > xúc phạm danh dự nhân phẩm
bóc phốt > xúc phạm danh dự nhân phẩm uy tín
đăng ảnh người khác > quyền của cá nhân đối với hình ảnh
lộ thông tin > xâm phạm dữ liệu cá nhân
đọc trộm tin nhắn > bí mật thư tín điện thoại
chụp lén > quyền của cá nhân đối với hình ảnh
ủy quyền cho người khác > hợp đồng ủy quyền
giấy ủy quyền = hợp đồng ủy quyền
hợp đồng giả > giao dịch dân sự vô hiệu do giả tạo
hợp đồng vô hiệu > giao dịch dân sự vô hiệu
bị lừa ký > giao dịch vô hiệu do bị lừa dối
phạt cọc > đặt cọc`,
  'hình sự và trật tự': `
đi tù > phạt tù
ngồi tù > phạt tù
ở tù > phạt tù
bị bắt > tạm giữ người | .4
án treo > cho hưởng án treo
tù treo > án treo
tù chung thân = chung thân
tử hình > hình phạt tử hình | .4
ra tù > chấp hành xong hình phạt tù
ra tù sớm > tha tù trước thời hạn
xóa án = xóa án tích
tiền án > án tích
tiền sự > đã bị xử lý vi phạm hành chính | .5
ăn trộm = trộm cắp tài sản
ăn cắp = trộm cắp tài sản
mất trộm > trộm cắp tài sản
móc túi > trộm cắp tài sản
giật đồ > cướp giật tài sản
cướp > cướp tài sản
trấn lột > cưỡng đoạt tài sản
tống tiền > cưỡng đoạt tài sản
lừa đảo = lừa đảo chiếm đoạt tài sản
lừa tiền > lừa đảo chiếm đoạt tài sản
lừa qua mạng > lừa đảo chiếm đoạt tài sản trên không gian mạng
giật nợ > lạm dụng tín nhiệm chiếm đoạt tài sản
tham ô > tham ô tài sản
ăn hối lộ = nhận hối lộ
đút lót = đưa hối lộ
hối lộ > đưa hối lộ nhận hối lộ
lót tay > đưa hối lộ
bao thư > nhận hối lộ | .4
chạy chức > chạy chức chạy quyền
giết người > tội giết người
đâm chết người > tội giết người
lỡ tay chết người > vô ý làm chết người
đánh nhau = cố ý gây thương tích
đánh người > cố ý gây thương tích
đánh người bị thương > cố ý gây thương tích
hành hung > cố ý gây thương tích
gây gổ > gây rối trật tự công cộng
hiếp dâm > tội hiếp dâm
sàm sỡ > quấy rối tình dục
quấy rối > quấy rối tình dục | .6
dâm ô trẻ em > dâm ô đối với người dưới 16 tuổi
bắt cóc > bắt cóc nhằm chiếm đoạt tài sản
buôn người = mua bán người
đánh bạc > tội đánh bạc
cờ bạc > đánh bạc
lô đề > đánh bạc
số đề > đánh bạc
cá độ > đánh bạc
đá gà ăn tiền > đánh bạc
hút chích > sử dụng trái phép chất ma túy
ma túy > chất ma túy | .4
nghiện ma túy > người nghiện ma túy
cai nghiện > cai nghiện ma túy
trại cai nghiện > cơ sở cai nghiện bắt buộc
buôn ma túy > mua bán trái phép chất ma túy
mại dâm > mua bán dâm
gái bán hoa > người bán dâm
đi khách > mua dâm | .4
hàng giả > sản xuất buôn bán hàng giả
hàng nhái > hàng giả
hàng lậu > buôn lậu
buôn lậu > vận chuyển trái phép hàng hóa qua biên giới | .5
pháo nổ > sử dụng trái phép pháo nổ
đốt pháo > sử dụng pháo nổ
pháo hoa > sử dụng pháo hoa
súng > vũ khí quân dụng
súng tự chế > vũ khí
dao găm > vũ khí thô sơ
mã tấu > vũ khí thô sơ
làm giả giấy tờ > làm giả con dấu tài liệu
bằng giả > sử dụng bằng cấp giả
giấy tờ giả > làm giả con dấu tài liệu của cơ quan tổ chức
trốn nghĩa vụ > trốn tránh nghĩa vụ quân sự
chống người thi hành công vụ > tội chống người thi hành công vụ
mở nhạc to > gây tiếng động lớn làm ồn ào
hát karaoke ồn > gây tiếng ồn
ồn ào > gây tiếng ồn
karaoke làm ồn > gây tiếng động lớn
hàng xóm ồn > gây tiếng ồn
tin giả > thông tin sai sự thật
tung tin đồn > đưa thông tin sai sự thật
tin đồn > thông tin sai sự thật
tù tại gia > cải tạo không giam giữ | .4
đi đầu thú > tự thú đầu thú
giảm án > giảm thời hạn chấp hành hình phạt`,
  'khiếu nại, tố tụng và thi hành': `
kiện > khởi kiện
đi kiện > khởi kiện
đơn kiện = đơn khởi kiện
kiện ra tòa > khởi kiện tại tòa án
đưa ra tòa > khởi kiện tại tòa án
kiện phường > khởi kiện quyết định hành chính
kiện chính quyền > khởi kiện vụ án hành chính
tòa > tòa án | .5
ra tòa > phiên tòa | .5
xử lại > xét xử phúc thẩm
kháng án = kháng cáo
không đồng ý bản án > kháng cáo
tiền án phí > án phí
miễn án phí > miễn nộp tiền án phí
tiền tạm ứng > tạm ứng án phí | .4
luật sư miễn phí > trợ giúp pháp lý
tư vấn luật miễn phí > trợ giúp pháp lý
thầy cãi > luật sư
khiếu kiện > khiếu nại khởi kiện
thưa gửi > khiếu nại | .5
thưa kiện > khởi kiện
đơn thưa > đơn khiếu nại
tố giác > tố giác về tội phạm
tố cáo cán bộ > tố cáo cán bộ công chức
tố cáo nặc danh > tố cáo không rõ họ tên
trình báo > tố giác tin báo về tội phạm
báo công an > tố giác tin báo về tội phạm
gặp lãnh đạo > tiếp công dân
gặp chủ tịch > tiếp công dân
tiếp dân = tiếp công dân
lịch tiếp dân = lịch tiếp công dân
hòa giải > hòa giải ở cơ sở | .5
tổ hòa giải > hòa giải ở cơ sở
bản án > bản án có hiệu lực | .3
thi hành án > thi hành án dân sự | .5
kê biên > kê biên tài sản
xiết nhà > kê biên xử lý tài sản
siết nợ > xử lý tài sản bảo đảm
phát mãi > bán đấu giá tài sản
bị phạt > xử phạt vi phạm hành chính | .6
phạt tiền > xử phạt vi phạm hành chính | .4
tiền phạt > mức phạt tiền | .5
biên bản phạt > biên bản vi phạm hành chính
quyết định phạt > quyết định xử phạt vi phạm hành chính
nộp phạt > nộp tiền phạt vi phạm hành chính
phạt bao nhiêu tiền > mức phạt tiền
nộp phạt trễ > chậm nộp tiền phạt
xin giảm tiền phạt > giảm miễn tiền phạt
hết thời hiệu > thời hiệu
giam giữ > tạm giam tạm giữ | .6`,
  'thuế, phí và kinh doanh': `
thuế đất > thuế sử dụng đất
thuế nhà đất = thuế sử dụng đất phi nông nghiệp
thuế trước bạ = lệ phí trước bạ
trước bạ > lệ phí trước bạ
thuế bán nhà > thuế thu nhập cá nhân từ chuyển nhượng bất động sản
thuế thu nhập > thuế thu nhập cá nhân | .5
vat = thuế giá trị gia tăng
thuế vat = thuế giá trị gia tăng
thuế môn bài = lệ phí môn bài
thuế khoán > hộ khoán
thuế công ty > thuế thu nhập doanh nghiệp
giảm trừ con nhỏ > giảm trừ gia cảnh
người phụ thuộc > giảm trừ gia cảnh | .6
hoàn thuế > hoàn thuế thu nhập cá nhân | .4
trốn thuế > hành vi trốn thuế
nợ thuế > tiền thuế nợ
mã số thuế > đăng ký thuế
hóa đơn đỏ = hóa đơn giá trị gia tăng
xuất hóa đơn > lập hóa đơn
mở công ty > thành lập doanh nghiệp
lập công ty = thành lập doanh nghiệp
mở doanh nghiệp > đăng ký doanh nghiệp
đóng cửa công ty > giải thể doanh nghiệp
công ty vỡ nợ > phá sản
vỡ nợ > mất khả năng thanh toán
công ty tnhh = công ty trách nhiệm hữu hạn
tnhh = trách nhiệm hữu hạn
sếp > người quản lý doanh nghiệp | .4
cổ đông góp tiền > cổ đông góp vốn
góp tiền > góp vốn
hùn vốn = góp vốn
hùn hạp > góp vốn
rút vốn > chuyển nhượng phần vốn góp
bán lại vốn > chuyển nhượng phần vốn góp
mở quán > đăng ký hộ kinh doanh
mở tiệm > đăng ký hộ kinh doanh
mở cửa hàng > đăng ký hộ kinh doanh
buôn bán nhỏ > hộ kinh doanh
giấy phép kinh doanh = giấy chứng nhận đăng ký kinh doanh
giấy phép kinh doanh > giấy chứng nhận đăng ký doanh nghiệp
đăng ký kinh doanh > đăng ký hộ kinh doanh | .6
tạm nghỉ bán > tạm ngừng kinh doanh
bán hàng online > thương mại điện tử
bán hàng qua mạng > thương mại điện tử
bán hàng rong > hoạt động thương mại độc lập không phải đăng ký kinh doanh
hàng rong > bán rong
bán vỉa hè > sử dụng vỉa hè để kinh doanh
đa cấp > kinh doanh theo phương thức đa cấp
hàng quá hạn > hàng hóa quá hạn sử dụng
đồ hết đát > hàng hóa quá hạn sử dụng
bảo hành > trách nhiệm bảo hành hàng hóa
đổi trả hàng > quyền lợi người tiêu dùng
mua phải hàng dởm > bảo vệ quyền lợi người tiêu dùng
quảng cáo láo > quảng cáo sai sự thật
treo biển hiệu > biển hiệu quảng cáo
quán karaoke > kinh doanh dịch vụ karaoke
bán rượu > kinh doanh rượu
bán thuốc lá > kinh doanh thuốc lá
nhượng quyền > nhượng quyền thương mại
nhãn hiệu hàng > nhãn hiệu
đăng ký thương hiệu = đăng ký nhãn hiệu
thương hiệu = nhãn hiệu
bản quyền = quyền tác giả
ăn cắp ý tưởng > xâm phạm quyền tác giả
tiền điện nước > giá bán điện | .4
cúp điện > ngừng cung cấp điện
cắt điện > ngừng cung cấp điện
câu trộm điện > trộm cắp điện
cúp nước > ngừng cung cấp nước`,
  'chính sách xã hội': `
thương binh > người có công với cách mạng | .6
gia đình liệt sĩ > thân nhân liệt sĩ
con liệt sĩ > thân nhân liệt sĩ
mẹ anh hùng = bà mẹ việt nam anh hùng
chất độc da cam > người hoạt động kháng chiến bị nhiễm chất độc hóa học
nhiễm chất độc da cam = nhiễm chất độc hóa học
bộ đội xuất ngũ > quân nhân xuất ngũ
sổ hộ nghèo > giấy chứng nhận hộ nghèo
nhà nghèo > hộ nghèo
hộ khó khăn > hộ nghèo hộ cận nghèo
người già > người cao tuổi
người lớn tuổi > người cao tuổi
tiền người già > trợ giúp xã hội người cao tuổi
mừng thọ > chúc thọ mừng thọ
trợ cấp người già > trợ cấp xã hội người cao tuổi
trợ cấp hàng tháng > trợ cấp xã hội hằng tháng
tàn tật = khuyết tật
người tàn tật = người khuyết tật
người khiếm khuyết > người khuyết tật
giấy khuyết tật > giấy xác nhận khuyết tật
trẻ mồ côi > trẻ em mồ côi
trẻ lang thang > trẻ em có hoàn cảnh đặc biệt
mẹ đơn thân > người đơn thân nghèo đang nuôi con
nhà dưỡng lão > cơ sở chăm sóc người cao tuổi
trại trẻ mồ côi > cơ sở trợ giúp xã hội
trại dưỡng lão > cơ sở trợ giúp xã hội
cứu trợ > trợ giúp xã hội khẩn cấp
hỗ trợ bão lụt > trợ giúp xã hội khẩn cấp
hỗ trợ tiền điện > hỗ trợ tiền điện cho hộ nghèo
vay vốn người nghèo > tín dụng đối với hộ nghèo
vay ngân hàng chính sách > ngân hàng chính sách xã hội
vay sinh viên > tín dụng đối với học sinh sinh viên
tiền góp quỹ > đóng góp tự nguyện | .4
quyên góp > vận động đóng góp tự nguyện
từ thiện > hoạt động từ thiện
ma chay > việc tang
đám ma > việc tang
nghĩa địa = nghĩa trang
thiêu > hỏa táng
chôn cất > mai táng`,
  'giáo dục': `
mẫu giáo > giáo dục mầm non
nhà trẻ > giáo dục mầm non
trường tư > cơ sở giáo dục tư thục
trường tư thục > cơ sở giáo dục tư thục
trường công > cơ sở giáo dục công lập
cấp một > tiểu học
cấp hai > trung học cơ sở
cấp ba > trung học phổ thông
lớp một > tuyển sinh vào lớp 1 | .5
trái tuyến trường > tuyển sinh ngoài địa bàn
xin học > tuyển sinh | .5
chuyển trường > chuyển trường học sinh
tiền học > học phí
đóng học > học phí
miễn tiền học > miễn học phí
tiền trường > các khoản thu trong nhà trường
quỹ lớp > kinh phí hoạt động của ban đại diện cha mẹ học sinh
hội phụ huynh > ban đại diện cha mẹ học sinh
phụ huynh > cha mẹ học sinh
thầy cô > nhà giáo
thầy giáo > nhà giáo
cô giáo > nhà giáo
giáo viên > nhà giáo | .6
dạy thêm > dạy thêm học thêm
học thêm > dạy thêm học thêm
đánh học sinh > xúc phạm danh dự xâm phạm thân thể người học
bắt nạt ở trường > bạo lực học đường
đánh nhau ở trường > bạo lực học đường
nghỉ học > bỏ học | .5
bằng cấp > văn bằng chứng chỉ
bằng tốt nghiệp > văn bằng
mất bằng tốt nghiệp > cấp bản sao văn bằng từ sổ gốc
thi tốt nghiệp > thi tốt nghiệp trung học phổ thông
học nghề > giáo dục nghề nghiệp
trường nghề > cơ sở giáo dục nghề nghiệp
bổ túc > giáo dục thường xuyên
học bổng > học bổng khuyến khích học tập`,
  'quân sự': `
đi lính = thực hiện nghĩa vụ quân sự
đi bộ đội > nhập ngũ
đi nghĩa vụ > thực hiện nghĩa vụ quân sự
nghĩa vụ > nghĩa vụ quân sự | .3
tuổi đi lính > độ tuổi gọi nhập ngũ
khám nghĩa vụ > khám sức khỏe nghĩa vụ quân sự
khám tuyển > khám sức khỏe nghĩa vụ quân sự
hoãn nghĩa vụ > tạm hoãn gọi nhập ngũ
hoãn đi lính > tạm hoãn gọi nhập ngũ
miễn nghĩa vụ > miễn gọi nhập ngũ
trốn lính > trốn tránh nghĩa vụ quân sự
giấy gọi nhập ngũ > lệnh gọi nhập ngũ
giấy gọi khám > lệnh gọi khám sức khỏe
nghĩa vụ công an > nghĩa vụ tham gia công an nhân dân
dân phòng > lực lượng tham gia bảo vệ an ninh trật tự ở cơ sở
bảo vệ dân phố > lực lượng tham gia bảo vệ an ninh trật tự ở cơ sở
dân quân > dân quân tự vệ`,
  'chính quyền, Đảng và đoàn thể': `
phường > ủy ban nhân dân phường | .3
ủy ban = ủy ban nhân dân
ủy ban phường > ủy ban nhân dân phường
chủ tịch phường > chủ tịch ủy ban nhân dân phường
chủ tịch xã > chủ tịch ủy ban nhân dân xã
cán bộ phường > cán bộ công chức cấp xã
cán bộ xã > cán bộ công chức cấp xã
tổ trưởng dân phố > tổ trưởng tổ dân phố
trưởng khu phố > tổ trưởng tổ dân phố
trưởng xóm > trưởng thôn
trưởng ấp > trưởng thôn
xóm > thôn tổ dân phố | .4
một cửa = bộ phận tiếp nhận và trả kết quả
bộ phận một cửa = bộ phận tiếp nhận và trả kết quả
trung tâm hành chính công = trung tâm phục vụ hành chính công
nộp hồ sơ qua mạng > dịch vụ công trực tuyến
nộp hồ sơ online > dịch vụ công trực tuyến
làm giấy tờ qua mạng > dịch vụ công trực tuyến
dịch vụ công = dịch vụ công trực tuyến
giấy hẹn > giấy tiếp nhận hồ sơ và hẹn trả kết quả
sao y = chứng thực bản sao từ bản chính
sao y bản chính = chứng thực bản sao từ bản chính
công chứng giấy tờ > chứng thực bản sao từ bản chính
photo công chứng > chứng thực bản sao từ bản chính
chứng chữ ký > chứng thực chữ ký
ký xác nhận > chứng thực chữ ký | .5
văn phòng công chứng > tổ chức hành nghề công chứng
phòng công chứng > tổ chức hành nghề công chứng
đi công chứng > công chứng hợp đồng giao dịch
xác nhận lý lịch > chứng thực chữ ký trong tờ khai lý lịch
sơ yếu lý lịch > tờ khai lý lịch cá nhân
hành dân > nhũng nhiễu phiền hà
vòi tiền > nhũng nhiễu đòi hối lộ
công chức bị đuổi > buộc thôi việc
thi công chức > tuyển dụng công chức
vào biên chế > tuyển dụng vào biên chế
thi viên chức > tuyển dụng viên chức
bầu cử > bầu cử đại biểu quốc hội hội đồng nhân dân | .5
đi bầu > bỏ phiếu bầu cử
thẻ cử tri > thẻ cử tri danh sách cử tri | .4
bầu hộ > bầu cử thay
họp dân > hội nghị của cộng đồng dân cư
bàn bạc việc làng > nhân dân bàn và quyết định
dân chủ phường xã > thực hiện dân chủ ở cơ sở
hương ước làng > hương ước quy ước của cộng đồng dân cư
vào đảng > kết nạp đảng viên
kết nạp đảng > kết nạp đảng viên
đảng phí > chế độ đảng phí
chuyển sinh hoạt > chuyển sinh hoạt đảng
ra khỏi đảng > đưa ra khỏi đảng
đuổi khỏi đảng > khai trừ đảng
bỏ sinh hoạt đảng > không tham gia sinh hoạt đảng
kỷ luật đảng > thi hành kỷ luật đảng viên
những điều cấm đảng viên > những điều đảng viên không được làm
giữ nơi cư trú đảng viên > đảng viên đang công tác thường xuyên giữ mối liên hệ với chi ủy
huy hiệu đảng > tặng huy hiệu đảng
sáp nhập phường > sắp xếp đơn vị hành chính
nhập xã > sáp nhập đơn vị hành chính | .6
bỏ huyện > không tổ chức đơn vị hành chính cấp huyện
sáp nhập tỉnh > sắp xếp đơn vị hành chính cấp tỉnh
bằng khen > khen thưởng
gia đình văn hóa > danh hiệu gia đình văn hóa`,
  'môi trường, nông nghiệp và đô thị': `
đổ rác bậy > vứt rác thải không đúng nơi quy định
vứt rác > thải bỏ chất thải không đúng nơi quy định
xả rác > thải bỏ chất thải không đúng nơi quy định
rác > chất thải rắn sinh hoạt | .5
đổ rác > thu gom chất thải rắn sinh hoạt
phân loại rác = phân loại chất thải rắn sinh hoạt
phí rác > giá dịch vụ thu gom chất thải rắn sinh hoạt
tiền rác > giá dịch vụ thu gom chất thải rắn sinh hoạt
xe rác > vận chuyển chất thải
nước bẩn > nước thải
xả nước thải > xả nước thải ra môi trường | .5
cống nghẹt > hệ thống thoát nước
ngập nước > thoát nước đô thị
mùi hôi > ô nhiễm mùi
khói bụi > ô nhiễm không khí bụi
đốt rác > đốt chất thải
đốt rơm > đốt phụ phẩm từ cây trồng
đốt vàng mã > đốt vàng mã nơi công cộng | .4
nuôi heo > chăn nuôi
nuôi lợn > chăn nuôi
nuôi heo trong khu dân cư > khu vực không được phép chăn nuôi
nuôi gà trong phố > khu vực không được phép chăn nuôi
heo chết > xử lý động vật mắc bệnh
dịch heo > dịch tả lợn châu Phi
mổ heo > giết mổ gia súc
lò mổ > cơ sở giết mổ
chích điện bắt cá > sử dụng xung điện để khai thác thủy sản
đánh cá bằng điện > sử dụng xung điện để khai thác thủy sản
chặt cây > chặt hạ cây xanh
chặt cây xanh > chặt hạ dịch chuyển cây xanh
phá rừng > hủy hoại rừng
đốt rừng > hủy hoại rừng
săn bắt thú rừng > săn bắt động vật hoang dã
nuôi thú rừng > nuôi động vật rừng
đào giếng > khoan nước dưới đất
khoan giếng > khai thác nước dưới đất
hút cát > khai thác khoáng sản trái phép
đào đất bán > khai thác khoáng sản trái phép
phun thuốc sâu > sử dụng thuốc bảo vệ thực vật
thuốc trừ sâu > thuốc bảo vệ thực vật
thuốc cỏ > thuốc bảo vệ thực vật
phân bón dởm > phân bón giả
cháy nhà > phòng cháy chữa cháy
chữa lửa = chữa cháy
bình chữa lửa > bình chữa cháy
phòng cháy > phòng cháy và chữa cháy
lối thoát hiểm > lối thoát nạn
bão lũ > phòng chống thiên tai
lụt bão > phòng chống thiên tai`,
  'mạng và thông tin': `
sim rác > thông tin thuê bao không chính xác
đăng ký sim > đăng ký thông tin thuê bao
sim chính chủ > thông tin thuê bao
gọi rác > cuộc gọi rác
spam > tin nhắn rác
lên mạng nói xấu > cung cấp thông tin xúc phạm trên mạng xã hội
đăng facebook > chia sẻ thông tin trên mạng xã hội
đăng lên mạng > cung cấp chia sẻ thông tin trên mạng
bị hack > xâm nhập trái phép mạng máy tính
hack tài khoản > chiếm quyền điều khiển tài khoản
livestream > phát trực tuyến trên mạng xã hội
quay phim công an > ghi âm ghi hình người thi hành công vụ
quay video cảnh sát > giám sát của nhân dân
camera an ninh > thiết bị ghi hình
gắn camera > lắp đặt thiết bị ghi hình
chữ ký số > chữ ký điện tử
thư rác = thư điện tử rác
xem thông tin nhà nước > quyền tiếp cận thông tin
xin tài liệu > yêu cầu cung cấp thông tin | .5`,
}
