import { composed } from '../composed.ts'
import { fold } from '../fold.ts'

const heads =
  /^(?:so|phong|ban|tram|doi|to|vien|nha|chi cuc|cuc|tong cuc|truong|trung tam|thanh tra|hoi|doan|lien doan|benh vien) /
// As they are written, for "HỎI ĐÁP", "SỔ TAY" and "BẢN CAM KẾT" begin as none.
const accented = new Set(
  'sở phòng chi cục tổng trường trung thanh hội đoàn liên trạm bệnh ban đội tổ viện nhà'.split(' '),
)

// Heads that are other words as well: "PHÒNG SỐT XUẤT HUYẾT" keeps a fever off, "BAN ĐÊM" is the night, "VIỆN TRỢ" is aid. What
// an office of each is for stands behind it, or is written short: "PHÒNG GD&ĐT".
const fieldsOf: Record<string, string> = {
  so: `noi vu, tai chinh, ke hoach, xay dung, giao thong, quy hoach, nong nghiep, tai nguyen, moi truong, cong thuong,
    cong nghiep, thuong mai, khoa hoc, y te, giao duc, tu phap, van hoa, the thao, du lich, thong tin, buu chinh,
    lao dong, ngoai vu, dan toc, ton giao, dia chinh, nha dat, thuy san, lam nghiep, an toan thuc pham, chi huy`,
  phong: `noi vu, kinh te, van hoa, xa hoi, ha tang, do thi, giao duc, tai chinh, ke hoach, ke toan, tu phap, y te, lao
    dong, thanh tra, dan toc, ton giao, nong nghiep, cong thuong, cong nghiep, tai nguyen, moi truong, quan ly, quan
    tri, hanh chinh, to chuc, tong hop, chuyen mon, nghiep vu, canh sat, an ninh, cong chung, kham, giao dich, dieu
    duong, cong nghe, ky thuat, kinh doanh, cong tac, thi hanh an, thi dua, khoa hoc, khao thi, dao tao, chinh tri,
    phap che, phap luat, tham muu, hau can, xuat nhap canh, thong tin, truyen thong, du lich, the thao, tin hoc,
    tiep cong dan, tiep dan, kiem tra, kiem soat, kiem nghiem, xet nghiem, thi nghiem, bao chi, phuc vu, mot cua,
    xay dung, quy hoach, dat dai, dia chinh, du an, dau tu, doi ngoai, ngoai vu, bao ve, vat tu, thiet bi, dich vu,
    khuyen nong, chan nuoi, trong trot, thu y, hoc vu, sinh vien, nhan su, cong doan, giam dinh, dan so, dan quan,
    quan su`,
  ban: `an toan, an ninh, bao ve, bao tro, bao dam, bao quan, bau cu, bien tap, bien soan, bi thu, can su, cham thi,
    chap hanh, chi dao, chi huy, chu nhiem, chu tich, cong doan, cong tac, co yeu, cuu tro, dai dien, dan toc, dan
    van, dieu hanh, dieu phoi, dieu tra, doan ket, doi ngoai, do thi, du an, giai phong, giam doc, giam hieu, giam
    khao, giam sat, giao thong, hau can, hoa giai, ho tro, hop tac, huong dan, khanh tiet, khuyen hoc, kiem phieu,
    kiem soat, kiem tra, kinh te, ky thuat, lanh dao, le tang, lien lac, nhan dan, noi chinh, nong nghiep, nu cong,
    phap che, phat trien, phong chong, phong thu, phu nu, phu trach, quan ly, quan su, quan tri, soan thao, tai
    chinh, tang le, tham muu, thanh nien, thanh tra, thi dua, thuong truc, thuong vu, thu ky, thuy loi, tiep cong
    dan, tiep dan, tiep nhan, ton giao, to chuc, tong ket, tri su, trong tai, truyen thong, tu quan, tu van, tuyen
    giao, tuyen huan, van dong, van hoa, vi su tien bo, xay dung, xet tuyen, xoa doi, xu ly, y te, khao thi, tac
    chien, dan quan, chinh tri, bao chi, nguoi cao tuoi, vat tu, cong trinh, chi uy, trat tu, an sinh, chinh sach,
    ngan sach, ve sinh`,
  tram: `y te, bien phong, khuyen nong, thu y, chan nuoi, trong trot, bao ve, kiem lam, kiem dich, kiem soat, kiem tra,
    kiem ngu, cap nuoc, nuoc sach, bom, thuy nong, thuy loi, truyen thanh, phat thanh, quan ly, quan trac, khi
    tuong, thuy van, canh sat, dien, bien ap, cuu ho, dang kiem, thu phi, giong, cap cuu, nghien cuu, dich vu, hai
    dang, radar, ra da, giam sat, hai quan`,
  doi: `canh sat, quan ly, thi hanh an, trat tu, thanh tra, y te, kiem tra, kiem soat, cong tac, an ninh, bao ve, cuu
    ho, thue, xay dung, dieu tra, tuyen truyen, thong tin, chieu sang, ve sinh`,
  to: `bau cu, hoa giai, cong tac, bao ve, cong nghe, lien gia, tu quan, giup viec, tham dinh, kiem tra, giam sat, cong
    doan, chuyen mon, khuyen nong, hop tac, tiet kiem, tiep cong dan, nhan dan`,
  vien: `nghien cuu, quy hoach, khoa hoc, y hoc, y duoc, han lam, kiem nghiem, kiem dinh, dinh duong, sot ret, ve sinh,
    pasteur, suc khoe, phap y, giam dinh, chien luoc, cong nghe, ky thuat, dao tao, van hoa, huyet hoc, tim mach,
    bao ton, bao hiem, kinh te, phat trien, kiem sat`,
  nha: `van hoa, thieu nhi, van hoa thieu nhi, truyen thong, hat, khach, xuat ban, may nuoc, bao tang`,
}
const listed = (fields: string) => fields.replace(/\s+/g, ' ').split(', ')
/** What offices are for, folded. */
export const officeFields = Object.values(fieldsOf).flatMap(listed)
const works: Record<string, RegExp> = Object.fromEntries(
  Object.entries(fieldsOf).map(([head, fields]) => [
    head,
    new RegExp(`^(?:${listed(fields).join('|')}|[^aeiouy\\s]{2,12}) `),
  ]),
)
// And heads behind which any name may stand, where they begin something else.
const others =
  /^(?:trường (?:hợp|tồn|kỳ|sa)|hội (?:nghị|thi|thao|thảo|trại|diễn|chợ|họp|làng|xuân|nhập|viên|đàm|thoại|trường|khỏe|khoẻ|ngộ)|đoàn (?:kết|viên|tụ|phí))(?!\p{L})/u

/** Whether words begin as the name of an office does: with what offices are called, and what one of these is for. */
export function isOffice(written: string): boolean {
  const said = composed(written).trim().toLowerCase().replaceAll('ð', 'đ')
  const key = `${fold(said)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()} `
  const head = heads.exec(key)?.[0].trim()
  if (!head || others.test(said)) return false
  const [first = ''] = said.split(/\s+/)
  return (fold(first) === first || accented.has(first)) && (works[head]?.test(key.slice(head.length + 1)) ?? true)
}
