const mark = '\nCăn cứ: '

/** What explains, and behind it the clause: a form without a place of its own for it keeps both in one. */
export function sourceApart(text: string): { explanation: string; source: string } {
  const whole = `\n${text.trim()}`
  const at = whole.lastIndexOf(mark)
  const source = at < 0 ? '' : whole.slice(at + mark.length)
  if (at < 0 || source.includes('\n')) return { explanation: text.trim(), source: '' }
  return { explanation: whole.slice(0, at).trim(), source: source.trim() }
}

/** The same put together. */
export const withSource = (explanation: string, source: string): string =>
  `${explanation}${source ? `${mark}${source}` : ''}`.trim()
