import { say } from '../chat-commands.ts'
import { type Act, actOf, actsIn } from '../conversation/act.ts'
import { englishIn } from '../conversation/english.ts'
import { type Label, likelyAct, likelyOf, overruled } from '../conversation/learned/likely.ts'
import type { SmallTalk } from '../conversation/passing.ts'
import { asksSeveral } from '../conversation/several.ts'
import { smallTalkIn, toneOf } from '../conversation/small-talk.ts'
import { plainWords } from '../conversation/words.ts'
import { feedbackIn } from '../feedback/opening.ts'
import { alarmsIn } from '../feedback/question-alarms.ts'
import { type Spoken, spokenOfCase } from '../feedback/sender/spoken.ts'
import { tellsTrouble } from '../feedback/trouble.ts'
import { composed } from '../text/composed.ts'
import { fold } from '../text/fold.ts'
import { normalize } from '../text/normalize.ts'
import { asksOfText, type Wanted, wantedIn } from '../verify/wanted.ts'

type Intent =
  | { kind: 'ask'; text: string }
  | { kind: 'feedback'; text: string }
  | { kind: 'track'; code: string }
  /** What its sender says of a case, by its code. */
  | { kind: 'case'; spoken: Spoken }
  /** Null means the last question asked there. */
  | { kind: 'hand_on'; questionId: string | null }
  | { kind: 'choose'; text: string; number: number }
  /** It begins as feedback does and asks as a question does. */
  | { kind: 'which'; text: string; told: string }
  | { kind: 'small_talk'; said: SmallTalk }
  | { kind: 'act'; act: Act }
  /** Several things wanted of the account in one message, each with its words. */
  | { kind: 'acts'; acts: { act: Act; text: string }[] }
  | { kind: 'sign_in'; code: string }
  /** Whether a text is real; one that was only passed on is a question if it is none of ours. */
  | ({ kind: 'verify' } & Wanted)
  | { kind: 'help' | 'group_id' | 'erase' | 'erase_confirmed' }

