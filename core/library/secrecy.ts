// A marking stands on a line of its own near the top, alone or behind "Độ mật:"; a law that speaks of secrets does not.
const marking = /^[[(*\s]*(?:(?:độ|mức độ)\s*mật\s*[:：]\s*)?(tuyệt\s+mật|tối\s+mật|mật)[\])*.!\s]*$/iu
const linesLooked = 40

/** The secrecy marking that a text bears, in lower case; null when it bears none. */
export function secretMarking(text: string): string | null {
  for (const line of text.split('\n').slice(0, linesLooked)) {
    const found = marking.exec(line.normalize('NFC'))
    if (found) return (found[1] ?? '').toLowerCase().replace(/\s+/g, ' ')
  }
  return null
}
