import type { Ctx } from '../../context.ts'
import { AppError, describe } from '../../errors.ts'
import { type Statement, statementsOf } from './drafted.ts'
import { factsOf } from './facts.ts'
import { mayBeWorded, newestOf, put, writable } from './minutes.ts'
import { isForModel, withPlain, withWorded, wordedFrom, wordingInstructions, wordingPrompt } from './worded.ts'

// What a model words well at once.
const mostAtOnce = 12
const longestWritten = 20_000

/**
 * Has a model word one stretch of what was said, with its sentences held to what they stand for; `stretch` is which, from 0. The
 * rest of the minutes (who came, what was counted, voted and resolved) no model is asked for.
 *
 * @throws AppError NOT_FOUND without a model or of a cell's meeting; CONFLICT minutes.none, minutes.stale, minutes.signing or
 * minutes.signed; UNAVAILABLE minutes.model
 */
export async function wordMinutes(
  ctx: Ctx,
  id: string,
  given: { contentHash: string; stretch: number },
): Promise<{ contentHash: string; worded: number; fell: number; next: number | null }> {
  const { gathering } = await writable(ctx, id)
  if (!mayBeWorded(ctx, gathering) || !ctx.llm) throw new AppError('NOT_FOUND')
  const before = await newestOf(ctx.db, id)
  if (!before) throw new AppError('CONFLICT', 'minutes.none')
  if (before.state !== 'draft') throw new AppError('CONFLICT', 'minutes.signing')
  if (before.contentHash !== given.contentHash) throw new AppError('CONFLICT', 'minutes.stale')
  const there = new Set(before.content.parts.flatMap(({ sentences }) => sentences.map(({ text }) => text)))
  const stretches = statementsOf(await factsOf(ctx, gathering)).flatMap(parted)
  const stretch = (stretches[given.stretch] ?? []).filter(({ sentence }) => there.has(sentence.text))
  const next = given.stretch + 1 < stretches.length ? given.stretch + 1 : null
  const shown = stretch.filter(isForModel)
  if (shown.length === 0) return { contentHash: given.contentHash, worded: 0, fell: 0, next }
  const { sentences, fell } = wordedFrom(await writtenBy(ctx, ctx.llm, wordingPrompt(shown)), shown)
  const worded = sentences.filter(({ plain }) => plain).length
  ctx.log('minutes.worded', { gatheringId: id, worded, fell })
  if (worded === 0) return { contentHash: given.contentHash, worded, fell, next }
  const content = withWorded(before.content, shown, sentences)
  // Somebody may have signed while it was written.
  const { contentHash } = await put(ctx, gathering, content, given.contentHash, { mayBeVoid: false })
  return { contentHash, worded, fell, next }
}

const parted = (statements: Statement[]): Statement[][] =>
  Array.from({ length: Math.ceil(statements.length / mostAtOnce) }, (_, n) =>
    statements.slice(n * mostAtOnce, (n + 1) * mostAtOnce),
  )

async function writtenBy(ctx: Ctx, llm: NonNullable<Ctx['llm']>, prompt: string): Promise<string> {
  let written = ''
  try {
    for await (const piece of llm.complete(wordingInstructions, prompt)) {
      written += piece
      if (written.length > longestWritten) throw new AppError('UNAVAILABLE', 'minutes.model')
    }
  } catch (error) {
    ctx.log('minutes.word-failed', { ...describe(error) })
    throw new AppError('UNAVAILABLE', 'minutes.model')
  }
  return written
}

/**
 * Gives a model's sentence up for the plain ones that it stood for. `part` and `at` count from 0.
 *
 * @throws AppError CONFLICT minutes.none, minutes.stale or minutes.signed
 */
export async function putPlainBack(
  ctx: Ctx,
  id: string,
  given: { contentHash: string; part: number; at: number },
): Promise<{ contentHash: string }> {
  const { gathering } = await writable(ctx, id)
  const before = await newestOf(ctx.db, id)
  if (!before) throw new AppError('CONFLICT', 'minutes.none')
  const content = withPlain(before.content, given.part, given.at)
  if (before.contentHash !== given.contentHash || !content) throw new AppError('CONFLICT', 'minutes.stale')
  const { contentHash } = await put(ctx, gathering, content, given.contentHash)
  return { contentHash }
}
