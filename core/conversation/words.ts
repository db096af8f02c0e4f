import { expanded } from '../text/abbreviations.ts'
import { composed } from '../text/composed.ts'
import { fold } from '../text/fold.ts'
import { unstretched } from '../text/unstretched.ts'
import { withoutTelex } from './telex.ts'

/** Words parted by blanks, as a set. */
export const setOf = (words: string) => new Set(words.trim().split(/\s+/))
// What is only manners before and behind what is asked. A word that may begin or end the matter itself is none of them.
const leading = setOf('da vang ok oke a alo xin chao thua oi ad admin bot loa')
const trailing = setOf('a ah ak ha nhe nha nhi voi di vay luon ad admin bot oi')

// “Dạ” and “bot” are manners, “đã” and “bớt” are none.
const noManners = setOf('đã bớt')

const ofPlace = setOf('phuong xa khu')

// How regions and haste say the words of the rules.
const saidElsewhere: Record<string, string> = {
  ...{
    tui: 'tôi',
    gởi: 'gửi',
    coi: 'xem',
    dùm: 'giúp',
    giùm: 'giúp',
    dum: 'giúp',
    gium: 'giúp',
    nghen: 'nhé',
    hen: 'nhé',
  },
  ...{ mô: 'đâu', răng: 'sao', rứa: 'vậy', ni: 'này', nầy: 'này', dzậy: 'vậy', zậy: 'vậy', dzay: 'vay', zay: 'vay' },
  ...{
    hổng: 'không',
    hông: 'không',
    hem: 'không',
    hok: 'không',
    chẳng: 'không',
    hôg: 'không',
    hk: 'không',
    kh: 'không',
  },
  ...{ bữa: 'hôm', bua: 'hom', vô: 'vào', dô: 'vào', kêu: 'gọi', keu: 'gọi', ổng: 'ông', bả: 'bà' },
  ...{ ngưng: 'ngừng', ngưg: 'ngừng', dừg: 'dừng', onl: 'online', off: 'tắt' },
  ...{
    thiệt: 'thật',
    thiet: 'that',
    hổm: 'hôm',
    rày: 'nay',
    nớ: 'đó',
    nờ: 'nhé',
    hỉ: 'nhỉ',
    chừ: 'bây giờ',
    mần: 'làm',
  },
  ...{
    mi: 'mày',
    tau: 'tao',
    choa: 'tôi',
    mệ: 'bà',
    eng: 'anh',
    hí: 'nhé',
    nỏ: 'không',
    bựa: 'hôm',
    cấy: 'cái',
    nác: 'nước',
    chộ: 'thấy',
    rầu: 'rồi',
  },
  ...{ z: 'vậy', zị: 'vậy', dzị: 'vậy', v: 'vậy', zui: 'vui', dui: 'vui', uk: 'ừ', ukm: 'ừ', uhm: 'ừ' },
  ...{ lv: 'làm việc', kn: 'kiến nghị', pa: 'phản ánh', gy: 'góp ý', tb: 'thông báo', ub: 'uỷ ban', cq: 'cơ quan' },
  ...{
    bít: 'biết',
    thía: 'thế',
    dị: 'vậy',
    bik: 'biết',
    r: 'rồi',
    lun: 'luôn',
    ms: 'mới',
    lm: 'làm',
    trc: 'trước',
    mún: 'muốn',
  },
  ...{
    nhìu: 'nhiều',
    nhiu: 'nhiêu',
    bnhiu: 'bao nhiêu',
    iu: 'yêu',
    wa: 'quá',
    wá: 'quá',
    cx: 'cũng',
    nx: 'nữa',
    nt: 'nhắn tin',
    in4: 'thông tin',
    legit: 'thật',
    sub: 'đăng ký',
  },
  ...{
    đký: 'đăng ký',
    đki: 'đăng ký',
    dky: 'đăng ký',
    dki: 'đăng ký',
    hsơ: 'hồ sơ',
    tg: 'thời gian',
    nvien: 'nhân viên',
  },
  ...{
    sn: 'số nhà',
    đchi: 'địa chỉ',
    dchi: 'địa chỉ',
    đc: 'được',
    sdth: 'số điện thoại',
    ttin: 'thông tin',
    cbo: 'cán bộ',
    cb: 'cán bộ',
    kq: 'kết quả',
    mk: 'mình',
    xl: 'xử lý',
    pg: 'phường',
    hd: 'hướng dẫn',
    ik: 'đi',
    nhoa: 'nhé',
  },
  ...{
    t2: 'thứ 2',
    t3: 'thứ 3',
    t4: 'thứ 4',
    t5: 'thứ 5',
    t6: 'thứ 6',
    t7: 'thứ 7',
    cn: 'chủ nhật',
    hnay: 'hôm nay',
    hqua: 'hôm qua',
  },
}

