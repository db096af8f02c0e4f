import { composed } from '../../text/composed.ts'
import { fold } from '../../text/fold.ts'
import type { Answer } from '../answer.ts'
import { answerSentences } from '../messages.ts'

// "Cho tôi hỏi" is only manners: who asks so asks about nobody in particular.
const manners =
  /(?:cho|xin|nhờ|giúp) (?:tôi|em|mình|cháu)|(?:tôi|em|mình|cháu) (?:đang |xin |muốn |cần |được )*(?:hỏi|biết|tìm hiểu)/g
const self = '(?:tôi|(?<!trẻ |chị |anh )em|mình|cháu|chúng tôi)'
const near =
  '(?:con|vợ|chồng|bố|ba|mẹ|má|ông|bà|em|em trai|em gái|nhà|hộ|đất|gia đình|trường hợp|hoàn cảnh)(?: của)? (?:tôi|em|mình|cháu)'
const verdict = '(?:được|phải|bị|có|thuộc|đủ|nên|hưởng|nộp|nhận|mất|chịu|đóng|làm)'
const pattern = `(?<![\\p{L}])(?:${near}|${self} (?:[\\p{L}]+ ){0,3}?${verdict})(?![\\p{L}])`
const marked = { manners, ownCase: new RegExp(pattern, 'u') }
// Without marks "toi" may be "tội" and "em" many words: only what leaves little doubt counts.
const bare = {
  manners: new RegExp(fold(manners.source), 'g'),
  ownCase:
    /\b(?:(?:con|vo|chong|bo|me|nha|ho|gia dinh|truong hop|hoan canh)(?: cua)? toi|(?<!(?:pham|nguoi|co|cac|ve|buoi|hom) )toi (?:\w+ ){0,3}?(?:duoc|phai|bi|co duoc|thuoc|huong))\b/,
}

/** Whether a question asks what holds for the asker ("tôi được bao nhiêu tiền"), which only a person who knows the case may say. */
export function asksOwnCase(question: string): boolean {
  const text = composed(question).toLowerCase()
  const folded = fold(text)
  const { manners, ownCase } = folded === text ? bare : marked
  return ownCase.test(text.replace(manners, ' '))
}

/** The same answer, saying that it is the rule and no verdict, and whom to ask. */
export const advised = (answer: Answer): Answer => ({
  ...answer,
  advice: answerSentences.ownCase,
  text: `${answer.text}\n\n${answerSentences.ownCase}`,
})
