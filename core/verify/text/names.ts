import type { Token } from './tokens.ts'

// A line in capitals says nothing of names.
const mostCapital = 0.7

/** Which tokens belong to a name: capitals within a sentence, and at its beginning where another follows at once. */
export function namesIn(tokens: readonly Token[]): Uint8Array {
  const names = new Uint8Array(tokens.length)
  for (let from = 0; from < tokens.length; ) {
    let to = from
    while (to < tokens.length && tokens[to]!.sentence === tokens[from]!.sentence) to += 1
    const words = tokens.slice(from, to).filter(({ kind }) => kind === 'word')
    const capitals = words.filter(({ isCapital }) => isCapital).length
    if (words.length <= 3 || capitals <= words.length * mostCapital)
      for (let i = from; i < to; i++) names[i] = isNameAt(tokens, i) ? 1 : 0
    from = to
  }
  return names
}

const isNameAt = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]!.isCapital && (!tokens[i]!.isFirst || follows(tokens, i))

const follows = (tokens: readonly Token[], i: number) => {
  const next = tokens[i + 1]
  return next?.isCapital === true && next.sentence === tokens[i]!.sentence && next.start - tokens[i]!.end <= 1
}

/** The whole name that stands around some of its words, as positions of its first and its last word. */
export function nameAround(
  tokens: readonly Token[],
  names: Uint8Array,
  [from, to]: [number, number],
): [number, number] {
  let [start, end] = [from, to]
  const joined = (a: number, b: number) =>
    tokens[b]!.start - tokens[a]!.end <= 1 && tokens[a]!.sentence === tokens[b]!.sentence
  while (start > 0 && names[start - 1] && joined(start - 1, start)) start -= 1
  while (end + 1 < tokens.length && names[end + 1] && joined(end, end + 1)) end += 1
  return [start, end]
}
