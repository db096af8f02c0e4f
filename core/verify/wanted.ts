import { mayAsk } from '../feedback/question-alarms.ts'
import { normalize } from '../text/normalize.ts'
import { syllablesOf } from '../text/syllables.ts'
import { isBait, isForwarded } from './text/bait.ts'
import { spelledOut } from './text/spelled-out.ts'

/** `text` is what is asked about, '' where it came before or is to come; `asked` is false for what was only passed on. */
export type Wanted = { text: string; asked: boolean }

// Words of which a question of this kind is made, and nothing else in it.
const carrying = new Set(
  `tin thong bao nhan nay do kia day tren duoi sau vua roi gui ay cac bai viet dang noi dung ban cai doan van cong giay link duong hinh anh
  la co phai thi that dung chinh xac chuan tin duoc gia fake bia thong thuc su that lua dao cua phuong xa uy nhan dan an minh ta toi em
  chau chi hay hoac khong chua vay a ah nhi ha the ad loa oi nhe voi cho hoi xin giup ho dum xem kiem tra chung ma thay moi nguoi biet muon
  nho o dau ra dua len mang zalo facebook nhom kenh co quan minh vua nhan thi a voi luon day chang check that khong gap can do dan mat`
    .split(/\s+/)
    .filter(Boolean),
)
const truth =
  /(?<![a-z])(?:that|dung|chinh xac|chuan|gia|fake|bia|lua dao|xac thuc|dang tin|chinh thong|chinh thuc|tin duoc|phai (?:la )?(?:(?:tin|thong bao|tin nhan) )?cua)(?![a-z])/
// “… có đúng không?” ends a question of law as well: within a line it is about a text where it says so.
const ofText =
  /(?<![a-z])(?:(?:tin|thong tin|thong bao|tin nhan|bai|bai viet|noi dung|cai|doan|van ban|giay|cong van|link|duong link)(?: [a-z]+){0,3} (?:nay|do|kia|tren|day|ay|vua roi)|co that|that (?:khong|hay|chua)|tin gia|gia mao|lua dao|fake|xac thuc|phai (?:la )?(?:tin|thong bao)|dang tin|kiem (?:tra|chung))(?![a-z])/
const asking = /(?<![a-z])(?:khong|chua|hay|hoac|co phai|phai chang|kiem tra|kiem chung|xac minh|xac thuc)(?![a-z])/
const please = '(?:(?:giup|ho|dum|gium) )?(?:(?:cho )?(?:toi|tui|em|minh|chau|bac|co|chu|ong|ba|voi) )?'
const command = new RegExp(
  `^(?:#kiemchung|(?:kiem chung|kiem tra|xac minh|xac thuc|check|xem) ${please}(?:(?:cai|cac|doan|mau) )?(?:tin nhan|tin|thong tin|thong bao|bai|link|duong link|noi dung) (?:nay|duoi day|sau|day)(?: (?:voi|giup|nhe|nha|a|xem|di))?|kiem chung|kiem tra ${please}tin|xac minh ${please}tin|check ${please}tin)(?![a-z])`,
)
// A swindle told in somebody's own words: what is told is what is looked up.
const swindle =
  /(?<![a-z])(?:(?:co phai|phai|hay|co|la|bi|gap|do) (?:la )?(?:lua dao|gia mao|gia danh|lua)|lua dao (?:khong|ko|k|ha|phai khong|chang)|tin (?:duoc|noi)(?: hay)? (?:khong|ko|k|hong|chang))(?![a-z])/
// “Bạn tui gửi cái link nhận quà, bấm vô được không”: whether what a stranger hands on may be opened.
const opened =
  /(?<![a-z])(?:bam|mo|vao|vo|nhan|click|quet|cai|tai|lam theo)(?: [a-z]+){0,4} (?:duoc|co sao|an toan|nguy hiem|on)(?: [a-z]+)? (?:khong|ko|k|hong|chang|hay)(?![a-z])|(?<![a-z])co nen (?:bam|mo|vao|vo|nhan|click|quet|cai|tai|lam theo)(?![a-z])/
