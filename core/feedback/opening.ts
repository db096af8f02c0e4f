import { composed } from '../text/composed.ts'
import { fold } from '../text/fold.ts'
import { mayAsk } from './question-alarms.ts'

const who =
  '(?:toi|tui|em|e|minh|chau|con|bac|co|chu|ong|ba|me|ngoai|thim|duong|tau|choa|mk|chung (?:toi|tui|em|con)|gia dinh (?:toi|em|chung toi)|nha (?:toi|em)|ba con|cac ho dan|to \\d{1,3})'
// Who begins with manners has not begun yet.
const manners =
  '(?:(?:da|thua|kinh gui|kinh|alo|chao|xin chao)(?: (?:phuong|xa|uy ban(?: nhan dan)?(?: (?:phuong|xa))?|ubnd(?: (?:phuong|xa))?|anh|chi|em|ad|cac anh chi|can bo))?[ ,:.!]{1,2}){0,2}'
const wants = `(?:(?:${who} )?(?:muon|mun|xin|can|kinh|cho)(?: ${who})?(?: xin)?|${who}(?: co)?)(?: phep| duoc)?`
// Behind "đề nghị" stands who is asked to act: that is what is wanted of the office.
const office = '(?:phuong|xa|ubnd|uy ban|chinh quyen|cong an|co quan|dia phuong|to truong|to dan pho|ban quan ly)'
const feedbackWords = new RegExp(
  `^(${manners}(?:#phananh|(?:p/?a|k/?n|g/?y)(?=\\s{0,3}:)|(?:${wants} )?(?:(?:gui )?(?:phan anh|gop y|kien nghi)(?: la| rang)?|y kien(?=\\s{0,3}:)|(?:de nghi|bao cao|trinh bao|(?<=(?:muon|xin|can) )bao(?: (?:tin|voi|cho|len)){0,2}|yeu cau|mong|nho(?= [a-z ]{2,24} (?:xu ly|sua|don|thay|nhac|can thiep|giai quyet|dep|cat|lap|kiem tra giup)\\b))(?= (?:cac )?${office} (?!(?:cho biet|tra loi|tu van|giai thich|giai dap|huong dan|chi giup|cung cap)|(?:minh |ta |nha )?(?:ngay (?:cang|mot)|luon|mai|se)\\b)))))(?![a-z])\\s*[:,\\-–]?\\s*`,
)

// “Phản ánh ạ” tells nothing yet.
const courtesy = /^(?:(?:ạ|a|nhé|nhe|nha|với|voi|đi|di|em|ad)[\s.!]{0,3}){1,3}$/iu
// A mark after the word, or that of a button, says that it is feedback, whatever follows.
const isPlain = (command: string) => !/[:#,–-]/.test(command)

/** What a text that begins as feedback does tells; null where it does not, or plainly asks about feedback. */
export function feedbackIn(text: string): { told: string; mayBeQuestion: boolean } | null {
  const words = fold(text).trim()
  const [opening] = feedbackWords.exec(words) ?? []
  // “Phản ánh được giải quyết thế nào?” asks about feedback; with a colon it is one, whatever follows.
  if (opening === undefined || (words.endsWith('?') && !opening.includes(':'))) return null
  // Folding keeps the length of NFC text, so the opening's length fits the original too.
  const told = composed(text).trim().slice(opening.length).trim().replace(courtesy, '')
  return { told, mayBeQuestion: isPlain(opening) && mayAsk(told) }
}
