const quoted = /^\s?(?:>\s?)+/
const mostly = 0.5
const fewest = 5

/** A text that came in a forwarded mail without the marks that a mail programme sets before each of its lines. */
export function withoutQuoting(text: string): string {
  const lines = text.split('\n')
  const said = lines.filter((line) => line.trim() !== '')
  const marked = said.filter((line) => quoted.test(line)).length
  if (marked < fewest || marked < said.length * mostly) return text
  return lines.map((line) => line.replace(quoted, '')).join('\n')
}