const handed = /(?<![a-z])(?:link|duong link|duong dan|ma qr|qr|quet ma|app|ung dung|file|tep|tin nhan|sms)(?![a-z])/
const ofStranger =
  /(?<![a-z])(?:(?:link|so|nguoi|app|tin nhan|file|tep|ma) la|ai (?:do )?gui|(?:ban|con|nguoi ta|ho|no|hang xom|nhom)(?: [a-z]+){0,2} gui|gui (?:cho|vo|vao|qua|toi) (?:[a-z]+ ){0,2}(?:may|zalo|toi|tui|me|ma|ba|bo|con|dien thoai)|nhan (?:qua|tien|thuong)|trung thuong|no keu|(?:no|ho|nguoi ta|ai do) (?:keu|bao|bieu|noi))(?![a-z])/
const ofSwindle =
  /(?<![a-z])(?:goi|nhan tin|nhan duoc|tin nhan|sms|xung|tu xung|chuyen (?:khoan|tien)|tai khoan|so tai khoan|bam (?:vao )?link|link|duong link|cai (?:app|ung dung)|app|ma otp|otp|thu tien|nop tien|dong tien|trung thuong)(?![a-z])/
const ofLaw =
  /(?<![a-z])(?:(?<!nop )phat|xu ly|to giac|to cao|toi (?:lua dao|danh)|hinh su|bao nhieu nam|o dau|the nao|lam sao|lam gi|phai lam)(?![a-z0-9])/
const longestTold = 400
// “Sms báo trúng thưởng là thật hả?”, where no other text stands before it.
const wondered =
  /(?<![a-z])(?:(?:that|thiet) (?:ha|khong|khon|ko|k|hong|sao|hay gia)|(?:real|fake|that) hay (?:fake|real|gia)|(?:legit|real|fake) (?:khong|ko|k|hong|hok))(?: (?:vay|z|a|ad|the|ta|con|em)){0,2}$/

// What people say there is, and whether there is: looked for among what we told, then asked as a question is.
const rumour =
  /(?<![a-z])(?:nghe (?:[a-z]+ ){0,4}(?:noi|don|bao|ke|dau|loang thoang)|(?:nguoi ta|(?<!ninh )mang|hang xom|ba con|ai cung|thien ha) (?:[a-z]+ ){0,3}(?:don|noi|bao|truyen|chuyen nhau)|tin don|don (?:rang|la|nhau|am len)|^(?:(?:cho|hoi|da|ad|oi|cai) ){0,3}(?:tin|vu|chuyen) (?!hoc)[a-z0-9]+ |tren (?:mang|facebook|fb|zalo|tiktok)|(?:nhom|zalo|facebook|fb|tiktok|(?<!ninh )mang)(?: [a-z]+){0,2} (?:dang|truyen|chia se|lan|don|noi) )/
const whether =
  /(?<![a-z])(?:(?:co )?(?:that|dung|chinh xac|phai(?: that)?)(?: su)?(?: vay)? (?:khong|khon|ko|k|hong|hok|hem|chua|chang)|(?:that|dung|thiet) hay (?:gia|sai|la gia|bia|don)|that gia|tin (?:duoc|noi)(?: hay)? (?:khong|ko|k|hong|hok|chang))(?: (?:vay|a|ad|the|nhi|ha|em|oi|ta|con|chau|cung|z)){0,2}$/

// Who called is whoever they say they are: that alone is asked about, though nobody says “lừa đảo”.
const claims =
  /(?<![a-z])(?:(?:dau so|so|nguoi|sdt|zalo) la (?:[a-z]+ ){0,2}(?:goi|nhan|keu|bao|xung|ket ban)|xung (?:la |danh )?(?:can bo|cong an|nhan vien|nguoi (?:cua|ben)|ben|toa an|vien kiem sat|dien luc|ngan hang|csgt|canh sat|co quan)|(?:gia (?:lam|danh|mao)|mao danh) (?:la )?(?:can bo|cong an|nhan vien))(?![a-z])/
