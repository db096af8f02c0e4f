// A text is known by hashes of three words in a row. Of a long one those are kept that are the least in their neighbourhood
// (winnowing): any stretch as long as the neighbourhood and two words keeps one, wherever it was cut from.
const inARow = 3
const mostKept = 120
const mostAsked = 400

function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d)
  value = Math.imul(value ^ (value >>> 12), 0x297a2d39)
  return (value ^ (value >>> 15)) >>> 0
}

function hashesOf(words: readonly string[]): number[] {
  const hashes: number[] = []
  for (let i = 0; i + inARow <= words.length; i++) hashes.push(hash(words.slice(i, i + inARow).join(' ')))
  return hashes
}

/** The least of every `width` hashes in a row. Each of a wider choice is in a narrower one too, so texts of any length meet. */
function winnowed(hashes: readonly number[], width: number): number[] {
  if (width <= 1 || hashes.length <= width)
    return hashes.length <= width && width > 1 ? [Math.min(...hashes)] : [...hashes]
  const kept: number[] = []
  let at = -1
  for (let from = 0; from + width <= hashes.length; from++) {
    if (at >= from) {
      if (hashes[from + width - 1]! <= hashes[at]!) {
        at = from + width - 1
        kept.push(hashes[at]!)
      }
      continue
    }
    at = from
    for (let i = from + 1; i < from + width; i++) if (hashes[i]! <= hashes[at]!) at = i
    kept.push(hashes[at]!)
  }
  return kept
}

const chosen = (words: readonly string[], most: number): number[] => {
  const hashes = hashesOf(words)
  // Winnowing keeps two of every `width + 1`.
  const width = Math.ceil((2 * hashes.length) / most) - 1
  return [...new Set(winnowed(hashes, width))]
}

/** What the index keeps of a text. */
export const printsOf = (words: readonly string[]): number[] => chosen(words, mostKept)

/** What is looked up for a text: all of it, unless it is very long. */
export const printsAsked = (words: readonly string[]): number[] => chosen(words, mostAsked)

/** The least hashes of a text, which two tellings of it mostly share. */
export const sketchOf = (words: readonly string[], most: number): string[] => {
  const seen = new Map<number, string>()
  for (let i = 0; i + inARow <= words.length; i++) {
    const said = words.slice(i, i + inARow).join(' ')
    seen.set(hash(said), said)
  }
  return [...seen]
    .sort(([a], [b]) => a - b)
    .slice(0, most)
    .map(([, said]) => said)
}
