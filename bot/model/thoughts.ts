import type { Habits } from './model-server.ts'

/** Between which marks models think aloud, and which they leave behind at an end. */
const thoughts: readonly [string, string][] = [
  ['<think>', '</think>'],
  ['<thinking>', '</thinking>'],
  ['<thought>', '</thought>'],
  ['<reasoning>', '</reasoning>'],
  ['<seed:think>', '</seed:think>'],
  ['[think]', '[/think]'],
  ['◁think▷', '◁/think▷'],
  ['<|begin_of_thought|>', '<|end_of_thought|>'],
  ['<|channel|>analysis', '<|channel|>final<|message|>'],
  ['<|channel|>commentary', '<|channel|>final<|message|>'],
]
const leftovers = [
  ...['<|channel|>final<|message|>', '<|im_end|>', '<|eot_id|>', '<|endoftext|>', '<|end|>', '<|return|>'],
  ...['<|start|>assistant', '<|im_start|>assistant', '<|begin_of_solution|>', '<|end_of_solution|>'],
  ...['<answer>', '</answer>', '<end_of_turn>', '</s>', '[/inst]', '<|eot|>', '<｜end▁of▁sentence｜>'],
]
const openings = thoughts.map(([opening]) => opening)
const closings = thoughts.map(([, closing]) => closing).filter((mark) => !leftovers.includes(mark))
const marks = [...openings, ...closings, ...leftovers]

/**
 * Some servers pass on a model's thoughts within its text, between two marks that may be cut anywhere; of some the first mark
 * never comes. What comes from a server in doubt is held back until the thoughts are over.
 */
export async function* withoutThoughts(pieces: AsyncIterable<string>, habits: Habits): AsyncGenerator<string> {
  let holds = habits.thoughts === 'doubtful' || habits.thoughts === 'unopened'
  let until: string | null = null
  let held = ''
  for await (const piece of pieces) {
    held += piece
    const over = until ? null : firstOf(closings, held)
    if (holds && !over) continue
    if (over && !firstOf(openings, held.slice(0, over.at))) {
      habits.thoughts = 'unopened'
      held = held.slice(over.at + over.mark.length)
    }
    holds = false
    for (;;) {
      const found: Mark | null = until ? firstOf([until], held) : firstOf([...openings, ...leftovers], held)
      if (!found) break
      if (!until && found.at > 0) yield held.slice(0, found.at)
      held = held.slice(found.at + found.mark.length)
      until = until ? null : (thoughts.find(([opening]) => opening === found.mark)?.[1] ?? null)
    }
    const keep = cutMark(held, until ? [until] : marks)
    if (!until && held.length > keep) yield held.slice(0, held.length - keep)
    held = held.slice(held.length - keep)
  }
  if (!until && held) yield held
  if (habits.thoughts !== 'unopened') habits.thoughts = 'marked'
}

type Mark = { at: number; mark: string }

/** The first of these marks in a text, in whatever capitals. */
function firstOf(among: readonly string[], text: string): Mark | null {
  const small = text.toLowerCase()
  let first: Mark | null = null
  for (const mark of among) {
    const at = small.indexOf(mark)
    if (at >= 0 && (!first || at < first.at || (at === first.at && mark.length > first.mark.length)))
      first = { at, mark }
  }
  return first
}

/** How much of the end of a text may be the beginning of a mark. */
function cutMark(text: string, among: readonly string[]): number {
  const end = text.slice(-30).toLowerCase()
  const cut = (mark: string) => {
    for (let length = Math.min(mark.length - 1, end.length); length > 0; length--)
      if (end.endsWith(mark.slice(0, length))) return length
    return 0
  }
  return Math.max(...among.map(cut))
}