// “Công an gửi giấy triệu tập qua Zalo thì có đúng không?”: how offices do not send.
const sentOnline =
  /(?<![a-z])(?:cong an|toa an|vien kiem sat|(?:co quan |cuc |can bo )?thue|dien luc|ngan hang|phuong|xa|uy ban|bao hiem|csgt|canh sat)(?: [a-z]+){0,3} (?:gui|nhan|goi|bao)(?: [a-z]+){0,8} (?:qua|bang|tren) (?:zalo|facebook|fb|tin nhan|sms|dien thoai|mang|telegram|messenger)(?![a-z])|(?<![a-z])(?:cong an|toa an|thue|dien luc|ngan hang)(?: [a-z]+){0,2} (?:gui|nhan|goi) (?:qua|bang) (?:zalo|facebook|fb|tin nhan|sms|dien thoai)(?![a-z])/
// “Có phải phường yêu cầu đóng tiền không?”
const officeAsks =
  /^(?:(?:da|cho|toi|em|hoi|xin|ad|oi) ){0,4}(?:co (?:phai|dung)|phai chang|dung la)(?: la)? (?:phuong|xa|uy ban|ubnd|cong an|can bo|to truong|khu pho|ben (?:phuong|minh))(?: [a-z]+){0,3} (?:yeu cau|(?:di|dang) thu|thu (?:tien|phi|anh)|keu(?! goi)|bat(?! nguoi| giu| buoc)|vua gui|co gui|gui|nhan tin|goi dien|thong bao|moi) (?:[a-z0-9]+ ){1,14}(?:khong|chua|ko|k)$/

const foldedWords = (text: string) =>
  wordsIn(text)
    .map(({ folded }) => folded)
    .join(' ')

/** Whether somebody tells in their own words what may be a swindle, or what one is baited with, and asks no more than whether it is. */
export function tellsSwindle(text: string): boolean {
  if (text.length > longestTold) return false
  const whole = foldedWords(text)
  if (ofLaw.test(whole)) return false
  if (swindle.test(whole) && ofSwindle.test(whole)) return true
  if (handed.test(whole) && opened.test(whole) && ofStranger.test(whole)) return true
  if (sentOnline.test(whole) && whether.test(whole)) return true
  if (officeAsks.test(whole)) return ofSwindle.test(whole)
  return claims.test(whole) && ofSwindle.test(whole) && (whether.test(whole) || !mayAsk(text))
}

function wondersAtSwindle(text: string): boolean {
  if (text.length > longestTold) return false
  const whole = foldedWords(text)
  return wondered.test(whole) && ofSwindle.test(whole) && !ofLaw.test(whole)
}

const begins =
  /^(?:tin|thong|bai|noi|cai|doan|co|that|dung|giay|cong|link|duong|hinh|anh|day|the|cho|ad|loa|kiem|xac|check|xin|nho|ban|van|gia)$/
const mostWords = 22

type Word = { folded: string; start: number; end: number }

const wordsIn = (text: string): Word[] =>
  syllablesOf(text).flatMap(({ exact, start, end }) =>
    (spelledOut(exact) ?? [exact]).map((word) => ({ folded: foldedOf(word), start, end })),
  )
// “Dùng” is no “đúng”, “phát” no “phạt”.
const foldedOf = (word: string) =>
  /^(?:d[ùừự]ng|phát)$/u.test(word) ? `${word}0` : (syllablesOf(word)[0]?.folded ?? word)

function asksTruth(words: readonly Word[], isQuestion: boolean): boolean {
  if (words.length === 0 || words.length > mostWords) return false
  const said = words.map(({ folded }) => folded).join(' ')
  return (
    words.every(({ folded }) => carrying.has(folded)) &&
    truth.test(said) &&
    (asking.test(said) || isQuestion) &&
    said !== 'dung' &&
    said !== 'that'
  )
}

