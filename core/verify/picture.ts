import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import type { ErrorCode } from '../refusals.ts'
import type { PictureWordsReason } from './messages.ts'
import { longestRead } from './text/tokens.ts'
import type { Verified } from './verified.ts'
import { verify } from './verify.ts'

/** What a picture says, in words; `unsure` are those that may have been read wrongly. */
export type Words = { text: string; unsure: string[] }

const fewestLetters = 12
const letters = /[\p{L}\p{N}]/gu

/**
 * The words of a picture, as bytes or where it stands.
 *
 * @throws AppError INVALID or UNAVAILABLE with a reason of `PictureWordsReason`
 */
export async function wordsIn({ readWords }: Pick<Ctx, 'readWords'>, picture: Uint8Array | string): Promise<Words> {
  const read = await (typeof picture === 'string' ? readWords.at(picture) : readWords.of(picture))
  if ('reason' in read) throw new AppError(codeOf(read.reason), read.reason)
  if ((read.text.match(letters)?.length ?? 0) < fewestLetters) throw new AppError('INVALID', 'verify.picture-wordless')
  return { ...read, text: read.text.slice(0, longestRead) }
}

const passing = new Set<PictureWordsReason>([
  ...(['verify.picture-here', 'verify.picture-slow', 'verify.picture-busy', 'verify.picture-unreachable'] as const),
])
const codeOf = (reason: PictureWordsReason): ErrorCode => (passing.has(reason) ? 'UNAVAILABLE' : 'INVALID')

/** Whether what a picture says is ours, like a text that was pasted. Nothing of the picture is kept. */
export async function verifyPicture(
  ctx: Ctx,
  { picture, ...asked }: { picture: Uint8Array; personId: string | null; show?: boolean },
): Promise<Verified> {
  const { text, unsure } = await wordsIn(ctx, picture)
  return verify(ctx, { ...asked, text, read: { unsure } })
}
