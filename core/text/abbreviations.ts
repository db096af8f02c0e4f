import { type Syllable, syllablesOf } from './syllables.ts'

// What people type short in a question. `number` holds for those that mean so only before a document's number.
const always: Record<string, string> = {
  ko: 'không',
  kg: 'không',
  khg: 'không',
  hok: 'không',
  k: 'không',
  dc: 'được',
  đc: 'được',
  dk: 'được',
  đk: 'được',
  bn: 'bao nhiêu',
  bnhieu: 'bao nhiêu',
  j: 'gì',
  ntn: 'như thế nào',
  vs: 'với',
  mn: 'mọi người',
  ng: 'người',
  nc: 'nước',
  cty: 'công ty',
  đt: 'điện thoại',
  sđt: 'số điện thoại',
  sdt: 'số điện thoại',
  ubnd: 'ủy ban nhân dân',
  hđnd: 'hội đồng nhân dân',
  hdnd: 'hội đồng nhân dân',
  mttq: 'mặt trận tổ quốc',
  cccd: 'căn cước công dân',
  cmnd: 'chứng minh nhân dân',
  bhyt: 'bảo hiểm y tế',
  bhxh: 'bảo hiểm xã hội',
  bhtn: 'bảo hiểm thất nghiệp',
  tthc: 'thủ tục hành chính',
  gpkd: 'giấy phép kinh doanh',
  gplx: 'giấy phép lái xe',
  gks: 'giấy khai sinh',
  shk: 'sổ hộ khẩu',
  hk: 'hộ khẩu',
  tdp: 'tổ dân phố',
  qsdđ: 'quyền sử dụng đất',
  qsdd: 'quyền sử dụng đất',
  gcn: 'giấy chứng nhận',
  hđlđ: 'hợp đồng lao động',
  hdld: 'hợp đồng lao động',
  blds: 'bộ luật dân sự',
  blhs: 'bộ luật hình sự',
  bllđ: 'bộ luật lao động',
  nvqs: 'nghĩa vụ quân sự',
  vphc: 'vi phạm hành chính',
  csgt: 'cảnh sát giao thông',
  ca: 'công an',
  tand: 'tòa án nhân dân',
}
const beforeNumber: Record<string, string> = {
  nđ: 'nghị định',
  nd: 'nghị định',
  nq: 'nghị quyết',
  tt: 'thông tư',
  qđ: 'quyết định',
  qd: 'quyết định',
  ct: 'chỉ thị',
  kl: 'kết luận',
  kh: 'kế hoạch',
  hd: 'hướng dẫn',
  tb: 'thông báo',
}

/** The words an abbreviation stands for; null when it is none. `next` is what follows it. */
export function expanded(typed: string, next: string | undefined): string[] | null {
  const words = always[typed] ?? (next && /^\d/.test(next) ? beforeNumber[typed] : undefined)
  return words ? words.split(' ') : null
}

/** The words of what was typed, abbreviations written out: without marks where nothing that was typed has any (`marksTyped`). */
export function writtenOut(typed: readonly Syllable[]): {
  words: Pick<Syllable, 'exact' | 'folded'>[]
  marksTyped: boolean
} {
  const marksTyped = typed.some(({ exact, folded }) => exact !== folded)
  const words = typed.flatMap(({ exact, folded }, at) => {
    const long = expanded(exact, typed[at + 1]?.exact)
    if (!long) return [{ exact, folded }]
    return syllablesOf(long.join(' ')).map((one) => ({
      exact: marksTyped ? one.exact : one.folded,
      folded: one.folded,
    }))
  })
  return { words, marksTyped }
}
