import type { Ctx } from '../context.ts'
import { refusal } from '../refusals.ts'
import { toldOf } from './in-chat.ts'
import { verifyWords } from './messages.ts'
import { longestRead } from './text/tokens.ts'
import { isTooShort, lookUp } from './verify.ts'
import type { Wanted } from './wanted.ts'

/**
 * What a screen's box for questions says of a text that somebody asks about or has passed on; null for what was passed on and is none
 * of ours, which is a question like any other. Who pasted no text is told where to.
 */
export async function verifiedOnScreen(
  ctx: Ctx,
  { text, asked }: Wanted,
  personId: string | null,
): Promise<string | null> {
  const about = text.slice(0, longestRead)
  if (about.trim() === '') return asked ? verifyWords.whichOnScreen(ctx.link('/verify')) : null
  const { verified, count } = await lookUp(ctx, about)
  if (!asked && verified.verdict === 'unknown') return null
  await count(ctx, { personId })
  if (isTooShort(verified, about)) return refusal({ code: 'INVALID', reason: 'verify.short' })
  return toldOf(ctx, about, verified).text
}
