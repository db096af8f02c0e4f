import type { Habits } from './model-server.ts'

const opening = '<think>'
const closing = '</think>'

/**
 * Some servers pass on a model's thoughts within its text, between two marks that may be cut anywhere; of some the first mark
 * never comes. What comes from a server in doubt is held back until the thoughts are over.
 */
export async function* withoutThoughts(pieces: AsyncIterable<string>, habits: Habits): AsyncGenerator<string> {
  let holds = habits.thoughts === 'doubtful' || habits.thoughts === 'unopened'
  let thinking = false
  let held = ''
  for await (const piece of pieces) {
    held += piece
    const end = thinking ? -1 : held.indexOf(closing)
    if (holds && end < 0) continue
    if (end >= 0 && !held.slice(0, end).includes(opening)) {
      habits.thoughts = 'unopened'
      held = held.slice(end + closing.length)
    }
    holds = false
    for (;;) {
      const mark = thinking ? closing : opening
      const at = held.indexOf(mark)
      if (at < 0) break
      if (!thinking && at > 0) yield held.slice(0, at)
      held = held.slice(at + mark.length)
      thinking = !thinking
    }
    const keep = thinking ? cutMark(held, closing) : Math.max(cutMark(held, opening), cutMark(held, closing))
    if (!thinking && held.length > keep) yield held.slice(0, held.length - keep)
    held = held.slice(held.length - keep)
  }
  if (!thinking && held) yield held
  if (habits.thoughts !== 'unopened') habits.thoughts = 'marked'
}

/** How much of the end of a text may be the beginning of a mark. */
function cutMark(text: string, mark: string): number {
  for (let length = Math.min(mark.length - 1, text.length); length > 0; length--) {
    if (text.endsWith(mark.slice(0, length))) return length
  }
  return 0
}
