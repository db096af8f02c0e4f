// What happens to people, and what the law calls it: it says little of clips, buffaloes and neighbours, and much of honour, animals and
// land that lies beside. From general knowledge of the codes; a line is as in `common.ts`.
export const happenings: Record<string, string> = {
  'danh dự, hình ảnh và đời tư': `
bêu xấu > danh dự nhân phẩm uy tín bị xâm phạm
bêu riếu > danh dự nhân phẩm uy tín bị xâm phạm
làm nhục người khác > danh dự nhân phẩm bị xâm phạm
sỉ nhục > xúc phạm danh dự nhân phẩm
lăng mạ > xúc phạm danh dự nhân phẩm
miệt thị > xúc phạm danh dự nhân phẩm
nhục mạ > xúc phạm danh dự nhân phẩm
chửi mắng > xúc phạm danh dự nhân phẩm
chế giễu > xúc phạm danh dự nhân phẩm
chế nhạo > xúc phạm danh dự nhân phẩm
giễu cợt > xúc phạm danh dự nhân phẩm
đặt điều > thông tin sai sự thật
nói oan > vu khống
bịa chuyện > vu khống
vu oan > vu khống
đổ oan > vu khống
nói sai sự thật > thông tin làm ảnh hưởng xấu đến danh dự
làm mất uy tín > danh dự nhân phẩm uy tín bị xâm phạm
mất danh dự > danh dự nhân phẩm uy tín bị xâm phạm
hạ uy tín > danh dự nhân phẩm uy tín bị xâm phạm
xin lỗi công khai > xin lỗi cải chính công khai
bắt xin lỗi > xin lỗi cải chính công khai
đính chính > cải chính công khai | .6
chế ảnh > quyền của cá nhân đối với hình ảnh
ghép ảnh > quyền của cá nhân đối với hình ảnh
cắt ghép hình ảnh > quyền của cá nhân đối với hình ảnh
dùng ảnh > sử dụng hình ảnh của cá nhân phải được đồng ý
dùng hình ảnh > sử dụng hình ảnh của cá nhân phải được đồng ý
đăng hình > quyền của cá nhân đối với hình ảnh
đăng ảnh > quyền của cá nhân đối với hình ảnh
đăng clip > quyền của cá nhân đối với hình ảnh
đăng video > quyền của cá nhân đối với hình ảnh
tung ảnh > quyền của cá nhân đối với hình ảnh
tung clip > quyền của cá nhân đối với hình ảnh
tung video > quyền của cá nhân đối với hình ảnh
quay clip > quyền của cá nhân đối với hình ảnh
quay lén > đời sống riêng tư bí mật cá nhân
quay trộm > đời sống riêng tư bí mật cá nhân
ghi âm lén > đời sống riêng tư bí mật cá nhân
nghe lén > bí mật thư tín điện thoại
xem trộm > đời sống riêng tư bí mật cá nhân
xem điện thoại > bí mật thư tín điện thoại | .6
đọc tin nhắn > bí mật thư tín điện thoại
theo dõi vợ > đời sống riêng tư | .6
theo dõi chồng > đời sống riêng tư | .6
gắn định vị > đời sống riêng tư
đời tư = đời sống riêng tư
chuyện riêng > đời sống riêng tư
bí mật riêng > bí mật cá nhân bí mật gia đình
ảnh nóng > quyền của cá nhân đối với hình ảnh
clip nóng > quyền của cá nhân đối với hình ảnh`,
  'gây thiệt hại': `
làm hỏng > thiệt hại do tài sản bị xâm phạm
làm hư > thiệt hại do tài sản bị xâm phạm
làm hư hỏng > thiệt hại do tài sản bị xâm phạm
làm vỡ > thiệt hại do tài sản bị xâm phạm
làm rách > thiệt hại do tài sản bị xâm phạm
làm bể > thiệt hại do tài sản bị xâm phạm
đập phá > hủy hoại tài sản
đập phá đồ > cố ý làm hư hỏng tài sản
phá đồ > cố ý làm hư hỏng tài sản
đốt xe > hủy hoại tài sản
làm cháy > thiệt hại do tài sản bị xâm phạm
lỡ tay > lỗi vô ý
vô tình > lỗi vô ý
cố tình > lỗi cố ý
bị thương > thiệt hại do sức khỏe bị xâm phạm
gãy tay > thiệt hại do sức khỏe bị xâm phạm
gãy chân > thiệt hại do sức khỏe bị xâm phạm
tàn phế > mất khả năng lao động
tiền thuốc > chi phí hợp lý cho việc cứu chữa
tiền thuốc men > chi phí hợp lý cho việc cứu chữa
tiền chữa trị > chi phí hợp lý cho việc cứu chữa
tiền chữa bệnh > chi phí hợp lý cho việc cứu chữa | .6
tiền đám ma > chi phí hợp lý cho việc mai táng
mất thu nhập > thu nhập thực tế bị mất hoặc bị giảm sút
tổn thất tinh thần > bù đắp tổn thất về tinh thần
tổn hại tinh thần > bù đắp tổn thất về tinh thần
đền tiền > bồi thường thiệt hại
bắt đền tiền > bồi thường thiệt hại
đòi đền > bồi thường thiệt hại
đền mạng > thiệt hại do tính mạng bị xâm phạm
làm chết > thiệt hại do tính mạng bị xâm phạm
gây chết người > thiệt hại do tính mạng bị xâm phạm
đâm xe > nguồn nguy hiểm cao độ
tông trúng > nguồn nguy hiểm cao độ
đụng trúng > nguồn nguy hiểm cao độ
va quẹt > nguồn nguy hiểm cao độ
mượn xe gây tai nạn > thiệt hại do nguồn nguy hiểm cao độ gây ra
cho mượn xe > thiệt hại do nguồn nguy hiểm cao độ gây ra | .5
điện giật > thiệt hại do nguồn nguy hiểm cao độ gây ra
dây điện > hệ thống tải điện nguồn nguy hiểm cao độ
đường điện > hệ thống tải điện
chập điện > hệ thống tải điện nguồn nguy hiểm cao độ
nổ bình ga > nguồn nguy hiểm cao độ
trâu bò > súc vật
con trâu > súc vật
con bò > súc vật
con chó > súc vật
chó mèo > súc vật
con mèo > súc vật | .6
thú nuôi > súc vật
thú cưng > súc vật
vật nuôi > súc vật | .6
bò húc > thiệt hại do súc vật gây ra
trâu húc > thiệt hại do súc vật gây ra
bị chó cắn > thiệt hại do súc vật gây ra
ong đốt > thiệt hại do súc vật gây ra
cành cây > thiệt hại do cây cối gây ra
cây ngã > thiệt hại do cây cối gây ra
cây gãy > thiệt hại do cây cối gây ra
cây cối > thiệt hại do cây cối gây ra | .4
cây rơi > thiệt hại do cây cối gây ra
nhà sập > nhà cửa công trình xây dựng khác gây ra thiệt hại
tường sập > nhà cửa công trình xây dựng khác gây ra thiệt hại
tường đổ > nhà cửa công trình xây dựng khác gây ra thiệt hại
sập tường > nhà cửa công trình xây dựng khác gây ra thiệt hại
sụt lún > nhà cửa công trình xây dựng khác gây ra thiệt hại
nứt tường > nhà cửa công trình xây dựng khác gây ra thiệt hại
nứt nhà > nhà cửa công trình xây dựng khác gây ra thiệt hại
rơi trúng > nhà cửa công trình xây dựng khác gây ra thiệt hại | .6
biển quảng cáo rơi > nhà cửa công trình xây dựng khác gây ra thiệt hại
con tôi đánh > người chưa thành niên gây thiệt hại
trẻ con > người chưa thành niên
trẻ nhỏ > người chưa đủ mười lăm tuổi
con nít > người chưa thành niên
đứa trẻ > người chưa thành niên
chưa đủ tuổi > người chưa thành niên
chưa đủ 18 tuổi > người chưa thành niên
vị thành niên = chưa thành niên
người làm thuê gây > thiệt hại do người làm công gây ra
nhân viên gây > thiệt hại do người của pháp nhân gây ra
say xỉn > dùng chất kích thích
say rượu > dùng chất kích thích
cùng nhau đánh > nhiều người cùng gây ra
hội đồng đánh > nhiều người cùng gây ra
đánh hội đồng > nhiều người cùng gây ra
tự vệ > phòng vệ chính đáng
đánh lại > phòng vệ chính đáng
đánh trả > phòng vệ chính đáng
chống trả > phòng vệ chính đáng
bất khả kháng > sự kiện bất khả kháng
trộm vào nhà > xâm phạm chỗ ở
bán đồ hỏng > bồi thường thiệt hại do vi phạm quyền lợi của người tiêu dùng
hàng lỗi > chất lượng của vật mua bán
hàng kém chất lượng > chất lượng của vật mua bán
giao thiếu hàng > giao vật không đúng số lượng
giao sai hàng > giao vật không đúng chủng loại
hàng không đúng > giao vật không đúng chủng loại`,
  'láng giềng': `
nhà bên cạnh > bất động sản liền kề
nhà kế bên > bất động sản liền kề
nhà hàng xóm > bất động sản liền kề
đất hàng xóm > bất động sản liền kề
đất bên cạnh > bất động sản liền kề
hàng xóm xây > bất động sản liền kề
cây hàng xóm > cây cối ranh giới bất động sản
rễ cây > rễ cây cành cây vượt quá ranh giới
cây chìa sang > rễ cây cành cây vượt quá ranh giới
cây lấn sang > rễ cây cành cây vượt quá ranh giới
lấn ranh > ranh giới giữa các bất động sản
ranh đất > ranh giới giữa các bất động sản
lấn sang đất > ranh giới giữa các bất động sản
tường chung > mốc giới ngăn cách các bất động sản
vách chung > mốc giới ngăn cách các bất động sản
rào lối đi > quyền về lối đi qua
bịt lối đi > quyền về lối đi qua
chặn lối đi > quyền về lối đi qua
chặn đường đi > quyền về lối đi qua
không có đường đi > quyền về lối đi qua
không có lối đi > quyền về lối đi qua
đi nhờ > quyền về lối đi qua
đất bị vây > bất động sản bị vây bọc
mở cửa sổ > trổ cửa
cửa sổ nhìn sang > trổ cửa
nước mưa > thoát nước mưa
nước chảy sang > thoát nước mưa
nước thải sinh hoạt > thoát nước thải
xả nước sang > thoát nước thải
tưới ruộng > quyền về tưới nước tiêu nước trong canh tác
dẫn nước > quyền về cấp nước thoát nước qua bất động sản liền kề
kéo dây điện > mắc đường dây tải điện thông tin liên lạc qua bất động sản khác
bay khói > gây ô nhiễm môi trường
mùi hôi thối > nghĩa vụ bảo vệ môi trường
làm ồn > tôn trọng bảo đảm trật tự an toàn xã hội | .5
hát karaoke > gây tiếng động lớn làm ồn ào | .6`,
  'của cải': `
của chung > sở hữu chung
mua chung > sở hữu chung theo phần
đứng tên chung > sở hữu chung
góp mua > sở hữu chung theo phần
đứng tên giùm > giao dịch dân sự giả tạo
đứng tên hộ > giao dịch dân sự giả tạo
nhờ đứng tên > giao dịch dân sự giả tạo
nhặt được > tài sản do người khác đánh rơi bỏ quên
lượm được > tài sản do người khác đánh rơi bỏ quên
của rơi > tài sản do người khác đánh rơi bỏ quên
để quên > tài sản do người khác đánh rơi bỏ quên
trả lại của rơi > tài sản do người khác đánh rơi bỏ quên
đào được > tài sản bị chôn giấu vùi lấp chìm đắm
đào thấy > tài sản bị chôn giấu vùi lấp chìm đắm
kho báu > tài sản bị chôn giấu vùi lấp chìm đắm
đồ cổ > di tích lịch sử văn hóa tài sản bị chôn giấu
bò đi lạc > gia súc bị thất lạc
trâu đi lạc > gia súc bị thất lạc
bò lạc > gia súc bị thất lạc
gà lạc > gia cầm bị thất lạc
vịt lạc > gia cầm bị thất lạc
cá sang ao > vật nuôi dưới nước
không chủ > vật vô chủ
ở lâu năm > xác lập quyền sở hữu theo thời hiệu
ở mấy chục năm > xác lập quyền sở hữu theo thời hiệu
sử dụng lâu năm > chiếm hữu liên tục công khai
mua phải xe gian > người chiếm hữu ngay tình
mua phải đồ ăn cắp > người chiếm hữu ngay tình
mua nhầm đồ ăn cắp > người chiếm hữu ngay tình
đồ ăn cắp > tài sản do phạm tội mà có
đồ gian > tài sản do phạm tội mà có
xe gian > tài sản do phạm tội mà có
tiêu thụ đồ gian > chứa chấp tiêu thụ tài sản do người khác phạm tội mà có
đòi lại > quyền đòi lại tài sản
lấy lại tài sản > quyền đòi lại tài sản
chiếm luôn > chiếm hữu không có căn cứ pháp luật
không chịu trả > nghĩa vụ hoàn trả
không trả lại > nghĩa vụ hoàn trả
tiêu mất > chiếm giữ trái phép tài sản
chuyển khoản lộn > hoàn trả tài sản do chiếm hữu không có căn cứ pháp luật
gửi nhầm tiền > hoàn trả tài sản do chiếm hữu không có căn cứ pháp luật
nhận nhầm tiền > hoàn trả tài sản do chiếm hữu không có căn cứ pháp luật`,
  'hứa hẹn và hợp đồng': `
nói miệng > giao dịch dân sự bằng lời nói
thỏa thuận miệng > giao dịch dân sự bằng lời nói
hứa miệng > giao dịch dân sự bằng lời nói
giao kèo > hợp đồng
ký kết > giao kết hợp đồng | .4
hẹn bán > hứa mua hứa bán
treo thưởng > hứa thưởng
hứa trả công > hứa thưởng
thưởng cho ai > hứa thưởng
trúng giải > thi có giải
trao giải > thi có giải
lật kèo > đơn phương chấm dứt thực hiện hợp đồng
đổi ý > đơn phương chấm dứt thực hiện hợp đồng | .5
không giữ lời > không thực hiện đúng nghĩa vụ
không bán nữa > từ chối giao kết thực hiện hợp đồng
không mua nữa > từ chối giao kết thực hiện hợp đồng
trả lại cọc > hợp đồng đặt cọc
lấy lại cọc > hợp đồng đặt cọc
mất cọc > đặt cọc từ chối giao kết
đòi cọc > đặt cọc từ chối giao kết
đền cọc > đặt cọc từ chối giao kết
đặt tiền trước > đặt cọc
phá hợp đồng > vi phạm hợp đồng
vỡ hợp đồng > vi phạm hợp đồng
phạt hợp đồng > phạt vi phạm
tiền phạt hợp đồng > phạt vi phạm
hủy hợp đồng = hủy bỏ hợp đồng
hủy kèo > hủy bỏ hợp đồng
hợp đồng soạn sẵn > hợp đồng theo mẫu
hợp đồng in sẵn > hợp đồng theo mẫu
giao hàng trễ > chậm thực hiện nghĩa vụ
giao hàng chậm > chậm thực hiện nghĩa vụ
trả chậm > chậm thực hiện nghĩa vụ | .6
trả nợ trễ > nghĩa vụ trả nợ của bên vay
trả nợ > nghĩa vụ trả nợ của bên vay
nợ tiền > nghĩa vụ trả nợ của bên vay
cho mượn tiền > hợp đồng vay tài sản
tiền lãi > lãi suất
lãi mẹ đẻ lãi con > lãi trên nợ gốc quá hạn
vay không lãi > vay không có lãi
vay không giấy tờ > hợp đồng vay tài sản
không viết giấy > giao dịch dân sự bằng lời nói
trả nợ thay > thực hiện nghĩa vụ dân sự thay
nhận nợ thay > chuyển giao nghĩa vụ
bán nợ > chuyển giao quyền yêu cầu
cấn nợ > bù trừ nghĩa vụ
trừ nợ > bù trừ nghĩa vụ
xóa nợ > miễn thực hiện nghĩa vụ
gán nợ > thay thế nghĩa vụ
đứng ra bảo lãnh > bảo lãnh thực hiện nghĩa vụ
vay giùm > hợp đồng vay tài sản | .6
vay hộ > hợp đồng vay tài sản | .6
cầm xe > cầm cố tài sản
cầm điện thoại > cầm cố tài sản
cầm vàng > cầm cố tài sản
cầm nhà > thế chấp tài sản
đem cầm > cầm cố tài sản
cho mượn > hợp đồng mượn tài sản
mượn đồ > hợp đồng mượn tài sản
mượn xe > hợp đồng mượn tài sản
mượn sách > hợp đồng mượn tài sản
ở nhờ > hợp đồng mượn tài sản
thuê xe > hợp đồng thuê tài sản
thuê đồ > hợp đồng thuê tài sản
thuê nhà > hợp đồng thuê nhà ở
tăng tiền nhà > giá thuê nhà ở
đuổi người thuê > đơn phương chấm dứt hợp đồng thuê nhà ở
lấy lại nhà > chấm dứt hợp đồng thuê nhà ở
gửi xe > hợp đồng gửi giữ tài sản
bãi xe > hợp đồng gửi giữ tài sản
gửi đồ > hợp đồng gửi giữ tài sản
giữ hộ > hợp đồng gửi giữ tài sản
giữ đồ > hợp đồng gửi giữ tài sản
may đồ > hợp đồng gia công
đặt may > hợp đồng gia công
thuê sửa > hợp đồng dịch vụ
đi xe khách > hợp đồng vận chuyển hành khách
vé xe > hợp đồng vận chuyển hành khách
xe đò > vận chuyển hành khách
trễ chuyến bay > vận chuyển hành khách
mất hành lý > hợp đồng vận chuyển tài sản
mất hàng khi chuyển > hợp đồng vận chuyển tài sản
ship hàng > hợp đồng vận chuyển tài sản
cho tiền > hợp đồng tặng cho tài sản
cho không > hợp đồng tặng cho tài sản
cho tặng = tặng cho
tặng nhà > hợp đồng tặng cho tài sản
cho nhà > hợp đồng tặng cho tài sản
cho xong đòi lại > tặng cho tài sản có điều kiện
cho có điều kiện > tặng cho tài sản có điều kiện
ký thay > đại diện theo ủy quyền
ký giùm > đại diện theo ủy quyền
làm thay > đại diện theo ủy quyền | .6
tự ý ký > không có quyền đại diện xác lập thực hiện
tự ý bán > giao dịch dân sự do người không có quyền đại diện xác lập | .7
làm giùm không ai nhờ > thực hiện công việc không có ủy quyền
bị lừa > giao dịch dân sự vô hiệu do bị lừa dối
bị ép ký > giao dịch dân sự vô hiệu do bị đe dọa cưỡng ép
ép ký > giao dịch dân sự vô hiệu do bị đe dọa cưỡng ép
bị dọa > bị đe dọa cưỡng ép
ký nhầm > giao dịch dân sự vô hiệu do bị nhầm lẫn
mua nhầm > giao dịch dân sự vô hiệu do bị nhầm lẫn
say rượu ký > không nhận thức và làm chủ được hành vi
lúc say > không nhận thức và làm chủ được hành vi
lẫn rồi > khó khăn trong nhận thức làm chủ hành vi
lú lẫn > khó khăn trong nhận thức làm chủ hành vi
tâm thần > mất năng lực hành vi dân sự
bị tâm thần > mất năng lực hành vi dân sự
nghiện > hạn chế năng lực hành vi dân sự | .4
người nghiện > hạn chế năng lực hành vi dân sự | .4
giả chữ ký > làm giả tài liệu`,
  'người vắng, người mất, thừa kế': `
bỏ nhà đi > tuyên bố mất tích
mất tích > tuyên bố mất tích
bặt tin > tìm kiếm người vắng mặt tại nơi cư trú
biệt tích > tuyên bố mất tích
đi biệt > tuyên bố mất tích
đi biển không về > tuyên bố chết
coi như chết > tuyên bố chết
còn sống trở về > hủy bỏ quyết định tuyên bố chết
chăm người già lẫn > giám hộ
nuôi cháu mồ côi > giám hộ của người chưa thành niên
ai được thừa kế > người thừa kế theo pháp luật
chia cho con > người thừa kế theo pháp luật | .5
cháu hưởng thay > thừa kế thế vị
con chết trước cha > thừa kế thế vị
chết cùng lúc > chết cùng thời điểm
chết cùng nhau > chết cùng thời điểm
di chúc không cho > người thừa kế không phụ thuộc vào nội dung của di chúc
không cho con > người thừa kế không phụ thuộc vào nội dung của di chúc | .5
hương hỏa > di sản dùng vào việc thờ cúng
thờ cúng > di sản dùng vào việc thờ cúng
nhà thờ họ > di sản dùng vào việc thờ cúng | .6
di chúc viết tay > di chúc bằng văn bản không có người làm chứng
tự viết di chúc > di chúc bằng văn bản không có người làm chứng
di chúc mất > di chúc bị thất lạc hư hại
mất di chúc > di chúc bị thất lạc hư hại
hai bản di chúc > nhiều bản di chúc đối với một tài sản
nợ của người chết > thực hiện nghĩa vụ tài sản do người chết để lại
cha chết để lại nợ > thực hiện nghĩa vụ tài sản do người chết để lại
trả nợ thay cha > thực hiện nghĩa vụ tài sản do người chết để lại
giết cha mẹ > người không được quyền hưởng di sản
ngược đãi > người không được quyền hưởng di sản | .4
con ngoài giá thú hưởng > người thừa kế theo pháp luật
không có người thừa kế > tài sản không có người nhận thừa kế
kiện chia thừa kế > thời hiệu thừa kế`,
  'vợ chồng, cha mẹ và con': `
trước khi cưới > tài sản riêng của vợ chồng
trước hôn nhân > tài sản riêng của vợ chồng
của hồi môn > tài sản riêng của vợ chồng
bố mẹ cho riêng > tài sản riêng được tặng cho riêng
vàng cưới > tài sản chung tài sản riêng của vợ chồng
sính lễ > yêu sách của cải trong kết hôn
chồng đứng tên > tài sản chung đứng tên một bên vợ hoặc chồng
vợ đứng tên > tài sản chung đứng tên một bên vợ hoặc chồng
chồng tự bán > định đoạt tài sản chung
vợ tự bán > định đoạt tài sản chung
tự bán nhà > định đoạt tài sản chung
chồng vay > trách nhiệm liên đới của vợ chồng
vợ vay > trách nhiệm liên đới của vợ chồng
chồng nợ > nghĩa vụ chung về tài sản của vợ chồng
vợ nợ > nghĩa vụ chung về tài sản của vợ chồng
nợ chung > nghĩa vụ chung về tài sản của vợ chồng
nợ riêng > nghĩa vụ riêng về tài sản của vợ chồng
chia đôi tài sản > nguyên tắc giải quyết tài sản của vợ chồng khi ly hôn
chia tài sản khi ly hôn > nguyên tắc giải quyết tài sản của vợ chồng khi ly hôn
đang mang bầu > vợ đang có thai
mang bầu > có thai
có bầu > có thai
bầu bí > có thai
đang nuôi con nhỏ > nuôi con dưới 12 tháng tuổi
một bên không chịu ly hôn > ly hôn theo yêu cầu của một bên
vợ không chịu ly hôn > ly hôn theo yêu cầu của một bên
chồng không chịu ly hôn > ly hôn theo yêu cầu của một bên
đơn phương ly hôn > ly hôn theo yêu cầu của một bên
không chu cấp > nghĩa vụ cấp dưỡng
không nuôi con > nghĩa vụ cấp dưỡng
tiền trợ cấp nuôi con > mức cấp dưỡng
nuôi cha mẹ > nghĩa vụ và quyền của con
bỏ mặc cha mẹ > nghĩa vụ chăm sóc nuôi dưỡng cha mẹ
không nuôi cha mẹ > nghĩa vụ chăm sóc nuôi dưỡng cha mẹ
đồ của con > quyền có tài sản riêng của con
tiền của con > quản lý tài sản riêng của con
anh em nuôi nhau > nghĩa vụ của anh chị em
họ hàng lấy nhau > có họ trong phạm vi ba đời
anh em họ lấy nhau > có họ trong phạm vi ba đời
cùng huyết thống > cùng dòng máu về trực hệ
không phải con tôi > xác định cha mẹ
con không phải của chồng > xác định cha mẹ
thử adn > xác định cha mẹ con
xét nghiệm adn > xác định cha mẹ con
sống như vợ chồng > nam nữ chung sống với nhau như vợ chồng`,
  'tội phạm thường gặp': `
lừa lấy > lừa đảo chiếm đoạt tài sản
chiếm đoạt > chiếm đoạt tài sản
mượn xe rồi bán > lạm dụng tín nhiệm chiếm đoạt tài sản
mượn rồi bán > lạm dụng tín nhiệm chiếm đoạt tài sản
mượn rồi cầm > lạm dụng tín nhiệm chiếm đoạt tài sản
mang đi cầm > lạm dụng tín nhiệm chiếm đoạt tài sản
vay rồi bỏ trốn > lạm dụng tín nhiệm chiếm đoạt tài sản
ôm tiền bỏ trốn > lạm dụng tín nhiệm chiếm đoạt tài sản
dọa tung ảnh > cưỡng đoạt tài sản
bảo kê > cưỡng đoạt tài sản
xin đểu > cưỡng đoạt tài sản
giật dây chuyền > cướp giật tài sản
giật điện thoại > cướp giật tài sản
giật túi > cướp giật tài sản
lấy trộm > trộm cắp tài sản
trộm chó > trộm cắp tài sản
bắt chó > trộm cắp tài sản
trộm xe > trộm cắp tài sản
bẻ khóa > trộm cắp tài sản
lấy đồ nơi làm > tham ô tài sản | .5
đột nhập > xâm phạm chỗ ở
xông vào nhà > xâm phạm chỗ ở của người khác
vào nhà người khác > xâm phạm chỗ ở của người khác
nhốt người > bắt giữ giam người trái pháp luật
giam người > bắt giữ giam người trái pháp luật
bắt giữ người > bắt giữ giam người trái pháp luật
dọa giết > đe dọa giết người
dọa đánh > đe dọa
thuê người đánh > cố ý gây thương tích
chém người > cố ý gây thương tích
đâm người > cố ý gây thương tích
tạt axit > cố ý gây thương tích
tạt sơn > hủy hoại tài sản
thấy người bị nạn > không cứu giúp người đang ở trong tình trạng nguy hiểm
thấy chết không cứu > không cứu giúp người đang ở trong tình trạng nguy hiểm
bỏ chạy sau tai nạn > bỏ chạy để trốn tránh trách nhiệm
gây tai nạn bỏ chạy > bỏ chạy để trốn tránh trách nhiệm
gây tai nạn chết người > vi phạm quy định về tham gia giao thông đường bộ
tông chết người > vi phạm quy định về tham gia giao thông đường bộ
ép tự tử > bức tử
rủ nhau > đồng phạm | .5
bao che > che giấu tội phạm
giấu người phạm tội > che giấu tội phạm
biết mà không báo > không tố giác tội phạm
khai gian > khai báo gian dối
khai láo > khai báo gian dối
làm chứng gian > cung cấp tài liệu sai sự thật hoặc khai báo gian dối
độ xe > cải tạo xe cơ giới
nẹt pô > rú ga liên tục
quan hệ với trẻ em > giao cấu với người từ đủ 13 tuổi đến dưới 16 tuổi
quan hệ với người chưa đủ 16 tuổi > giao cấu với người từ đủ 13 tuổi đến dưới 16 tuổi
phạm tội lần đầu > tình tiết giảm nhẹ trách nhiệm hình sự
nhẹ tội > tình tiết giảm nhẹ trách nhiệm hình sự
nặng tội > tình tiết tăng nặng trách nhiệm hình sự
đi tù mấy năm > phạt tù từ
mấy năm tù > phạt tù từ
bao nhiêu năm tù > phạt tù từ
bao nhiêu tuổi đi tù > tuổi chịu trách nhiệm hình sự
mấy tuổi chịu tội > tuổi chịu trách nhiệm hình sự`,
  'việc làm': `
tự ý nghỉ > tự ý bỏ việc
báo trước > thời hạn báo trước
cho thôi việc > người sử dụng lao động chấm dứt hợp đồng lao động
ép nghỉ > đơn phương chấm dứt hợp đồng lao động trái pháp luật
đuổi vì có bầu > không được sa thải lao động nữ mang thai
chuyển chỗ làm > chuyển người lao động làm công việc khác
làm việc khác > chuyển người lao động làm công việc khác
giữ bằng > giữ bản chính giấy tờ tùy thân văn bằng chứng chỉ
giữ giấy tờ > giữ bản chính giấy tờ tùy thân văn bằng chứng chỉ
đặt cọc đi làm > bảo đảm bằng tiền cho việc thực hiện hợp đồng lao động
đền tiền đào tạo > hoàn trả chi phí đào tạo
cam kết làm việc > hợp đồng đào tạo nghề
bí mật công ty > bảo vệ bí mật kinh doanh bí mật công nghệ
làm vỡ đồ công ty > bồi thường thiệt hại người lao động làm hư hỏng dụng cụ thiết bị
đi trễ > kỷ luật lao động
đi muộn > kỷ luật lao động
nghỉ giữa ca = nghỉ trong giờ làm việc
làm mấy tiếng > thời giờ làm việc bình thường
nghỉ không lương > nghỉ không hưởng lương
nghỉ đám tang > nghỉ việc riêng nghỉ không hưởng lương
con ốm > chế độ ốm đau
cha mẹ già làm việc > người lao động cao tuổi
cúp lương > khấu trừ tiền lương
trả lương trễ > trả lương chậm
không ký hợp đồng > giao kết hợp đồng lao động
quản đốc > người quản lý trực tiếp | .4
bị quấy rối > quấy rối tình dục tại nơi làm việc`,
}
