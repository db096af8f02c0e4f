import { say } from '../chat-commands.ts'
import { type Act, actOf } from '../conversation/act.ts'
import { type SmallTalk, smallTalkIn } from '../conversation/small-talk.ts'
import { feedbackIn } from '../feedback/opening.ts'
import { composed } from '../text/composed.ts'
import { fold } from '../text/fold.ts'
import { normalize } from '../text/normalize.ts'
import { type Wanted, wantedIn } from '../verify/wanted.ts'

type Intent =
  | { kind: 'ask'; text: string }
  | { kind: 'feedback'; text: string }
  | { kind: 'track'; code: string }
  /** Null means the last question asked there. */
  | { kind: 'hand_on'; questionId: string | null }
  | { kind: 'choose'; text: string; number: number }
  /** It begins as feedback does and asks as a question does. */
  | { kind: 'which'; text: string; told: string }
  | { kind: 'small_talk'; said: SmallTalk }
  | { kind: 'act'; act: Act }
  | { kind: 'sign_in'; code: string }
  /** Whether a text is real; one that was only passed on is a question if it is none of ours. */
  | ({ kind: 'verify' } & Wanted)
  | { kind: 'help' | 'group_id' | 'erase' | 'erase_confirmed' }

const helpWords =
  /^(#huongdan|huong dan|tro giup|help|menu|xin chao|chao|hello|hi|alo|\/?start)( (voi|a|nhe|nha|di)){0,2}[!.? ]*$/
const handOnWords =
  /^chuyen( cau hoi)?( cho)?( can bo)?( (giup|ho|dum)( (em|toi|minh|chau))?| voi| di| nhe| nha| a){0,3}[.! ]*$/
const eraseWords =
  /^(#xoadulieu|xoa (het )?du lieu( cua (toi|em|minh|chau))?)( (giup|ho)( (em|toi|minh|chau))?| voi| di| nhe| nha| a){0,3}[.! ]*$/
const askWords = /^(#hoi\s+|hoi\s*:\s*)(?=\S)/
// As the sign-in page shows it, and as people copy it.
const signInWords = /^#?dang\s{0,3}nhap\s{0,3}:?\s{0,3}(\d{3})[\s.-]?(\d{3})[.! ]{0,5}$/
const groupIdWords = /^(#manhom|ma nhom)[.!? ]*$/
const trackWords = /^(#tracuu|tra cuu|ma)\s*(?::\s*)?([0-9a-z]{6})$/

// Longer than anything that is taken in: nothing but how it begins is read, to say which of both it is too long for.
const longestHeard = 20_000
const longestCommand = 60

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
  const handOn = /^#chuyen (qu_[0-9a-z]+)$/.exec(words)
  if (handOn?.[1]) return { kind: 'hand_on', questionId: handOn[1] }
  if (handOnWords.test(words)) return { kind: 'hand_on', questionId: null }
  if (words === say.eraseConfirmed || /^dong y xoa[.! ]*$/.test(words)) return { kind: 'erase_confirmed' }
  if (eraseWords.test(words)) return { kind: 'erase' }
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
  const act = actOf(text)
  if (act?.kind === 'menu') return { kind: 'help' }
  if (act) return { kind: 'act', act }
  const feedback = feedbackIn(text)
  if (feedback) {
    const { told, mayBeQuestion } = feedback
    return mayBeQuestion ? { kind: 'which', text: text.trim(), told } : { kind: 'feedback', text: told }
  }
  const wanted = wantedIn(text)
  if (wanted) return { kind: 'verify', ...wanted }
  const said = smallTalkIn(text)
  if (said === 'greeting') return { kind: 'help' }
  return said ? { kind: 'small_talk', said } : { kind: 'ask', text: text.trim() }
}
