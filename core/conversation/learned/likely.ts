import { alarmsIn, mayAsk } from '../../feedback/question-alarms.ts'
import { numbersIn } from '../../text/document-number.ts'
import { fold } from '../../text/fold.ts'
import { type Act, actFor, strangeTo } from '../act.ts'
import { elsewhere, ofNoOffice } from '../acts/matters.ts'
import { disbelief } from '../acts/stop.ts'
import { noticeIn } from '../announced/match.ts'
import { feels, namesMatter } from '../passing.ts'
import { common } from '../rule.ts'
import { questionsIn } from '../several.ts'
import { plainWords, setOf, type Word, wordsOf } from '../words.ts'
import { featuresIn, isWord, mostUnknown, unknown } from './features.ts'
import { labels, page } from './page.ts'

export type Label = (typeof labels)[number]
export type Likely = Exclude<Label, 'ask'>

const ofLibrary =
  /\b(?:(?<!hieu )(?<!phap )luat|nghi dinh|thong tu|nghi quyet|quy dinh|dieu \d|khoan \d|thu tuc|muc phat|xu phat|bi phat|phat (?:bao|sao|may|the)|tham quyen|le phi|tro cap|mien giam|khai sinh|khai tu|ket hon|ly hon|thuong tru|tam tru|can cuoc|chung thuc|so do|bao hiem|luong|thue|lao dong|cua (?:nguoi )?dan|cong dan(?! cua)|co (?:duoc|bi|phai) (?:thu|phat|phep|lam (?!viec)|xay|ban|mua|huong|chia|boi))\b/
// Whoever names somebody or something asks about it.
const named = /\s\p{Lu}\p{Ll}+\s+\p{Lu}\p{Ll}/u
const longest = 120
// What is stopped, kept or asked back wants to be surer than what is only told.
const least: Partial<Record<Label, number>> = {
  ...{ small_talk: 0.7, help: 0.6, contact: 0.65 },
  ...{ stop: 0.55, start: 0.55, verify: 0.6, which: 0.6, hand_on: 0.75, my_cases: 0.6 },
}
const usual = 0.42
// Few words are chat where one of them says how somebody feels, or where the page is sure; what may ask is where it is surer.
const [fewWords, surely] = [4, 0.9]
// Without marks few words are too many others: “doi the” is “đợi thế” and “đổi thẻ”.
const isSureOfFew = (words: readonly Word[], sure: number) =>
  words.some(({ exact, folded }) => exact !== folded) ? sure >= 0.85 : words.length > 2 && sure >= 0.97
// A word of the matter itself stands in what is about it.
const cues: Partial<Record<Label, RegExp>> = {
  my_unit: /\b(?:to|khu|thon|ap|don vi|chi bo|phuong|xa|dia ban)\b/,
  my_attempt: /\b(?:thi|bai|diem|giai|trung|(?:xep|bang|toi|tui|em|minh|con|chau) hang|quiz|chung nhan|cau)\b/,
  hours:
    /^(?!.*\bco duoc khong$).*\b(?:lam|mo|dong|nghi|tiep|truc|gio|lich|kip|nhan|ranh|ai|nguoi|tan|ve|den|toi|len|ra|kham|xong|may|h)\b/,
  contact:
    /^(?!.*\bso (?:mot|1)$)(?=.*\b(?:so|goi|keu|bao|alo|lien|ai|dau|mo|nao|dia chi|sdt|dt|dien thoai(?! (?:sap|het|hu|bi|mat|toi|yeu|lag))|hotline|gap|tim|nho|kiem|mail|duong|nam|zalo|fb|facebook|website|web|danh ba|may)\b)/,
  contests: /\b(?:thi|giai|quiz|do vui|trac nghiem|cuoc)\b/,
  stop: /\b(?:tin|gui|nhan|nhac|bao|goi|theo doi|dang ky|danh sach|phien|spam|off|stop|unsub|unsubscribe|block|chan|tat|huy|ngung|dung|im)\b/,
  start:
    /^(?!.*\b(?:bot|it|giam) (?:gui|nhan|tin|lai)\b).*\b(?:tin|gui|nhan|nhac|bao|dang ky|theo doi|bat|mo|on|kenh)\b/,
  verify:
    /\b(?:tin|link|so|goi|nhan|gui|lua|gia|nghe|noi|don|thong bao|giay|qr|ma|app|mang|xung|bao|keu|fake|nay|check|kiem|xac|nhom|zalo|fb|face|facebook|(?:that|dung|thiet) (?:khong|hay|a|ha|sao|chua))\b/,
  hand_on: /\b(?:nguoi|can bo|nhan vien|tu van|admin|phu trach)\b(?!.*\bkhac\b)/,
}
// What is turned off at home, and the weather, are no messages of ours.
const noMessages = /\b(?:mua|nang|may|dien|den|nuoc|xe|quat|ti ?vi|loa|pin|bep)\b/
const ofMessages = /\b(?:tin|nhan|gui|goi|thong bao|nhac|theo doi|dang ky|spam|phien)\b/
// With their marks these are none of them, although they fold to some.
const others = setOf('thì thị thí tờ tô tơ áp thon chân chán chăn tất tật dùng dụng tính tín báu bảo bão mỡ gói')
const aboutUs = setOf(
  'chao kinh thua menu tro giup help chuc nang huong dan cach dung su dung hoat dong page nhom quay tro lai chinh lap tri gia ranh cong nghe bam nhan muc luc danh sach hoi tham chuyen can ho tro kenh zalo bot may nguoi that tra loi truc xin quy co quan cua lon tuoi khong biet xai chi gi duoc lam chut xiu ti muon de hello hi alo he lo good morning ly ban toi giup do nho moc dien thoai gia lao mu chu tro giup cam',
)

