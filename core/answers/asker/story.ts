import { queryOf } from '../../library/search/query.ts'

// Shorter ones are read whole.
const shortestStory = 250
const ownWords = 3
const mostOfIt = 0.7

const sentences = /(?<=[.!?…])\s+|\n+/u
// “Tôi muốn hỏi là …”, “cho em hỏi …”.
const leads =
  /(?<=^|[\s,])(?:muốn|muon|định|dinh|cần|can|cho|xin|xin phép|nhờ|nho)(?: (?:được|duoc|tôi|toi|tui|em|cháu|chau|mình|minh|con|bác|bac|cô|co|chú|chu)){0,2} (?:hỏi|hoi)(?=[\s,:])(?:[\s,:]+(?:là|la|rằng|rang|xem|về việc|ve viec|cán bộ|can bo))?[\s,:]+/iu
// What comes behind says why it is asked.
const reasons = /[,;]\s+(?:vì|vi|bởi|boi|tại|tai vi|do|chứ|chu|nhưng|nhung|mà|ma)(?=\s)/iu
// What leans on the story asks nothing without it.
const leaning =
  /^(?:vậy|vay|thế|the|như vậy|nhu vay|như thế|nhu the|trường hợp|truong hop|nếu vậy|neu vay|khi đó|khi do)(?=[\s,])/iu

/** The one question that a long story is told around; null where there is none, or several, or it leans on the story. */
export function questionOfStory(text: string): string | null {
  if (text.length < shortestStory) return null
  const told = text.split(sentences).map((one) => one.trim())
  const led = told.filter((one) => leads.test(one))
  const asking = led.length > 0 ? led : told.filter((one) => one.endsWith('?'))
  const [only, ...more] = asking
  if (only === undefined || more.length > 0) return null
  const lead = leads.exec(only)
  const said = lead ? only.slice(lead.index + lead[0].length) : only
  const question = said.slice(0, reasons.exec(said)?.index).trim()
  if (leaning.test(question) || question.length > text.length * mostOfIt) return null
  return queryOf(question).words.filter(({ stop }) => !stop).length >= ownWords ? question : null
}
