import { fold } from '../text/fold.ts'

export type SmallTalk = 'greeting' | 'opening' | 'thanks' | 'yes' | 'bye' | 'complaint' | 'wordless'

// On folded words, of the whole text: with anything more in it, it may be a question.
const particle =
  '(?: (?:a|ah|nhe|nha|nhi|oi|day|vay|the|roi|luon|nhieu|lam|rat|ban|ad|admin|bot|loa|em|anh|chi|co|chu|bac|shop|kenh|oa|minh|moi nguoi|ca nha|can bo|phuong|xa|may|qua))'
const of = (words: string) =>
  new RegExp(`^(?:da |vang |ok |oke |toi |em |minh |xin |chau |rat )*(?:${words})${particle}*$`)

const kinds: [SmallTalk, RegExp][] = [
  ['greeting', of('chao|hello|hi|helo|hey|alo|a lo|xin chao|chao buoi (?:sang|trua|chieu|toi)')],
  [
    'opening',
    of(
      'cho hoi|hoi|cho (?:toi|em|minh|chau) hoi|muon hoi|hoi chut|hoi ti|hoi (?:cai|mot ti)|co ai khong|co o do khong',
    ),
  ],
  [
    'thanks',
    of(
      'cam on|cam ta|thank|thanks|thank you|tks|thks|cam on da (?:tra loi|giup|giup do|ho tro)|tot qua|hay qua|tuyet voi|huu ich',
    ),
  ],
  [
    'yes',
    of(
      'ok|oke|okay|okie|okela|vang|da|u|uh|uhm|um|duoc|dong y|co|dung|dung roi|khong|ko|k|thoi|biet|hieu|da hieu|da ro|ro|da biet|da nhan|nhan duoc',
    ),
  ],
  ['bye', of('tam biet|bye|bai|bye bye|hen gap lai|chuc ngu ngon|chuc (?:mot )?ngay (?:tot lanh|vui ve)')],
  [
    'complaint',
    of(
      '(?:tra loi |noi )?(?:sai|khong dung|linh tinh|vo van|lung tung|nham|lac de|khong dung y)|(?:bot |loa )?ngu|ngu qua|ngu the|do qua|te qua|chan qua|vo dung|khong hieu gi(?: ca)?|chang hieu gi(?: ca)?|khong giup duoc gi|tra loi (?:do|te|chan|kem)(?: qua)?|tra loi nhu khong|tra loi gi (?:vay|the|ky|la)',
    ),
  ],
]

/** What somebody says who asks nothing: courtesy, a sign, anger at the answers. Null for all that may be a question. */
export function smallTalkIn(text: string): SmallTalk | null {
  if (text.length > 80 || text.trim() === '') return null
  if (/\?/.test(text.trim().slice(1))) return null
  const words = fold(text)
    .replace(/[^\p{L}\p{N}\s]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (words === '') return 'wordless'
  return kinds.find(([, pattern]) => pattern.test(words))?.[0] ?? null
}