/** Whether a text holds nothing but the question whether another one is real. */
export const asksOfText = (text: string): boolean => wordsIn(text).every(({ folded }) => carrying.has(folded))

const saysText = (words: readonly Word[]) => ofText.test(words.map(({ folded }) => folded).join(' '))

function isRumour(words: readonly Word[]): boolean {
  const said = words.map(({ folded }) => (folded === 'thiet' ? 'that' : folded)).join(' ')
  return (
    rumour.test(said) &&
    whether.test(said) &&
    !ofLaw.test(said) &&
    !/(?<![a-z])(?:luat|nghi dinh|quy dinh)(?![a-z])/.test(said)
  )
}

const trimmed = (text: string) => text.replace(/^[\s"“”'.,:;!?>–-]+|(?<![\s"“”'>])[\s"“”'>]+$/g, '')
/** What stands before a word, to the line's end or the last sign. */
const beforeWord = (text: string, at: number) => text.slice(0, at).replace(/(?<! ) +$/, '')

// What is passed on is long and asks nothing.
const leastPassedOn = 140

/** Whether somebody asks if a text is real, before it, behind it or alone; or passes one on. Null for all else. */
export function wantedIn(typed: string): Wanted | null {
  const text = normalize(typed).trim()
  const words = wordsIn(text)
  if (words.length === 0) return null
  const opening = words.slice(0, mostWords + 8)
  const said = opening.map(({ folded }) => folded).join(' ')
  const commanded = /^#kiemchung/i.test(text) ? '#kiemchung' : command.exec(said)?.[0]
  if (commanded) {
    const last = commanded === '#kiemchung' ? 1 : commanded.split(' ').length
    return {
      text: withoutQuestion(trimmed(text.slice(words[last - 1]!.end).replace(/^\s*(?:nay|này)(?![\p{L}])/iu, ''))),
      asked: true,
    }
  }
  if (asksTruth(words, text.endsWith('?')) && saysText(words)) return { text: '', asked: true }
  if (tellsSwindle(text)) return { text, asked: true }
  const rest = withoutQuestion(text)
  if (rest !== text) return { text: rest, asked: true }
  if (wondersAtSwindle(text)) return { text, asked: true }
  if (isBait(text) || isForwarded(text)) return { text, asked: true }
  if (text.length <= longestTold && (isRumour(words) || officeAsks.test(foldedWords(text))))
    return { text, asked: false }
  const hasCode = /mã\s{1,3}bản\s{1,3}tin\s{0,3}:|\/digests\/[0-9a-z]{6}/i.test(text)
  const isPassedOn = hasCode || (text.length >= leastPassedOn && !/[?]\s*$/.test(text))
  return isPassedOn ? { text, asked: false } : null
}

/** A text without the question before or behind it; the text as it is where none is there. */
function withoutQuestion(text: string): string {
  const words = wordsIn(text)
  const isQuestion = /\?\s*$/.test(text)
  // Behind the text: what a mark parts from it, else the longest end that is nothing but the question.
  const ends = Array.from({ length: Math.min(words.length - 1, mostWords) }, (_, i) => words.length - 1 - i).reverse()
  const isApart = (from: number) => /[\n.!?…:;,"”)\]-]$/.test(beforeWord(text, words[from]!.start))
  const isAlone = (from: number) => /\n$/.test(beforeWord(text, words[from]!.start))
  const isBegun = (from: number) => begins.test(words[from]!.folded)
  for (const may of [isApart, isBegun])
    for (const from of ends)
      if (
        from > 0 &&
        may(from) &&
        asksTruth(words.slice(from), isQuestion) &&
        (saysText(words.slice(from)) || isAlone(from))
      )
        return trimmed(text.slice(0, words[from]!.start))
  // Before it, ended by a mark.
  const [head] = /^[^\n?:]{3,160}[\n?:]/.exec(text) ?? []
  if (head && asksTruth(wordsIn(head), head.endsWith('?')) && (head.endsWith('\n') || saysText(wordsIn(head))))
    return trimmed(text.slice(head.length))
  return text
}
