type Span = { start: number; end: number }

// A point ends a sentence when a capital, a quote or a new line follows, and no abbreviation or number stands before it.
const boundary = /(?<=[.!?…;][”"')\]]{0,4})\s+(?=[\p{Lu}“"'(\-–•+]|\d)|\n+/gu
const notAnEnd = /(?:^|[\s(])(?:\d{1,3}|[\p{Lu}]|TP|Tp|ThS|TS|PGS|GS|BS|Th|tr|v\.v|St|Mr|Mrs|Dr|No|số)\.$/u

/** Where the sentences of a text begin and end, spaces between them left out. A line end always ends one. */
export function sentencesOf(text: string): Span[] {
  const spans: Span[] = []
  let start = 0
  const push = (end: number) => {
    const raw = text.slice(start, end)
    const trimmed = raw.trim()
    if (trimmed) {
      const from = start + raw.indexOf(trimmed)
      spans.push({ start: from, end: from + trimmed.length })
    }
  }
  for (const match of text.matchAll(boundary)) {
    // An abbreviation is short: what stands far back need not be read again at every point.
    const before = text.slice(Math.max(start, match.index - 12), match.index)
    if (!match[0].includes('\n') && notAnEnd.test(before)) continue
    push(match.index)
    start = match.index + match[0].length
  }
  push(text.length)
  return spans
}