// Who has or had not what nobody chats of: “không có gương”.
const lacks =
  /^(?:(?:xe|nha|toi|tui|em|minh|chau|con|bac) )?(?:khong|chua|chang) co (?!(?:gi|chi|ai|sao|dau|ranh|thoi gian|hieu|biet|dung|nhu cau|y kien|van de|viec gi|hung|y|vui|buon|ranh|roi|tac dung|ich|trach nhiem|tam)\b)[a-z]{2,8}(?: [a-z]{2,8})?$/

// Common words too ask on after an answer.
const asksSomething =
  /\b(?:bao|may|dau|khi|nao|ai|gio|ngay|nam|thang|tuan|hom|can|phai|duoc|con|muon|dia|nha|dat|xa|tre|me|ba|con|chau|thon|khu)\b|\b(?:khong|chua|sao)$/
const endsOpen = /\b(?:khong|chua)$/

let weights: Map<string, [number, number][]> | null = null

function weightsOf(): Map<string, [number, number][]> {
  weights ??= new Map(
    page
      .trim()
      .split('\n')
      .map((line) => {
        const [feature = '', ...by] = line.split(' ')
        return [feature, by.map((one) => one.split(':').map(Number) as [number, number])]
      }),
  )
  return weights
}

/** How sure each label is of a text, by the page; they sum to one. */
export function surenessOf(text: string): { label: Label; sure: number } {
  const parts = partsOf(text)
  // Of another language, or of things that nobody said to an account before, it knows nothing.
  if (!parts) return { label: 'ask', sure: 1 }
  const best = parts.indexOf(Math.max(...parts))
  return { label: labels[best] as Label, sure: parts[best] ?? 0 }
}

/** How likely something is wanted of the account, or nothing at all, by the page; 0 for what it knows nothing of. */
export const noQuestionOf = (text: string): number => 1 - (partsOf(text)?.[labels.indexOf('ask')] ?? 1)

function partsOf(text: string): number[] | null {
  const by = weightsOf()
  const sums = labels.map(() => 0)
  const add = (feature: string) => {
    for (const [label, weight] of by.get(feature) ?? []) sums[label] = (sums[label] ?? 0) + weight / 10
  }
  let strange = 0
  const features = featuresIn(text)
  for (const feature of features) {
    if (by.has(feature)) add(feature)
    else if (isWord(feature) && strange++ < mostUnknown) add(unknown)
  }
  if (2 * strange > features.filter(isWord).length) return null
  const top = Math.max(...sums)
  const parts = sums.map((sum) => Math.exp(sum - top))
  const all = parts.reduce((sum, part) => sum + part, 0)
  return parts.map((part) => part / all)
}

/**
 * What a text that no rule heard most likely wants of the account, by a page of numbers that was learned from golden turns; null
 * where it may be a question to the library. Nothing is filed as feedback by it.
 */
