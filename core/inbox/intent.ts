import { say } from '../chat-commands.ts'
import { fold } from '../text/fold.ts'

type Intent =
  | { kind: 'ask'; text: string }
  | { kind: 'feedback'; text: string }
  | { kind: 'track'; code: string }
  /** Null means the last question asked there. */
  | { kind: 'hand_on'; questionId: string | null }
  | { kind: 'choose'; text: string; number: number }
  | { kind: 'help' | 'group_id' | 'erase' | 'erase_confirmed' }

const helpWords = /^(#huongdan|huong dan|tro giup|help|menu|xin chao|chao|hello|hi|alo|start)[!.? ]*$/
const handOnWords = /^chuyen( cau hoi)?( cho)?( can bo)?[.! ]*$/
const eraseWords = /^(#xoadulieu|xoa du lieu( cua toi)?)[.! ]*$/
const feedbackWords = /^(#phananh|(?:gui )?phan anh|gop y|kien nghi)\s*[:,\-–]?\s*/
const groupIdWords = /^(#manhom|ma nhom)[.!? ]*$/
const trackWords = /^(#tracuu|tra cuu|ma)\s*(?::\s*)?([0-9a-z]{6})$/

/** What a chat message asks for. Whatever is not a command is a question. */
export function intentOf(text: string): Intent {
  const words = fold(text).trim()
  const handOn = /^#chuyen (qu_[0-9a-z]+)$/.exec(words)
  if (handOn?.[1]) return { kind: 'hand_on', questionId: handOn[1] }
  if (handOnWords.test(words)) return { kind: 'hand_on', questionId: null }
  if (words === say.eraseConfirmed || /^dong y xoa[.! ]*$/.test(words)) return { kind: 'erase_confirmed' }
  if (eraseWords.test(words)) return { kind: 'erase' }
  if (words === '' || helpWords.test(words)) return { kind: 'help' }
  if (groupIdWords.test(words)) return { kind: 'group_id' }
  if (/^[1-9][.)]?$/.test(words)) return { kind: 'choose', text: text.trim(), number: Number(words[0]) }
  const track = trackWords.exec(words)
  if (track?.[2]) return { kind: 'track', code: track[2].toUpperCase() }
  const feedback = feedbackWords.exec(words)
  // "Phản ánh được giải quyết thế nào?" asks about feedback; with a colon it is one, whatever follows.
  const asks = words.endsWith('?') && !feedback?.[0].includes(':')
  // Folding keeps the length of NFC text, so the command's length fits the original too.
  if (feedback && !asks)
    return { kind: 'feedback', text: text.normalize('NFC').trim().slice(feedback[0].length).trim() }
  return { kind: 'ask', text: text.trim() }
}
