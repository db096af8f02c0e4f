// What people type short, of which none is a word of its own with or without marks: “ca” may be “cả”, “k” may be nothing else.
const short: Record<string, string> = {
  ...{ ko: 'không', k: 'không', khg: 'không', kh: 'không' },
  ...{ dc: 'được', đc: 'được', dk: 'được', đk: 'được', đx: 'được', dx: 'được' },
  ...{ j: 'gì', ntn: 'như thế nào', vs: 'với', v: 'vậy', z: 'vậy', zậy: 'vậy', mn: 'mọi người' },
  ...{ ng: 'người', ngta: 'người ta', nc: 'nước', nhg: 'nhưng', nh: 'nhiều', nhìu: 'nhiều', trc: 'trước', r: 'rồi' },
  ...{
    đg: 'đang',
    dg: 'đang',
    bik: 'biết',
    bít: 'biết',
    thik: 'thích',
    iu: 'yêu',
    wa: 'quá',
    wá: 'quá',
    cx: 'cũng',
    cug: 'cũng',
  },
  ...{ lm: 'làm', lun: 'luôn', ms: 'mới', nx: 'nữa', gđ: 'gia đình', hs: 'học sinh', sv: 'sinh viên' },
  ...{
    tphcm: 'thành phố hồ chí minh',
    sđt: 'số điện thoại',
    sdt: 'số điện thoại',
    đt: 'điện thoại',
    stk: 'số tài khoản',
  },
  ...{
    ubnd: 'ủy ban nhân dân',
    hđnd: 'hội đồng nhân dân',
    hdnd: 'hội đồng nhân dân',
    mttq: 'mặt trận tổ quốc',
    cccd: 'căn cước công dân',
  },
  ...{
    bhyt: 'bảo hiểm y tế',
    bhxh: 'bảo hiểm xã hội',
    tdp: 'tổ dân phố',
    cty: 'công ty',
    csgt: 'cảnh sát giao thông',
    tthc: 'thủ tục hành chính',
  },
}

const words = new Map(Object.entries(short).map(([typed, out]) => [typed, out.split(' ')]))

/** The words that a short way of typing stands for; null where it is none. */
export const spelledOut = (typed: string): string[] | null => words.get(typed) ?? null
