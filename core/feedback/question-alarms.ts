import { composed } from '../text/composed.ts'
import { fold } from '../text/fold.ts'
import { longestHeard, type Urgent } from './cries.ts'
import { triage } from './triage.ts'

// All on folded words, so that they serve both ways of typing.
const asksAtOnce =
  /^(da )?(cho (toi|em|chau|minh|con) hoi|(toi |em |chau )?(xin hoi|muon hoi|can hoi|hoi|muon biet)|(trinh tu|thu tuc|quy dinh|quy trinh|luat|bo luat|mau|don mau|thoi han|thoi hieu|tham quyen|dieu kien|hinh thuc|muc phat|quyen|nghia vu|khai niem|noi dung|cac buoc|theo luat|theo quy dinh|dieu \d+|khoan \d+|dinh nghia|cach|lam sao|lam the nao|the nao|huong dan|phan biet|ho so|ai|co quan nao|khi nao|bao gio|tai sao|vi sao|nghi dinh|thong tu)\b)/
const asksAtLast =
  /\bco duoc (tro cap|ho tro|huong|boi thuong|nghi|mien|giam|chi tra|bao hiem)[a-z ]{0,30}$|\b(gi|dau|ai|nao|sao|khong|chua|bao lau|bao nhieu|may ngay|bao gio)( (vay|a|nhi|the|ha|ban|oi|nua)){0,2}$/

// Somebody says that they themselves denounce, or names a person: then it is no question about the law, however it ends.
const oneself =
  /\b(toi|em|chau|minh|chung toi|gia dinh)( (da|dang|se|muon|xin|can|dinh|phai|co|quyet|lam|viet|gui|nop|don|duoc|cung|het suc|thanh that)){0,4} (to cao|to giac)\b/
const named =
  /\b(to cao|to giac)( ve)?( (viec|hanh vi))?( cua)? (ong|ba|anh|chi(?! (bo|cuc|nhanh|phi))|chu(?! tich)|bac|co giao|dong chi)\b/
const official =
  /\b(chu tich|bi thu|can bo|lanh dao|hieu truong|to truong|giam doc|truong (phong|ban|cong an|thon|khu)|pho (phong|ban|giam doc)|cong an (phuong|xa))\b/

// With accents, "đâu" is no "đầu" and "ai" no "ái"; without them only words that are no others are trusted.
const marked =
  /(?<![\p{L}\p{N}])(?:(?<!không )ai|gì|đâu|nào|bao nhiêu|bao lâu|mấy ngày|bao giờ|mấy giờ|mấy tuổi|thứ mấy|khi nào|ra sao|làm sao|tại sao|vì sao|thế nào|như thế nào|được không|có phải|(?:đến|tới) đâu(?= (?:rồi|vậy|thế)|[ ?.!]{0,4}$))(?![\p{L}\p{N}])|^sao (?!chép|kê|lục|y )|(?<![\p{L}\p{N}])(?:có|đã|được|cần|phải) [^,.;]{1,60} (?:không|chưa)(?: (?:vậy|ạ|nhỉ|thế|hả|ad))?[ .!]*$/u
const bare =
  /\b(bao nhieu|bao lau|may ngay|may gio|may tuoi|thu may|bao gio|khi nao|ra sao|lam sao|tai sao|vi sao|the nao|o dau|ve dau|la gi|thi ai|(?:den|toi) dau (?:roi|vay|the))\b|^sao (?!chep|ke|luc|y )|\b(?:ai|gi|nao)(?: (?:vay|a|nhi|the|ha|ad))?[ .!]*$|\b(?:co|da|duoc|can|phai) [^,.;]{1,60} (?:khong|chua)(?: (?:vay|a|nhi|the|ha|ad))?[ .!]*$/

/** Whether a text may be a question, wherever in it the asking word stands. */
export function mayAsk(text: string): boolean {
  const said = composed(text).toLowerCase().replace(/\s+/g, ' ')
  const folded = fold(said)
  return said === folded ? bare.test(folded) : marked.test(said)
}

const happensNow =
  /\b(cuu|giup) (voi|toi|tui|em|minh|chau|nha|chung|mang|nguoi|gap)\b|\bdang (?!ky|vien|uy|bo|tin|bai|nhap)|\b(bay gio|khan cap|roi(?! (thi|co duoc|duoc huong|co phai))|gap lam|goi (so|ai|dau))\b|(?<!(khi|neu|luc|hop) )\bco (may |mot |hai |1 |2 )?(nguoi|em|be|chau|ai|tre|cu|ban|thang|vu|dam|dua|chay)\b.{0,200} (lam (sao|gi)|o dau)\b/
// Somebody beside a sufferer asks what to do; so does one who only wants to know. Both get the number.
const toldWhatToDo = /\b(phai |can |nen )?(lam (sao|gi|the nao)|xu ly|so cuu|cuu) ?(the nao|nhu the nao|ra sao|sao)?\b/
const ofAnyTime = /\b(khi|neu|luc|truong hop|muc phat|che do|phong|chong|tranh)\b/

const endMarks = ' .!?)'

/** Whether words end in a mark or a word that asks. */
function endsAsking(words: string): boolean {
  let end = words.length
  while (end > 0 && endMarks.includes(words[end - 1] ?? '')) end -= 1
  return words.includes('?', end) || asksAtLast.test(words.slice(0, end))
}

/**
 * What in a question must not wait for an answer or must not be kept: a cry for help, a denunciation. A question about
 * either ("thủ tục tố cáo", "mức phạt bạo lực gia đình") is a question like any other.
 */
export function alarmsIn(question: string): { denounces: boolean; urgent: Urgent | null; asks: boolean } {
  const heard = question.slice(0, longestHeard)
  const { legal, urgent } = triage(heard)
  const words = fold(heard.trim().replace(/\s+/g, ' '))
  const asking = asksAtOnce.test(words) || endsAsking(words)
  const now = happensNow.test(words)
  const mayBeNow = toldWhatToDo.test(words) && !ofAnyTime.test(words)
  return {
    denounces: legal === 'to-cao' && denounces(words, asking),
    urgent: asking && !now && !mayBeNow ? null : urgent,
    asks: asking && !(urgent && now),
  }
}

// What names no one and asks is about the law; but an office beside the word is somebody, unless the law is named first.
const denounces = (words: string, asks: boolean) =>
  oneself.test(words) || named.test(words) || !asks || (official.test(words) && !asksAtOnce.test(words))