// “Vô” is “vào” in the south, and “without” before these: “vô trách nhiệm”, “vô duyên”.
const voidOf = setOf(
  'trách dụng duyên lý tích ơn tâm cảm học phép nghĩa lễ tội hiệu gia thời thừa hình sinh tình chủ lối bổ ích giá phương tận văn tư',
)
const isVoid = (word: string, next: string) => word === 'vô' && voidOf.has(next)

// “Huỷ đk” is no “huỷ được”.
const beforeRegistering = setOf('huỷ hủy huy')
const isRegistering = (word: string, before: string) => /^[dđ]k$/.test(word) && beforeRegistering.has(before)

/** A word in small letters as the rules say it. */
export const asRulesSay = (word: string): string => saidElsewhere[word] ?? word

// “Đề nghị đồng chí cho biết …” is how the formal say “cho hỏi”.
const formal =
  /^\s*(?:kính )?(?:đề nghị|de nghi|kính mong|xin|nhờ)(?: (?:các )?(?:đồng chí|dong chi|cán bộ|can bo|phường|phuong|cơ quan|anh|chị))? (?:cho biết|cho biet)(?=\s)/u

/** A word as it was typed, in small letters and written out, and folded. */
export type Word = { exact: string; folded: string }

/** A text as the rules of a conversation read it: written out, without signs and without what is only manners. */
export function wordsOf(text: string): Word[] {
  const words = composed(text)
    .toLowerCase()
    .replace(formal, '')
    .replace(/[^\p{L}\p{M}\p{N}\s/]/gu, ' ')
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((word, at, all) => {
      // A number holds its doubled digits, and "ca" without its marks is the police beside a place alone.
      const plain = /\d/.test(word) ? word : withoutTelex(unstretched(word))
      if (isRegistering(word, all[at - 1] ?? '')) return ['đăng', 'ký']
      const said = isVoid(word, all[at + 1] ?? '') ? word : (saidElsewhere[plain] ?? plain)
      const isShort = word !== 'ca' || ofPlace.has(fold(all[at + 1] ?? ''))
      return (isShort ? expanded(said, undefined) : null) ?? said.split(' ')
    })
    .map((exact) => ({ exact, folded: fold(exact) }))
    .map((word, at, all) => inPlace(word, all[at - 1], all[at + 1]))
    // Said again and again, a word says no more.
    .filter(({ folded }, at, all) => folded !== all[at - 1]?.folded)
  let [from, to] = [0, words.length]
  while (from < to - 1 && leading.has(words[from]?.folded ?? '') && !noManners.has(words[from]?.exact ?? '')) from += 1
  while (to > from + 1 && trailing.has(words[to - 1]?.folded ?? '')) to -= 1
  return words.slice(from, to)
}

const ofDay = setOf('hom sang trua chieu toi dem')
const asWhich = setOf('khi to khu thon xom ap cho ngay gio nguoi ben nha so loai phuong xa')

/**
 * “Chừng nào” asks for a time as “khi nào” does; in the middle of the country “khi mô” and “tổ mô” ask which, and “bữa ni” is today:
 * by themselves these words ask where, and say “this”.
 */
function inPlace(word: Word, before: Word | undefined, next: Word | undefined): Word {
  if (word.exact === 'đâu' && asWhich.has(before?.folded ?? '')) return { exact: 'nào', folded: 'nao' }
  if (word.exact === 'này' && ofDay.has(before?.folded ?? '')) return { exact: 'nay', folded: 'nay' }
  return word.folded === 'chung' && next?.folded === 'nao' ? { exact: 'khi', folded: 'khi' } : word
}

/** The same, folded, in one line. */
export const plainWords = (text: string): string =>
  wordsOf(text)
    .map(({ folded }) => folded)
    .join(' ')
