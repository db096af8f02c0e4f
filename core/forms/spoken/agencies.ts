import { fold } from '../../text/fold.ts'
import { wholeWords } from './number.ts'

// Who issues documents, by the code in their numbers. Of codes that several go by none is named.
const names: Record<string, string> = {
  cp: 'Chính phủ',
  ttg: 'Thủ tướng Chính phủ',
  ctn: 'Chủ tịch nước',
  qh: 'Quốc hội',
  ubtvqh: 'Ủy ban Thường vụ Quốc hội',
  ubnd: 'Ủy ban nhân dân',
  ub: 'Ủy ban nhân dân',
  hdnd: 'Hội đồng nhân dân',
  bca: 'Bộ Công an',
  bqp: 'Bộ Quốc phòng',
  btc: 'Bộ Tài chính',
  bct: 'Bộ Công Thương',
  bxd: 'Bộ Xây dựng',
  bgtvt: 'Bộ Giao thông vận tải',
  btnmt: 'Bộ Tài nguyên và Môi trường',
  bnnmt: 'Bộ Nông nghiệp và Môi trường',
  bnnptnt: 'Bộ Nông nghiệp và Phát triển nông thôn',
  byt: 'Bộ Y tế',
  bgddt: 'Bộ Giáo dục và Đào tạo',
  bldtbxh: 'Bộ Lao động, Thương binh và Xã hội',
  bnv: 'Bộ Nội vụ',
  btp: 'Bộ Tư pháp',
  bng: 'Bộ Ngoại giao',
  bvhttdl: 'Bộ Văn hóa, Thể thao và Du lịch',
  bkhcn: 'Bộ Khoa học và Công nghệ',
  bkhdt: 'Bộ Kế hoạch và Đầu tư',
  btttt: 'Bộ Thông tin và Truyền thông',
  nhnn: 'Ngân hàng Nhà nước',
  ttcp: 'Thanh tra Chính phủ',
  tandtc: 'Tòa án nhân dân tối cao',
  hdtp: 'Hội đồng Thẩm phán',
  vksndtc: 'Viện kiểm sát nhân dân tối cao',
  ktnn: 'Kiểm toán Nhà nước',
  vpcp: 'Văn phòng Chính phủ',
  bhxh: 'Bảo hiểm xã hội',
  tld: 'Tổng Liên đoàn Lao động Việt Nam',
  mttq: 'Mặt trận Tổ quốc',
  mttw: 'Mặt trận Tổ quốc Việt Nam',
  tw: 'Trung ương',
  bbt: 'Ban Bí thư',
  du: 'Đảng ủy',
  tu: 'cấp ủy',
}

/** Who goes by a code in numbers; the National Assembly's bears its term (“QH15”). '' for whom no name is known. */
export function agencyOf(code: string): string {
  const [, letters = '', term = ''] = /^([a-z&]{1,12})(\d{0,2})$/.exec(fold(code)) ?? []
  const name = names[letters.replace(/&/g, '')] ?? ''
  return name && term ? `${name} khóa ${wholeWords(term)}` : name
}
