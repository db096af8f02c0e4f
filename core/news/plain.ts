const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  middot: '·',
  bull: '•',
}
const marks: Record<string, string> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
}

/** The words of a piece of HTML on one line: no tags, no scripts, entities as the letters they stand for. */
export function plainText(html: string): string {
  const words = html
    .replace(/<!--[\s\S]*?(-->|$)/g, ' ')
    .replace(/<(script|style)\b[\s\S]*?(<\/\1\s*>|$)/gi, ' ')
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
  return oneLine(words.replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,8});/gi, (entity, name: string) => decoded(name) ?? entity))
}

function decoded(name: string): string | null {
  if (name.startsWith('#')) {
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : null
  }
  const letter = /^([a-z])(grave|acute|circ|tilde|uml)$/i.exec(name)
  if (letter) return `${letter[1]}${marks[letter[2]!.toLowerCase()]}`.normalize('NFC')
  return named[name.toLowerCase()] ?? null
}

// Control characters and those that turn the direction of writing have no place in a line of news; the joiner of emoji may stay.
const unseen = /(?![\s\u200d])[\p{Cc}\p{Cf}]/gu

export const oneLine = (text: string) => text.replace(unseen, '').replace(/\s+/g, ' ').trim().normalize('NFC')

/** At most `max` characters, ending after a whole word and then with an ellipsis. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text
  const head = text.slice(0, max)
  const end = head.lastIndexOf(' ')
  return end > 0 ? `${head.slice(0, end).replace(/[\s,;:.–-]+$/, '')}…` : ''
}
