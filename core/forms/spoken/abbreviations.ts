// What offices write short, and how it is said. Letter by letter only what everybody says so (“ATM”).
const listed = `
UBND ủy ban nhân dân
HĐND hội đồng nhân dân
MTTQ mặt trận tổ quốc
MTTQVN mặt trận tổ quốc Việt Nam
UBMTTQ ủy ban mặt trận tổ quốc
UBMTTQVN ủy ban mặt trận tổ quốc Việt Nam
UBKT ủy ban kiểm tra
TVQH thường vụ Quốc hội
UBTVQH ủy ban thường vụ Quốc hội
ĐBQH đại biểu Quốc hội
BCH ban chấp hành
BCHTW ban chấp hành trung ương
BCHQS ban chỉ huy quân sự
BCĐ ban chỉ đạo
BQL ban quản lý
BQLDA ban quản lý dự án
BTV ban thường vụ
BTVTU ban thường vụ thành ủy
BTC ban tổ chức
BCT bộ chính trị
TW trung ương
TƯ trung ương
TTg thủ tướng chính phủ
VP văn phòng
VPCP văn phòng chính phủ
NN nhà nước
QH Quốc hội
TP thành phố
Tp thành phố
TPHCM thành phố Hồ Chí Minh
TP.HCM thành phố Hồ Chí Minh
TP.ĐN thành phố Đà Nẵng
HCM Hồ Chí Minh
HN Hà Nội
ĐN Đà Nẵng
VN Việt Nam
TDP tổ dân phố
KDC khu dân cư
KP khu phố
KCN khu công nghiệp
KCX khu chế xuất
KCNC khu công nghệ cao
KTX ký túc xá
KĐT khu đô thị
TĐC tái định cư
GPMB giải phóng mặt bằng
QSDĐ quyền sử dụng đất
GCN giấy chứng nhận
GCNQSDĐ giấy chứng nhận quyền sử dụng đất
SDĐ sử dụng đất
XD xây dựng
GPXD giấy phép xây dựng
GTVT giao thông vận tải
ATGT an toàn giao thông
TTATGT trật tự an toàn giao thông
TNGT tai nạn giao thông
CSGT cảnh sát giao thông
CSKV cảnh sát khu vực
CSCĐ cảnh sát cơ động
CSĐT cảnh sát điều tra
CSHS cảnh sát hình sự
CA công an
CAP công an phường
CAX công an xã
CATP công an thành phố
CAND công an nhân dân
QĐND quân đội nhân dân
QĐ quyết định
NĐ nghị định
NQ nghị quyết
TT thông tư
QP quốc phòng
QPAN quốc phòng, an ninh
QP-AN quốc phòng, an ninh
AN an ninh
ANTT an ninh trật tự
ANTQ an ninh tổ quốc
ANCT an ninh chính trị
TTATXH trật tự an toàn xã hội
NVQS nghĩa vụ quân sự
DQTV dân quân tự vệ
LLVT lực lượng vũ trang
LLVTND lực lượng vũ trang nhân dân
PCCC phòng cháy chữa cháy
CNCH cứu nạn cứu hộ
PCTT phòng chống thiên tai
TKCN tìm kiếm cứu nạn
PCTTTKCN phòng chống thiên tai và tìm kiếm cứu nạn
PTDS phòng thủ dân sự
PCTN phòng chống tham nhũng
PCTP phòng chống tội phạm
BHYT bảo hiểm y tế
BHXH bảo hiểm xã hội
BHTN bảo hiểm thất nghiệp
BHXHTN bảo hiểm xã hội tự nguyện
BV bệnh viện
BVĐK bệnh viện đa khoa
TTYT trung tâm y tế
TYT trạm y tế
KCB khám chữa bệnh
SXH sốt xuất huyết
VSMT vệ sinh môi trường
VSATTP vệ sinh an toàn thực phẩm
ATTP an toàn thực phẩm
ATVSTP an toàn vệ sinh thực phẩm
ATVSLĐ an toàn vệ sinh lao động
KHHGĐ kế hoạch hóa gia đình
DS-KHHGĐ dân số, kế hoạch hóa gia đình
BVMT bảo vệ môi trường
TNMT tài nguyên và môi trường
TN&MT tài nguyên và môi trường
NN&PTNT nông nghiệp và phát triển nông thôn
NNPTNT nông nghiệp và phát triển nông thôn
NN&MT nông nghiệp và môi trường
PTNT phát triển nông thôn
NTM nông thôn mới
XDNTM xây dựng nông thôn mới
GD giáo dục
GDĐT giáo dục và đào tạo
GD&ĐT giáo dục và đào tạo
GD-ĐT giáo dục và đào tạo
GDTX giáo dục thường xuyên
GV giáo viên
HS học sinh
HSSV học sinh, sinh viên
SV sinh viên
PHHS phụ huynh học sinh
MN mầm non
TH tiểu học
THCS trung học cơ sở
THPT trung học phổ thông
ĐH đại học
CĐ cao đẳng
ĐHĐN đại học Đà Nẵng
ĐHQG đại học quốc gia
LĐ lao động
NLĐ người lao động
NSDLĐ người sử dụng lao động
LĐTBXH lao động, thương binh và xã hội
LĐ-TB&XH lao động, thương binh và xã hội
LĐTB&XH lao động, thương binh và xã hội
XKLĐ xuất khẩu lao động
HĐLĐ hợp đồng lao động
BTXH bảo trợ xã hội
NCC người có công
VHTT văn hóa, thể thao
VH-TT văn hóa, thể thao
VHTTDL văn hóa, thể thao và du lịch
VHTT&DL văn hóa, thể thao và du lịch
TDTT thể dục thể thao
TTTT thông tin và truyền thông
TT&TT thông tin và truyền thông
KHCN khoa học và công nghệ
KH&CN khoa học và công nghệ
KHĐT kế hoạch và đầu tư
KH&ĐT kế hoạch và đầu tư
CNTT công nghệ thông tin
CĐS chuyển đổi số
DVC dịch vụ công
DVCTT dịch vụ công trực tuyến
TTHC thủ tục hành chính
CCHC cải cách hành chính
HCC hành chính công
TTHCC trung tâm hành chính công
TTPVHCC trung tâm phục vụ hành chính công
BPMC bộ phận một cửa
CCCD căn cước công dân
CMND chứng minh nhân dân
GPLX giấy phép lái xe
GPKD giấy phép kinh doanh
ĐKKD đăng ký kinh doanh
ĐKX đăng ký xe
LLTP lý lịch tư pháp
SHK sổ hộ khẩu
BKS biển kiểm soát
OA ô-a
MST mã số thuế
STK số tài khoản
SĐT số điện thoại
ĐT điện thoại
ĐTDĐ điện thoại di động
DN doanh nghiệp
DNTN doanh nghiệp tư nhân
DNNN doanh nghiệp nhà nước
DNNVV doanh nghiệp nhỏ và vừa
HKD hộ kinh doanh
HTX hợp tác xã
TNHH trách nhiệm hữu hạn
MTV một thành viên
CTCP công ty cổ phần
CP cổ phần
SXKD sản xuất kinh doanh
KTXH kinh tế, xã hội
KT-XH kinh tế, xã hội
NSNN ngân sách nhà nước
GTGT giá trị gia tăng
TNCN thu nhập cá nhân
TNDN thu nhập doanh nghiệp
XNK xuất nhập khẩu
NHNN ngân hàng nhà nước
NHCSXH ngân hàng chính sách xã hội
CSXH chính sách xã hội
ASXH an sinh xã hội
KNTC khiếu nại, tố cáo
VPHC vi phạm hành chính
BLHS bộ luật hình sự
BLDS bộ luật dân sự
TAND tòa án nhân dân
TANDTC tòa án nhân dân tối cao
VKS viện kiểm sát
VKSND viện kiểm sát nhân dân
VKSNDTC viện kiểm sát nhân dân tối cao
CB cán bộ
CBCC cán bộ, công chức
CBCCVC cán bộ, công chức, viên chức
CBCNV cán bộ, công nhân viên
CCVC công chức, viên chức
CNVC công nhân, viên chức
CNVCLĐ công nhân, viên chức, lao động
CNLĐ công nhân, lao động
ĐVTN đoàn viên, thanh niên
TN thanh niên
TNCS thanh niên cộng sản
TNXP thanh niên xung phong
LHTN liên hiệp thanh niên
LHPN liên hiệp phụ nữ
HPN hội phụ nữ
CCB cựu chiến binh
ND nông dân
HND hội nông dân
NCT người cao tuổi
CTĐ chữ thập đỏ
LĐLĐ liên đoàn lao động
CĐCS công đoàn cơ sở
CLB câu lạc bộ
BMVN bà mẹ Việt Nam
VNAH Việt Nam anh hùng
BMVNAH bà mẹ Việt Nam anh hùng
TBLS thương binh, liệt sĩ
TTXVN Thông tấn xã Việt Nam
VOV đài tiếng nói Việt Nam
VTV đài truyền hình Việt Nam
VNPT vi-en-pi-ti
EVN tập đoàn điện lực
EVNCPC tổng công ty điện lực miền Trung
NXB nhà xuất bản
PV phóng viên
TS tiến sĩ
ThS thạc sĩ
PGS phó giáo sư
GS giáo sư
BS bác sĩ
CKI chuyên khoa một
CKII chuyên khoa hai
BSCKI bác sĩ chuyên khoa một
BSCKII bác sĩ chuyên khoa hai
KS kỹ sư
KTS kiến trúc sư
LS luật sư
DS dược sĩ
NSND nghệ sĩ nhân dân
NSƯT nghệ sĩ ưu tú
NGND nhà giáo nhân dân
NGƯT nhà giáo ưu tú
VĐV vận động viên
HLV huấn luyện viên
BLV bình luận viên
HCV huy chương vàng
HCB huy chương bạc
HCĐ huy chương đồng
CĐV cổ động viên
SVĐ sân vận động
BĐS bất động sản
TTCK thị trường chứng khoán
TTTM trung tâm thương mại
VLXD vật liệu xây dựng
XHCN xã hội chủ nghĩa
CNXH chủ nghĩa xã hội
CHXHCN cộng hòa xã hội chủ nghĩa
CHXHCNVN cộng hòa xã hội chủ nghĩa Việt Nam
QL quốc lộ
TL tỉnh lộ
HL hương lộ
ĐL đại lộ
PT-TH phát thanh, truyền hình
TTĐT thông tin điện tử
GD&TĐ giáo dục và thời đại
HĐQT hội đồng quản trị
HĐTV hội đồng thành viên
HĐXX hội đồng xét xử
CHDCND cộng hòa dân chủ nhân dân
CHND cộng hòa nhân dân
CHLB cộng hòa liên bang
ĐBSCL đồng bằng sông Cửu Long
ĐBSH đồng bằng sông Hồng
TMCP thương mại cổ phần
NHTM ngân hàng thương mại
BVTV bảo vệ thực vật
VĐQG vô địch quốc gia
BXH bảng xếp hạng
KSND kiểm sát nhân dân
ĐTM đánh giá tác động môi trường
ĐHCĐ đại hội cổ đông
ĐHĐCĐ đại hội đồng cổ đông
GĐ giám đốc
PGĐ phó giám đốc
PCT phó chủ tịch
TGĐ tổng giám đốc
TBT tổng biên tập
TQ Trung Quốc
NSX nhà sản xuất
BST bộ sưu tập
XSKT xổ số kiến thiết
XLVP xử lý vi phạm
XPVPHC xử phạt vi phạm hành chính
HSMT hồ sơ mời thầu
HSDT hồ sơ dự thầu
MC em-xi
MV em-vi
FC ép-xi
FBI ép-bi-ai
SUV ét-u-vê
GPS gi-pi-ét
USB u-ét-bê
LED lét
ATM a-tê-em
QR quy-rờ
OTP ô-tê-pê
SMS tin nhắn
HIV hát-i-vê
HIV/AIDS hát-i-vê ết
AIDS ết
ADN a-đê-en
GDP gi-đi-pi
FDI ép-đê-i
ODA ô-đê-a
WTO tổ chức thương mại thế giới
WHO tổ chức y tế thế giới
IMF quỹ tiền tệ quốc tế
FAO tổ chức lương nông
LHQ Liên hợp quốc
EU liên minh châu Âu
USD đô la Mỹ
CSTO tổ chức hiệp ước an ninh tập thể
TV ti-vi
CD xê-đê
DVD đê-vê-đê
PC máy tính
VNeID định danh điện tử
VNEID định danh điện tử
eKYC định danh điện tử
MXH mạng xã hội
`
const table = new Map(
  listed
    .trim()
    .split('\n')
    .map((line): [string, string] => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]),
)

/** What an abbreviation stands for, written just so; undefined where it is none that is known. */
export const longFor = (short: string): string | undefined => table.get(short)