export function likelyOf(text: string): Likely | null {
  if (text.length > longest || ofLibrary.test(fold(text)) || isNumbered(text) || noticeIn(text)) return null
  const { urgent, denounces } = alarmsIn(text)
  // Of several questions each is answered by itself.
  if (urgent || denounces || questionsIn(text).length > 1) return null
  const words = wordsOf(text)
  if (words.length === 0) return null
  const { label, sure } = surenessOf(text)
  if (label === 'ask' || sure < (least[label] ?? usual)) return null
  if (label === 'help')
    return words.every(({ folded }) => common.has(folded) || aboutUs.has(folded)) && !named.test(text) ? label : null
  if (label === 'my_cases' && named.test(text)) return null
  if (label === 'hours' && (elsewhere.test(plainWords(text)) || strangeTo(label, words).length > 1)) return null
  if (label === 'contact' && ofNoOffice.test(plainWords(text))) return null
  const isStop = label === 'stop' || label === 'start'
  if (isStop && disbelief.test(plainWords(text))) return null
  if (isStop && noMessages.test(plainWords(text)) && !ofMessages.test(cueWords(words))) return null
  if (label !== 'small_talk') return cues[label]?.test(cueWords(words)) === false ? null : label
  if (named.test(text) || /\d/.test(text)) return null
  if (lacks.test(plainWords(text))) return null
  // Of words alone that everybody says of everything: “ra rứa”, “chắc vậy”.
  const tells = words.some(({ folded }) => !common.has(folded))
  if (!tells && !asksSomething.test(plainWords(text))) return label
  if (words.length < 3 && endsOpen.test(plainWords(text))) return null
  if (words.length <= fewWords && (namesMatter(words) || (!feels(words) && !isSureOfFew(words, sure)))) return null
  return (mayAsk(text) || namesMatter(words)) && sure < surely ? null : label
}

// Who begins with a yes or a laugh and says a word more answers what was said.
const answersFirst = /^(?:ok|oke|oki|okie|okela|da|vang|u|uh|thoi|hihi|hehe|haha|hic) [a-z]/
const mostDoubtful = 10
// The page is no judge of what it hardly knows: a part of a chance is enough to look twice.
const leastDoubt = 0.15

/** Whether a text that is heard as a question may only be said in passing: short, asking nothing, naming nothing, and somewhat like chat. */
export function mayOnlyChat(text: string): boolean {
  const words = wordsOf(text)
  if (words.length === 0 || words.length > mostDoubtful || /\?/.test(text)) return false
  // As a region asks it, too: “khi mô mới có xe buýt”.
  if (mayAsk(text) || mayAsk(words.map(({ exact }) => exact).join(' '))) return false
  if (ofLibrary.test(fold(text)) || isNumbered(text) || noticeIn(text) || named.test(text)) return false
  const { urgent, denounces } = alarmsIn(text)
  if (urgent || denounces) return false
  return noQuestionOf(text) >= leastDoubt || (words.length <= fewWords && answersFirst.test(fold(text).trim()))
}

const cueWords = (words: readonly Word[]) =>
  words
    .filter(({ exact }) => !others.has(exact))
    .map(({ folded }) => folded)
    .join(' ')

// A page that is all but certain is heard before a rule; to leave a text to the library it is surer still.
const certain = 0.985
const certainlyAsks: Partial<Record<Label, number>> = {
  ...{ small_talk: 0.999, hours: 0.99, contact: 0.99, digest: 0.995, contests: 0.995 },
}

/** What the page is all but certain of, where a rule heard a text otherwise. */
export function overruled(heard: Label, text: string): Label | null {
  if (text.length > longest || isNumbered(text)) return null
  const { label, sure } = surenessOf(text)
  // Of what it knows nothing it is no judge: the rule heard it.
  const least = label === 'ask' ? (certainlyAsks[heard] ?? 1) : certain
  // What a rule heard is no small talk, however it sounds: “sao rồi”.
  const isOther = label !== heard && label !== 'small_talk' && sure >= least && (label !== 'ask' || sure < 1)
  return isOther && cues[label]?.test(cueWords(wordsOf(text))) !== false ? label : null
}

const acts = [
  'contact',
  'contests',
  'digest',
  'hours',
  'my_attempt',
  'my_cases',
  'my_unit',
  'start',
  'stop',
] as const satisfies Label[]

// A document's number as people type it: “17 ĐA UBND”, “24 qđ đuk”.
const typedNumber = /^\d{1,5}[ ./-]{1,2}(?:(?:qd|nq|kh|ct|tb|bc|hd|da|kl|cv|tt|nd|qc|qyd|[b-df-hj-np-tv-z]{2,8})\b)/
const isNumbered = (text: string) => numbersIn(text).length > 0 || typedNumber.test(fold(text).trim())

/** The act that a label stands for, said of a text; null for what is no act. */
export function likelyAct(label: Label, text: string): Act | null {
  if (label === 'help') return { kind: 'menu' }
  if (label === 'addition') return { kind: 'addition', text: text.trim(), sure: false }
  const kind = acts.find((one) => one === label)
  return kind ? actFor(kind, plainWords(text)) : null
}
