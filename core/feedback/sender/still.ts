import { and, desc, eq, gte, isNull } from 'drizzle-orm'
import { feedback } from '../../../db/schema/feedback.ts'
import type { Ctx } from '../../context.ts'
import { composed } from '../../text/composed.ts'
import { fold } from '../../text/fold.ts'
import { isStopWord } from '../../text/stop-words.ts'
import { syllablesOf } from '../../text/syllables.ts'
import { dayMs } from '../../time.ts'
import { isOpenCase, mayReopen } from '../may.ts'
import { alarmsIn, mayAsk } from '../question-alarms.ts'
import { answersTo } from '../track.ts'

// That something is as it was, or not done: on folded words.
const still =
  /\b(?:van (?:chua|con|khong|hong|hu|the|nhu|y|thay|bi|chay|toi|tat|ban|hoi|on|ngap|tac|nam|do|vay|cu)|chua(?: thay)?(?: co)?(?: ai)?(?: (?:den|toi|ra))? (?:sua|lam|xong|don|thay|den|xu ly|giai quyet|khac phuc|het|duoc)|lai (?:hong|hu|tat|chay|ngap|tac|bi)|(?:hong|hu|tac|ngap|tat) lai|(?:sua|lam|don|thay)(?: xong)? roi (?:ma )?(?:lai|van)|(?:co )?thay ai (?:sua|lam|den|don|toi) dau|nhu cu|dau co (?:sua|lam|don|thay))\b/
// Nobody who came, and what was never done, is not asked for.
const nobody =
  /(?<!\p{L})(?:(?:không|chưa|chẳng|khong|chua|chang|có|co)(?: (?:thấy|có|thay|co))? ai|(?:đâu|dau) có|(?:sửa|làm|dọn|thay|đến|tới|sua|lam|don|den|toi) (?:gì|đâu|gi|dau))(?!\p{L})/giu
const [mostWords, longest] = [24, 200]
const lookedBackMs = 60 * dayMs
const mostRead = 5

/** Whether somebody says, and does not ask, that what they told of is still as it was. */
export function saysStill(text: string): boolean {
  if (text.length > longest || text.includes('?') || mayAsk(composed(text).replace(nobody, ''))) return false
  const words = fold(composed(text))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  const { urgent, denounces } = alarmsIn(text)
  return words.split(' ').length <= mostWords && still.test(words) && urgent === null && !denounces
}

// Of these every complaint is made.
const said = new Set(
  'vẫn chưa còn không thế như thấy lại mà rồi xong sửa làm dọn đến tới ra ai đâu có cũ gì hết nữa bao giờ hôm nay qua mấy ngày tuần cả bạn người phường cán bộ xử lý giải quyết khắc phục được nói hứa trả lời phản ánh ý vậy đó ấy tại sao ạ ơi ad em anh chị bác cháu mình tôi tui'.split(
    ' ',
  ),
)
const saidBare = new Set([...said].map(fold))

/** The words of a text that say what is wrong. */
const matterOf = (text: string): string[] =>
  syllablesOf(text).flatMap((word) => {
    const { exact, folded } = word
    const isSaid = said.has(exact) || (exact === folded && saidBare.has(folded))
    return isSaid || isStopWord(word, true) ? [] : [folded]
  })

/** A case that its sender may mean; `reopens` where it was answered and may be opened again, else it is open and may be added to. */
export type Meant = { code: string; text: string; reopens: boolean }

/** The latest case of a person that may still be opened or added to, and of which a text may speak; null for none. */
export async function caseMeant(ctx: Pick<Ctx, 'db' | 'now'>, personId: string, text: string): Promise<Meant | null> {
  const own = await ctx.db
    .select()
    .from(feedback)
    .where(
      and(
        ...[eq(feedback.personId, personId), isNull(feedback.mergedInto)],
        gte(feedback.updatedAt, ctx.now() - lookedBackMs),
      ),
    )
    .orderBy(desc(feedback.updatedAt))
    .limit(mostRead)
  const matter = matterOf(text)
  for (const row of own) {
    const told = new Set(syllablesOf(`${row.text} ${row.place}`).map(({ folded }) => folded))
    if (matter.length > 0 && !matter.some((word) => told.has(word))) continue
    const reopens = mayReopen(row, (await answersTo(ctx, [row.id])).at(-1), ctx.now())
    if (reopens || isOpenCase(row)) return { code: row.trackCode, text: row.text, reopens }
  }
  return null
}
