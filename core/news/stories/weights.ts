// How much a syllable tells of a story, by how many of some five thousand news items it stands in: natural logarithms of the shares
// that the lists below begin with. Without marks, for papers write names and tones in several ways.
const shares: [weight: number, syllables: string][] = [
  [
    1.2,
    [
      'co cua va da trong la nam cho tai duoc tu voi do mot nguoi nhung dong cac de khong nay cong o dau ngay ban khi the doi',
      've bo thu so nhan dang gia bi tinh thanh noi quan tren moi an qua thong vao ra den van chi cung su anh dan truong dung',
    ].join(' '),
  ],
  [
    2.1,
    [
      'du nhieu hien day sau dinh con bao vi nha thi se thuc tien nhat hoi dien hang toi biet lai lam vien chinh quoc trung',
      'viet ca to viec dai hoa theo bat hai phat thuong duong san mat chu thang nhu cao vu ky hon ha ong dao di thoi chuc',
      'chuyen truoc nang lan ho tin minh chung nuoc phong hanh hop tuong can danh phan tri phai tam phu tro cau dieu luc sang',
      'sinh cu my vua tran hoc cap trang thay ly pho bien tong dat cuoc tham nguyen canh hinh ma tang gioi ket le nghi y',
      'khien lien xa te giao bang mang tich giai',
    ].join(' '),
  ],
  [
    2.9,
    [
      'tiep song gan len diem binh ngoai luong chua ty lon dich xe ke giam tap vo doan kien dua pham benh xuat vong loi toan',
      'tuc tp trai trinh cach doc nen tra cam tuoi mo don hieu lo tac he yeu chong kinh tan trieu rat huong khu phuong tuyen',
      'gian nghe mau dam bac khac dia xay rang chien nghiep tay gay khach mua than may cuu khoi ba kiem chieu khai trien muc',
      'duc chan thai mac quyet ngo quy nho huyen thuoc tung tieu tim ben phuc no sat chat cuc thiet bai dac gio roi sao han',
      'hay nghiem nu manh ung nao tre boi bong tao tieng kho doanh lap xu phap nhiem gap tuy vuc nhien man loai khoa bay dep',
      'lanh duoi truyen chiec lich me cai goi ngan',
    ].join(' '),
  ],
  [
    3.5,
    [
      'cuoi hoang long hoan ten giup chia ngoi hoat si be chau lang nhap vung that ta neu nga chay kha tuan gai khoang giua',
      'ghi thieu nhau quyen nham che hom thien tranh phi hung buoc vat them suc huu vay khan tot ubnd tho lao muon gi nong',
      'deu sach xuong ro sac uong lua dem em xet lieu phien chet chuong truc luan mai vang am het tat ngu a hau tau thua nhom',
      'tru thap toc choi lay ai uy it cang linh nganh thao tiet chon ap cham xuan bieu vai xem giu nguy thuat nan nghien mon',
      'chuan nhanh thoai loat sieu mien phia trao cuong ton hut nien thuy buoi khoe son giang dot gom ninh xin khau dap nua',
      'hoach sap nguon phoi niem pha toa bau hong kich vuot phim rong gui vinh',
    ].join(' '),
  ],
]
const rare = 5

const weights = new Map(
  shares.flatMap(([weight, syllables]) => syllables.split(' ').map((one) => [one, weight] as const)),
)

export const weightOf = (syllable: string): number => weights.get(syllable) ?? rare

/** What stands in one of thirty items, or in fewer. */
export const seldomWeight = 3.5