const helpWords =
  /^(#huongdan|huong dan|tro giup|help|menu|(?:xin |kinh )?chao(?: (?:chau|con|em|co|chu|bac|anh|chi|ad|moi nguoi|phuong|quy phuong))?|hello|hi|alo|\/?start)( (voi|a|nhe|nha|di)){0,2}[!.? ]*$/
const handOnWords =
  /^chuyen( cau hoi)?( cho)?( can bo)?( (giup|ho|dum)( (em|toi|minh|chau))?| voi| di| nhe| nha| a){0,3}[.! ]*$/
// Whoever wants a person to talk to is handed on as with the button.
const whoever = '(?:toi|tui|em|e|minh|mk|chau|con|bac|co|chu)'
const aPerson =
  '(?:can bo(?: tu van| phu trach| ho tro)?|nguoi that|nguoi tu van|nhan vien(?: tu van| ho tro)?|tu van vien|admin|nguoi truc|nguoi phu trach)'
const personWords = new RegExp(
  `^(?:(?:da|cho|xin|${whoever}|ad|oi|phuong|muon|can|duoc|hay|lam on) ){0,6}(?:gap|noi chuyen(?: truc tiep)?(?: voi)?|chat voi|hoi truc tiep|ket noi(?: ${whoever})?(?: voi)?|noi may(?: ${whoever})?(?: cho| voi| den)?|chuyen(?: ${whoever})? (?:cho|may cho|qua|sang|den)) (?:mot )?(?:${aPerson}|nguoi(?= di(?: (?:em|chau|con))?$| chu (?:khong|dung)))(?: (?:di(?: (?:em|chau|con))?|voi|a|nhe|nha|duoc khong|chu khong phai may|that|truc tiep|cua phuong|ad|(?:giup|ho)(?: ${whoever})?)){0,3}[.!? ]*$`,
)
// “Tôi cần người trả lời, không cần máy.”
const aPersonAnswers = new RegExp(
  `^(?:(?:da|cho|xin|${whoever}|ad|oi|phuong|chi|lam on) ){0,4}(?:can|muon|thich) (?:mot )?(?:${aPerson}|nguoi) (?:tra loi|tu van|noi chuyen|tiep)(?: (?:truc tiep|cho|giup|voi|${whoever})){0,3}(?: (?:khong|chu khong|dung)(?: [a-z]{1,5}){0,3} (?:may|bot|tu dong|robot))?[.! ]*$`,
)
// “Có người thật không cho gặp”, “có ai là người thật trả lời không”.
const anyPerson = new RegExp(
  `^co (?:ai|nguoi|nhan vien|can bo|${aPerson})(?: nao)?(?: that)? khong,? (?:thi )?cho (?:${whoever} )?(?:gap|noi chuyen(?: voi)?)[.!? ]*$|^(?:(?:o day|day|ben do) )?co (?:ai|nguoi nao|can bo nao)(?: (?:la|nao la))? (?:nguoi that|can bo|nguoi)(?: (?:tra loi|noi chuyen|nhan tin|tiep|truc))(?: (?:chuyen|voi ${whoever}|cho ${whoever}|giup))? khong\\b|^(?:o day )?co (?:can bo|nhan vien|nguoi that)(?: nao)?(?: (?:ranh|dang|truc|the|o do)){0,2} (?:tra loi|noi chuyen|tu van|giup|tiep)(?: (?:truc tiep|voi|cho))? ${whoever} khong\\b`,
)
const eraseWords =
  /^(#xoadulieu|((toi|em|minh|chau|bac|tui) )?((muon|can|xin|yeu cau|de nghi|hay) ){0,2}(cho (toi|em|minh|chau|bac) )?(xoa|huy) (het |tat ca |toan bo )?(moi )?(cac )?(du lieu|thong tin)( ca nhan)?( cua (toi|em|minh|chau|bac|co|chu|tui))( (tren|trong|o) [a-z ]{1,20}| di)?|xoa (het )?du lieu)( (giup|ho)( (em|toi|minh|chau))?| voi| di| nhe| nha| a){0,3}[.! ]*$/
const askWords = /^(#hoi\s+|hoi\s*:\s*)(?=\S)/
// As the sign-in page shows it, and as people copy it.
const signInWords = /^#?dang\s{0,3}nhap\s{0,3}:?\s{0,3}(\d{3})[\s.-]?(\d{3})[.! ]{0,5}$/
const groupIdWords = /^(#manhom|ma nhom)[.!? ]*$/
const trackWords = /^(#tracuu|tra cuu|ma)\s*(?::\s*)?([0-9a-z]{6})$/

// Longer than anything that is taken in: nothing but how it begins is read, to say which of both it is too long for.
const longestHeard = 20_000
const longestCommand = 60

function wantsPerson(text: string, words: string): boolean {
  // As it was typed, and with what is typed short written out.
  const said = [words.replace(/[,.]\s*/g, ' '), ...(words.length <= longestCommand ? [plainWords(text)] : [])]
  return said.some((one) => personWords.test(one) || aPersonAnswers.test(one) || anyPerson.test(one))
}

const wantsErased = (text: string, words: string): boolean =>
  eraseWords.test(words) || (words.length <= longestCommand && eraseWords.test(plainWords(text)))

/** What a chat message asks for. Whatever is not a command is a question. */
export function intentOf(text: string): Intent {
  if (text.length <= longestHeard) return intentIn(text)
  const { kind } = intentIn(text.trimStart().slice(0, longestCommand))
  return { kind: kind === 'feedback' ? 'feedback' : 'ask', text }
}

function intentIn(text: string): Intent {
  const words = fold(text).trim()
  // Signs that nobody sees are no question.
  if (normalize(text).trim() === '') return { kind: 'help' }
  const english = englishIn(text)
  if (english) return english.said === null ? { kind: 'ask', text: text.trim() } : intentIn(english.said)
  const handOn = /^#chuyen (qu_[0-9a-z]+)$/.exec(words)
  if (handOn?.[1]) return { kind: 'hand_on', questionId: handOn[1] }
  if (handOnWords.test(words) || wantsPerson(text, words)) return { kind: 'hand_on', questionId: null }
  if (words === say.eraseConfirmed || /^dong y xoa[.! ]*$/.test(words)) return { kind: 'erase_confirmed' }
  if (wantsErased(text, words)) return { kind: 'erase' }
  // Whoever looks something up without a code is told how.
  if (words === '' || helpWords.test(words) || /^#?tra ?cuu[.!:? ]*$/.test(words)) return { kind: 'help' }
  const asking = askWords.exec(words)
  if (asking) return { kind: 'ask', text: composed(text).trim().slice(asking[0].length).trim() }
  if (groupIdWords.test(words)) return { kind: 'group_id' }
  if (/^[1-9][.)]?$/.test(words)) return { kind: 'choose', text: text.trim(), number: Number(words[0]) }
  const [, first, last] = signInWords.exec(words) ?? []
  if (first && last) return { kind: 'sign_in', code: first + last }
  const track = trackWords.exec(words)
  if (track?.[2]) return { kind: 'track', code: track[2].toUpperCase() }
  const spoken = spokenOfCase(text)
  if (spoken) return { kind: 'case', spoken }
  const acts = actsIn(text)
  if (acts.length > 0) return { kind: 'acts', acts }
  const act = actOf(text)
  if (act && isOneOfMany(act) && asksSeveral(text)) return { kind: 'ask', text: text.trim() }
  if (act) {
    // What is told from its first word to its last is surer than the page.
    const isSure = act.kind === 'addition' || ('what' in act && act.kind !== 'contact')
    const other = isSure ? null : overruled(act.kind === 'menu' ? 'help' : act.kind, text)
    if (!other) return act.kind === 'menu' ? { kind: 'help' } : { kind: 'act', act }
    const meant = likelyAs(other, text)
    if (meant) return meant
  }
  const feedback = feedbackIn(text)
  if (feedback) {
    const { told, mayBeQuestion } = feedback
    return mayBeQuestion ? { kind: 'which', text: text.trim(), told } : { kind: 'feedback', text: told }
  }
  const wanted = wantedIn(text)
  if (wanted) return { kind: 'verify', ...wanted }
  const said = smallTalkIn(text)
  // Whoever is tired of life does not chat: the number goes out with what is asked.
  if (said && !alarmsIn(text).urgent) {
    const other = said === 'opening' ? null : overruled(said === 'greeting' ? 'help' : 'small_talk', text)
    const meant = other && likelyAs(other, text)
    return meant ?? (said === 'greeting' ? { kind: 'help' } : { kind: 'small_talk', said })
  }
  if (tellsTrouble(text)) return { kind: 'which', text: text.trim(), told: text.trim() }
  return likelyIn(text) ?? { kind: 'ask', text: text.trim() }
}

// These are asked for beside others; a stop, a start and an addition are not.
const besideOthers: ReadonlySet<Act['kind']> = new Set([
  'digest',
  'hours',
  'contact',
  'contests',
  'my_cases',
  'my_attempt',
  'my_unit',
])
const isOneOfMany = ({ kind }: Act) => besideOthers.has(kind)

/** What no rule heard, as the page of golden turns hears it. */
function likelyIn(text: string): Intent | null {
  const likely = likelyOf(text)
  return likely && likelyAs(likely, text)
}

function likelyAs(label: Label, text: string): Intent | null {
  switch (label) {
    case 'ask':
      return { kind: 'ask', text: text.trim() }
    case 'help':
      return { kind: 'help' }
    case 'small_talk':
      return { kind: 'small_talk', said: toneOf(text) }
    case 'hand_on':
      return { kind: 'hand_on', questionId: null }
    case 'which':
      return { kind: 'which', text: text.trim(), told: text.trim() }
    case 'verify':
      return { kind: 'verify', text: asksOfText(text) ? '' : text.trim(), asked: true }
    default: {
      const act = likelyAct(label, text)
      return act && { kind: 'act', act }
    }
  }
}
